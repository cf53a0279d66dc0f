//! The words that ship, rendered for statements of many shapes. Read the snapshots aloud before accepting them.

use std::fmt::Write as _;

use super::super::{Form, Lead, ProbeKind, QuestionKind, ScriptContext, Subject, Templates, Wording};
use crate::profile::Level;

fn subject(wording: Wording) -> Subject {
    Subject {
        wording,
        competency: "Leadership and Teamwork".to_owned(),
        role: Some("IT Project Manager".to_owned()),
        level: None,
    }
}

fn action(base: &str, past: &str, gerund: &str) -> Subject {
    subject(Wording::Action { base: base.to_owned(), past: past.to_owned(), gerund: gerund.to_owned() })
}

/// Statements of every shape that profiles are known to have, and why each is here.
fn shapes() -> Vec<(&'static str, Subject)> {
    vec![
        (
            "short",
            action(
                "manage conflict within the team",
                "managed conflict within the team",
                "managing conflict within the team",
            ),
        ),
        (
            "two verbs and a subordinate clause",
            action(
                "clearly agree what you expect of others and hold them to account",
                "clearly agreed what you expect of others and held them to account",
                "clearly agreeing what you expect of others and holding them to account",
            ),
        ),
        (
            "three verbs, with a clause that starts with when",
            action(
                "recognise when there are conflicts, acknowledge the feelings and views of the people involved and \
                 redirect their energy to a common goal",
                "recognised when there were conflicts, acknowledged the feelings and views of the people involved \
                 and redirected their energy to a common goal",
                "recognising when there are conflicts, acknowledging the feelings and views of the people involved \
                 and redirecting their energy to a common goal",
            ),
        ),
        (
            "a slash, and an infinitive",
            action(
                "plan/contribute to a quality plan to assure the deliverables from the project are “fit for \
                 purpose”",
                "planned/contributed to a quality plan to assure the deliverables from the project were “fit for \
                 purpose”",
                "planning/contributing to a quality plan to assure the deliverables from the project are “fit for \
                 purpose”",
            ),
        ),
        (
            "your own",
            action("manage your own workload", "managed your own workload", "managing your own workload"),
        ),
        ("keeping a state", action("keep up to date", "kept up to date", "keeping up to date")),
        (
            "being something",
            action(
                "be the first point of contact",
                "were the first point of contact",
                "being the first point of contact",
            ),
        ),
        (
            "never",
            action(
                "never cut corners on safety",
                "never cut corners on safety",
                "never cutting corners on safety",
            ),
        ),
        ("do not", action("do not share passwords", "did not share passwords", "not sharing passwords")),
        ("knowledge, plural", subject(Wording::Knowledge("agile methods".to_owned()))),
        ("knowledge, long", subject(Wording::Knowledge("SQL and data modelling".to_owned()))),
        ("activity, one word", subject(Wording::Activity("testing".to_owned()))),
        (
            "activity, of a thing",
            subject(Wording::Activity("identification of customer requirements".to_owned())),
        ),
        ("activity, joined", subject(Wording::Activity("change control and release management".to_owned()))),
        ("quality", subject(Wording::Quality("attention to detail".to_owned()))),
        ("quality, a language", subject(Wording::Quality("fluency in Spanish".to_owned()))),
        ("quality, a thing to have", subject(Wording::Quality("a clean driving licence".to_owned()))),
        (
            "an action of no role",
            Subject { role: None, ..action("coach others", "coached others", "coaching others") },
        ),
        (
            "an activity of no role",
            Subject { role: None, ..subject(Wording::Activity("release management".to_owned())) },
        ),
        ("a quality of no role", Subject { role: None, ..subject(Wording::Quality("patience".to_owned())) }),
    ]
}

/// Every lead that fits the subject at any level, with its words.
fn asked(templates: &Templates, kind: QuestionKind, subject: &Subject) -> String {
    let mut text = String::new();
    for lead in templates.leads().iter().filter(|lead| lead.kind == kind) {
        let level = lead.levels.first().copied();
        let subject = Subject { level, ..subject.clone() };
        if lead.fits(&subject) {
            let words = templates.render_lead(lead, &subject).unwrap();
            writeln!(text, "{:32} {words}", lead.id).unwrap();
        }
    }
    text
}

fn leads_of(kind: QuestionKind) -> String {
    let templates = Templates::built_in();
    let mut text = String::new();
    for (shape, subject) in shapes() {
        writeln!(text, "# {shape}\n{}", asked(&templates, kind, &subject)).unwrap();
    }
    text
}

#[test]
fn behavioural_leads_read_well() {
    insta::assert_snapshot!(leads_of(QuestionKind::Behavioural));
}

#[test]
fn situational_leads_read_well() {
    insta::assert_snapshot!(leads_of(QuestionKind::Situational));
}

#[test]
fn contrary_leads_read_well() {
    insta::assert_snapshot!(leads_of(QuestionKind::Contrary));
}

#[test]
fn probes_read_well() {
    let templates = Templates::built_in();
    let mut text = String::new();
    for &kind in QuestionKind::ALL {
        for (_, subject) in [shapes().remove(0), shapes().remove(9)] {
            writeln!(text, "# {kind}, {:?}", subject.wording).unwrap();
            for probe in templates.probes(kind, &subject).unwrap() {
                writeln!(text, "{:12} {}", probe.kind.as_str(), probe.text).unwrap();
            }
        }
    }
    insta::assert_snapshot!(text);
}

