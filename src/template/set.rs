//! [`Templates`]: every template together, checked, compiled and ready to render.

use std::collections::BTreeMap;
use std::fmt;
use std::path::Path;

use sha2::{Digest, Sha256};

use super::build::build;
use super::engine::{Engine, RenderError};
use super::file::{Nature, Script};
use super::lead::{Anchor, Lead, Probe, ProbeKind, QuestionKind};
use super::parse::{AnchorLine, Parsed, Unit};
use super::source::{self, FileFault, Sources};
use super::subject::{ScriptContext, Subject};
use crate::fault::{Fault, Faults};

/// A checked set of templates. It never changes; share it in an `Arc`.
#[derive(Clone)]
pub struct Templates {
    sources: Sources,
    version: String,
    engine: Engine,
    leads: Vec<Lead>,
    probes: BTreeMap<(QuestionKind, ProbeKind), Vec<Unit>>,
    anchors: BTreeMap<(QuestionKind, Nature), Vec<AnchorLine>>,
    scripts: BTreeMap<Script, Unit>,
}

/// Short on purpose: the words of every template are of no use in a log line.
impl fmt::Debug for Templates {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Templates").field("version", &self.version).field("leads", &self.leads.len()).finish()
    }
}

impl Templates {
    /// The templates that ship with the program.
    pub fn built_in() -> Self {
        assemble(&source::built_in()).expect("a test loads the templates that ship")
    }

    /// The built-in templates, with those of a folder added or put in their place by relative path.
    ///
    /// # Errors
    ///
    /// Every fault of every file at once, and the folder itself if it cannot be read.
    pub fn load(dir: Option<&Path>) -> Result<Self, Faults> {
        let mut sources = source::built_in();
        let mut faults = dir.map(|dir| source::overlay(dir, &mut sources)).unwrap_or_default();
        match assemble(&sources) {
            Ok(templates) if faults.is_empty() => Ok(templates),
            Ok(_) => Err(only_faults(faults)),
            Err(more) => {
                faults.extend(more);
                Err(only_faults(faults))
            }
        }
    }

    /// Loads again. A file at fault keeps its last good version, a new file at fault is left out, and if the rest
    /// does not fit together then, everything stays as it was. The faults say what was not taken over and why.
    #[must_use]
    pub fn reload(&self, dir: Option<&Path>) -> (Self, Faults) {
        let mut sources = source::built_in();
        let mut faults = dir.map(|dir| source::overlay(dir, &mut sources)).unwrap_or_default();
        if faults.iter().any(|fault| fault.path.is_none()) {
            return (self.clone(), only_faults(faults));
        }
        self.restore(&faults, &mut sources);
        loop {
            match assemble(&sources) {
                Ok(templates) => return (templates, only_faults(faults)),
                Err(found) => {
                    let restored = self.restore(&found, &mut sources);
                    faults.extend(found);
                    if !restored {
                        return (self.clone(), only_faults(faults));
                    }
                }
            }
        }
    }

    /// Puts the last good version of each file at fault in its place; tells whether that changed anything.
    fn restore(&self, faults: &[FileFault], sources: &mut Sources) -> bool {
        let mut changed = false;
        for path in faults.iter().filter_map(|fault| fault.path.as_ref()) {
            let last_good = self.sources.get(path);
            if sources.get(path) == last_good {
                continue;
            }
            match last_good {
                Some(good) => sources.insert(path.clone(), good.clone()),
                None => sources.remove(path),
            };
            changed = true;
        }
        changed
    }

    /// Digest of the words: two sets with the same version say the same. Sixteen hexadecimal digits.
    pub fn version(&self) -> &str {
        &self.version
    }

    /// Every lead that can be asked, sorted by id.
    pub fn leads(&self) -> &[Lead] {
        &self.leads
    }

    /// The words of a lead question about this subject.
    ///
    /// # Errors
    ///
    /// If the subject does not have the lead's form, if a field is blank, or if the lead is not of this set.
    pub fn render_lead(&self, lead: &Lead, subject: &Subject) -> Result<String, RenderError> {
        if subject.form(lead.form).is_none() {
            return Err(RenderError::MissingForm { lead: lead.id.clone(), form: lead.form });
        }
        self.engine.render(&lead_path(lead), &subject.fields())
    }

