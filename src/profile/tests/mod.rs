//! Tests of reading profiles, by feature.

mod faults;
mod formats;
mod hostile;
mod markdown;
mod shipped;

use std::fmt::Write as _;

use super::{Profile, parse};

/// Everything that a profile holds, with the line of everything that has one.
fn listing(profile: &Profile) -> String {
    let mut text = format!("{} ({}), version {}\n", profile.title, profile.id, profile.version);
    if let Some(purpose) = &profile.purpose {
        writeln!(text, "purpose: {purpose}").unwrap();
    }
    for responsibility in &profile.responsibilities {
        writeln!(text, "{:>4}  responsibility: {}", responsibility.line, responsibility.text).unwrap();
    }
    for competency in &profile.competencies {
        writeln!(text, "{:>4}  {} [{}]", competency.line, competency.name, competency.statements.len())
            .unwrap();
        for statement in &competency.statements {
            let level = statement.level.map(|level| format!(" ({level})")).unwrap_or_default();
            writeln!(text, "{:>4}    - {}{level}", statement.line, statement.text).unwrap();
        }
    }
    for qualification in &profile.qualifications {
        let url = qualification.url.as_deref().unwrap_or("no link");
        writeln!(text, "      qualification: {} ({url})", qualification.name).unwrap();
    }
    for section in &profile.omitted {
        writeln!(text, "{:>4}  left out: {}, because {}", section.line, section.heading, section.reason)
            .unwrap();
    }
    text
}

/// The faults of a file, as a person reads them.
#[track_caller]
fn faults(file: &str, text: &str) -> String {
    match parse(file, text.as_bytes()) {
        Ok(profile) => panic!("no fault was found in {file}:\n{}", listing(&profile)),
        Err(faults) => faults.to_string(),
    }
}

#[track_caller]
fn profile(file: &str, text: &str) -> Profile {
    parse(file, text.as_bytes()).unwrap_or_else(|faults| panic!("{faults}\n{text}"))
}
