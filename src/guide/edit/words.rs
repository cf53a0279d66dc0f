//! Questions from templates: other words, another statement, one more.

use crate::guide::model::limits::MAX_QUESTIONS;
use crate::guide::workshop::Workshop;
use crate::guide::{Guide, GuideError, GuideQuestion, Source};
use crate::question::{Generator, Pick, Question, QuestionId, Revision};
use crate::template::{QuestionKind, Templates};

/// Asks the same statement in other words of its kind. Where its lead is gone, in the words that the others have least.
pub(super) fn reword(guide: &mut Guide, id: &QuestionId, templates: &Templates) -> Result<(), GuideError> {
    revise(guide, id, templates, Revision::Wording, GuideError::NoWording)
}

/// Asks about another statement: of the same competency as long as it has one that is not asked about.
pub(super) fn restate(guide: &mut Guide, id: &QuestionId, templates: &Templates) -> Result<(), GuideError> {
    revise(guide, id, templates, Revision::Statement, GuideError::NoStatement)
}

fn revise(
    guide: &mut Guide,
    id: &QuestionId,
    templates: &Templates,
    revision: Revision,
    none: GuideError,
) -> Result<(), GuideError> {
    let at = guide.place(id)?;
    let old = &guide.questions[at];
    if matches!(old.source, Source::Own { .. }) {
        return Err(GuideError::Own(id.clone()));
    }
    let workshop = Workshop::of(guide, templates);
    let generator = workshop.generator(&guide.competencies())?;
    let beside = picks(guide, &workshop);
    let revised = match workshop.pick(old) {
        Some(pick) => {
            let position = beside.iter().position(|other| *other == pick).ok_or(none.clone())?;
            let revised = generator.revise(&beside, position, revision).map_err(|_| none.clone())?;
            generator.question(revised[position])
        }
        None => replacement(&generator, old, &beside, revision),
    };
    let new = revised.and_then(|question| workshop.keep(question, guide)).ok_or(none.clone())?;
    if guide.questions.iter().any(|question| question.id == new.id) {
        return Err(none);
    }
    let old = &mut guide.questions[at];
    *old = GuideQuestion { minutes: old.minutes, must_ask: old.must_ask, ..new };
    Ok(())
}

/// A question in the place of one whose lead the templates do not have any more.
fn replacement(
    generator: &Generator<'_>,
    old: &GuideQuestion,
    beside: &[Pick],
    revision: Revision,
) -> Option<Question> {
    match revision {
        Revision::Wording => {
            let statement = generator.statement(&old.competency, old.statement.as_deref()?)?;
            generator.ask(statement, old.kind, beside)
        }
        Revision::Statement => generator.another(old.kind, generator.competency(&old.competency), beside),
    }
}

/// Adds a question about a statement that none is about yet, behind the others of its competency.
pub(super) fn add(
    guide: &mut Guide,
    competency: Option<&str>,
    templates: &Templates,
) -> Result<(), GuideError> {
    if guide.questions.len() >= MAX_QUESTIONS {
        return Err(GuideError::Full);
    }
    let workshop = Workshop::of(guide, templates);
    let asked = competency.map_or_else(|| guide.competencies(), |only| vec![only]);
    let generator = workshop.generator(&asked)?;
    let only = match competency {
        Some(name) => {
            Some(generator.competency(name).ok_or_else(|| GuideError::NoCompetency(name.to_owned()))?)
        }
        None => None,
    };
    let beside = picks(guide, &workshop);
    let wanted = |kind: &&QuestionKind| {
        let kinds = &guide.origin.request.kinds;
        kinds.is_empty() || kinds.contains(kind)
    };
    let mut kinds = QuestionKind::ALL.iter().filter(wanted);
    let question = kinds.find_map(|kind| generator.another(*kind, only, &beside));
    let new = question.and_then(|question| workshop.keep(question, guide)).ok_or(GuideError::NoStatement)?;
    insert(guide, new);
    Ok(())
}

/// Puts a question behind the last of its competency; the first of a competency goes to its place in the profile's
/// order, and must be asked.
pub(super) fn insert(guide: &mut Guide, mut question: GuideQuestion) {
    let names = guide.origin.profile.competencies.iter().map(|competency| competency.name.as_str());
    let order: Vec<&str> = names.collect();
    let rank = |name: &str| order.iter().position(|known| *known == name).unwrap_or(order.len());
    let own = rank(&question.competency);
    let last = guide.questions.iter().rposition(|other| other.competency == question.competency);
    question.must_ask |= last.is_none();
    let before = || guide.questions.iter().rposition(|other| rank(&other.competency) < own);
    let at = last.or_else(before).map_or(0, |at| at + 1);
    guide.questions.insert(at, question);
}

/// What the generated questions are made of, as far as it is still there.
pub(super) fn picks(guide: &Guide, workshop: &Workshop<'_>) -> Vec<Pick> {
    guide.questions.iter().filter_map(|question| workshop.pick(question)).collect()
}
