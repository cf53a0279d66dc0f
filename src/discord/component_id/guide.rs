//! What the parts of a guide's messages remember: whose guide, which, as it was when it was shown, and what to do.

use crate::guide::GuideId;

/// Whose guide it is. The interaction itself says which server, or which person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::discord) enum Keeper {
    /// The server that the message is in.
    Guild,
    /// Whoever uses the component.
    Person,
}

/// A guide, as a person saw it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::discord) struct GuideKey {
    pub(in crate::discord) keeper: Keeper,
    pub(in crate::discord) id: GuideId,
    /// The guide's revision when it was shown.
    pub(in crate::discord) revision: u32,
}

/// Declares the actions with their codes, so that a code stands in one place only.
macro_rules! actions {
    ($($(#[doc = $doc:literal])* $code:literal $name:ident $(($at:ident))?,)*) => {
        /// What a component or a form about a guide does. Places are counted from zero.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub(in crate::discord) enum GuideAction {
            $($(#[doc = $doc])* $name $((actions!(@place $at)))?,)*
        }

        impl GuideAction {
            pub(super) fn code(self) -> [u8; 2] {
                match self {
                    $(Self::$name $(($at))? => [$code, actions!(@or_zero $($at)?)],)*
                }
            }

            pub(super) fn of(code: [u8; 2]) -> Option<Self> {
                match code {
                    $([$code, actions!(@pattern $($at)?)] => Some(Self::$name $(($at))?),)*
                    _ => None,
                }
            }
        }
    };
    (@place $at:ident) => { u8 };
    (@or_zero) => { 0 };
    (@or_zero $at:ident) => { $at };
    (@pattern) => { 0 };
    (@pattern $at:ident) => { $at };
}

actions! {
    /// Show the guide with its first question.
    20 Show,
    /// Show the guide with the question that is picked.
    21 Pick,
    /// Show what concerns the guide as a whole.
    22 Whole,
    /// Ask the same statement in other words.
    23 Reword(at),
    /// Ask about another statement.
    24 Restate(at),
    /// Take a question out.
    25 Remove(at),
    /// Ask a question earlier.
    26 Up(at),
    /// Ask a question later.
    27 Down(at),
    /// Ask every candidate this question.
    28 MustAsk(at),
    /// Leave this question out when time is short.
    29 Optional(at),
    /// How many minutes a question takes: asks, or sets.
    30 Minutes(at),
    /// Show a question's probes and anchors.
    31 Details(at),
    /// Change the words of a question that somebody wrote: asks, or sets.
    32 Change(at),
    /// Keep a question in spite of its warnings.
    33 Keep(at),
    /// Add a question about a statement that none is about yet.
    34 Add,
    /// Ask for a person's own question about the competency that is picked.
    35 Write,
    /// Add that question: about the profile's competency at this place.
    36 Written(competency),
    /// Freeze the draft.
    37 Approve,
    /// Hand the guide over in the format that is picked.
    38 Export,
    /// The guide's title: asks, or sets.
    39 Title,
    /// How many levels the scale has.
    40 Scale,
    /// How much each competency counts: asks, or sets.
    41 Weights,
    /// Count every competency the same.
    42 WeighEqually,
    /// Which competencies are tested.
    43 Competencies,
    /// Show what is tested and what not.
    44 Coverage,
    /// Put the guide away.
    45 Archive,
    /// Take it out again.
    46 Unarchive,
    /// Ask whether it is to be deleted.
    47 AskToDelete,
    /// Delete it.
    48 Delete,
    /// A guide of the same shape with other questions: asks for its title, or makes it.
    49 Parallel,
}

impl Keeper {
    fn code(self) -> u8 {
        match self {
            Self::Guild => 0,
            Self::Person => 1,
        }
    }

    fn of(code: u8) -> Option<Self> {
        match code {
            0 => Some(Self::Guild),
            1 => Some(Self::Person),
            _ => None,
        }
    }
}

impl GuideKey {
    pub(super) fn write(&self, bytes: &mut Vec<u8>) {
        bytes.push(self.keeper.code());
        bytes.extend(self.revision.to_be_bytes());
        bytes.extend(self.id.as_str().bytes());
    }

    pub(super) fn read(bytes: &[u8]) -> Option<Self> {
        let ([keeper, revision @ ..], id) = bytes.split_first_chunk::<5>()?;
        Some(Self {
            keeper: Keeper::of(*keeper)?,
            id: std::str::from_utf8(id).ok()?.parse().ok()?,
            revision: u32::from_be_bytes(*revision),
        })
    }
}

/// A page of a list of guides.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::discord) struct ListKey {
    pub(in crate::discord) keeper: Keeper,
    /// Whether it lists the guides that were put away, or those in use.
    pub(in crate::discord) is_archive: bool,
    /// The page, from zero.
    pub(in crate::discord) page: u8,
}

impl ListKey {
    pub(super) fn bytes(self) -> [u8; 3] {
        [self.keeper.code(), u8::from(self.is_archive), self.page]
    }

    pub(super) fn read(bytes: &[u8]) -> Option<Self> {
        let [keeper, archive @ 0..=1, page] = *bytes else { return None };
        Some(Self { keeper: Keeper::of(keeper)?, is_archive: archive == 1, page })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::discord::component_id::ComponentId;
    use crate::discord::view::limits;

    #[test]
    fn every_id_of_a_guide_is_read_back_and_fits() {
        let mut known = 0;
        for keeper in [Keeper::Guild, Keeper::Person] {
            for (chance, revision) in [(0, 0), (u64::MAX, u32::MAX), (0x1234_5678_9abc, 17)] {
                let key = GuideKey { keeper, id: GuideId::from_chance(chance), revision };
                for code in 0..=u8::MAX {
                    let actions = [0, 7, u8::MAX].map(|at| GuideAction::of([code, at]));
                    for action in actions.into_iter().flatten() {
                        let id = ComponentId::Guide(action, key);
                        assert!(id.to_string().len() <= limits::CUSTOM_ID);
                        assert_eq!(id.to_string().parse(), Ok(id));
                        known += 1;
                    }
                }
            }
            for is_archive in [false, true] {
                let list = ComponentId::GuideList(ListKey { keeper, is_archive, page: 7 });
                assert_eq!(list.to_string().parse(), Ok(list));
            }
        }
        assert!(known > 100, "{known} ids were looked at");
    }
}
