//! The sample subjects that every template is rendered with when it is loaded.
//!
//! A template that renders with all of these renders with every subject, since they have every set of fields that a
//! subject can have.

use super::subject::{ScriptContext, Subject, Wording};
use crate::profile::Level;

/// One subject of each nature, without a level and with each, with a role and without.
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
    let mut subjects = Vec::new();
    for wording in wordings {
        for level in levels() {
            for role in [Some("Project Manager".to_owned()), None] {
                let competency = "Planning".to_owned();
                subjects.push(Subject { wording: wording.clone(), competency, role, level });
            }
        }
    }
    subjects
}

/// Interviews with and without a role, competencies, questions and minutes: every way that a condition can turn out.
pub(super) fn scripts() -> Vec<ScriptContext> {
    let names = vec!["Planning".to_owned(), "Leadership and Teamwork".to_owned()];
    let mut contexts = Vec::new();
    for role in [Some("Project Manager".to_owned()), None] {
        for competencies in [names.clone(), Vec::new()] {
            for (minutes, questions) in [(45, 5), (45, 0), (0, 5), (0, 0)] {
                let (role, competencies) = (role.clone(), competencies.clone());
                contexts.push(ScriptContext { role, minutes, questions, competencies });
            }
        }
    }
    contexts
}
