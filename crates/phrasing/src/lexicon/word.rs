//! What the lexicon knows of one word: a set of readings, and the verb behind an inflected form.

use bitflags::bitflags;

bitflags! {
    /// The readings a word can have. Most words have several; the stages choose by what stands around the word.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
    pub(crate) struct Readings: u64 {
        /// A base form: "plan".
        const BASE = 1;
        /// A third person: "plans".
        const THIRD = 1 << 1;
        /// A gerund: "planning".
        const GERUND = 1 << 2;
        /// A past or a past participle: "planned".
        const PAST = 1 << 3;
        /// The verb is hardly ever anything else.
        const PLAIN = 1 << 4;
        /// The verb is a noun too, but a verb unless shown otherwise.
        const STRONG = 1 << 5;
        /// The verb is nearly always a noun.
        const WEAK = 1 << 6;
        /// An adjective.
        const ADJECTIVE = 1 << 7;
        /// An adverb.
        const ADVERB = 1 << 8;
        /// A noun that can stand bare as an object.
        const MASS = 1 << 9;
        /// A noun that closes a compound.
        const HEAD = 1 << 10;
        /// A plural noun.
        const PLURAL = 1 << 11;
        /// An article or another determiner.
        const DETERMINER = 1 << 12;
        /// A pronoun that can be an object.
        const OBJECT = 1 << 13;
        /// A pronoun that can be a subject.
        const SUBJECT = 1 << 14;
        /// A preposition.
        const PREPOSITION = 1 << 15;
        /// A word that opens a clause: "if", "when", "because".
        const SUBORDINATOR = 1 << 16;
        /// "who", "which", "what", "that", "how" and their kin.
        const WH = 1 << 17;
        /// "to".
        const TO = 1 << 18;
        /// "can", "will", "must".
        const MODAL = 1 << 19;
        /// A finite form of be, have or do.
        const AUXILIARY = 1 << 20;
        /// "and", "or", "but", "then".
        const COORDINATOR = 1 << 21;
        /// A number.
        const NUMBER = 1 << 22;
        /// A name or an acronym.
        const NAME = 1 << 23;
        /// A plural-looking word that stands before another noun.
        const ATTRIBUTIVE = 1 << 24;
        /// "up", "off", "out": the second part of a phrasal verb.
        const PARTICLE = 1 << 25;
        /// The lexicon holds the word; the other readings are not guessed.
        const KNOWN = 1 << 26;
        /// A noun, said outright.
        const NOUN = 1 << 27;
        /// A person, or people: staff, customer, colleagues.
        const PERSON = 1 << 28;
        /// A verb that a preposition may follow at once: "liaise with".
        const TAKES_PREPOSITION = 1 << 29;
        /// An adjective that is a verb too: "clean", "secure".
        const ADJECTIVE_VERB = 1 << 30;
        /// "of".
        const OF = 1 << 31;
        /// A homograph that as the first word is nearly always a verb.
        const FIRST = 1 << 32;
        /// A noun that closes a compound behind a gerund: "cleaning schedules".
        const GERUND_HEAD = 1 << 33;
        /// A noun that names what somebody does: "repair", "recruitment".
        const ACTIVITY = 1 << 34;
        /// A noun that names what somebody is or has: "patience", "licence".
        const QUALITY = 1 << 35;
        /// A name that a noun phrase may start with: it keeps its capital.
        const PROPER = 1 << 36;
        /// A verb that says why: "To reduce waste, ...".
        const PURPOSE = 1 << 37;
        /// A verb that is often used without an object: "pause", "fail".
        const OBJECTLESS = 1 << 38;
    }
}

/// One word as the lexicon sees it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Word {
    /// The readings it can have.
    pub(crate) readings: Readings,
    /// For an inflected form, the number of its verb in the lexicon; `u16::MAX` for none.
    pub(crate) verb: u16,
    /// For a word that is a verb and a noun, in tenths: how much oftener it is a verb (or, below zero, a noun).
    pub(crate) usage: i8,
    /// The same, counted in statements about work.
    pub(crate) usage_at_work: i8,
    /// How many compounds the word opens, one more for every doubling.
    pub(crate) opens: u8,
    /// How many compounds it closes, likewise.
    pub(crate) closes: u8,
}

/// A word of which nothing is known.
pub(crate) const NONE: Word =
    Word { readings: Readings::empty(), verb: u16::MAX, usage: 0, usage_at_work: 0, opens: 0, closes: 0 };

impl Word {
    /// Whether the word has any of these readings.
    pub(crate) fn is(self, readings: Readings) -> bool {
        self.readings.intersects(readings)
    }
}
