//! A question set as a sheet.

use super::{Anchor, Competency, Level, Question, Sheet, Statement};
use crate::export::words;
use crate::profile;
use crate::question::{self, CompetencyCoverage, QuestionId, QuestionSet};

impl From<&QuestionSet> for Sheet {
    fn from(set: &QuestionSet) -> Self {
        let (profile, seed) = (&set.profile, set.request.seed);
        let anchors = set.questions.first().map(|question| question.anchors.as_slice()).unwrap_or_default();
        let number = |id: &QuestionId| set.questions.iter().position(|question| question.id == *id);
        Self {
            genre: "Interview questions",
            title: profile.title.clone(),
            role: profile::role(&profile.title).map(str::to_owned),
            edition: format!("seed {seed}"),
            origin: format!(
                "Seed {seed} · profile {} version {} · templates version {}",
                profile.id, profile.version, set.templates
            ),
            hint: format!(
                "Seed {seed} makes this set again. --format markdown adds all probes, rating anchors and coverage."
            ),
            remarks: words::shortfall(set).into_iter().collect(),
            minutes: set.request.size.interview_minutes(set.minutes()),
            introduction: set.introduction.clone(),
            closing: set.closing.clone(),
            scale: anchors
                .iter()
                .map(|anchor| Level { rating: anchor.rating, label: anchor.label.clone() })
                .collect(),
            questions: set.questions.iter().map(question).collect(),
            competencies: set
                .coverage
                .competencies
                .iter()
                .map(|covered| competency(covered, &|id| number(id).map(|at| at + 1)))
                .collect(),
        }
    }
}

fn question(question: &question::Question) -> Question {
    let anchor = |anchor: &crate::template::Anchor| Anchor {
        rating: anchor.rating,
        label: anchor.label.clone(),
        text: Some(anchor.text.clone()),
    };
    Question {
        id: question.id.to_string(),
        competency: question.competency.clone(),
        statement: Some(question.statement.clone()),
        part: question.part.as_ref().map(|part| part.text.clone()),
        kind: question.kind,
        lead: question.lead.clone(),
        probes: question.probes.clone(),
        anchors: question.anchors.iter().map(anchor).collect(),
        minutes: question.minutes,
        must_ask: question.must_ask,
    }
}

/// A competency of the coverage, its questions by their numbers.
fn competency(covered: &CompetencyCoverage, number: &dyn Fn(&QuestionId) -> Option<usize>) -> Competency {
    let numbers = |ids: &[QuestionId]| -> Vec<usize> {
        let mut numbers: Vec<usize> = ids.iter().filter_map(number).collect();
        numbers.sort_unstable();
        numbers
    };
    let statements: Vec<Statement> = covered
        .statements
        .iter()
        .map(|statement| Statement {
            text: statement.text.clone(),
            questions: numbers(&statement.questions),
            parts: statement.parts,
        })
        .collect();
    let mut questions: Vec<usize> =
        statements.iter().flat_map(|statement| statement.questions.iter().copied()).collect();
    questions.sort_unstable();
    Competency { name: covered.name.clone(), weight: 1, statements, questions }
}
