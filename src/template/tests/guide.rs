//! The page for people who write templates says what the program does.

use std::fs;

use tempfile::TempDir;

use super::super::Templates;
use super::super::helper::KNOWN;
use super::super::subject::{SCRIPT_FIELDS, SUBJECT_FIELDS};

const GUIDE: &str = include_str!("../../../docs/templates.md");

/// The lead that the page adds step by step.
fn worked_example() -> String {
    let indented = GUIDE.lines().skip_while(|line| !line.contains("leads/behavioural/last-job.hbs"));
    let code = indented.skip(2).take_while(|line| line.starts_with("        "));
    code.map(|line| format!("{}\n", line.trim_start())).collect()
}

#[test]
fn the_worked_example_loads() {
    let dir = TempDir::new().unwrap();
    let folder = dir.path().join("leads/behavioural");
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join("last-job.hbs"), worked_example()).unwrap();
    let templates = Templates::load(Some(dir.path())).unwrap();
    let lead = templates.leads().iter().find(|lead| lead.id == "behavioural/last-job").unwrap();
    assert_eq!(lead.weight, 2);
}

#[test]
fn the_fault_that_the_page_shows_is_the_one_that_is_told() {
    let dir = TempDir::new().unwrap();
    let folder = dir.path().join("leads/behavioural");
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join("last-job.hbs"), worked_example().replace("{{past}}", "{{pasd}}")).unwrap();
    let faults = Templates::load(Some(dir.path())).unwrap_err().to_string();
    let told = faults.replace(&dir.path().display().to_string(), "my-templates").replace("\n  ", "\n      ");
    assert!(GUIDE.contains(&told), "{told}");
}

#[test]
fn every_field_and_helper_is_on_the_page() {
    for field in SUBJECT_FIELDS.iter().chain(SCRIPT_FIELDS) {
        assert!(
            GUIDE.contains(&format!("`{field}`")) || GUIDE.contains(&format!("`{{{{{field}}}}}`")),
            "{field}"
        );
    }
    for helper in KNOWN {
        let shown =
            [format!("`{{{{{} ", helper.name), format!("`{}`", helper.name), format!("({} ", helper.name)];
        assert!(shown.iter().any(|form| GUIDE.contains(form)), "{}", helper.name);
    }
}
