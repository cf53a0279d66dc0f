//! The command line as scripts see it: arguments in, standard output, standard error and exit code out.

use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use serde_json::Value;

/// Runs `starling` in an empty folder with nothing of this machine's environment.
fn starling(folder: &Path, arguments: &[&str], input: &str) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_starling"))
        .args(arguments)
        .current_dir(folder)
        .env_clear()
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // A program that ends without reading its input closes the pipe: no failure of the test.
    let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
    child.wait_with_output().unwrap()
}

fn empty_folder() -> tempfile::TempDir {
    tempfile::tempdir().unwrap()
}

#[track_caller]
fn stdout(output: &Output) -> String {
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout.clone()).unwrap()
}

/// The exit code and what was said on standard error, with the folder's name masked.
fn refusal(folder: &Path, arguments: &[&str]) -> String {
    let output = starling(folder, arguments, "");
    assert!(output.stdout.is_empty(), "a refusal has no result");
    let said = String::from_utf8(output.stderr).unwrap().replace(&*folder.to_string_lossy(), "FOLDER");
    format!("starling {}\nexit code {}\n{said}", arguments.join(" "), output.status.code().unwrap())
}

#[test]
fn questions_as_json_keep_the_contract_and_come_out_the_same_again() {
    let folder = empty_folder();
    let arguments = ["questions", "it-project-manager", "--count", "6", "--seed", "7", "--format", "json"];
    let first = stdout(&starling(folder.path(), &arguments, ""));
    assert_eq!(first, stdout(&starling(folder.path(), &arguments, "")));
    let set: Value = serde_json::from_str(&first).unwrap();
    assert_eq!(set["profile"]["id"], "it-project-manager");
    assert_eq!(set["profile"]["title"], "IT Project Manager");
    assert!(set["profile"]["version"].is_string());
    assert_eq!(set["seed"], 7);
    let questions = set["questions"].as_array().unwrap();
    assert_eq!(questions.len(), 6);
    for question in questions {
        for key in ["id", "competency", "statement", "kind", "lead"] {
            assert!(question[key].is_string(), "{key}: {question}");
        }
        assert!(question["minutes"].is_u64() && question["must_ask"].is_boolean());
        let probes = question["probes"].as_array().unwrap();
        for kind in ["situation", "task", "action", "result", "reflection", "redirect"] {
            assert!(
                probes.iter().any(|probe| probe["kind"] == kind && probe["text"].is_string()),
                "{kind}: {question}"
            );
        }
        let ratings: Vec<u64> = question["anchors"]
            .as_array()
            .unwrap()
            .iter()
            .filter_map(|anchor| anchor["rating"].as_u64())
            .collect();
        assert_eq!(ratings, [1, 2, 3, 4, 5]);
    }
    assert_eq!(set["coverage"]["statements"], 34);
    assert_eq!(set["coverage"]["statements_tested"], 6);
}

#[test]
fn the_text_of_a_set_reads_as_reviewed() {
    let folder = empty_folder();
    let arguments = ["questions", "it-project-manager", "--count", "3", "--seed", "7"];
    insta::assert_snapshot!(stdout(&starling(folder.path(), &arguments, "")));
}

#[test]
fn a_set_can_be_written_to_a_file() {
    let folder = empty_folder();
    let arguments =
        ["questions", "it-project-manager", "--seed", "7", "--format", "markdown", "--output", "guide.md"];
    let output = starling(folder.path(), &arguments, "");
    assert_eq!(stdout(&output), "");
    let written = fs::read_to_string(folder.path().join("guide.md")).unwrap();
    assert!(written.starts_with("# Interview questions: IT Project Manager"));
}

#[test]
fn requests_are_heeded() {
    let folder = empty_folder();
    let questions = |more: &[&str]| -> Vec<Value> {
        let arguments = [&["questions", "it-project-manager", "--format", "json"], more].concat();
        let set: Value = serde_json::from_str(&stdout(&starling(folder.path(), &arguments, ""))).unwrap();
        set["questions"].as_array().unwrap().clone()
    };
    assert_eq!(questions(&["--minutes", "45"]).len(), 5);
    assert!(questions(&["--kind", "contrary"]).iter().all(|question| question["kind"] == "contrary"));
    let financial = questions(&["--competency", "financial management", "--count", "4"]);
    assert!(financial.iter().all(|question| question["competency"] == "Financial Management"));
    let all = questions(&["--count", "34"]);
    let mut statements: Vec<&str> =
        all.iter().filter_map(|question| question["statement"].as_str()).collect();
    statements.sort_unstable();
    statements.dedup();
    assert_eq!(statements.len(), 34, "no statement twice");
}

