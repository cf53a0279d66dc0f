//! Puts the forms into words: the statement's own text, with the edits of one form.
//!
//! Nothing is ever written anew: what no edit touches is copied, so no word can be lost or invented.

use std::borrow::Cow;

use crate::phrase::Forms;
use crate::stage::spoken::Gap;

/// Which form is wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Form {
    Base,
    Past,
    Gerund,
}

/// A stretch of the text and what stands there instead, in each form.
#[derive(Debug, Clone)]
pub(crate) struct Edit {
    pub(crate) start: usize,
    pub(crate) end: usize,
    pub(crate) base: Cow<'static, str>,
    pub(crate) past: Cow<'static, str>,
    pub(crate) gerund: Cow<'static, str>,
}

impl Edit {
    /// The same words in every form.
    pub(crate) fn always(start: usize, end: usize, with: Cow<'static, str>) -> Self {
        Self { start, end, base: with.clone(), past: with.clone(), gerund: with }
    }

    fn text(&self, form: Form) -> &str {
        match form {
            Form::Base => &self.base,
            Form::Past => &self.past,
            Form::Gerund => &self.gerund,
        }
    }
}

/// All three forms of the text between two places.
pub(crate) fn forms(
    text: &str,
    start: usize,
    end: usize,
    edits: &[Edit],
    gaps: &[Gap],
    keep_capital: bool,
) -> Forms {
    let one = |form| render(text, start, end, edits, gaps, form, keep_capital);
    Forms { base: one(Form::Base), past: one(Form::Past), gerund: one(Form::Gerund) }
}

/// One form of the text between two places. Edits and gaps stand in the order of the text.
pub(crate) fn render(
    text: &str,
    start: usize,
    end: usize,
    edits: &[Edit],
    gaps: &[Gap],
    form: Form,
    keep_capital: bool,
) -> String {
    let mut out = String::with_capacity(end.saturating_sub(start) + 16);
    let mut at = start;
    let first = edits.partition_point(|edit| edit.start < start);
    let edits = edits.get(first..).unwrap_or_default();
    let mut edits = edits.iter().take_while(|edit| edit.end <= end).peekable();
    let first = gaps.partition_point(|gap| gap.start < start);
    let gaps = gaps.get(first..).unwrap_or_default();
    let mut gaps = gaps.iter().take_while(|gap| gap.start < end).filter(|gap| gap.end <= end).peekable();
    loop {
        let next_edit = edits.peek().map_or(end, |edit| edit.start);
        let next_gap = gaps.peek().map_or(end, |gap| gap.start);
        let stop = next_edit.min(next_gap);
        if stop > at {
            out.push_str(&text[at..stop]);
            at = stop;
        }
        if let Some(gap) = gaps.next_if(|gap| gap.start <= next_edit && gap.start == stop) {
            at = at.max(gap.end);
            close_gap(&mut out, &text[at..end]);
            while edits.next_if(|edit| edit.start < gap.end).is_some() {}
        } else if let Some(edit) = edits.next() {
            out.push_str(edit.text(form));
            at = at.max(edit.end);
        } else {
            break;
        }
    }
    out.truncate(out.trim_end_matches([' ', ',', ';', ':', '-', '–']).len());
    if !keep_capital {
        lower_first(&mut out);
    }
    out
}

/// The space and the comma before a gap go where what follows brings its own.
fn close_gap(out: &mut String, rest: &str) {
    if rest.is_empty() || rest.starts_with([' ', ',', ';', '.']) {
        out.truncate(out.trim_end().len());
    }
    if rest.starts_with(',') || rest.is_empty() {
        out.truncate(out.trim_end_matches([',', ' ']).len());
    }
}

fn lower_first(text: &mut String) {
    let Some(first) = text.chars().next() else { return };
    if first.is_uppercase() {
        let lower: String = first.to_lowercase().collect();
        text.replace_range(..first.len_utf8(), &lower);
    }
}

/// Whether the first word keeps its capital: an acronym, "iPad", "R&D", "PhD".
pub(crate) fn is_acronym(word: &str) -> bool {
    word.chars().skip(1).any(char::is_uppercase)
        || (word.chars().any(|c| c.is_ascii_digit()) && word.len() > 1)
}
