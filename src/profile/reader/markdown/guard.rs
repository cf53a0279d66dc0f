//! A look at a Markdown text before it is parsed: nesting that would keep the parser busy for minutes is found here.
//!
//! The parser goes through all open lists and quotations for each line. That is quick for any text that a person wrote;
//! half a million `>` on one line and as many short lines after it take five minutes.

/// Most list and quotation markers at the start of a line, and indents of two columns before them.
///
/// Above the limit for nesting that the reader reports, so that an indented text is never refused for its indent.
const MAX_MARKERS: usize = 64;

/// Where a line starts that opens too many lists or quotations.
pub(super) fn too_deep(text: &str) -> Option<usize> {
    let mut start = 0;
    for line in text.split_inclusive(['\n', '\r']) {
        if opens_too_many(line) {
            return Some(start);
        }
        start += line.len();
    }
    None
}

fn opens_too_many(line: &str) -> bool {
    let bytes = line.as_bytes();
    let mut columns = 0;
    let mut markers = 0;
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        let length = match byte {
            b' ' => {
                columns += 1;
                1
            }
            b'\t' => {
                columns += 4;
                1
            }
            b'>' => {
                markers += 1;
                1
            }
            _ => match list_marker(&bytes[at..]) {
                0 => break,
                length => {
                    markers += 1;
                    length
                }
            },
        };
        at += length;
    }
    markers > 0 && markers + columns / 2 > MAX_MARKERS && !is_thematic_break(line)
}

/// Length of the list marker at the start of a text, without the space after it; 0 if there is none.
fn list_marker(bytes: &[u8]) -> usize {
    let digits = bytes.iter().take_while(|byte| byte.is_ascii_digit()).count();
    let marker = match bytes.get(digits) {
        Some(b'-' | b'*' | b'+') if digits == 0 => 1,
        Some(b'.' | b')') if (1..=9).contains(&digits) => digits + 1,
        _ => return 0,
    };
    if bytes.get(marker).is_none_or(u8::is_ascii_whitespace) { marker } else { 0 }
}

/// Whether a line is a rule across the page: `* * * * *`.
fn is_thematic_break(line: &str) -> bool {
    ['-', '*', '_'].into_iter().any(|sign| line.chars().all(|c| c == sign || c.is_whitespace()))
}

#[cfg(test)]
mod tests {
    use super::too_deep;

    #[track_caller]
    fn check(text: &str, expected: Option<usize>) {
        assert_eq!(too_deep(text), expected, "{}...", text.chars().take(40).collect::<String>());
    }

    #[test]
    fn deep_nesting_is_found_where_its_line_starts() {
        check(&format!("# T\n{}a", ">".repeat(65)), Some(4));
        check(&format!("{}a", "> ".repeat(65)), Some(0));
        check(&format!("{}a", "- ".repeat(65)), Some(0));
        check(&format!("{}a", "1. ".repeat(65)), Some(0));
        check(&format!("{}> - a", "  ".repeat(64)), Some(0)); // An indent that lists on the lines before make nesting.
    }

    #[test]
    fn what_people_write_is_not_too_deep() {
        check("- a\n  - b\n    - c\n> > quoted\n", None);
        check(&format!("{}\n", "- ".repeat(100)), None); // A rule across the page.
        check(&format!("{}\n", "* ".repeat(100)), None);
        check(&format!("{}a\n", " ".repeat(200)), None); // An indented text opens nothing.
        check(&format!("{}\n", "-".repeat(200)), None); // An underline.
        check(&format!("a {}\n", "> ".repeat(200)), None); // Signs inside a line open nothing.
    }
}
