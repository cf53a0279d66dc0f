//! Every format over the same two sets: one as it comes, and one whose every text is made to break a format.

use super::{Format, TextStyle, export};
use crate::profile::{self, Profile};
use crate::question::{Generator, QuestionSet, Request, Seed, Shortfall, Size};
use crate::template::Templates;

/// Markup of every format, characters that none should carry, and words that read from the right.
const HOSTILE: &str = "=1+1, \"quoted\" 'n' **bold** | <b onload=x>&amp;</b> </style> ]]> `c`\u{0}\u{1b}[31m\r\n\t# 1. \u{202e}x \u{200f}שלום\u{ffff} end";

fn it_project_manager() -> QuestionSet {
    let text = include_bytes!("../../profiles/it-project-manager.md");
    set_of(&profile::parse("it-project-manager.md", text).unwrap())
}

fn set_of(profile: &Profile) -> QuestionSet {
    let request = Request {
        competencies: Vec::new(),
        size: Size::Count(3),
        kinds: Vec::new(),
        level: None,
        seed: Seed::new(7),
    };
    Generator::new(profile, &Templates::built_in(), request).unwrap().generate().unwrap()
}

/// The same set with every text replaced: each starts in a way that some format takes for its own.
fn hostile() -> QuestionSet {
    let mut set = it_project_manager();
    let mut starts =
        ["=", "+", "-", "@", "\t=", "\r@", "#", "1. ", "> ", "| ", "<!--", "&#61;"].iter().cycle();
    let mut hostile = || format!("{}{HOSTILE}", starts.next().unwrap());
    set.profile.title = hostile();
    set.introduction = format!("{}\n\n{}\nsame paragraph", hostile(), hostile());
    set.closing = hostile();
    for question in &mut set.questions {
        question.competency = hostile();
        question.statement = hostile();
        question.lead = hostile();
        question.probes.iter_mut().step_by(6).for_each(|probe| probe.text = hostile());
        question.anchors.iter_mut().for_each(|anchor| (anchor.label, anchor.text) = (hostile(), hostile()));
        question.must_ask = false;
    }
    set.questions[1].statement = "Plan ".repeat(400);
    set.questions[2].statement = "x".repeat(2_000);
    set.coverage.competencies.retain(|competency| competency.tested() > 0);
    for competency in &mut set.coverage.competencies {
        competency.name = hostile();
        competency.statements.iter_mut().for_each(|statement| statement.text = hostile());
    }
    set.shortfall = Some(Shortfall { wanted: 5, statements: 4, refused: 1 });
    set
}

fn exported(set: &QuestionSet, format: Format) -> String {
    String::from_utf8(export(set, format)).unwrap()
}

/// Every format that is text, with its extension.
const TEXT_FORMATS: [(Format, &str); 6] = [
    (Format::Text(TextStyle::Plain), "txt"),
    (Format::Text(TextStyle::Terminal), "terminal"),
    (Format::Markdown, "md"),
    (Format::Html, "html"),
    (Format::Json, "json"),
    (Format::Csv, "csv"),
];

#[test]
fn a_set_is_written_as_text() {
    let set = it_project_manager();
    for (format, extension) in TEXT_FORMATS {
        insta::assert_snapshot!(format!("set.{extension}"), exported(&set, format));
    }
}

#[test]
fn hostile_texts_stay_texts() {
    let set = hostile();
    for (format, extension) in TEXT_FORMATS {
        insta::assert_snapshot!(format!("hostile.{extension}"), exported(&set, format));
    }
}

#[test]
fn nothing_but_line_ends_controls_a_file() {
    let set = hostile();
    for (format, extension) in TEXT_FORMATS {
        let text = exported(&set, format);
        let stray: Vec<char> = match format {
            // Bold is the one thing that a terminal is told.
            Format::Text(TextStyle::Terminal) => {
                strays(&text.replace("\u{1b}[1m", "").replace("\u{1b}[0m", ""))
            }
            Format::Csv => strays(&text.replace("\r\n", "\n")),
            // Programs get the text as it is; JSON escapes what it must.
            Format::Json => text.chars().filter(|c| c.is_control() && *c != '\n').collect(),
            _ => strays(&text),
        };
        assert!(stray.is_empty(), "{extension}: {stray:?}");
    }
}

/// Characters of a text that XML forbids, that a terminal obeys, or that turn words around.
fn strays(text: &str) -> Vec<char> {
    let turns = |c: char| matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    let forbidden = |c: char| (c.is_control() && c != '\n') || matches!(c, '\u{fffe}' | '\u{ffff}');
    text.chars().filter(|c| turns(*c) || forbidden(*c)).collect()
}

#[test]
fn the_same_set_gives_the_same_bytes() {
    let formats = TEXT_FORMATS.map(|(format, _)| format);
    for format in formats {
        let here = export(&hostile(), format);
        let there = std::thread::spawn(move || export(&hostile(), format)).join().unwrap();
        assert!(here == there, "{format:?} differs between threads");
        assert!(here == export(&hostile(), format), "{format:?} differs the second time");
    }
}

#[test]
fn html_loads_nothing_and_runs_nothing() {
    for set in [it_project_manager(), hostile()] {
        let page = exported(&set, Format::Html);
        for forbidden in
            ["<script", "<link", "<img", "<iframe", "src=", "href=", "url(", "@import", "<b onload"]
        {
            assert!(!page.contains(forbidden), "{forbidden}");
        }
        assert_eq!(page.matches("</style>").count(), 1);
    }
}

#[test]
fn a_spreadsheet_reads_the_rows_back() {
    for set in [it_project_manager(), hostile()] {
        let text = exported(&set, Format::Csv);
        let mut reader = csv::Reader::from_reader(text.as_bytes());
        assert_eq!(reader.headers().unwrap().len(), 14);
        let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
        assert_eq!(rows.len(), set.questions.len());
        for (row, question) in rows.iter().zip(&set.questions) {
            assert_eq!(&row[1], question.id.as_str());
            assert!(row.iter().all(|cell| !cell.starts_with(['=', '+', '-', '@', '\t', '\r'])), "{row:?}");
        }
        assert_eq!(text.matches('\n').count(), text.matches("\r\n").count());
    }
}
