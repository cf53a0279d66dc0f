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
fn the_same_content_has_the_same_version_in_every_format() {
    let version = profile("t.yaml", YAML).version;
    assert_eq!(profile("t.toml", TOML).version, version);
    assert_eq!(profile("t.json", JSON).version, version);
    let changed = JSON.replace("Writes and", "Writes or");
    assert_ne!(profile("t.json", &changed).version, version);
}
