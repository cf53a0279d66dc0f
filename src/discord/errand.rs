//! What needs a look at what is kept before it can be answered.

use std::collections::BTreeMap;

use serenity_commands::Autocomplete;

use crate::app::{Actor, App, UserError};
use crate::discord::commands::guide as command;
use crate::discord::component_id::{GuideAction, GuideKey, ListKey};
use crate::discord::guide;
use crate::discord::view::notice;
use crate::discord::wire::Answer;

/// An interaction that is about something kept.
pub(in crate::discord) struct Errand {
    /// Who sends it.
    pub(in crate::discord) actor: Actor,
    pub(in crate::discord) task: Task,
}

/// What is asked.
pub(in crate::discord) enum Task {
    /// A command about guides.
    Guide(command::Guide),
    /// What to choose from while a command about guides is typed.
    GuideChoices(Box<Autocomplete<command::Guide>>),
    /// A component of a guide's message, with what was picked, where it is a list.
    GuidePress(GuideAction, GuideKey, Vec<String>),
    /// A form about a guide.
    GuideForm(GuideAction, GuideKey, Fields),
    /// A page of a list of guides.
    GuideList(ListKey),
}

/// The texts of a form, by the names of its fields.
pub(in crate::discord) type Fields = BTreeMap<String, String>;

impl Errand {
    /// Does it, and answers. Whoever asks is told what went wrong.
    pub(in crate::discord) async fn run(self, app: &App) -> Answer {
        let Self { actor, task } = self;
        let answer: Result<Answer, UserError> = match task {
            Task::Guide(command) => command.run(app, &actor).await,
            Task::GuideChoices(typed) => return command::complete(*typed, app, &actor).await,
            Task::GuidePress(action, key, picked) => guide::press(app, &actor, action, key, &picked).await,
            Task::GuideForm(action, key, fields) => guide::submit(app, &actor, action, key, &fields).await,
            Task::GuideList(ListKey { is_archive, page, .. }) => {
                guide::list(app, &actor, is_archive, page).await.map(Answer::Update)
            }
        };
        answer.unwrap_or_else(|error| Answer::Message(notice::refusal(&error)))
    }
}
