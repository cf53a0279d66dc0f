//! A message on a person's screen.

use bytes::Bytes;
use serde_json::Value;

use super::{
    Invocation, User, component,
    deliver::{Action, Find},
    listed,
};
use crate::{
    Error,
    ids::Snowflake,
    validate::{components::kind, items},
    world::message::flags,
};

/// A message as one person saw it at one moment.
#[derive(Clone, Debug)]
pub struct Reply {
    user: User,
    id: Snowflake,
    json: Value,
}

/// A button that a person sees.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Button {
    /// Its label, or its emoji if it has no label.
    pub label: String,
    /// What the bot knows it by; none on a link.
    pub custom_id: Option<String>,
    /// Where a link goes.
    pub url: Option<String>,
    /// Discord's style number: 1 primary, 2 secondary, 3 success, 4 danger, 5 link, 6 premium.
    pub style: u64,
    /// Whether it is greyed out.
    pub disabled: bool,
}

/// A select that a person sees.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Select {
    /// What the bot knows it by.
    pub custom_id: String,
    /// What is written in it while nothing is picked.
    pub placeholder: Option<String>,
    /// The labels to pick from; none for a select of people, roles or channels.
    pub options: Vec<String>,
    /// Whether it is greyed out.
    pub disabled: bool,
}

/// A file on a message.
#[derive(Clone, Debug)]
pub struct Attachment {
    json: Value,
    bytes: Bytes,
}

impl Attachment {
    /// The name of the file.
    pub fn filename(&self) -> &str {
        self.json["filename"].as_str().unwrap_or_default()
    }

    /// The media type that the bot gave.
    pub fn content_type(&self) -> &str {
        self.json["content_type"].as_str().unwrap_or_default()
    }

    /// Where the sandbox serves it.
    pub fn url(&self) -> &str {
        self.json["url"].as_str().unwrap_or_default()
    }

    /// The file itself.
    pub fn bytes(&self) -> &Bytes {
        &self.bytes
    }

    /// The file as text, with anything that is no UTF-8 replaced.
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.bytes).into_owned()
    }
}

impl Reply {
    pub(crate) fn new(user: User, id: Snowflake, json: Value) -> Self {
        Self { user, id, json }
    }

    /// The message's id.
    pub fn id(&self) -> Snowflake {
        self.id
    }

    /// The message object.
    pub fn json(&self) -> &Value {
        &self.json
    }

    /// The content alone.
    pub fn content(&self) -> &str {
        self.json["content"].as_str().unwrap_or_default()
    }

    /// The embeds.
    pub fn embeds(&self) -> &[Value] {
        items(&self.json["embeds"])
    }

    /// The message flags.
    pub fn flags(&self) -> u64 {
        self.json["flags"].as_u64().unwrap_or(0)
    }

    /// Whether only this person sees it.
    pub fn is_ephemeral(&self) -> bool {
        self.flags() & flags::EPHEMERAL != 0
    }

    /// Whether the bot "is thinking…".
    pub fn is_loading(&self) -> bool {
        self.flags() & flags::LOADING != 0
    }

    /// Every text that a person reads in it, from top to bottom, a line each: content, embeds, and V2 texts. Buttons
    /// and selects are left out.
    pub fn text(&self) -> String {
        text(&self.json)
    }

    /// The names of those whom it pings, and `@everyone` if it does that.
    pub fn mentions(&self) -> Vec<String> {
        let people = items(&self.json["mentions"]).iter();
        let names =
            people.map(|person| person["global_name"].as_str().unwrap_or(text_of(&person["username"])));
        let everyone = (self.json["mention_everyone"] == true).then_some("@everyone");
        names.chain(everyone).map(str::to_owned).collect()
    }

    /// The buttons, in reading order.
    pub fn buttons(&self) -> Vec<Button> {
        let parts = component::all(&self.json["components"]).into_iter();
        parts
            .filter(|part| component::type_of(part) == kind::BUTTON)
            .map(|part| Button {
                label: component::label(part).to_owned(),
                custom_id: part["custom_id"].as_str().map(str::to_owned),
                url: part["url"].as_str().map(str::to_owned),
                style: part["style"].as_u64().unwrap_or(0),
                disabled: part["disabled"] == true,
            })
            .collect()
    }

    /// The selects, in reading order.
    pub fn selects(&self) -> Vec<Select> {
        let parts = component::all(&self.json["components"]).into_iter();
        parts
            .filter(|part| kind::SELECTS.contains(&component::type_of(part)))
            .map(|part| Select {
                custom_id: text_of(&part["custom_id"]).to_owned(),
                placeholder: part["placeholder"].as_str().map(str::to_owned),
                options: items(&part["options"]).iter().map(|o| text_of(&o["label"]).to_owned()).collect(),
                disabled: part["disabled"] == true,
            })
            .collect()
    }

