//! What a folder of templates can change, what is refused with which words, and what reloading keeps.

use std::fs;
use std::path::Path;

use tempfile::TempDir;

use super::super::{QuestionKind, ScriptContext, Subject, Templates, Wording};
use crate::fault::Faults;
use crate::profile::Level;

const LEAD: &str = "leads/behavioural/mine.hbs";

/// A folder with these files.
fn folder(files: &[(&str, &str)]) -> TempDir {
    let dir = TempDir::new().unwrap();
    for (path, text) in files {
        write(dir.path(), path, text.as_bytes());
    }
    dir
}

fn write(dir: &Path, path: &str, bytes: &[u8]) {
    let file = dir.join(path);
    fs::create_dir_all(file.parent().unwrap()).unwrap();
    fs::write(file, bytes).unwrap();
}

/// A behavioural lead of form `past` with these words.
fn past(words: &str) -> String {
    format!("---\nkind: behavioural\nform: past\n---\n{words}\n")
}

fn subject() -> Subject {
    Subject {
        wording: Wording::Action {
            base: "plan routes".to_owned(),
            past: "planned routes".to_owned(),
            gerund: "planning routes".to_owned(),
        },
        competency: "Planning".to_owned(),
        role: Some("Driver".to_owned()),
        level: None,
    }
}

fn ask(templates: &Templates, id: &str) -> Option<String> {
    let lead = templates.leads().iter().find(|lead| lead.id == id)?;
    Some(templates.render_lead(lead, &subject()).unwrap())
}

/// The faults as a person sees them, without the name of the temporary folder.
fn said(faults: &Faults, dir: &Path) -> String {
    faults
        .to_string()
        .replace(&format!("{}/", dir.display()), "")
        .replace(&dir.display().to_string(), "my-templates")
}

#[test]
fn a_folder_adds_a_lead_and_replaces_one_by_its_path() {
    let dir = folder(&[
        (LEAD, &past("Tell us how you once {{past}}.")),
        ("leads/behavioural/tell-me-about.hbs", &past("Say when you {{past}}.")),
        ("README.md", "not a template {{"),
        ("leads/behavioural/.draft.hbs", "not yet {{"),
    ]);
    let built_in = Templates::built_in();
    let templates = Templates::load(Some(dir.path())).unwrap();
    assert_eq!(templates.leads().len(), built_in.leads().len() + 1);
    assert_eq!(ask(&templates, "behavioural/mine").unwrap(), "Tell us how you once planned routes.");
    assert_eq!(ask(&templates, "behavioural/tell-me-about").unwrap(), "Say when you planned routes.");
    assert_ne!(templates.version(), built_in.version());
}

#[test]
fn a_folder_can_leave_a_built_in_lead_out() {
    let dir = folder(&[("leads/behavioural/last-time.hbs", "---\ndisabled: true\n---\n")]);
    let templates = Templates::load(Some(dir.path())).unwrap();
    assert_eq!(ask(&templates, "behavioural/last-time"), None);
}

#[test]
fn the_version_is_of_the_words_and_not_of_the_folder_or_its_line_ends() {
    let words = past("Say when you {{past}}.");
    let unix = folder(&[(LEAD, &words)]);
    let windows = folder(&[(LEAD, &format!("\u{feff}{}", words.replace('\n', "\r\n")))]);
    let version = |dir: &TempDir| Templates::load(Some(dir.path())).unwrap().version().to_owned();
    assert_eq!(version(&unix), version(&windows));
    assert_eq!(Templates::load(None).unwrap().version(), Templates::built_in().version());
    assert_eq!(version(&unix).len(), 16);
}

#[test]
fn a_lead_over_several_lines_becomes_one_and_a_statement_over_several_stays() {
    let dir = folder(&[(LEAD, &past("{{! for drivers }}\nTell me about a time\n  when you\n{{past}}."))]);
    let templates = Templates::load(Some(dir.path())).unwrap();
    let lead = templates.leads().iter().find(|lead| lead.id == "behavioural/mine").unwrap();
    let mut two_lines = subject();
    two_lines.wording = Wording::Action {
        base: String::from("x"),
        past: "planned\n  routes".to_owned(),
        gerund: String::from("y"),
    };
    assert_eq!(
        templates.render_lead(lead, &two_lines).unwrap(),
        "Tell me about a time when you planned\n  routes."
    );
}

