//! Builds the lexicon: every form of every word of the data files, in a table that needs no work at start-up.
//!
//! The program includes the finished table and looks words up where they lie. The layout is described in `table.rs`;
//! `src/lexicon/table.rs` reads it.

#[path = "../src/lexicon/hash.rs"]
mod hash;
#[path = "../src/inflect/mod.rs"]
mod inflect;
#[path = "../src/lexicon/word.rs"]
mod word;

mod closed;
mod collect;
mod pairs;
mod table;

use std::io::Write;
use std::path::Path;
use std::{env, fs};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut cargo = std::io::stdout().lock();
    for watched in ["build", "data", "src/inflect", "src/lexicon"] {
        writeln!(cargo, "cargo::rerun-if-changed={watched}")?;
    }
    let words = collect::Words::read(Path::new("data"))?;
    let out = env::var_os("OUT_DIR").ok_or("cargo sets OUT_DIR")?;
    fs::write(Path::new(&out).join("lexicon.bin"), table::lay_out(&words)?)?;
    fs::write(Path::new(&out).join("pairs.bin"), pairs::lay_out(Path::new("data"))?)?;
    Ok(())
}
