//! What no template and no statement can do: panic, run away, leave a hole, or change what a person wrote.

use std::fs;
use std::sync::LazyLock;

use proptest::prelude::*;
use tempfile::TempDir;

use super::super::{Form, Lead, QuestionKind, RenderError, ScriptContext, Subject, Templates, Wording};
use crate::fault::Faults;

static BUILT_IN: LazyLock<Templates> = LazyLock::new(Templates::built_in);

fn action(words: &str) -> Subject {
    subject(Wording::Action { base: words.to_owned(), past: words.to_owned(), gerund: words.to_owned() })
}

fn subject(wording: Wording) -> Subject {
    Subject { wording, competency: "Planning".to_owned(), role: Some("Driver".to_owned()), level: None }
}

fn load(path: &str, bytes: &[u8]) -> Result<Templates, Faults> {
    let dir = TempDir::new().unwrap();
    let file = dir.path().join(path);
    fs::create_dir_all(file.parent().unwrap()).unwrap();
    fs::write(file, bytes).unwrap();
    Templates::load(Some(dir.path()))
}

#[test]
fn a_subject_without_the_form_is_refused() {
    let templates = Templates::built_in();
    for lead in templates.leads() {
        for subject in super::super::trial::subjects() {
            let rendered = templates.render_lead(lead, &subject);
            if subject.form(lead.form).is_some() {
                assert!(rendered.is_ok(), "{rendered:?}");
            } else {
                assert_eq!(
                    rendered,
                    Err(RenderError::MissingForm { lead: lead.id.clone(), form: lead.form })
                );
            }
        }
    }
}

#[test]
fn a_blank_field_is_refused_and_never_a_hole() {
    let templates = Templates::built_in();
    let lead = templates.leads().iter().find(|lead| lead.form == Form::Past).unwrap();
    assert_eq!(templates.render_lead(lead, &action(" \n")), Err(RenderError::BlankField("base")));
    let nameless = Subject { role: Some(String::new()), ..action("planned") };
    assert_eq!(templates.render_lead(lead, &nameless), Err(RenderError::BlankField("role")));
    assert_eq!(templates.probes(QuestionKind::Contrary, &nameless), Err(RenderError::BlankField("role")));
    assert_eq!(templates.anchors(QuestionKind::Contrary, &nameless), Err(RenderError::BlankField("role")));
    let context = ScriptContext {
        role: Some("x".into()),
        minutes: 5,
        questions: 1,
        competencies: vec!["a".into(), " ".into()],
    };
    assert_eq!(templates.introduction(&context), Err(RenderError::BlankField("competencies")));
}

#[test]
fn a_lead_of_another_set_is_refused() {
    let templates = Templates::built_in();
    let known = templates.leads().iter().find(|lead| lead.form == Form::Past).unwrap();
    let lead = Lead { id: "behavioural/gone".to_owned(), ..known.clone() };
    let error = templates.render_lead(&lead, &action("planned")).unwrap_err();
    assert_eq!(
        error.to_string(),
        "there is no template `leads/behavioural/gone.hbs` in this set of templates"
    );
}

#[test]
fn a_text_without_end_is_cut_off_by_an_error() {
    let templates = Templates::built_in();
    let lead = templates.leads().iter().find(|lead| lead.form == Form::Past).unwrap();
    let error = templates.render_lead(lead, &action(&"x".repeat(70_000))).unwrap_err();
    assert!(matches!(error, RenderError::TooLong(_)), "{error}");
}

#[test]
fn handlebars_in_a_statement_is_only_text() {
    let templates = Templates::built_in();
    for words in ["used {{role}} & <b>braces</b>", "wrote {{#if", "{{{{raw}}}}", "\\{{past}}", "{{> x}}"] {
        for lead in templates.leads().iter().filter(|lead| lead.form == Form::Past) {
            let text = templates.render_lead(lead, &action(words)).unwrap();
            assert!(text.contains(words), "{text}");
        }
    }
}

