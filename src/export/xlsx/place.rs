//! Where everything stands in the workbook.

use rust_xlsxwriter::{cell_range, row_col_to_cell, row_col_to_cell_absolute};

use super::Scorecard;
use crate::export::sheet::Sheet;

pub(super) const SUMMARY: &str = "Summary";
pub(super) const TEMPLATE: &str = "Template";
pub(super) const REFERENCE: &str = "Anchors";

/// Rows and columns of a candidate's page, counted from zero.
pub(super) const REFERENCE_ROW: u32 = 2;
pub(super) const DATE_ROW: u32 = 3;
pub(super) const INPUT_COLUMN: u16 = 2;
pub(super) const NAMES_ROW: u32 = 5;
pub(super) const HEADER_ROW: u32 = 6;
pub(super) const FIRST_QUESTION: u32 = 7;
pub(super) const COMPETENCY: u16 = 1;
pub(super) const QUESTION: u16 = 2;
pub(super) const MUST_ASK: u16 = 3;
pub(super) const WEIGHT: u16 = 4;
const FIRST_RATING: u16 = 5;

/// Rows and columns of the summary.
pub(super) const THRESHOLD_ROW: u32 = 4;
pub(super) const THRESHOLD_COLUMN: u16 = 2;
pub(super) const CANDIDATES_HEADER: u32 = 6;
/// Rows for pages that are copied from the template.
pub(super) const SPARE: u32 = 5;

/// Where the scale stands on the page of anchors: its numbers in the first column.
pub(super) const SCALE_ROW: u32 = 4;

/// The places that depend on how much there is.
pub(super) struct Place {
    pub(super) candidates: u16,
    pub(super) interviewers: u16,
    questions: u32,
    competencies: u32,
    ratings: u32,
}

impl Place {
    pub(super) fn new(sheet: &Sheet, scorecard: Scorecard) -> Self {
        let count = |length: usize| u32::try_from(length).unwrap_or(u32::MAX);
        Self {
            candidates: scorecard.candidates.into(),
            interviewers: scorecard.interviewers.into(),
            questions: count(sheet.questions.len()),
            competencies: count(sheet.asked().count()),
            ratings: count(sheet.scale.len()),
        }
    }

    pub(super) fn candidate_sheets(&self) -> impl Iterator<Item = String> {
        (1..=self.candidates).map(|number| format!("Candidate {number}"))
    }

    pub(super) fn rating_column(&self, interviewer: u16) -> u16 {
        FIRST_RATING + 2 * interviewer
    }

    pub(super) fn evidence_column(&self, interviewer: u16) -> u16 {
        self.rating_column(interviewer) + 1
    }

    pub(super) fn mean_column(&self) -> u16 {
        self.rating_column(self.interviewers)
    }

    pub(super) fn spread_column(&self) -> u16 {
        self.mean_column() + 1
    }

    pub(super) fn last_question(&self) -> u32 {
        FIRST_QUESTION + self.questions.max(1) - 1
    }

    /// Below the questions: the mean of what each interviewer gave.
    pub(super) fn interviewer_mean_row(&self) -> u32 {
        self.last_question() + 1
    }

    /// The heads of the table of competencies on a candidate's page.
    pub(super) fn competency_header(&self) -> u32 {
        self.interviewer_mean_row() + 2
    }

    pub(super) fn competency_row(&self, at: u32) -> u32 {
        self.competency_header() + 1 + at
    }

    pub(super) fn last_competency(&self) -> u32 {
        self.competency_row(self.competencies.max(1) - 1)
    }

    /// The first of the rows that sum a candidate up.
    pub(super) fn totals_row(&self, total: Total) -> u32 {
        self.last_competency() + 2 + total as u32
    }

    /// Every rating that an interviewer gave.
    pub(super) fn ratings_of(&self, interviewer: u16) -> String {
        let column = self.rating_column(interviewer);
        cell_range(FIRST_QUESTION, column, self.last_question(), column)
    }

    /// The first row of the summary's candidates.
    pub(super) fn candidate_row(&self, at: u16) -> u32 {
        CANDIDATES_HEADER + 1 + u32::from(at)
    }

    /// The line above the rows for copied pages.
    pub(super) fn spare_header(&self) -> u32 {
        self.candidate_row(self.candidates)
    }

    /// The heads of the table of competencies on the summary.
    pub(super) fn summary_competency_header(&self) -> u32 {
        self.spare_header() + SPARE + 2
    }

    /// Where the weight of a competency stands.
    pub(super) fn summary_competency_row(&self, at: u32) -> u32 {
        self.summary_competency_header() + 1 + at
    }

    /// The weight of a competency, from any page.
    pub(super) fn weight(&self, at: u32) -> String {
        format!("{SUMMARY}!{}", row_col_to_cell_absolute(self.summary_competency_row(at), 1))
    }

    /// The spread above which a question should be discussed, from any page.
    pub(super) fn threshold() -> String {
        format!("{SUMMARY}!{}", row_col_to_cell_absolute(THRESHOLD_ROW, THRESHOLD_COLUMN))
    }

    /// What a rating can be: the scale and "Not assessed".
    pub(super) fn choices(&self) -> String {
        let first = row_col_to_cell_absolute(SCALE_ROW, 0);
        format!("{REFERENCE}!{first}:{}", row_col_to_cell_absolute(SCALE_ROW + self.ratings, 0))
    }

    /// A cell of a candidate's page that sums it up.
    pub(super) fn total(&self, total: Total) -> String {
        row_col_to_cell(self.totals_row(total), INPUT_COLUMN)
    }
}

/// What sums a candidate up, in the order of its rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub(super) enum Total {
    WeightedMean,
    LargestSpread,
    ToDiscuss,
    Given,
    NotAssessed,
}

impl Total {
    pub(super) const ALL: [Self; 5] =
        [Self::WeightedMean, Self::LargestSpread, Self::ToDiscuss, Self::Given, Self::NotAssessed];

    /// What it comes to while nothing is filled in.
    pub(super) fn at_first(self) -> &'static str {
        match self {
            Self::WeightedMean | Self::LargestSpread | Self::ToDiscuss => super::candidate::NONE,
            Self::Given | Self::NotAssessed => "0",
        }
    }

    pub(super) fn name(self) -> &'static str {
        match self {
            Self::WeightedMean => "Weighted mean",
            Self::LargestSpread => "Largest spread",
            Self::ToDiscuss => "Questions to discuss",
            Self::Given => "Ratings given",
            Self::NotAssessed => "Not assessed",
        }
    }
}
