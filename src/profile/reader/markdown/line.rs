//! One line of text in a Markdown block: its words without markup, its place, and how it starts.

use crate::fault::Place;
use crate::profile::draft::{Located, one_line};

/// What stands between a name and its text: "**Name**: text", "Name - text".
const SEPARATORS: [char; 4] = [':', '-', '–', '—'];

/// What stands there in a row of a broken table: "**Name** | * text".
const CELL_BORDER: char = '|';

/// Longest line that is split before bold words, in bytes: looking for its label takes time at each bold word.
const MAX_LABELLED_BYTES: usize = 2_000;

/// What stands for the end of a source line until the text is put on one line.
const WRAP: char = '\n';

/// Longest text that is taken for a name, in words.
const MAX_NAME_WORDS: usize = 12;

/// A line of text: a hard-wrapped paragraph is one line, `<br>` starts another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Line {
    /// The words up to where they stop being bold; empty if the line does not start bold.
    bold: String,
    /// The words after that.
    rest: String,
    /// Whether the source line ends where the bold words end.
    broken_after_bold: bool,
    /// Where the first word stands.
    pub(super) place: Place,
    /// The first link of the line and where it stands.
    pub(super) link: Option<Located>,
}

/// Whether words are bold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Weight {
    Plain,
    Bold,
}

impl Line {
    /// A line that starts here and has no words yet.
    pub(super) fn starting_at(place: Place) -> Self {
        Self { bold: String::new(), rest: String::new(), broken_after_bold: false, place, link: None }
    }

    /// Adds words.
    pub(super) fn push(&mut self, words: &str, weight: Weight) {
        if weight == Weight::Bold && self.rest.trim().is_empty() {
            self.bold.push_str(&std::mem::take(&mut self.rest));
            self.bold.push_str(words);
        } else {
            self.rest.push_str(words);
        }
    }

    /// Notes that the source line ends here.
    pub(super) fn wrap(&mut self) {
        self.broken_after_bold |= !self.bold.is_empty() && self.rest.trim().is_empty();
        self.rest.push(WRAP);
    }

    /// Whether bold words after this start another line: in "**Role:** Nurse" and "**Band:** 5" below it, say.
    pub(super) fn ends_before_bold(&self) -> bool {
        let is_short = self.bold.len() + self.rest.len() <= MAX_LABELLED_BYTES;
        self.rest.ends_with(WRAP) && is_short && self.bold_label().is_some()
    }

    /// Whether there are no words.
    pub(super) fn is_empty(&self) -> bool {
        self.bold.trim().is_empty() && self.rest.trim().is_empty()
    }

    /// Takes the borders of a broken table off the end.
    pub(super) fn trim_borders(&mut self) {
        let without = self.rest.trim_end().trim_end_matches('|').len();
        if self.rest[without..].contains('|') {
            self.rest.truncate(without);
        }
    }

    /// The words, on one line.
    pub(super) fn text(&self) -> String {
        one_line(&format!("{}{}", self.bold, self.rest))
    }

    /// The words and where they stand.
    pub(super) fn located(&self) -> Located {
        Located { text: self.text(), place: self.place }
    }

    /// The words without a bullet typed by hand, and where they stand.
    pub(super) fn unbulleted(&self) -> Located {
        Located::new(without_bullet(&self.text()), self.place)
    }

    /// The name that this line is, if all its words are bold and they are no sentence.
    pub(super) fn bold_name(&self) -> Option<Located> {
        let rest = self.rest.trim();
        let is_bold = !self.bold.trim().is_empty() && (rest.is_empty() || rest == ":");
        let name = Located::new(without_number(self.bold.trim().trim_end_matches(':')), self.place);
        (is_bold && is_name(&name.text)).then_some(name)
    }

    /// The bold name and the text after it: "**Name**: text", "**Name** – text", "**Name.** Text".
    pub(super) fn bold_label(&self) -> Option<(Located, Located)> {
        let bold = self.bold.trim();
        let rest = self.rest.trim_start();
        let separator = rest.strip_prefix(SEPARATORS).or_else(|| rest.strip_prefix(CELL_BORDER));
        let separator = separator.filter(|rest| rest.starts_with(char::is_whitespace));
        let inside = bold.strip_suffix([':', '.', '–', '—']);
        let (name, text) = match (separator, inside) {
            (Some(text), _) => (bold, text),
            (None, Some(name)) => (name, rest),
            (None, None) if self.broken_after_bold => (bold, rest),
            (None, None) => return None,
        };
        let name = Located::new(without_number(name), self.place);
        let text = Located::new(without_bullet(text), self.place);
        (!text.text.is_empty() && is_name(&name.text)).then_some((name, text))
    }

    /// The plain name and the text after it: "Name: text", "Name - text".
    pub(super) fn plain_label(&self) -> Option<(Located, Located)> {
        let text = self.text();
        let (at, separator) = text.char_indices().find(|&(at, sign)| {
            let rest = &text[at + sign.len_utf8()..];
            let spaced = text[..at].ends_with(' ') || sign == ':';
            SEPARATORS.contains(&sign) && spaced && rest.starts_with(' ')
        })?;
        let name = Located::new(without_number(&text[..at]), self.place);
        let body = Located::new(&text[at + separator.len_utf8()..], self.place);
        (!body.text.is_empty() && is_name(&name.text)).then_some((name, body))
    }

    /// The name that this line is, bold or not, without a colon at its end.
    pub(super) fn plain_name(&self) -> Option<Located> {
        let text = self.text();
        let name = Located::new(without_number(text.trim_end_matches(':')), self.place);
        is_name(&name.text).then_some(name)
    }
}

/// Whether a text is short enough for a name and does not end like a sentence.
fn is_name(text: &str) -> bool {
    let words = text.split(' ').count();
    text.chars().any(char::is_alphabetic)
        && words <= MAX_NAME_WORDS
        && !text.ends_with(['.', '!', '?', ';', ','])
}

/// A text without the bullet that somebody typed before it by hand.
pub(super) fn without_bullet(text: &str) -> &str {
    let text = text.trim_start();
    let rest = text.strip_prefix(['•', '·', '▪', '◦', '‣', '*', '-', '–', '—', '+']);
    rest.filter(|rest| rest.is_empty() || rest.starts_with(char::is_whitespace)).unwrap_or(text)
}

/// A heading or name without the number before it: "1.2 Purpose", "3) Purpose", "IV. Purpose", "(a) Purpose".
///
/// A number alone is part of the name ("360 feedback"), unless a full stop or bracket follows it or stands in it.
pub(super) fn without_number(text: &str) -> &str {
    let text = text.trim();
    let Some((number, rest)) = text.split_once(char::is_whitespace) else { return text };
    let bare = number.trim_start_matches('(').trim_end_matches(['.', ')', ':']);
    let has_sign = bare.len() < number.len() || bare.contains('.');
    let is_number =
        bare.split('.').all(|part| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit()));
    let is_letter = bare.len() == 1 && bare.bytes().all(|byte| byte.is_ascii_alphabetic());
    let is_roman = !bare.is_empty() && bare.bytes().all(|byte| b"IVXivx".contains(&byte));
    if has_sign && !number.ends_with(':') && (is_number || is_letter || is_roman) {
        rest.trim_start()
    } else {
        text
    }
}
