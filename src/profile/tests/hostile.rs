//! Input that was made to hang, fill or crash the reader. Each case once took seconds, or could have.

use proptest::prelude::*;

use super::faults;
use crate::profile::limits::MAX_FILE_BYTES;
use crate::profile::parse;

/// A file of this text over and over, as long as a profile may be.
fn full_of(unit: &str) -> String {
    unit.repeat(MAX_FILE_BYTES / unit.len())
}

#[track_caller]
fn check(file: &str, text: &str, expected: &str) {
    let message = faults(file, text);
    let shown: String = message.chars().take(200).collect();
    assert!(message.contains(expected), "{shown}");
}

#[test]
fn deep_nesting_is_a_fault_in_every_format() {
    check("a.md", &full_of(">"), "a.md:1:1: lists, quotations or markup are nested deeper than 32 levels");
    check("a.md", &full_of("- "), "the profile has no title"); // Markdown reads this as a rule across the page.
    check("a.md", &full_of("1. "), "nested deeper than 32 levels");
    check("a.md", &full_of("> - "), "nested deeper than 32 levels");
    let stairs: String = (0..700).map(|depth| format!("{}- a\n", "  ".repeat(depth))).collect();
    check("a.md", &stairs, "nested deeper than 32 levels");
    check("a.yaml", &full_of("["), "the YAML has more than 32 levels");
    check("a.yaml", &full_of("- "), "the YAML has more than 32 levels");
    check("a.toml", &format!("a = {}", full_of("[").split_at(1000).0), "the TOML cannot be read");
    check("a.toml", &format!("[{}a]", "a.".repeat(100_000)), "the TOML cannot be read");
    check("a.json", &full_of("["), "the JSON cannot be read");
    check(
        "a.json",
        &format!("{}{}", "[".repeat(300_000), "]".repeat(300_000)),
        "values are nested deeper than 32 levels",
    );
    let deep = format!("{{\"title\": {}{}}}", "[".repeat(300_000), "]".repeat(300_000));
    check("a.json", &deep, "values are nested deeper than 32 levels");
}

#[test]
fn short_lines_under_deep_nesting_are_not_gone_through_one_by_one() {
    let lazy = format!("{}a\n{}", ">".repeat(500_000), "b\n".repeat(200_000));
    check("a.md", &lazy, "nested deeper than 32 levels");
}

#[test]
fn yaml_that_unfolds_is_a_fault() {
    let mut bomb = String::from("a: &a [x,x,x,x,x,x,x,x,x]\n");
    for (name, inner) in ('b'..='j').zip('a'..='i') {
        let uses = vec![format!("*{inner}"); 9].join(",");
        bomb.push_str(&format!("{name}: &{name} [{uses}]\n"));
    }
    check("a.yaml", &bomb, "the YAML has more than");
    check("a.md", &format!("---\n{bomb}---\n# T\n## Skills\n- a\n"), "the YAML has more than");
}

#[test]
fn huge_tables_and_lists_are_a_fault() {
    let table = format!(
        "# T\n## Skills\n|{}\n|{}\n{}",
        "a|".repeat(10_000),
        "-|".repeat(10_000),
        "|b\n".repeat(100_000)
    );
    check("a.md", &table, "it has at most 2000");
    let rows = format!("# T\n## Skills\n|A|B|\n|-|-|\n{}", "|a|b|\n".repeat(50_000));
    check("a.md", &rows, "the file has more than 20000 headings, paragraphs, items and cells");
    check("a.md", &format!("# T\n## Skills\n{}", "- a\n".repeat(100_000)), "the file has more than 20000");
    let many: String = (0..9_000).map(|i| format!("### c{i}\n- s\n")).collect();
    check(
        "a.md",
        &format!("# T\n## Skills\n{many}"),
        "the profile has 9000 competencies; it has at most 200",
    );
    check("a.csv", &format!("{}\n{}", "x,".repeat(1_000), "a,b\n".repeat(100_000)), "does not know");
}

#[test]
fn markup_that_never_ends_is_text() {
    for unit in [
        "**a**\n",
        "**a**: b\n",
        "|\n",
        "a\n|b\n",
        "[",
        "![",
        "*",
        "_a",
        "`",
        "<",
        "<!--",
        "&",
        "\\",
        "[a](",
        "**a*b",
        "~",
        "|",
        "#",
        "{",
        "\u{a0}",
        "\r",
    ] {
        let text = format!("# T\n## Skills\n- {}", unit.repeat(100_000 / unit.len()));
        let _ = parse("a.md", text.as_bytes());
    }
}

const FORMATS: [&str; 5] = ["a.md", "a.yaml", "a.toml", "a.json", "a.csv"];

/// Characters that mean something in one of the formats, and some that mean nothing.
const SIGNS: &str = r#"[a-c \n\t#*_>|:<&\[\](){}"'`~!,;=+.\\/éß“—\-0-9]{0,200}"#;

fn shipped_texts() -> Vec<(&'static str, Vec<u8>)> {
    let text = |name| {
        std::fs::read(std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("profiles").join(name)).unwrap()
    };
    vec![
        ("a.md", text("it-project-manager.md")),
        ("a.md", text("data-analyst.md")),
        ("a.yaml", text("product-manager.yaml")),
        ("a.toml", text("nurse-team-leader.toml")),
        ("a.json", text("customer-success-manager.json")),
        ("a.csv", text("service-desk-analyst.csv")),
    ]
}

/// Reads a file; whatever comes out obeys what readers of a profile rely on.
fn check_promises(file: &str, bytes: &[u8]) {
    match parse(file, bytes) {
        Ok(profile) => {
            assert!(!profile.title.is_empty() && !profile.competencies.is_empty());
            let lines = String::from_utf8_lossy(bytes).lines().count()
                + bytes.iter().filter(|&&b| b == b'\r').count();
            for competency in &profile.competencies {
                assert!(!competency.statements.is_empty(), "{} is empty", competency.name);
                for statement in &competency.statements {
                    assert!(!statement.text.is_empty() && !statement.text.contains(char::is_control));
                    assert!((1..=lines).contains(&statement.line), "{statement:?}");
                }
            }
        }
        Err(faults) => assert!(!faults.0.is_empty()),
    }
}

proptest! {
    #[test]
    fn no_bytes_crash_a_reader(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        for file in FORMATS {
            check_promises(file, &bytes);
        }
    }

    #[test]
    fn no_signs_crash_a_reader(text in SIGNS) {
        for file in FORMATS {
            check_promises(file, text.as_bytes());
            check_promises(file, format!("# T\n## Skills\n{text}").as_bytes());
            check_promises(file, format!("---\n{text}\n---\n# T\n## Skills\n- a\n").as_bytes());
        }
    }

    #[test]
    fn no_change_to_a_shipped_profile_crashes_a_reader(
        which in 0..6_usize,
        at in any::<prop::sample::Index>(),
        length in 0..40_usize,
        inserted in SIGNS,
    ) {
        let (file, mut bytes) = shipped_texts().swap_remove(which);
        let at = at.index(bytes.len());
        let end = (at + length).min(bytes.len());
        bytes.splice(at..end, inserted.bytes());
        check_promises(file, &bytes);
    }
}
