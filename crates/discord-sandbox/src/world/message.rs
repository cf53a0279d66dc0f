//! Messages: posting, editing, and who sees which.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};

use super::{StoredFile, World};
use crate::{gateway::intents, ids::Snowflake};

/// Message flags that the sandbox knows; the bits are Discord's.
pub(crate) mod flags {
    pub(crate) const SUPPRESS_EMBEDS: u64 = 1 << 2;
    pub(crate) const HAS_THREAD: u64 = 1 << 5;
    pub(crate) const EPHEMERAL: u64 = 1 << 6;
    pub(crate) const LOADING: u64 = 1 << 7;
    pub(crate) const SUPPRESS_NOTIFICATIONS: u64 = 1 << 12;
    pub(crate) const IS_COMPONENTS_V2: u64 = 1 << 15;
}

/// How many messages the sandbox keeps, over all channels. The oldest is forgotten for each one more.
pub(crate) const KEPT_MESSAGES: usize = 10_000;

/// A message in a channel.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Message {
    pub(crate) channel: Snowflake,
    pub(crate) author: Snowflake,
    /// The one person who sees it, when it is ephemeral.
    pub(crate) only_for: Option<Snowflake>,
    /// The interaction that it answers, as response or follow-up.
    pub(crate) interaction: Option<Snowflake>,
    /// Grows with each edit.
    pub(crate) revision: u64,
    /// Who reacted with which emoji, in the order in which each came first.
    pub(crate) reactions: Vec<(String, Vec<Snowflake>)>,
    /// The message object.
    pub(crate) json: Value,
}

impl Message {
    pub(crate) fn flags(&self) -> u64 {
        self.json["flags"].as_u64().unwrap_or(0)
    }

    pub(crate) fn is_loading(&self) -> bool {
        self.flags() & flags::LOADING != 0
    }

    pub(crate) fn is_visible_to(&self, person: Snowflake) -> bool {
        self.only_for.is_none_or(|only| only == person)
    }
}

/// A file that came with a request, before it has an id.
#[derive(Clone, Debug)]
pub(crate) struct Upload {
    /// The `n` of `files[n]`, which an entry of `attachments` refers to.
    pub(crate) slot: u64,
    pub(crate) file: StoredFile,
}

/// A message about to be posted. Its body has been validated.
#[derive(Debug)]
pub(crate) struct Draft<'a> {
    pub(crate) channel: Snowflake,
    pub(crate) author: Snowflake,
    pub(crate) body: &'a Value,
    pub(crate) uploads: &'a [Upload],
    pub(crate) flags: u64,
    pub(crate) only_for: Option<Snowflake>,
    pub(crate) interaction: Option<Snowflake>,
    /// The message's type where it answers no interaction: 0 is what somebody says.
    pub(crate) kind: u8,
    /// What it refers to, as Discord's `message_reference`.
    pub(crate) reference: Option<Value>,
}

impl<'a> Draft<'a> {
    /// Something that somebody says for all who see the channel.
    pub(crate) fn plain(channel: Snowflake, author: Snowflake, body: &'a Value) -> Self {
        Self {
            channel,
            author,
            body,
            uploads: &[],
            flags: 0,
            only_for: None,
            interaction: None,
            kind: 0,
            reference: None,
        }
    }
}

impl World {
    /// Puts a message into its channel.
    pub(crate) fn post(&mut self, draft: &Draft<'_>) -> Snowflake {
        let id = self.new_id();
        let author = self.person(draft.author).unwrap_or(&self.bot).to_json();
        let guild = self.channel(draft.channel).and_then(|channel| channel.guild);
        let mut json = json!({
            "id": id, "channel_id": draft.channel, "author": author, "content": "",
            "timestamp": self.now().to_iso(), "edited_timestamp": null, "tts": false, "mention_everyone": false,
            "mentions": [], "mention_roles": [], "attachments": [], "embeds": [], "components": [],
            "pinned": false, "type": draft.kind, "flags": draft.flags,
        });
        if let Some(interaction) = draft.interaction.and_then(|id| self.interactions.get(&id)) {
            json["type"] = interaction.message_type.into();
            json["application_id"] = json!(self.application);
            json["webhook_id"] = json!(self.application);
            json["interaction_metadata"] = interaction.metadata.clone();
        }
        if let Some(guild) = guild {
            json["guild_id"] = json!(guild);
        }
        if let Some(reference) = &draft.reference {
            json["message_reference"] = reference.clone();
        }
        self.enliven(draft.channel, draft.author);
        let mut message = Message {
            channel: draft.channel,
            author: draft.author,
            only_for: draft.only_for,
            interaction: draft.interaction,
            revision: 0,
            reactions: Vec::new(),
            json,
        };
        self.write(&mut message, draft.body, draft.uploads);
        self.messages.insert(id, message);
        if let Some(channel) = self.channel_mut(draft.channel) {
            channel.messages.push_back(id);
        }
        self.announce("MESSAGE_CREATE", id);
        self.forget_old_messages();
        id
    }

