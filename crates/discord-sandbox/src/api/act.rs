//! What people do. `POST /sandbox/act` answers once its outcome is on the person's screen.

use std::{collections::BTreeMap, sync::Arc};

use axum::{Json, extract::State};
use bytes::Bytes;
use data_encoding::BASE64;
use serde::Deserialize;
use serde_json::{Value, json};

use super::{Asked, AtHub, Failure, Told};
use crate::{
    Error, Invocation, Outcome, Reply, User,
    actor::{
        deliver::Action,
        modal::{Filled, Form},
    },
    hub::Hub,
    ids::Snowflake,
    validate::items,
    world::{StoredFile, interaction::Progress},
};

/// Who does what, and where.
#[derive(Debug, Deserialize)]
pub(super) struct Request {
    person: String,
    /// A guild by its name; the first unless said.
    guild: Option<String>,
    /// A channel or thread by its name; the first channel that the person sees unless said.
    channel: Option<String>,
    /// In the bot's direct messages.
    #[serde(default)]
    dm: bool,
    /// In a private channel with these others, where the bot is not.
    #[serde(default)]
    group_dm: Vec<String>,
    /// By the app that the person installed for themselves.
    #[serde(default)]
    user_install: bool,
    /// Whether the answer waits for the outcome.
    #[serde(default = "yes")]
    wait: bool,
    #[serde(flatten)]
    act: Act,
}

fn yes() -> bool {
    true
}

/// Something that can be done. What is named is named as in Rust: by label, custom id or name.
#[derive(Debug, Deserialize)]
#[serde(tag = "do", rename_all = "snake_case")]
enum Act {
    Say {
        text: String,
        #[serde(default)]
        files: Vec<File>,
    },
    React {
        message: Snowflake,
        emoji: String,
    },
    Thread {
        name: String,
        /// The message that it is opened on, if it is.
        message: Option<Snowflake>,
        /// For its members alone.
        #[serde(default)]
        private: bool,
        /// Who else is in it from the start.
        #[serde(default)]
        people: Vec<String>,
    },
    AddToThread {
        other: String,
    },
    LeaveThread,
    ArchiveThread,
    Slash {
        text: String,
        #[serde(default)]
        files: Vec<File>,
    },
    Autocomplete {
        text: String,
    },
    MessageCommand {
        name: String,
        message: Snowflake,
    },
    UserCommand {
        name: String,
        target: String,
    },
    Click {
        message: Snowflake,
        button: String,
    },
    Select {
        message: Snowflake,
        select: String,
        values: Vec<String>,
    },
    Submit {
        form: Snowflake,
        #[serde(default)]
        fields: BTreeMap<String, Value>,
        #[serde(default)]
        files: Vec<File>,
    },
}

/// A file: on a message, or as the value of a command's option or a form's field.
#[derive(Debug, Deserialize)]
struct File {
    #[serde(default, alias = "field")]
    option: String,
    name: String,
    /// Base64.
    content: String,
}

impl File {
    fn bytes(&self) -> Result<Bytes, Failure> {
        let wrong = |error| Failure::bad_request(format!("the file `{}` is not base64: {error}", self.name));
        BASE64.decode(self.content.as_bytes()).map(Bytes::from).map_err(wrong)
    }
}

/// `POST /sandbox/act`.
pub(super) async fn receive(State(hub): AtHub, Asked(request): Asked<Request>) -> Told {
    let user = place(&hub, &request)?;
    let invocation = match request.act {
        Act::Say { text, files } => return say(&user, &text, &files),
        Act::React { message: id, emoji } => return Ok(message(&user.sees_id(id)?.react(&emoji)?)),
        Act::Thread { name, message, private, people } => {
            return open_thread(&user, &name, message, private, &people);
        }
        Act::AddToThread { other } => return done(user.add_to_thread(&User::named(&hub, &other))),
        Act::LeaveThread => return done(user.leave_thread()),
        Act::ArchiveThread => return done(user.archive_thread()),
        Act::Autocomplete { text } => {
            let choices = user.autocomplete(&text).await?;
            let choices = choices.iter().map(|choice| json!({"name": choice.name, "value": choice.value}));
            return Ok(Json(json!({"outcome": "choices", "choices": choices.collect::<Vec<_>>()})));
        }
        Act::Slash { text, files } => typed(&user, &text, &files)?,
        Act::MessageCommand { name, message } => user.message_command(&name, &user.sees_id(message)?),
        Act::UserCommand { name, target } => user.user_command(&name, &User::named(&hub, &target)),
        Act::Click { message, button } => user.sees_id(message)?.click(&button),
        Act::Select { message, select, values } => {
            let values: Vec<_> = values.iter().map(String::as_str).collect();
            user.sees_id(message)?.select(&select, &values)
        }
        Act::Submit { form, fields, files } => submit(&user, form, fields, &files)?,
    };
    let pending = invocation.send()?;
    let id = pending.id();
    if !request.wait {
        return Ok(Json(json!({"outcome": "sent", "id": id})));
    }
    Ok(told(id, pending.outcome().await?))
}

