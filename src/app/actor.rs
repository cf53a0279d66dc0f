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
    /// Who sent it.
    pub person: Person,
    /// Whose data it is about: the server's, or the person's own outside any server.
    pub owner: Owner,
    /// Whether they may do everything on that server.
    pub is_administrator: bool,
}

impl Actor {
    /// The change that the interaction makes.
    pub fn effect(&self) -> Effect {
        Effect { id: self.interaction, actor: self.person.id, at: self.at }
    }

    /// Who and when, for a guide.
    pub fn stamp(&self) -> Stamp {
        Stamp { by: self.person.clone(), at: self.at }
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

    /// A fresh seed of that chance.
    pub fn seed(&self) -> Seed {
        Seed::short(u32::try_from(self.chance() >> 32).unwrap_or_default())
    }
}