    fn forget_old_messages(&mut self) {
        while self.messages.len() > KEPT_MESSAGES
            && let Some((id, message)) = self.messages.pop_first()
        {
            if let Some(channel) = self.channel_mut(message.channel) {
                channel.messages.retain(|each| *each != id);
            }
            self.forget_files_of(&message);
        }
    }

    /// Changes what an edit names and leaves the rest.
    pub(crate) fn edit(&mut self, id: Snowflake, body: &Value, uploads: &[Upload]) {
        let Some(mut message) = self.messages.remove(&id) else { return };
        let was_loading = message.is_loading();
        message.revision += 1;
        // Embeds may be hidden and shown again; the V2 flag can only be set.
        let asked = body["flags"].as_u64();
        let kept = message.flags() & !flags::LOADING & !asked.map_or(0, |_| flags::SUPPRESS_EMBEDS);
        let settable = flags::SUPPRESS_EMBEDS | flags::IS_COMPONENTS_V2;
        message.json["flags"] = (kept | asked.unwrap_or(0) & settable).into();
        self.write(&mut message, body, uploads);
        if !was_loading {
            message.json["edited_timestamp"] = self.now().to_iso().into();
        }
        self.messages.insert(id, message);
        self.announce("MESSAGE_UPDATE", id);
    }

    /// Takes a message away.
    pub(crate) fn delete(&mut self, id: Snowflake) {
        let Some(message) = self.messages.remove(&id) else { return };
        self.forget_files_of(&message);
        let Some(channel) = self.channel_mut(message.channel) else { return };
        channel.messages.retain(|each| *each != id);
        let guild = channel.guild;
        if message.only_for.is_none() {
            let json = json!({"id": id, "channel_id": message.channel, "guild_id": guild});
            self.gateway.tell(guild, "MESSAGE_DELETE", message_intent(guild), |_| json.clone());
        }
    }

    /// Tells the bots that asked for it of a message that is for everybody.
    pub(super) fn announce(&mut self, event: &str, id: Snowflake) {
        let Some(message) = self.messages.get(&id).filter(|message| message.only_for.is_none()) else {
            return;
        };
        let Some(channel) = self.channel(message.channel).filter(|channel| self.bot_sees(channel)) else {
            return;
        };
        let guild = channel.guild;
        let mut json = message.json.clone();
        if let Some((author, guild)) = self.person(message.author).zip(guild.and_then(|id| self.guild(id))) {
            json["member"] = self.member_json(author, guild);
        }
        let is_own = message.author == self.bot.id;
        self.gateway.tell(guild, event, message_intent(guild), |intents| {
            let mut json = json.clone();
            // Other people's words in a guild are for bots with that privilege only.
            if guild.is_some() && !is_own && intents & intents::MESSAGE_CONTENT == 0 {
                json["content"] = "".into();
                for key in ["embeds", "attachments", "components"] {
                    json[key] = json!([]);
                }
            }
            json
        });
    }

