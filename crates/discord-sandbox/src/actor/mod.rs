//! People who use the bot: what they type and click, and what they then see.

mod click;
pub(crate) mod command;
pub(crate) mod component;
pub(crate) mod deliver;
pub(crate) mod invocation;
pub(crate) mod modal;
pub(crate) mod reply;
mod submission;
mod thread;
mod typed;
mod value;

use std::sync::Arc;

use bytes::Bytes;
use serde_json::{Value, json};

use self::deliver::Action;
pub use self::{
    invocation::{Invocation, Outcome, Pending},
    modal::Modal,
    reply::{Attachment, Button, Reply, Select},
    typed::Choice,
};
use crate::{
    Error, Person,
    hub::Hub,
    ids::Snowflake,
    world::{
        StoredFile, World,
        channel::ChannelKind,
        command::CommandKind,
        message::{Draft, Upload},
    },
};

/// A person at a place: in a channel, in the bot's direct messages, or in a private channel with others.
///
/// Cheap to clone. The methods that change the place give the same person there and leave this one where they are.
#[derive(Clone, Debug)]
pub struct User {
    pub(crate) hub: Arc<Hub>,
    pub(crate) id: Snowflake,
    pub(crate) channel: Snowflake,
    pub(crate) user_install: bool,
}

impl User {
    /// The person of this name, in the first channel of a guild that they see. Someone new joins.
    pub(crate) fn named(hub: &Arc<Hub>, name: &str) -> Self {
        let mut world = hub.world();
        let known = world.person_named(name).map(|person| person.id);
        let id = known.unwrap_or_else(|| world.join(&Person::new(name)));
        let channel = world
            .channels
            .iter()
            .find(|c| c.guild.is_some() && c.thread.is_none() && world.sees(id, c))
            .map(|c| c.id);
        let channel = channel.unwrap_or_else(|| world.dm_with(id));
        drop(world);
        Self { hub: Arc::clone(hub), id, channel, user_install: false }
    }

    /// The id of the person's account.
    pub fn id(&self) -> Snowflake {
        self.id
    }

    /// The id of the channel that they are in.
    pub fn channel_id(&self) -> Snowflake {
        self.channel
    }

    /// The person's name.
    pub fn name(&self) -> String {
        self.hub.world().person(self.id).map(|person| person.name.clone()).unwrap_or_default()
    }

    /// The same person in the bot's direct messages.
    #[must_use]
    pub fn dm(&self) -> Self {
        let channel = self.hub.world().dm_with(self.id);
        Self { channel, ..self.clone() }
    }

    /// The same person in a private channel with others, where the bot is not: only an app that the person installed
    /// for themselves can be used there.
    #[must_use]
    pub fn group_dm(&self, others: &[&User]) -> Self {
        let mut people: Vec<_> = others.iter().map(|other| other.id).chain([self.id]).collect();
        people.sort();
        people.dedup();
        let channel = self.hub.world().private_channel(ChannelKind::GroupDm, people);
        Self { channel, user_install: true, ..self.clone() }
    }

    /// The same person in another channel, by its name. One of the guild that they are in comes first.
    ///
    /// # Errors
    /// [`Error::NotThere`] when there is no such channel, or the person may not see it.
    pub fn in_channel(&self, name: &str) -> Result<Self, Error> {
        let name = name.trim_start_matches('#');
        let world = self.hub.world();
        let here = world.channel(self.channel).and_then(|channel| channel.guild);
        let named = world.channels.iter().filter(|channel| channel.name.as_deref() == Some(name));
        let seen = named.filter(|channel| world.sees(self.id, channel));
        let channel = seen.min_by_key(|channel| channel.guild != here).map(|channel| channel.id);
        drop(world);
        let channel =
            channel.ok_or_else(|| Error::NotThere(format!("there is no channel `#{name}` to be seen")))?;
        Ok(Self { channel, ..self.clone() })
    }

    /// The same person in another guild, by its name: in the first channel that they see there.
    ///
    /// # Errors
    /// [`Error::NotThere`] when there is no such guild, or nothing in it to be seen.
    pub fn in_guild(&self, name: &str) -> Result<Self, Error> {
        let world = self.hub.world();
        let guild = world.guilds.iter().find(|guild| guild.name == name).map(|guild| guild.id);
        let mut channels = world.channels.iter().filter(|channel| guild.is_some() && channel.guild == guild);
        let channel = channels
            .find(|channel| channel.thread.is_none() && world.sees(self.id, channel))
            .map(|channel| channel.id);
        drop(world);
        let channel =
            channel.ok_or_else(|| Error::NotThere(format!("there is no guild `{name}` to be seen")))?;
        Ok(Self { channel, ..self.clone() })
    }

