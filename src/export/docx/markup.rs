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
    /// What kind of document it is, above its title.
    Genre,
    Title,
    Heading1,
    Heading2,
    Body,
    /// A text of a list.
    Item,
    /// The question itself.
    Lead,
    /// Facts, sources and advice.
    Small,
    Header,
    Footer,
    /// Nothing but a little room.
    Gap,
    /// A text in a table.
    Cell,
    /// A text in a table that says that something is missing.
    Faint,
    /// What a row or a cell is about.
    Name,
    /// What a column is about.
    ColumnName,
    /// The kind of the probes below it.
    Kind,
    Probe,
    /// A box to tick.
    Tick,
}

impl Style {
    /// Its id in `styles.xml`.
    pub(super) fn id(self) -> &'static str {
        match self {
            Self::Genre => "Subtitle",
            Self::Title => "Title",
            Self::Heading1 => "Heading1",
            Self::Heading2 => "Heading2",
            Self::Body => "BodyText",
            Self::Item => "ListBullet",
            Self::Lead => "LeadQuestion",
            Self::Small => "SmallText",
            Self::Header => "Header",
            Self::Footer => "Footer",
            Self::Gap => "Gap",
            Self::Cell => "TableText",
            Self::Faint => "TableFaint",
            Self::Name => "TableName",
            Self::ColumnName => "TableHeading",
            Self::Kind => "ProbeKind",
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
    let (style, escaped) = (style.id(), text(words));
    let (bidi, right_to_left) =
        if plain::is_right_to_left(&escaped) { ("<w:bidi/>", "<w:rPr><w:rtl/></w:rPr>") } else { ("", "") };
    let run = if escaped.is_empty() { String::new() } else { run(right_to_left, &escaped) };
    format!(r#"<w:p><w:pPr><w:pStyle w:val="{style}"/>{properties}{bidi}</w:pPr>{run}</w:p>"#)
}

/// A run of a text that is escaped already; its spaces stay.
fn run(properties: &str, escaped: &str) -> String {
    format!(r#"<w:r>{properties}<w:t xml:space="preserve">{escaped}</w:t></w:r>"#)
}

/// "Page 2 of 8", where whatever shows the document counts the pages.
pub(super) fn page_number() -> String {
    let field = |name: &str| format!(r#"<w:fldSimple w:instr="{name}">{}</w:fldSimple>"#, run("", "1"));
    format!(
        r#"<w:p><w:pPr><w:pStyle w:val="{}"/></w:pPr>{}{}{}{}</w:p>"#,
        Style::Footer.id(),
        run("", "Page "),
        field("PAGE"),
        run("", " of "),
        field("NUMPAGES"),
    )
}

/// Which lines of a table are seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Lines {
    /// Around every cell.
    All,
    /// Below every row.
    Between,
    None,
}

/// A cell of a table: its paragraphs.
pub(super) struct Cell {
    paragraphs: String,
    is_centred: bool,
}

impl Cell {
    pub(super) fn new(style: Style, text: &str) -> Self {
        Self { paragraphs: paragraph(style, text), is_centred: false }
    }

    /// The cell with one more paragraph.
    pub(super) fn and(mut self, style: Style, text: &str) -> Self {
        self.paragraphs += &paragraph(style, text);
        self
    }

    /// The cell with its text half way down.
    pub(super) fn centred(self) -> Self {
        Self { is_centred: true, ..self }
    }

    fn markup(&self, width: u32, fill: &str) -> String {
        let align = if self.is_centred { r#"<w:vAlign w:val="center"/>"# } else { "" };
        let paragraphs = &self.paragraphs;
        format!(
            r#"<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{fill}{align}</w:tcPr>{paragraphs}</w:tc>"#
        )
    }
}

/// A row of a table; it stays on one page.
pub(super) struct Row {
    cells: Vec<Cell>,
    /// Least height.
    height: u32,
    /// Whether it names the columns: it is repeated on every page of the table.
    is_header: bool,
}

impl Row {
    pub(super) fn new(cells: impl IntoIterator<Item = Cell>) -> Self {
        Self { cells: cells.into_iter().collect(), height: 0, is_header: false }
    }

    /// The names of the columns.
    pub(super) fn header<'a>(names: impl IntoIterator<Item = &'a str>) -> Self {
        let cells = names.into_iter().map(|name| Cell::new(Style::ColumnName, name)).collect();
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
        let cells: String =
            self.cells.iter().zip(widths).map(|(cell, width)| cell.markup(*width, &fill)).collect();
        let height = self.height;
        format!(
            r#"<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val="{height}" w:hRule="atLeast"/>{header}</w:trPr>{cells}</w:tr>"#
        )
    }
}

/// A table as wide as the page; the widths of its columns are parts of a hundred.
pub(super) fn table(lines: Lines, percents: &[u32], rows: &[Row]) -> String {
    let style = match lines {
        Lines::All => "TableGrid",
        Lines::Between => "TableRules",
        Lines::None => "TableNormal",
    };
    let widths: Vec<u32> = percents.iter().map(|percent| PAGE_WIDTH * percent / 100).collect();
    let grid: String = widths.iter().map(|width| format!(r#"<w:gridCol w:w="{width}"/>"#)).collect();
    let rows: String = rows.iter().map(|row| row.markup(&widths)).collect();
    format!(
        r#"<w:tbl><w:tblPr><w:tblStyle w:val="{style}"/><w:tblW w:w="{PAGE_WIDTH}" w:type="dxa"/><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>"#
    )
}
