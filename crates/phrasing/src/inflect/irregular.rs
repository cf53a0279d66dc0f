//! Verbs whose past no rule gives, and the prefixes behind which they keep it.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

/// The forms of an irregular verb, without any prefix.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Irregular {
    /// The past: "wrote".
    pub(crate) past: &'static str,
    /// The past participle: "written".
    pub(crate) participle: &'static str,
}

static TABLE: LazyLock<FxHashMap<&'static str, Irregular>> = LazyLock::new(|| {
    include_str!("../../data/verbs-irregular.txt")
        .lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| {
            let mut words = line.split_whitespace();
            let (base, past, participle) = (words.next()?, words.next()?, words.next()?);
            Some((base, Irregular { past: first(past), participle: first(participle) }))
        })
        .collect()
});

/// Prefixes behind which a verb keeps its irregular past without a hyphen.
const PREFIXES: [&str; 19] = [
    "re", "over", "under", "out", "up", "mis", "fore", "with", "co", "pre", "un", "inter", "sub", "counter",
    "cross", "in", "for", "breast", "hand",
];

/// Verbs that only look like a prefix and an irregular verb.
const LOOKALIKES: [&str; 11] = [
    "relay",
    "belay",
    "replay",
    "recover",
    "remit",
    "prefit",
    "coset",
    "unlight",
    "upwind",
    "misfit",
    "interleave",
];

/// The irregular verb behind a base form and the prefix before it: "overtake" gives ("over", take).
pub(crate) fn find(base: &str) -> Option<(&str, Irregular)> {
    if let Some(verb) = TABLE.get(base) {
        return Some(("", *verb));
    }
    if let Some(hyphen) = base.rfind('-') {
        let (prefix, last) = base.split_at(hyphen + 1);
        return TABLE.get(last).map(|verb| (prefix, *verb));
    }
    if LOOKALIKES.contains(&base) {
        return None;
    }
    PREFIXES.iter().find_map(|prefix| {
        let rest = base.strip_prefix(prefix)?;
        // The shorter table words stand at the end of too many other words: "reput-e", "undo-ubt".
        TABLE.get(rest).map(|verb| (&base[..prefix.len()], *verb))
    })
}

/// Whether an irregular verb ends in a shorter one that doubles: "babysit", "forget", "typeset".
pub(super) fn doubles_behind_prefix(base: &str) -> bool {
    const DOUBLING: [&str; 12] =
        ["get", "set", "sit", "bid", "cut", "put", "run", "win", "let", "hit", "fit", "split"];
    DOUBLING.iter().any(|last| base.len() > last.len() && base.ends_with(last)) && find(base).is_some()
}

/// Every base form in the table.
pub(crate) fn irregular_bases() -> impl Iterator<Item = &'static str> {
    TABLE.keys().copied()
}

fn first(alternatives: &'static str) -> &'static str {
    alternatives.split('|').next().unwrap_or(alternatives)
}
