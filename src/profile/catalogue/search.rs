//! Which profiles somebody may mean who is still typing.

use std::sync::Arc;

use crate::profile::Profile;

/// How alike a typed word and a word of a title must be, from 0 to 1, to match in spite of a slip.
const ALIKE_ENOUGH: f64 = 0.75;
/// Shortest typed word that may hold a slip, in characters.
const MIN_CHARS_WITH_SLIP: usize = 4;
/// Longest text that is searched for, in characters.
const MAX_TYPED_CHARS: usize = 100;

/// How well a profile fits, best first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Fit {
    /// It is the whole title or id.
    Whole,
    /// The title or id starts with it.
    Start,
    /// Each typed word starts a word of the title.
    Words,
    /// It is the first letters of the title's words: "pm" for "Product Manager".
    Initials,
    /// It stands somewhere inside the title.
    Inside,
    /// Each typed word is nearly a word of the title.
    Nearly,
}

/// The profiles that fit, best first; profiles that fit equally well keep their order.
pub(super) fn search<'a>(profiles: Vec<&'a Arc<Profile>>, typed: &str) -> Vec<&'a Arc<Profile>> {
    let typed: String = typed.trim().chars().take(MAX_TYPED_CHARS).flat_map(char::to_lowercase).collect();
    if typed.is_empty() {
        return profiles;
    }
    let mut fitting: Vec<(Fit, &Arc<Profile>)> =
        profiles.into_iter().filter_map(|profile| Some((fit(profile, &typed)?, profile))).collect();
    fitting.sort_by_key(|(fit, _)| *fit);
    fitting.into_iter().map(|(_, profile)| profile).collect()
}

fn fit(profile: &Profile, typed: &str) -> Option<Fit> {
    let title = profile.title.to_lowercase();
    let id = profile.id.as_str();
    let title_words: Vec<&str> = words(&title).chain(words(id)).collect();
    let all_typed = |matches: &dyn Fn(&str, &str) -> bool| {
        words(typed).count() > 0
            && words(typed).all(|typed| title_words.iter().any(|word| matches(word, typed)))
    };
    let initials: String = words(&title).filter_map(|word| word.chars().next()).collect();
    let fits = [
        (Fit::Whole, title == typed || id == typed),
        (Fit::Start, title.starts_with(typed) || id.starts_with(typed)),
        (Fit::Words, all_typed(&|word, typed| word.starts_with(typed))),
        (Fit::Initials, typed.chars().count() > 1 && initials.starts_with(typed)),
        (Fit::Inside, title.contains(typed) || id.contains(typed)),
        (Fit::Nearly, all_typed(&is_nearly)),
    ];
    fits.into_iter().find(|(_, fits)| *fits).map(|(fit, _)| fit)
}

/// Whether a typed word is a word of the title but for a slip, or the start of it but for a slip.
fn is_nearly(word: &str, typed: &str) -> bool {
    let length = typed.chars().count();
    let start: String = word.chars().take(length).collect();
    length >= MIN_CHARS_WITH_SLIP
        && [word, &start]
            .iter()
            .any(|known| strsim::normalized_damerau_levenshtein(known, typed) >= ALIKE_ENOUGH)
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty())
}