#[test]
fn a_partial_is_shared_words() {
    let dir = folder(&[
        ("partials/joining.hbs", "Imagine you join us{{#if role}} as {{a role}}{{/if}}.\n"),
        (
            "leads/situational/mine.hbs",
            "---\nkind: situational\nform: gerund\n---\n{{> joining}} How would you go about {{gerund}}?",
        ),
        ("scripts/closing.hbs", "Thank you.\n\n{{> joining}}\n"),
    ]);
    let templates = Templates::load(Some(dir.path())).unwrap();
    assert_eq!(
        ask(&templates, "situational/mine").unwrap(),
        "Imagine you join us as a Driver. How would you go about planning routes?"
    );
    let context =
        ScriptContext { role: Some("Driver".into()), minutes: 30, questions: 4, competencies: Vec::new() };
    assert_eq!(templates.closing(&context).unwrap(), "Thank you.\n\nImagine you join us as a Driver.");
}

/// Every fault that a file can have, one at a time, as a person reads it.
#[test]
fn each_fault_names_the_file_the_place_the_text_and_what_to_do() {
    let situational = |words: &str| format!("---\nkind: situational\nform: gerund\n---\n{words}\n");
    let cases: Vec<(&str, &str, String)> = vec![
        ("an unclosed tag", LEAD, past("Tell me when you {{past.")),
        ("an unclosed block", LEAD, past("Tell me\n{{#if level}}when you {{past}}.")),
        ("a block closed by another name", LEAD, past("{{#if level}}Tell me when you {{past}}.{{/unless}}")),
        ("an empty tag", LEAD, past("Tell me when you {{}} {{past}}.")),
        ("a name with a space", LEAD, past("Tell me when you {{past tense}}.")),
        ("an unknown field", LEAD, past("Tell me\nabout when you {{pasd}}.")),
        (
            "an unknown field in a branch not taken",
            LEAD,
            past("{{#if level}}{{nothing}}{{/if}}Say when you {{past}}."),
        ),
        ("an unknown condition", LEAD, past("{{#if lvel}}Now: {{/if}}tell me when you {{past}}.")),
        ("a field of another form", LEAD, past("Tell me when you {{past}} with {{knowledge}}.")),
        ("a path", LEAD, past("Tell me when you {{past}}, {{../role}} {{this}} {{role.name}}.")),
        ("an unknown helper", LEAD, past("Tell me, {{an role}}, when you {{past}}.")),
        ("a helper without its argument", LEAD, past("Tell me, {{a}}, when you {{past}}.")),
        ("a helper with too many", LEAD, past("Tell me, {{a role level}}, when you {{past}}.")),
        (
            "a helper with a name for its argument",
            LEAD,
            past("Tell me, {{a role upper=true}}, when you {{past}}."),
        ),
        ("a helper given a number", LEAD, past("Tell me, {{a 5}}, when you {{past}}.")),
        ("an unknown block", LEAD, past("{{#each role}}Tell me when you {{past}}.{{/each}}")),
        ("an inline partial", LEAD, past("{{#*inline \"x\"}}y{{/inline}}Tell me when you {{past}}.")),
        ("a raw block", LEAD, past("{{{{raw}}}}y{{{{/raw}}}}Tell me when you {{past}}.")),
        ("a level that may not be there", LEAD, past("As {{a level}}, tell me when you {{past}}.")),
        ("a partial that does not exist", LEAD, past("{{> welcome}} Tell me when you {{past}}.")),
        ("a partial with arguments", LEAD, past("{{> welcome role=role}} Tell me when you {{past}}.")),
        ("a partial named by a field", LEAD, past("{{> (lookup role)}} Tell me when you {{past}}.")),
        ("a partial that includes itself", "partials/loop.hbs", "round {{> loop}}".to_owned()),
        ("no use of the form", "leads/situational/mine.hbs", situational("What would you do?")),
        (
            "two questions",
            "leads/situational/mine.hbs",
            situational("Why? How would you go about {{gerund}}?"),
        ),
        ("a condition as words", LEAD, past("{{eq level \"expert\"}} Tell me when you {{past}}.")),
        (
            "a comparison of the role",
            LEAD,
            past("{{#if (eq role \"Chef\")}}Now {{/if}}tell me when you {{past}}."),
        ),
        (
            "a comparison with no level",
            LEAD,
            past("{{#if (eq level \"guru\")}}Now {{/if}}tell me when you {{past}}."),
        ),
        ("a comparison of too little", LEAD, past("{{#if (eq level)}}Now {{/if}}tell me when you {{past}}.")),
        ("a block closed and never opened", LEAD, past("Tell me when you {{past}}.{{/if}}")),
        ("no end", "leads/situational/mine.hbs", situational("How do you go about {{gerund}}")),
        ("no words", LEAD, past("{{! later }}")),
        ("no front matter", LEAD, "Tell me when you {{past}}.".to_owned()),
        ("a script that names a statement", "scripts/closing.hbs", "Thank you for {{gerund}}.".to_owned()),
        ("a list as words", "scripts/closing.hbs", "That was {{competencies}}.".to_owned()),
        ("a list of what may be empty", "scripts/closing.hbs", "That was {{list competencies}}.".to_owned()),
        ("a probe that not every statement allows", "probes/contrary/task.hbs", "Why {{gerund}}?".to_owned()),
        (
            "an anchor that names another form",
            "anchors/contrary/quality.hbs",
            anchors("Shows {{quality}} {{past}}."),
        ),
        ("a file too large", LEAD, past(&"x".repeat(65 * 1024))),
    ];
    let mut all = String::new();
    for (case, path, text) in cases {
        let dir = folder(&[(path, &text)]);
        let faults = Templates::load(Some(dir.path())).unwrap_err();
        all.push_str(&format!("# {case}\n{}\n\n", said(&faults, dir.path())));
    }
    insta::assert_snapshot!(all);
}

