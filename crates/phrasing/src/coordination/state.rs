//! What a hypothesis knows about the words read so far.

use super::joints::{Joint, Link};
use super::level::Level;
use super::list::open_before;
use super::weigh::Candidate;
use super::{Role, Words};
use crate::lexicon::Readings as R;

/// What a hypothesis knows about the words read so far.
#[derive(Debug, Clone, Copy)]
pub(super) struct State {
    pub(super) score: f32,
    /// A comma opened a list of verbs that no "and" has closed yet.
    pub(super) open_verbs: bool,
    /// A comma opened a list of nouns.
    pub(super) open_nouns: bool,
    /// A comma opened a list of verbs of a lower level.
    pub(super) open_lower: bool,
    /// The last item is a verb without an object.
    pub(super) bare: Option<Role>,
    /// The list of nouns began with a bare singular, which waits for the noun that closes it: "purchase, stock and post
    /// records".
    pub(super) waiting: bool,
    /// Whether that verb is a homograph.
    pub(super) bare_homograph: bool,
    /// What is open below the main level.
    pub(super) level: Level,
    /// The token behind the last verb.
    pub(super) after_verb: usize,
    /// The role of the item before.
    pub(super) last: Role,
    /// Which joints are main verbs, one bit each; the first ones only, where there are very many.
    pub(super) verbs: u128,
    /// The last step, for reading the labels back.
    pub(super) node: usize,
}

impl State {
    /// Before the first joint, which stands at `first_end`.
    pub(super) fn start(words: Words<'_>, first_end: usize) -> Self {
        let Words { text, tokens, head, .. } = words;
        let bare = (head + 1..first_end).all(|at| tokens[at].is(R::PARTICLE | R::PREPOSITION));
        Self {
            score: 0.0,
            open_verbs: false,
            open_nouns: false,
            open_lower: false,
            bare: bare.then_some(Role::Verb),
            waiting: false,
            bare_homograph: false,
            level: Level::default().behind(text, tokens, head, first_end, true),
            after_verb: head + 1,
            last: Role::Verb,
            verbs: 0,
            node: 0,
        }
    }

    /// The state behind an item with this role, which ends at `item_end`.
    pub(super) fn behind(
        &self,
        words: Words<'_>,
        joint: &Joint,
        item_end: usize,
        candidate: &Candidate,
        role: Role,
    ) -> Self {
        let Words { text, tokens, .. } = words;
        let comma = joint.link == Link::Comma;
        let mut next = *self;
        next.last = role;
        next.bare = None;
        next.waiting = false;
        match role {
            Role::Verb => {
                next.open_verbs = comma;
                next.open_nouns = false;
                next.open_lower = false;
                next.bare = candidate.bare.then_some(Role::Verb);
                // Verbs without an object wait together: "weigh cost, risk and benefit".
                next.bare_homograph = candidate.homograph || (self.bare.is_some() && self.bare_homograph);
                next.after_verb = joint.candidate + 1;
                next.level = Level::default().behind(text, tokens, joint.candidate, item_end, true);
            }
            Role::Lower => {
                next.open_lower = comma;
                next.open_nouns = false;
                next.bare = candidate.bare.then_some(Role::Lower);
                next.after_verb = joint.candidate + 1;
                next.level = self.level.behind(text, tokens, joint.candidate, item_end, true);
            }
            Role::Noun => {
                next.waiting = comma && open_before(self, candidate) && item_end == joint.candidate + 1;
                next.level = self.level.behind(text, tokens, joint.candidate, item_end, false);
                // ", such as pumps" opens no list: ", and test them" goes on with the sentence.
                next.open_nouns = comma && (self.level.tail || !next.level.tail);
            }
            Role::Tail => {
                next.open_nouns = false;
                // `from` is one before the candidate, so that a clause that opens here is seen.
                next.level = self.level.behind(text, tokens, joint.candidate - 1, item_end, false);
                next.level.tail |= tokens[joint.candidate].is(R::GERUND);
            }
        }
        next
    }
}
