//! A file to read or to print, as pages of blocks: what Markdown, HTML and DOCX have in common.
//!
//! `interview` lays out what a panel takes to an interview, `pack` what a candidate gets beforehand. Neither knows of a
//! format, and no format knows what a page is about.

mod interview;
mod pack;

pub(super) use interview::interview;
pub use pack::Questions;
pub(super) use pack::pack;

/// Pages, and what stands on all of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Document {
    /// The name of the file for people: "Interview questions: IT Project Manager".
    pub(super) title: String,
    /// What stands at the head of every page but the first.
    pub(super) head: String,
    /// What it was made from, or what it is about, in one line: what a file says of itself.
    pub(super) origin: String,
    pub(super) pages: Vec<Page>,
}

/// Blocks that start on a page of their own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Page {
    pub(super) layout: Layout,
    pub(super) blocks: Vec<Block>,
}

/// What a page is for; formats may give each its own look.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Layout {
    /// The first page.
    Cover,
    /// A question to ask and to rate.
    Question,
    /// To be read.
    Prose,
}

/// A part of a page. Texts are as people wrote them: a format makes them safe.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Block {
    /// What the file is, and what it is called.
    Title {
        genre: &'static str,
        name: String,
    },
    Heading(String),
    Subheading(String),
    Paragraph(String),
    /// Facts, sources and advice, in small print.
    Small(String),
    /// What stands out: a question to read aloud.
    Lead(String),
    List(Vec<String>),
    /// Names with room to write something short after each.
    Fields(&'static [&'static str]),
    /// Probes under the heading of their kind.
    Probes(Vec<(&'static str, Vec<String>)>),
    /// Room to write, side by side.
    Writing(Vec<Space>),
    /// The ratings of an answer, each with a box to tick.
    Ratings(Vec<Rating>),
    /// A bar for each competency.
    Bars(Vec<Bar>),
    Table(Table),
}

/// Room to write something longer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Space {
    pub(super) heading: &'static str,
    pub(super) advice: &'static str,
    /// How much of the width it takes, in parts of a hundred.
    pub(super) share: u32,
}

/// A rating that can be ticked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Rating {
    /// None for "Not assessed".
    pub(super) rating: Option<u8>,
    pub(super) label: String,
    pub(super) text: String,
}

/// How much of a competency is tested.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Bar {
    pub(super) name: String,
    /// For each statement whether it is tested.
    pub(super) statements: Vec<bool>,
    /// By which questions.
    pub(super) by: String,
    /// How much it counts, where that differs.
    pub(super) weight: Option<u8>,
}

impl Bar {
    /// "2 of 4"; a dash where there are no statements, but people's own questions.
    pub(super) fn count(&self) -> String {
        let tested = self.statements.iter().filter(|tested| **tested).count();
        match self.statements.len() {
            0 => "–".to_owned(),
            of => format!("{tested} of {of}"),
        }
    }
}

/// Rows of texts under the names of their columns.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Table {
    pub(super) columns: &'static [Column],
    pub(super) rows: Vec<Row>,
}

/// A column of a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Column {
    pub(super) name: &'static str,
    /// How much of the width it takes, in parts of a hundred.
    pub(super) share: u32,
}

/// A row of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Row {
    pub(super) cells: Vec<String>,
    /// Whether it says that something is missing, and steps back behind the others.
    pub(super) faint: bool,
}
