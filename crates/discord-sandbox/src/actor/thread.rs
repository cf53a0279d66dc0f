//! What people do with threads.

use super::{Reply, User};
use crate::{
    Error,
    ids::Snowflake,
    permissions::Permissions,
    world::{
        channel::ChannelKind,
        message::flags,
        thread::{NewThread, Thread},
    },
};

/// A thread of a person's is quiet for three days, as Discord's client suggests, before it is archived.
const ARCHIVE_AFTER: u64 = 4_320;

impl User {
    /// Opens a thread for all who see the channel, and gives the same person in it.
    ///
    /// # Errors
    /// [`Error::Refused`] when the person may not, or is in no channel that has threads.
    pub fn open_thread(&self, name: &str) -> Result<Self, Error> {
        self.thread(name, false, None)
    }

    /// Opens a thread for its members only, with these others in it, and gives the same person in it.
    ///
    /// # Errors
    /// [`Error::Refused`] as for [`User::open_thread`].
    pub fn open_private_thread(&self, name: &str, others: &[&User]) -> Result<Self, Error> {
        let thread = self.thread(name, true, None)?;
        for other in others {
            thread.add_to_thread(other)?;
        }
        Ok(thread)
    }

    /// Opens a thread on a message, and gives the same person in it.
    ///
    /// # Errors
    /// [`Error::Refused`] as for [`User::open_thread`], and when the message has a thread.
    pub fn open_thread_on(&self, message: &Reply, name: &str) -> Result<Self, Error> {
        self.thread(name, false, Some(message.id()))
    }

    fn thread(&self, name: &str, is_private: bool, on: Option<Snowflake>) -> Result<Self, Error> {
        let refused = |reason: &str| Err(Error::Refused(reason.to_owned()));
        if name.is_empty() || name.chars().count() > 100 {
            return refused("a thread has a name of 1 to 100 characters");
        }
        let mut world = self.hub.world();
        let channel = world.channel(self.channel).filter(|channel| channel.kind == ChannelKind::Text);
        let Some((channel, person)) = channel.zip(world.person(self.id)) else {
            return refused("only a text channel of a guild has threads");
        };
        let needed =
            if is_private { Permissions::CREATE_PRIVATE_THREADS } else { Permissions::CREATE_PUBLIC_THREADS };
        if !world.permissions_in(person, channel).allow(needed) {
            return refused("the person may not open such a thread here");
        }
        if let Some(on) = on {
            let message =
                world.messages.get(&on).filter(|m| m.channel == self.channel && m.only_for.is_none());
            match message {
                None => return refused("there is no such message for all to see in this channel"),
                Some(message) if message.flags() & flags::HAS_THREAD != 0 => {
                    return refused("the message has a thread already");
                }
                Some(_) => {}
            }
        }
        let id = world.open_thread(&NewThread {
            parent: self.channel,
            name,
            owner: self.id,
            is_private,
            invitable: true,
            archive_after: ARCHIVE_AFTER,
            on,
        });
        drop(world);
        self.hub.touch();
        Ok(Self { channel: id, ..self.clone() })
    }

    /// Adds somebody to the thread that this person is in.
    ///
    /// # Errors
    /// [`Error::Refused`] when the person is in no thread, or may not add anybody to it.
    pub fn add_to_thread(&self, other: &User) -> Result<(), Error> {
        self.with_thread(|thread, is_private, may_manage| {
            let is_closed = is_private && !thread.invitable && thread.owner != self.id;
            if is_closed && !may_manage {
                Err("only the owner of this thread may add others")
            } else {
                Ok(())
            }
        })?;
        self.hub.world().join_thread(self.channel, other.id);
        self.hub.touch();
        Ok(())
    }

    /// Leaves the thread that this person is in.
    ///
    /// # Errors
    /// [`Error::Refused`] when the person is in no thread.
    pub fn leave_thread(&self) -> Result<(), Error> {
        self.with_thread(|_, _, _| Ok(()))?;
        self.hub.world().leave_thread(self.channel, self.id);
        self.hub.touch();
        Ok(())
    }

    /// Archives the thread that this person is in.
    ///
    /// # Errors
    /// [`Error::Refused`] when the person is in no thread, or neither owns it nor manages threads.
    pub fn archive_thread(&self) -> Result<(), Error> {
        self.with_thread(|thread, _, may_manage| {
            if thread.owner == self.id || may_manage { Ok(()) } else { Err("it is somebody else's thread") }
        })?;
        let mut world = self.hub.world();
        let now = world.now();
        if let Some(thread) = world.channel_mut(self.channel).and_then(|channel| channel.thread.as_mut()) {
            (thread.archived, thread.changed) = (true, now);
        }
        world.announce_channel("THREAD_UPDATE", self.channel);
        drop(world);
        self.hub.touch();
        Ok(())
    }

    /// Looks at the thread that this person is in: whether it is private, and whether they manage threads.
    fn with_thread(
        &self,
        look: impl FnOnce(&Thread, bool, bool) -> Result<(), &'static str>,
    ) -> Result<(), Error> {
        let world = self.hub.world();
        let channel = world.channel(self.channel);
        let found = channel.and_then(|channel| Some((channel, channel.thread.as_ref()?)));
        let Some(((channel, thread), person)) = found.zip(world.person(self.id)) else {
            return Err(Error::Refused("the person is in no thread".to_owned()));
        };
        let may_manage = world.permissions_in(person, channel).allow(Permissions::MANAGE_THREADS);
        let is_private = channel.kind == ChannelKind::PrivateThread;
        look(thread, is_private, may_manage).map_err(|reason| Error::Refused(reason.to_owned()))
    }
}
