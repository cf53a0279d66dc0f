//! The page of one candidate: each interviewer's rating and evidence for each question.

use rust_xlsxwriter::{
    ConditionalFormatFormula, DataValidation, DataValidationErrorStyle, Formula, Worksheet, XlsxError,
    cell_range, row_col_to_cell,
};

use super::place::{
    COMPETENCY, DATE_ROW, FIRST_QUESTION, HEADER_ROW, INPUT_COLUMN, MUST_ASK, NAMES_ROW, Place, QUESTION,
    REFERENCE_ROW, Total, WEIGHT,
};
use super::{Styles, cell, print_setup};
use crate::export::sheet::{Question, Sheet};
use crate::export::words;

/// What a formula shows where there is nothing to compute.
pub(super) const NONE: &str = "–";

/// Most cells that one function takes.
const MOST_ARGUMENTS: usize = 255;

/// Writes the page under a name.
pub(super) fn write(
    page: &mut Worksheet,
    name: &str,
    sheet: &Sheet,
    place: &Place,
    styles: &Styles,
) -> Result<(), XlsxError> {
    page.set_name(name)?;
    print_setup(page, sheet);
    columns(page, place)?;
    head(page, sheet, styles)?;
    table_head(page, place, styles)?;
    for (row, question) in (FIRST_QUESTION..).zip(&sheet.questions) {
        self::question(page, row, sheet, question, place, styles)?;
    }
    interviewer_means(page, place, styles)?;
    competencies(page, sheet, place, styles)?;
    totals(page, place, styles)?;
    choices(page, place, styles)
}

fn columns(page: &mut Worksheet, place: &Place) -> Result<(), XlsxError> {
    let widths = [5, 22, 44, 9, 8];
    for (column, width) in (0..).zip(widths) {
        page.set_column_width(column, width)?;
    }
    for interviewer in 0..place.interviewers {
        page.set_column_width(place.rating_column(interviewer), 13)?;
        page.set_column_width(place.evidence_column(interviewer), 38)?;
    }
    page.set_column_width(place.mean_column(), 8)?;
    page.set_column_width(place.spread_column(), 8)?;
    page.set_freeze_panes(FIRST_QUESTION, QUESTION)?;
    page.set_repeat_rows(NAMES_ROW, HEADER_ROW)?;
    Ok(())
}

fn head(page: &mut Worksheet, sheet: &Sheet, styles: &Styles) -> Result<(), XlsxError> {
    page.write_string_with_format(0, 0, cell(&words::title(sheet)), &styles.title)?;
    page.set_row_height(0, 26)?;
    let line = format!(
        "{}. Yellow cells are to be filled in. Never write a name here, only a reference.",
        sheet.edition
    );
    page.write_string_with_format(1, 0, cell(&capitalised(&line)), &unwrapped(styles))?;
    for (row, label) in [(REFERENCE_ROW, words::REFERENCE), (DATE_ROW, "Date")] {
        page.write_string_with_format(row, 0, label, &styles.label)?;
        page.write_blank(row, INPUT_COLUMN, &styles.input)?;
    }
    Ok(())
}

fn table_head(page: &mut Worksheet, place: &Place, styles: &Styles) -> Result<(), XlsxError> {
    for interviewer in 0..place.interviewers {
        let (first, last) = (place.rating_column(interviewer), place.evidence_column(interviewer));
        let name = format!("Interviewer {}", interviewer + 1);
        page.merge_range(NAMES_ROW, first, NAMES_ROW, last, &name, &styles.centred_input)?;
        page.write_string_with_format(HEADER_ROW, first, "Rating", &styles.centred_header)?;
        page.write_string_with_format(HEADER_ROW, last, "Evidence", &styles.header)?;
    }
    for (column, name) in [(0, "No."), (COMPETENCY, "Competency"), (QUESTION, "Question")] {
        page.write_string_with_format(HEADER_ROW, column, name, &styles.header)?;
    }
    let centred = [
        (MUST_ASK, "Must ask"),
        (WEIGHT, "Weight"),
        (place.mean_column(), "Mean"),
        (place.spread_column(), "Spread"),
    ];
    for (column, name) in centred {
        page.write_string_with_format(HEADER_ROW, column, name, &styles.centred_header)?;
    }
    Ok(())
}

