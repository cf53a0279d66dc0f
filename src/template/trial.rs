//! The sample subjects that every template is rendered with when it is loaded.
//!
//! A template that renders with all of these renders with every subject, since they have every set of fields that a
//! subject can have.

use super::subject::{ScriptContext, Subject, Wording};
use crate::profile::Level;

/// One subject of each nature, without a level and with each.
pub(super) fn subjects() -> Vec<Subject> {
    let wordings = [
        Wording::Action {
            base: "monitor progress against the plan".to_owned(),
            past: "monitored progress against the plan".to_owned(),
            gerund: "monitoring progress against the plan".to_owned(),
        },
        Wording::Knowledge("data protection law".to_owned()),
        Wording::Activity("change control and release management".to_owned()),
        Wording::Quality("attention to detail".to_owned()),
    ];
    let levels = || std::iter::once(None).chain(Level::ALL.into_iter().map(Some));
    wordings
        .into_iter()
        .flat_map(|wording| {
            levels().map(move |level| Subject {
                wording: wording.clone(),
                competency: "Planning".to_owned(),
                role: "Project Manager".to_owned(),
                level,
            })
        })
        .collect()
}

/// Interviews with and without competencies, questions and minutes: every way that a condition can turn out.
pub(super) fn scripts() -> Vec<ScriptContext> {
    let names = vec!["Planning".to_owned(), "Leadership and Teamwork".to_owned()];
    let mut contexts = Vec::new();
    for competencies in [names, Vec::new()] {
        for (minutes, questions) in [(45, 5), (45, 0), (0, 5), (0, 0)] {
            let competencies = competencies.clone();
            contexts.push(ScriptContext {
                role: "Project Manager".to_owned(),
                minutes,
                questions,
                competencies,
            });
        }
    }
    contexts
}
