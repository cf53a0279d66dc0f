//! The parts of a question that templates give: leads, probes and anchors, and the names of their kinds.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::sound::Sound;
use super::subject::Subject;
use crate::profile::Level;

/// Declares an enum whose variants have one stable name each, used in files, options and exports.
macro_rules! named {
    ($(#[$meta:meta])* $name:ident, $what:literal { $($(#[$doc:meta])* $variant:ident = $text:literal),+ $(,)? }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(rename_all = "lowercase")]
        pub enum $name { $($(#[$doc])* $variant),+ }

        impl $name {
            /// All of them, in their order.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The stable name, as files, options and exports write it.
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $text),+ }
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(self.as_str())
            }
        }

        impl FromStr for $name {
            type Err = String;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                let wanted = text.trim().to_lowercase();
                Self::ALL.iter().copied().find(|one| one.as_str() == wanted).ok_or_else(|| {
                    let known: Vec<&str> = Self::ALL.iter().map(|one| one.as_str()).collect();
                    format!("`{text}` is no {}; choose one of {}", $what, known.join(", "))
                })
            }
        }
    };
}

named! {
    /// What a lead question asks about.
    QuestionKind, "kind of question" {
        /// What the person did in the past.
        Behavioural = "behavioural",
        /// What the person would do in a situation that the question sets.
        Situational = "situational",
        /// The same competency, asked for the time it did not work out.
        Contrary = "contrary",
    }
}

named! {
    /// The form of a statement that a lead is built around, and the name of the field that holds it.
    Form, "form" {
        /// "manage risks"; needs an action.
        Base = "base",
        /// "managed risks"; needs an action.
        Past = "past",
        /// "managing risks"; needs an action.
        Gerund = "gerund",
        /// What a person knows: "data protection law".
        Knowledge = "knowledge",
        /// A duty named by a noun: "change control and release management".
        Activity = "activity",
        /// What a person has or is: "attention to detail".
        Quality = "quality",
    }
}

named! {
    /// What a probe asks for: the parts of a complete answer, and the way back from a vague one.
    ProbeKind, "kind of probe" {
        /// Where and when it was, who was there.
        Situation = "situation",
        /// What had to be done, and what of it was the person's own.
        Task = "task",
        /// What the person did.
        Action = "action",
        /// What came of it.
        Result = "result",
        /// What the person made of it.
        Reflection = "reflection",
        /// Leads an answer that is general, hypothetical or about "we" back to the person and the case.
        Redirect = "redirect",
    }
}

/// A lead question without its statement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lead {
    /// Stable name, made from the path of its file: `behavioural/walk-me-through`. Exports keep it.
    pub id: String,
    /// What it asks about.
    pub kind: QuestionKind,
    /// The form it is built around.
    pub form: Form,
    /// The proficiency levels it is meant for; empty means all.
    pub levels: Vec<Level>,
    /// How often it is chosen in comparison with others; at least one.
    pub weight: u32,
    /// How it is heard.
    pub(super) sound: Sound,
}

impl Lead {
    /// Whether this lead can be asked about the subject: the subject has the form, and its level is one the lead is
    /// meant for. A lead for certain levels never fits a subject without a level.
    pub fn fits(&self, subject: &Subject) -> bool {
        let level_fits = match subject.level {
            Some(level) => self.levels.is_empty() || self.levels.contains(&level),
            None => self.levels.is_empty(),
        };
        level_fits && subject.form(self.form).is_some()
    }

    /// Whether somebody who hears both in one interview would notice that they begin or end in the same words.
    pub fn echoes(&self, other: &Self) -> bool {
        self.sound.echoes(&other.sound)
    }

    /// Whether the statement comes last, so that also a long one can be followed.
    pub fn ends_with_statement(&self) -> bool {
        self.sound.ends_with_statement
    }
}

/// A prepared follow-up question. The interviewer asks only what the answer left open.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Probe {
    /// What it asks for.
    pub kind: ProbeKind,
    /// The words.
    pub text: String,
}

/// What an answer of one rating shows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Anchor {
    /// The rating, 1 (lowest) to 5.
    pub rating: u8,
    /// The name of the rating: "Intermediate".
    pub label: String,
    /// What an interviewer can see or hear in such an answer.
    pub text: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_is_read_back() {
        for &kind in QuestionKind::ALL {
            assert_eq!(kind.to_string().parse(), Ok(kind));
            assert_eq!(serde_json::to_string(&kind).unwrap(), format!("\"{kind}\""));
        }
        for &form in Form::ALL {
            assert_eq!(form.to_string().parse(), Ok(form));
        }
        for &kind in ProbeKind::ALL {
            assert_eq!(kind.to_string().parse(), Ok(kind));
        }
    }

    #[test]
    fn an_unknown_name_is_answered_with_the_known_ones() {
        let error = "behavioral".parse::<QuestionKind>().unwrap_err();
        assert_eq!(
            error,
            "`behavioral` is no kind of question; choose one of behavioural, situational, contrary"
        );
    }
}
