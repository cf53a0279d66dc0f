//! Parses, checks, compiles and tries every file, and keeps every fault.

use std::collections::{BTreeMap, BTreeSet};

use super::check::Scope;
use super::engine::{Engine, RenderError};
use super::file::Nature;
use super::lead::{Form, Lead, QuestionKind};
use super::parse::{Parsed, Unit, parse};
use super::source::{FileFault, Sources};
use super::subject::{Fields, SCRIPT_FIELDS, SUBJECT_FIELDS, Subject};
use super::trial;
use crate::fault::Fault;

/// Parses, checks, compiles and tries every file.
pub(super) fn build(sources: &Sources) -> Result<(Engine, Vec<Parsed>), Vec<FileFault>> {
    let mut faults = Vec::new();
    let mut parsed: BTreeMap<&str, Parsed> = BTreeMap::new();
    for (path, source) in sources {
        match parse(path, source) {
            Ok(file) => drop(parsed.insert(path, file)),
            Err(found) => faults.extend(of_file(path, found)),
        }
    }
    // A partial at fault is named once, at its own file, not again at each file that includes it.
    let partials: BTreeSet<String> = sources
        .keys()
        .filter_map(|path| path.strip_prefix("partials/")?.strip_suffix(".hbs").map(ToOwned::to_owned))
        .collect();
    let mut engine = Engine::new();
    let mut compiled: Vec<(&str, &Parsed)> = Vec::new();
    for (path, file) in &parsed {
        match compile(&mut engine, file, &sources[*path].label, &partials) {
            Ok(()) => compiled.push((path, file)),
            Err(found) => faults.extend(of_file(path, found)),
        }
    }
    let in_partials =
        |fault: &FileFault| fault.path.as_ref().is_some_and(|path| path.starts_with("partials/"));
    if !faults.iter().any(in_partials) {
        for (path, file) in compiled {
            faults.extend(of_file(path, try_out(&engine, file, &sources[path].label)));
        }
    }
    if faults.is_empty() {
        faults.extend(
            uncovered(&engine, parsed.values()).into_iter().map(|fault| FileFault { path: None, fault }),
        );
    }
    if faults.is_empty() { Ok((engine, parsed.into_values().collect())) } else { Err(faults) }
}

fn of_file(path: &str, faults: Vec<Fault>) -> impl Iterator<Item = FileFault> {
    faults.into_iter().map(move |fault| FileFault { path: Some(path.to_owned()), fault })
}

/// Compiles every unit of a file within the scope of what the file holds.
fn compile(
    engine: &mut Engine,
    file: &Parsed,
    label: &str,
    partials: &BTreeSet<String>,
) -> Result<(), Vec<Fault>> {
    let fold = matches!(file, Parsed::Lead(..));
    let scope = match file {
        Parsed::Lead(lead, _) => {
            Scope { fields: nature_fields(Nature::with_form(lead.form)), partials: Some(partials) }
        }
        Parsed::Anchors(_, nature, _) => Scope { fields: nature_fields(*nature), partials: Some(partials) },
        Parsed::Probes(..) => Scope { fields: SUBJECT_FIELDS.to_vec(), partials: Some(partials) },
        Parsed::Script(..) => Scope { fields: SCRIPT_FIELDS.to_vec(), partials: Some(partials) },
        // Where a partial names what its includer cannot say, the trial of the includer finds it.
        Parsed::Partial(..) => Scope { fields: [SUBJECT_FIELDS, SCRIPT_FIELDS].concat(), partials: None },
        Parsed::Disabled => return Ok(()),
    };
    let mut faults = Vec::new();
    for unit in file.units() {
        if let Err(found) = engine.compile(unit, label, &scope, fold) {
            faults.extend(found);
        }
    }
    if faults.is_empty() { Ok(()) } else { Err(faults) }
}

/// The fields of a subject of this nature.
fn nature_fields(nature: Nature) -> Vec<&'static str> {
    let mut fields: Vec<&'static str> = nature.forms().iter().map(|form| form.as_str()).collect();
    fields.extend(["competency", "role", "level"]);
    fields
}

