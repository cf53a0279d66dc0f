//! WordprocessingML: paragraphs and tables, with their elements in the order that ISO/IEC 29500-1 asks for.
//!
//! Word refuses what LibreOffice forgives, so every element is written here, and every text goes through [`text`].

use quick_xml::escape::escape;

use crate::export::plain;

/// Twentieths of a point, Word's measure of length: two centimetres.
pub(super) const MARGIN: u32 = 1_134;
/// What an A4 page holds between its margins.
pub(super) const PAGE_WIDTH: u32 = 11_906 - 2 * MARGIN;
/// The fill of header rows.
const HEADER_FILL: &str = "E7EEF2";

/// A paragraph style; `styles.xml` says how it looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Style {
    Title,
    Heading1,
    Heading2,
    Body,
    /// The question itself.
    Lead,
    /// Facts, sources and advice.
    Small,
    Footer,
    /// A text in a table.
    Cell,
    /// What a row or a cell is about.
    Name,
    /// What a column is about.
    ColumnName,
    Probe,
    /// A box to tick.
    Tick,
}

impl Style {
    /// Its id in `styles.xml`.
    pub(super) fn id(self) -> &'static str {
        match self {
            Self::Title => "Title",
            Self::Heading1 => "Heading1",
            Self::Heading2 => "Heading2",
            Self::Body => "BodyText",
            Self::Lead => "LeadQuestion",
            Self::Small => "SmallText",
            Self::Footer => "Footer",
            Self::Cell => "TableText",
            Self::Name => "TableName",
            Self::ColumnName => "TableHeading",
            Self::Probe => "Probe",
            Self::Tick => "Tick",
        }
    }
}

/// A text as it stands between tags.
pub(super) fn text(text: &str) -> String {
    escape(plain::line(text)).into_owned()
}

pub(super) fn paragraph(style: Style, text: &str) -> String {
    with_properties(style, "", text)
}

/// A paragraph that starts a page.
pub(super) fn new_page(style: Style, text: &str) -> String {
    with_properties(style, "<w:pageBreakBefore/>", text)
}

fn with_properties(style: Style, properties: &str, words: &str) -> String {
    let (style, run) = (style.id(), run(&text(words)));
    format!(r#"<w:p><w:pPr><w:pStyle w:val="{style}"/>{properties}</w:pPr>{run}</w:p>"#)
}

/// A run of a text that is escaped already; its spaces stay.
fn run(escaped: &str) -> String {
    format!(r#"<w:r><w:t xml:space="preserve">{escaped}</w:t></w:r>"#)
}

/// "Seed 7 · page 2 of 8", where whatever shows the document counts the pages.
pub(super) fn page_number(before: &str) -> String {
    let field = |name: &str| format!(r#"<w:fldSimple w:instr="{name}">{}</w:fldSimple>"#, run("1"));
    format!(
        r#"<w:p><w:pPr><w:pStyle w:val="{}"/></w:pPr>{}{}{}{}</w:p>"#,
        Style::Footer.id(),
        run(&format!("{} · page ", text(before))),
        field("PAGE"),
        run(" of "),
        field("NUMPAGES"),
    )
}

/// Whether the lines between the cells are seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Lines {
    Seen,
    Unseen,
}

/// A row of a table; it stays on one page.
pub(super) struct Row {
    /// The paragraphs of each cell.
    cells: Vec<String>,
    /// Least height.
    height: u32,
    /// Whether it names the columns: it is repeated on every page of the table.
    is_header: bool,
}

impl Row {
    pub(super) fn new(cells: impl IntoIterator<Item = String>) -> Self {
        Self { cells: cells.into_iter().collect(), height: 0, is_header: false }
    }

    /// A row of texts.
    pub(super) fn of_texts<const N: usize>(texts: [&str; N]) -> Self {
        Self::new(texts.map(|text| paragraph(Style::Cell, text)))
    }

    /// The names of the columns.
    pub(super) fn header<const N: usize>(names: [&str; N]) -> Self {
        let cells = names.map(|name| paragraph(Style::ColumnName, name)).to_vec();
        Self { cells, height: 0, is_header: true }
    }

    /// A row at least this high, to type or write in.
    pub(super) fn at_least(self, height: u32) -> Self {
        Self { height, ..self }
    }

    fn markup(&self, widths: &[u32]) -> String {
        let header = if self.is_header { "<w:tblHeader/>" } else { "" };
        let fill = if self.is_header {
            format!(r#"<w:shd w:val="clear" w:color="auto" w:fill="{HEADER_FILL}"/>"#)
        } else {
            String::new()
        };
        let cells: String = self
            .cells
            .iter()
            .zip(widths)
            .map(|(cell, width)| {
                format!(r#"<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{fill}</w:tcPr>{cell}</w:tc>"#)
            })
            .collect();
        let height = self.height;
        format!(
            r#"<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val="{height}" w:hRule="atLeast"/>{header}</w:trPr>{cells}</w:tr>"#
        )
    }
}

/// A table as wide as the page; the widths of its columns are parts of a hundred.
pub(super) fn table(lines: Lines, percents: &[u32], rows: &[Row]) -> String {
    let style = match lines {
        Lines::Seen => "TableGrid",
        Lines::Unseen => "TableNormal",
    };
    let widths: Vec<u32> = percents.iter().map(|percent| PAGE_WIDTH * percent / 100).collect();
    let grid: String = widths.iter().map(|width| format!(r#"<w:gridCol w:w="{width}"/>"#)).collect();
    let rows: String = rows.iter().map(|row| row.markup(&widths)).collect();
    format!(
        r#"<w:tbl><w:tblPr><w:tblStyle w:val="{style}"/><w:tblW w:w="{PAGE_WIDTH}" w:type="dxa"/><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>"#
    )
}
