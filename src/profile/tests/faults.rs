//! Every fault that a person can meet, as it is shown: all of a file at once, each with its place and what to do.

use super::{faults, profile};
use crate::profile::limits::{MAX_COMPETENCIES, MAX_STATEMENT_CHARS, MAX_STATEMENTS};

#[test]
fn an_unknown_extension_lists_the_known_ones() {
    insta::assert_snapshot!(["a.docx", "a.yamll", "README", "a."].map(|file| faults(file, "# A")).join("\n"));
}

#[test]
fn all_faults_of_a_yaml_file_are_reported_at_once() {
    let text = r#"titel: Tester
title: ""
id: "!!!"
responsibilities: Test plans
competencies:
  - name: Testing
    statments: [a]
  - name: Reporting
    statements:
      - Reports faults
      - reports  Faults
      - 42
      - text: Plans
        level: exprt
      - text: Plans more
        level: senior
      - level: working
      - ""
      - {text: x, level: working, levle: expert}
  - name: reporting
    statements: [Reports, ]
  - statements: [No name]
  - just a text
qualifications:
  - name: Certificate
    url: ftp://example.org
  - name: Certificate
    url: https://exa mple.org
  - url: https://example.org
  - name: Other
    url: javascript:alert(1)
benefits: free fruit
"#;
    insta::assert_snapshot!(faults("tester.yaml", text));
}

#[test]
fn all_faults_of_a_csv_file_are_reported_at_once() {
    let text = "competency,statement,level\n,Nameless,\nTesting,Tests,\nTesting,Tests, more,\nTesting,,\n\
                Testing,\"Plans,\nand tests\",wroking\nTesting,tests,\n";
    insta::assert_snapshot!(faults("tester.csv", text));
}

#[test]
fn a_csv_header_that_is_not_understood_is_the_only_fault() {
    let rows = "\na,b\nc\n";
    let headers = ["competancy,statement", "competency", "competency,competency,statement", "Tests,Plans"];
    let texts = headers.map(|header| faults("tester.csv", &format!("{header}{rows}")));
    insta::assert_snapshot!(texts.join("\n"));
}

#[test]
fn all_faults_of_a_markdown_file_are_reported_at_once() {
    let text = "---\ntitle: [Tester]\n---\n\n## Skills\n\n### Testing\n- Writes tests\n- Writes **tests**\n\n### Empty\n\n\
                ### Testing\n- Plans\n\n## Qualifications\n- [Mail](mailto:a@example.org)\n- [Page](/page)\n";
    insta::assert_snapshot!(faults("tester.md", text));
}

#[test]
fn a_file_without_title_or_competencies_says_what_to_add() {
    let texts = [
        faults("a.yaml", "purpose: none"),
        faults("a.json", "{}"),
        faults("a.json", "[]"),
        faults("a.toml", "title = \"A\"\ncompetencies = []"),
        faults("a.md", "Only a paragraph."),
        faults("a.csv", "competency,statement\n"),
    ];
    insta::assert_snapshot!(texts.join("\n"));
}

#[test]
fn broken_syntax_has_its_place() {
    let texts = [
        faults("a.yaml", "title: Tester\ncompetencies:\n  - name: \"Testing\n"),
        faults("a.yaml", "title: Tester: senior\n"),
        faults("a.yaml", "title: *nobody\n"),
        faults("a.yaml", "title: a\n---\ntitle: b\n"),
        faults("a.toml", "title = Tester\ncompetencies = [\n\n[x\n"),
        faults("a.toml", "title = \"a\"\ntitle = \"b\"\n"),
        faults("a.json", "{\"title\": \"“Tester”\",}\n"),
        faults("a.json", "{\"title\": \"Tester\"\n"),
        faults("a.json", "{\"title\": \"\\ud800\"}\n"),
        faults("a.json", "{\"title\": \"a\", \"title\": \"b\"}"),
        faults("a.csv", "competency,statement\nTesting,\"Plans\nTesting,Tests\n"),
        faults("a.md", "---\ntitle: \"Tester\n---\n## Skills\n- a\n"),
        faults("a.md", "+++\ntitle = Tester\n+++\n## Skills\n- a\n"),
    ];
    insta::assert_snapshot!(texts.join("\n"));
}

#[test]
fn text_that_no_format_allows_is_refused() {
    let texts = [
        faults("a.md", ""),
        faults("a.md", "# T\n\n## Skills\n- a\u{0}b\n- c\u{7}d\n"),
        faults(
            "a.json",
            "{\"title\": \"T\\u0007\", \"competencies\": [{\"name\": \"A\", \"statements\": [\"\\u0000\"]}]}",
        ),
        super::parse("a.md", b"# T\n- caf\xe9\n").unwrap_err().to_string(),
        super::parse("a.md", b"\xff\xfe#\0").unwrap_err().to_string(),
    ];
    insta::assert_snapshot!(texts.join("\n"));
}

fn csv_of(competencies: usize, statements: usize) -> String {
    let row = |i: usize| (0..statements).map(move |j| format!("C{i},S{j}\n"));
    let rows: String = (0..competencies).flat_map(row).collect();
    format!("competency,statement\n{rows}")
}

#[test]
fn what_is_too_much_is_refused_and_the_limit_is_not() {
    profile("a.csv", &csv_of(MAX_COMPETENCIES, 1));
    profile("a.csv", &csv_of(1, MAX_STATEMENTS));
    let long = |chars: usize| format!("competency,statement\nA,{}\n", "é".repeat(chars));
    profile("a.csv", &long(MAX_STATEMENT_CHARS));
    let texts = [
        faults("a.csv", &csv_of(MAX_COMPETENCIES + 1, 1)),
        faults("a.csv", &csv_of(1, MAX_STATEMENTS + 1)),
        faults("a.csv", &long(MAX_STATEMENT_CHARS + 1)),
        faults("a.md", &format!("# {}\n## Skills\n- a\n", "T".repeat(201))),
        faults("a.md", &"# T\n".repeat(300_000)),
        faults(&format!("{}.md", "a".repeat(81)), "# T\n## Skills\n- a\n"),
    ];
    insta::assert_snapshot!(texts.join("\n"));
}

#[test]
fn faults_beyond_the_limit_are_counted() {
    let rows: String = (0..300).map(|i| format!("A,s{i},bad\n")).collect();
    let text = faults("a.csv", &format!("competency,statement,level\n{rows}"));
    assert!(
        text.ends_with("a.csv: 200 more faults are not listed\n  Correct these and try again."),
        "{text}"
    );
}
