//! The shipped profiles, as they are read.

use std::fs;
use std::path::Path;

use super::{listing, profile};
use crate::profile::{Profile, parse, to_json};

fn shipped() -> Vec<(String, Profile)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("profiles");
    let mut files: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    let read = |path: std::path::PathBuf| {
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        let profile = parse(&name, &fs::read(&path).unwrap()).unwrap_or_else(|faults| panic!("{faults}"));
        (name, profile)
    };
    files.into_iter().map(read).collect()
}

#[test]
fn shipped_profiles_are_read_whole() {
    for (name, profile) in shipped() {
        insta::assert_snapshot!(name.replace('.', "-"), listing(&profile));
    }
}

#[test]
fn every_shipped_profile_survives_json() {
    for (name, original) in shipped() {
        let json = to_json(&original);
        let again = profile("other-name.json", &json);
        assert_eq!(to_json(&again), json, "{name}");
        assert_eq!(again.version, original.version, "{name}");
    }
}

#[test]
fn the_it_project_manager_is_read_exactly() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("profiles");
    let bytes = fs::read(folder.join("it-project-manager.md")).unwrap();
    let profile = parse("it-project-manager.md", &bytes).unwrap();
    assert_eq!(profile.title, "IT Project Manager");
    assert_eq!(profile.responsibilities.len(), 9);
    assert_eq!(profile.qualifications.len(), 6);
    assert!(profile.qualifications.iter().all(|qualification| qualification.url.is_some()));
    let counts: Vec<(&str, usize)> = profile
        .competencies
        .iter()
        .map(|competency| (competency.name.as_str(), competency.statements.len()))
        .collect();
    let expected = [
        ("Business Case Development", 3),
        ("Project Organization and Management", 8),
        ("Benefits Management", 3),
        ("Financial Management", 4),
        ("Application of Project and Programme Management Methods and Tools", 3),
        ("Communication and knowledge sharing", 4),
        ("Stakeholder Management and Communication", 4),
        ("Leadership and Teamwork", 5),
    ];
    assert_eq!(counts, expected);
    let source = String::from_utf8(bytes).unwrap();
    let lines: Vec<&str> = source.lines().collect();
    for statement in profile.competencies.iter().flat_map(|competency| &competency.statements) {
        assert!(lines[statement.line - 1].contains(&statement.text), "{statement:?} is not on its line");
    }
}

#[test]
fn every_shipped_competency_has_three_to_eight_statements() {
    for (name, profile) in shipped() {
        assert!((5..=8).contains(&profile.competencies.len()), "{name}");
        for competency in &profile.competencies {
            assert!((3..=8).contains(&competency.statements.len()), "{name}: {}", competency.name);
        }
    }
}
