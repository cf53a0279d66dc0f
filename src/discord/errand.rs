//! What needs a look at what is kept before it can be answered.

use std::collections::BTreeMap;
use std::sync::Arc;

use serenity_commands::Autocomplete;

use crate::app::{Actor, App, UserError};
use crate::discord::commands::{guide as command, question, questions, settings};
use crate::discord::component_id::{GuideAction, GuideKey, ListKey, PrivacyAction, SetState};
use crate::discord::view::notice;
use crate::discord::wire::Answer;
use crate::discord::{guide, privacy};
use crate::profile::Profile;

/// An interaction that is about something kept.
pub(in crate::discord) struct Errand {
    /// Who sends it.
    pub(in crate::discord) actor: Actor,
    pub(in crate::discord) task: Task,
}

/// What is asked.
pub(in crate::discord) enum Task {
    /// `/questions`, where the settings decide something.
    Questions(questions::Questions),
    /// `/question`, where the settings decide something.
    Question(question::Question),
    /// What to choose from while `/questions` is typed.
    QuestionsChoices(Box<Autocomplete<questions::Questions>>),
    /// What to choose from while `/question` is typed.
    QuestionChoices(Box<Autocomplete<question::Question>>),
    /// A set of a profile whose button was pressed.
    QuestionsOf(Arc<Profile>),
    /// A command about settings.
    Settings(settings::Settings),
    /// What is kept about a person.
    Privacy,
    /// A button below that.
    PrivacyPress(PrivacyAction),
    /// A command about guides.
    Guide(command::Guide),
    /// What to choose from while a command about guides is typed.
    GuideChoices(Box<Autocomplete<command::Guide>>),
    /// Keep the set that is being shown, of this profile, as a guide.
    GuideOfSet(Arc<Profile>, SetState),
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
            Task::Questions(options) => {
                let settings = app.settings_or_none(actor.owner).await;
                options.run(&app.content(), &settings, actor.seed()).map(Answer::Message)
            }
            Task::Question(options) => {
                let settings = app.settings_or_none(actor.owner).await;
                options.run(&app.content(), &settings, actor.seed()).map(Answer::Message)
            }
            Task::QuestionsChoices(typed) => {
                let settings = app.settings_or_none(actor.owner).await;
                Ok(Answer::Choices(questions::complete(*typed, &app.content(), &settings)))
            }
            Task::QuestionChoices(typed) => {
                let settings = app.settings_or_none(actor.owner).await;
                Ok(Answer::Choices(question::complete(*typed, &app.content(), &settings)))
            }
            Task::QuestionsOf(profile) => {
                let settings = app.settings_or_none(actor.owner).await;
                let made = questions::of_profile(&app.content(), &profile, &settings, actor.seed());
                made.map(Answer::Message)
            }
            Task::Settings(command) => command.run(app, &actor).await.map(Answer::Message),
            Task::Privacy => privacy::show(app, &actor).await.map(Answer::Message),
            Task::PrivacyPress(action) => privacy::press(app, &actor, action).await,
            Task::Guide(command) => command.run(app, &actor).await,
            Task::GuideChoices(typed) => return command::complete(*typed, app, &actor).await,
            Task::GuideOfSet(profile, state) => guide::of_set(app, &actor, &profile, &state).await,
            Task::GuidePress(action, key, picked) => guide::press(app, &actor, action, key, &picked).await,
            Task::GuideForm(action, key, fields) => guide::submit(app, &actor, action, key, &fields).await,
            Task::GuideList(ListKey { is_archive, page, .. }) => {
                guide::list(app, &actor, is_archive, page).await.map(Answer::Update)
            }
        };
        answer.unwrap_or_else(|error| Answer::Message(notice::refusal(&error)))
    }
}
