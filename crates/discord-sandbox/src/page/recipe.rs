//! What was done in the page, noted step by step, so that [`super::code`] can write it as a test.

use std::collections::BTreeMap;

use serde_json::Value;

use super::{
    Desk,
    action::{Act, Upped},
};
use crate::{
    User,
    actor::{component, reply},
    ids::Snowflake,
    validate::{components::kind, items},
    world::{
        World,
        channel::ChannelKind,
        interaction::{Interaction, Progress},
    },
};

/// One thing that a person did.
#[derive(Clone, Debug)]
pub(super) struct Step {
    pub(super) person: String,
    /// The call that brings the person where they were: `.dm()`, `.in_channel("panel")?`, or none.
    pub(super) place: String,
    pub(super) what: What,
    pub(super) outcome: Outcome,
}

/// What they did, in the words of a test.
#[derive(Clone, Debug)]
pub(super) enum What {
    Say { text: String },
    Slash { text: String, files: Vec<Upped> },
    OnMessage { message: Snowflake, call: String },
    MessageCommand { name: String, message: Snowflake },
    UserCommand { name: String, target: String },
    Submit { form: Snowflake, calls: String },
    Thread { name: String, on: Option<Snowflake>, others: Option<Vec<String>> },
}

/// What came of it.
#[derive(Clone, Debug)]
pub(super) enum Outcome {
    /// The message that the person posted.
    Said(Snowflake),
    /// The interaction was answered by messages. The first had this text then: later steps may change it.
    Answered(Snowflake, String),
    /// The interaction opened a form of this title.
    Form(Snowflake, String),
    Failed,
    /// A thread was opened.
    Opened,
}

/// What a person is about to do. It is put into words while what they act upon is still there.
pub(super) fn describe(desk: &Desk, user: &User, act: &Act, files: Vec<Upped>) -> Option<(User, What)> {
    let world = desk.hub.world();
    let what = match act {
        Act::Slash { shown, .. } => What::Slash { text: shown.clone(), files },
        Act::Click { message, custom_id } => {
            What::OnMessage { message: *message, call: click_call(&world, *message, custom_id) }
        }
        Act::Select { message, custom_id, values } => {
            What::OnMessage { message: *message, call: select_call(&world, *message, custom_id, values) }
        }
        Act::MessageCommand { name, message } => {
            What::MessageCommand { name: name.clone(), message: *message }
        }
        Act::UserCommand { name, target } => {
            let target = world.person(*target).map(|person| person.name.clone()).unwrap_or_default();
            What::UserCommand { name: name.clone(), target }
        }
        Act::Submit { form, fields } => {
            What::Submit { form: *form, calls: fill_calls(fields) + &upload_calls(&files) }
        }
        _ => return None,
    };
    drop(world);
    Some((user.clone(), what))
}

/// Notes what a person did and what came of it.
pub(super) fn record(desk: &Desk, (user, what): (User, What), id: Snowflake, progress: &Progress) {
    let outcome = match progress {
        Progress::Failed(_) => Outcome::Failed,
        Progress::Modal(form) => Outcome::Form(id, form["title"].as_str().unwrap_or_default().to_owned()),
        _ => Outcome::Answered(id, answer_text(&desk.hub.world(), id)),
    };
    note(desk, &user, what, outcome);
}

/// What the first message that answers an interaction says now.
fn answer_text(world: &World, interaction: Snowflake) -> String {
    let answer = world.interactions.get(&interaction).and_then(Interaction::answer);
    let message = answer.and_then(|id| world.messages.get(&id));
    message.map(|message| reply::text(&message.json)).unwrap_or_default()
}

/// Notes a message that a person posted.
pub(super) fn record_said(desk: &Desk, user: &User, text: &str, message: Snowflake) {
    note(desk, user, What::Say { text: text.to_owned() }, Outcome::Said(message));
}

