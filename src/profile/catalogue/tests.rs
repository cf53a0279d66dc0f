//! Tests of the catalogue, over real folders.

use std::fs;
use std::path::Path;
use std::sync::Arc;

use tempfile::TempDir;

use super::{Catalogue, Change, Origin, ProfileFolder};
use crate::fault::Faults;
use crate::profile::ProfileId;
use crate::profile::limits::MAX_FILE_BYTES;

const TESTER: &str = "# Tester\n## Skills\n### Testing\n- Tests\n";

fn folder(files: &[(&str, &str)]) -> TempDir {
    let folder = TempDir::new().unwrap();
    for (name, text) in files {
        fs::write(folder.path().join(name), text).unwrap();
    }
    folder
}

fn required(path: &Path) -> ProfileFolder {
    ProfileFolder::Required(path.to_owned())
}

fn load(folder: &TempDir) -> (Catalogue, Faults) {
    Catalogue::load(&required(folder.path()))
}

/// The faults, with the folder's own name taken out.
fn shown(faults: &Faults, folder: &TempDir) -> String {
    faults.to_string().replace(&folder.path().display().to_string(), "FOLDER")
}

fn id(text: &str) -> ProfileId {
    ProfileId::from_text(text)
}

#[test]
fn built_in_profiles_are_there_and_without_fault() {
    let (catalogue, faults) = Catalogue::load(&ProfileFolder::BuiltInOnly);
    assert_eq!(faults, Faults::default());
    let titles: Vec<&str> = catalogue.profiles().iter().map(|profile| profile.title.as_str()).collect();
    let expected = [
        "Customer Success Manager",
        "Data Analyst",
        "IT Project Manager",
        "Nurse Team Leader",
        "Product Manager",
        "Service Desk Analyst",
        "Software Engineer",
    ];
    assert_eq!(titles, expected);
}

#[test]
fn a_folder_adds_profiles_and_replaces_built_in_ones() {
    let files =
        [("tester.md", TESTER), ("data-analyst.md", TESTER), ("notes.txt", "no profile"), (".hidden.md", "")];
    let (catalogue, faults) = load(&folder(&files));
    assert_eq!(faults, Faults::default());
    assert_eq!(catalogue.len(), 8);
    assert_eq!(catalogue.find("data-analyst").unwrap().title, "Tester");
    assert!(
        matches!(catalogue.origin(&id("tester")), Some(Origin::File(file)) if file.ends_with("tester.md"))
    );
    assert_eq!(catalogue.origin(&id("product-manager")), Some(&Origin::BuiltIn));
}

#[test]
fn one_faulty_file_does_not_stop_the_others() {
    let folder = folder(&[("bad.md", "## Skills\n"), ("broken.json", "{"), ("tester.md", TESTER)]);
    let (catalogue, faults) = load(&folder);
    assert!(catalogue.find("tester").is_ok());
    assert_eq!(catalogue.len(), 8);
    insta::assert_snapshot!(shown(&faults, &folder));
}

#[test]
fn two_files_of_one_id_are_a_fault_that_names_both() {
    let csv = "competency,statement\nTesting,Tests\n";
    let yaml = "id: tester\ntitle: Other\ncompetencies: [{name: A, statements: [b]}]";
    let folder = folder(&[("tester.md", TESTER), ("tester.csv", csv), ("other.yaml", yaml)]);
    let (catalogue, faults) = load(&folder);
    assert!(catalogue.find("tester").is_err(), "nobody can tell which one is meant");
    insta::assert_snapshot!(shown(&faults, &folder));
}

#[test]
fn a_missing_folder_is_a_fault_only_if_it_was_named() {
    let parent = TempDir::new().unwrap();
    let missing = parent.path().join("profiles");
    let (catalogue, faults) = Catalogue::load(&ProfileFolder::IfPresent(missing.clone()));
    assert_eq!((catalogue.len(), faults), (7, Faults::default()));
    let (catalogue, faults) = Catalogue::load(&required(&missing));
    assert_eq!(catalogue.len(), 7);
    insta::assert_snapshot!(shown(&faults, &parent));
}

#[test]
fn what_is_no_readable_file_is_a_fault_and_no_crash() {
    let folder = folder(&[("tester.md", TESTER), ("large.md", &"# T\n".repeat(MAX_FILE_BYTES / 4 + 1))]);
    fs::create_dir(folder.path().join("folder.md")).unwrap();
    #[cfg(unix)]
    {
        use std::os::unix::fs::symlink;
        symlink("loop.md", folder.path().join("loop.md")).unwrap();
        symlink("nowhere.md", folder.path().join("dangling.md")).unwrap();
        symlink("/dev/zero", folder.path().join("device.md")).unwrap();
    }
    let (catalogue, faults) = load(&folder);
    assert!(catalogue.find("tester").is_ok());
    if cfg!(unix) {
        insta::assert_snapshot!(shown(&faults, &folder));
    }
}

#[test]
fn a_profile_is_found_by_id_or_title_in_any_case() {
    let (catalogue, _) = Catalogue::load(&ProfileFolder::BuiltInOnly);
    for text in ["it-project-manager", "IT-Project-Manager", " IT Project Manager ", "it project manager"] {
        assert_eq!(catalogue.find(text).unwrap().id.as_str(), "it-project-manager", "{text:?}");
    }
}

