//! Cuts a cleaned statement into words and marks. Brackets and quotations are one token each: nothing inside changes.

use crate::lexicon::{self, Readings, Word};

/// How far a bracket is looked for that closes another: a statement with thousands that stay open is read in linear time.
const LONGEST_ASIDE: usize = 600;

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum TokenKind {
    /// A word, a number, or both.
    Word,
    /// `,`
    Comma,
    /// `;`
    Semicolon,
    /// `:`
    Colon,
    /// `/` between two words.
    Slash,
    /// A dash with spaces around it.
    Dash,
    /// `.`, `!` or `?` before another sentence.
    Stop,
    /// Brackets or a quotation of several words, with all that is inside.
    Aside,
    /// Anything else.
    Mark,
}

/// A piece of the text, by its place.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Token {
    pub(crate) start: usize,
    pub(crate) end: usize,
    pub(crate) kind: TokenKind,
    pub(crate) word: Word,
}

impl Token {
    /// The text of the token.
    pub(crate) fn text<'t>(&self, text: &'t str) -> &'t str {
        &text[self.start..self.end]
    }

    /// Whether the token is a word with any of these readings.
    pub(crate) fn is(&self, readings: Readings) -> bool {
        self.word.is(readings)
    }

    /// Whether the token is this word, whatever its capitals.
    pub(crate) fn reads(&self, text: &str, word: &str) -> bool {
        self.kind == TokenKind::Word && self.text(text).eq_ignore_ascii_case(word)
    }
}

/// Cuts the text into tokens and looks every word up.
pub(crate) fn tokenise(text: &str) -> Vec<Token> {
    let title_case = is_title_case(text);
    let mut tokens: Vec<Token> = Vec::with_capacity(text.len() / 5 + 2);
    let mut at = 0;
    let last_close = text.rfind([')', ']']).unwrap_or_default();
    let mut opens_sentence = true;
    while let Some(c) = text[at..].chars().next() {
        let rest = &text[at..];
        let (kind, len) = match c {
            c if c.is_whitespace() => {
                at += c.len_utf8();
                continue;
            }
            'h' | 'w' | 'H' | 'W' if address_length(rest) > 0 => (TokenKind::Word, address_length(rest)),
            ',' => (TokenKind::Comma, 1),
            ';' => (TokenKind::Semicolon, 1),
            ':' => (TokenKind::Colon, 1),
            '/' => (TokenKind::Slash, 1),
            '(' if opens_coordination(rest) => (TokenKind::Mark, 1),
            // Behind the last bracket that closes one, none is closed, and none need be looked for.
            '(' | '[' if at >= last_close => (TokenKind::Mark, 1),
            '(' | '[' => aside(rest).map_or((TokenKind::Mark, 1), |len| (TokenKind::Aside, len)),
            '`' => rest[1..].find('`').map_or((TokenKind::Mark, 1), |close| (TokenKind::Aside, close + 2)),
            '"' | '“' => {
                quotation(rest).map_or((TokenKind::Mark, c.len_utf8()), |len| (TokenKind::Aside, len))
            }
            '.' | '!' | '?' => (TokenKind::Stop, 1),
            '-' | '–' | '—' => (TokenKind::Dash, c.len_utf8()),
            '&' => (TokenKind::Word, 1),
            c if is_word_char(c) => (TokenKind::Word, word_length(rest)),
            c => (TokenKind::Mark, c.len_utf8()),
        };
        let surface = &rest[..len];
        let word = match kind {
            TokenKind::Word => read(surface, opens_sentence || title_case),
            _ => lexicon::NONE,
        };
        opens_sentence =
            matches!(kind, TokenKind::Stop | TokenKind::Colon | TokenKind::Dash | TokenKind::Mark)
                || (opens_sentence && kind != TokenKind::Word);
        tokens.push(Token { start: at, end: at + len, kind, word });
        at += len;
    }
    tokens
}