#[test]
fn a_profile_of_ones_own_is_read_from_its_file_or_folder() {
    let folder = empty_folder();
    let text =
        "competency,statement\nBaking,Bakes bread and checks its crust\nBaking,Plans the night shift\n";
    fs::create_dir(folder.path().join("profiles")).unwrap();
    fs::write(folder.path().join("profiles/baker.csv"), text).unwrap();
    for named in ["profiles/baker.csv", "baker", "Baker"] {
        let shown = stdout(&starling(folder.path(), &["profile", "show", named], ""));
        assert!(shown.contains("Bakes bread and checks its crust"), "{named}: {shown}");
    }
    let listed = stdout(&starling(folder.path(), &["profile", "list"], ""));
    assert!(listed.contains("baker") && listed.contains("it-project-manager"));
}

#[test]
fn what_profile_show_writes_as_json_is_a_profile_again() {
    let folder = empty_folder();
    let json =
        stdout(&starling(folder.path(), &["profile", "show", "it-project-manager", "--format", "json"], ""));
    fs::write(folder.path().join("it-project-manager.json"), &json).unwrap();
    let again = stdout(&starling(
        folder.path(),
        &["profile", "show", "it-project-manager.json", "--format", "json"],
        "",
    ));
    assert_eq!(again, json);
    let counts: Value = serde_json::from_str(&json).unwrap();
    let statements: Vec<usize> = counts["competencies"]
        .as_array()
        .unwrap()
        .iter()
        .map(|c| c["statements"].as_array().unwrap().len())
        .collect();
    assert_eq!(statements, [3, 8, 3, 4, 3, 4, 4, 5]);
    assert_eq!(counts["responsibilities"].as_array().unwrap().len(), 9);
    assert_eq!(counts["qualifications"].as_array().unwrap().len(), 6);
}

#[test]
fn rephrase_answers_a_line_with_a_line() {
    let folder = empty_folder();
    let input = "Monitor and report progress.\nKnowledge of data protection law\n\nPlan/contribute to a quality plan\r\n";
    let output = stdout(&starling(folder.path(), &["rephrase"], input));
    let lines: Vec<Value> = output.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(lines.len(), 3);
    assert_eq!(lines[0]["statement"], "Monitor and report progress.");
    assert_eq!(lines[0]["kind"], "action");
    assert_eq!(lines[0]["past"], "monitored and reported progress");
    assert_eq!(lines[1]["kind"], "noun");
    assert!(lines[1]["past"].is_null());
    fs::write(folder.path().join("statements.txt"), input).unwrap();
    assert_eq!(stdout(&starling(folder.path(), &["rephrase", "statements.txt"], "")), output);
}

#[test]
fn a_title_with_a_slash_finds_its_profile() {
    let folder = empty_folder();
    fs::create_dir(folder.path().join("profiles")).unwrap();
    let text = "title: UI/UX designer\ncompetencies:\n  - name: Design\n    statements: [Sketch screens]\n";
    fs::write(folder.path().join("profiles/ux.yaml"), text).unwrap();
    let shown = stdout(&starling(folder.path(), &["profile", "show", "ui/ux designer"], ""));
    assert!(shown.contains("Sketch screens"), "{shown}");
}

#[test]
fn a_line_without_an_end_does_not_fill_the_memory() {
    let folder = empty_folder();
    let output = starling(folder.path(), &["rephrase"], &"x".repeat(100_000));
    assert_eq!(output.status.code(), Some(1));
    let said = String::from_utf8(output.stderr).unwrap();
    assert_eq!(
        said,
        "error: standard input:1: the line is longer than 65536 bytes; put each statement on a line of its own\n"
    );
}

#[test]
fn a_profile_is_checked_with_the_templates_of_ones_own() {
    let folder = empty_folder();
    fs::create_dir_all(folder.path().join("question_templates/leads/behavioural")).unwrap();
    fs::write(
        folder.path().join("question_templates/leads/behavioural/own.hbs"),
        "---\nkind: behavioural\nform: past\n---\nIn words of my own, say when you {{past}}.\n",
    )
    .unwrap();
    fs::write(folder.path().join("baker.csv"), "competency,statement\nBaking,Bake bread\n").unwrap();
    let shown = stdout(&starling(folder.path(), &["check", "baker.csv", "--preview"], ""));
    assert!(shown.contains("In words of my own, say when you baked bread."), "{shown}");
}

#[test]
fn check_finds_every_fault_at_once_and_ends_with_one() {
    let folder = empty_folder();
    fs::write(
        folder.path().join("bad.json"),
        "{\"title\": \"\", \"competencies\": [{\"name\": \"A\", \"statements\": []}]}",
    )
    .unwrap();
    fs::create_dir_all(folder.path().join("own/leads/behavioural")).unwrap();
    fs::write(
        folder.path().join("own/leads/behavioural/bad.hbs"),
        "---\nkind: behavioural\nform: past\n---\nTell me when you {{pasd}}.\n",
    )
    .unwrap();
    let output = starling(folder.path(), &["check", "bad.json", "own"], "");
    assert_eq!(output.status.code(), Some(1));
    insta::assert_snapshot!(String::from_utf8(output.stdout).unwrap());
    let output = stdout(&starling(folder.path(), &["check"], ""));
    assert!(output.ends_with("0 faults.\n"), "what ships is sound: {output}");
}

