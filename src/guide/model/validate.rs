//! Whether a guide that comes in from outside is one that Starling could have made.

use std::collections::HashSet;

use super::{Guide, GuideQuestion, Weights, limits};

/// What is wrong with a guide that came in.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{what}")]
pub struct MalformedGuide {
    what: String,
    part: Option<Part>,
}

/// Which part of a guide is wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::guide) enum Part {
    /// The value of a key of the guide itself.
    Key(&'static str),
    /// A question, by its place from zero.
    Question(usize),
}

impl MalformedGuide {
    pub(super) fn new(what: impl Into<String>) -> Self {
        Self { what: what.into(), part: None }
    }

    /// The same fault, of this part.
    fn of(self, part: Part) -> Self {
        Self { part: Some(part), ..self }
    }

    /// Which part is wrong, if it is one that a file has a place for.
    pub(in crate::guide) fn part(&self) -> Option<Part> {
        self.part
    }
}

/// Fails with these words unless the condition holds.
fn ensure(holds: bool, what: impl FnOnce() -> String) -> Result<(), MalformedGuide> {
    if holds { Ok(()) } else { Err(MalformedGuide::new(what())) }
}

/// A text within its length that says something.
fn text(value: &str, name: &str, most: usize) -> Result<(), MalformedGuide> {
    ensure(!value.trim().is_empty(), || format!("{name} is empty"))?;
    let characters = value.chars().count();
    ensure(characters <= most, || format!("{name} has {characters} characters, and may have {most}"))
}

impl Guide {
    /// Checks what the types do not say.
    pub(in crate::guide) fn validate(&self) -> Result<(), MalformedGuide> {
        let of = |key| move |fault: MalformedGuide| fault.of(Part::Key(key));
        text(&self.title, "the title", limits::MAX_TITLE).map_err(of("title"))?;
        text(&self.author.name, "the author’s name", limits::MAX_TEXT).map_err(of("author"))?;
        text(&self.introduction, "the introduction", limits::MAX_TEXT).map_err(of("introduction"))?;
        text(&self.closing, "the closing", limits::MAX_TEXT).map_err(of("closing"))?;
        ensure(self.version >= 1, || "the version is 0, and versions count from 1".to_owned())
            .map_err(of("version"))?;
        ensure(!self.questions.is_empty(), || "it has no questions".to_owned()).map_err(of("questions"))?;
        let count = self.questions.len();
        ensure(count <= limits::MAX_QUESTIONS, || {
            format!("it has {count} questions, and may have {}", limits::MAX_QUESTIONS)
        })
        .map_err(of("questions"))?;
        self.validate_scale().map_err(of("scale"))?;
        self.validate_weights().map_err(of("weights"))?;
        let mut ids = HashSet::new();
        for (at, question) in self.questions.iter().enumerate() {
            let named = |fault: MalformedGuide| {
                MalformedGuide::new(format!("question {}: {fault}", at + 1)).of(Part::Question(at))
            };
            self.validate_question(question).map_err(named)?;
            ensure(ids.insert(&question.id), || format!("its id {} stands twice", question.id))
                .map_err(named)?;
        }
        Ok(())
    }

    fn validate_scale(&self) -> Result<(), MalformedGuide> {
        let levels = &self.scale.levels;
        ensure((2..=limits::MAX_LEVELS).contains(&levels.len()), || {
            format!("the scale has {} levels, and may have 2 to {}", levels.len(), limits::MAX_LEVELS)
        })?;
        for (at, level) in (1..).zip(levels) {
            ensure(level.rating == at, || {
                format!("level {at} of the scale has the rating {}", level.rating)
            })?;
            text(&level.label, &format!("the name of rating {at}"), limits::MAX_TITLE)?;
        }
        Ok(())
    }

    fn validate_weights(&self) -> Result<(), MalformedGuide> {
        let Weights::Unequal { weights, reason, .. } = &self.weights else { return Ok(()) };
        text(reason, "the reason for the weights", limits::MAX_REASON)?;
        for weight in weights {
            ensure(limits::WEIGHT.contains(&weight.weight), || {
                let (least, most) = (limits::WEIGHT.start(), limits::WEIGHT.end());
                format!(
                    "the weight of {} is {}, and may be {least} to {most}",
                    weight.competency, weight.weight
                )
            })?;
        }
        Ok(())
    }

    fn validate_question(&self, question: &GuideQuestion) -> Result<(), MalformedGuide> {
        text(question.id.as_str(), "its id", 40)?;
        text(&question.competency, "its competency", limits::MAX_TEXT)?;
        text(&question.lead, "its lead", limits::MAX_TEXT)?;
        ensure(limits::MINUTES.contains(&question.minutes), || {
            let (least, most) = (limits::MINUTES.start(), limits::MINUTES.end());
            format!("it has {} minutes, and may have {least} to {most}", question.minutes)
        })?;
        for probe in &question.probes {
            text(&probe.text, "a probe", limits::MAX_TEXT)?;
        }
        let mut below = 0;
        for anchor in &question.anchors {
            let rating = anchor.rating;
            ensure(self.scale.label(rating).is_some() && rating > below, || {
                format!("its anchor for rating {rating} is not on the scale, or not in order")
            })?;
            text(&anchor.text, "an anchor", limits::MAX_TEXT)?;
            below = rating;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use super::*;
    use crate::guide::Scale;

    #[test]
    fn what_no_guide_can_hold_is_refused_by_its_place() {
        type Change = fn(&mut Guide);
        let rows: [(Change, &str); 9] = [
            (|guide| guide.title = "  ".to_owned(), "the title is empty"),
            (|guide| guide.title = "t".repeat(81), "the title has 81 characters, and may have 80"),
            (|guide| guide.version = 0, "the version is 0, and versions count from 1"),
            (|guide| guide.questions.clear(), "it has no questions"),
            (|guide| guide.questions[1].minutes = 0, "question 2: it has 0 minutes, and may have 1 to 60"),
            (
                |guide| guide.questions[0].anchors[0].rating = 9,
                "question 1: its anchor for rating 9 is not on the scale, or not in order",
            ),
            (|guide| guide.questions[0].lead.clear(), "question 1: its lead is empty"),
            (|guide| guide.scale = Scale::new(["only"]), "the scale has 1 levels, and may have 2 to 10"),
            (|guide| guide.scale.levels[1].rating = 1, "level 2 of the scale has the rating 1"),
        ];
        for (change, expected) in rows {
            let mut guide = sample::guide();
            change(&mut guide);
            assert_eq!(Guide::from_json(&guide.to_json()).unwrap_err().to_string(), expected);
        }
        let mut twice = sample::guide();
        twice.questions[1].id = twice.questions[0].id.clone();
        assert!(Guide::from_json(&twice.to_json()).unwrap_err().to_string().ends_with("stands twice"));
    }
}
