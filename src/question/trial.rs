//! Every statement of a profile in every lead that fits it: for reading and for checking.

use crate::profile::Profile;
use crate::question::make::Maker;
use crate::template::{QuestionKind, Templates};

/// One statement in the words of one lead.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trial {
    /// The statement's position among all statements of the profile.
    pub statement: usize,
    /// The lead's id.
    pub lead: String,
    /// The question, whether or not it may be asked.
    pub text: String,
}

/// All trials, by statement and then by lead; statements that a set asks about by their actions, by those.
pub fn trials(profile: &Profile, templates: &Templates) -> Vec<Trial> {
    let maker = Maker::new(profile, templates, None);
    let mut trials = Vec::new();
    for statement in 0..maker.len() {
        for action in maker.actions(statement) {
            for lead in QuestionKind::ALL.iter().flat_map(|kind| maker.leads(*kind, statement)) {
                if let Some(text) = maker.words(statement, action, lead) {
                    trials.push(Trial { statement, lead: templates.leads()[lead].id.clone(), text });
                }
            }
        }
    }
    trials
}
