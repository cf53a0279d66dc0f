//! From a [`Reply`] to the JSON that Discord takes. The only file that knows both.
//!
//! serenity 0.12 has no types for Components V2, but sends any JSON. Numbers are those of Discord's component reference.

use serde_json::{Value, json};

use crate::discord::view::limits::{self, cut};
use crate::discord::view::reply::{
    Audience, Block, Button, Choice, Emphasis, Field, File, Form, Lines, Picks, Reply, Select,
};

/// Message flag: only the person who asked sees it.
const EPHEMERAL: u64 = 1 << 6;
/// Message flag: the message is made of components only.
const COMPONENTS_V2: u64 = 1 << 15;

/// How an interaction is answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::discord) enum Answer {
    /// A new message.
    Message(Reply),
    /// The message that the pressed button belongs to becomes this.
    Update(Reply),
    /// What a person may choose for the option they are typing: the name shown, the value sent.
    Choices(Vec<(String, String)>),
    /// A form to fill in.
    Form(Form),
}

impl Answer {
    /// The body of the callback.
    pub(in crate::discord) fn callback(&self) -> Value {
        match self {
            Self::Message(reply) => json!({ "type": 4, "data": message(reply) }),
            Self::Update(reply) => json!({ "type": 7, "data": update(reply) }),
            Self::Choices(choices) => {
                let choices: Vec<Value> = choices
                    .iter()
                    .take(limits::CHOICES)
                    .map(|(name, value)| json!({ "name": cut(name, limits::CHOICE), "value": cut(value, limits::CHOICE) }))
                    .collect();
                json!({ "type": 8, "data": { "choices": choices } })
            }
            Self::Form(form) => json!({ "type": 9, "data": modal(form) }),
        }
    }

    /// The files to send along.
    pub(in crate::discord) fn reply(&self) -> Option<&Reply> {
        match self {
            Self::Message(reply) | Self::Update(reply) => Some(reply),
            Self::Choices(_) | Self::Form(_) => None,
        }
    }
}

/// The body of a new message.
pub(in crate::discord) fn message(reply: &Reply) -> Value {
    let private = match reply.audience {
        Audience::Private => EPHEMERAL,
        Audience::Everyone => 0,
    };
    let mut body = update(reply);
    body["flags"] = json!(COMPONENTS_V2 | private);
    if !reply.files.is_empty() {
        let files = reply.files.iter().enumerate();
        let attachment = |(id, file): (usize, &File)| {
            let mut about = json!({ "id": id, "filename": file.name });
            if let Some(description) = &file.description {
                about["description"] = json!(cut(description, limits::FILE_DESCRIPTION));
            }
            about
        };
        body["attachments"] = files.map(attachment).collect();
    }
    body
}

/// The body of an edit: who sees a message cannot change, nor do its files unless new ones come along.
pub(in crate::discord) fn update(reply: &Reply) -> Value {
    json!({
        "flags": COMPONENTS_V2,
        "components": reply.blocks.iter().map(block).collect::<Vec<_>>(),
        "allowed_mentions": { "parse": [] },
    })
}

/// A deferral: "is thinking" for a new message, nothing visible for an update. It may set the private flag only.
pub(in crate::discord) fn deferral(update: bool, audience: Audience) -> Value {
    match (update, audience) {
        (true, _) => json!({ "type": 6 }),
        (false, Audience::Private) => json!({ "type": 5, "data": { "flags": EPHEMERAL } }),
        (false, Audience::Everyone) => json!({ "type": 5 }),
    }
}

fn block(block: &Block) -> Value {
    match block {
        Block::Text(text) => words(text),
        Block::Section { text, button: beside } => {
            json!({ "type": 9, "components": [words(text)], "accessory": button(beside) })
        }
        Block::Buttons(buttons) => {
            json!({ "type": 1, "components": buttons.iter().map(button).collect::<Vec<_>>() })
        }
        Block::Select(list) => json!({ "type": 1, "components": [select(list)] }),
        Block::Picture(name) => {
            json!({ "type": 12, "items": [{ "media": { "url": format!("attachment://{name}") } }] })
        }
        Block::File(name) => json!({ "type": 13, "file": { "url": format!("attachment://{name}") } }),
    }
}

fn words(text: &str) -> Value {
    json!({ "type": 10, "content": text })
}

fn button(button: &Button) -> Value {
    let style = match button.emphasis {
        Emphasis::Primary => 1,
        Emphasis::Plain => 2,
        Emphasis::Danger => 4,
    };
    json!({
        "type": 2,
        "style": style,
        "label": cut(button.label, limits::BUTTON_LABEL),
        "custom_id": button.id.to_string(),
        "disabled": !button.enabled,
    })
}

fn select(select: &Select) -> Value {
    let most = match select.picks {
        Picks::One => 1,
        Picks::Some => select.choices.len().min(limits::CHOICES),
    };
    let option = |choice: &Choice| {
        json!({
            "label": cut(&choice.label, limits::CHOICE),
            "value": cut(&choice.value, limits::CHOICE),
            "default": choice.is_picked,
        })
    };
    json!({
        "type": 3,
        "custom_id": select.id.to_string(),
        "placeholder": cut(select.hint, limits::SELECT_HINT),
        "min_values": 1,
        "max_values": most,
        "options": select.choices.iter().take(limits::CHOICES).map(option).collect::<Vec<_>>(),
    })
}

/// The body of a form. Its fields stand in rows, the way that serenity can read when they come back.
fn modal(form: &Form) -> Value {
    let rows = form.fields.iter().map(|of| json!({ "type": 1, "components": [field(of)] }));
    json!({
        "title": cut(form.title, limits::FORM_TITLE),
        "custom_id": form.id.to_string(),
        "components": rows.collect::<Vec<_>>(),
    })
}

fn field(field: &Field) -> Value {
    let style = match field.lines {
        Lines::One => 1,
        Lines::Several => 2,
    };
    let mut input = json!({
        "type": 4,
        "custom_id": field.name,
        "style": style,
        "label": cut(field.label, limits::FIELD_LABEL),
        "placeholder": cut(field.hint, limits::FIELD_HINT),
        "max_length": field.most,
        "required": field.is_required,
    });
    // A text that says nothing is refused.
    if !field.text.is_empty() {
        input["value"] = json!(cut(&field.text, field.most));
    }
    input
}
