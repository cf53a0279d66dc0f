//! Exports opened with the tools that people open them with. A tool that is not there is said to be missing, and its test
//! is passed over.

use std::fs;
use std::io::{Cursor, Read, Write};
use std::path::Path;
use std::process::{Command, Stdio};

use serde_json::{Value, json};

/// Runs a tool to its end; `None`, with a word about it, if it is not installed.
#[expect(clippy::print_stdout, reason = "whoever reads the tests' output is told what was passed over")]
fn run(tool: &str, arguments: &[&str]) -> Option<String> {
    let output = match Command::new(tool).args(arguments).stdin(Stdio::null()).output() {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
            println!("skipped: {tool} is not installed");
            return None;
        }
        output => output.unwrap(),
    };
    assert!(output.status.success(), "{tool}: {}", String::from_utf8_lossy(&output.stderr));
    Some(String::from_utf8_lossy(&output.stdout).into_owned())
}

/// Whether a tool can be started at all.
fn is_there(tool: &str) -> bool {
    run(tool, &["--version"]).is_some()
}

/// Whether text is set in Arial or in letters just as wide; in wider ones a question needs more than its page.
#[expect(clippy::print_stdout, reason = "whoever reads the tests' output is told what was passed over")]
fn is_set_in_arial() -> bool {
    let Some(family) = run("fc-match", &["--format", "%{family}", "Arial"]) else { return false };
    let is_as_wide = ["Arial", "Liberation Sans", "Arimo"].iter().any(|name| family.starts_with(name));
    if !is_as_wide {
        println!("skipped: Arial would be printed in {family}, which is wider");
    }
    is_as_wide
}