/// Looks a word up. A capital inside a sentence makes a name of it.
fn read(surface: &str, capital_says_nothing: bool) -> Word {
    if address_length(surface) > 0 {
        return name();
    }
    if matches!(surface, "&" | "+") || surface.eq_ignore_ascii_case("and/or") {
        return lexicon::look_up("and");
    }
    if surface.is_ascii() {
        let bytes = surface.as_bytes();
        let capitals = bytes.iter().filter(|byte| byte.is_ascii_uppercase()).count();
        if capitals == 0 {
            return lexicon::look_up(surface);
        }
        if capitals > 1 && !surface.contains('-') {
            return name();
        }
        let mut buffer = [0_u8; 40];
        let mut word = match buffer.get_mut(..bytes.len()) {
            Some(room) => {
                room.copy_from_slice(bytes);
                room.make_ascii_lowercase();
                lexicon::look_up(std::str::from_utf8(room).unwrap_or(surface))
            }
            None => lexicon::look_up(&surface.to_ascii_lowercase()),
        };
        if !capital_says_nothing && bytes.first().is_some_and(u8::is_ascii_uppercase) && bytes.len() > 1 {
            let function_words = Readings::DETERMINER | Readings::COORDINATOR | Readings::MODAL;
            if !word.is(function_words) {
                word.readings =
                    (word.readings & (Readings::PLURAL | Readings::HEAD | Readings::MASS)) | Readings::NAME;
            }
        }
        return word;
    }
    lexicon::look_up(&surface.to_lowercase().replace('’', "'"))
}

fn name() -> Word {
    Word { readings: Readings::NAME | Readings::KNOWN, ..lexicon::NONE }
}

/// Most of the longer words start with a capital: then capitals say nothing about names.
pub(super) fn is_title_case(text: &str) -> bool {
    let mut capitals = 0;
    let mut small = 0;
    for word in text.split_whitespace().filter(|word| word.len() > 3) {
        match word.chars().next() {
            Some(c) if c.is_uppercase() => capitals += 1,
            Some(c) if c.is_lowercase() => small += 1,
            _ => {}
        }
    }
    capitals > 1 && capitals > small * 2
}

fn is_word_char(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '%' | '£' | '$' | '€' | '#' | '+' | '@' | '™' | '®' | '°')
}

/// The length of the word at the start of the text, with hyphens, apostrophes and dots inside it.
fn word_length(text: &str) -> usize {
    let mut end = 0;
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let next = chars.peek().map(|(_, next)| *next);
        let next_is_word = next.is_some_and(is_word_char);
        let inside = match c {
            c if is_word_char(c) => true,
            '-' | '\u{2010}' | '\u{2011}' | '.' | '&' => next_is_word && at > 0,
            '\'' | '’' => at > 0 && (next_is_word || text[..at].ends_with('s')),
            '/' => {
                let digits = next.is_some_and(|next| next.is_ascii_digit())
                    && text[..at].ends_with(|before: char| before.is_ascii_digit());
                digits
                    || (text[..at].eq_ignore_ascii_case("and")
                        && text.get(at..at + 3).is_some_and(|or| or.eq_ignore_ascii_case("/or")))
            }
            '(' => {
                // "case(s)", "skill(s)": one word.
                let close = text.as_bytes()[at..].iter().take(5).position(|byte| *byte == b')');
                let Some(close) = close.filter(|close| *close >= 2) else { break };
                let inner = &text[at + 1..at + close];
                if !inner.chars().all(|c| c.is_ascii_lowercase()) {
                    break;
                }
                for _ in 0..close {
                    chars.next();
                }
                end = at + close + 1;
                continue;
            }
            _ => false,
        };
        if !inside {
            break;
        }
        end = at + c.len_utf8();
    }
    let word = &text[..end];
    if text[end..].starts_with('.') && is_abbreviation(word) {
        end += 1;
    }
    end.max(text.chars().next().map_or(1, char::len_utf8))
}

/// Whether the dot behind the word belongs to it: "etc.", "8 a.m.", "the U.S. market".
fn is_abbreviation(word: &str) -> bool {
    let letters = word.contains('.') && word.split('.').all(|part| part.chars().count() == 1);
    letters
        || ["etc", "incl", "approx", "vs", "dept", "mr", "mrs", "ms", "dr", "st"]
            .iter()
            .any(|known| word.eq_ignore_ascii_case(known))
}

