//! One interaction in, one answer out. Both ways in which Discord delivers interactions call this.

use std::sync::Arc;

use serenity::all::{
    ActionRowComponent, CommandInteraction, CommandType, ComponentInteraction, ComponentInteractionDataKind,
    Interaction, Message, MessageFlags, MessageInteractionMetadata, ModalInteraction, UserId,
};
use serenity_commands::{Autocomplete, AutocompleteCommands, Commands};

use crate::app::{Actor, App, Content, UserError, fresh_seed};
use crate::discord::asker;
use crate::discord::commands::{
    SlashCommand, SlashCommandAutocomplete, make_questions, profile, question, questions, settings,
};
use crate::discord::component_id::{
    ComponentId, Keeper, ProfileKey, SetAction, SetState, Source, Unreadable,
};
use crate::discord::errand::{Errand, Fields, Task};
use crate::discord::flood::Flood;
use crate::discord::set::{self, Presser};
use crate::discord::view::question_set::PROFILE_FILE;
use crate::discord::view::reply::{Audience, Reply};
use crate::discord::view::{help, notice, profile as profile_view};
use crate::discord::wire::Answer;
use crate::profile::limits::MAX_FILE_BYTES;
use crate::profile::{self as profiles, Profile};
use crate::question::Seed;
use crate::store::Settings;

/// Answers interactions.
pub struct Dispatcher {
    app: Arc<App>,
    flood: Flood,
}

/// What is to be done about an interaction.
pub(in crate::discord) enum Step {
    /// Send this.
    Answer(Answer),
    /// Acknowledge, fetch the file, and come back with it to [`Dispatcher::with_file`].
    Fetch(Fetch),
    /// Come back with it to [`Dispatcher::run`]: it is about something kept.
    Errand(Box<Errand>),
    /// Nothing: it is of a kind that Starling never asks for.
    Ignore,
}

/// A file of a message that an answer depends on.
pub(in crate::discord) struct Fetch {
    /// Its address, as Discord gave it.
    pub(in crate::discord) url: String,
    /// Whether the answer will change the message, or be a new one.
    pub(in crate::discord) updates: bool,
    press: Press,
}

/// A press of a button of a set.
struct Press {
    wish: SetWish,
    state: SetState,
}

/// What is wished of a set.
enum SetWish {
    /// What the button says, by this person, with chance for it.
    Act(SetAction, Presser, Seed),
    /// To keep it as a guide.
    Keep(Box<Actor>),
}

impl Dispatcher {
    /// A dispatcher over this app.
    pub fn new(app: Arc<App>) -> Self {
        Self { app, flood: Flood::default() }
    }

    /// What to do about an interaction.
    pub(in crate::discord) fn dispatch(&self, interaction: &Interaction) -> Step {
        let content = self.app.content();
        let keeps = self.app.database().is_some();
        match interaction {
            Interaction::Autocomplete(typing) => complete(typing, &content, keeps),
            Interaction::Command(command) => {
                self.unless_flooding(command.user.id, || run(command, &content, keeps))
            }
            Interaction::Component(pressed) => {
                self.unless_flooding(pressed.user.id, || press(pressed, &content, keeps))
            }
            Interaction::Modal(sent) => self.unless_flooding(sent.user.id, || submit(sent)),
            _ => Step::Ignore,
        }
    }

    /// The body of the callback to an interaction, where it takes neither a file nor what is kept; `None` where it does, or
    /// where there is none.
    pub fn callback(&self, interaction: &Interaction) -> Option<serde_json::Value> {
        match self.dispatch(interaction) {
            Step::Answer(answer) => Some(answer.callback()),
            Step::Fetch(_) | Step::Errand(_) | Step::Ignore => None,
        }
    }

    /// The answer to what is about something kept.
    pub(in crate::discord) async fn run(&self, errand: Box<Errand>) -> Answer {
        errand.run(&self.app).await
    }

    /// The answer to a press whose message carries its profile as a file.
    pub(in crate::discord) async fn with_file(&self, fetch: Fetch, file: Option<&[u8]>) -> Answer {
        let Press { wish, state } = fetch.press;
        let profile = file.and_then(|bytes| profiles::parse(PROFILE_FILE, bytes).ok());
        let Some(profile) = profile.filter(|profile| ProfileKey::of(profile) == state.profile) else {
            return Answer::Message(notice::file_gone());
        };
        match wish {
            SetWish::Act(action, presser, fresh) => {
                set::press(&self.app.content(), &profile, action, &state, presser, fresh)
                    .unwrap_or_else(|error| refused(&error))
            }
            SetWish::Keep(actor) => {
                let task = Task::GuideOfSet(Arc::new(profile), state);
                Errand { actor: *actor, task }.run(&self.app).await
            }
        }
    }

