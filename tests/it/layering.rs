//! Holds the rooms of the house to the import table of ARCHITECTURE.md.
//!
//! Reads the source as text: every `crate::room` that a room names must be one that it may use, and the crates that
//! only one room may name must not appear in another.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// Each room with the rooms of the crate that it may use; a room may always use itself.
const ROOMS: [(&str, &[&str]); 13] = [
    ("fault", &[]),
    ("suggest", &[]),
    ("profile", &["fault", "suggest"]),
    ("template", &["fault", "suggest", "profile"]),
    ("question", &["profile", "template"]),
    ("guide", &["fault", "suggest", "profile", "template", "question"]),
    ("export", &["profile", "template", "question", "guide"]),
    ("store", &["guide"]),
    ("config", &[]),
    ("log", &["config"]),
    ("app", &["fault", "suggest", "config", "profile", "template", "question", "guide", "export", "store"]),
    (
        "discord",
        &["fault", "suggest", "profile", "template", "question", "guide", "export", "store", "app", "config"],
    ),
    (
        "cli",
        &[
            "fault", "suggest", "profile", "template", "question", "guide", "export", "store", "app",
            "config", "log", "discord",
        ],
    ),
];

/// Crates that only some rooms may name.
const OWNED: [(&str, &str); 17] = [
    ("serenity", "discord"),
    ("serenity_commands", "discord"),
    ("tokio", "discord store cli"),
    ("discord_sandbox", "discord"),
    ("sqlx", "store"),
    ("handlebars", "template"),
    ("pulldown_cmark", "profile"),
    ("rand", "question"),
    ("tracing_subscriber", "log"),
    ("dotenvy", "config"),
    ("clap", "cli"),
    ("maud", "export"),
    ("zip", "export"),
    ("quick_xml", "export"),
    ("rust_xlsxwriter", "export"),
    ("tiny_skia", "export"),
    ("ttf_parser", "export"),
];

fn sources(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(sources(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
    found
}

/// The room that a file of `src` belongs to.
fn room(file: &Path, src: &Path) -> String {
    let first = file.strip_prefix(src).unwrap().components().next().unwrap();
    Path::new(first.as_os_str()).file_stem().unwrap().to_string_lossy().into_owned()
}

/// The code of a file without its comments and without what is there for tests only, which may look wherever it likes.
fn code(text: &str) -> String {
    let code: Vec<&str> = text.lines().filter(|line| !line.trim_start().starts_with("//")).collect();
    let code = code.join("\n");
    let mut parts = code.split("#[cfg(test)]");
    let mut kept = parts.next().unwrap_or_default().to_owned();
    kept.extend(parts.map(after_item));
    kept
}

/// What follows the first item of some formatted code: a line that ends in a semicolon, or a block.
fn after_item(code: &str) -> &str {
    let item = code.trim_start_matches('\n');
    let (line, rest) = item.split_once('\n').unwrap_or((item, ""));
    if line.ends_with(';') {
        return rest;
    }
    // The brace that ends a block stands as far to the left as its item.
    let indent = &line[..line.len() - line.trim_start().len()];
    rest.split_once(&format!("\n{indent}}}")).map_or("", |(_, rest)| rest)
}

#[test]
fn what_is_for_tests_is_left_out_and_what_follows_it_is_read() {
    let text = "use a;\n#[cfg(test)]\nmod tests;\n// use c;\nuse b;\n#[cfg(test)]\nmod inner {\n    use d;\n    fn e() {}\n}\n\
                use f;\n#[cfg(test)]\nuse g::{h, i};\nuse j;\n";
    let code = code(text);
    let lines: Vec<&str> = code.lines().filter(|line| !line.is_empty()).collect();
    assert_eq!(lines, ["use a;", "use b;", "use f;", "use j;"]);
}

/// The identifiers that follow a path prefix such as `crate::`; braces after it hold several.
fn after(prefix: &str, code: &str) -> BTreeSet<String> {
    let ident =
        |text: &str| text.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect::<String>();
    let mut found = BTreeSet::new();
    for (at, _) in code.match_indices(prefix) {
        let rest = &code[at + prefix.len()..];
        match rest.strip_prefix('{') {
            Some(group) => {
                let mut depth = 0;
                let mut start = true;
                for (i, c) in group.char_indices() {
                    match c {
                        '{' => depth += 1,
                        '}' if depth == 0 => break,
                        '}' => depth -= 1,
                        ',' if depth == 0 => start = true,
                        c if start && !c.is_whitespace() => {
                            found.insert(ident(&group[i..]));
                            start = false;
                        }
                        _ => {}
                    }
                }
            }
            None => {
                found.insert(ident(rest));
            }
        }
    }
    found
}

/// Whether the code names a crate: in a `use`, or in a path.
fn names(owned: &str, code: &str) -> bool {
    let path = format!("{owned}::");
    code.match_indices(&path).any(|(at, _)| {
        let before = code[..at].chars().next_back();
        !before.is_some_and(|c| c.is_alphanumeric() || c == '_' || c == ':')
    })
}

#[test]
fn no_room_names_what_it_may_not_use() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut broken = Vec::new();
    for file in sources(&src) {
        let room = room(&file, &src);
        let code = code(&fs::read_to_string(&file).unwrap());
        let shown = file.strip_prefix(&src).unwrap().display();
        for (owned, owner) in OWNED {
            if names(owned, &code) && !owner.split(' ').any(|owner| room == owner) && room != "main" {
                broken.push(format!("{shown}: only `{owner}` may name `{owned}`"));
            }
        }
        if code.contains("std::env::") && room != "config" {
            broken.push(format!("{shown}: only `config` may read the environment"));
        }
        if room == "lib" || room == "main" {
            continue;
        }
        let Some((_, may_use)) = ROOMS.iter().find(|(name, _)| *name == room) else {
            broken.push(format!(
                "{shown}: the room `{room}` is missing from the table in this test and in ARCHITECTURE.md"
            ));
            continue;
        };
        for used in after("crate::", &code) {
            let is_room = ROOMS.iter().any(|(name, _)| *name == used);
            if is_room && used != room && !may_use.contains(&used.as_str()) {
                broken.push(format!("{shown}: `{room}` may not use `{used}`"));
            }
        }
    }
    assert!(broken.is_empty(), "the import table is broken:\n{}", broken.join("\n"));
}

#[test]
fn the_workspace_crates_know_nothing_of_starling() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    for name in ["phrasing", "discord-sandbox"] {
        for file in sources(&root.join("crates").join(name)) {
            let code = code(&fs::read_to_string(&file).unwrap());
            assert!(!names("starling", &code), "{} names starling", file.display());
        }
    }
}

#[test]
fn the_reader_of_paths_sees_groups_and_nested_groups() {
    let code = "use crate::{profile::{Level, Profile}, template};\nlet x = crate::app::App::open();";
    let expected: BTreeSet<String> = ["profile", "template", "app"].map(str::to_owned).into();
    assert_eq!(after("crate::", code), expected);
    assert!(
        names("rand", "use rand::Rng;")
            && !names("rand", "use my_rand::Rng;")
            && !names("rand", "crate::rand::x")
    );
}