#[test]
fn deep_nesting_is_refused_before_it_is_read() {
    for text in [
        "{{#if role}}".repeat(5000),
        "{{~ # if role}}".repeat(4000),
        format!("{{{{a {}", "(a ".repeat(20_000)),
        format!("{{{{a {}", "[".repeat(60_000)),
        format!("{{{{a {}", "{".repeat(60_000)),
        "{{{{raw}}}}".repeat(5000),
        "{{#> x}}".repeat(8000),
        "{".repeat(60_000),
        "{{!".repeat(20_000),
    ] {
        assert!(load("scripts/closing.hbs", text.as_bytes()).is_err());
    }
    let nested_front_matter = format!("---\nkind: {}\n---\nx", "[".repeat(60_000));
    assert!(load("leads/contrary/x.hbs", nested_front_matter.as_bytes()).is_err());
}

/// Text with everything that handlebars and YAML have a meaning for.
fn template_text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        Just("{{"),
        Just("}}"),
        Just("{{{"),
        Just("}}}"),
        Just("{{{{"),
        Just("}}}}"),
        Just("{{#if "),
        Just("{{/if}}"),
        Just("{{else}}"),
        Just("{{else if role}}"),
        Just("{{^}}"),
        Just("{{~"),
        Just("~}}"),
        Just("{{> "),
        Just("{{#> "),
        Just("{{#*inline \"x\"}}"),
        Just("{{!--"),
        Just("--}}"),
        Just("(a role)"),
        Just("("),
        Just(")"),
        Just("as |x|"),
        Just("past"),
        Just("role"),
        Just("a "),
        Just("number "),
        Just("list "),
        Just("../"),
        Just("@root."),
        Just("[0]"),
        Just("\"text\""),
        Just("'"),
        Just("1.5"),
        Just("x=1"),
        Just("\\"),
        Just("\n"),
        Just(" "),
        Just("---\n"),
        Just("kind: behavioural\n"),
        Just("form: past\n"),
        Just("levels: [expert]\n"),
        Just("weight: 2\n"),
        Just(": "),
        Just("Tell me when you {{past}}."),
        Just("é料\u{301}"),
        Just("&"),
        Just("{{&role}}"),
        Just("{{this}}"),
    ];
    prop_oneof![prop::collection::vec(piece, 0..24).prop_map(|pieces| pieces.concat()), any::<String>(),]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_template_is_loaded_or_refused_and_what_is_loaded_renders(
        (path, front) in prop::sample::select(vec![
            ("leads/behavioural/x.hbs", "---\nkind: behavioural\nform: past\n---\n"),
            ("leads/behavioural/x.hbs", ""),
            ("probes/contrary/task.hbs", ""),
            ("scripts/closing.hbs", ""),
            ("partials/x.hbs", ""),
        ]),
        text in template_text(),
    ) {
        match load(path, format!("{front}{text}").as_bytes()) {
            Ok(templates) => for subject in super::super::trial::subjects() {
                prop_assert!(templates.probes(QuestionKind::Contrary, &subject).is_ok());
                for lead in templates.leads().iter().filter(|lead| lead.fits(&subject)) {
                    prop_assert!(templates.render_lead(lead, &subject).is_ok());
                }
            },
            Err(faults) => prop_assert!(!faults.0.is_empty()),
        }
    }

    #[test]
    fn any_bytes_are_loaded_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        let _ = load("leads/behavioural/x.hbs", &bytes);
    }

    #[test]
    fn a_statement_comes_out_as_it_went_in(words in "\\PC{0,60}|[{}#/>! a-z\\\\\n\"'&<]{0,40}") {
        prop_assume!(!words.trim().is_empty());
        let templates = &*BUILT_IN;
        let subjects = [
            action(&words),
            subject(Wording::Knowledge(words.clone())),
            subject(Wording::Activity(words.clone())),
            subject(Wording::Quality(words.clone())),
        ];
        for subject in subjects {
            for lead in templates.leads().iter().filter(|lead| lead.fits(&subject)) {
                // `{{to base}}` may put its "to" after a negation; the forms that stand alone are never touched.
                if lead.form != Form::Base {
                    let text = templates.render_lead(lead, &subject).unwrap();
                    prop_assert!(text.contains(&words), "{text}");
                }
            }
        }
    }
}
