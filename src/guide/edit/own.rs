//! Questions that people write themselves.

use super::{Stamp, words};
use crate::guide::model::limits::{MAX_LEAD, MAX_QUESTIONS};
use crate::guide::model::{Kept, anchors_of};
use crate::guide::workshop::Workshop;
use crate::guide::{Guide, GuideError, GuideQuestion, Source, Warning};
use crate::question::{MINUTES_PER_QUESTION, QuestionId, lint};
use crate::template::{Probe, ProbeKind, QuestionKind, Templates};

/// A question in a person's own words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnQuestion {
    /// The competency it tests: one of the profile's, or one that the guide has already.
    pub competency: String,
    /// The kind; none takes the one that the words are of.
    pub kind: Option<QuestionKind>,
    /// What the interviewer says.
    pub lead: String,
    /// What the interviewer asks for when the answer leaves it out; none takes the usual ones of the kind.
    pub probes: Vec<String>,
}

/// Adds the question behind the others of its competency.
pub(super) fn add(
    guide: &mut Guide,
    own: OwnQuestion,
    templates: &Templates,
    stamp: &Stamp,
) -> Result<(), GuideError> {
    if guide.questions.len() >= MAX_QUESTIONS {
        return Err(GuideError::Full);
    }
    let question = write(guide, own, templates, stamp)?;
    if guide.question(&question.id).is_some() {
        return Err(GuideError::Twice);
    }
    words::insert(guide, question);
    Ok(())
}

/// Puts other words into the question's place. What was kept before is kept still if the rules say the same again.
pub(super) fn change(
    guide: &mut Guide,
    id: &QuestionId,
    own: OwnQuestion,
    templates: &Templates,
    stamp: &Stamp,
) -> Result<(), GuideError> {
    let at = guide.place(id)?;
    let mut new = write(guide, own, templates, stamp)?;
    if new.id != *id && guide.question(&new.id).is_some() {
        return Err(GuideError::Twice);
    }
    let old = &guide.questions[at];
    let Source::Own { author, warnings: before } = &old.source else {
        return Err(GuideError::NotOwn(id.clone()));
    };
    if let Source::Own { author: by, warnings } = &mut new.source {
        by.clone_from(author);
        for warning in warnings {
            let same = |old: &&Warning| old.rule == warning.rule && old.what == warning.what;
            warning.kept = before.iter().find(same).and_then(|old| old.kept.clone());
        }
    }
    guide.questions[at] = GuideQuestion { minutes: old.minutes, must_ask: old.must_ask, ..new };
    Ok(())
}

/// Notes that somebody decided to keep the question as it is.
pub(super) fn keep(guide: &mut Guide, id: &QuestionId, stamp: &Stamp) -> Result<(), GuideError> {
    let Source::Own { warnings, .. } = &mut guide.question_mut(id)?.source else {
        return Err(GuideError::NotOwn(id.clone()));
    };
    for warning in warnings {
        warning.kept.get_or_insert_with(|| Kept { by: stamp.by.clone(), at: stamp.at });
    }
    Ok(())
}

fn write(
    guide: &Guide,
    own: OwnQuestion,
    templates: &Templates,
    stamp: &Stamp,
) -> Result<GuideQuestion, GuideError> {
    let OwnQuestion { competency, kind, lead, probes } = own;
    let known = guide.origin.profile.competencies.iter().any(|known| known.name == competency);
    if !known && !guide.competencies().contains(&competency.as_str()) {
        return Err(GuideError::NoCompetency(competency));
    }
    let lead = lint::tidy(&lead);
    let characters = lead.chars().count();
    if !(1..=MAX_LEAD).contains(&characters) {
        return Err(GuideError::Lead(characters));
    }
    let kind = kind.unwrap_or_else(|| lint::kind_of(&lead));
    let workshop = Workshop::of(guide, templates);
    let written: Vec<Probe> = probes
        .iter()
        .map(|probe| lint::tidy(probe))
        .filter(|probe| !probe.is_empty())
        .map(|text| Probe { kind: ProbeKind::Action, text: text.chars().take(MAX_LEAD).collect() })
        .collect();
    let probes = if written.is_empty() { workshop.own_probes(&competency, kind)? } else { written };
    let warnings = lint::advice(&lead, kind).into_iter().map(|advice| Warning {
        rule: advice.rule.to_owned(),
        what: advice.what,
        why: advice.why.to_owned(),
        kept: None,
    });
    Ok(GuideQuestion {
        id: QuestionId::of_own(&competency, &lead),
        statement: None,
        part: None,
        kind,
        probes,
        anchors: anchors_of(&workshop.own_anchors(&competency, kind)?, &guide.scale),
        minutes: MINUTES_PER_QUESTION,
        must_ask: false,
        source: Source::Own { author: stamp.by.clone(), warnings: warnings.collect() },
        competency,
        lead,
    })
}
