//! An interview guide as a sheet.

use super::{Anchor, Competency, Level, Question, Sheet, Statement};
use crate::guide::{Guide, GuideQuestion, Scale, State, Weights};
use crate::profile;
use crate::question::tested_parts;

impl From<&Guide> for Sheet {
    fn from(guide: &Guide) -> Self {
        let profile = &guide.origin.profile;
        Self {
            genre: "Interview guide",
            title: guide.title.clone(),
            role: profile::role(&profile.title).map(str::to_owned),
            edition: edition(guide),
            origin: format!(
                "Guide {} version {} · {} · profile {} version {} · seed {}",
                guide.id,
                guide.version,
                standing(guide),
                profile.id,
                profile.version,
                guide.origin.seed,
            ),
            hint: "--format markdown adds all probes, rating anchors and coverage.".to_owned(),
            remarks: remarks(guide),
            minutes: guide.minutes(),
            introduction: guide.introduction.clone(),
            closing: guide.closing.clone(),
            scale: guide
                .scale
                .levels
                .iter()
                .map(|level| Level { rating: level.rating, label: level.label.clone() })
                .collect(),
            questions: guide.questions.iter().map(|asked| question(asked, &guide.scale)).collect(),
            competencies: competencies(guide),
        }
    }
}

fn edition(guide: &Guide) -> String {
    let draft = if guide.is_approved() { "" } else { ", draft" };
    format!("version {}{draft}", guide.version)
}

/// Whether it may be used: "approved by Maya on 2 March 2026", "a draft by Maya".
fn standing(guide: &Guide) -> String {
    match &guide.state {
        State::Draft => format!("a draft by {}", guide.author.name),
        State::Approved { by, at } => format!("approved by {} on {}", by.name, at.day()),
    }
}

fn remarks(guide: &Guide) -> Vec<String> {
    let mut remarks = Vec::new();
    if !guide.is_approved() {
        remarks.push("This is a draft. Approve it before anybody is interviewed with it.".to_owned());
    }
    if let Weights::Unequal { reason, by, at, .. } = &guide.weights {
        remarks.push(format!(
            "The competencies count differently. {} decided so on {} and wrote: {reason}",
            by.name,
            at.day()
        ));
    }
    remarks
}

fn question(question: &GuideQuestion, scale: &Scale) -> Question {
    let anchor = |level: &crate::guide::Rating| Anchor {
        rating: level.rating,
        label: level.label.clone(),
        text: question.anchor(level.rating).map(str::to_owned),
    };
    Question {
        id: question.id.to_string(),
        competency: question.competency.clone(),
        statement: question.statement.clone(),
        part: question.part.as_ref().map(|part| part.text.clone()),
        kind: question.kind,
        lead: question.lead.clone(),
        probes: question.probes.clone(),
        // An own question may have no anchors at all: then the names of the ratings have to do.
        anchors: scale.levels.iter().map(anchor).collect(),
        minutes: question.minutes,
        must_ask: question.must_ask,
    }
}

/// The competencies of the profile, then those that only an own question names.
fn competencies(guide: &Guide) -> Vec<Competency> {
    let numbers = |tests: &dyn Fn(&GuideQuestion) -> bool| -> Vec<usize> {
        (1..)
            .zip(&guide.questions)
            .filter(|(_, question)| tests(question))
            .map(|(number, _)| number)
            .collect()
    };
    let of = |name: &str, statements: Vec<Statement>| Competency {
        name: name.to_owned(),
        weight: guide.weights.of(name),
        statements,
        questions: numbers(&|question| question.competency == name),
    };
    let known = &guide.origin.profile.competencies;
    let mut competencies: Vec<Competency> = known
        .iter()
        .map(|competency| {
            let statement = |text: &String| {
                let tests = |question: &GuideQuestion| {
                    question.competency == competency.name && question.statement.as_ref() == Some(text)
                };
                let tested = guide.questions.iter().filter(|question| tests(question));
                let parts = tested_parts(tested.map(|question| question.part.as_ref()));
                Statement { text: text.clone(), questions: numbers(&tests), parts }
            };
            let statements = competency.statements.iter().map(|known| statement(&known.text));
            of(&competency.name, statements.collect())
        })
        .collect();
    let own = guide.competencies().into_iter().filter(|name| known.iter().all(|known| known.name != *name));
    competencies.extend(own.map(|name| of(name, Vec::new())));
    competencies
}