/// Notes a thread that a person opened: for these others, if it is private.
pub(super) fn record_thread(
    desk: &Desk,
    user: &User,
    name: &str,
    on: Option<Snowflake>,
    others: Option<&[Snowflake]>,
) {
    let world = desk.hub.world();
    let names =
        |ids: &[Snowflake]| ids.iter().filter_map(|id| Some(world.person(*id)?.name.clone())).collect();
    let others = others.map(names);
    drop(world);
    note(desk, user, What::Thread { name: name.to_owned(), on, others }, Outcome::Opened);
}

fn note(desk: &Desk, user: &User, what: What, outcome: Outcome) {
    let world = desk.hub.world();
    let person = world.person(user.id).map(|person| person.name.clone()).unwrap_or_default();
    let place = place_call(&world, user.id, user.channel);
    drop(world);
    desk.state().steps.push(Step { person, place, what, outcome });
}

/// Where the person is, unless it is where `Sandbox::user` puts them.
pub(super) fn place_call(world: &World, person: Snowflake, channel: Snowflake) -> String {
    let first = world.channels.iter().find(|channel| channel.guild.is_some() && world.sees(person, channel));
    match world.channel(channel) {
        Some(channel) if first.is_some_and(|first| first.id == channel.id) => String::new(),
        Some(channel) if channel.kind == ChannelKind::Dm => ".dm()".to_owned(),
        Some(channel) => format!(".in_channel({:?})?", channel.name.as_deref().unwrap_or_default()),
        None => String::new(),
    }
}

/// The click on a button: by its label, or by its place where several have that label.
fn click_call(world: &World, message: Snowflake, custom_id: &str) -> String {
    let parts = world.messages.get(&message).map(|message| component::all(&message.json["components"]));
    let parts = parts.unwrap_or_default();
    let buttons: Vec<_> = parts.into_iter().filter(|part| component::type_of(part) == kind::BUTTON).collect();
    let place = buttons.iter().position(|button| button["custom_id"] == custom_id);
    let label = place.map_or("", |place| component::label(buttons[place]));
    match place {
        Some(place) if buttons.iter().filter(|button| component::label(button) == label).count() > 1 => {
            format!(".click_nth({place})")
        }
        _ => format!(".click({label:?})"),
    }
}

/// The choice in a select, by placeholder and labels as far as it has them.
fn select_call(world: &World, message: Snowflake, custom_id: &str, values: &[String]) -> String {
    let parts = world.messages.get(&message).map(|message| component::all(&message.json["components"]));
    let select = parts.into_iter().flatten().find(|part| part["custom_id"] == custom_id);
    let select = select.unwrap_or(&Value::Null);
    let label = |value: &String| {
        let option = items(&select["options"]).iter().find(|option| option["value"] == **value);
        let label = option.and_then(|option| option["label"].as_str());
        label.map_or_else(|| name_of(world, value), str::to_owned)
    };
    let labels: Vec<_> = values.iter().map(label).collect();
    format!(".select({:?}, &{labels:?})", select["placeholder"].as_str().unwrap_or(custom_id))
}

/// The name behind the id of a person, role or channel.
fn name_of(world: &World, value: &str) -> String {
    let Ok(id) = value.parse() else { return value.to_owned() };
    let person = world.person(id).map(|person| person.name.clone());
    let channel = || world.channel(id).and_then(|channel| channel.name.clone());
    let mut roles = world.guilds.iter().flat_map(|guild| &guild.roles);
    let role = || roles.find(|role| role.id == id).map(|role| role.name.clone());
    person.or_else(channel).or_else(role).unwrap_or_else(|| value.to_owned())
}

fn fill_calls(fields: &BTreeMap<String, Value>) -> String {
    let call = |(name, value): (&String, &Value)| match value {
        Value::String(text) => format!(".fill({name:?}, {text:?})"),
        Value::Bool(on) => format!(".check({name:?}, {on})"),
        _ => {
            let picked: Vec<_> = items(value).iter().filter_map(Value::as_str).collect();
            format!(".select({name:?}, &{picked:?})")
        }
    };
    fields.iter().map(call).collect()
}

fn upload_calls(files: &[Upped]) -> String {
    files.iter().map(|file| file.call("upload")).collect()
}
