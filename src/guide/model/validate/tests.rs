use std::fmt::Write as _;

use super::super::sample;
use super::*;
use crate::guide::model::{Anchor, CompetencySnapshot, Kept, StatementSnapshot, Weight};
use crate::guide::{Person, Source, Timestamp, Warning};
use crate::profile::limits::{MAX_STATEMENT_CHARS, MAX_STATEMENTS};
use crate::question::{Part, Size};
use crate::template::{Probe, ProbeKind, QuestionKind};

type Change = fn(&mut Guide);

fn statements(count: usize) -> Vec<StatementSnapshot> {
    (0..count)
        .map(|number| StatementSnapshot { text: format!("Plan release {number}"), level: None })
        .collect()
}

fn moment() -> Timestamp {
    Timestamp::from_unix(1_772_443_800)
}

fn weights(weights: Vec<Weight>, reason: &str) -> Weights {
    Weights::Unequal { weights, reason: reason.to_owned(), by: Person::local("  "), at: moment() }
}

fn part(number: u8, of: u8, text: &str) -> Option<Part> {
    Some(Part { number, of, text: text.to_owned() })
}

/// Everything that no guide can hold, one thing at a time.
const CHANGES: [(&str, Change); 43] = [
    ("empty title", |guide| guide.title = "  ".to_owned()),
    ("long title", |guide| guide.title = "t".repeat(81)),
    ("version 0", |guide| guide.version = 0),
    ("huge version", |guide| guide.version = u32::MAX),
    ("huge revision", |guide| guide.revision = u32::MAX),
    ("nameless author", |guide| guide.author.name.clear()),
    ("nameless approver", |guide| guide.state = State::Approved { by: Person::local(""), at: moment() }),
    ("long introduction", |guide| guide.introduction = "x".repeat(4_001)),
    ("empty closing", |guide| guide.closing.clear()),
    ("scale of one", |guide| guide.scale.levels.truncate(1)),
    ("scale out of order", |guide| guide.scale.levels[1].rating = 1),
    ("empty label", |guide| guide.scale.levels[0].label.clear()),
    ("no profile id", |guide| guide.origin.profile.id = crate::profile::ProfileId::from_text("-")),
    ("long profile title", |guide| guide.origin.profile.title = "t".repeat(201)),
    ("no competencies", |guide| guide.origin.profile.competencies.clear()),
    ("many competencies", |guide| {
        guide.origin.profile.competencies = (0..201)
            .map(|number| CompetencySnapshot { name: format!("C{number}"), statements: statements(1) })
            .collect();
    }),
    ("long competency", |guide| guide.origin.profile.competencies[1].name = "c".repeat(201)),
    ("competency twice", |guide| guide.origin.profile.competencies[1].name = "PLANNING".to_owned()),
    ("no statements", |guide| guide.origin.profile.competencies[0].statements.clear()),
    ("more statements than a pick can name", |guide| {
        guide.origin.profile.competencies[0].statements = statements(66_000);
    }),
    ("a statement too many over all", |guide| {
        guide.origin.profile.competencies[0].statements = statements(MAX_STATEMENTS - 2);
    }),
    ("empty statement", |guide| guide.origin.profile.competencies[0].statements[1].text.clear()),
    ("long statement", |guide| {
        guide.origin.profile.competencies[0].statements[1].text = "s".repeat(MAX_STATEMENT_CHARS + 1);
    }),
    ("statement twice", |guide| {
        guide.origin.profile.competencies[0].statements[1].text =
            "plan releases with several teams".to_owned();
    }),
    ("part of none", |guide| guide.questions[0].part = part(3, 2, "plan projects")),
    ("part without words", |guide| guide.questions[0].part = part(1, 2, " ")),
    ("long templates", |guide| guide.origin.templates = "0".repeat(41)),
    ("huge request", |guide| guide.origin.request.size = Size::Count(u32::MAX)),
    ("no minutes asked for", |guide| guide.origin.request.size = Size::Minutes(0)),
    ("empty competency asked for", |guide| guide.origin.request.competencies = vec![" ".to_owned()]),
    ("many competencies asked for", |guide| guide.origin.request.competencies = vec!["C".to_owned(); 201]),
    ("many kinds", |guide| guide.origin.request.kinds = vec![QuestionKind::Contrary; 51]),
    ("bad weight", |guide| {
        let weight = Weight { competency: "Planning".to_owned(), weight: 0 };
        guide.weights = weights(vec![weight.clone(), weight], " ");
    }),
    ("many weights", |guide| {
        let weight = |number| Weight { competency: format!("C{number}"), weight: 2 };
        guide.weights = weights((0..201).map(weight).collect(), "why");
    }),
    ("no questions", |guide| guide.questions.clear()),
    ("no minutes", |guide| guide.questions[1].minutes = 0),
    ("foreign anchor", |guide| guide.questions[0].anchors[0].rating = 9),
    ("anchors out of order", |guide| {
        guide.questions[0].anchors.push(Anchor { rating: 1, text: String::new() });
    }),
    ("no lead", |guide| guide.questions[0].lead.clear()),
    ("long names", |guide| {
        guide.questions[0].id = serde_json::from_str(&format!("{:?}", "q".repeat(41))).unwrap();
        guide.questions[0].competency = "c".repeat(201);
        guide.questions[0].statement = Some("s".repeat(2_001));
    }),
    ("id twice", |guide| guide.questions[1].id = guide.questions[0].id.clone()),
    ("many probes", |guide| {
        guide.questions[0].probes = vec![Probe { kind: ProbeKind::Action, text: String::new() }; 201];
        guide.questions[0].probes.iter_mut().skip(1).for_each(|probe| "Why?".clone_into(&mut probe.text));
    }),
    ("bad warnings", |guide| {
        let kept = Some(Kept { by: Person::local(""), at: moment() });
        let warning =
            Warning { rule: String::new(), what: "w".repeat(4_001), why: "Because.".to_owned(), kept };
        let fine =
            Warning { rule: "kind".to_owned(), what: "it is".to_owned(), why: "So.".to_owned(), kept: None };
        let warnings = [vec![warning], vec![fine; 200]].concat();
        guide.questions[1].source = Source::Own { author: Person::local(""), warnings };
    }),
];

#[test]
fn what_no_guide_can_hold_is_refused_by_its_place() {
    let mut said = String::new();
    for (name, change) in CHANGES {
        let mut guide = sample::guide();
        change(&mut guide);
        let faults = guide.faults();
        assert!(!faults.is_empty(), "{name} is let in");
        assert_eq!(guide.validate().unwrap_err(), faults[0], "{name}");
        for fault in faults {
            let way: Vec<String> = fault
                .way()
                .iter()
                .map(|step| match step {
                    Step::Key(key) => (*key).to_owned(),
                    Step::At(at) => at.to_string(),
                })
                .collect();
            writeln!(said, "{name}: {}: {fault}. {}", way.join("/"), fault.advice()).unwrap();
        }
    }
    insta::assert_snapshot!(said);
}

#[test]
fn a_guide_at_its_limits_is_let_in() {
    let mut guide = sample::guide();
    guide.origin.profile.competencies[0].statements = statements(MAX_STATEMENTS - 3);
    guide.version = *limits::VERSION.end();
    guide.questions[0].probes =
        vec![Probe { kind: ProbeKind::Action, text: "p".repeat(limits::MAX_TEXT) }; limits::MAX_PROBES];
    assert_eq!(guide.faults(), []);
}
