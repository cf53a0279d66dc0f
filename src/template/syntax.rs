//! Says in plain words what is wrong with text that handlebars cannot parse, and where it starts.
//!
//! The parser reports the place where it gave up, which for an unclosed tag or block is the end of the file. People
//! look for the place where it was opened.

use handlebars::{TemplateError, TemplateErrorReason};

/// A syntax error at a place in the template's own text.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct SyntaxFault {
    pub(super) line: usize,
    pub(super) column: usize,
    pub(super) what: String,
    pub(super) advice: &'static str,
}

/// Explains an error of the parser.
pub(super) fn explain(text: &str, error: &TemplateError) -> SyntaxFault {
    if let Some((offset, what, advice)) = unbalanced(text) {
        let (line, column) = place(text, offset);
        return SyntaxFault { line, column, what, advice };
    }
    let (line, column) = error.pos().unwrap_or((1, 1));
    let (what, advice) = match error.reason() {
        TemplateErrorReason::MismatchingClosedHelper(opened, closed) => (
            format!("a block opened as `{opened}` and closed as `{closed}`"),
            "Close each block with its own name, the inner one first, as in `{{#if level}} ... {{/if}}`.",
        ),
        _ => (
            "this is not handlebars".to_owned(),
            "Between `{{` and `}}` goes the name of a field, or a helper with its arguments, as in `{{a role}}`. Write \
             `\\{{` where the braces themselves are meant.",
        ),
    };
    SyntaxFault { line, column, what, advice }
}

/// The first tag without an end, or the block that is opened or closed alone.
fn unbalanced(text: &str) -> Option<(usize, String, &'static str)> {
    let mut open: Vec<(usize, &str)> = Vec::new();
    let mut from = 0;
    while let Some(start) = text[from..].find("{{").map(|at| from + at) {
        if text[..start].ends_with('\\') {
            from = start + 2;
            continue;
        }
        let inside = &text[start + 2..];
        let closing = if inside.starts_with("!--") { "--}}" } else { "}}" };
        let next_opening = inside.find("{{").filter(|_| !inside.starts_with('!')).unwrap_or(inside.len());
        let Some(end) = inside.find(closing).filter(|end| *end <= next_opening) else {
            return Some((
                start,
                format!("a tag without its `{closing}`"),
                "Close the tag, as in `{{past}}`.",
            ));
        };
        let tag = inside[..end].trim_matches(|c: char| c == '~' || c.is_whitespace());
        if let Some(block) = tag.strip_prefix('#') {
            open.push((start, block.split_whitespace().next().unwrap_or_default()));
        } else if let Some(name) = tag.strip_prefix('/')
            && open.pop().is_none()
        {
            let what = format!("the end of a block `{name}` that was never opened");
            return Some((start, what, "Remove it, or open the block before it, as in `{{#if level}}`."));
        }
        from = start + 2 + end + closing.len();
    }
    let (start, name) = open.pop()?;
    let what = format!("a block `{name}` without its end");
    Some((start, what, "End the block after the words it is for, as in `{{#if level}} ... {{/if}}`."))
}

/// Line and column of a byte, both from one, the column in characters.
pub(super) fn place(text: &str, offset: usize) -> (usize, usize) {
    let before = &text[..offset];
    let line = before.matches('\n').count() + 1;
    let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
    (line, column)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: Option<(usize, &str)>) {
        let found = unbalanced(text);
        assert_eq!(found.as_ref().map(|(at, what, _)| (*at, what.as_str())), expected, "{text}");
    }

    #[test]
    fn what_is_open_is_found_where_it_was_opened() {
        check("a {{past and {{role}}", Some((2, "a tag without its `}}`")));
        check("a {{past", Some((2, "a tag without its `}}`")));
        check("a {{!-- b }}", Some((2, "a tag without its `--}}`")));
        check("{{#if level}} b {{#unless x}}", Some((16, "a block `unless` without its end")));
        check("a {{/if}}", Some((2, "the end of a block `if` that was never opened")));
    }

    #[test]
    fn balanced_text_is_left_to_the_parser() {
        check("a {{#if level}}b{{else}}c{{/if}} {{!-- {{ --}} {{! {{ }} {{~past~}}", None);
        check("no tags", None);
        check("\\{{ are braces {{past}}", None);
    }

    #[test]
    fn a_column_counts_characters() {
        assert_eq!(place("é\né€{{", 8), (2, 3));
    }
}
