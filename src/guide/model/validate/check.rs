//! The faults of a guide while it is looked at, each with the way from the guide to it.

use std::collections::HashSet;
use std::fmt::Display;
use std::ops::RangeInclusive;

use crate::guide::Person;
use crate::guide::model::limits;

/// Most faults that are kept: several times what is told, because some of them turn out to be of no interest.
const MOST_KEPT: usize = 10 * limits::MAX_FAULTS;

/// One step of the way from a guide to one of its parts, as its JSON has them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(in crate::guide) enum Step {
    /// The value of a key.
    Key(&'static str),
    /// A part of a list, by its place from zero.
    At(usize),
}

/// What is wrong with a guide that came in.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{what}")]
pub struct MalformedGuide {
    what: String,
    advice: &'static str,
    way: Vec<Step>,
}

impl MalformedGuide {
    /// A fault of the whole.
    pub(in crate::guide::model) fn new(what: impl Into<String>) -> Self {
        Self { what: what.into(), advice: "Export the guide again.", way: Vec::new() }
    }

    /// What to do about it, as a sentence.
    pub(in crate::guide) fn advice(&self) -> &'static str {
        self.advice
    }

    /// Which part is wrong.
    pub(in crate::guide) fn way(&self) -> &[Step] {
        &self.way
    }
}

/// Looks at one part after the other, and notes what is wrong.
#[derive(Default)]
pub(super) struct Check {
    way: Vec<Step>,
    pub(super) faults: Vec<MalformedGuide>,
}

impl Check {
    /// Notes a fault of the part that is looked at, unless there are more already than anybody reads.
    pub(super) fn fault(&mut self, what: impl Into<String>, advice: &'static str) {
        if self.faults.len() >= MOST_KEPT {
            return;
        }
        self.faults.push(MalformedGuide { what: what.into(), advice, way: self.way.clone() });
    }

    /// Looks at the value of a key.
    pub(super) fn key(&mut self, key: &'static str, look: impl FnOnce(&mut Self)) {
        self.step(Step::Key(key), look);
    }

    /// Looks at each part of a list.
    pub(super) fn each<T>(&mut self, parts: &[T], mut look: impl FnMut(&mut Self, usize, &T)) {
        for (at, part) in parts.iter().enumerate() {
            self.step(Step::At(at), |check| look(check, at, part));
        }
    }

    fn step(&mut self, step: Step, look: impl FnOnce(&mut Self)) {
        self.way.push(step);
        look(self);
        self.way.pop();
    }

    /// A text has to say something, and not too much.
    pub(super) fn text(&mut self, name: &str, text: &str, most: usize) {
        let characters = text.chars().count();
        if text.trim().is_empty() {
            self.fault(format!("{name} is empty"), "Write a text there.");
        } else if characters > most {
            self.fault(format!("{name} has {characters} characters, and may have {most}"), "Shorten it.");
        }
    }

    /// A person has a name.
    pub(super) fn person(&mut self, role: &str, person: &Person) {
        self.key("name", |check| check.text(&format!("the name of {role}"), &person.name, limits::MAX_TEXT));
    }

    /// A number has to be within its bounds.
    pub(super) fn within<N: PartialOrd + Display + Copy>(
        &mut self,
        name: &str,
        number: N,
        bounds: &RangeInclusive<N>,
    ) {
        if !bounds.contains(&number) {
            let what = format!("{name} is {number}, and may be {} to {}", bounds.start(), bounds.end());
            self.fault(what, "Write a number within these bounds.");
        }
    }

    /// A list has to be no shorter and no longer than this.
    pub(super) fn count(&mut self, whose: &str, count: usize, of: &str, bounds: RangeInclusive<usize>) {
        let (least, most) = bounds.into_inner();
        if count < least {
            let fewest = if least == 1 { "one" } else { "two" };
            self.fault(
                format!("{whose} has {count} {of}, and needs {fewest} at least"),
                "Add what is missing.",
            );
        } else if count > most {
            self.fault(format!("{whose} has {count} {of}, and may have {most}"), "Leave some out.");
        }
    }

    /// A name may stand in a list once only, whatever its case.
    pub(super) fn first(&mut self, seen: &mut HashSet<String>, name: &str, text: &str) {
        if !seen.insert(text.to_lowercase()) {
            self.fault(format!("{name} stands twice"), "Delete one of the two, or reword it.");
        }
    }
}
