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

/// What a component of a guide's message does. Places are counted from zero.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::discord) enum GuideAction {
    /// Show the guide.
    Show,
    /// Ask for another title, or give it.
    Title,
}

/// Codes of the actions, each with its place.
const SHOW: u8 = 20;
const TITLE: u8 = 21;

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

impl GuideAction {
    pub(super) fn code(self) -> [u8; 2] {
        match self {
            Self::Show => [SHOW, 0],
            Self::Title => [TITLE, 0],
        }
    }

    pub(super) fn of(code: [u8; 2]) -> Option<Self> {
        Some(match code {
            [SHOW, 0] => Self::Show,
            [TITLE, 0] => Self::Title,
            _ => return None,
        })
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

/// Whose list, and which page of it.
pub(super) fn list_code(keeper: Keeper, page: u8) -> [u8; 2] {
    [keeper.code(), page]
}

pub(super) fn read_list(code: &[u8]) -> Option<(Keeper, u8)> {
    let [keeper, page] = *code else { return None };
    Some((Keeper::of(keeper)?, page))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::discord::component_id::ComponentId;
    use crate::discord::view::limits;

    #[test]
    fn every_id_of_a_guide_is_read_back_and_fits() {
        for keeper in [Keeper::Guild, Keeper::Person] {
            for (chance, revision) in [(0, 0), (u64::MAX, u32::MAX), (0x1234_5678_9abc, 17)] {
                let key = GuideKey { keeper, id: GuideId::from_chance(chance), revision };
                for code in 0..=u8::MAX {
                    let actions = [0, 7, u8::MAX].map(|at| GuideAction::of([code, at]));
                    for action in actions.into_iter().flatten() {
                        let id = ComponentId::Guide(action, key);
                        assert!(id.to_string().len() <= limits::CUSTOM_ID);
                        assert_eq!(id.to_string().parse(), Ok(id));
                    }
                }
            }
            let list = ComponentId::GuideList(keeper, 7);
            assert_eq!(list.to_string().parse(), Ok(list));
        }
        assert_eq!(GuideAction::of(GuideAction::Title.code()), Some(GuideAction::Title));
    }
}
