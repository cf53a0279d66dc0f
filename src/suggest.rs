//! "Did you mean ...?": the known name that is nearest to one that nobody knows.

/// How alike two names must be before one is suggested for the other, from 0 (nothing in common) to 1 (equal).
///
/// Low enough for two slips in a short word (`enginer`, `prupose`), high enough that an unrelated name is not offered.
const ALIKE_ENOUGH: f64 = 0.6;

/// The longest name that is compared, in characters: the comparison takes time in proportion to both lengths.
const LONGEST_COMPARED: usize = 100;

/// The candidate most like what was wanted, whatever its case, if any is like enough. The first wins among equals.
///
/// ```
/// # use starling::suggest::nearest;
/// assert_eq!(nearest("prupose", ["title", "purpose"]), Some("purpose"));
/// assert_eq!(nearest("salary", ["title", "purpose"]), None);
/// ```
pub fn nearest<'a>(wanted: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let wanted = comparable(wanted);
    let mut best: Option<(f64, &str)> = None;
    for candidate in candidates {
        let score = strsim::normalized_damerau_levenshtein(&wanted, &comparable(candidate));
        if score >= ALIKE_ENOUGH && best.is_none_or(|(highest, _)| score > highest) {
            best = Some((score, candidate));
        }
    }
    best.map(|(_, candidate)| candidate)
}

fn comparable(name: &str) -> String {
    name.trim().chars().take(LONGEST_COMPARED).flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[track_caller]
    fn check(wanted: &str, candidates: &[&str], expected: Option<&str>) {
        assert_eq!(nearest(wanted, candidates.iter().copied()), expected, "nearest to {wanted:?}");
    }

    #[test]
    fn a_slip_of_the_pen_finds_the_name() {
        let keys = ["id", "title", "purpose", "competencies"];
        check("titel", &keys, Some("title")); // Two letters swapped.
        check("Competences", &keys, Some("competencies")); // A letter missing and another case.
        check("statment", &["statement", "level"], Some("statement"));
        check("it-project-manger", &["it-project-manager", "product-manager"], Some("it-project-manager"));
    }

    #[test]
    fn an_unrelated_name_finds_nothing() {
        check("salary", &["id", "title", "purpose"], None);
        check("", &["id", "title"], None); // Nothing was wanted.
        check("title", &[], None);
    }

    #[test]
    fn the_first_of_two_equally_near_names_wins() {
        check("cat", &["bat", "rat"], Some("bat"));
    }
}
