//! Whether a guide that comes in from outside is one that Starling could have made.
//!
//! Everything that is wrong is told, each with the way to it, so that a file can show where it is. The numbers are bounded
//! here for everybody who works with a guide: exports, pictures, parallel forms and edits rely on them.

mod check;
mod origin;
mod question;
#[cfg(test)]
mod tests;

use std::collections::HashSet;

use super::{Guide, Scale, State, Weights, limits};
use crate::profile::limits::{MAX_COMPETENCIES, MAX_NAME_CHARS};
use check::Check;
pub use check::MalformedGuide;
pub(in crate::guide) use check::Step;

impl Guide {
    /// Everything that is wrong with it and that its types do not say; empty for a guide that is sound.
    pub(in crate::guide) fn faults(&self) -> Vec<MalformedGuide> {
        let mut check = Check::default();
        check.key("title", |check| check.text("the title", &self.title, limits::MAX_TITLE));
        check.key("version", |check| {
            check.within("the version", self.version, &limits::VERSION);
        });
        check.key("revision", |check| {
            check.within("the revision", self.revision, &limits::VERSION);
        });
        check.key("state", |check| state(check, &self.state));
        check.key("author", |check| check.person("the author", &self.author));
        check.key("origin", |check| origin::origin(check, &self.origin));
        check.key("scale", |check| scale(check, &self.scale));
        check.key("weights", |check| weights(check, &self.weights));
        for (key, text) in [("introduction", &self.introduction), ("closing", &self.closing)] {
            check.key(key, |check| check.text(&format!("the {key}"), text, limits::MAX_TEXT));
        }
        check.key("questions", |check| {
            check.count("the guide", self.questions.len(), "questions", 1..=limits::MAX_QUESTIONS);
            let mut ids = HashSet::new();
            check.each(&self.questions, |check, at, question| {
                question::question(check, at, question, &self.scale, &mut ids);
            });
        });
        check.faults
    }

    /// Checks what the types do not say.
    ///
    /// # Errors
    ///
    /// The first thing that is wrong.
    pub(in crate::guide) fn validate(&self) -> Result<(), MalformedGuide> {
        self.faults().into_iter().next().map_or(Ok(()), Err)
    }
}

fn state(check: &mut Check, state: &State) {
    let State::Approved { by, .. } = state else { return };
    check.key("approved", |check| check.key("by", |check| check.person("who approved it", by)));
}

fn scale(check: &mut Check, scale: &Scale) {
    let levels = &scale.levels;
    check.count("the scale", levels.len(), "levels", 2..=limits::MAX_LEVELS);
    check.each(levels, |check, at, level| {
        let number = at + 1;
        if usize::from(level.rating) != number {
            check.key("rating", |check| {
                let what = format!("level {number} of the scale has the rating {}", level.rating);
                check.fault(what, "Number the levels 1, 2, 3 and so on, lowest first.");
            });
        }
        check.key("label", |check| {
            check.text(&format!("the name of rating {number}"), &level.label, limits::MAX_TITLE);
        });
    });
}

fn weights(check: &mut Check, weights: &Weights) {
    let Weights::Unequal { weights, reason, by, .. } = weights else { return };
    check.key("unequal", |check| {
        check.key("reason", |check| check.text("the reason for the weights", reason, limits::MAX_REASON));
        check.key("by", |check| check.person("who weighted it", by));
        check.key("weights", |check| {
            check.count("the guide", weights.len(), "weights", 0..=MAX_COMPETENCIES);
            let mut seen = HashSet::new();
            check.each(weights, |check, _, weight| {
                check.key("competency", |check| {
                    check.text("the competency of a weight", &weight.competency, MAX_NAME_CHARS);
                    check.first(&mut seen, "the weight of a competency", &weight.competency);
                });
                check.key("weight", |check| {
                    check.within("a weight", weight.weight, &limits::WEIGHT);
                });
            });
        });
    });
}
