//! A question set as JSON: the contract that scripts depend on.

use serde::Serialize;

use crate::question::{Part, Question, QuestionId, QuestionSet};
use crate::template::{Anchor, Probe, QuestionKind};

/// The version of the layout. It goes up when something that is there changes; additions keep it.
const SCHEMA: &str = "starling-questions/1";

#[derive(Serialize)]
struct SetJson<'a> {
    schema: &'static str,
    profile: ProfileJson<'a>,
    templates_version: &'a str,
    seed: u32,
    minutes: u32,
    introduction: &'a str,
    questions: Vec<QuestionJson<'a>>,
    closing: &'a str,
    coverage: CoverageJson<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    shortfall: Option<ShortfallJson>,
}

#[derive(Serialize)]
struct ProfileJson<'a> {
    id: &'a str,
    title: &'a str,
    version: &'a str,
}

#[derive(Serialize)]
struct QuestionJson<'a> {
    id: &'a str,
    competency: &'a str,
    statement: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    part: Option<&'a Part>,
    kind: QuestionKind,
    lead: &'a str,
    probes: &'a [Probe],
    anchors: &'a [Anchor],
    minutes: u32,
    must_ask: bool,
}

#[derive(Serialize)]
struct CoverageJson<'a> {
    competencies_tested: usize,
    competencies: usize,
    statements_tested: usize,
    statements_in_part: usize,
    statements: usize,
    by_competency: Vec<CompetencyJson<'a>>,
}

#[derive(Serialize)]
struct CompetencyJson<'a> {
    name: &'a str,
    tested: Vec<TestedJson<'a>>,
    untested: Vec<&'a str>,
}

#[derive(Serialize)]
struct TestedJson<'a> {
    statement: &'a str,
    questions: Vec<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    parts: Option<PartsJson>,
}

#[derive(Serialize)]
struct PartsJson {
    tested: usize,
    of: usize,
}

#[derive(Serialize)]
struct ShortfallJson {
    wanted: usize,
    statements: usize,
    refused: usize,
}

/// The set as indented JSON with a line end.
pub(super) fn json(set: &QuestionSet) -> String {
    let of_set = SetJson {
        schema: SCHEMA,
        profile: ProfileJson {
            id: set.profile.id.as_str(),
            title: &set.profile.title,
            version: set.profile.version.as_str(),
        },
        templates_version: &set.templates,
        seed: set.request.seed.number(),
        minutes: set.request.size.interview_minutes(set.minutes()),
        introduction: &set.introduction,
        questions: set.questions.iter().map(of_question).collect(),
        closing: &set.closing,
        coverage: of_coverage(set),
        shortfall: set.shortfall.map(|shortfall| ShortfallJson {
            wanted: shortfall.wanted,
            statements: shortfall.statements,
            refused: shortfall.refused,
        }),
    };
    serde_json::to_string_pretty(&of_set).expect("texts and numbers always serialise") + "\n"
}

fn of_question(question: &Question) -> QuestionJson<'_> {
    QuestionJson {
        id: question.id.as_str(),
        competency: &question.competency,
        statement: &question.statement,
        part: question.part.as_ref(),
        kind: question.kind,
        lead: &question.lead,
        probes: &question.probes,
        anchors: &question.anchors,
        minutes: question.minutes,
        must_ask: question.must_ask,
    }
}

fn of_coverage(set: &QuestionSet) -> CoverageJson<'_> {
    let coverage = &set.coverage;
    let by_competency = coverage.competencies.iter().map(|competency| {
        let (tested, untested): (Vec<_>, Vec<_>) =
            competency.statements.iter().partition(|statement| !statement.questions.is_empty());
        CompetencyJson {
            name: &competency.name,
            tested: tested
                .into_iter()
                .map(|statement| TestedJson {
                    statement: &statement.text,
                    questions: statement.questions.iter().map(QuestionId::as_str).collect(),
                    parts: statement.parts.map(|(tested, of)| PartsJson { tested, of }),
                })
                .collect(),
            untested: untested.into_iter().map(|statement| statement.text.as_str()).collect(),
        }
    });
    CoverageJson {
        competencies_tested: coverage.tested_competencies(),
        competencies: coverage.competencies.len(),
        statements_tested: coverage.tested_statements(),
        statements_in_part: coverage.statements_in_part(),
        statements: coverage.statements(),
        by_competency: by_competency.collect(),
    }
}
