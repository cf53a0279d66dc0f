//! Where results go: standard output or a file; and notes beside them on standard error.

use std::fs;
use std::io::{self, Write};
use std::path::Path;

use anyhow::Context;

use crate::cli::failure::Failure;
use crate::fault::Faults;

/// Writes a result to a file, or to standard output if no file is named.
pub(super) fn result(bytes: &[u8], file: Option<&Path>) -> Result<(), Failure> {
    match file {
        Some(path) => {
            fs::write(path, bytes)
                .with_context(|| format!("cannot write {}", path.display()))
                .map_err(Failure::Input)?;
            note(&format!("Wrote {}", path.display()));
            Ok(())
        }
        None => {
            let mut out = io::stdout().lock();
            out.write_all(bytes)?;
            Ok(out.flush()?)
        }
    }
}

/// Says something on standard error that is no result.
pub(super) fn note(text: &str) {
    // Nothing can be done if standard error is closed.
    let _ = writeln!(anstream::stderr(), "{text}");
}

/// Says which of a person's own files were left out, and why.
pub(super) fn warn(faults: &Faults) {
    if !faults.0.is_empty() {
        let style = anstyle::AnsiColor::Yellow.on_default().bold();
        note(&format!(
            "{style}warning:{style:#} left out because of faults (`starling check` shows them too):\n{faults}"
        ));
    }
}