    /// The probes for a question of this kind: situation, task, action, result, reflection, then redirect, each in
    /// the order of its file.
    ///
    /// # Errors
    ///
    /// If a field is blank.
    pub fn probes(&self, kind: QuestionKind, subject: &Subject) -> Result<Vec<Probe>, RenderError> {
        let fields = subject.fields();
        let mut probes = Vec::new();
        for &probe in ProbeKind::ALL {
            for unit in self.probes.get(&(kind, probe)).into_iter().flatten() {
                let text = self.engine.render(&unit.name, &fields)?;
                // A probe inside `{{#if knowledge}}` is not there for other subjects.
                if !text.trim().is_empty() {
                    probes.push(Probe { kind: probe, text });
                }
            }
        }
        Ok(probes)
    }

    /// What an answer of each rating from 1 to 5 shows, for a question of this kind.
    ///
    /// # Errors
    ///
    /// If a field is blank.
    pub fn anchors(&self, kind: QuestionKind, subject: &Subject) -> Result<Vec<Anchor>, RenderError> {
        let fields = subject.fields();
        let lines = self.anchors.get(&(kind, Nature::of(subject))).into_iter().flatten();
        lines
            .map(|line| {
                let text = self.engine.render(&line.unit.name, &fields)?;
                Ok(Anchor { rating: line.rating, label: line.label.clone(), text })
            })
            .collect()
    }

    /// What the interviewer says before the first question.
    ///
    /// # Errors
    ///
    /// If a field is blank.
    pub fn introduction(&self, context: &ScriptContext) -> Result<String, RenderError> {
        self.script(Script::Introduction, context)
    }

    /// What the interviewer says after the last question.
    ///
    /// # Errors
    ///
    /// If a field is blank.
    pub fn closing(&self, context: &ScriptContext) -> Result<String, RenderError> {
        self.script(Script::Closing, context)
    }

    fn script(&self, script: Script, context: &ScriptContext) -> Result<String, RenderError> {
        match self.scripts.get(&script) {
            Some(unit) => self.engine.render(&unit.name, &context.fields()),
            None => Err(RenderError::NoSuchTemplate(format!("{script:?}").to_lowercase())),
        }
    }
}

/// The path of a lead's file, which is its name in the engine.
fn lead_path(lead: &Lead) -> String {
    format!("leads/{}.hbs", lead.id)
}

/// The faults in the order of files and places.
fn only_faults(faults: Vec<FileFault>) -> Faults {
    let mut faults: Vec<Fault> = faults.into_iter().map(|found| found.fault).collect();
    faults.sort_by(|a, b| (&a.file, a.place).cmp(&(&b.file, b.place)));
    Faults(faults)
}

/// Builds the set and puts its parts where they are looked up.
fn assemble(sources: &Sources) -> Result<Templates, Vec<FileFault>> {
    let (engine, files) = build(sources)?;
    let mut templates = Templates {
        sources: sources.clone(),
        version: digest(sources),
        engine,
        leads: Vec::new(),
        probes: BTreeMap::new(),
        anchors: BTreeMap::new(),
        scripts: BTreeMap::new(),
    };
    for file in files {
        match file {
            Parsed::Lead(lead, _) => templates.leads.push(lead),
            Parsed::Probes(kind, probe, units) => drop(templates.probes.insert((kind, probe), units)),
            Parsed::Anchors(kind, nature, lines) => drop(templates.anchors.insert((kind, nature), lines)),
            Parsed::Script(script, unit) => drop(templates.scripts.insert(script, unit)),
            Parsed::Partial(..) | Parsed::Disabled => {}
        }
    }
    templates.leads.sort_by(|a, b| a.id.cmp(&b.id));
    Ok(templates)
}

/// Digest of paths and words, not of where the files lie.
fn digest(sources: &Sources) -> String {
    let mut hasher = Sha256::new();
    for (path, source) in sources {
        for part in [path.as_str(), &source.text] {
            hasher.update((part.len() as u64).to_be_bytes());
            hasher.update(part.as_bytes());
        }
    }
    hasher.finalize().iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}