#[test]
fn anchors_read_well() {
    let templates = Templates::built_in();
    let mut text = String::new();
    for &kind in QuestionKind::ALL {
        for (shape, subject) in [0, 9, 11, 14].map(|index| shapes().remove(index)) {
            writeln!(text, "# {kind}, {shape}").unwrap();
            for anchor in templates.anchors(kind, &subject).unwrap() {
                writeln!(text, "{} {}: {}", anchor.rating, anchor.label, anchor.text).unwrap();
            }
        }
    }
    insta::assert_snapshot!(text);
}

#[test]
fn scripts_read_well() {
    let templates = Templates::built_in();
    let few = ScriptContext {
        role: Some("IT Project Manager".to_owned()),
        minutes: 45,
        questions: 5,
        competencies: vec!["Financial Management".to_owned(), "Leadership and Teamwork".to_owned()],
    };
    let none = ScriptContext { minutes: 1, questions: 1, competencies: Vec::new(), ..few.clone() };
    let no_role = ScriptContext { role: None, ..few.clone() };
    let text = [&few, &none, &no_role].map(|context| {
        format!(
            "{}\n---\n{}\n",
            templates.introduction(context).unwrap(),
            templates.closing(context).unwrap()
        )
    });
    insta::assert_snapshot!(text.join("=====\n"));
}

#[test]
fn there_are_enough_leads_for_every_form_and_kind() {
    let templates = Templates::built_in();
    let count = |wanted: &dyn Fn(&Lead) -> bool| templates.leads().iter().filter(|lead| wanted(lead)).count();
    for (kind, least) in
        [(QuestionKind::Behavioural, 10), (QuestionKind::Situational, 6), (QuestionKind::Contrary, 6)]
    {
        let for_actions = |lead: &Lead| {
            lead.kind == kind
                && lead.levels.is_empty()
                && matches!(lead.form, Form::Base | Form::Past | Form::Gerund)
        };
        assert!(count(&for_actions) >= least, "{kind}: {}", count(&for_actions));
        for form in [Form::Knowledge, Form::Activity, Form::Quality] {
            let least = if kind == QuestionKind::Contrary { 1 } else { 2 };
            assert!(count(&|lead| lead.kind == kind && lead.form == form && lead.levels.is_empty()) >= least);
        }
    }
    for level in Level::ALL {
        assert!(count(&|lead| lead.levels.contains(&level)) >= 2, "{level}");
    }
}

#[test]
fn every_part_of_an_answer_has_at_least_three_probes() {
    let templates = Templates::built_in();
    for &kind in QuestionKind::ALL {
        for (shape, subject) in shapes() {
            let probes = templates.probes(kind, &subject).unwrap();
            for &part in ProbeKind::ALL {
                let count = probes.iter().filter(|probe| probe.kind == part).count();
                assert!(count >= 3, "{kind} {part} for {shape}: {count}");
            }
            assert!(probes.iter().all(|probe| probe.text.ends_with(['?', '.'])));
        }
    }
}

#[test]
fn every_anchor_is_short_and_the_scale_is_the_same_everywhere() {
    let templates = Templates::built_in();
    for &kind in QuestionKind::ALL {
        for (shape, subject) in shapes() {
            let anchors = templates.anchors(kind, &subject).unwrap();
            let scale: Vec<(u8, &str)> = anchors.iter().map(|a| (a.rating, a.label.as_str())).collect();
            let expected =
                [(1, "Awareness"), (2, "Basic"), (3, "Intermediate"), (4, "Advanced"), (5, "Expert")];
            assert_eq!(scale, expected, "{kind} for {shape}");
            for anchor in anchors {
                assert!(anchor.text.split_whitespace().count() <= 45, "{}", anchor.text);
            }
        }
    }
}

/// Words that give the answer away or are no behaviour, and signs of more than one question in one.
#[test]
fn no_lead_leads_and_none_asks_two_things() {
    let templates = Templates::built_in();
    let leading = [
        "success", // "without success" is allowed below: it is what the contrary question is about
        "effective",
        "demonstrate",
        "describe how",
        "excellent",
        "good at",
        "best practice",
        "and how",
        "and what",
        "and why",
        "and who",
    ];
    for (_, subject) in shapes() {
        for &kind in QuestionKind::ALL {
            for line in asked(&templates, kind, &subject).lines() {
                let words = line.to_lowercase().replace("without success", "").replace("without-success", "");
                for word in leading {
                    assert!(!words.contains(word), "{line}");
                }
                assert!(words.matches('?').count() <= 1, "{line}");
            }
        }
    }
}

#[test]
fn a_lead_for_certain_levels_fits_only_those() {
    let templates = Templates::built_in();
    let lead = templates.leads().iter().find(|lead| lead.id == "behavioural/set-an-example").unwrap();
    let at = |level| Subject { level, ..shapes().remove(0).1 };
    assert!(lead.fits(&at(Some(Level::Expert))));
    assert!(!lead.fits(&at(Some(Level::Awareness))));
    assert!(!lead.fits(&at(None)));
    assert!(!lead.fits(&Subject { level: Some(Level::Expert), ..shapes().remove(9).1 }));
}