fn starling(folder: &Path, arguments: &[&str]) {
    let output =
        Command::new(env!("CARGO_BIN_EXE_starling")).args(arguments).current_dir(folder).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

/// A folder with a guide of five questions, in which the first competency counts twice.
fn folder_with_guide(scale: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let arguments =
        ["guide", "create", "it-project-manager", "--count", "5", "--seed", "7", "--scale", scale];
    starling(folder.path(), &[&arguments[..], &["--output", "guide.json"]].concat());
    let path = folder.path().join("guide.json");
    let mut guide: Value = serde_json::from_str(&fs::read_to_string(&path).unwrap()).unwrap();
    guide["weights"] = json!({"unequal": {
        "weights": [{"competency": guide["questions"][0]["competency"], "weight": 2}],
        "reason": "The role turns on it.",
        "by": {"name": "Maya"},
        "at": "2026-03-02T09:30:00Z",
    }});
    fs::write(path, guide.to_string()).unwrap();
    folder
}

/// LibreOffice with settings of its own, which computes every formula when it opens a file.
fn convert(folder: &Path, to: &str, file: &str) -> Option<()> {
    let profile = folder.join("office/user");
    fs::create_dir_all(&profile).unwrap();
    let settings = r#"<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry"><item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item></oor:items>"#;
    fs::write(profile.join("registrymodifications.xcu"), settings).unwrap();
    let installation = format!("-env:UserInstallation=file://{}", folder.join("office").display());
    let (folder, file) = (folder.display().to_string(), folder.join(file).display().to_string());
    run("soffice", &[&installation, "--headless", "--convert-to", to, "--outdir", &folder, &file]).map(drop)
}

/// The text of every page of a PDF.
fn pages(pdf: &Path) -> Option<Vec<String>> {
    let text = run("pdftotext", &["-layout", &pdf.display().to_string(), "-"])?;
    let mut pages: Vec<String> = text.split('\u{c}').map(str::to_owned).collect();
    // Every page ends with a form feed.
    pages.pop();
    Some(pages)
}

/// Each question is on a page of its own, from its lead to the last of its ratings.
#[track_caller]
fn a_page_holds_each_question(pages: &[String], what: &str) {
    for number in 1..=5 {
        let of = format!("Question {number} of 5");
        let page = pages.iter().find(|page| page.contains(&of)).unwrap_or_else(|| panic!("{what}: {of}"));
        for part in ["Probes", "Evidence", "Notes", "Rating", "Not assessed"] {
            assert!(page.contains(part), "{what}: {part} is not on the page of question {number}");
        }
    }
    assert_eq!(pages.len(), 10, "{what}");
}

#[test]
fn a_document_prints_a_page_for_each_question() {
    if !is_there("soffice") || !is_set_in_arial() {
        return;
    }
    for scale in ["5", "7"] {
        let folder = folder_with_guide(scale);
        starling(
            folder.path(),
            &["guide", "export", "guide.json", "--format", "docx", "--output", "guide.docx"],
        );
        let converted = convert(folder.path(), "pdf", "guide.docx");
        let Some(pages) = converted.and_then(|()| pages(&folder.path().join("guide.pdf"))) else { return };
        a_page_holds_each_question(&pages, &format!("DOCX, scale of {scale}"));
        assert!(pages[1].contains("version 1, draft") && pages[1].contains("Page 2 of 10"), "{}", pages[1]);
    }
}

#[test]
fn a_web_page_prints_a_page_for_each_question_on_a4_and_on_letter() {
    if !is_set_in_arial() {
        return;
    }
    let folder = folder_with_guide("5");
    starling(folder.path(), &["guide", "export", "guide.json", "--format", "html", "--output", "guide.html"]);
    let html = fs::read_to_string(folder.path().join("guide.html")).unwrap();
    for paper in ["A4", "letter"] {
        let (page, pdf) = (folder.path().join("paper.html"), folder.path().join("paper.pdf"));
        fs::write(&page, html.replacen("<style>", &format!("<style>@page {{ size: {paper}; }}"), 1)).unwrap();
        let printed = run(
            "chromium",
            &[
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                &format!("--user-data-dir={}", folder.path().join("chromium").display()),
                "--no-pdf-header-footer",
                &format!("--print-to-pdf={}", pdf.display()),
                &format!("file://{}", page.display()),
            ],
        );
        let Some(pages) = printed.and_then(|_| pages(&pdf)) else { return };
        a_page_holds_each_question(&pages, &format!("HTML on {paper}"));
    }
}

/// The workbook with values typed into empty cells of its pages, counted from one: the summary first.
fn filled(workbook: &[u8], values: &[(usize, &str, Value)]) -> Vec<u8> {
    let mut archive = zip::ZipArchive::new(Cursor::new(workbook)).unwrap();
    let mut written = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for at in 0..archive.len() {
        let mut part = archive.by_index(at).unwrap();
        let name = part.name().unwrap().into_owned();
        let mut bytes = Vec::new();
        part.read_to_end(&mut bytes).unwrap();
        for (page, cell, value) in values {
            if name != format!("xl/worksheets/sheet{page}.xml") {
                continue;
            }
            let text = String::from_utf8(bytes).unwrap();
            let (before, rest) = text.split_once(&format!(r#"<c r="{cell}""#)).expect("the cell is there");
            let (attributes, after) = rest.split_once("/>").expect("the cell is empty");
            let content = match value {
                Value::Number(number) => format!("><v>{number}</v></c>"),
                other => format!(r#" t="inlineStr"><is><t>{}</t></is></c>"#, other.as_str().unwrap()),
            };
            bytes = format!(r#"{before}<c r="{cell}"{attributes}{content}{after}"#).into_bytes();
        }
        written.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        written.write_all(&bytes).unwrap();
    }
    written.finish().unwrap().into_inner()
}

#[test]
fn a_workbook_computes_what_interviewers_type() {
    let folder = folder_with_guide("5");
    starling(folder.path(), &["guide", "export", "guide.json", "--format", "xlsx", "--output", "empty.xlsx"]);
    let workbook = fs::read(folder.path().join("empty.xlsx")).unwrap();
    let not_assessed = || json!("Not assessed");
    let mut values = vec![(2, "C3", json!("A-101")), (3, "F8", json!(1)), (1, "A12", json!("Candidate 2"))];
    let ratings = [
        ("F8", json!(4)),
        ("F9", json!(3)),
        ("F10", not_assessed()),
        ("F11", json!(5)),
        ("F12", json!(2)),
        ("H8", json!(2)),
        ("H9", json!(3)),
        ("H10", not_assessed()),
        ("H11", not_assessed()),
        ("H12", json!(2)),
    ];
    values.extend(ratings.into_iter().map(|(cell, value)| (2, cell, value)));
    fs::write(folder.path().join("filled.xlsx"), filled(&workbook, &values)).unwrap();
    let every_page = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1";
    if convert(folder.path(), every_page, "filled.xlsx").is_none() {
        return;
    }
    let summary = fs::read_to_string(folder.path().join("filled-Summary.csv")).unwrap();
    let mut reader =
        csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(summary.as_bytes());
    let rows: Vec<Vec<String>> =
        reader.records().map(|row| row.unwrap().iter().map(str::to_owned).collect()).collect();
    let row = |name: &str| -> &[String] {
        &rows.iter().find(|row| row[0] == name).unwrap_or_else(|| panic!("{name}: {summary}"))[1..9]
    };
    // The first competency counts twice: (2·3 + 3 + 5 + 2) / 5, and the third, which nobody assessed, not at all.
    assert_eq!(row("Candidate 1"), ["A-101", "3.2", "2", "1", "7", "3", "3.5", "2.33333333333333"]);
    assert_eq!(row("Candidate 3"), ["–", "–", "–", "–", "0", "0", "–", "–"]);
    let second: Vec<&Vec<String>> = rows.iter().filter(|row| row[0] == "Candidate 2").collect();
    for row in second {
        assert_eq!(row[2..9], ["1", "–", "–", "1", "0", "1", "–"], "by formula, and by the name of the page");
    }
    let competency = |name: &str| &rows.iter().find(|row| row[0] == name).unwrap()[1..5];
    assert_eq!(competency("Business Case Development"), ["2", "3", "1", "–"]);
    assert_eq!(competency("Financial Management"), ["1", "–", "–", "–"]);
}
