//! What a button remembers: everything that is needed to act on a press, in at most 100 characters.
//!
//! No process keeps a set in memory. The button itself says which profile, which templates, which request and which
//! questions, so that any process can take the press, also after a restart. An id is the version of this encoding as one
//! character, then bytes in base64 for URLs.

mod guide;

use std::fmt;
use std::str::FromStr;

pub(in crate::discord) use guide::{GuideAction, GuideKey, Keeper, ListKey};

use data_encoding::BASE64URL_NOPAD;
use sha2::{Digest, Sha256};

use crate::discord::view::limits;
use crate::profile::{Level, Profile};
use crate::question::{Pick, Request, Seed, Size};
use crate::template::{QuestionKind, Templates};

/// Version of the encoding; a change of the bytes below needs a new one.
const VERSION: char = '1';
/// Most competencies that a request of a button can name.
pub(in crate::discord) const MAX_COMPETENCIES: usize = 3;
/// Most questions that a button has room for.
pub(in crate::discord) const MAX_QUESTIONS: u32 = 17;
/// Bytes of a set's id before its picks, and of each pick.
const HEAD: usize = 2 + 15 + MAX_COMPETENCIES;
const PICK: usize = 3;
const _: () = assert!(
    HEAD + PICK * MAX_QUESTIONS as usize <= (limits::CUSTOM_ID - 1) * 3 / 4,
    "a set fits into its buttons"
);
/// Stands for "no competency" in the three places for them; a profile has at most 200.
const NO_COMPETENCY: u8 = u8::MAX;

/// Tells one version of one profile from another: the first bytes of a digest over its id and version.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::discord) struct ProfileKey([u8; 4]);

impl ProfileKey {
    pub(in crate::discord) fn of(profile: &Profile) -> Self {
        let digest = Sha256::new()
            .chain_update(profile.id.as_str())
            .chain_update([0])
            .chain_update(profile.version.as_str());
        let digest = digest.finalize();
        Self([digest[0], digest[1], digest[2], digest[3]])
    }
}

/// Tells one version of the templates from another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::discord) struct TemplatesKey([u8; 3]);

impl TemplatesKey {
    pub(in crate::discord) fn of(templates: &Templates) -> Self {
        let digest = Sha256::digest(templates.version());
        Self([digest[0], digest[1], digest[2]])
    }
}

/// Where the profile of a set is to be found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::discord) enum Source {
    /// Among the profiles that are loaded.
    Catalogue,
    /// In the file attached to the message that the button belongs to.
    Attached,
}

/// A set that is being shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::discord) struct SetState {
    pub(in crate::discord) source: Source,
    pub(in crate::discord) profile: ProfileKey,
    pub(in crate::discord) templates: TemplatesKey,
    /// The page that is being shown, from zero.
    pub(in crate::discord) page: u8,
    pub(in crate::discord) request: Request,
    pub(in crate::discord) picks: Vec<Pick>,
}

/// What a button of a set does. Questions and pages are counted from zero.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::discord) enum SetAction {
    /// Ask the same statement in other words.
    Reword(u8),
    /// Ask about another statement.
    Restate(u8),
    /// Show the probes of a question.
    Probes(u8),
    /// Show the rating anchors of a question.
    Anchors(u8),
    /// Turn to a page.
    Page(u8),
    /// Make another set of the same request.
    New,
    /// Hand the set over as a file.
    File,
}

/// What a component does when it is used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::discord) enum ComponentId {
    /// A button of a question set.
    Set(SetAction, SetState),
    /// Turn to a page of a profile.
    ProfilePage(ProfileKey, u8),
    /// Turn to a page of the list of profiles.
    ProfileList(u8),
    /// Make a set from a profile.
    Questions(ProfileKey),
    /// Something about a guide.
    Guide(GuideAction, GuideKey),
    /// Turn to a page of the list of guides.
    GuideList(ListKey),
}

/// Why a custom id cannot be acted on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::discord) enum Unreadable {
    /// It was made by another version of Starling.
    Outdated,
    /// It is none of Starling's.
    Unknown,
}

const PROFILE_PAGE: u8 = 10;
const PROFILE_LIST: u8 = 11;
const QUESTIONS: u8 = 12;
const GUIDE_LIST: u8 = 13;

impl SetAction {
    fn code(self) -> [u8; 2] {
        match self {
            Self::Reword(question) => [0, question],
            Self::Restate(question) => [1, question],
            Self::Probes(question) => [2, question],
            Self::Anchors(question) => [3, question],
            Self::Page(page) => [4, page],
            Self::New => [5, 0],
            Self::File => [6, 0],
        }
    }

    fn of(code: [u8; 2]) -> Option<Self> {
        Some(match code {
            [0, question] => Self::Reword(question),
            [1, question] => Self::Restate(question),
            [2, question] => Self::Probes(question),
            [3, question] => Self::Anchors(question),
            [4, page] => Self::Page(page),
            [5, 0] => Self::New,
            [6, 0] => Self::File,
            _ => return None,
        })
    }
}

