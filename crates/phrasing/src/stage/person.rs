//! The job holder is "you": "his or her own" and a "their" that means nobody else become "your".

use std::borrow::Cow;

use crate::lexicon::{self, Readings as R};
use crate::noun_phrase::{Number, number_of};
use crate::text::{Token, TokenKind};

/// Words that a replacement stands for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Replacement {
    /// First and last token, both replaced.
    pub(crate) from: usize,
    pub(crate) to: usize,
    /// What stands there instead.
    pub(crate) with: Cow<'static, str>,
}

/// Finds the pronouns that mean the job holder in the tokens behind the first of the main verbs.
pub(crate) fn replacements(text: &str, tokens: &[Token], verbs: &[usize], to: usize) -> Vec<Replacement> {
    let Some(&verb) = verbs.first() else { return Vec::new() };
    // An imperative speaks to the job holder already, so its "they" is somebody else.
    let imperative = tokens[verb].is(R::BASE);
    let mut found = Vec::new();
    let mut others = false;
    let mut people = false;
    let mut person = false;
    let mut clause = false;
    let mut at = verb + 1;
    while at < to {
        let token = &tokens[at];
        // Most words are neither a pronoun nor anything that a pronoun could mean.
        let speaks = R::DETERMINER | R::SUBJECT | R::OBJECT | R::COORDINATOR | R::WH;
        if !token.is(speaks) && !token.is(R::PLURAL | R::PERSON | R::NAME | R::THIRD) {
            at += 1;
            continue;
        }
        let reads =
            |offset: usize, word: &str| tokens.get(at + offset).is_some_and(|token| token.reads(text, word));
        let slash = tokens.get(at + 1).is_some_and(|token| token.kind == TokenKind::Slash);
        let his_or_her = (reads(0, "his") || reads(0, "her"))
            && (reads(1, "or") || slash)
            && (reads(2, "her") || reads(2, "his"));
        let oneself = ["himself", "herself"].iter().any(|word| reads(0, word))
            && (reads(1, "or") || slash)
            && ["herself", "himself", "themselves"].iter().any(|word| reads(2, word));
        if his_or_her && !people {
            found.push(Replacement { from: at, to: at + 2, with: "your".into() });
            at += 3;
            continue;
        }
        if oneself && !people {
            found.push(Replacement { from: at, to: at + 2, with: "yourself".into() });
            at += 3;
            continue;
        }
        let he_or_she = (reads(0, "he") || reads(0, "she")) && !person;
        if he_or_she || (reads(0, "they") && !people && !others && !imperative) {
            let double = he_or_she && (reads(1, "or") || slash) && (reads(2, "she") || reads(2, "he"));
            let last = if double { at + 2 } else { at };
            found.push(Replacement { from: at, to: last, with: "you".into() });
            at = last + 1;
            let verb = tokens.get(at).filter(|_| he_or_she && at < to);
            if let Some(with) = verb.and_then(|verb| second_person(verb.text(text))) {
                found.push(Replacement { from: at, to: at, with });
                at += 1;
            }
            continue;
        }
        let own = reads(1, "own");
        // "Supports others and shares their own views": behind a main verb, nobody's own but the job holder's.
        let subjects_own = own && !imperative && verbs.contains(&(at - 1));
        let one = reads(0, "his")
            || (reads(0, "her") && tokens.get(at + 1).is_some_and(|next| next.kind == TokenKind::Word));
        if (one && !person)
            || (reads(0, "their") && (subjects_own || (!people && ((own && !clause) || !others))))
        {
            found.push(Replacement { from: at, to: at, with: "your".into() });
        } else if ((reads(0, "himself") || reads(0, "herself")) && !person && !imperative)
            || ((reads(0, "themselves") || reads(0, "oneself")) && !people && !others)
        {
            found.push(Replacement { from: at, to: at, with: "yourself".into() });
        } else if reads(0, "one's") || reads(0, "one’s") {
            found.push(Replacement { from: at, to: at, with: "your".into() });
        }
        clause |= ["that", "which", "who"].iter().any(|word| reads(0, word));
        // Two things that an "and" joins are a plural too: "advice and support to embed their use".
        let joined = (reads(0, "and") || reads(0, "or"))
            && at > verb + 1
            && tokens.get(at + 1).is_some_and(|next| {
                let verb = next.is(R::BASE | R::THIRD) && !next.is(R::STRONG | R::WEAK | R::MASS);
                at + 1 < to && !verb && !next.is(R::TO | R::ADVERB) && !verbs.contains(&(at + 1))
            });
        others |= joined;
        if token.is(R::PERSON) || ["others", "those", "them"].iter().any(|word| reads(0, word)) {
            people = true;
            person |=
                !token.is(R::PLURAL) && tokens[at - 1].is(R::DETERMINER | R::ADJECTIVE) && !reads(0, "team");
        }
        if token.is(R::PLURAL)
            || number_of(token.word) == Number::Plural
            || token.is(R::PERSON)
            || reads(0, "each")
            || reads(0, "every")
            || token.is(R::NAME)
        {
            others = true;
        }
        at += 1;
    }
    found
}

/// The verb behind "you", given the one behind "she": "are" for "is", "know" for "knows".
fn second_person(verb: &str) -> Option<Cow<'static, str>> {
    match verb {
        "is" => Some("are".into()),
        "was" => Some("were".into()),
        "has" => Some("have".into()),
        "does" => Some("do".into()),
        _ => lexicon::look_up(verb).is(R::THIRD).then(|| lexicon::base_of(verb))?.map(Cow::Owned),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::tokenise;

    #[track_caller]
    fn check(text: &str, expected: &[&str], why: &str) {
        let tokens = tokenise(text);
        let found = replacements(text, &tokens, &[0], tokens.len());
        let words: Vec<&str> = found.iter().map(|replacement| replacement.with.as_ref()).collect();
        assert_eq!(words, expected, "{text}: {why}");
    }

    #[test]
    fn the_job_holder_becomes_you() {
        check("Manages his or her own time", &["your"], "his or her");
        check("Manages their own time", &["your"], "their own");
        check("Takes pride in their work", &["your"], "nobody else is named");
        check("Knows the limits of her role", &["your"], "limits are no person");
        check("Keeps the minutes herself", &["yourself"], "nobody else is named");
        check("Admits when she is wrong", &["you", "are"], "the verb goes with it");
    }

    #[test]
    fn others_stay_others() {
        check("Encourages others to share their views", &[], "others");
        check("Helps a patient dress herself", &[], "the patient");
        check("Assess new tools and their cost", &[], "tools");
        check("Provide advice and support to embed their use", &[], "two things that an and joins");
        check("Speak for those who cannot speak for themselves", &[], "those");
        check("Plan slices that deliver value on their own", &[], "inside a clause");
    }
}
