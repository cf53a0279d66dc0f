//! What a person does in the page, carried out by the same code as in a test.

use std::collections::BTreeMap;

use axum::{
    Json,
    body::Bytes,
    extract::{Multipart, State, multipart::MultipartError},
    http::StatusCode,
};
use serde::Deserialize;
use serde_json::{Value, json};

use super::{AtDesk, Desk, recipe, view};
use crate::{
    Error, Invocation, Permissions, User,
    actor::{
        deliver::{Action, Find},
        invocation::File,
        modal::{Filled, Form},
    },
    api::trouble,
    ids::Snowflake,
    validate::items,
    world::{
        StoredFile,
        command::CommandKind,
        interaction::Progress,
        message::{Draft, Upload},
    },
};

/// Who does what, and where.
#[derive(Debug, Deserialize)]
struct Request {
    person: Snowflake,
    channel: Snowflake,
    act: Act,
}

/// Something that can be done in the page.
#[derive(Clone, Debug, Deserialize)]
#[serde(tag = "do", rename_all = "snake_case")]
pub(super) enum Act {
    Say {
        text: String,
    },
    Slash {
        text: String,
        /// The same with names in place of ids, as it stands in a test.
        shown: String,
    },
    Suggest {
        text: String,
    },
    MessageCommand {
        name: String,
        message: Snowflake,
    },
    UserCommand {
        name: String,
        target: Snowflake,
    },
    Click {
        message: Snowflake,
        custom_id: String,
    },
    Select {
        message: Snowflake,
        custom_id: String,
        values: Vec<String>,
    },
    Submit {
        /// The interaction that opened the form.
        form: Snowflake,
        fields: BTreeMap<String, Value>,
    },
    React {
        message: Snowflake,
        emoji: String,
    },
    Thread {
        name: String,
        /// The message that it is opened on, if it is.
        message: Option<Snowflake>,
        private: bool,
        people: Vec<Snowflake>,
    },
    Dismiss {
        message: Snowflake,
    },
    Permissions {
        target: Snowflake,
        bits: String,
        roles: Vec<String>,
    },
    Trouble(trouble::Wanted),
}

/// A file that came along, with the name of the option that it is the value of; empty on a message.
#[derive(Clone, Debug)]
pub(super) struct Upped {
    pub(super) option: String,
    pub(super) filename: String,
    pub(super) content_type: Option<String>,
    pub(super) bytes: Bytes,
}

impl Upped {
    /// The call that adds it in a test: a short text as it is, anything else from the disk.
    pub(super) fn call(&self, method: &str) -> String {
        let (option, name) = (&self.option, &self.filename);
        match std::str::from_utf8(&self.bytes).ok().filter(|text| text.len() <= INLINE) {
            Some(text) => format!(".{method}({option:?}, {name:?}, {text:?})"),
            None => format!(".{method}({option:?}, {name:?}, std::fs::read({name:?})?)"),
        }
    }
}

/// A file that is longer than this is read from the disk by a test, in bytes.
const INLINE: usize = 2_000;

/// Why a request of the page's cannot be understood.
type BadRequest = (StatusCode, String);

/// `POST /page/act`.
pub(super) async fn receive(State(desk): AtDesk, form: Multipart) -> Result<Json<Value>, BadRequest> {
    let (request, files) = read(form).await?;
    let user = User {
        hub: std::sync::Arc::clone(&desk.hub),
        id: request.person,
        channel: request.channel,
        user_install: false,
    };
    let seen = {
        let world = desk.hub.world();
        world.channel(user.channel).is_some_and(|channel| world.sees(user.id, channel))
    };
    if !seen {
        return Ok(refused("You cannot see this channel any more."));
    }
    Ok(carry_out(&desk, &user, request.act, files).await)
}