fn anchors(text: &str) -> String {
    ["1 A", "2 B", "3 C", "4 D", "5 E"].map(|head| format!("{head}: {text}\n")).concat()
}

#[test]
fn all_faults_of_all_files_are_told_at_once() {
    let dir = folder(&[
        (LEAD, &past("Tell me when you {{pasd}} or {{gerrund}}.")),
        (
            "leads/contrary/mine.hbs",
            "---\nkind: contrary\nform: gerrund\nwieght: 2\n---\nWhat about {{gerund}}?\n",
        ),
        ("probes/behavioural/task.hbs", "What?\nWho is {{who}}?\nWhere is {{where}}?\n"),
        ("script/closing.hbs", "Bye.\n"),
    ]);
    write(
        dir.path(),
        "leads/contrary/latin.hbs",
        b"---\nkind: contrary\nform: past\n---\nTell me \xe9 {{past}}.\n",
    );
    let faults = Templates::load(Some(dir.path())).unwrap_err();
    insta::assert_snapshot!(said(&faults, dir.path()));
}

#[test]
fn a_lead_that_cannot_do_without_a_role_is_taken_and_says_so_where_there_is_none() {
    let words =
        "---\nkind: situational\nform: gerund\n---\nAs {{a role}}, how would you go about {{gerund}}?\n";
    let dir = folder(&[("leads/situational/mine.hbs", words)]);
    let templates = Templates::load(Some(dir.path())).unwrap();
    assert_eq!(
        ask(&templates, "situational/mine").unwrap(),
        "As a Driver, how would you go about planning routes?"
    );
    let lead = templates.leads().iter().find(|lead| lead.id == "situational/mine").unwrap();
    let error = templates.render_lead(lead, &Subject { role: None, ..subject() }).unwrap_err();
    assert!(error.to_string().contains("cannot be rendered"), "{error}");
    let dir = folder(&[("scripts/closing.hbs", "Thank you for applying as {{a role}}.\n")]);
    let faults = Templates::load(Some(dir.path())).unwrap_err();
    insta::assert_snapshot!(said(&faults, dir.path()));
}

