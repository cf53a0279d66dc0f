//! Changing a guide: one [`Edit`] at a time, each a pure function of the guide, the templates, and who asks when.

mod competencies;
mod own;
mod place;
#[cfg(test)]
mod tests;
mod weights;
mod words;

pub use own::OwnQuestion;
pub use weights::parse as parse_weights;

use crate::guide::model::limits::MINUTES;
use crate::guide::model::{Weight, anchors_of};
use crate::guide::workshop::Workshop;
use crate::guide::{Guide, GuideError, GuideQuestion, Person, StandardScale, State, Timestamp, Weights};
use crate::question::QuestionId;
use crate::template::Templates;

/// Who does something, and when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stamp {
    /// Who.
    pub by: Person,
    /// When.
    pub at: Timestamp,
}

/// Which way a question moves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// To be asked earlier.
    Up,
    /// To be asked later.
    Down,
}

/// One change of a guide.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Edit {
    /// Ask the same statement in other words.
    Reword(QuestionId),
    /// Ask about another statement.
    Restate(QuestionId),
    /// Take a question out.
    Remove(QuestionId),
    /// Ask a question earlier or later.
    Move(QuestionId, Direction),
    /// Ask every candidate, or leave it out when time is short.
    MustAsk(QuestionId, bool),
    /// Allow this many minutes.
    Minutes(QuestionId, u32),
    /// Add a question about a statement that none is about yet: of this competency, or of the one asked about least.
    Add(Option<String>),
    /// Add a person's own question.
    AddOwn(OwnQuestion),
    /// Change a person's own question.
    ChangeOwn(QuestionId, OwnQuestion),
    /// Keep a person's own question in spite of its warnings.
    Keep(QuestionId),
    /// Test these competencies: questions about others go, and one comes for each that none is about yet.
    Competencies(Vec<String>),
    /// Count the competencies so, for this reason.
    Weigh(Vec<Weight>, String),
    /// Count every competency the same.
    WeighEqually,
    /// Rate on this scale.
    Scale(StandardScale),
}

impl Guide {
    /// The guide after an edit. An edit of an approved version begins the draft of the next one; the approved one stays.
    ///
    /// # Errors
    ///
    /// If the edit cannot be made; nothing is changed then.
    pub fn apply(&self, edit: Edit, templates: &Templates, stamp: &Stamp) -> Result<Self, GuideError> {
        let mut guide = self.clone();
        if guide.is_approved() {
            guide.state = State::Draft;
            guide.version += 1;
        }
        match edit {
            Edit::Reword(id) => words::reword(&mut guide, &id, templates)?,
            Edit::Restate(id) => words::restate(&mut guide, &id, templates)?,
            Edit::Remove(id) => place::remove(&mut guide, &id)?,
            Edit::Move(id, direction) => place::shift(&mut guide, &id, direction)?,
            Edit::MustAsk(id, must_ask) => guide.question_mut(&id)?.must_ask = must_ask,
            Edit::Minutes(id, minutes) => {
                let question = guide.question_mut(&id)?;
                question.minutes =
                    Some(minutes).filter(|m| MINUTES.contains(m)).ok_or(GuideError::Minutes(minutes))?;
            }
            Edit::Add(competency) => words::add(&mut guide, competency.as_deref(), templates)?,
            Edit::AddOwn(own) => own::add(&mut guide, own, templates, stamp)?,
            Edit::ChangeOwn(id, own) => own::change(&mut guide, &id, own, templates, stamp)?,
            Edit::Keep(id) => own::keep(&mut guide, &id, stamp)?,
            Edit::Competencies(names) => competencies::choose(&mut guide, &names, templates)?,
            Edit::Weigh(weights, reason) => weights::weigh(&mut guide, weights, &reason, stamp)?,
            Edit::WeighEqually => guide.weights = Weights::Equal,
            Edit::Scale(scale) => rescale(&mut guide, scale, templates)?,
        }
        guide.finish(templates)?;
        Ok(guide)
    }

    /// Freezes the draft.
    ///
    /// # Errors
    ///
    /// If it is approved already, or a warning is left that nobody has decided about.
    pub fn approve(&self, stamp: &Stamp) -> Result<Self, GuideError> {
        if self.is_approved() {
            return Err(GuideError::Approved(self.version));
        }
        let open = self.open_warnings();
        if !open.is_empty() {
            return Err(GuideError::OpenWarnings(open));
        }
        let state = State::Approved { by: stamp.by.clone(), at: stamp.at };
        Ok(Self { state, ..self.clone() })
    }

    /// The places, from zero, of the questions with a warning that nobody has decided about.
    pub fn open_warnings(&self) -> Vec<usize> {
        let open = |(_, question): &(usize, &GuideQuestion)| question.open_warnings().next().is_some();
        self.questions.iter().enumerate().filter(open).map(|(at, _)| at).collect()
    }

    fn question_mut(&mut self, id: &QuestionId) -> Result<&mut GuideQuestion, GuideError> {
        let question = self.questions.iter_mut().find(|question| question.id == *id);
        question.ok_or_else(|| GuideError::NoQuestion(id.clone()))
    }

    fn place(&self, id: &QuestionId) -> Result<usize, GuideError> {
        self.question(id).map(|(at, _)| at).ok_or_else(|| GuideError::NoQuestion(id.clone()))
    }

    /// Brings everything into line that follows from the questions.
    fn finish(&mut self, templates: &Templates) -> Result<(), GuideError> {
        weights::settle(self);
        self.say(templates)
    }
}

/// Rates on another scale: every question gets the anchors of its kind on that scale.
fn rescale(guide: &mut Guide, scale: StandardScale, templates: &Templates) -> Result<(), GuideError> {
    guide.scale = scale.scale();
    let workshop = Workshop::of(guide, templates);
    let anchors: Result<Vec<_>, GuideError> =
        guide.questions.iter().map(|question| workshop.anchors(question)).collect();
    for (question, five) in guide.questions.iter_mut().zip(anchors?) {
        question.anchors = anchors_of(&five, &guide.scale);
    }
    Ok(())
}
