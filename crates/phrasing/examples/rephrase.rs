//! Reads one statement a line and writes one JSON line each: the input of a scoring script.
//!
//! With `--explain`, writes how each statement was read instead; with `--brief`, the kind, nature and past alone; with `--doubts`, one line
//! for each decision that was close; with `--actions`, the separate actions of each statement that holds several.

use std::io::{self, BufRead, Write};

use phrasing::{Kind, Phrase};
use serde_json::json;

fn main() -> io::Result<()> {
    let mode = std::env::args().nth(1).unwrap_or_default();
    let mut out = io::BufWriter::new(io::stdout().lock());
    for line in io::stdin().lock().lines() {
        let statement = line?;
        if mode == "--explain" {
            writeln!(out, "{}\n", phrasing::explain(&statement))?;
            continue;
        }
        let phrase = Phrase::of(&statement);
        let forms = phrase.forms();
        if mode == "--doubts" {
            for doubt in phrase.doubts() {
                writeln!(out, "{}\t{}", doubt.reason, forms.map_or(statement.as_str(), |forms| &forms.past))?;
            }
            continue;
        }
        if mode == "--actions" {
            if phrase.actions().len() > 1 {
                writeln!(out, "{statement}")?;
                for action in phrase.actions() {
                    writeln!(out, "    {}", action.past)?;
                }
            }
            continue;
        }
        if mode == "--brief" {
            let text = forms.map(|forms| forms.past.as_str()).or(phrase.noun()).unwrap_or_default();
            writeln!(out, "{:?} {:?}\t{text}", phrase.kind(), phrase.nature())?;
            continue;
        }
        let line = json!({
            "statement": statement,
            "kind": if phrase.kind() == Kind::Action { "action" } else { "noun" },
            "base": forms.map(|forms| &forms.base),
            "past": forms.map(|forms| &forms.past),
            "gerund": forms.map(|forms| &forms.gerund),
        });
        writeln!(out, "{line}")?;
    }
    Ok(())
}
