//! A sheet as a workbook to rate candidates in.
//!
//! `candidate` is the page of one candidate, `summary` brings them together, `reference` holds the scale and what an answer
//! of each rating shows. `place` says where everything stands, so that formulas and cells agree.

mod candidate;
mod place;
mod reference;
mod style;
mod summary;

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, Worksheet, XlsxError};

use crate::export::sheet::Sheet;
use crate::export::{plain, words};
use place::Place;
use style::Styles;

/// Longest text of a cell, in characters; Excel takes 32,767 units of UTF-16.
const LONGEST_CELL: usize = 10_000;

/// Longest title at the head of a printed page; Excel takes 255 characters with its codes.
const LONGEST_HEAD: usize = 80;

/// How many people a workbook has room for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Scorecard {
    candidates: u8,
    interviewers: u8,
}

impl Scorecard {
    /// Most candidates: a page for each.
    pub const MAX_CANDIDATES: u8 = 50;
    /// Most interviewers: a panel is two to four.
    pub const MAX_INTERVIEWERS: u8 = 8;

    /// A workbook for so many, within the limits.
    pub fn new(candidates: u8, interviewers: u8) -> Self {
        Self {
            candidates: candidates.clamp(1, Self::MAX_CANDIDATES),
            interviewers: interviewers.clamp(1, Self::MAX_INTERVIEWERS),
        }
    }
}

impl Default for Scorecard {
    /// Three candidates and two interviewers.
    fn default() -> Self {
        Self::new(3, 2)
    }
}

/// The workbook: a summary, a page for each candidate and one to copy, and the anchors.
pub(super) fn xlsx(sheet: &Sheet, scorecard: Scorecard) -> Vec<u8> {
    write(sheet, scorecard)
        .expect("texts within Excel's limits, under names of our own, can be written to memory")
}

fn write(sheet: &Sheet, scorecard: Scorecard) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    // A fixed moment, so that the same sheet gives the same bytes.
    let properties = DocProperties::new()
        .set_title(cell(&words::title(sheet)))
        .set_author("Starling")
        .set_comment(cell(&sheet.origin))
        .set_creation_datetime(&ExcelDateTime::from_ymd(2000, 1, 1)?);
    workbook.set_properties(&properties);
    let (place, styles) = (Place::new(sheet, scorecard), Styles::new());
    summary::write(workbook.add_worksheet(), sheet, &place, &styles)?;
    for name in place.candidate_sheets().chain([place::TEMPLATE.to_owned()]) {
        candidate::write(workbook.add_worksheet(), &name, sheet, &place, &styles)?;
    }
    reference::write(workbook.add_worksheet(), sheet, &styles)?;
    workbook.save_to_buffer()
}

/// A text as a cell shows it: one line, never a formula since it is written as a text, and within Excel's limit.
fn cell(text: &str) -> String {
    plain::shortened(text, LONGEST_CELL)
}

/// What every page is printed with: landscape, as wide as the paper, its title above and its number below.
fn print_setup(worksheet: &mut Worksheet, sheet: &Sheet) {
    const A4: u8 = 9;
    // An ampersand starts a code there.
    let title = plain::shortened(&words::title(sheet), LONGEST_HEAD).replace('&', "&&");
    worksheet
        .set_paper_size(A4)
        .set_landscape()
        .set_print_fit_to_pages(1, 0)
        .set_margins(0.4, 0.4, 0.6, 0.5, 0.3, 0.25)
        .set_header(format!("&L&8{title}&R&8&A"))
        .set_footer("&R&8Page &P of &N")
        .set_screen_gridlines(false);
}