/// The person where they do it.
fn place(hub: &Arc<Hub>, request: &Request) -> Result<User, Error> {
    let mut user = User::named(hub, &request.person);
    if let Some(guild) = &request.guild {
        user = user.in_guild(guild)?;
    }
    if let Some(channel) = &request.channel {
        user = user.in_channel(channel)?;
    }
    if request.dm {
        user = user.dm();
    }
    if !request.group_dm.is_empty() {
        let others: Vec<_> = request.group_dm.iter().map(|name| User::named(hub, name)).collect();
        user = user.group_dm(&others.iter().collect::<Vec<_>>());
    }
    Ok(if request.user_install { user.as_user_install() } else { user })
}

/// What came of an interaction.
pub(super) fn told(id: Snowflake, outcome: Outcome) -> Json<Value> {
    match outcome {
        Outcome::Message(reply) => message(&reply),
        Outcome::Modal(modal) => Json(json!({"outcome": "form", "id": id, "form": modal.json()})),
        Outcome::Failed(notice) => Json(json!({"outcome": "failed", "notice": notice})),
    }
}

fn message(reply: &Reply) -> Json<Value> {
    Json(json!({"outcome": "message", "message": reply.json()}))
}

fn done(result: Result<(), Error>) -> Told {
    result?;
    Ok(Json(json!({"outcome": "done"})))
}

fn say(user: &User, text: &str, files: &[File]) -> Told {
    let bytes = files.iter().map(File::bytes).collect::<Result<Vec<_>, _>>()?;
    let files: Vec<_> =
        files.iter().zip(&bytes).map(|(file, bytes)| (file.name.as_str(), &bytes[..])).collect();
    Ok(message(&user.say_with(text, &files)))
}

fn open_thread(user: &User, name: &str, on: Option<Snowflake>, is_private: bool, people: &[String]) -> Told {
    let thread = match on {
        Some(_) if is_private => return Err(Failure::bad_request("a thread on a message is for all")),
        Some(message) => user.open_thread_on(&user.sees_id(message)?, name)?,
        None if is_private => user.open_private_thread(name, &[])?,
        None => user.open_thread(name)?,
    };
    for other in people {
        thread.add_to_thread(&User::named(&user.hub, other))?;
    }
    Ok(Json(json!({"outcome": "thread", "channel": thread.channel})))
}

fn typed(user: &User, text: &str, files: &[File]) -> Result<Invocation, Failure> {
    let mut invocation = user.slash(text);
    for file in files {
        invocation = invocation.attach(&file.option, &file.name, file.bytes()?);
    }
    Ok(invocation)
}

/// Sends the form that an interaction of this person's opened.
fn submit(
    user: &User,
    origin: Snowflake,
    fields: BTreeMap<String, Value>,
    files: &[File],
) -> Result<Invocation, Failure> {
    let world = user.hub.world();
    let opened = world.interactions.get(&origin).filter(|interaction| interaction.person == user.id);
    let json = opened.and_then(|interaction| match &*interaction.progress.borrow() {
        Progress::Modal(json) => Some(json.clone()),
        _ => None,
    });
    drop(world);
    let json =
        json.ok_or_else(|| Failure::bad_request(format!("{origin} opened no form for this person")))?;
    let filled = |value: Value| match value {
        Value::String(text) => Filled::Text(text),
        Value::Bool(on) => Filled::Ticked(on),
        other => Filled::Picked(items(&other).iter().filter_map(Value::as_str).map(str::to_owned).collect()),
    };
    let mut fields: BTreeMap<_, _> = fields.into_iter().map(|(name, value)| (name, filled(value))).collect();
    for file in files {
        let stored = StoredFile::new(file.name.clone(), None, file.bytes()?);
        match fields.entry(file.option.clone()).or_insert_with(|| Filled::Files(Vec::new())) {
            Filled::Files(files) => files.push(stored),
            other => *other = Filled::Files(vec![stored]),
        }
    }
    Ok(Invocation::new(user, Action::Submit { modal: Box::new(Form { origin, json }), fields }))
}
