//! What people may do in a guild, as Discord's bit set.

use std::{fmt, ops::BitOr};

use serde::{Deserialize, Serialize};

/// Discord's permission bits. They are a string of digits on the wire.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Permissions(u64);

impl Permissions {
    /// Everything (`ADMINISTRATOR`).
    pub const ADMINISTRATOR: Self = Self(1 << 3);
    /// `MANAGE_CHANNELS`.
    pub const MANAGE_CHANNELS: Self = Self(1 << 4);
    /// `MANAGE_GUILD`, which most bots ask for before they change settings.
    pub const MANAGE_GUILD: Self = Self(1 << 5);
    /// `ADD_REACTIONS`.
    pub const ADD_REACTIONS: Self = Self(1 << 6);
    /// `VIEW_CHANNEL`.
    pub const VIEW_CHANNEL: Self = Self(1 << 10);
    /// `SEND_MESSAGES`.
    pub const SEND_MESSAGES: Self = Self(1 << 11);
    /// `MANAGE_MESSAGES`.
    pub const MANAGE_MESSAGES: Self = Self(1 << 13);
    /// `EMBED_LINKS`.
    pub const EMBED_LINKS: Self = Self(1 << 14);
    /// `ATTACH_FILES`.
    pub const ATTACH_FILES: Self = Self(1 << 15);
    /// `READ_MESSAGE_HISTORY`.
    pub const READ_MESSAGE_HISTORY: Self = Self(1 << 16);
    /// `MANAGE_ROLES`, which also lets change who may do what in a channel.
    pub const MANAGE_ROLES: Self = Self(1 << 28);
    /// `USE_APPLICATION_COMMANDS`.
    pub const USE_APPLICATION_COMMANDS: Self = Self(1 << 31);
    /// `MANAGE_THREADS`, which also lets see every private thread.
    pub const MANAGE_THREADS: Self = Self(1 << 34);
    /// `CREATE_PUBLIC_THREADS`.
    pub const CREATE_PUBLIC_THREADS: Self = Self(1 << 35);
    /// `CREATE_PRIVATE_THREADS`.
    pub const CREATE_PRIVATE_THREADS: Self = Self(1 << 36);
    /// `SEND_MESSAGES_IN_THREADS`.
    pub const SEND_MESSAGES_IN_THREADS: Self = Self(1 << 38);
    /// `PIN_MESSAGES`.
    pub const PIN_MESSAGES: Self = Self(1 << 51);
    /// What an ordinary member may do.
    pub const MEMBER: Self = Self(
        Self::ADD_REACTIONS.0
            | Self::VIEW_CHANNEL.0
            | Self::SEND_MESSAGES.0
            | Self::EMBED_LINKS.0
            | Self::ATTACH_FILES.0
            | Self::READ_MESSAGE_HISTORY.0
            | Self::USE_APPLICATION_COMMANDS.0
            | Self::CREATE_PUBLIC_THREADS.0
            | Self::CREATE_PRIVATE_THREADS.0
            | Self::SEND_MESSAGES_IN_THREADS.0,
    );
    /// Nothing.
    pub const NONE: Self = Self(0);

    /// Any bits of Discord's.
    pub const fn from_bits(bits: u64) -> Self {
        Self(bits)
    }

    /// The bits.
    pub const fn bits(self) -> u64 {
        self.0
    }

    /// Whether all of `needed` are there. An administrator has every permission.
    pub const fn allow(self, needed: Self) -> bool {
        self.0 & Self::ADMINISTRATOR.0 != 0 || self.0 & needed.0 == needed.0
    }

    /// These without those of `other`.
    #[must_use]
    pub const fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }
}

impl BitOr for Permissions {
    type Output = Self;

    fn bitor(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

impl fmt::Display for Permissions {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_administrator_may_do_everything_and_a_member_may_not() {
        assert!(Permissions::ADMINISTRATOR.allow(Permissions::MANAGE_GUILD));
        assert!(!Permissions::MEMBER.allow(Permissions::MANAGE_GUILD));
        assert!((Permissions::MEMBER | Permissions::MANAGE_GUILD).allow(Permissions::MANAGE_GUILD));
        assert!(!Permissions::MEMBER.without(Permissions::SEND_MESSAGES).allow(Permissions::SEND_MESSAGES));
    }
}
