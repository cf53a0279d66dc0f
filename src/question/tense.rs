//! Whether a statement holds a clause of its own in the present, before which its past form is heard as a slip.
//!
//! "A time when you stepped in when adoption stalls" is one; "your experience of stepping in when adoption stalls" is
//! none. So a question about such a statement is built around another form, as long as a lead has one.

/// Words that begin a clause about the time or the condition of what is done; "so that" begins one about its purpose.
const CONJUNCTIONS: [&str; 6] = ["when", "whenever", "until", "once", "unless", "if"];

/// Words that begin such a clause only before a pronoun: "before they reach a report", but "before the release".
const OFTEN_PREPOSITIONS: [&str; 2] = ["before", "after"];

const PRONOUNS: [&str; 6] = ["they", "it", "you", "we", "others", "somebody"];

/// Words that a conjunction makes no clause with: "when to escalate", "if possible".
const SHORTENED: [&str; 6] = ["to", "not", "necessary", "possible", "appropriate", "applicable"];

/// Whether the words hold such a clause.
pub(super) fn holds_present_clause(words: &str) -> bool {
    let words: Vec<String> = words
        .split_whitespace()
        .map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()))
        .map(str::to_lowercase)
        .collect();
    (1..words.len().saturating_sub(2)).any(|at| {
        let (before, word, next) = (words[at - 1].as_str(), words[at].as_str(), words[at + 1].as_str());
        let shortened = SHORTENED.contains(&next) || next.ends_with("ing") || next.ends_with("ed");
        let conjunction = CONJUNCTIONS.contains(&word) && before != "at" && !shortened;
        let purpose = (word, next) == ("so", "that");
        conjunction || purpose || (OFTEN_PREPOSITIONS.contains(&word) && PRONOUNS.contains(&next))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clause_of_time_or_condition_is_found() {
        for words in [
            "stepped in when adoption stalls",
            "coordinated colleagues until it is solved",
            "committed to the decision once it has been made",
            "revisited priorities when new evidence arrives and communicated the change",
            "prescribed medications to treat eye diseases if state laws permit",
            "corrected errors before they reach a report",
            "recognised when there are conflicts",
            "handed over at the end of a shift so that nothing important is lost",
        ] {
            assert!(holds_present_clause(words), "{words}");
        }
    }

    #[test]
    fn what_has_no_verb_of_its_own_is_no_clause() {
        for words in [
            "recognised when to escalate, and briefed senior colleagues",
            "asked for support when needed by a colleague",
            "granted extensions if necessary for the work",
            "reported breaches at once to the right people",
            "measured performance before optimising the code",
            "tested releases before the day they go out",
            "wore gloves when handling samples of blood",
            "said so more than once",
            "when",
            "",
        ] {
            assert!(!holds_present_clause(words), "{words}");
        }
    }
}
