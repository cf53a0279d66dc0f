//! Every format over the same two sets: one as it comes, and one whose every text is made to break a format.

use std::io::{Cursor, Read};

use super::docx::schema_order::out_of_order;
use super::{
    Content, Format, PackFormat, Questions, Scorecard, TextStyle, candidate_pack, export, file_name,
    pack_file_name,
};
use crate::guide::{Beginning, Guide, GuideId, Person, StandardScale, State, Timestamp, Weights};
use crate::profile::{self, NO_ROLE, Profile};
use crate::question::{Generator, QuestionSet, Request, Seed, Shortfall, Size};
use crate::template::Templates;

/// Markup of every format, characters that none should carry, and words that read from the right.
const HOSTILE: &str = "=1+1, \"quoted\" 'n' **bold** | <b onload=x>&amp;</b> </style> ]]> `c`\u{0}\u{1b}[31m\r\n\t# 1. \u{202e}x \u{200f}שלום\u{ffff} end";

pub(super) fn it_project_manager() -> QuestionSet {
    set_of(&profile())
}

fn profile() -> Profile {
    let text = include_bytes!("../../profiles/it-project-manager.md");
    profile::parse("it-project-manager.md", text).unwrap()
}

/// An approved guide on seven levels, with weights, an own question and an optional one.
pub(super) fn guide() -> Guide {
    let at = Timestamp::from_unix(1_772_443_800);
    let beginning = Beginning {
        id: GuideId::from_chance(0x5_5aa5_1234_5678),
        title: "Project managers, spring 2026".to_owned(),
        scale: StandardScale::Seven,
        by: Person::new(1_001, "Maya"),
        at,
    };
    let mut guide =
        Guide::begin(beginning, &profile(), &Templates::built_in(), it_project_manager()).unwrap();
    let own = crate::guide::Source::Own { author: Person::new(1_001, "Maya"), warnings: Vec::new() };
    let last = guide.questions.last_mut().unwrap();
    (last.statement, last.source, last.must_ask) = (None, own, false);
    last.lead = "Tell me about a release that you stopped.".to_owned();
    last.competency = "Courage".to_owned();
    last.anchors.clear();
    let weight =
        |competency: &str, weight| crate::guide::model::Weight { competency: competency.to_owned(), weight };
    guide.weights = Weights::Unequal {
        weights: vec![weight(&guide.questions[0].competency, 2), weight("Courage", 3)],
        reason: "The last two projects failed for want of both.".to_owned(),
        by: Person::new(1_001, "Maya"),
        at,
    };
    guide.state = State::Approved { by: Person::new(1_002, "Jonas"), at };
    guide
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
pub(super) fn hostile() -> QuestionSet {
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

fn exported<'a>(content: impl Into<Content<'a>>, format: Format) -> String {
    String::from_utf8(export(content, format)).unwrap()
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
fn a_guide_is_written_as_text() {
    for (format, extension) in TEXT_FORMATS.into_iter().filter(|(format, _)| *format != Format::Json) {
        insta::assert_snapshot!(format!("guide.{extension}"), exported(&guide(), format));
    }
}

#[test]
fn a_file_is_named_after_what_is_in_it() {
    let mut set = it_project_manager();
    assert_eq!(file_name(&set, Format::Docx), "it-project-manager-seed-7.docx");
    assert_eq!(file_name(&guide(), Format::Png), "project-managers-spring-2026-version-1.png");
    assert_eq!(pack_file_name(&set, PackFormat::Html), "it-project-manager-your-interview.html");
    set.profile.title = NO_ROLE.to_owned();
    assert_eq!(pack_file_name(&set, PackFormat::Docx), "your-interview.docx");
    let pack = candidate_pack(&set, Questions::Withheld, PackFormat::Markdown);
    assert!(String::from_utf8(pack).unwrap().starts_with("# Your interview: what to expect\n"));
    set.profile.title = "../🚀".to_owned();
    assert_eq!(file_name(&set, Format::Markdown), "seed-7.md");
    set.profile.title = "é/b ".repeat(100);
    assert!(file_name(&set, Format::Markdown).chars().count() < 80);
}

/// With the seed and Starling, anybody makes the questions again.
#[test]
fn a_candidate_pack_does_not_name_the_seed() {
    let set = {
        let mut set = it_project_manager();
        set.request.seed = Seed::new(481_516);
        set
    };
    for format in [PackFormat::Markdown, PackFormat::Html, PackFormat::Docx] {
        let bytes = candidate_pack(&set, Questions::Withheld, format);
        let texts = match format {
            PackFormat::Docx => xml_parts(&bytes).into_iter().map(|(_, text)| text).collect(),
            _ => vec![String::from_utf8(bytes).unwrap()],
        };
        assert!(texts.iter().all(|text| !text.contains("481516") && !text.contains("seed")), "{format:?}");
    }
}

#[test]
fn a_guide_is_read_back_from_its_export() {
    assert_eq!(crate::guide::read("guide.json", &export(&guide(), Format::Json)), Ok(guide()));
}

#[test]
fn a_candidate_pack_says_how_it_works_and_gives_nothing_away() {
    let guide = guide();
    let pack =
        |questions| String::from_utf8(candidate_pack(&guide, questions, PackFormat::Markdown)).unwrap();
    let (withheld, shown) = (pack(Questions::Withheld), pack(Questions::Shown));
    insta::assert_snapshot!("pack.md", shown);
    for question in &guide.questions {
        assert!(shown.contains(&question.lead) && !withheld.contains(&question.lead));
        for anchor in &question.anchors {
            assert!(!shown.contains(&anchor.text), "{}", anchor.text);
        }
        for probe in &question.probes {
            assert!(!shown.contains(&probe.text), "{}", probe.text);
        }
        assert!(question.statement.iter().all(|statement| !withheld.contains(statement)));
    }
    let html = String::from_utf8(candidate_pack(&guide, Questions::Withheld, PackFormat::Html)).unwrap();
    assert!(html.contains("STAR") && !html.contains(&guide.questions[0].lead));
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
    let binary = [Format::Docx, Format::Xlsx(Scorecard::default()), Format::Png];
    let formats = TEXT_FORMATS.map(|(format, _)| format).into_iter().chain(binary);
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
        assert_eq!(reader.headers().unwrap().len(), 16);
        let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
        assert_eq!(rows.len(), set.questions.len());
        for (row, question) in rows.iter().zip(&set.questions) {
            assert_eq!(&row[1], question.id.as_str());
            assert!(row.iter().all(|cell| !cell.starts_with(['=', '+', '-', '@', '\t', '\r'])), "{row:?}");
        }
        assert_eq!(text.matches('\n').count(), text.matches("\r\n").count());
    }
}

/// The text of a part of a DOCX file.
fn part(docx: &[u8], name: &str) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(docx)).unwrap();
    let mut text = String::new();
    archive.by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

