//! Cleaning: what a list, a table or a word processor leaves around a statement goes; the statement itself stays.

use super::markdown;
use crate::explain::{Stage, Trace};

/// The statement without bullets, numbering, markup, doubled spaces, all-capitals and final marks.
pub(crate) fn clean(statement: &str, trace: &mut Trace) -> String {
    let mut text = spaces(statement);
    if markdown::has_markup(&text) {
        text = spaces(&markdown::strip(&text));
    }
    text.drain(..text.len() - without_marker(&text).len());
    text.truncate(without_final_marks(&text).len());
    if is_all_capitals(&text) {
        text = lower_case(&text);
        trace.note(Stage::Clean, "all capitals", || text.clone());
    } else if let Some(lowered) = lower_function_words(&text) {
        text = lowered;
        trace.note(Stage::Clean, "title case", || text.clone());
    }
    if trace.is_on() && text != statement {
        trace.note(Stage::Clean, "clean", || text.clone());
    }
    text
}

/// One space between words, none around; invisible characters go.
fn spaces(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\u{200b}' | '\u{feff}' | '\u{ad}' | '\u{200c}' | '\u{200d}' => {}
            c if c.is_whitespace() || c.is_control() => {
                if !out.is_empty() && !out.ends_with(' ') {
                    out.push(' ');
                }
            }
            c => out.push(c),
        }
    }
    out.truncate(out.trim_end().len());
    out
}

/// The text behind bullets, numbers, letters, check boxes and heading marks.
fn without_marker(text: &str) -> &str {
    let mut rest = text;
    loop {
        let next = without_one_marker(rest);
        if next.len() == rest.len() {
            return rest;
        }
        rest = next;
    }
}

fn without_one_marker(text: &str) -> &str {
    let bullet = |c: char| "•·▪‣◦●○■□►➢✓✔→➔§*+>#–—-⁃∙".contains(c) || ('\u{f000}'..='\u{f0ff}').contains(&c);
    let trimmed = text.trim_start_matches(' ');
    if let Some(rest) = ["[ ]", "[x]", "[X]"].iter().find_map(|mark| trimmed.strip_prefix(mark)) {
        return rest.trim_start();
    }
    if trimmed.starts_with(bullet) {
        return trimmed.trim_start_matches(bullet).trim_start();
    }
    if let Some(rest) = trimmed.strip_prefix("o ").filter(|rest| rest.starts_with(|c: char| c.is_uppercase()))
    {
        return rest;
    }
    let Some((first, rest)) = trimmed.split_once(' ') else { return trimmed };
    let core = first.trim_start_matches('(').trim_end_matches(['.', ')', ':']);
    let marked = first.len() > core.len();
    let number = !core.is_empty()
        && core.chars().all(|c| c.is_ascii_digit() || c == '.')
        && (marked || core.contains('.'))
        && core.len() < 8;
    let letter = marked && core.len() == 1 && core.chars().all(|c| c.is_ascii_alphabetic());
    let roman =
        marked && core.len() < 6 && !core.is_empty() && core.chars().all(|c| matches!(c, 'i' | 'v' | 'x'));
    if number || letter || roman { rest.trim_start() } else { trimmed }
}

/// The text before its final marks and a dangling "and". The mark of "etc." stays.
fn without_final_marks(text: &str) -> &str {
    let mut rest = text;
    loop {
        let trimmed = rest.trim_end_matches(['.', ';', ',', ':', ' ', '…', '!']);
        if trimmed.ends_with("etc") && rest[trimmed.len()..].starts_with('.') {
            return &rest[..=trimmed.len()];
        }
        let dangling = ["and", "or", "and/or"].iter().find_map(|word| {
            let before = trimmed.strip_suffix(word)?;
            before.trim_end().ends_with([';', ',']).then_some(before)
        });
        let Some(before) = dangling else { return trimmed };
        rest = before;
    }
}

fn is_all_capitals(text: &str) -> bool {
    let mut letters = text.chars().filter(|c| c.is_alphabetic());
    let long = text.split(' ').any(|word| word.len() > 4) && text.contains(' ');
    long && letters.all(char::is_uppercase)
}

/// Lower case, but for the acronyms that the engine knows.
fn lower_case(text: &str) -> String {
    const ACRONYMS: &str =
        " IT HR UK EU US USA NHS SQL KPI PR AI GDPR CRM ERP VAT API AWS ISO QA UX UI CAD HGV CCTV GP ICT ";
    let words: Vec<String> = text
        .split(' ')
        .map(|word| {
            let core = word.trim_matches([',', '.', ';', ':']);
            let no_vowel = core.len() > 1 && !core.chars().any(|c| "AEIOUY".contains(c));
            let known = no_vowel || ACRONYMS.contains(&format!(" {core} "));
            if known { word.to_owned() } else { word.to_lowercase() }
        })
        .collect();
    words.join(" ")
}

/// "Plan And Deliver Training For Staff": in a title no capital is needed for what only joins its words.
fn lower_function_words(text: &str) -> Option<String> {
    const JOINERS: [&str; 16] = [
        "And", "Or", "The", "A", "An", "Of", "To", "For", "With", "In", "On", "By", "At", "From", "Their",
        "Its",
    ];
    let joins = |word: &str| JOINERS.contains(&word);
    if !super::token::is_title_case(text) || !text.split(' ').skip(1).any(joins) {
        return None;
    }
    let words = text.split(' ').enumerate();
    let lowered =
        words.map(|(at, word)| if at > 0 && joins(word) { word.to_lowercase() } else { word.to_owned() });
    Some(lowered.collect::<Vec<_>>().join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(given: &str, expected: &str, why: &str) {
        assert_eq!(clean(given, &mut Trace::off()), expected, "{why}");
    }

    #[test]
    fn what_a_list_leaves_behind_goes() {
        check("• Arrange travel.", "Arrange travel", "bullet and full stop");
        check("1. Prepare agendas", "Prepare agendas", "number");
        check("2.3.1 Prepare agendas", "Prepare agendas", "heading number");
        check("a) Prepare agendas; and", "Prepare agendas", "letter and dangling and");
        check("(iv) Prepare agendas;", "Prepare agendas", "roman number");
        check("- [x] Prepare agendas", "Prepare agendas", "check box");
        check("## Prepare\u{a0} agendas", "Prepare agendas", "heading and hard space");
        check(
            "PREPARE MONTHLY ACCOUNTS FOR HR.",
            "prepare monthly accounts for HR",
            "all capitals, acronym kept",
        );
        check("Plan And Deliver Training For Staff", "Plan and Deliver Training for Staff", "title case");
    }

    #[test]
    fn what_belongs_to_the_statement_stays() {
        check("24/7 cover", "24/7 cover", "a number without a mark is text");
        check("Use saws, drills, etc.", "Use saws, drills, etc.", "the mark belongs to etc.");
        check("3 years of work", "3 years of work", "a number without a mark is text");
        check("Manage supply and demand", "Manage supply and demand", "no dangling and");
        check("SQL", "SQL", "one acronym is no shouting");
        check("Report yearly finds to The Hague", "Report yearly finds to The Hague", "a name is no title");
    }
}
