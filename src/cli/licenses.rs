//! `starling licenses`: the licences of the program and of what it carries, as whoever passes it on must pass them on.

use crate::cli::failure::Failure;
use crate::cli::output;

/// What the program carries, and the notice that goes with it.
const NOTICES: [(&str, &str); 4] = [
    ("Starling: the MIT licence", include_str!("../../LICENSE-MIT")),
    ("Starling: or the Apache licence 2.0, at your choice", include_str!("../../LICENSE-APACHE")),
    ("Word data of the English engine", phrasing::DATA_LICENSES),
    ("Font of the coverage picture: Noto Sans", include_str!("../../assets/fonts/OFL.txt")),
];

pub(super) fn run() -> Result<(), Failure> {
    output::result(text().as_bytes(), None)
}

/// All notices, each under its heading.
fn text() -> String {
    let notice = |(heading, notice): &(&str, &str)| {
        format!("{heading}\n{}\n\n{}\n", "#".repeat(heading.chars().count()), notice.trim())
    };
    NOTICES.iter().map(notice).collect::<Vec<_>>().join("\n\n")
}