/// Source, level and kinds in one byte: a bit for the source, three for the level, one for each kind.
fn settings(source: Source, request: &Request) -> u8 {
    let source = u8::from(source == Source::Attached);
    let level = request.level.map_or(0, |level| level as u8 + 1);
    let kinds = QuestionKind::ALL.iter().enumerate();
    let kinds =
        kinds.filter(|(_, kind)| request.kinds.contains(kind)).fold(0, |bits, (bit, _)| bits | 1 << bit);
    source | level << 1 | kinds << 4
}

/// The reverse of [`settings`].
fn read_settings(byte: u8) -> Option<(Source, Option<Level>, Vec<QuestionKind>)> {
    let source = if byte & 1 == 1 { Source::Attached } else { Source::Catalogue };
    let level = match byte >> 1 & 7 {
        0 => None,
        number => Some(*Level::ALL.get(usize::from(number) - 1)?),
    };
    let kinds = QuestionKind::ALL.iter().enumerate();
    Some((
        source,
        level,
        kinds.filter(|(bit, _)| byte >> (4 + bit) & 1 == 1).map(|(_, kind)| *kind).collect(),
    ))
}

/// The size as a number: the top bit tells minutes from a count.
fn size_code(size: Size) -> u16 {
    let (flag, number) = match size {
        Size::Count(count) => (0, count),
        Size::Minutes(minutes) => (1 << 15, minutes),
    };
    flag | u16::try_from(number).unwrap_or(u16::MAX >> 1)
}

fn read_size(code: u16) -> Size {
    let number = u32::from(code & (u16::MAX >> 1));
    if code >> 15 == 1 { Size::Minutes(number) } else { Size::Count(number) }
}

/// A pick in 24 bits: 11 for the statement, 3 for the action, 10 for the lead.
fn pick_code(pick: Pick) -> [u8; 3] {
    let bits = u32::from(pick.statement & 0x7ff) << 13
        | u32::from(pick.action & 7) << 10
        | u32::from(pick.lead & 0x3ff);
    let [_, a, b, c] = bits.to_be_bytes();
    [a, b, c]
}

fn read_pick(code: [u8; 3]) -> Pick {
    let low = u16::from_be_bytes([code[1], code[2]]);
    Pick { statement: u16::from(code[0]) << 3 | low >> 13, action: code[1] >> 2 & 7, lead: low & 0x3ff }
}

impl SetState {
    fn write(&self, bytes: &mut Vec<u8>) {
        bytes.push(self.page);
        bytes.push(settings(self.source, &self.request));
        bytes.extend(self.profile.0);
        bytes.extend(self.templates.0);
        bytes.extend(self.request.seed.number().to_be_bytes());
        bytes.extend(size_code(self.request.size).to_be_bytes());
        let named =
            self.request.competencies.iter().map(|position| u8::try_from(*position).unwrap_or(NO_COMPETENCY));
        bytes.extend(named.chain(std::iter::repeat(NO_COMPETENCY)).take(MAX_COMPETENCIES));
        bytes.extend(self.picks.iter().flat_map(|pick| pick_code(*pick)));
    }

    fn read(bytes: &[u8]) -> Option<Self> {
        let (head, picks) = bytes.split_at_checked(15 + MAX_COMPETENCIES)?;
        let (picks, rest) = picks.as_chunks::<3>();
        if picks.is_empty() || !rest.is_empty() {
            return None;
        }
        let (source, level, kinds) = read_settings(head[1])?;
        let seed = Seed::new(u32::from_be_bytes(head[9..13].try_into().ok()?));
        let competencies = head[15..].iter().filter(|position| **position != NO_COMPETENCY);
        let request = Request {
            competencies: competencies.map(|position| usize::from(*position)).collect(),
            size: read_size(u16::from_be_bytes([head[13], head[14]])),
            kinds,
            level,
            seed,
        };
        Some(Self {
            source,
            profile: ProfileKey(head[2..6].try_into().ok()?),
            templates: TemplatesKey(head[6..9].try_into().ok()?),
            page: head[0],
            request,
            picks: picks.iter().map(|code| read_pick(*code)).collect(),
        })
    }
}

impl fmt::Display for ComponentId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut bytes = Vec::new();
        match self {
            Self::Set(action, state) => {
                bytes.extend(action.code());
                state.write(&mut bytes);
            }
            Self::ProfilePage(key, page) => {
                bytes.extend([PROFILE_PAGE, *page]);
                bytes.extend(key.0);
            }
            Self::ProfileList(page) => bytes.extend([PROFILE_LIST, *page]),
            Self::Questions(key) => {
                bytes.extend([QUESTIONS, 0]);
                bytes.extend(key.0);
            }
            Self::Guide(action, key) => {
                bytes.extend(action.code());
                key.write(&mut bytes);
            }
            Self::GuideList(key) => {
                bytes.extend([GUIDE_LIST, 0]);
                bytes.extend(key.bytes());
            }
        }
        write!(f, "{VERSION}{}", BASE64URL_NOPAD.encode(&bytes))
    }
}

