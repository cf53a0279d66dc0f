//! Guides as files to take along.

use crate::app::GuideFile;
use crate::discord::view::escape::escape;
use crate::discord::view::guide::standing;
use crate::discord::view::limits::cut;
use crate::discord::view::reply::{Choice, File, Reply};
use crate::export::{Format, PackFormat, Questions, Scorecard, Sheet, TextStyle, picture};
use crate::guide::Guide;

/// Longest title that is shown.
const TITLE_TEXT: usize = 160;

/// Every file: its name in a list's value, what a person reads, and what it is.
fn all() -> [(&'static str, &'static str, GuideFile); 12] {
    use GuideFile::{Interview, Pack};
    use Questions::{Shown, Withheld};
    [
        ("docx", "Word document", Interview(Format::Docx)),
        ("xlsx", "Excel workbook to rate candidates in", Interview(Format::Xlsx(Scorecard::default()))),
        ("html", "Web page to print", Interview(Format::Html)),
        ("markdown", "Markdown", Interview(Format::Markdown)),
        ("csv", "CSV, a row for each question", Interview(Format::Csv)),
        ("json", "JSON, for programs", Interview(Format::Json)),
        ("text", "Plain text", Interview(Format::Text(TextStyle::Plain))),
        ("png", "Picture of the coverage", Interview(Format::Png)),
        ("pack-docx", "Candidate pack, Word document", Pack(Withheld, PackFormat::Docx)),
        ("pack-html", "Candidate pack, web page", Pack(Withheld, PackFormat::Html)),
        ("pack-markdown", "Candidate pack, Markdown", Pack(Withheld, PackFormat::Markdown)),
        ("pack-questions", "Candidate pack with the questions, Word", Pack(Shown, PackFormat::Docx)),
    ]
}

/// The files as a list to pick from.
pub(in crate::discord) fn choices() -> Vec<Choice> {
    let choice = |(value, label, _): (&str, &str, GuideFile)| Choice {
        label: label.to_owned(),
        value: value.to_owned(),
        is_picked: false,
    };
    all().into_iter().map(choice).collect()
}

/// The file of this name.
pub(in crate::discord) fn of_name(name: &str) -> Option<GuideFile> {
    all().into_iter().find(|(value, _, _)| *value == name).map(|(_, _, file)| file)
}

/// A guide as a file.
pub(in crate::discord) fn show(guide: &Guide, file: GuideFile) -> Reply {
    let (name, bytes) = file.write(guide);
    let what = match file {
        GuideFile::Interview(_) => "",
        GuideFile::Pack(..) => ", for candidates: no probe and no rating anchor is in it",
    };
    let text = format!("**{}**, {}{what}.", cut(&escape(&guide.title), TITLE_TEXT), standing(guide));
    let is_picture = file == GuideFile::Interview(Format::Png);
    let description = is_picture.then(|| picture(&Sheet::from(guide)).description);
    Reply::file(text, File { name, bytes, description })
}