    /// Does what is asked, or asks a person who sends too much to wait.
    fn unless_flooding(&self, user: UserId, step: impl FnOnce() -> Step) -> Step {
        match self.flood.check(user.get()) {
            Ok(()) => step(),
            Err(seconds) => Step::Answer(Answer::Message(notice::slow_down(seconds))),
        }
    }
}

fn errand(actor: Actor, task: Task) -> Step {
    Step::Errand(Box::new(Errand { actor, task }))
}

fn refused(error: &UserError) -> Answer {
    Answer::Message(notice::refusal(error))
}

/// What a command leads to; `keeps` says whether there may be settings that decide what it leaves out.
fn run(command: &CommandInteraction, content: &Content, keeps: bool) -> Step {
    let answered = |reply: Result<Reply, UserError>| {
        Step::Answer(reply.map_or_else(|error| refused(&error), Answer::Message))
    };
    let fresh = fresh_seed(command.id.get());
    if command.data.kind == CommandType::Message {
        let target = command
            .data
            .resolved
            .messages
            .values()
            .next()
            .filter(|_| command.data.name == make_questions::NAME);
        return answered(target.map_or_else(
            || Ok(notice::unknown_command()),
            |message| make_questions::run(content, &message.content, fresh),
        ));
    }
    let Ok(slash) = SlashCommand::from_command_data(&command.data) else {
        return answered(Ok(notice::unknown_command()));
    };
    let kept = |task| errand(asker::of_command(command), task);
    let unset = Settings::default();
    answered(match slash {
        SlashCommand::Questions(options) if keeps && options.leaves_to_settings() => {
            return kept(Task::Questions(options));
        }
        SlashCommand::Questions(options) => options.run(content, &unset, fresh),
        SlashCommand::Question(options) if keeps && options.leaves_to_settings() => {
            return kept(Task::Question(options));
        }
        SlashCommand::Question(options) => options.run(content, &unset, fresh),
        SlashCommand::Settings(options) => return kept(Task::Settings(options)),
        SlashCommand::Privacy => return kept(Task::Privacy),
        SlashCommand::Profile(options) => options.run(content),
        SlashCommand::Help => Ok(help::show()),
        SlashCommand::Guide(options) => return kept(Task::Guide(options)),
    })
}

fn complete(typing: &CommandInteraction, content: &Content, keeps: bool) -> Step {
    let kept = |task| errand(asker::of_command(typing), task);
    let unset = Settings::default();
    Step::Answer(Answer::Choices(match Autocomplete::<SlashCommand>::from_command_data(&typing.data) {
        Ok(SlashCommandAutocomplete::Questions(typed)) if keeps && questions::leaves_to_settings(&typed) => {
            return kept(Task::QuestionsChoices(Box::new(typed)));
        }
        Ok(SlashCommandAutocomplete::Questions(typed)) => questions::complete(typed, content, &unset),
        Ok(SlashCommandAutocomplete::Question(typed)) if keeps && question::leaves_to_settings(&typed) => {
            return kept(Task::QuestionChoices(Box::new(typed)));
        }
        Ok(SlashCommandAutocomplete::Question(typed)) => question::complete(typed, content, &unset),
        Ok(SlashCommandAutocomplete::Settings(typed)) => settings::complete(typed, content),
        Ok(SlashCommandAutocomplete::Profile(typed)) => profile::complete(typed, content),
        Ok(SlashCommandAutocomplete::Guide(typed)) => return kept(Task::GuideChoices(Box::new(typed))),
        Err(_) => Vec::new(),
    }))
}

/// A form that comes back filled in.
fn submit(sent: &ModalInteraction) -> Step {
    match sent.data.custom_id.parse() {
        Ok(ComponentId::Guide(action, key)) => {
            let task = Task::GuideForm(action, key, fields(sent));
            errand(asker::of_form(sent, key.keeper), task)
        }
        Ok(_) => Step::Answer(Answer::Message(notice::unreadable(Unreadable::Unknown))),
        Err(why) => Step::Answer(Answer::Message(notice::unreadable(why))),
    }
}

/// What a person wrote into a form.
fn fields(sent: &ModalInteraction) -> Fields {
    let inputs = sent.data.components.iter().flat_map(|row| &row.components);
    inputs
        .filter_map(|input| match input {
            ActionRowComponent::InputText(input) => {
                Some((input.custom_id.clone(), input.value.clone().unwrap_or_default()))
            }
            _ => None,
        })
        .collect()
}