impl FromStr for ComponentId {
    type Err = Unreadable;

    fn from_str(id: &str) -> Result<Self, Self::Err> {
        let mut rest = id.chars();
        match rest.next() {
            Some(VERSION) => {}
            Some(version) if version.is_ascii_digit() => return Err(Unreadable::Outdated),
            _ => return Err(Unreadable::Unknown),
        }
        let bytes = BASE64URL_NOPAD.decode(rest.as_str().as_bytes()).map_err(|_| Unreadable::Unknown)?;
        read(&bytes).ok_or(Unreadable::Unknown)
    }
}

fn read(bytes: &[u8]) -> Option<ComponentId> {
    let (code, rest) = bytes.split_first_chunk::<2>()?;
    let key = || rest.try_into().ok().map(ProfileKey);
    match *code {
        [PROFILE_PAGE, page] => Some(ComponentId::ProfilePage(key()?, page)),
        [PROFILE_LIST, page] if rest.is_empty() => Some(ComponentId::ProfileList(page)),
        [QUESTIONS, 0] => Some(ComponentId::Questions(key()?)),
        [GUIDE_LIST, 0] => ListKey::read(rest).map(ComponentId::GuideList),
        code => match GuideAction::of(code) {
            Some(action) => Some(ComponentId::Guide(action, GuideKey::read(rest)?)),
            None => Some(ComponentId::Set(SetAction::of(code)?, SetState::read(rest)?)),
        },
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    prop_compose! {
        fn any_state()(
            (attached, profile, templates, page, seed) in any::<(bool, [u8; 4], [u8; 3], u8, u32)>(),
            competencies in prop::collection::vec(0_usize..200, 0..=MAX_COMPETENCIES),
            size in prop_oneof![(1_u32..=MAX_QUESTIONS).prop_map(Size::Count), (10_u32..=480).prop_map(Size::Minutes)],
            kinds in prop::sample::subsequence(QuestionKind::ALL.to_vec(), 0..=3),
            level in prop::option::of(prop::sample::select(Level::ALL.to_vec())),
            picks in prop::collection::vec((0_u16..2000, 0_u8..8, 0_u16..1000), 1..=MAX_QUESTIONS as usize),
        ) -> SetState {
            let picks = picks.into_iter().map(|(statement, action, lead)| Pick { statement, action, lead }).collect();
            let request = Request { competencies, size, kinds, level, seed: Seed::new(seed) };
            let source = if attached { Source::Attached } else { Source::Catalogue };
            SetState { source, profile: ProfileKey(profile), templates: TemplatesKey(templates), page, request, picks }
        }
    }

    fn any_action() -> impl Strategy<Value = SetAction> {
        (0_u8..7, any::<u8>())
            .prop_filter_map("a code", |(code, at)| SetAction::of([code, if code > 4 { 0 } else { at }]))
    }

    proptest! {
        #[test]
        fn every_id_is_read_back_and_fits(state in any_state(), action in any_action()) {
            let id = ComponentId::Set(action, state);
            let text = id.to_string();
            prop_assert!(text.len() <= limits::CUSTOM_ID, "{} characters", text.len());
            prop_assert_eq!(text.parse(), Ok(id));
        }

        #[test]
        fn no_text_makes_the_reader_panic(text in "\\PC{0,120}", bytes in prop::collection::vec(any::<u8>(), 0..80)) {
            let _ = text.parse::<ComponentId>();
            let _ = format!("1{}", BASE64URL_NOPAD.encode(&bytes)).parse::<ComponentId>();
        }
    }

    #[test]
    fn the_other_ids_are_read_back() {
        let key = ProfileKey([1, 2, 3, 4]);
        for id in [ComponentId::ProfilePage(key, 7), ComponentId::ProfileList(0), ComponentId::Questions(key)]
        {
            assert_eq!(id.to_string().parse(), Ok(id));
        }
    }

    #[test]
    fn ids_of_others_and_of_other_versions_are_told_apart() {
        for (id, expected) in [
            ("0AAAA", Unreadable::Outdated),
            ("9anything", Unreadable::Outdated),
            ("", Unreadable::Unknown),
            ("confirm:yes", Unreadable::Unknown),
            ("1", Unreadable::Unknown),
            ("1!!!", Unreadable::Unknown),
            ("1AAAA", Unreadable::Unknown),
        ] {
            assert_eq!(id.parse::<ComponentId>(), Err(expected), "{id:?}");
        }
    }
}