#[test]
fn a_kind_of_question_must_not_run_out_of_leads() {
    let dir = TempDir::new().unwrap();
    for lead in Templates::built_in().leads() {
        if lead.kind == QuestionKind::Contrary && lead.form.as_str() == "quality" {
            write(dir.path(), &format!("leads/{}.hbs", lead.id), b"---\ndisabled: true\n---\n");
        }
    }
    let faults = Templates::load(Some(dir.path())).unwrap_err();
    insta::assert_snapshot!(said(&faults, dir.path()), @r"
    leads/contrary: no contrary lead is left for every level, and without a role, with the form quality
      Disable one lead less, or add one without `levels` that names no `role`.
    ");
}

#[test]
fn a_folder_that_is_not_there_is_a_fault() {
    let dir = TempDir::new().unwrap();
    let missing = dir.path().join("missing");
    let faults = Templates::load(Some(&missing)).unwrap_err();
    assert_eq!(faults.0.len(), 1);
    assert!(faults.0[0].what.starts_with("cannot read the folder"), "{faults}");
    let (kept, faults) = Templates::built_in().reload(Some(&missing));
    assert_eq!(kept.version(), Templates::built_in().version());
    assert_eq!(faults.0.len(), 1);
}

#[test]
fn reloading_takes_what_is_good_and_keeps_the_last_good_version_of_the_rest() {
    let good = past("First, you {{past}}.");
    let dir = folder(&[
        (LEAD, good.as_str()),
        ("leads/behavioural/other.hbs", good.as_str()),
        ("partials/shared.hbs", "Well then."),
    ]);
    let first = Templates::load(Some(dir.path())).unwrap();

    write(dir.path(), LEAD, past("Second, you {{pasd}}.").as_bytes());
    write(dir.path(), "leads/behavioural/other.hbs", past("{{> shared}} Second, you {{past}}.").as_bytes());
    write(dir.path(), "leads/behavioural/new.hbs", past("New {{").as_bytes());
    write(dir.path(), "partials/shared.hbs", b"\xff");
    let (second, faults) = first.reload(Some(dir.path()));
    assert_eq!(faults.0.len(), 3, "{faults}");
    assert_eq!(ask(&second, "behavioural/mine").unwrap(), "First, you planned routes.");
    assert_eq!(ask(&second, "behavioural/other").unwrap(), "Well then. Second, you planned routes.");
    assert_eq!(ask(&second, "behavioural/new"), None);

    write(dir.path(), LEAD, past("Third, you {{past}}.").as_bytes());
    fs::remove_file(dir.path().join("leads/behavioural/new.hbs")).unwrap();
    fs::remove_file(dir.path().join("leads/behavioural/other.hbs")).unwrap();
    fs::remove_file(dir.path().join("partials/shared.hbs")).unwrap();
    let (third, faults) = second.reload(Some(dir.path()));
    assert_eq!(faults.0, []);
    assert_eq!(ask(&third, "behavioural/mine").unwrap(), "Third, you planned routes.");
    assert_eq!(ask(&third, "behavioural/other"), None);
}

#[test]
fn if_what_is_left_does_not_fit_together_everything_stays() {
    let dir = folder(&[("partials/shared.hbs", "Well then."), (LEAD, &past("{{> shared}} You {{past}}."))]);
    let first = Templates::load(Some(dir.path())).unwrap();
    fs::remove_file(dir.path().join("partials/shared.hbs")).unwrap();
    let (second, faults) = first.reload(Some(dir.path()));
    assert!(faults.0[0].what.starts_with("unknown partial"), "{faults}");
    assert_eq!(second.version(), first.version());
    assert_eq!(ask(&second, "behavioural/mine").unwrap(), "Well then. You planned routes.");
}

#[test]
fn the_level_can_be_compared() {
    let words = "{{#if (eq level \"expert\")}}As an expert, tell{{else}}Tell{{/if}} me when you {{past}}.";
    let dir = folder(&[(LEAD, &past(words))]);
    let templates = Templates::load(Some(dir.path())).unwrap();
    let lead = templates.leads().iter().find(|lead| lead.id == "behavioural/mine").unwrap();
    for (level, expected) in [
        (Some(Level::Expert), "As an expert, tell me when you planned routes."),
        (Some(Level::Working), "Tell me when you planned routes."),
        (None, "Tell me when you planned routes."),
    ] {
        let subject = Subject { level, ..subject() };
        assert_eq!(templates.render_lead(lead, &subject).unwrap(), expected);
    }
}

#[test]
fn a_folder_with_too_many_files_is_one_fault() {
    let dir = TempDir::new().unwrap();
    for number in 0..2003 {
        write(dir.path(), &format!("leads/contrary/x{number}.hbs"), b"---\ndisabled: true\n---\n");
    }
    let faults = Templates::load(Some(dir.path())).unwrap_err();
    assert_eq!(faults.0.len(), 1, "{faults}");
    assert_eq!(faults.0[0].what, "the folder holds more than 2000 templates");
}

#[cfg(unix)]
#[test]
fn a_link_that_leads_round_and_round_ends() {
    let dir = folder(&[(LEAD, &past("You {{past}}."))]);
    std::os::unix::fs::symlink(dir.path(), dir.path().join("leads/round")).unwrap();
    let templates = Templates::load(Some(dir.path())).unwrap();
    assert_eq!(ask(&templates, "behavioural/mine").unwrap(), "You planned routes.");
}