/// What a button or a list leads to; `keeps` is as for a command.
fn press(pressed: &ComponentInteraction, content: &Content, keeps: bool) -> Step {
    let id = match pressed.data.custom_id.parse() {
        Ok(id) => id,
        Err(why) => return Step::Answer(Answer::Message(notice::unreadable(why))),
    };
    let fresh = fresh_seed(pressed.id.get());
    let presser = presser(pressed);
    let page = |reply: Reply| match presser {
        Presser::Owner => Answer::Update(reply),
        Presser::Other => Answer::Message(Reply { audience: Audience::Private, ..reply }),
    };
    Step::Answer(match id {
        ComponentId::Set(action, state) if state.source == Source::Attached => {
            let press = Press { wish: SetWish::Act(action, presser, fresh), state };
            return attached(&pressed.message, press);
        }
        ComponentId::GuideOfSet(state) => {
            let actor = asker::of_any_press(pressed);
            if state.source == Source::Attached {
                let press = Press { wish: SetWish::Keep(Box::new(actor)), state };
                return attached(&pressed.message, press);
            }
            match loaded(content, state.profile) {
                Some(profile) => return errand(actor, Task::GuideOfSet(profile, state)),
                None => Answer::Message(notice::outdated()),
            }
        }
        ComponentId::Set(action, state) => match loaded(content, state.profile) {
            Some(profile) => set::press(content, &profile, action, &state, presser, fresh)
                .unwrap_or_else(|error| refused(&error)),
            None => Answer::Message(notice::outdated()),
        },
        ComponentId::ProfilePage(key, at) => match loaded(content, key) {
            Some(profile) => page(profile_view::show(&profile, usize::from(at), Audience::Private)),
            None => Answer::Message(notice::profile_gone()),
        },
        ComponentId::ProfileList(at) => {
            page(profile_view::list(&content.catalogue.profiles(), usize::from(at)))
        }
        ComponentId::Guide(action, key) => {
            let task = Task::GuidePress(action, key, picked(pressed));
            return errand(asker::of_press(pressed, key.keeper), task);
        }
        ComponentId::GuideList(key) => {
            return errand(asker::of_press(pressed, key.keeper), Task::GuideList(key));
        }
        ComponentId::Privacy(action) => {
            return errand(asker::of_press(pressed, Keeper::Person), Task::PrivacyPress(action));
        }
        ComponentId::Questions(key) => match loaded(content, key) {
            Some(profile) if keeps => {
                return errand(asker::of_any_press(pressed), Task::QuestionsOf(profile));
            }
            Some(profile) => questions::of_profile(content, &profile, &Settings::default(), fresh)
                .map_or_else(|error| refused(&error), Answer::Message),
            None => Answer::Message(notice::profile_gone()),
        },
    })
}

/// What somebody picked from a list.
fn picked(pressed: &ComponentInteraction) -> Vec<String> {
    match &pressed.data.kind {
        ComponentInteractionDataKind::StringSelect { values } => values.clone(),
        _ => Vec::new(),
    }
}

/// A press on a set whose profile is in no catalogue: its message carries the profile as a file.
fn attached(message: &Message, press: Press) -> Step {
    let file = message.attachments.iter().find(|attachment| attachment.filename == PROFILE_FILE);
    match file {
        Some(file) if file.size as usize <= MAX_FILE_BYTES => Step::Fetch(Fetch {
            url: file.url.clone(),
            updates: match press.wish {
                SetWish::Act(action, presser, _) => set::updates(action, presser),
                SetWish::Keep(_) => false,
            },
            press,
        }),
        _ => Step::Answer(Answer::Message(notice::file_gone())),
    }
}

/// The loaded profile of this key: the same profile in the same version.
fn loaded(content: &Content, key: ProfileKey) -> Option<Arc<Profile>> {
    content.catalogue.profiles().into_iter().find(|profile| ProfileKey::of(profile) == key).cloned()
}

/// Whether the message is the presser's own: private to them, or an answer to a command of theirs.
fn presser(pressed: &ComponentInteraction) -> Presser {
    let private = pressed.message.flags.is_some_and(|flags| flags.contains(MessageFlags::EPHEMERAL));
    let author = pressed.message.interaction_metadata.as_deref().and_then(|metadata| match metadata {
        MessageInteractionMetadata::Command(command) => Some(command.user.id),
        MessageInteractionMetadata::Component(component) => Some(component.user.id),
        MessageInteractionMetadata::ModalSubmit(submit) => Some(submit.user.id),
        _ => None,
    });
    if private || author == Some(pressed.user.id) { Presser::Owner } else { Presser::Other }
}
