//! The coverage as a picture, to show beside the words: a row for each competency, a box for each of its statements.
//!
//! It is drawn on a card of its own dark colour, which reads as well on a light chat as on a dark one. The same sheet gives
//! the same bytes on every machine.

mod canvas;
mod font;

use canvas::{Canvas, Colour};
use font::Weight;

use crate::export::{plain, sheet::Competency, sheet::Sheet, words};

/// Twice what Discord gives a picture in a message, so that it stays sharp on dense screens.
const WIDTH: f32 = 1_100.0;
const MARGIN: f32 = 36.0;
const TITLE_SIZE: f32 = 30.0;
const TEXT_SIZE: f32 = 22.0;
const SMALL_SIZE: f32 = 21.0;
/// Where the names end, and where the boxes end and the counts begin.
const NAMES_END: f32 = 590.0;
const BOXES_END: f32 = 965.0;
const ROW: f32 = 50.0;
const BOX: f32 = 30.0;
const BOX_GAP: f32 = 7.0;
/// Most rows: more would be too small to read at the height that a chat gives a picture.
const MOST_ROWS: usize = 14;

const CARD: Colour = Colour::new(0x1e, 0x24, 0x2b);
const TEXT: Colour = Colour::new(0xee, 0xf2, 0xf5);
const FAINT: Colour = Colour::new(0xa9, 0xb4, 0xbd);
const TESTED: Colour = Colour::new(0x4c, 0xb3, 0xd4);
const UNTESTED: Colour = Colour::new(0x5f, 0x6c, 0x77);

/// A picture and what it shows in words, for those who do not see it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    /// The bytes of a PNG file.
    pub png: Vec<u8>,
    /// What it shows, as sentences of at most 1,024 characters: what Discord takes as the description of a file.
    pub description: String,
}

/// Longest description of a file on Discord, in characters.
const DESCRIPTION: usize = 1_024;

/// The picture of what a set or a guide tests.
pub fn picture(sheet: &Sheet) -> Picture {
    Picture { png: draw(sheet), description: description(sheet) }
}

fn draw(sheet: &Sheet) -> Vec<u8> {
    let shown = sheet.competencies.len().min(MOST_ROWS);
    let left_out = &sheet.competencies[shown..];
    let rows = shown + usize::from(!left_out.is_empty());
    let top = MARGIN + TITLE_SIZE + 2.0 * SMALL_SIZE + 30.0;
    let legend = ROW;
    let mut canvas = Canvas::new(WIDTH, top + ROW * as_length(rows) + legend + MARGIN / 2.0);
    canvas.fill(CARD);
    let title = canvas.fitted(&plain::line(&sheet.title), Weight::Bold, TITLE_SIZE, WIDTH - 2.0 * MARGIN);
    canvas.text(&title, Weight::Bold, TITLE_SIZE, (MARGIN, MARGIN + TITLE_SIZE * 0.8), TEXT);
    let line = words::coverage_line(sheet);
    canvas.text(&line, Weight::Regular, SMALL_SIZE, (MARGIN, MARGIN + TITLE_SIZE + SMALL_SIZE + 6.0), FAINT);
    let mut y = top;
    for (number, competency) in (1..).zip(&sheet.competencies[..shown]) {
        row(&mut canvas, y, number, competency);
        y += ROW;
    }
    if !left_out.is_empty() {
        let tested: usize = left_out.iter().map(Competency::tested).sum();
        let of: usize = left_out.iter().map(|competency| competency.statements.len()).sum();
        let more = words::counted_in(left_out.len(), "more competency", "more competencies");
        let text = format!("and {more}: {tested} of {} tested", words::counted(of, "statement"));
        canvas.text(&text, Weight::Regular, SMALL_SIZE, (MARGIN, y + BOX - 7.0), FAINT);
        y += ROW;
    }
    self::legend(&mut canvas, y + 6.0);
    canvas.png()
}

