//! `{{number minutes "minute"}}`: a count in words, with its noun in the singular or the plural.

use handlebars::{Context, Handlebars, Helper, HelperDef, RenderContext, RenderError, ScopedJson};

use super::{argument, wrong};

const ONES: [&str; 20] = [
    "no",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
];
const TENS: [&str; 8] = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];

/// The helper `number`: a count, then if wanted a noun in the singular, then if it is irregular its plural.
pub(super) struct NumberHelper;

impl HelperDef for NumberHelper {
    fn call_inner<'reg: 'rc, 'rc>(
        &self,
        helper: &Helper<'rc>,
        _: &'reg Handlebars<'reg>,
        _: &'rc Context,
        _: &mut RenderContext<'reg, 'rc>,
    ) -> Result<ScopedJson<'rc>, RenderError> {
        let value = argument(helper, "number", 0)?;
        let Some(count) = value.as_u64() else {
            return Err(wrong("number", "a whole number first", value));
        };
        let mut nouns = Vec::new();
        for index in 1..helper.params().len() {
            let noun = argument(helper, "number", index)?;
            nouns.push(noun.as_str().ok_or_else(|| wrong("number", "nouns after the number", noun))?);
        }
        Ok(ScopedJson::Derived(counted(count, &nouns).into()))
    }
}

/// "five minutes", "one minute", "two people"; "five" without a noun.
fn counted(count: u64, nouns: &[&str]) -> String {
    let number = in_words(count);
    match nouns {
        [] => number,
        [singular, ..] if count == 1 => format!("{number} {singular}"),
        [singular] => format!("{number} {singular}s"),
        [_, plural, ..] => format!("{number} {plural}"),
    }
}

/// Words up to ninety-nine, digits above: nobody reads "one hundred and twenty" off a page.
fn in_words(count: u64) -> String {
    match usize::try_from(count) {
        Ok(count @ 0..20) => ONES[count].to_owned(),
        Ok(count @ 20..100) if count % 10 == 0 => TENS[count / 10 - 2].to_owned(),
        Ok(count @ 20..100) => format!("{}-{}", TENS[count / 10 - 2], ONES[count % 10]),
        _ => count.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::super::render;
    use super::{counted, in_words};

    #[test]
    fn a_count_is_written_in_words_up_to_ninety_nine() {
        for (count, expected) in [
            (0, "no"),
            (1, "one"),
            (12, "twelve"),
            (20, "twenty"),
            (45, "forty-five"),
            (99, "ninety-nine"),
            (100, "100"),
            (u64::MAX, "18446744073709551615"),
        ] {
            assert_eq!(in_words(count), expected);
        }
    }

    #[test]
    fn the_noun_follows_the_count() {
        assert_eq!(counted(1, &["minute"]), "one minute");
        assert_eq!(counted(5, &["minute"]), "five minutes");
        assert_eq!(counted(0, &["question"]), "no questions");
        assert_eq!(counted(2, &["person", "people"]), "two people");
        assert_eq!(counted(1, &["person", "people"]), "one person");
        assert_eq!(counted(3, &[]), "three");
    }

    #[test]
    fn anything_but_a_whole_number_and_nouns_is_refused() {
        for (template, complaint) in [
            ("{{number role}}", "the helper `number` takes a whole number first, not \"cook\""),
            ("{{number 1.5}}", "the helper `number` takes a whole number first, not 1.5"),
            ("{{number 2 3}}", "the helper `number` takes nouns after the number, not 3"),
        ] {
            let error = render(template, &json!({"role": "cook"})).unwrap_err();
            assert!(error.starts_with(complaint), "{error}");
        }
    }
}