    fn write(&mut self, message: &mut Message, body: &Value, uploads: &[Upload]) {
        if body.get("content").is_some() {
            message.json["content"] = body["content"].as_str().unwrap_or_default().into();
        }
        if body.get("tts").is_some() {
            message.json["tts"] = body["tts"].clone();
        }
        self.write_attachments(message, body, uploads);
        let files = message.json["attachments"].clone();
        if body.get("embeds").is_some() {
            message.json["embeds"] = body["embeds"].as_array().cloned().unwrap_or_default().into();
            message.json["embeds"].as_array_mut().into_iter().flatten().for_each(|embed| {
                if let Some(embed) = embed.as_object_mut() {
                    embed.entry("type").or_insert_with(|| "rich".into());
                }
            });
            resolve_uploads(&mut message.json["embeds"], &files);
        }
        if body.get("components").is_some() {
            let mut components: Value = body["components"].as_array().cloned().unwrap_or_default().into();
            number_components(&mut components, &mut 0);
            resolve_uploads(&mut components, &files);
            message.json["components"] = components;
        }
        if body.get("content").is_some() || body.get("components").is_some() {
            self.write_mentions(&mut message.json, &body["allowed_mentions"]);
        }
    }

    /// Keeps the attachments that the edit lists (all, if it lists none) and adds the uploads.
    fn write_attachments(&mut self, message: &mut Message, body: &Value, uploads: &[Upload]) {
        let listed = body["attachments"].as_array();
        let mut kept = message.json["attachments"].as_array().cloned().unwrap_or_default();
        if let Some(listed) = listed {
            kept.retain(|old| listed.iter().any(|entry| id_text(&entry["id"]) == id_text(&old["id"])));
        }
        for upload in uploads {
            let entry = listed.into_iter().flatten().find(|e| id_text(&e["id"]) == upload.slot.to_string());
            let mut file = upload.file.clone();
            if let Some(name) = entry.and_then(|entry| entry["filename"].as_str()) {
                name.clone_into(&mut file.filename);
            }
            // Discord's file names have no spaces.
            file.filename = file.filename.replace(' ', "_");
            let description = entry.and_then(|entry| entry["description"].as_str());
            kept.push(self.store_file(message.channel, file, description, message.only_for.is_some()));
        }
        message.json["attachments"] = kept.into();
    }

    /// The messages of a channel that a person sees, oldest first.
    pub(crate) fn seen_by(&self, channel: Snowflake, person: Snowflake) -> Vec<(Snowflake, &Message)> {
        let Some(channel) = self.channel(channel) else { return Vec::new() };
        let messages = channel.messages.iter().filter_map(|id| Some((*id, self.messages.get(id)?)));
        messages.filter(|(_, message)| message.is_visible_to(person)).collect()
    }
}

pub(super) fn message_intent(guild: Option<Snowflake>) -> u64 {
    if guild.is_some() { intents::GUILD_MESSAGES } else { intents::DIRECT_MESSAGES }
}

/// An id may be written as a string or as a number.
pub(crate) fn id_text(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Number(number) => number.to_string(),
        _ => String::new(),
    }
}

/// Gives each component the `id` that Discord gives it, counting from one in the order of the message.
fn number_components(components: &mut Value, last: &mut u64) {
    let Some(list) = components.as_array_mut() else { return };
    for component in list.iter_mut().filter_map(Value::as_object_mut) {
        *last += 1;
        if component.get("id").and_then(Value::as_u64).is_none_or(|id| id == 0) {
            component.insert("id".into(), (*last).into());
        }
        if let Some(inner) = component.get_mut("components") {
            number_components(inner, last);
        }
        if let Some(accessory) = component.get_mut("accessory") {
            *last += 1;
            let id = *last;
            if let Some(accessory) = accessory.as_object_mut() {
                accessory.entry("id").or_insert_with(|| id.into());
            }
        }
    }
}

/// Replaces each `attachment://name` by where the sandbox serves that file.
fn resolve_uploads(value: &mut Value, files: &Value) {
    match value {
        Value::Array(items) => items.iter_mut().for_each(|item| resolve_uploads(item, files)),
        Value::Object(map) => {
            resolve_url(map, files);
            map.values_mut().for_each(|inner| resolve_uploads(inner, files));
        }
        _ => {}
    }
}

fn resolve_url(map: &mut Map<String, Value>, files: &Value) {
    let name = map.get("url").and_then(Value::as_str).and_then(|url| url.strip_prefix("attachment://"));
    let file = name.and_then(|name| files.as_array()?.iter().find(|file| file["filename"] == name));
    if let Some(file) = file {
        let fields = ["url", "proxy_url", "content_type"].map(|key| (key, file[key].clone()));
        map.insert("attachment_id".into(), file["id"].clone());
        map.extend(fields.map(|(key, value)| (key.to_owned(), value)));
    }
}
