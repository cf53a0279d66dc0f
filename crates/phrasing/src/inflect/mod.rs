//! The inflector: the past, the gerund and the third person of one verb.
//!
//! A verb is looked up first (irregular past, spelling exceptions); a compound such as "re-send", "overtake" or
//! "quality-assure" then follows its last part; everything else follows the rules of [`regular`].

#![allow(dead_code, unused_imports, reason = "the engine and its build script use a part each")]

mod irregular;
mod regular;

use std::borrow::Cow;

pub(crate) use irregular::irregular_bases;
pub(crate) use regular::{has_two_spellings, is_one_syllable};

/// Which doubling a statement uses: "travelled" or "traveled".
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Spelling {
    /// British, and the house default.
    #[default]
    British,
    /// American, where the statement itself spells so.
    American,
}

/// The past of a base form: "submit" becomes "submitted".
pub(crate) fn past(base: &str, spelling: Spelling) -> String {
    if let Some((prefix, verb)) = irregular::find(base) {
        return format!("{prefix}{}", verb.past);
    }
    regular::with_ending(base, "ed", spelling)
}

/// The past participle of an irregular verb, "written" of "write"; `None` where it is the same as the past.
pub(crate) fn participle(base: &str) -> Option<String> {
    irregular::find(base).map(|(prefix, verb)| format!("{prefix}{}", verb.participle))
}

/// The gerund of a base form: "submit" becomes "submitting".
pub(crate) fn gerund(base: &str, spelling: Spelling) -> String {
    regular::with_ending(base, "ing", spelling)
}

/// The third person of a base form: "submit" becomes "submits".
pub(crate) fn third_person(base: &str) -> Cow<'static, str> {
    match base {
        "be" => "is".into(),
        "have" => "has".into(),
        "do" | "redo" | "undo" | "overdo" | "outdo" => format!("{base}es").into(),
        "go" | "undergo" | "forgo" | "veto" | "echo" | "outgo" => format!("{base}es").into(),
        _ => regular::third_person(base).into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(base: &str, past_form: &str, gerund_form: &str, why: &str) {
        assert_eq!(past(base, Spelling::British), past_form, "past of {base}: {why}");
        assert_eq!(gerund(base, Spelling::British), gerund_form, "gerund of {base}: {why}");
    }

    #[test]
    fn each_spelling_rule_has_verbs_that_follow_it_and_verbs_that_do_not() {
        check("plan", "planned", "planning", "one syllable, one vowel, one consonant");
        check("clean", "cleaned", "cleaning", "two vowels");
        check("fix", "fixed", "fixing", "x never doubles");
        check("show", "showed", "showing", "w never doubles");
        check("quiz", "quizzed", "quizzing", "qu counts as a consonant");
        check("equip", "equipped", "equipping", "stress on the end");
        check("develop", "developed", "developing", "stress before the end");
        check("benefit", "benefited", "benefiting", "stress before the end");
        check("manage", "managed", "managing", "silent e");
        check("agree", "agreed", "agreeing", "ee keeps both");
        check("free", "freed", "freeing", "ee keeps both");
        check("dye", "dyed", "dyeing", "the e tells it from die");
        check("tie", "tied", "tying", "ie turns into y");
        check("shoe", "shoed", "shoeing", "oe keeps the e");
        check("queue", "queued", "queuing", "silent e after u");
        check("identify", "identified", "identifying", "y after a consonant");
        check("deploy", "deployed", "deploying", "y after a vowel");
        check("mimic", "mimicked", "mimicking", "c stays hard");
        check("travel", "travelled", "travelling", "British l");
        check("reveal", "revealed", "revealing", "two vowels before l");
        check("fulfil", "fulfilled", "fulfilling", "stress on the end");
    }

    #[test]
    fn an_irregular_verb_keeps_its_past_behind_a_prefix() {
        check("set", "set", "setting", "past equals base");
        check("reset", "reset", "resetting", "re-");
        check("oversee", "oversaw", "overseeing", "over-");
        check("upsell", "upsold", "upselling", "up-");
        check("re-write", "re-wrote", "re-writing", "hyphen");
        check("cross-sell", "cross-sold", "cross-selling", "hyphen");
        check("unwind", "unwound", "unwinding", "un-");
        check("co-lead", "co-led", "co-leading", "hyphen");
    }

    #[test]
    fn a_verb_that_only_looks_like_a_prefixed_irregular_is_regular() {
        check("delight", "delighted", "delighting", "not de + light");
        check("highlight", "highlighted", "highlighting", "not high + light");
        check("delay", "delayed", "delaying", "not de + lay");
        check("relay", "relayed", "relaying", "pass on, not lay again");
        check("replay", "replayed", "replaying", "regular");
        check("found", "founded", "founding", "establish, not find");
        check("ground", "grounded", "grounding", "base on, not grind");
        check("fell", "felled", "felling", "cut down, not fall");
        check("welcome", "welcomed", "welcoming", "not wel + come");
        check("target", "targeted", "targeting", "not tar + get");
        check("rewind", "rewound", "rewinding", "re + wind");
        check("debit", "debited", "debiting", "not de + bit");
    }

    #[test]
    fn american_spelling_is_kept_where_the_statement_uses_it() {
        assert_eq!(past("travel", Spelling::American), "traveled");
        assert_eq!(gerund("label", Spelling::American), "labeling");
        assert_eq!(past("control", Spelling::American), "controlled");
    }

    #[test]
    fn the_third_person_follows_its_own_spelling_rules() {
        for (base, third) in [
            ("plan", "plans"),
            ("assess", "assesses"),
            ("teach", "teaches"),
            ("identify", "identifies"),
            ("deploy", "deploys"),
            ("go", "goes"),
            ("be", "is"),
            ("have", "has"),
        ] {
            assert_eq!(third_person(base), third);
        }
    }
}
