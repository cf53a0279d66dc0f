//! Regular verbs: how the last letters of a base form take "-ed", "-ing" and "-s".

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::Spelling;

/// What the end of a word does before an ending.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Exception {
    Double,
    Single,
    BritishDouble,
    KeepE,
    AddK,
}

static EXCEPTIONS: LazyLock<FxHashMap<&'static str, Exception>> = LazyLock::new(|| {
    let mut table = FxHashMap::default();
    for line in include_str!("../../data/verbs-spelling.txt").lines() {
        let mut words = line.split_whitespace();
        let exception = match words.next() {
            Some("double") => Exception::Double,
            Some("single") => Exception::Single,
            Some("both") => Exception::BritishDouble,
            Some("silent") => Exception::KeepE,
            Some("ick") => Exception::AddK,
            _ => continue,
        };
        table.extend(words.map(|word| (word, exception)));
    }
    table
});

/// Prefixes behind which a one-syllable verb still doubles: "unplug", "overlap", "debug", "re-plan".
const DOUBLING_PREFIXES: [&str; 13] =
    ["re", "un", "de", "over", "out", "under", "pre", "mis", "up", "sub", "inter", "non", "en"];

/// The base form with "ed" or "ing" after it.
pub(super) fn with_ending(base: &str, ending: &str, spelling: Spelling) -> String {
    let stem = match exception(base) {
        Some(Exception::KeepE) if ending == "ing" => return format!("{base}ing"),
        Some(Exception::AddK) => return format!("{base}k{ending}"),
        Some(Exception::Double) => return doubled(base, ending),
        Some(Exception::BritishDouble) if spelling == Spelling::British => return doubled(base, ending),
        Some(Exception::BritishDouble | Exception::Single) => return format!("{base}{ending}"),
        _ => base,
    };
    let bytes = stem.as_bytes();
    let before = |back: usize| bytes.len().checked_sub(back).map_or(b' ', |at| bytes[at]);
    match before(1) {
        b'e' if ending == "ed" => format!("{stem}d"),
        b'e' if before(2) == b'i' => format!("{}ying", &stem[..stem.len() - 2]),
        b'e' if matches!(before(2), b'e' | b'o' | b'y') || stem.len() < 3 => format!("{stem}{ending}"),
        b'e' => format!("{}{ending}", &stem[..stem.len() - 1]),
        b'y' if ending == "ed" && !is_vowel(before(2)) && bytes.len() > 1 => {
            format!("{}ied", &stem[..stem.len() - 1])
        }
        _ if doubles(stem) => doubled(stem, ending),
        _ => format!("{stem}{ending}"),
    }
}

/// The third person of a base form.
pub(super) fn third_person(base: &str) -> String {
    let sibilant = ["s", "x", "z", "ch", "sh"].iter().any(|end| base.ends_with(end));
    let bytes = base.as_bytes();
    if base.ends_with("quiz") {
        return format!("{base}zes");
    }
    if sibilant && !base.ends_with("stomach") {
        return format!("{base}es");
    }
    match bytes {
        [.., vowel, b'y'] if !is_vowel(*vowel) => format!("{}ies", &base[..base.len() - 1]),
        _ => format!("{base}s"),
    }
}

/// Whether a word has one group of vowels only, a silent e at the end not counted.
pub(crate) fn is_one_syllable(word: &str) -> bool {
    vowel_groups(word) == 1
}

fn exception(base: &str) -> Option<Exception> {
    let table = &*EXCEPTIONS;
    table.get(base).copied().or_else(|| match base.rfind('-') {
        Some(hyphen) => table.get(&base[hyphen + 1..]).copied(),
        None if !base.ends_with(['l', 't', 'r', 'p', 'm', 'n', 'd', 'g', 'c', 's', 'z']) => None,
        // "recommit" and "unenrol" double as "commit" and "enrol" do.
        None => DOUBLING_PREFIXES
            .iter()
            .filter_map(|prefix| table.get(base.strip_prefix(prefix)?).copied())
            .find(|found| matches!(found, Exception::Double | Exception::BritishDouble | Exception::AddK)),
    })
}

/// Whether British and American spelling part ways: "travelled" and "traveled".
pub(crate) fn has_two_spellings(base: &str) -> bool {
    exception(base) == Some(Exception::BritishDouble)
}

fn doubled(base: &str, ending: &str) -> String {
    let last = base.chars().next_back().unwrap_or('d');
    format!("{base}{last}{ending}")
}

/// One vowel and one consonant at the end of a one-syllable verb, or of one behind a prefix.
fn doubles(stem: &str) -> bool {
    let last = stem.rfind('-').map_or(stem, |hyphen| &stem[hyphen + 1..]);
    if ends_vowel_consonant(last) && is_one_syllable(last) {
        return true;
    }
    if super::irregular::doubles_behind_prefix(last) {
        return true;
    }
    DOUBLING_PREFIXES.iter().any(|prefix| {
        last.strip_prefix(prefix).is_some_and(|rest| {
            rest.len() > 2 && ends_vowel_consonant(rest) && is_one_syllable(rest) && is_short_verb(rest)
        })
    })
}

/// One-syllable verbs that are met behind a prefix. Without the list "remain" or "devil" would be taken for one.
fn is_short_verb(word: &str) -> bool {
    const VERBS: &str = " plan plug lap map cap fit step trim wrap pin pot rig run set ship stop strip tag tan tap top train \
                         trip cut dip drop fit flag get hit hem hop job knit let log man mop net pack pad pat peg pen plot \
                         pop prep print put rip rub rob sit skin skip slip snap spin split spot stem stir swap wet whip win \
                         zip bug clog clip clot cog grip gut hat jam mat bid grid bed pit scan span tar ban bar strap gun tip fog jig ";
    VERBS.split(' ').any(|verb| verb == word)
}

fn ends_vowel_consonant(word: &str) -> bool {
    let bytes = word.as_bytes();
    let [.., second, vowel, last] = bytes else {
        return matches!(bytes, [vowel, last] if is_vowel(*vowel) && !is_vowel(*last) && !b"wxyh".contains(last));
    };
    let consonant = last.is_ascii_lowercase() && !is_vowel(*last) && !b"wxyh".contains(last);
    let single_vowel =
        is_vowel_or_y(*vowel) && (!is_vowel(*second) || (*second == b'u' && before_u_is_q(bytes)));
    consonant && single_vowel
}

fn before_u_is_q(bytes: &[u8]) -> bool {
    bytes.len() >= 4 && bytes[bytes.len() - 4] == b'q'
}

fn vowel_groups(word: &str) -> usize {
    let mut groups = 0;
    let mut inside = false;
    let mut previous = b' ';
    for (at, byte) in word.bytes().enumerate() {
        let glide = byte == b'y'
            && is_vowel(previous)
            && word.as_bytes().get(at + 1).is_some_and(|next| is_vowel(*next));
        let consonant = glide || (byte == b'u' && previous == b'q') || (byte == b'y' && at == 0);
        let vowel = is_vowel_or_y(byte) && !consonant;
        let silent = byte == b'e' && at + 1 == word.len() && groups > 0;
        if vowel && !inside && !silent {
            groups += 1;
        }
        inside = vowel;
        previous = byte;
    }
    groups
}

fn is_vowel(byte: u8) -> bool {
    b"aeiou".contains(&byte)
}

fn is_vowel_or_y(byte: u8) -> bool {
    is_vowel(byte) || byte == b'y'
}