#[test]
fn a_faulty_profile_of_ones_own_does_not_stop_the_others() {
    let folder = empty_folder();
    fs::create_dir(folder.path().join("profiles")).unwrap();
    fs::write(folder.path().join("profiles/bad.yaml"), "title: [").unwrap();
    let output = starling(folder.path(), &["questions", "it-project-manager", "--count", "1"], "");
    assert!(output.status.success());
    assert!(String::from_utf8(output.stderr).unwrap().contains("bad.yaml"));
}

#[test]
fn a_guide_is_made_shown_exported_and_imported_as_a_file() {
    let folder = empty_folder();
    let run = |arguments: &[&str]| stdout(&starling(folder.path(), arguments, ""));
    run(&[
        "guide",
        "create",
        "it-project-manager",
        "--count",
        "3",
        "--seed",
        "7",
        "--scale",
        "7",
        "--title",
        "Spring",
        "--author",
        "Maya",
        "--output",
        "guide.json",
    ]);
    let json = fs::read_to_string(folder.path().join("guide.json")).unwrap();
    assert_eq!(run(&["guide", "import", "guide.json"]), json);
    assert_eq!(run(&["guide", "export", "guide.json", "--format", "json"]), json);
    let shown = run(&["guide", "show", "guide.json"]);
    assert!(shown.starts_with("Interview guide: Spring\n"), "{shown}");
    let markdown = run(&["guide", "export", "guide.json", "--format", "markdown"]);
    assert!(markdown.contains("| 7 | Outstanding demonstration |"), "{markdown}");
    let pack = run(&["guide", "export", "guide.json", "--candidate-pack"]);
    let with_questions = run(&["guide", "export", "guide.json", "--candidate-pack", "--with-questions"]);
    assert!(pack.starts_with("# Your interview: IT Project Manager\n"), "{pack}");
    assert!(with_questions.contains("## The questions") && !pack.contains("## The questions"));
    for format in ["html", "csv", "docx", "xlsx", "png"] {
        let output = starling(folder.path(), &["guide", "export", "guide.json", "--format", format], "");
        assert!(output.status.success() && !output.stdout.is_empty(), "{format}");
    }
}

#[test]
fn refusals_about_guides_say_what_is_wrong_and_what_to_do() {
    let folder = empty_folder();
    fs::write(folder.path().join("newer.json"), "{\n  \"schema\": 2\n}\n").unwrap();
    let said: Vec<String> = [
        &["guide", "import", "missing.json"][..],
        &["guide", "import", "newer.json"],
        &["guide", "create", "it-project-manager", "--count", "26"],
        &["guide", "create", "it-project-manager", "--scale", "6"],
        &["questions", "it-project-manager", "--candidate-pack", "--format", "csv"],
        &["questions", "it-project-manager", "--with-questions"],
        &["questions", "it-project-manager", "--candidates", "51"],
    ]
    .into_iter()
    .map(|arguments| refusal(folder.path(), arguments))
    .collect();
    insta::assert_snapshot!(said.join("\n"));
}

#[test]
fn refusals_say_what_is_wrong_and_what_to_do() {
    let folder = empty_folder();
    fs::write(folder.path().join(".env"), "DISCORD_TOKEN=\n").unwrap();
    let said: Vec<String> = [
        &["questions", "it-project-manger"][..],
        &["questions", "missing.md"],
        &["questions", "it-project-manager", "--competency", "Juggling"],
        &["questions", "it-project-manager", "--count", "0"],
        &["questions", "it-project-manager", "--count", "3", "--minutes", "45"],
        &["questions", "it-project-manager", "--kind", "funny"],
        &["questions", "it-project-manager", "--output", "no/such/folder/guide.md"],
        &["profile", "show", "nobody", "--profiles-dir", "nowhere"],
        &["rephrase", "missing.txt"],
        &["serve"],
    ]
    .into_iter()
    .map(|arguments| refusal(folder.path(), arguments))
    .collect();
    insta::assert_snapshot!(said.join("\n"));
}

#[test]
fn help_is_as_reviewed() {
    let folder = empty_folder();
    let help = |arguments: &[&str]| stdout(&starling(folder.path(), arguments, ""));
    insta::assert_snapshot!("help", help(&["--help"]));
    insta::assert_snapshot!("help_questions", help(&["questions", "--help"]));
    assert!(help(&["completions", "bash"]).contains("_starling()"));
    let licenses = help(&["licenses"]);
    for notice in ["MIT License", "Apache License", "WordNet 3.1 Copyright", "SIL OPEN FONT LICENSE"] {
        assert!(licenses.contains(notice), "{notice}");
    }
}

#[test]
fn no_colour_reaches_a_pipe() {
    let folder = empty_folder();
    let output = starling(folder.path(), &["questions", "nobody"], "");
    assert!(!output.stderr.contains(&0x1b) && !output.stdout.contains(&0x1b));
}