/// What a person reads in a document, a paragraph each, after the name of its style.
fn outline(docx: &[u8]) -> String {
    use quick_xml::events::Event;
    let document = part(docx, "word/document.xml");
    let mut reader = quick_xml::Reader::from_str(&document);
    let mut outline = String::new();
    loop {
        match reader.read_event().unwrap() {
            Event::Start(tag) | Event::Empty(tag) => match tag.name().as_ref() {
                b"w:pStyle" => {
                    let style = tag.try_get_attribute("w:val").unwrap().unwrap();
                    outline += &format!("{}: ", String::from_utf8_lossy(&style.value));
                }
                b"w:tblHeader" => outline += "(header row)\n",
                b"w:pageBreakBefore" => outline += "(new page) ",
                _ => {}
            },
            Event::Text(text) => outline += &text.decode().unwrap(),
            Event::GeneralRef(name) => outline += &format!("&{};", name.decode().unwrap()),
            Event::End(tag) if tag.name().as_ref() == b"w:p" => outline.push('\n'),
            Event::Eof => return outline,
            _ => {}
        }
    }
}

#[test]
fn a_document_has_headings_tables_and_a_page_for_each_question() {
    insta::assert_snapshot!("set.docx", outline(&export(&it_project_manager(), Format::Docx)));
    insta::assert_snapshot!("hostile.docx", outline(&export(&hostile(), Format::Docx)));
    insta::assert_snapshot!(
        "pack.docx",
        outline(&candidate_pack(&guide(), Questions::Shown, PackFormat::Docx))
    );
}

