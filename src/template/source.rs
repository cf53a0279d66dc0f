//! The template files: those built into the program, and those of a folder laid over them.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{self, Read as _};
use std::path::Path;
use std::sync::Arc;

use include_dir::{Dir, include_dir};

use super::syntax::place;
use crate::fault::Fault;

static BUILT_IN: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/question_templates");

/// The largest template file, in bytes. The longest that ships has under two thousand.
pub(super) const MOST_BYTES: usize = 64 * 1024;

/// The most files that a folder may hold: far more than anyone writes, and few enough to check in a moment.
const MOST_FILES: usize = 2000;

/// How deep a folder is searched; templates lie at most two folders deep, the third is there to be complained about.
const MOST_DEPTH: usize = 3;

/// A template file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Source {
    /// The file as a person would name it.
    pub(super) label: String,
    /// What it holds, with `\n` at the end of each line whatever the file has.
    pub(super) text: Arc<str>,
}

/// Template files by their path inside the folder, such as `leads/behavioural/recent.hbs`.
pub(super) type Sources = BTreeMap<String, Source>;

/// A fault, and the path inside the folder of the file at fault if it is one file's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct FileFault {
    pub(super) path: Option<String>,
    pub(super) fault: Fault,
}

/// The files that are built in.
pub(super) fn built_in() -> Sources {
    let mut sources = Sources::new();
    collect_built_in(&BUILT_IN, &mut sources);
    sources
}

fn collect_built_in(dir: &Dir<'_>, sources: &mut Sources) {
    for file in dir.files() {
        let path = file.path().to_string_lossy().replace('\\', "/");
        if let Some(text) = file.contents_utf8().filter(|_| path.ends_with(".hbs")) {
            let label = format!("built-in:{path}");
            sources.insert(path, Source { label, text: normalised(text) });
        }
    }
    for inner in dir.dirs() {
        collect_built_in(inner, sources);
    }
}

/// Lays the files of a folder over `sources`. A file that cannot be read is a fault, and what lay there stays.
pub(super) fn overlay(dir: &Path, sources: &mut Sources) -> Vec<FileFault> {
    let mut search = Search { root: dir, sources, faults: Vec::new(), files: 0 };
    search.folder(dir, "", 0);
    search.faults
}

struct Search<'s> {
    root: &'s Path,
    sources: &'s mut Sources,
    faults: Vec<FileFault>,
    files: usize,
}

impl Search<'_> {
    fn folder(&mut self, dir: &Path, inside: &str, depth: usize) {
        let entries = match fs::read_dir(dir).and_then(Iterator::collect::<io::Result<Vec<_>>>) {
            Ok(entries) => entries,
            Err(error) => {
                let advice = "Check that the folder exists and may be read, or leave the setting out to use the \
                              built-in templates.";
                let fault =
                    Fault::new(dir.display().to_string(), format!("cannot read the folder: {error}"), advice);
                self.faults.push(FileFault { path: None, fault });
                return;
            }
        };
        let mut names: Vec<_> = entries.into_iter().map(|entry| entry.path()).collect();
        names.sort();
        for path in names {
            let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
            if name.starts_with('.') {
                continue;
            }
            let inside = if inside.is_empty() { name } else { format!("{inside}/{name}") };
            match fs::metadata(&path) {
                Ok(about) if about.is_dir() && depth < MOST_DEPTH => self.folder(&path, &inside, depth + 1),
                Ok(about) if about.is_file() && inside.ends_with(".hbs") => self.file(&path, inside),
                _ => {}
            }
        }
    }

    fn file(&mut self, path: &Path, inside: String) {
        self.files += 1;
        let label = path.display().to_string();
        let result = if self.files > MOST_FILES {
            let what = format!("the folder holds more than {MOST_FILES} templates");
            Err(Fault::new(self.root.display().to_string(), what, "Remove the templates that are not used."))
        } else {
            read_text(path, &label)
        };
        match result {
            Ok(text) => {
                self.sources.insert(inside, Source { label, text });
            }
            Err(_) if self.files > MOST_FILES + 1 => {}
            Err(fault) => self.faults.push(FileFault { path: Some(inside), fault }),
        }
    }
}

fn read_text(path: &Path, label: &str) -> Result<Arc<str>, Fault> {
    let mut bytes = Vec::new();
    let limit = MOST_BYTES as u64 + 1;
    File::open(path).and_then(|file| file.take(limit).read_to_end(&mut bytes)).map_err(|error| {
        Fault::new(label, format!("cannot read the file: {error}"), "Check that the file may be read.")
    })?;
    if bytes.len() > MOST_BYTES {
        return Err(Fault::new(
            label,
            format!("the file is larger than {} KiB", MOST_BYTES / 1024),
            "A template is a sentence or a page; divide the file or remove what is not template.",
        ));
    }
    let text = String::from_utf8(bytes).map_err(|error| {
        let good = &error.as_bytes()[..error.utf8_error().valid_up_to()];
        let before = String::from_utf8_lossy(good);
        let (line, column) = place(&before, before.len());
        Fault::new(label, "the file is not UTF-8 text", "Save the file with the encoding UTF-8.")
            .at(line, column)
    })?;
    Ok(normalised(&text))
}

/// Text without a byte order mark and with `\n` line ends, so that the same words have the same digest everywhere.
fn normalised(text: &str) -> Arc<str> {
    text.strip_prefix('\u{feff}').unwrap_or(text).replace("\r\n", "\n").into()
}
