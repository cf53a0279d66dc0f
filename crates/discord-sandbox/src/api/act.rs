//! What people do. `POST /sandbox/act` answers once its outcome is on the person's screen.

use std::collections::BTreeMap;

use axum::{Json, extract::State};
use bytes::Bytes;
use data_encoding::BASE64;
use serde::Deserialize;
use serde_json::{Value, json};

use super::{Asked, AtHub, Failure, Told};
use crate::{
    Invocation, Outcome, Reply, User,
    actor::{
        deliver::Action,
        modal::{Filled, Form},
    },
    ids::Snowflake,
    validate::items,
    world::interaction::Progress,
};

/// Who does what, and where.
#[derive(Debug, Deserialize)]
pub(super) struct Request {
    person: String,
    /// A channel by its name; the first that the person sees unless said.
    channel: Option<String>,
    /// In the bot's direct messages.
    #[serde(default)]
    dm: bool,
    #[serde(flatten)]
    act: Act,
}

/// Something that can be done. What is named is named as in Rust: by label, custom id or name.
#[derive(Debug, Deserialize)]
#[serde(tag = "do", rename_all = "snake_case")]
enum Act {
    Say {
        text: String,
    },
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
    },
}

/// A file as the value of an option.
#[derive(Debug, Deserialize)]
struct File {
    option: String,
    name: String,
    /// Base64.
    content: String,
}

/// `POST /sandbox/act`.
pub(super) async fn receive(State(hub): AtHub, Asked(request): Asked<Request>) -> Told {
    let mut user = User::named(&hub, &request.person);
    if let Some(channel) = &request.channel {
        user = user.in_channel(channel)?;
    }
    if request.dm {
        user = user.dm();
    }
    let invocation = match request.act {
        Act::Say { text } => return Ok(message(&user.say(&text))),
        Act::Autocomplete { text } => {
            let choices = user.autocomplete(&text).await?;
            let choices = choices.iter().map(|choice| json!({"name": choice.name, "value": choice.value}));
            return Ok(Json(json!({"outcome": "choices", "choices": choices.collect::<Vec<_>>()})));
        }
        Act::Slash { text, files } => typed(&user, &text, files)?,
        Act::MessageCommand { name, message } => user.message_command(&name, &user.sees_id(message)?),
        Act::UserCommand { name, target } => user.user_command(&name, &User::named(&hub, &target)),
        Act::Click { message, button } => user.sees_id(message)?.click(&button),
        Act::Select { message, select, values } => {
            let values: Vec<_> = values.iter().map(String::as_str).collect();
            user.sees_id(message)?.select(&select, &values)
        }
        Act::Submit { form, fields } => submit(&user, form, fields)?,
    };
    let pending = invocation.send()?;
    let id = pending.id();
    Ok(match pending.outcome().await? {
        Outcome::Message(reply) => message(&reply),
        Outcome::Modal(modal) => Json(json!({"outcome": "form", "id": id, "form": modal.json()})),
        Outcome::Failed(notice) => Json(json!({"outcome": "failed", "notice": notice})),
    })
}

fn message(reply: &Reply) -> Json<Value> {
    Json(json!({"outcome": "message", "message": reply.json()}))
}

fn typed(user: &User, text: &str, files: Vec<File>) -> Result<Invocation, Failure> {
    let mut invocation = user.slash(text);
    for File { option, name, content } in files {
        let wrong = |error| Failure::bad_request(format!("the file `{name}` is not base64: {error}"));
        let bytes = BASE64.decode(content.as_bytes()).map_err(wrong)?;
        invocation = invocation.attach(&option, &name, Bytes::from(bytes));
    }
    Ok(invocation)
}

/// Sends the form that an interaction of this person's opened.
fn submit(user: &User, origin: Snowflake, fields: BTreeMap<String, Value>) -> Result<Invocation, Failure> {
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
    let fields = fields.into_iter().map(|(name, value)| (name, filled(value))).collect();
    Ok(Invocation::new(user, Action::Submit { modal: Box::new(Form { origin, json }), fields }))
}