    /// The same person, who has installed the app for themselves, so that its commands follow them everywhere.
    #[must_use]
    pub fn as_user_install(&self) -> Self {
        Self { user_install: true, ..self.clone() }
    }

    /// Types a command, such as `/questions profile:"IT project manager" count:5`.
    ///
    /// A value with spaces stands in double quotes. Like Discord's client, this refuses an unknown command, a missing
    /// required option, a value of the wrong type or out of range, before anything reaches the bot.
    pub fn slash(&self, text: &str) -> Invocation {
        Invocation::new(self, Action::Typed { text: text.to_owned(), files: Vec::new() })
    }

    /// Types so much of a command and reads the suggestions for its last option.
    ///
    /// # Errors
    /// [`Error::Refused`] when that option has no suggestions, [`Error::Failed`] when the bot does not give them.
    pub async fn autocomplete(&self, text: &str) -> Result<Vec<Choice>, Error> {
        Invocation::new(self, Action::Suggest { text: text.to_owned() }).send()?.choices().await
    }

    /// Picks a command from a message's menu.
    pub fn message_command(&self, name: &str, message: &Reply) -> Invocation {
        let (name, target) = (name.to_owned(), message.id());
        Invocation::new(self, Action::Menu { kind: CommandKind::Message, name, target })
    }

    /// Picks a command from a person's menu.
    pub fn user_command(&self, name: &str, person: &User) -> Invocation {
        let (name, target) = (name.to_owned(), person.id);
        Invocation::new(self, Action::Menu { kind: CommandKind::User, name, target })
    }

    /// Posts a message in the channel.
    pub fn say(&self, text: &str) -> Reply {
        self.say_with(text, &[])
    }

    /// Posts a message with files: the name of each, and what is in it.
    pub fn say_with(&self, text: &str, files: &[(&str, &[u8])]) -> Reply {
        let stored = |(name, bytes): &(&str, &[u8])| {
            StoredFile::new((*name).to_owned(), None, Bytes::copy_from_slice(bytes))
        };
        let uploads = files.iter().zip(0..).map(|(file, slot)| Upload { slot, file: stored(file) });
        let (uploads, body): (Vec<_>, _) = (uploads.collect(), json!({"content": text}));
        let mut world = self.hub.world();
        let message = world.post(&Draft { uploads: &uploads, ..Draft::plain(self.channel, self.id, &body) });
        let json = world.messages.get(&message).map_or(Value::Null, |message| message.json.clone());
        drop(world);
        self.hub.touch();
        Reply::new(self.clone(), message, json)
    }

    /// The messages that this person sees in the channel, oldest first.
    pub fn messages(&self) -> Vec<Reply> {
        self.seen(&self.hub.world())
    }

    fn seen(&self, world: &World) -> Vec<Reply> {
        let seen = world.seen_by(self.channel, self.id).into_iter();
        seen.map(|(id, message)| Reply::new(self.clone(), id, message.json.clone())).collect()
    }

    /// Waits until this person sees a message in the channel of which `is_it` is true, and gives the newest such.
    /// `what` says in an error what was awaited.
    ///
    /// # Errors
    /// [`Error::Patience`] when none comes.
    pub async fn wait_for_message(
        &self,
        what: &str,
        mut is_it: impl FnMut(&Reply) -> bool,
    ) -> Result<Reply, Error> {
        self.hub.wait_until(what, || self.messages().into_iter().rev().find(|reply| is_it(reply))).await
    }

    /// A message as this person sees it.
    ///
    /// # Errors
    /// [`Error::NotThere`] when it is gone, or was for somebody else's eyes.
    pub fn sees(&self, message: &Reply) -> Result<Reply, Error> {
        self.sees_id(message.id())
    }

    pub(crate) fn sees_id(&self, id: Snowflake) -> Result<Reply, Error> {
        let world = self.hub.world();
        let found = world.messages.get(&id).filter(|message| message.is_visible_to(self.id));
        let found = found.ok_or_else(|| Error::NotThere("the person does not see that message".into()))?;
        let (channel, json) = (found.channel, found.json.clone());
        let is_private =
            world.channel(channel).is_some_and(|channel| channel.guild.is_none() && !world.bot_sees(channel));
        drop(world);
        // Where the bot is not, only an app that the person installed can be used.
        let user_install = self.user_install || is_private;
        Ok(Reply::new(Self { channel, user_install, ..self.clone() }, id, json))
    }
}

/// A list of names for an error message.
fn listed<'n>(names: impl Iterator<Item = &'n str>) -> String {
    let names: Vec<_> = names.map(|name| format!("`{name}`")).collect();
    if names.is_empty() { "none".to_owned() } else { names.join(", ") }
}
