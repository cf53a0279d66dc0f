//! The profile in a guide, and what was asked for. Questions are made of both, so both are bounded as a profile's file is.

use std::collections::HashSet;

use super::check::Check;
use crate::guide::Origin;
use crate::guide::model::{CompetencySnapshot, ProfileSnapshot, Wanted, limits};
use crate::profile::limits::{
    MAX_COMPETENCIES, MAX_ID_CHARS, MAX_NAME_CHARS, MAX_STATEMENT_CHARS, MAX_STATEMENTS,
};

pub(super) fn origin(check: &mut Check, origin: &Origin) {
    check.key("profile", |check| profile(check, &origin.profile));
    check.key("templates", |check| {
        check.text("the version of the templates", &origin.templates, limits::MAX_ID);
    });
    check.key("request", |check| wanted(check, &origin.request));
}

fn profile(check: &mut Check, profile: &ProfileSnapshot) {
    check.key("id", |check| check.text("the id of the profile", profile.id.as_str(), MAX_ID_CHARS));
    check.key("title", |check| check.text("the title of the profile", &profile.title, MAX_NAME_CHARS));
    check.key("version", |check| {
        check.text("the version of the profile", profile.version.as_str(), limits::MAX_ID);
    });
    check.key("competencies", |check| {
        check.count("the profile", profile.competencies.len(), "competencies", 1..=MAX_COMPETENCIES);
        let statements = profile.competencies.iter().map(|competency| competency.statements.len()).sum();
        check.count("the profile", statements, "statements", 0..=MAX_STATEMENTS);
        let mut names = HashSet::new();
        check.each(&profile.competencies, |check, at, of| competency(check, at + 1, of, &mut names));
    });
}

fn competency(
    check: &mut Check,
    number: usize,
    competency: &CompetencySnapshot,
    names: &mut HashSet<String>,
) {
    check.key("name", |check| {
        check.text(&format!("the name of competency {number}"), &competency.name, MAX_NAME_CHARS);
        check.first(names, "the name of a competency", &competency.name);
    });
    check.key("statements", |check| {
        let whose = format!("competency {number}");
        check.count(&whose, competency.statements.len(), "statements", 1..=MAX_STATEMENTS);
        let mut texts = HashSet::new();
        check.each(&competency.statements, |check, at, statement| {
            check.key("text", |check| {
                let name = format!("statement {} of competency {number}", at + 1);
                check.text(&name, &statement.text, MAX_STATEMENT_CHARS);
                check.first(&mut texts, &name, &statement.text);
            });
        });
    });
}

fn wanted(check: &mut Check, wanted: &Wanted) {
    check.key("competencies", |check| {
        check.count("the request", wanted.competencies.len(), "competencies", 0..=MAX_COMPETENCIES);
        check.each(&wanted.competencies, |check, _, name| {
            check.text("a competency that was asked for", name, MAX_NAME_CHARS);
        });
    });
    check.key("size", |check| {
        if let Err(error) = wanted.size.check() {
            check.fault(error.to_string(), "Write a number within these bounds.");
        }
    });
    check.key("kinds", |check| {
        check.count("the request", wanted.kinds.len(), "kinds", 0..=limits::MAX_KINDS);
    });
}
