//! Compounds whose first word is a verb too: "work order", "patrol car", "change request".

use std::sync::LazyLock;

use rustc_hash::{FxHashMap, FxHashSet};

static COMPOUNDS: LazyLock<FxHashMap<&'static str, FxHashSet<&'static str>>> = LazyLock::new(|| {
    let mut table: FxHashMap<&'static str, FxHashSet<&'static str>> = FxHashMap::default();
    for line in include_str!("../../data/compounds.txt").lines().filter(|line| !line.starts_with('#')) {
        if let Some((first, seconds)) = line.split_once(':') {
            table.entry(first).or_default().extend(seconds.split_whitespace());
        }
    }
    table
});

/// Whether two words that stand side by side are a compound that the data file holds, in singular or plural.
pub(crate) fn is_compound(first: &str, second: &str) -> bool {
    let Some(seconds) = COMPOUNDS.get(first.to_ascii_lowercase().as_str()) else { return false };
    let second = second.to_ascii_lowercase();
    seconds.contains(second.as_str())
        || second.strip_suffix('s').is_some_and(|stem| seconds.contains(stem))
        || second.strip_suffix("es").is_some_and(|stem| seconds.contains(stem))
        || second.strip_suffix("ies").is_some_and(|stem| seconds.contains(format!("{stem}y").as_str()))
}

/// Builds the table now.
pub(super) fn prepare() {
    LazyLock::force(&COMPOUNDS);
}

#[cfg(test)]
mod tests {
    use super::is_compound;

    #[test]
    fn a_compound_is_known_in_singular_and_plural_only_with_its_own_noun() {
        assert!(is_compound("work", "order") && is_compound("Work", "orders"));
        assert!(is_compound("change", "requests") && is_compound("policy", "documents"));
        assert!(!is_compound("report", "variances") && !is_compound("grade", "scripts"));
    }
}