/// The name of a competency, a box for each statement, and how many are tested.
fn row(canvas: &mut Canvas, y: f32, number: usize, competency: &Competency) {
    let is_asked = !competency.questions.is_empty();
    let (colour, weight) = if is_asked { (TEXT, Weight::Bold) } else { (FAINT, Weight::Regular) };
    let name = canvas.fitted(&plain::line(&competency.name), weight, TEXT_SIZE, NAMES_END - MARGIN - 20.0);
    let name = if name.is_empty() { format!("Competency {number}") } else { name };
    canvas.text(&name, weight, TEXT_SIZE, (MARGIN, y + BOX - 6.0), colour);
    boxes(canvas, y, competency);
    let count = match competency.statements.len() {
        0 => words::counted(competency.questions.len(), "question"),
        of => format!("{} of {of}", competency.tested()),
    };
    canvas.text(&count, Weight::Regular, SMALL_SIZE, (BOXES_END + 16.0, y + BOX - 7.0), colour);
}

/// A box for each statement, filled where it is tested; narrower where there are many.
fn boxes(canvas: &mut Canvas, y: f32, competency: &Competency) {
    let room = BOXES_END - NAMES_END;
    let count = as_length(competency.statements.len().max(1));
    let step = (room / count).min(BOX + BOX_GAP);
    let width = (step - BOX_GAP.min(step / 4.0)).max(1.0);
    for (at, statement) in competency.statements.iter().enumerate() {
        let x = NAMES_END + step * as_length(at);
        match statement.parts {
            _ if statement.questions.is_empty() => canvas.frame((x, y), (width, BOX), UNTESTED),
            // As much of the box is filled as the statement has tested parts.
            Some((tested, of)) => {
                canvas.frame((x, y), (width, BOX), TESTED);
                let height = BOX * as_length(tested) / as_length(of.max(1));
                canvas.block((x, y + BOX - height), (width, height), TESTED);
            }
            None => canvas.block((x, y), (width, BOX), TESTED),
        }
    }
}

fn legend(canvas: &mut Canvas, y: f32) {
    let size = BOX * 0.6;
    let baseline = y + size - 2.0;
    canvas.block((MARGIN, y), (size, size), TESTED);
    let tested =
        canvas.text("statement tested", Weight::Regular, SMALL_SIZE, (MARGIN + 28.0, baseline), FAINT);
    let x = MARGIN + 28.0 + tested + 40.0;
    canvas.frame((x, y), (size, size), UNTESTED);
    canvas.text("statement not tested", Weight::Regular, SMALL_SIZE, (x + 28.0, baseline), FAINT);
}

/// What the picture shows, competency by competency.
fn description(sheet: &Sheet) -> String {
    let each = sheet.competencies.iter().map(|competency| {
        let (tested, of) = (competency.tested(), competency.statements.len());
        format!("{}: {tested} of {of}", plain::line(&competency.name))
    });
    let text = format!(
        "Coverage of {}: {}. {}.",
        plain::line(&sheet.title),
        words::coverage_line(sheet),
        each.collect::<Vec<_>>().join("; ")
    );
    plain::shortened(&text, DESCRIPTION)
}

/// A small count as a length; a sheet has no more rows or statements than a `u16` holds.
fn as_length(count: usize) -> f32 {
    f32::from(u16::try_from(count).unwrap_or(u16::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::tests::{hostile, it_project_manager};

    fn size(png: &[u8]) -> (u32, u32) {
        let number = |at: usize| u32::from_be_bytes(png[at..at + 4].try_into().unwrap());
        assert_eq!(&png[..8], b"\x89PNG\r\n\x1a\n");
        (number(16), number(20))
    }

    #[test]
    fn a_picture_is_as_wide_as_a_chat_shows_and_the_same_each_time() {
        let sheet = Sheet::from(&it_project_manager());
        let picture = super::picture(&sheet);
        assert_eq!(size(&picture.png), (1_100, 606));
        assert_eq!(super::picture(&sheet), picture);
    }

    #[test]
    fn whatever_a_sheet_holds_is_drawn() {
        let mut sheet = Sheet::from(&hostile());
        let many = sheet.competencies[0].clone();
        sheet.competencies.extend(std::iter::repeat_n(many, 60));
        sheet.competencies[1].statements = vec![sheet.competencies[0].statements[0].clone(); 900];
        sheet.competencies[2].name = "🚀 שלום".to_owned();
        let picture = super::picture(&sheet);
        assert_eq!(size(&picture.png), (1_100, 956));
        assert!(picture.description.chars().count() <= DESCRIPTION);
        sheet.competencies.clear();
        assert_eq!(size(&super::picture(&sheet).png).0, 1_100);
    }

    #[test]
    fn the_description_says_what_the_picture_shows() {
        insta::assert_snapshot!(super::picture(&Sheet::from(&it_project_manager())).description);
    }
}