async fn read(mut form: Multipart) -> Result<(Request, Vec<Upped>), BadRequest> {
    let bad = |error: MultipartError| (error.status(), error.body_text());
    let (mut request, mut files) = (None, Vec::new());
    while let Some(field) = form.next_field().await.map_err(bad)? {
        let name = field.name().unwrap_or_default().to_owned();
        if let Some(option) = name.strip_prefix("file:") {
            let filename = field.file_name().unwrap_or("file").to_owned();
            let content_type = field.content_type().map(str::to_owned);
            let bytes = field.bytes().await.map_err(bad)?;
            files.push(Upped { option: option.to_owned(), filename, content_type, bytes });
        } else if name == "action" {
            let text = field.text().await.map_err(bad)?;
            let read = serde_json::from_str(&text);
            request = Some(read.map_err(|error| (StatusCode::BAD_REQUEST, format!("the action: {error}")))?);
        }
    }
    let request = request.ok_or_else(|| (StatusCode::BAD_REQUEST, "the form has no `action`".to_owned()))?;
    Ok((request, files))
}

async fn carry_out(desk: &Desk, user: &User, act: Act, files: Vec<Upped>) -> Json<Value> {
    let action = match &act {
        Act::Say { text } => return say(desk, user, text, &files),
        Act::Dismiss { message } => {
            desk.state().dismissed.insert(*message);
            desk.hub.touch();
            return done();
        }
        Act::React { message, emoji } => return react(desk, user, *message, emoji),
        Act::Thread { name, message, private, people } => {
            return match open_thread(desk, user, name, *message, *private, people) {
                Ok(channel) => Json(json!({"outcome": "done", "channel": channel})),
                Err(error) => refused(&reason(error)),
            };
        }
        Act::Permissions { target, bits, roles } => return set_permissions(desk, *target, bits, roles),
        Act::Trouble(wanted) => {
            trouble::bring(&desk.hub, wanted);
            return done();
        }
        Act::Slash { text, .. } => {
            let file = |file: &Upped| File { option: file.option.clone(), stored: stored(file) };
            Action::Typed { text: text.clone(), files: files.iter().map(file).collect() }
        }
        Act::Suggest { text } => Action::Suggest { text: text.clone() },
        Act::MessageCommand { name, message } => {
            Action::Menu { kind: CommandKind::Message, name: name.clone(), target: *message }
        }
        Act::UserCommand { name, target } => {
            Action::Menu { kind: CommandKind::User, name: name.clone(), target: *target }
        }
        Act::Click { message, custom_id } => {
            Action::Click { message: *message, button: Find::Key(custom_id.clone()) }
        }
        Act::Select { message, custom_id, values } => {
            Action::Select { message: *message, select: custom_id.clone(), values: values.clone() }
        }
        Act::Submit { form, fields } => match open_form(desk, *form) {
            Some(json) => Action::Submit {
                modal: Box::new(Form { origin: *form, json }),
                fields: filled(fields, &files),
            },
            None => return refused("The form is gone."),
        },
    };
    let step = recipe::describe(desk, user, &act, files);
    match Invocation::new(user, action).send() {
        Err(error) => refused(&reason(error)),
        Ok(mut pending) => {
            let id = pending.id();
            let progress = pending.progress().await;
            let progress = progress.unwrap_or(Progress::Failed("the bot never came back"));
            if let Some(step) = step {
                recipe::record(desk, step, id, &progress);
            }
            Json(told(id, progress))
        }
    }
}

/// What the page is told of the bot's first answer. What changes on the screen comes by the websocket.
fn told(id: Snowflake, progress: Progress) -> Value {
    match progress {
        Progress::Pending | Progress::Acknowledged | Progress::Shown(_) => json!({"outcome": "done"}),
        Progress::Modal(form) => json!({"outcome": "form", "id": id, "form": form}),
        Progress::Choices(choices) => json!({"outcome": "choices", "choices": choices}),
        Progress::Failed(reason) => json!({"outcome": "failed", "reason": reason}),
    }
}

fn done() -> Json<Value> {
    Json(json!({"outcome": "done"}))
}

/// Discord's client would not have done this.
fn refused(reason: &str) -> Json<Value> {
    Json(json!({"outcome": "refused", "reason": reason}))
}

