//! What a template file holds, told from its path inside the folder.

use std::str::FromStr;

use super::lead::{Form, ProbeKind, QuestionKind};
use super::subject::{Subject, Wording};
use crate::fault::Fault;
use crate::suggest::nearest;

/// What a file holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Holds {
    /// `leads/<kind>/<name>.hbs`: one lead.
    Lead { kind: QuestionKind, id: String },
    /// `probes/<kind>/<probe>.hbs`: one probe per line.
    Probes { kind: QuestionKind, probe: ProbeKind },
    /// `anchors/<kind>/<nature>.hbs`: five lines, one per rating.
    Anchors { kind: QuestionKind, nature: Nature },
    /// `scripts/<script>.hbs`.
    Script(Script),
    /// `partials/<name>.hbs`.
    Partial { name: String },
}

/// What a statement names: the kinds of [`Wording`], which have anchors of their own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Nature {
    Action,
    Knowledge,
    Activity,
    Quality,
}

/// The two texts that an interviewer reads out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Script {
    Introduction,
    Closing,
}

impl Nature {
    pub(super) const ALL: [Self; 4] = [Self::Action, Self::Knowledge, Self::Activity, Self::Quality];

    pub(super) fn of(subject: &Subject) -> Self {
        match subject.wording {
            Wording::Action { .. } => Self::Action,
            Wording::Knowledge(_) => Self::Knowledge,
            Wording::Activity(_) => Self::Activity,
            Wording::Quality(_) => Self::Quality,
        }
    }

    pub(super) fn as_str(self) -> &'static str {
        match self {
            Self::Action => "action",
            Self::Knowledge => "knowledge",
            Self::Activity => "activity",
            Self::Quality => "quality",
        }
    }

    /// The forms that a statement of this nature has, which are also names of fields.
    pub(super) fn forms(self) -> &'static [Form] {
        match self {
            Self::Action => &[Form::Base, Form::Past, Form::Gerund],
            Self::Knowledge => &[Form::Knowledge],
            Self::Activity => &[Form::Activity],
            Self::Quality => &[Form::Quality],
        }
    }

    /// The nature of a statement that has this form.
    pub(super) fn with_form(form: Form) -> Self {
        match form {
            Form::Base | Form::Past | Form::Gerund => Self::Action,
            Form::Knowledge => Self::Knowledge,
            Form::Activity => Self::Activity,
            Form::Quality => Self::Quality,
        }
    }
}

impl FromStr for Nature {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        Self::ALL.into_iter().find(|nature| nature.as_str() == text).ok_or(())
    }
}

/// Reads a path such as `leads/behavioural/recent.hbs`; `label` is the file as the person named it.
pub(super) fn holds(path: &str, label: &str) -> Result<Holds, Fault> {
    let parts: Vec<&str> = path.strip_suffix(".hbs").unwrap_or(path).split('/').collect();
    let fault = |what: String, known: Vec<&str>, found: &str| {
        let advice = match nearest(found, known.iter().copied()) {
            Some(near) => format!("Did you mean `{near}`?"),
            None => format!("Choose one of {}.", known.join(", ")),
        };
        Fault::new(label, what, advice).found(found)
    };
    let kind = |text: &str| {
        text.parse::<QuestionKind>().map_err(|_| {
            let known = QuestionKind::ALL.iter().map(|kind| kind.as_str()).collect();
            fault("unknown kind of question in the path".to_owned(), known, text)
        })
    };
    match parts[..] {
        ["leads", folder, name] => {
            let kind = kind(folder)?;
            Ok(Holds::Lead { kind, id: format!("{kind}/{}", checked_name(name, label)?) })
        }
        ["probes", folder, name] => {
            let kind = kind(folder)?;
            let probe = name.parse().map_err(|_| {
                let known = ProbeKind::ALL.iter().map(|probe| probe.as_str()).collect();
                fault("unknown kind of probe in the path".to_owned(), known, name)
            })?;
            Ok(Holds::Probes { kind, probe })
        }
        ["anchors", folder, name] => {
            let kind = kind(folder)?;
            let nature = name.parse().map_err(|()| {
                let known = Nature::ALL.iter().map(|nature| nature.as_str()).collect();
                fault("unknown kind of statement in the path".to_owned(), known, name)
            })?;
            Ok(Holds::Anchors { kind, nature })
        }
        ["scripts", "introduction"] => Ok(Holds::Script(Script::Introduction)),
        ["scripts", "closing"] => Ok(Holds::Script(Script::Closing)),
        ["scripts", name] => {
            Err(fault("unknown script".to_owned(), vec!["introduction", "closing"], name))
        }
        ["partials", name] => Ok(Holds::Partial { name: checked_name(name, label)?.to_owned() }),
        [folder, ..] if !["leads", "probes", "anchors", "scripts", "partials"].contains(&folder) => Err(fault(
            "a template in an unknown folder".to_owned(),
            vec!["leads", "probes", "anchors", "scripts", "partials"],
            folder,
        )),
        _ => Err(Fault::new(
            label,
            "a template in the wrong place",
            "Leads, probes and anchors belong one folder deeper, as in leads/behavioural/name.hbs; scripts and \
             partials do not, as in scripts/closing.hbs.",
        )
        .found(path)),
    }
}

/// Names of leads are kept in exports, so they are plain: lower-case letters, digits and hyphens.
fn checked_name<'n>(name: &'n str, label: &str) -> Result<&'n str, Fault> {
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    if !name.is_empty() && name.chars().all(plain) {
        return Ok(name);
    }
    Err(Fault::new(
        label,
        "a file name that cannot be an id",
        "Use lower-case letters, digits and hyphens only, as in walk-me-through.hbs.",
    )
    .found(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_path_tells_what_a_file_holds() {
        let lead = Holds::Lead { kind: QuestionKind::Contrary, id: "contrary/too-hard".to_owned() };
        let probes = Holds::Probes { kind: QuestionKind::Behavioural, probe: ProbeKind::Task };
        let anchors = Holds::Anchors { kind: QuestionKind::Situational, nature: Nature::Quality };
        for (path, expected) in [
            ("leads/contrary/too-hard.hbs", lead),
            ("probes/behavioural/task.hbs", probes),
            ("anchors/situational/quality.hbs", anchors),
            ("scripts/closing.hbs", Holds::Script(Script::Closing)),
            ("partials/joining.hbs", Holds::Partial { name: "joining".to_owned() }),
        ] {
            assert_eq!(holds(path, path), Ok(expected));
        }
    }

    #[test]
    fn a_wrong_path_is_answered_with_the_right_ones() {
        let mut said = String::new();
        for path in [
            "lead/behavioural/x.hbs",
            "leads/behavioral/x.hbs",
            "leads/x.hbs",
            "leads/behavioural/deep/x.hbs",
            "leads/behavioural/Walk Me.hbs",
            "probes/contrary/outcome.hbs",
            "anchors/contrary/actions.hbs",
            "scripts/intro.hbs",
            "welcome.hbs",
        ] {
            let fault = holds(path, path).unwrap_err();
            said.push_str(&format!("{fault}\n"));
        }
        insta::assert_snapshot!(said);
    }
}