    /// The files on it.
    pub fn attachments(&self) -> Vec<Attachment> {
        let world = self.user.hub.world();
        let files = items(&self.json["attachments"]).iter();
        files
            .filter_map(|json| {
                let file = world.files.get(&json["id"].as_str()?.parse().ok()?)?;
                Some(Attachment { json: json.clone(), bytes: file.bytes.clone() })
            })
            .collect()
    }

    /// The file of this name.
    ///
    /// # Errors
    /// [`Error::NotThere`] when there is none.
    pub fn attachment(&self, filename: &str) -> Result<Attachment, Error> {
        let files = self.attachments();
        let names = listed(files.iter().map(Attachment::filename));
        let found = files.iter().find(|file| file.filename() == filename).cloned();
        found.ok_or_else(|| Error::NotThere(format!("there is no file `{filename}`; there is {names}")))
    }

    /// Clicks a button, named by its label, emoji or custom id.
    ///
    /// Gives what the person then sees: this message changed, a new one, or, awaited with
    /// [`Invocation::modal`], a form.
    pub fn click(&self, button: &str) -> Invocation {
        let button = Find::Key(button.to_owned());
        Invocation::new(&self.user, Action::Click { message: self.id, button })
    }

    /// Clicks the button at a place, counted from nought.
    pub fn click_nth(&self, place: usize) -> Invocation {
        Invocation::new(&self.user, Action::Click { message: self.id, button: Find::Nth(place) })
    }

    /// Picks in a select, named by its placeholder or custom id. The values are labels or values of its options, or
    /// names of people, roles or channels.
    pub fn select(&self, select: &str, values: &[&str]) -> Invocation {
        let values = values.iter().map(|&value| value.to_owned()).collect();
        Invocation::new(&self.user, Action::Select { message: self.id, select: select.to_owned(), values })
    }

    /// Reacts with an emoji, such as `👍`, or takes that reaction back.
    ///
    /// # Errors
    /// [`Error::NotThere`] when the message is gone.
    pub fn react(&self, emoji: &str) -> Result<Self, Error> {
        let mut world = self.user.hub.world();
        if !world.react(self.id, self.user.id, emoji, true) {
            world.react(self.id, self.user.id, emoji, false);
        }
        drop(world);
        self.user.hub.touch();
        self.refreshed()
    }

    /// The reactions to it: each emoji with how many people chose it.
    pub fn reactions(&self) -> Vec<(String, u64)> {
        let reactions = items(&self.json["reactions"]).iter();
        let named = |r: &Value| (text_of(&r["emoji"]["name"]).to_owned(), r["count"].as_u64().unwrap_or(0));
        reactions.map(named).collect()
    }

    /// The message as it is now.
    ///
    /// # Errors
    /// [`Error::NotThere`] when it is gone.
    pub fn refreshed(&self) -> Result<Self, Error> {
        self.user.sees(self)
    }

    /// Waits until the message is no longer as this `Reply` shows it.
    ///
    /// # Errors
    /// [`Error::Patience`] when it stays as it is.
    pub async fn changed(&self) -> Result<Self, Error> {
        let json = self
            .user
            .hub
            .wait_for("a change of the message", |world| {
                world
                    .messages
                    .get(&self.id)
                    .map(|message| &message.json)
                    .filter(|json| **json != self.json)
                    .cloned()
            })
            .await?;
        Ok(Self { json, ..self.clone() })
    }

    /// Waits until the message is gone.
    ///
    /// # Errors
    /// [`Error::Patience`] when it stays.
    pub async fn deleted(&self) -> Result<(), Error> {
        let gone = |world: &mut crate::world::World| (!world.messages.contains_key(&self.id)).then_some(());
        self.user.hub.wait_for("the message to be deleted", gone).await
    }

    /// Waits for the follow-up number `nth`, counted from nought, to the interaction that this message answers.
    ///
    /// # Errors
    /// [`Error::Patience`] when it does not come.
    pub async fn follow_up(&self, nth: usize) -> Result<Self, Error> {
        let (id, json) = self
            .user
            .hub
            .wait_for("a follow-up", |world| {
                let interaction = world.messages.get(&self.id)?.interaction?;
                let id = *world.interactions.get(&interaction)?.follow_ups.get(nth)?;
                let message = world.messages.get(&id)?;
                Some((id, message.json.clone()))
            })
            .await?;
        Ok(Self { id, json, ..self.clone() })
    }
}

/// Every text that a person reads in a message, a line each.
pub(crate) fn text(message: &Value) -> String {
    let mut lines = vec![text_of(&message["content"])];
    for embed in items(&message["embeds"]) {
        lines.extend([&embed["author"]["name"], &embed["title"], &embed["description"]].map(text_of));
        for field in items(&embed["fields"]) {
            lines.extend([&field["name"], &field["value"]].map(text_of));
        }
        lines.push(text_of(&embed["footer"]["text"]));
    }
    for part in component::all(&message["components"]) {
        if component::type_of(part) == kind::TEXT_DISPLAY {
            lines.push(text_of(&part["content"]));
        }
    }
    lines.retain(|line| !line.is_empty());
    lines.join("\n")
}

fn text_of(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}
