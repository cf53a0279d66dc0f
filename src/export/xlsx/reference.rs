//! The scale, which ratings are chosen from, and for each question its probes and what an answer of each rating shows.

use rust_xlsxwriter::{Worksheet, XlsxError};

use super::candidate::{fit, unwrapped};
use super::place::{REFERENCE, SCALE_ROW};
use super::{Styles, cell, print_setup};
use crate::export::sheet::Sheet;
use crate::export::words;

/// Writes the page of anchors.
pub(super) fn write(page: &mut Worksheet, sheet: &Sheet, styles: &Styles) -> Result<(), XlsxError> {
    page.set_name(REFERENCE)?;
    print_setup(page, sheet);
    for (column, width) in [(0, 14), (1, 24), (2, 50), (3, 60)] {
        page.set_column_width(column, width)?;
    }
    page.write_string_with_format(0, 0, "Scale and anchors", &styles.title)?;
    page.set_row_height(0, 26)?;
    page.write_string_with_format(1, 0, words::RATING_ADVICE, &unwrapped(styles))?;
    for (column, name) in [(0, "Rating"), (1, "Label")] {
        page.write_string_with_format(SCALE_ROW - 1, column, name, &styles.header)?;
    }
    let mut row = SCALE_ROW;
    for level in &sheet.scale {
        page.write_number_with_format(row, 0, level.rating, &styles.centred)?;
        page.write_string_with_format(row, 1, cell(&level.label), &styles.text)?;
        row += 1;
    }
    let (name, when) = words::NOT_ASSESSED;
    page.write_string_with_format(row, 0, name, &styles.centred)?;
    page.merge_range(row, 1, row, 2, when, &styles.text)?;
    fit(page, row, [(when, 70)])?;
    row += 2;
    for (number, question) in (1..).zip(&sheet.questions) {
        let title = format!("{number}. {}", question.lead);
        page.write_string_with_format(row, 0, cell(&title), &styles.label)?;
        row += 1;
        for (column, name) in [(0, "Rating"), (1, "Label"), (2, "What the answer shows"), (3, "Probes")] {
            page.write_string_with_format(row, column, name, &styles.header)?;
        }
        row += 1;
        let probes = words::probes(question);
        for at in 0..question.anchors.len().max(probes.len()) {
            let mut texts = Vec::new();
            if let Some(anchor) = question.anchors.get(at) {
                page.write_number_with_format(row, 0, anchor.rating, &styles.centred)?;
                page.write_string_with_format(row, 1, cell(&anchor.label), &styles.text)?;
                let text = anchor.text.as_deref().unwrap_or(words::BETWEEN);
                page.write_string_with_format(row, 2, cell(text), &styles.text)?;
                texts.push(text.to_owned());
            }
            if let Some((kind, asked)) = probes.get(at) {
                let text = format!("{kind}: {}", asked.join(" "));
                page.write_string_with_format(row, 3, cell(&text), &styles.text)?;
                texts.push(text);
            }
            fit(page, row, texts.iter().map(|text| (text.as_str(), 44)))?;
            row += 1;
        }
        row += 1;
    }
    Ok(())
}
