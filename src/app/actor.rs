//! Who asks for a change of what is kept.

use crate::guide::{Person, Stamp, Timestamp};
use crate::question::Seed;
use crate::store::{Effect, Owner};

/// One person with one wish: an interaction of Discord's.
///
/// When and chance come from the interaction's id, so the same interaction means the same change, however often it is
/// delivered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Actor {
    /// The interaction's id.
    pub interaction: u64,
    /// When it was sent.
    pub at: Timestamp,
    /// Who sent it, by their id on Discord.
    pub user: u64,
    /// The name that they go by there.
    pub name: String,
    /// Whose data it is about: the server's, or the person's own outside any server.
    pub owner: Owner,
    /// Whether they may do everything on that server.
    pub is_administrator: bool,
    /// Whether they may make guides there, by the rule that holds unless administrators change it: they may manage messages,
    /// or the guides are their own. Commands are guarded by Discord itself; this is for what is no command.
    pub may_make_guides: bool,
}

impl Actor {
    /// The change that the interaction makes.
    pub fn effect(&self) -> Effect {
        Effect { id: self.interaction, actor: Some(self.user), at: self.at }
    }

    /// Who sent it, for a guide.
    pub fn person(&self) -> Person {
        Person::new(self.user, &self.name)
    }

    /// Who and when, for a guide.
    pub fn stamp(&self) -> Stamp {
        Stamp { by: self.person(), at: self.at }
    }

    /// A number that looks like chance and is the interaction's own.
    pub fn chance(&self) -> u64 {
        // An id's low bits count within a millisecond. SplitMix64's finish spreads all its bits over all of the number,
        // and gives no two ids the same.
        let mut mixed = self.interaction;
        mixed = (mixed ^ mixed >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ mixed >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ mixed >> 31
    }

    /// A fresh seed.
    pub fn seed(&self) -> Seed {
        fresh_seed(self.interaction)
    }
}

/// A seed made of an interaction's id: new for each interaction, and the same if Discord delivers one twice.
pub fn fresh_seed(interaction: u64) -> Seed {
    // The id's low bits count within a millisecond, so they alone would repeat; a multiplication by an odd constant
    // (2^64 over the golden ratio) spreads all bits into the high half.
    let mixed = interaction.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 32;
    Seed::short(u32::try_from(mixed).unwrap_or_default())
}
