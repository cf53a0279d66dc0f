//! Words that the lexicon does not hold: what their prefix, their hyphen or their ending says.

use super::table;
use super::word::{NONE, Readings, Word};
use crate::inflect::is_one_syllable;

/// Prefixes that make a verb of a verb.
const PREFIXES: [&str; 15] = [
    "re", "over", "under", "out", "mis", "pre", "un", "co", "de", "dis", "inter", "up", "sub", "cross",
    "micro",
];

/// Endings of nouns.
const NOUN_ENDINGS: [&str; 17] = [
    "tion", "sion", "ment", "ness", "ity", "ance", "ence", "ship", "hood", "ism", "ology", "graphy", "ics",
    "ure", "age", "dom", "acy",
];
/// Endings of people.
const PERSON_ENDINGS: [&str; 10] = ["er", "or", "ist", "ee", "ian", "ers", "ors", "ists", "ees", "ians"];
/// Endings of adjectives.
const ADJECTIVE_ENDINGS: [&str; 17] = [
    "al", "ive", "ous", "able", "ible", "ic", "ful", "less", "ary", "ory", "ish", "ant", "ent", "based",
    "related", "specific", "wide",
];
/// Endings that hardly any word but a verb has.
const VERB_ENDINGS: [&str; 5] = ["ise", "ize", "ify", "ulate", "icate"];

pub(super) fn guess(word: &str) -> Word {
    let mut readings = Readings::empty();
    if !word.bytes().next().is_some_and(|byte| byte.is_ascii_lowercase() || byte >= 0x80) {
        return Word { readings: Readings::NUMBER, ..NONE };
    }
    if word.ends_with("'s") || word.ends_with("s'") || word.ends_with("’s") || word.ends_with("s’") {
        return Word { readings: Readings::DETERMINER | Readings::NOUN, ..NONE };
    }
    if let Some(hyphen) = word.rfind('-') {
        return hyphenated(word, hyphen);
    }
    if let Some(known) = prefixed(word) {
        return known;
    }
    let ends = |list: &[&str]| list.iter().any(|end| word.len() > end.len() + 2 && word.ends_with(end));
    if ends(&VERB_ENDINGS) {
        readings |= Readings::BASE | Readings::PLAIN;
    } else if ends(&["ises", "izes", "ifies"]) {
        readings |= Readings::THIRD | Readings::PLAIN;
    } else if word.len() > 4 && word.ends_with("ly") {
        readings |= Readings::ADVERB;
    } else if word.len() > 5 && word.ends_with("ing") && !is_one_syllable(word) {
        readings |= Readings::GERUND | Readings::WEAK;
    } else if word.len() > 4 && word.ends_with("ed") {
        readings |= Readings::PAST;
    } else if ends(&NOUN_ENDINGS) {
        readings |= Readings::NOUN | Readings::MASS;
    } else if ends(&ADJECTIVE_ENDINGS) {
        readings |= Readings::ADJECTIVE;
    } else if word.ends_with('s') && !["ss", "us", "is"].iter().any(|end| word.ends_with(end)) {
        readings |= Readings::PLURAL | Readings::NOUN;
    }
    if ends(&PERSON_ENDINGS) {
        readings |= Readings::PERSON | Readings::NOUN;
    }
    Word { readings, ..NONE }
}