#[test]
fn the_parts_of_a_document_are_sound() {
    for set in [it_project_manager(), hostile()] {
        let docx = export(&set, Format::Docx);
        let mut archive = zip::ZipArchive::new(Cursor::new(&docx)).unwrap();
        let names: Vec<String> = archive.file_names().map(|name| name.unwrap().into_owned()).collect();
        for name in names.iter().filter(|name| name.ends_with(".xml") || name.ends_with(".rels")) {
            let text = part(&docx, name);
            assert!(strays(&text).is_empty(), "{name}");
            assert_eq!(out_of_order(&text), [""; 0], "{name}");
            let mut reader = quick_xml::Reader::from_str(&text);
            while reader.read_event().unwrap() != quick_xml::events::Event::Eof {}
        }
        for at in 0..archive.len() {
            let file = archive.by_index(at).unwrap();
            let written = file.last_modified().map(|time| time.year());
            assert_eq!(written, Some(1980), "part {at} says when it was written");
        }
        let document = part(&docx, "word/document.xml");
        // Two tables on the cover, one of ratings for each question, and one for each competency.
        let headed = 2 + set.questions.len() + set.coverage.competencies.len();
        assert_eq!(document.matches("<w:tblHeader/>").count(), headed);
        // Every style that the document names is there.
        let styles = part(&docx, "word/styles.xml");
        for named in document.split(r#"Style w:val=""#).skip(1).filter_map(|rest| rest.split('"').next()) {
            assert!(styles.contains(&format!(r#"w:styleId="{named}""#)), "{named}");
        }
        assert!(part(&docx, "docProps/core.xml").contains("<dc:title>Interview questions: "));
        assert!(part(&docx, "word/header.xml").contains("seed 7<"));
        for footer in ["word/footer.xml", "word/first_footer.xml"] {
            assert!(part(&docx, footer).contains(r#"w:instr="NUMPAGES""#), "{footer}");
        }
    }
}

/// Every part of a workbook that is XML, by its name.
fn xml_parts(bytes: &[u8]) -> Vec<(String, String)> {
    let archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let names: Vec<String> = archive.file_names().map(|name| name.unwrap().into_owned()).collect();
    names.into_iter().map(|name| (name.clone(), part(bytes, &name))).collect()
}

#[test]
fn no_text_of_a_workbook_is_a_formula() {
    let formulas = |set: &QuestionSet| {
        let mut formulas = Vec::new();
        for (name, text) in xml_parts(&export(set, Format::Xlsx(Scorecard::default()))) {
            assert!(strays(&text.replace("\r\n", "\n")).is_empty(), "{name}");
            let mut reader = quick_xml::Reader::from_str(&text);
            while reader.read_event().unwrap() != quick_xml::events::Event::Eof {}
            formulas.extend(
                text.split("<f>").skip(1).filter_map(|rest| Some(rest.split_once("</f>")?.0.to_owned())),
            );
        }
        formulas
    };
    let mut hostile = hostile();
    // As many competencies, in the same places: then the formulas are the same to the letter.
    let sound = it_project_manager();
    for (question, of) in hostile.questions.iter_mut().zip(&sound.questions) {
        question.competency.clone_from(&of.competency);
    }
    hostile.coverage = sound.coverage.clone();
    assert_eq!(formulas(&hostile), formulas(&sound));
    assert!(formulas(&sound).iter().any(|formula| formula.contains("SUMPRODUCT")));
}

#[test]
fn a_workbook_offers_the_scale_and_not_assessed() {
    let parts = xml_parts(&export(&guide(), Format::Xlsx(Scorecard::new(2, 3))));
    let page = |name: &str| &parts.iter().find(|(known, _)| known == name).unwrap().1;
    // Two candidates and the template, with a rule for each of three interviewers; seven ratings and a way out.
    for number in 2..=4 {
        let page = page(&format!("xl/worksheets/sheet{number}.xml"));
        assert_eq!(page.matches("<formula1>Anchors!$A$5:$A$12</formula1>").count(), 3);
    }
    assert!(page("xl/workbook.xml").contains(r#"name="Template""#));
    assert!(page("xl/sharedStrings.xml").contains(">Not assessed<"));
}

#[test]
fn two_hundred_questions_are_written_in_every_format() {
    let mut set = hostile();
    set.questions = set.questions.iter().cycle().take(200).cloned().collect();
    let binary = [Format::Docx, Format::Xlsx(Scorecard::new(50, 8)), Format::Png];
    for format in TEXT_FORMATS.map(|(format, _)| format).into_iter().chain(binary) {
        assert!(!export(&set, format).is_empty(), "{format:?}");
    }
    let html = exported(&set, Format::Html);
    assert_eq!(html.matches("<section class=\"sheet question\">").count(), 200);
}
