//! Reactions to messages, and pins.

use serde_json::{Value, json};

use super::{World, message::message_intent};
use crate::{gateway::intents, ids::Snowflake};

/// The emoji object of what a request names: a character, or `name:id`.
fn emoji(name: &str) -> Value {
    match name.rsplit_once(':') {
        Some((name, id)) => json!({"id": id, "name": name}),
        None => json!({"id": null, "name": name}),
    }
}

impl World {
    /// Adds a reaction, or takes it back. False if nothing changes by it.
    pub(crate) fn react(&mut self, id: Snowflake, person: Snowflake, name: &str, add: bool) -> bool {
        let Some(message) = self.messages.get_mut(&id) else { return false };
        let place = message.reactions.iter().position(|(known, _)| known == name);
        match place {
            None if add => message.reactions.push((name.to_owned(), vec![person])),
            None => return false,
            Some(place) => {
                let people = &mut message.reactions[place].1;
                if people.contains(&person) == add {
                    return false;
                }
                people.retain(|each| *each != person);
                people.extend(add.then_some(person));
                message.reactions.retain(|(_, people)| !people.is_empty());
            }
        }
        self.write_reactions(id);
        let event = if add { "MESSAGE_REACTION_ADD" } else { "MESSAGE_REACTION_REMOVE" };
        let mut data = json!({"user_id": person, "emoji": emoji(name), "burst": false, "type": 0});
        if add && let Some(message) = self.messages.get(&id) {
            data["message_author_id"] = json!(message.author);
        }
        self.tell_of_reaction(id, event, data);
        true
    }

    /// Takes back every reaction to a message, or every one with this emoji.
    pub(crate) fn clear_reactions(&mut self, id: Snowflake, name: Option<&str>) {
        let Some(message) = self.messages.get_mut(&id) else { return };
        message.reactions.retain(|(known, _)| name.is_some_and(|name| name != known));
        self.write_reactions(id);
        match name {
            Some(name) => {
                let data = json!({"emoji": emoji(name)});
                self.tell_of_reaction(id, "MESSAGE_REACTION_REMOVE_EMOJI", data);
            }
            None => self.tell_of_reaction(id, "MESSAGE_REACTION_REMOVE_ALL", json!({})),
        }
    }

    fn write_reactions(&mut self, id: Snowflake) {
        let bot = self.bot.id;
        let Some(message) = self.messages.get_mut(&id) else { return };
        let reactions: Vec<_> = message
            .reactions
            .iter()
            .map(|(name, people)| {
                let count = people.len();
                json!({
                    "emoji": emoji(name), "count": count, "count_details": {"burst": 0, "normal": count},
                    "burst_colors": [], "me": people.contains(&bot), "me_burst": false,
                })
            })
            .collect();
        message.json["reactions"] = reactions.into();
        message.revision += 1;
    }

    fn tell_of_reaction(&mut self, id: Snowflake, event: &str, mut data: Value) {
        let Some(message) = self.messages.get(&id).filter(|message| message.only_for.is_none()) else {
            return;
        };
        let Some(channel) = self.channel(message.channel).filter(|channel| self.bot_sees(channel)) else {
            return;
        };
        let guild = channel.guild;
        data["message_id"] = json!(id);
        data["channel_id"] = json!(message.channel);
        data["guild_id"] = json!(guild);
        let intent = if guild.is_some() {
            intents::GUILD_MESSAGE_REACTIONS
        } else {
            intents::DIRECT_MESSAGE_REACTIONS
        };
        self.gateway.tell(guild, event, intent, |_| data.clone());
    }

    /// Pins a message or takes the pin off. False if nothing changes by it.
    pub(crate) fn pin(&mut self, id: Snowflake, on: bool) -> bool {
        let now = self.now().to_iso();
        let Some(message) = self.messages.get_mut(&id).filter(|message| message.json["pinned"] != on) else {
            return false;
        };
        message.json["pinned"] = on.into();
        let channel = message.channel;
        let Some(guild) = self.channel(channel).map(|channel| channel.guild) else { return false };
        self.announce("MESSAGE_UPDATE", id);
        let data = json!({"guild_id": guild, "channel_id": channel, "last_pin_timestamp": on.then_some(now)});
        let intent = if guild.is_some() { intents::GUILDS } else { message_intent(guild) };
        self.gateway.tell(guild, "CHANNEL_PINS_UPDATE", intent, |_| data.clone());
        true
    }
}
