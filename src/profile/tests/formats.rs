//! YAML, TOML, JSON and CSV: one schema, the same content, the place of everything.

use super::{listing, profile};

const YAML: &str = "\
id: tester
title: Tester
purpose: >
  Finds what is wrong
  before others do.
responsibilities:
  - Test plans
competencies:
  - name: Testing
    statements:
      - Writes and runs tests
      - text: Automates tests
        level: working
  - {name: Reporting, statements: [\"Reports faults: clearly\"]}
qualifications:
  - name: Certified tester
    url: https://example.org/tester
  - name: Diploma
";

const TOML: &str = r#"
id = "tester"
title = "Tester"
purpose = "Finds what is wrong before others do."
responsibilities = ["Test plans"]

[[competencies]]
name = "Testing"
statements = [
  "Writes and runs tests",
  { text = "Automates tests", level = "working" },
]

[[competencies]]
name = "Reporting"
statements = ["Reports faults: clearly"]

[[qualifications]]
name = "Certified tester"
url = "https://example.org/tester"

[[qualifications]]
name = "Diploma"
"#;

const JSON: &str = r#"{"id": "tester", "title": "Tester",
 "purpose": "Finds what is wrong before others do.",
 "responsibilities": ["Test plans"],
 "competencies": [
	{"name": "Testing", "statements": ["Writes and runs tests",
		{"text": "Automates tests", "level": "working"}]},
	{"name": "Reporting", "statements": ["Reports faults: clearly"]}
 ],
 "qualifications": [{"name": "Certified tester", "url": "https://example.org/tester"}, {"name": "Diploma", "url": null}]
}"#;

const CSV: &str = "\
Competency,Statement,Level
Testing,Writes and runs tests,
,Automates tests,working
Reporting,\"Reports faults,
clearly\",
Testing,\"Plans \"\"enough\"\" tests\",expert
";

#[test]
fn yaml_is_read_with_the_line_of_everything() {
    insta::assert_snapshot!(listing(&profile("t.yaml", YAML)));
}

#[test]
fn toml_is_read_with_the_line_of_everything() {
    insta::assert_snapshot!(listing(&profile("t.toml", TOML)));
}

#[test]
fn json_is_read_with_the_line_of_everything() {
    insta::assert_snapshot!(listing(&profile("t.json", JSON)));
}

#[test]
fn csv_is_read_with_the_line_of_everything() {
    insta::assert_snapshot!(listing(&profile("software-tester.csv", CSV)));
}

#[test]
fn csv_is_read_as_spreadsheets_save_it() {
    let statements = |text: &str| -> Vec<(usize, String)> {
        let profile = profile("t.csv", text);
        let all = profile.competencies.into_iter().flat_map(|competency| competency.statements);
        all.map(|statement| (statement.line, statement.text)).collect()
    };
    let one = [(2, "Tests, and plans".to_owned())];
    assert_eq!(statements("competency;statement\nTesting;Tests, and plans\n"), one);
    assert_eq!(statements("statement\tcompetency\r\nTests, and plans\tTesting\r\n"), one);
    assert_eq!(statements(" Competency , STATEMENT \n Testing , Tests \n"), [(2, "Tests".to_owned())]);
    // A quotation mark inside a cell is itself.
    let inches = statements("statement,competency\n5\" disks,Testing\n\n\"6\"\" disks\",Testing\n");
    assert_eq!(inches, [(2, "5\" disks".to_owned()), (4, "6\" disks".to_owned())]);
}

#[test]
fn the_same_content_has_the_same_version_in_every_format() {
    let version = profile("t.yaml", YAML).version;
    assert_eq!(profile("t.toml", TOML).version, version);
    assert_eq!(profile("t.json", JSON).version, version);
    let changed = JSON.replace("Writes and", "Writes or");
    assert_ne!(profile("t.json", &changed).version, version);
}