/// The length of a web address, without the mark of the sentence behind it.
fn address_length(text: &str) -> usize {
    let starts = ["http://", "https://", "www."]
        .iter()
        .any(|start| text.get(..start.len()).is_some_and(|found| found.eq_ignore_ascii_case(start)));
    if !starts {
        return 0;
    }
    let end = text.find(char::is_whitespace).unwrap_or(text.len());
    text[..end].trim_end_matches(['.', ',', ';', ':', ')', '!', '?']).len()
}

/// "(and run)", "(or, where possible, repair)": what the brackets hold goes on with the sentence.
fn opens_coordination(text: &str) -> bool {
    let inside = &text[1..];
    let word_end = inside.find(|c: char| !c.is_alphanumeric() && c != '/').unwrap_or(inside.len());
    ["and", "or", "and/or", "but", "then"].iter().any(|word| inside[..word_end].eq_ignore_ascii_case(word))
        && inside.as_bytes().iter().take(LONGEST_ASIDE).any(|byte| *byte == b')')
}

/// The length of a bracketed aside, nested brackets counted.
fn aside(text: &str) -> Option<usize> {
    let mut depth = 0_u32;
    for (at, c) in text.char_indices().take(LONGEST_ASIDE) {
        match c {
            '(' | '[' => depth += 1,
            ')' | ']' => {
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    return Some(at + 1);
                }
            }
            _ => {}
        }
    }
    None
}

/// The length of a quotation of several words. A quotation mark around one word leaves the word to the grammar.
fn quotation(text: &str) -> Option<usize> {
    let (at, c) = text.char_indices().skip(1).take(400).find(|(_, c)| matches!(c, '"' | '”'))?;
    text[..at].contains(' ').then(|| at + c.len_utf8())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[&str], why: &str) {
        let pieces: Vec<&str> = tokenise(text).iter().map(|token| token.text(text)).collect();
        assert_eq!(pieces, expected, "{why}");
    }

    #[test]
    fn a_word_keeps_what_belongs_to_it() {
        check("Re-plan the case(s)", &["Re-plan", "the", "case(s)"], "hyphen and plural in brackets");
        check("policies and/or plans", &["policies", "and/or", "plans"], "and/or is one word");
        check("Plan/contribute to it", &["Plan", "/", "contribute", "to", "it"], "a slash parts two verbs");
        check("open 24/7", &["open", "24/7"], "a slash between digits parts nothing");
        check(
            "apprentices' work, e.g. pots",
            &["apprentices'", "work", ",", "e.g.", "pots"],
            "apostrophe, abbreviation",
        );
        check("by 8 a.m. each day", &["by", "8", "a.m.", "each", "day"], "letters with dots");
        check("R&D in C#", &["R&D", "in", "C#"], "names with marks");
        check(
            "see https://example.org/a, then go",
            &["see", "https://example.org/a", ",", "then", "go"],
            "address",
        );
        check("wait, WWW", &["wait", ",", "WWW"], "no address");
    }

    #[test]
    fn brackets_and_quotations_are_one_token() {
        check("talk (no jargon) to staff", &["talk", "(no jargon)", "to", "staff"], "brackets");
        check(
            "plan (and run) it",
            &["plan", "(", "and", "run", ")", "it"],
            "brackets that go on with the sentence",
        );
        check("make it “fit for purpose”", &["make", "it", "“fit for purpose”"], "quotation");
        check("use \"agile\" methods", &["use", "\"", "agile", "\"", "methods"], "one quoted word is a word");
        check("an (open bracket", &["an", "(", "open", "bracket"], "a bracket that never closes is a mark");
    }

    #[test]
    fn a_capital_inside_a_sentence_makes_a_name() {
        let text = "Report to Power BI users";
        let tokens = tokenise(text);
        assert!(tokens[2].is(Readings::NAME) && tokens[3].is(Readings::NAME));
        assert!(!tokens[0].is(Readings::NAME));
    }
}
