//! How many statements of the sets in `tests/data` are read fully right: kind and all three forms.
//!
//! The floors below are a little under what the engine reaches; a change that lowers one has to say why. Nothing is
//! learnt from the held-out set: it tells how the engine does on statements that it has not seen.

use phrasing::{Kind, Phrase};
use serde::Deserialize;

/// A statement with its accepted readings.
#[derive(Deserialize)]
struct Gold {
    id: String,
    statement: String,
    kind: String,
    base: Vec<String>,
    past: Vec<String>,
    gerund: Vec<String>,
}

/// Curly quotes, dashes and spaces made plain, as the sets do not tell them apart.
fn plain(text: &str) -> String {
    let straight = |c: char| match c {
        '‘' | '’' | '‚' | 'ʼ' | '´' | '`' => '\'',
        '“' | '”' | '„' | '«' | '»' => '"',
        '‐'..='―' | '−' => '-',
        '\u{a0}' | '\u{202f}' | '\u{2009}' => ' ',
        c => c,
    };
    text.chars().map(straight).collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ")
}

fn accepted(renderings: &[String], form: &str) -> bool {
    renderings.iter().any(|rendering| plain(rendering) == plain(form))
}

fn is_right(gold: &Gold) -> bool {
    let phrase = Phrase::of(&gold.statement);
    match (gold.kind.as_str(), phrase.kind(), phrase.forms()) {
        ("noun", Kind::Noun, _) => true,
        ("action", Kind::Action, Some(forms)) => {
            accepted(&gold.base, &forms.base)
                && accepted(&gold.past, &forms.past)
                && accepted(&gold.gerund, &forms.gerund)
        }
        _ => false,
    }
}

/// Asserts that at least this many in a thousand are right, and names some that are not.
#[track_caller]
fn check(set: &str, floor: usize) {
    let gold: Vec<Gold> =
        set.lines().map(|line| serde_json::from_str(line).expect("every line is a JSON object")).collect();
    let wrong: Vec<&str> = gold.iter().filter(|gold| !is_right(gold)).map(|gold| gold.id.as_str()).collect();
    let right = (gold.len() - wrong.len()) * 1000 / gold.len();
    assert!(right >= floor, "{right} of 1000 are right, and the floor is {floor}; wrong are {wrong:?}");
}

#[test]
fn the_dev_sets_are_read_right() {
    check(include_str!("data/dev.jsonl"), 978);
    check(include_str!("data/dev2.jsonl"), 980);
    check(include_str!("data/dev3.jsonl"), 986);
    check(include_str!("data/dev4.jsonl"), 973);
    check(include_str!("data/dev5.jsonl"), 983);
    check(include_str!("data/dev6.jsonl"), 967);
}

#[test]
fn statements_never_learnt_from_are_read_right() {
    check(include_str!("data/heldout.jsonl"), 980);
}

/// Whether the kind and the verbs that change are those that a line of `marked.txt` marks.
fn marks_are_right(line: &str) -> bool {
    let (kind, text) = line.split_once('|').expect("a kind stands before the bar");
    let marked: Vec<&str> = text.split('{').skip(1).filter_map(|rest| rest.split('}').next()).collect();
    let explanation = phrasing::explain(&text.replace(['{', '}'], ""));
    let verbs = explanation.verbs();
    match (kind, explanation.phrase.kind()) {
        ("N", Kind::Noun) => true,
        ("A", Kind::Action) => verbs.iter().map(|verb| verb.surface.as_str()).eq(marked),
        _ => false,
    }
}

/// Asserts that at least this many marked lines in a thousand are right, and names those that are not.
#[track_caller]
fn check_marked(set: &str, floor: usize) {
    let lines: Vec<&str> = set.lines().filter(|line| !line.starts_with('#')).collect();
    let wrong: Vec<&str> = lines.iter().filter(|line| !marks_are_right(line)).copied().collect();
    let right = (lines.len() - wrong.len()) * 1000 / lines.len();
    assert!(right >= floor, "{right} of 1000 are right, and the floor is {floor}; wrong are {wrong:#?}");
}

#[test]
fn the_marked_lines_are_read_right() {
    // The first set is hard on purpose: half of its lines start with a word that is a noun as well.
    check_marked(include_str!("data/marked.txt"), 895);
    check_marked(include_str!("data/marked2.txt"), 968);
}

#[test]
fn verbs_are_inflected_right() {
    let table = include_str!("data/verbs.tsv");
    let rows: Vec<Vec<&str>> = table.lines().skip(1).map(|line| line.split('\t').collect()).collect();
    let is_right = |row: &&Vec<&str>| {
        let phrase = Phrase::of(&format!("You must {} it", row[0]));
        let forms = phrase.forms();
        let fits = |form: &str, column: &str| column.split('|').any(|verb| form == format!("{verb} it"));
        forms.is_some_and(|forms| fits(&forms.past, row[1]) && fits(&forms.gerund, row[2]))
    };
    let wrong: Vec<&str> = rows.iter().filter(|row| !is_right(row)).map(|row| row[0]).collect();
    let right = (rows.len() - wrong.len()) * 1000 / rows.len();
    assert!(right >= 995, "{right} of 1000 are right; wrong are {wrong:?}");
}