/// Why something was not done, as a sentence for a person.
fn reason(error: Error) -> String {
    let text = match error {
        Error::Refused(reason) => reason,
        error => error.to_string(),
    };
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

fn stored(file: &Upped) -> StoredFile {
    StoredFile::new(file.filename.clone(), file.content_type.as_deref(), file.bytes.clone())
}

/// What was put into a form: text, what was picked, and the files, which came beside the action.
fn filled(fields: &BTreeMap<String, Value>, files: &[Upped]) -> BTreeMap<String, Filled> {
    let value = |value: &Value| match value {
        Value::String(text) => Filled::Text(text.clone()),
        Value::Bool(on) => Filled::Ticked(*on),
        _ => Filled::Picked(items(value).iter().filter_map(Value::as_str).map(str::to_owned).collect()),
    };
    let mut filled: BTreeMap<_, _> =
        fields.iter().map(|(name, given)| (name.clone(), value(given))).collect();
    for file in files {
        match filled.get_mut(&file.option) {
            Some(Filled::Files(stored_files)) => stored_files.push(stored(file)),
            _ => drop(filled.insert(file.option.clone(), Filled::Files(vec![stored(file)]))),
        }
    }
    filled
}

/// The form that an interaction opened.
fn open_form(desk: &Desk, origin: Snowflake) -> Option<Value> {
    let world = desk.hub.world();
    match &*world.interactions.get(&origin)?.progress.borrow() {
        Progress::Modal(json) => Some(json.clone()),
        _ => None,
    }
}

/// Reacts with an emoji, or takes that reaction back.
fn react(desk: &Desk, user: &User, message: Snowflake, emoji: &str) -> Json<Value> {
    let mut world = desk.hub.world();
    if world.messages.get(&message).is_none_or(|found| found.channel != user.channel) {
        return refused("The message is gone.");
    }
    if !world.react(message, user.id, emoji, true) {
        world.react(message, user.id, emoji, false);
    }
    drop(world);
    desk.hub.touch();
    done()
}

fn open_thread(
    desk: &Desk,
    user: &User,
    name: &str,
    on: Option<Snowflake>,
    is_private: bool,
    people: &[Snowflake],
) -> Result<Snowflake, Error> {
    let others: Vec<_> = people.iter().map(|id| User { id: *id, ..user.clone() }).collect();
    let thread = match on.filter(|_| !is_private) {
        Some(message) => user.open_thread_on(&user.sees_id(message)?, name)?,
        None if is_private => user.open_private_thread(name, &others.iter().collect::<Vec<_>>())?,
        None => user.open_thread(name)?,
    };
    recipe::record_thread(desk, user, name, on, is_private.then_some(people));
    Ok(thread.channel)
}

fn say(desk: &Desk, user: &User, text: &str, files: &[Upped]) -> Json<Value> {
    let mut world = desk.hub.world();
    if !view::may(&world, user, Permissions::SEND_MESSAGES) {
        return refused("You do not have permission to send messages in this channel.");
    }
    if text.trim().is_empty() && files.is_empty() {
        return refused("An empty message cannot be sent.");
    }
    if text.chars().count() > LONGEST_MESSAGE {
        return refused("A message has at most 2,000 characters.");
    }
    let uploads: Vec<_> =
        files.iter().zip(0..).map(|(file, slot)| Upload { slot, file: stored(file) }).collect();
    let body = json!({"content": text});
    let message = world.post(&Draft { uploads: &uploads, ..Draft::plain(user.channel, user.id, &body) });
    drop(world);
    recipe::record_said(desk, user, text, message);
    desk.hub.touch();
    done()
}

/// How long Discord lets a person's message be, in characters.
const LONGEST_MESSAGE: usize = 2_000;

fn set_permissions(desk: &Desk, target: Snowflake, bits: &str, roles: &[String]) -> Json<Value> {
    let Ok(bits) = bits.parse() else { return refused("Permissions are a number.") };
    let mut world = desk.hub.world();
    let Some(person) = world.people.iter_mut().find(|person| person.id == target) else {
        return refused("There is no such person.");
    };
    person.permissions = Permissions::from_bits(bits);
    person.roles = roles.to_vec();
    drop(world);
    desk.hub.touch();
    done()
}