#[test]
fn an_unknown_profile_is_answered_with_the_next_step() {
    let (catalogue, _) = Catalogue::load(&ProfileFolder::BuiltInOnly);
    let long = "x".repeat(500);
    let wanted = ["software-enginer", "Nurse Team Leeder", "nurse", "astronaut", "", &long, "a\u{7}`b"];
    let answers = wanted.map(|wanted| catalogue.find(wanted).unwrap_err().to_string());
    insta::assert_snapshot!(answers.join("\n"));
    insta::assert_snapshot!(Catalogue::default().find("a").unwrap_err().to_string());
}

#[track_caller]
fn check_search(typed: &str, expected: &[&str]) {
    let (catalogue, _) = Catalogue::load(&ProfileFolder::BuiltInOnly);
    let found: Vec<&str> = catalogue.search(typed).iter().map(|profile| profile.id.as_str()).collect();
    assert_eq!(found, expected, "search for {typed:?}");
}

#[test]
fn a_search_lists_the_best_first() {
    check_search("data analyst", &["data-analyst"]);
    check_search("serv", &["service-desk-analyst"]);
    check_search("manag", &["customer-success-manager", "it-project-manager", "product-manager"]);
    check_search("pro man", &["it-project-manager", "product-manager"]); // The start of each word.
    check_search("product", &["product-manager"]);
    check_search("pm", &["product-manager"]); // Its initials.
    check_search("ipm", &["it-project-manager"]);
    check_search("gineer", &["software-engineer"]); // Inside a word.
    check_search("enginer", &["software-engineer"]); // A slip.
    check_search("anal", &["data-analyst", "service-desk-analyst"]);
    check_search("astronaut", &[]);
    check_search(
        "-",
        &[
            "customer-success-manager",
            "data-analyst",
            "it-project-manager",
            "nurse-team-leader",
            "product-manager",
            "service-desk-analyst",
            "software-engineer",
        ],
    ); // A hyphen stands in every id.
    assert_eq!(Catalogue::load(&ProfileFolder::BuiltInOnly).0.search("  ").len(), 7);
}

#[test]
fn a_reload_says_what_changed_and_keeps_the_last_good_version() {
    let folder =
        folder(&[("changed.md", TESTER), ("faulty.md", TESTER), ("removed.md", TESTER), ("same.md", TESTER)]);
    let (before, _) = load(&folder);
    let in_use = Arc::clone(before.find("changed").unwrap());
    fs::write(folder.path().join("changed.md"), TESTER.replace("- Tests", "- Tests well")).unwrap();
    fs::write(folder.path().join("faulty.md"), "# Nothing\n").unwrap();
    fs::remove_file(folder.path().join("removed.md")).unwrap();
    fs::write(folder.path().join("same.md"), format!("\n{TESTER}")).unwrap();
    fs::write(folder.path().join("added.md"), TESTER).unwrap();
    let reload = before.reload(&required(folder.path()));
    let expected = [
        Change::Added(id("added")),
        Change::Changed(id("changed")),
        Change::Removed(id("removed")),
        Change::KeptBecauseFaulty(id("faulty")),
    ];
    assert_eq!(reload.changes, expected);
    assert_eq!(reload.faults.0.len(), 1);
    assert_eq!(reload.catalogue.find("faulty").unwrap().title, "Tester");
    assert_eq!(
        reload.catalogue.find("same").unwrap().competencies[0].line,
        4,
        "its lines are those of the new text"
    );
    assert_eq!(in_use.competencies[0].statements[0].text, "Tests", "a set in use keeps its own");
    // Once the file is gone, so is the version that was kept.
    fs::remove_file(folder.path().join("faulty.md")).unwrap();
    let reload = reload.catalogue.reload(&required(folder.path()));
    assert_eq!(reload.changes, [Change::Removed(id("faulty"))]);
}

#[test]
fn a_reload_of_a_folder_that_has_gone_keeps_its_profiles() {
    let folder = folder(&[("tester.md", TESTER)]);
    let (before, _) = load(&folder);
    fs::remove_file(folder.path().join("tester.md")).unwrap();
    fs::remove_dir(folder.path()).unwrap();
    let reload = before.reload(&required(folder.path()));
    assert_eq!(reload.changes, [Change::KeptBecauseFaulty(id("tester"))]);
    assert!(reload.catalogue.find("tester").is_ok());
}

#[test]
fn a_clash_on_reload_keeps_what_was_there() {
    let folder = folder(&[("tester.md", TESTER)]);
    let (before, _) = load(&folder);
    fs::write(folder.path().join("Tester.csv"), "competency,statement\nA,b\n").unwrap();
    let reload = before.reload(&required(folder.path()));
    assert_eq!(reload.changes, [Change::KeptBecauseFaulty(id("tester"))]);
    assert_eq!(reload.catalogue.find("tester").unwrap().competencies[0].name, "Testing");
}

#[test]
fn a_replaced_built_in_profile_comes_back_when_its_file_goes() {
    let folder = folder(&[("data-analyst.md", TESTER)]);
    let (before, _) = load(&folder);
    fs::remove_file(folder.path().join("data-analyst.md")).unwrap();
    let reload = before.reload(&required(folder.path()));
    assert_eq!(reload.changes, [Change::Changed(id("data-analyst"))]);
    assert_eq!(reload.catalogue.find("data-analyst").unwrap().title, "Data Analyst");
}