fn question(
    page: &mut Worksheet,
    row: u32,
    sheet: &Sheet,
    question: &Question,
    place: &Place,
    styles: &Styles,
) -> Result<(), XlsxError> {
    page.write_number_with_format(row, 0, row - FIRST_QUESTION + 1, &styles.centred)?;
    page.write_string_with_format(row, COMPETENCY, cell(&question.competency), &styles.text)?;
    page.write_string_with_format(row, QUESTION, cell(&question.lead), &styles.name)?;
    let must_ask = if question.must_ask { "yes" } else { "optional" };
    page.write_string_with_format(row, MUST_ASK, must_ask, &styles.centred)?;
    if let Some(found) = (0..).zip(sheet.asked()).find(|(_, asked)| asked.name == question.competency) {
        let (at, asked) = found;
        formula(page, (row, WEIGHT), place.weight(at), &asked.weight.to_string(), &styles.whole)?;
    }
    for interviewer in 0..place.interviewers {
        page.write_blank(row, place.rating_column(interviewer), &styles.centred_input)?;
        page.write_blank(row, place.evidence_column(interviewer), &styles.input)?;
    }
    let cells: Vec<String> =
        (0..place.interviewers).map(|at| row_col_to_cell(row, place.rating_column(at))).collect();
    let cells = cells.join(",");
    let mean = format!(r#"IF(COUNT({cells})=0,"–",AVERAGE({cells}))"#);
    formula(page, (row, place.mean_column()), mean, NONE, &styles.mean)?;
    let spread = format!(r#"IF(COUNT({cells})<2,"–",MAX({cells})-MIN({cells}))"#);
    formula(page, (row, place.spread_column()), spread, NONE, &styles.whole)?;
    // At least four lines for evidence.
    let four_lines = "\u{a0}".repeat(4);
    fit(page, row, [(question.lead.as_str(), 40), (&question.competency, 20), (&four_lines, 1)])
}

fn interviewer_means(page: &mut Worksheet, place: &Place, styles: &Styles) -> Result<(), XlsxError> {
    let row = place.interviewer_mean_row();
    page.write_string_with_format(row, QUESTION, "Mean of each interviewer’s ratings", &styles.header)?;
    for interviewer in 0..place.interviewers {
        let ratings = place.ratings_of(interviewer);
        let mean = format!(r#"IF(COUNT({ratings})=0,"–",AVERAGE({ratings}))"#);
        formula(page, (row, place.rating_column(interviewer)), mean, NONE, &styles.mean)?;
    }
    Ok(())
}

/// The mean of each competency's questions: a competency counts by its weight, however many questions it has.
fn competencies(
    page: &mut Worksheet,
    sheet: &Sheet,
    place: &Place,
    styles: &Styles,
) -> Result<(), XlsxError> {
    let header = place.competency_header();
    page.merge_range(header, 0, header, COMPETENCY, "Competency", &styles.header)?;
    page.write_string_with_format(header, QUESTION, "Mean of its questions", &styles.header)?;
    page.write_string_with_format(header, WEIGHT, "Weight", &styles.centred_header)?;
    for (at, competency) in (0..).zip(sheet.asked()) {
        let row = place.competency_row(at);
        page.merge_range(row, 0, row, COMPETENCY, &cell(&competency.name), &styles.text)?;
        let means: Vec<String> = (FIRST_QUESTION..)
            .zip(&sheet.questions)
            .filter(|(_, question)| question.competency == competency.name)
            .map(|(row, _)| row_col_to_cell(row, place.mean_column()))
            .take(MOST_ARGUMENTS)
            .collect();
        let means = means.join(",");
        let mean = format!(r#"IF(COUNT({means})=0,"–",AVERAGE({means}))"#);
        formula(page, (row, INPUT_COLUMN), mean, NONE, &styles.mean)?;
        formula(page, (row, WEIGHT), place.weight(at), &competency.weight.to_string(), &styles.whole)?;
        fit(page, row, [(competency.name.as_str(), 24)])?;
    }
    Ok(())
}

fn totals(page: &mut Worksheet, place: &Place, styles: &Styles) -> Result<(), XlsxError> {
    let (first, last) = (place.competency_row(0), place.last_competency());
    let means = cell_range(first, INPUT_COLUMN, last, INPUT_COLUMN);
    let weights = cell_range(first, WEIGHT, last, WEIGHT);
    let (spread, threshold) = (place.spread_column(), Place::threshold());
    let spreads = cell_range(FIRST_QUESTION, spread, place.last_question(), spread);
    let ratings: Vec<String> = (0..place.interviewers).map(|at| place.ratings_of(at)).collect();
    let not_assessed = ratings.iter().map(|range| format!(r#"COUNTIF({range},"{}")"#, words::NOT_ASSESSED.0));
    for total in Total::ALL {
        let row = place.totals_row(total);
        page.merge_range(row, 0, row, COMPETENCY, total.name(), &styles.header)?;
        let (text, style) = match total {
            // What is not assessed has no mean: neither it nor its weight is counted.
            Total::WeightedMean => (
                format!(
                    r#"IF(COUNT({means})=0,"–",SUMPRODUCT({weights},{means})/SUMPRODUCT({weights},--ISNUMBER({means})))"#
                ),
                &styles.result,
            ),
            Total::LargestSpread => (format!(r#"IF(COUNT({spreads})=0,"–",MAX({spreads}))"#), &styles.whole),
            Total::ToDiscuss => {
                (format!(r#"IF(COUNT({spreads})=0,"–",COUNTIF({spreads},">"&{threshold}))"#), &styles.whole)
            }
            Total::Given => (format!("COUNT({})", ratings.join(",")), &styles.whole),
            Total::NotAssessed => (not_assessed.clone().collect::<Vec<_>>().join("+"), &styles.whole),
        };
        formula(page, (row, INPUT_COLUMN), text, total.at_first(), style)?;
    }
    Ok(())
}

/// Ratings come from the scale and nothing else; what differs too much is marked.
fn choices(page: &mut Worksheet, place: &Place, styles: &Styles) -> Result<(), XlsxError> {
    let choices = DataValidation::new()
        .allow_list_formula(Formula::new(place.choices()))
        .set_error_style(DataValidationErrorStyle::Stop)
        .set_error_title("Not on the scale")?
        .set_error_message("Choose a rating of the scale, or Not assessed. There is no zero.")?;
    let last = place.last_question();
    for interviewer in 0..place.interviewers {
        let column = place.rating_column(interviewer);
        page.add_data_validation(FIRST_QUESTION, column, last, column, &choices)?;
    }
    let (spread, threshold) = (place.spread_column(), Place::threshold());
    let first = row_col_to_cell(FIRST_QUESTION, spread);
    let rule = ConditionalFormatFormula::new()
        .set_rule(format!("AND(ISNUMBER({first}),{first}>{threshold})").as_str())
        .set_format(&styles.attention);
    page.add_conditional_format(FIRST_QUESTION, spread, last, spread, &rule)?;
    Ok(())
}

/// A formula and what it gives while nothing is filled in: not every program computes when it opens a file.
pub(super) fn formula(
    page: &mut Worksheet,
    (row, column): (u32, u16),
    text: String,
    first: &str,
    style: &rust_xlsxwriter::Format,
) -> Result<(), XlsxError> {
    page.write_formula_with_format(row, column, Formula::new(text).set_result(cell(first)), style)?;
    Ok(())
}

/// Makes a row as high as its texts need, each with the width of its column in characters.
pub(super) fn fit<'a>(
    page: &mut Worksheet,
    row: u32,
    cells: impl IntoIterator<Item = (&'a str, usize)>,
) -> Result<(), XlsxError> {
    const LINE: u32 = 13;
    /// Excel shows no higher row than 409 points.
    const MOST_LINES: usize = 30;
    let lines = |(text, width): (&str, usize)| text.chars().count().div_ceil(width).clamp(1, MOST_LINES);
    let most = cells.into_iter().map(lines).max().unwrap_or(1);
    page.set_row_height(row, LINE * u32::try_from(most).unwrap_or(1) + 3)?;
    Ok(())
}

/// Small print that runs on over the cells beside it.
pub(super) fn unwrapped(styles: &Styles) -> rust_xlsxwriter::Format {
    styles.small.clone().unset_text_wrap()
}

fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}
