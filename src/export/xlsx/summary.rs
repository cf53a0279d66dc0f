//! The page that brings the candidates together.

use rust_xlsxwriter::{Worksheet, XlsxError, row_col_to_cell, row_col_to_cell_absolute};

use super::candidate::{NONE, fit, formula, unwrapped};
use super::place::{
    CANDIDATES_HEADER, INPUT_COLUMN, Place, REFERENCE_ROW, SPARE, SUMMARY, THRESHOLD_COLUMN, THRESHOLD_ROW,
    Total,
};
use super::{Styles, cell, print_setup};
use crate::export::sheet::Sheet;
use crate::export::words;

/// The first column that holds a total, after the page and the reference of a candidate.
const FIRST_TOTAL: u16 = 2;

const ADVICE: [&str; 2] = [
    "Each interviewer rates alone, in a copy of this file. The moderator brings the ratings together here when all are in.",
    "A mean counts each competency by its weight. What is not assessed is left out: it is never a zero.",
];

/// Writes the summary.
pub(super) fn write(
    page: &mut Worksheet,
    sheet: &Sheet,
    place: &Place,
    styles: &Styles,
) -> Result<(), XlsxError> {
    page.set_name(SUMMARY)?;
    print_setup(page, sheet);
    page.set_column_width(0, 34)?;
    page.set_column_width(1, 18)?;
    page.set_column_range_width(2, 1 + place.candidates.max(8), 14)?;
    page.write_string_with_format(0, 0, cell(&words::title(sheet)), &styles.title)?;
    page.set_row_height(0, 26)?;
    page.write_string_with_format(1, 0, cell(&sheet.origin), &unwrapped(styles))?;
    for (row, advice) in (2..).zip(ADVICE) {
        page.write_string_with_format(row, 0, advice, &unwrapped(styles))?;
    }
    let discuss = "Discuss a question when its ratings differ by more than";
    page.write_string_with_format(THRESHOLD_ROW, 0, discuss, &styles.label)?;
    page.write_number_with_format(THRESHOLD_ROW, THRESHOLD_COLUMN, 1, &styles.centred_input)?;
    candidates(page, place, styles)?;
    copies(page, place, styles)?;
    competencies(page, sheet, place, styles)
}

fn candidates(page: &mut Worksheet, place: &Place, styles: &Styles) -> Result<(), XlsxError> {
    for (column, name) in [(0, "Page"), (1, words::REFERENCE)] {
        page.write_string_with_format(CANDIDATES_HEADER, column, name, &styles.header)?;
    }
    for (column, total) in (FIRST_TOTAL..).zip(Total::ALL) {
        page.write_string_with_format(CANDIDATES_HEADER, column, total.name(), &styles.centred_header)?;
    }
    for interviewer in 0..place.interviewers {
        let name = format!("Mean of interviewer {}", interviewer + 1);
        page.write_string_with_format(
            CANDIDATES_HEADER,
            interviewer_column(interviewer),
            name,
            &styles.centred_header,
        )?;
    }
    page.set_row_height(CANDIDATES_HEADER, 30)?;
    for (at, name) in (0..).zip(place.candidate_sheets()) {
        let row = place.candidate_row(at);
        let link = format!("internal:'{name}'!A1");
        page.write_url_with_text(row, 0, link.as_str(), name.as_str())?;
        page.set_cell_format(row, 0, &styles.name)?;
        let reference = row_col_to_cell(REFERENCE_ROW, INPUT_COLUMN);
        let text = format!(r#"IF('{name}'!{reference}="","{NONE}",'{name}'!{reference}&"")"#);
        formula(page, (row, 1), text, NONE, &styles.text)?;
        for (column, total) in (FIRST_TOTAL..).zip(Total::ALL) {
            let text = format!("'{name}'!{}", place.total(total));
            formula(page, (row, column), text, total.at_first(), look(total, styles))?;
        }
        for interviewer in 0..place.interviewers {
            let mean = row_col_to_cell(place.interviewer_mean_row(), place.rating_column(interviewer));
            formula(
                page,
                (row, interviewer_column(interviewer)),
                format!("'{name}'!{mean}"),
                NONE,
                &styles.mean,
            )?;
        }
    }
    Ok(())
}

/// Rows for pages that are copied from the template: the name of the page says where to look.
fn copies(page: &mut Worksheet, place: &Place, styles: &Styles) -> Result<(), XlsxError> {
    let header = place.spare_header();
    let advice = "More candidates: copy the page Template, and write the name of the copy below.";
    page.write_string_with_format(header, 0, advice, &unwrapped(styles))?;
    for row in header + 1..=header + SPARE {
        page.write_blank(row, 0, &styles.input)?;
        let name = row_col_to_cell_absolute(row, 0);
        let look_up = |target: String, missing: &str| {
            format!(
                r#"IF({name}="","",IFERROR(INDIRECT("'"&SUBSTITUTE({name},"'","''")&"'!{target}"),"{missing}"))"#
            )
        };
        let reference = row_col_to_cell(REFERENCE_ROW, INPUT_COLUMN);
        let text = format!("{}&\"\"", look_up(reference, "no page of this name"));
        formula(page, (row, 1), text, "", &styles.text)?;
        for (column, total) in (FIRST_TOTAL..).zip(Total::ALL) {
            formula(page, (row, column), look_up(place.total(total), ""), "", look(total, styles))?;
        }
        for interviewer in 0..place.interviewers {
            let mean = row_col_to_cell(place.interviewer_mean_row(), place.rating_column(interviewer));
            formula(page, (row, interviewer_column(interviewer)), look_up(mean, ""), "", &styles.mean)?;
        }
    }
    Ok(())
}

/// The weights, and the mean of each candidate in each competency.
fn competencies(
    page: &mut Worksheet,
    sheet: &Sheet,
    place: &Place,
    styles: &Styles,
) -> Result<(), XlsxError> {
    let header = place.summary_competency_header();
    page.write_string_with_format(header, 0, "Competency", &styles.header)?;
    page.write_string_with_format(header, 1, "Weight", &styles.centred_header)?;
    for (column, name) in (FIRST_TOTAL..).zip(place.candidate_sheets()) {
        let reference = row_col_to_cell(REFERENCE_ROW, INPUT_COLUMN);
        let title = format!(r#"IF('{name}'!{reference}="","{name}",'{name}'!{reference}&"")"#);
        formula(page, (header, column), title, &name, &styles.centred_header)?;
    }
    for (at, competency) in (0..).zip(sheet.asked()) {
        let row = place.summary_competency_row(at);
        page.write_string_with_format(row, 0, cell(&competency.name), &styles.text)?;
        fit(page, row, [(competency.name.as_str(), 32)])?;
        page.write_number_with_format(row, 1, competency.weight, &styles.whole)?;
        for (column, name) in (FIRST_TOTAL..).zip(place.candidate_sheets()) {
            let mean = row_col_to_cell(place.competency_row(at), INPUT_COLUMN);
            formula(page, (row, column), format!("'{name}'!{mean}"), NONE, &styles.mean)?;
        }
    }
    Ok(())
}

/// The column of an interviewer's mean, after those of the totals.
fn interviewer_column(interviewer: u16) -> u16 {
    const TOTALS: u16 = 5;
    FIRST_TOTAL + TOTALS + interviewer
}

fn look(total: Total, styles: &Styles) -> &rust_xlsxwriter::Format {
    match total {
        Total::WeightedMean => &styles.result,
        _ => &styles.whole,
    }
}