/// The base form of an inflected form that the lexicon does not hold: "gamifying" gives "gamify".
pub(super) fn base_of(word: &str) -> Option<String> {
    let known = |base: &str| table::get(base).is_some_and(|entry| entry.is(Readings::BASE));
    let split = word.rfind('-').map(|hyphen| hyphen + 1).or_else(|| {
        PREFIXES.iter().map(|prefix| prefix.len()).find(|len| {
            PREFIXES.iter().any(|prefix| prefix.len() == *len && word.starts_with(prefix))
                && word.get(*len..).is_some_and(|rest| table::get(rest).is_some())
        })
    });
    if let Some(at) = split {
        let (prefix, rest) = word.split_at(at);
        let verb = table::get(rest).unwrap_or(NONE).verb;
        if let Some(base) = table::base(verb) {
            return Some(format!("{prefix}{base}"));
        }
    }
    if let Some(stem) = word.strip_suffix("ing") {
        let candidates = [format!("{stem}e"), stem.to_owned(), undoubled(stem).to_owned()];
        if let Some(base) = candidates.iter().find(|base| known(base)) {
            return Some(base.clone());
        }
        return Some(match stem.as_bytes() {
            [.., a, b] if a == b && !b"lszf".contains(b) => undoubled(stem).to_owned(),
            _ if ["at", "is", "iz", "yz", "ys", "u", "v", "c", "dg"]
                .iter()
                .any(|end| stem.ends_with(end)) =>
            {
                format!("{stem}e")
            }
            _ => stem.to_owned(),
        });
    }
    let stem = word.strip_suffix('s')?;
    if let Some(short) = stem.strip_suffix("ie") {
        return Some(format!("{short}y"));
    }
    let sibilant = ["she", "che", "sse", "xe", "zze"].iter().any(|end| stem.ends_with(end));
    Some(if sibilant && !known(stem) { stem[..stem.len() - 1].to_owned() } else { stem.to_owned() })
}

/// "quality-assure" reads as "assure" does, "cross-functional" as "functional" does.
fn hyphenated(word: &str, hyphen: usize) -> Word {
    let (first, last) = (&word[..hyphen], &word[hyphen + 1..]);
    let tail = table::get(last).unwrap_or_else(|| guess_tail(last));
    let verb = Readings::BASE | Readings::THIRD | Readings::GERUND;
    let mut readings = tail
        .readings
        .difference(Readings::KNOWN | Readings::DETERMINER | Readings::SUBJECT | Readings::OBJECT);
    if tail.is(Readings::PREPOSITION | Readings::PARTICLE) {
        // "follow-up", "stand-in": a noun, or an adjective.
        return Word { readings: Readings::NOUN | Readings::ADJECTIVE, ..NONE };
    }
    let prefix = PREFIXES.contains(&first)
        || matches!(first, "self" | "double" | "quality" | "peer" | "fast" | "fine");
    let front = table::get(first).unwrap_or(NONE);
    let describes = front
        .is(Readings::ADJECTIVE | Readings::NUMBER | Readings::PREPOSITION | Readings::DETERMINER)
        || matches!(
            first,
            "month" | "year" | "week" | "day" | "end" | "front" | "back" | "top" | "base" | "mid" | "life"
        );
    if tail.is(verb) && describes && !prefix && tail.is(Readings::STRONG | Readings::WEAK) {
        // "front-line", "open-plan", "full-stack": two nouns, or an adjective. "index-link" may be a verb.
        readings = readings.difference(verb | Readings::STRONG | Readings::WEAK) | Readings::NOUN;
    }
    let modifier =
        !readings.intersects(verb | Readings::PLURAL) || tail.is(Readings::PAST | Readings::GERUND);
    if modifier {
        // "same-day", "energy-saving", "hand-made": before a noun it works as an adjective.
        readings |= Readings::ADJECTIVE;
    }
    Word { readings, ..NONE }
}

fn guess_tail(last: &str) -> Word {
    if last.contains('-') || last.is_empty() { NONE } else { guess(last) }
}

/// "reconfigure" reads as "configure" does, where the verb is in the lexicon.
fn prefixed(word: &str) -> Option<Word> {
    PREFIXES.iter().find_map(|prefix| {
        let rest = word.strip_prefix(prefix).filter(|rest| rest.len() > 2)?;
        let entry = table::get(rest).filter(|entry| rest.len() > 3 || !entry.is(Readings::WEAK))?;
        let verb = Readings::BASE | Readings::THIRD | Readings::GERUND | Readings::PAST;
        let keep =
            verb | Readings::PLAIN | Readings::STRONG | Readings::WEAK | Readings::MASS | Readings::PLURAL;
        entry.is(verb).then(|| Word { readings: entry.readings.intersection(keep), ..NONE })
    })
}

fn undoubled(stem: &str) -> &str {
    match stem.as_bytes() {
        [.., a, b] if a == b && b.is_ascii_lowercase() => &stem[..stem.len() - 1],
        _ => stem,
    }
}