/// Renders a file with every sample it must be able to take.
fn try_out(engine: &Engine, file: &Parsed, label: &str) -> Vec<Fault> {
    let subjects = trial::subjects();
    let mut faults = Vec::new();
    let mut try_unit = |unit: &Unit, fits: &dyn Fn(&Subject) -> bool| {
        let mut fitting = subjects.iter().filter(|subject| fits(subject));
        faults.extend(fitting.find_map(|subject| trial_fault(engine, unit, label, &subject.fields())));
    };
    match file {
        Parsed::Lead(lead, unit) => {
            // A lead that cannot do without a role is passed over where there is none.
            let fits = |subject: &Subject| lead.fits(subject) && subject.role.is_some();
            try_unit(unit, &fits);
            if faults.is_empty() {
                faults.extend(subjects.iter().filter(|subject| fits(subject)).find_map(|subject| {
                    let words = engine.render(&unit.name, &subject.fields()).ok()?;
                    lead_fault(lead, unit, label, &words, subject.form(lead.form)?)
                }));
            }
        }
        Parsed::Probes(_, _, units) => {
            for unit in units {
                try_unit(unit, &|_| true);
            }
        }
        Parsed::Anchors(_, nature, lines) => {
            for line in lines {
                try_unit(&line.unit, &|subject| Nature::of(subject) == *nature);
            }
        }
        Parsed::Script(_, unit) => {
            for context in trial::scripts() {
                if let Some(fault) = trial_fault(engine, unit, label, &context.fields()) {
                    return vec![fault];
                }
            }
        }
        Parsed::Partial(..) | Parsed::Disabled => {}
    }
    faults
}

fn trial_fault(engine: &Engine, unit: &Unit, label: &str, fields: &Fields) -> Option<Fault> {
    let error = engine.render(&unit.name, fields).err()?;
    let (reason, place) = match error {
        RenderError::Failed { reason, place, .. } => (reason, place.unwrap_or((1, 1))),
        other => (other.to_string(), (1, 1)),
    };
    let (line, column) = unit.place(place.0, place.1);
    let advice = "Not every statement has every field. Put the part that names it inside `{{#if field}} ... {{/if}}`, \
                  or leave it out.";
    let advice = if reason.starts_with("the helper") {
        "Correct the call, or put it inside `{{#if field}} ... {{/if}}` if the field may be empty."
    } else {
        advice
    };
    Some(Fault::new(label, format!("the template does not work: {reason}"), advice).at(line, column))
}

/// What is wrong with the words of a lead.
fn lead_fault(lead: &Lead, unit: &Unit, label: &str, words: &str, form: &str) -> Option<Fault> {
    let last_line = unit.body.lines().count();
    if !words.to_lowercase().contains(&form.to_lowercase()) {
        let what = format!("the lead does not use its form `{}`", lead.form);
        let advice =
            format!("Write `{{{{{}}}}}` where the statement belongs, or change the `form`.", lead.form);
        return Some(Fault::new(label, what, advice).at(unit.line, unit.column).found(&unit.body));
    }
    if words.matches('?').count() > 1 {
        let advice = "Ask one thing; what else there is to ask belongs in the probes.";
        let fault = Fault::new(label, "the lead asks more than one question", advice);
        return Some(fault.at(unit.line, unit.column).found(&unit.body));
    }
    if !words.ends_with(['?', '.', '”']) {
        let (line, column) =
            unit.place(last_line, unit.body.lines().last().unwrap_or_default().chars().count());
        let advice = "End it with a question mark, or with a full stop after \"Tell me ...\".";
        return Some(Fault::new(label, "the lead has no end", advice).at(line, column).found(&unit.body));
    }
    None
}

/// A fault for each kind of question that could not be asked about some kind of statement, of any level and of no role.
fn uncovered<'p>(engine: &Engine, files: impl Iterator<Item = &'p Parsed>) -> Vec<Fault> {
    let mut subjects = trial::subjects();
    subjects.retain(|subject| subject.level.is_none() && subject.role.is_none());
    let without_role = |lead: &Lead, unit: &Unit| {
        let mut fitting = subjects.iter().filter(|subject| lead.fits(subject));
        fitting.any(|subject| engine.render(&unit.name, &subject.fields()).is_ok())
    };
    let leads: Vec<&Lead> = files
        .filter_map(|file| match file {
            Parsed::Lead(lead, unit) if without_role(lead, unit) => Some(lead),
            _ => None,
        })
        .collect();
    let mut faults = Vec::new();
    for &kind in QuestionKind::ALL {
        for nature in Nature::ALL {
            let covers = |lead: &&Lead| lead.kind == kind && Nature::with_form(lead.form) == nature;
            if !leads.iter().any(covers) {
                let forms: Vec<&str> = nature.forms().iter().copied().map(Form::as_str).collect();
                let what = format!(
                    "no {kind} lead is left for every level, and without a role, with the form {}",
                    forms.join(", ")
                );
                let advice = "Disable one lead less, or add one without `levels` that names no `role`.";
                faults.push(Fault::new(format!("leads/{kind}"), what, advice));
            }
        }
    }
    faults
}
