//! `{{a role}}`: a noun with "a" or "an", chosen by sound: "an IT manager", "a UX designer", "an hour".

use std::sync::LazyLock;

/// The words that the rules below would get wrong.
static EXCEPTIONS: LazyLock<Exceptions> = LazyLock::new(|| Exceptions::read(include_str!("articles.txt")));

/// Letters whose names start with a vowel sound: "an F", "an HR".
const VOWEL_NAMES: &str = "AEFHILMNORSX";

/// An acronym at least this long with a vowel in it is said as a word: "a NATO", but "an MSc".
const WORD_LIKE: usize = 4;

/// The text with its indefinite article in front.
pub(super) fn with_article(text: &str) -> String {
    let article = if starts_with_vowel_sound(text) { "an" } else { "a" };
    format!("{article} {text}")
}

fn starts_with_vowel_sound(text: &str) -> bool {
    let start = text.trim_start_matches(|c: char| !c.is_alphanumeric());
    let word: String = start.chars().take_while(|c| c.is_alphanumeric()).collect();
    let Some(first) = word.chars().next() else { return false };
    if first.is_ascii_digit() {
        return number_starts_with_vowel_sound(&word);
    }
    if is_spelt_out(&word) {
        return VOWEL_NAMES.contains(first.to_ascii_uppercase());
    }
    let lower = word.to_lowercase();
    if EXCEPTIONS.silent_h.contains(&lower.as_str()) {
        return true;
    }
    let begins = |openings: &[&str]| openings.iter().any(|opening| lower.starts_with(opening));
    if begins(&EXCEPTIONS.consonant) && !begins(&EXCEPTIONS.vowel_after_all) {
        return false;
    }
    lower.starts_with(|c| "aeiouàáâäæèéêëìíîïòóôöøùúû".contains(c))
}

/// "an 8-hour shift", "an 11", "an 18", "an 80"; "a 110".
fn number_starts_with_vowel_sound(word: &str) -> bool {
    let digits: String = word.chars().take_while(char::is_ascii_digit).collect();
    digits.starts_with('8') || digits == "11" || digits == "18"
}

/// Whether a word is said letter by letter: "IT", "SLA", "MSc", "FAQs", and a single letter as in "X-ray".
fn is_spelt_out(word: &str) -> bool {
    let letters = word.strip_suffix('s').unwrap_or(word);
    let capitals = letters.chars().take_while(|c| c.is_uppercase()).count();
    let length = letters.chars().count();
    if length == 1 {
        return true;
    }
    if capitals < 2 {
        return false;
    }
    let lower = letters.to_lowercase();
    if EXCEPTIONS.spelt_out.contains(&lower.as_str()) {
        return true;
    }
    let word_like = length >= WORD_LIKE && lower.contains(['a', 'e', 'i', 'o', 'u']);
    let all_capitals = capitals == length;
    !(all_capitals && (word_like || EXCEPTIONS.said_as_words.contains(&lower.as_str())))
}

/// The sections of `articles.txt`.
#[derive(Default)]
struct Exceptions {
    silent_h: Vec<&'static str>,
    consonant: Vec<&'static str>,
    vowel_after_all: Vec<&'static str>,
    said_as_words: Vec<&'static str>,
    spelt_out: Vec<&'static str>,
}

impl Exceptions {
    fn read(data: &'static str) -> Self {
        let mut all = Self::default();
        let mut section = "";
        for line in data.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#')) {
            if let Some(name) = line.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
                section = name;
                continue;
            }
            match section {
                "silent h" => all.silent_h.push(line),
                "said with a consonant" => all.consonant.push(line),
                "said with a vowel after all" => all.vowel_after_all.push(line),
                "acronyms said as words" => all.said_as_words.push(line),
                "acronyms spelt out" => all.spelt_out.push(line),
                other => debug_assert!(false, "articles.txt has an unknown section `{other}`"),
            }
        }
        all
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::super::render;
    use super::{EXCEPTIONS, with_article};

    #[track_caller]
    fn check(article: &str, texts: &[&str]) {
        for text in texts {
            assert_eq!(with_article(text), format!("{article} {text}"));
        }
    }

    #[test]
    fn plain_words_follow_their_first_letter() {
        check("a", &["project manager", "Nurse", "hospital porter", "yard supervisor", "“senior” cook"]);
        check("an", &["engineer", "Assistant Director", "issue", "operator", "usher", "unpaid volunteer"]);
    }

    #[test]
    fn a_silent_h_takes_an() {
        check("an", &["hour", "honest answer", "Honorary Treasurer"]);
        check("a", &["house", "honeymoon planner", "hourglass"]);
    }

    #[test]
    fn a_vowel_said_with_a_consonant_takes_a() {
        check(
            "a",
            &["user researcher", "one-off", "European Programme Lead", "unit manager", "Utility Worker"],
        );
        check("an", &["onerous task", "unimportant task", "uncle", "on-call engineer"]);
    }

    #[test]
    fn an_acronym_follows_the_name_of_its_first_letter() {
        check(
            "an",
            &[
                "SLA",
                "IT Project Manager",
                "HR adviser",
                "MSc",
                "HGV driver",
                "FAQs page",
                "X-ray technician",
            ],
        );
        check("a", &["UK visa", "UX designer", "QA lead", "PID", "T-shirt printer", "U-turn", "B2B seller"]);
    }

    #[test]
    fn an_acronym_said_as_a_word_follows_its_sound() {
        check(
            "a",
            &[
                "LAN engineer",
                "SEN teacher",
                "NATO liaison",
                "LEAD ENGINEER",
                "SaaS seller",
                "SCADA engineer",
            ],
        );
        check("an", &["AIDS nurse", "HTML author", "HSEQ adviser", "MLOps engineer", "iOS developer"]);
    }

    #[test]
    fn a_number_follows_its_sound() {
        check("an", &["8-hour shift", "11th-grade teacher", "18-month contract", "80% post"]);
        check("a", &["12-month contract", "110-metre hurdle", "1st officer"]);
    }

    #[test]
    fn text_without_a_word_takes_a() {
        check("a", &["", "…", "料理人"]);
    }

    #[test]
    fn every_section_of_the_data_has_words() {
        for section in [
            &EXCEPTIONS.silent_h,
            &EXCEPTIONS.consonant,
            &EXCEPTIONS.vowel_after_all,
            &EXCEPTIONS.said_as_words,
            &EXCEPTIONS.spelt_out,
        ] {
            assert!(!section.is_empty());
            assert!(section.iter().all(|word| word.chars().all(|c| c.is_ascii_lowercase())));
        }
    }

    #[test]
    fn anything_but_a_text_is_refused_with_the_right_way_to_write_it() {
        let error = render("{{a minutes}}", &json!({"minutes": 5})).unwrap_err();
        assert_eq!(error, "the helper `a` takes a text, not 5; write for example {{a role}}");
    }
}
