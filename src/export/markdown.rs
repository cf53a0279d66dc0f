//! A question set as Markdown: for a wiki, an editor, or a printer.

use crate::export::{plain, words};
use crate::question::{Question, QuestionSet};

/// The whole set: introduction, questions with probes and anchors, closing, coverage.
pub fn markdown(set: &QuestionSet) -> String {
    let mut page = Page::default();
    page.block(&format!("# {}", escape(&words::title(set))));
    page.block(&format!("{} {}", words::size(set), words::coverage(set)));
    page.blocks(words::shortfall(set));
    page.block(&words::origin(set));
    page.block("## Introduction");
    page.blocks(script(&set.introduction));
    for (at, question) in set.questions.iter().enumerate() {
        push_question(&mut page, at + 1, question);
    }
    page.block("## Closing");
    page.blocks(script(&set.closing));
    page.block("## Coverage");
    page.block(&coverage(set));
    page.0
}

/// A page of blocks with an empty line between two of them.
#[derive(Default)]
struct Page(String);

impl Page {
    fn block(&mut self, block: &str) {
        if !self.0.is_empty() {
            self.0.push('\n');
        }
        self.0 += block;
        self.0.push('\n');
    }

    fn blocks(&mut self, blocks: impl IntoIterator<Item = String>) {
        blocks.into_iter().for_each(|block| self.block(&block));
    }
}

fn push_question(page: &mut Page, number: usize, question: &Question) {
    page.block(&format!("## {number}. {}", escape(&question.competency)));
    page.block(&format!("**{}**", escape(&question.lead)));
    page.block(&words::facts(question));
    page.block(&format!("From the statement: {}", escape(&question.statement)));
    page.block("### Probes");
    page.block(words::PROBES_ADVICE);
    let probes = words::probes(question).into_iter().flat_map(|(heading, texts)| {
        let texts = texts.into_iter().map(|text| format!("  - {}", escape(text)));
        std::iter::once(format!("- *{heading}*")).chain(texts)
    });
    page.block(&probes.collect::<Vec<_>>().join("\n"));
    page.block("### Evidence");
    page.block(words::EVIDENCE_ADVICE);
    page.block("### Rating");
    page.block(&anchors(question));
    page.block("### Notes");
    page.block(words::NOTES_ADVICE);
}

fn anchors(question: &Question) -> String {
    let (not_assessed, when) = words::NOT_ASSESSED;
    let mut rows =
        vec!["| Rating | Label | What the answer shows |".to_owned(), "| --- | --- | --- |".to_owned()];
    rows.extend(question.anchors.iter().map(|anchor| {
        format!("| {} | {} | {} |", anchor.rating, escape(&anchor.label), escape(&anchor.text))
    }));
    rows.push(format!("| – | {not_assessed} | {when} |"));
    rows.join("\n")
}

fn coverage(set: &QuestionSet) -> String {
    let mut items = Vec::new();
    for competency in &set.coverage.competencies {
        items.push(format!(
            "- **{}**: {} of {}",
            escape(&competency.name),
            competency.tested(),
            words::counted(competency.statements.len(), "statement"),
        ));
        items.extend(competency.statements.iter().map(|statement| {
            format!("  - {} ({})", escape(&statement.text), words::tested_by(set, &statement.questions))
        }));
    }
    items.join("\n")
}

/// The paragraphs that the interviewer says.
fn script(text: &str) -> Vec<String> {
    plain::paragraphs(text).iter().map(|paragraph| escape(paragraph)).collect()
}

/// Text of a person inside Markdown: one line, shown as it was written.
fn escape(text: &str) -> String {
    let line = plain::line(text);
    let mut escaped = String::with_capacity(line.len() + 8);
    // The mark that makes a list of a line: behind its digits, else at its start.
    let list_mark = line.bytes().take_while(u8::is_ascii_digit).count();
    for (at, c) in line.char_indices() {
        let block_mark = match c {
            '#' if ends_heading(&line, at) => true,
            '#' | '-' | '+' | '>' | '=' => at == 0,
            '.' | ')' => at == list_mark && at > 0,
            _ => false,
        };
        if block_mark || matches!(c, '\\' | '*' | '_' | '`' | '[' | ']' | '<' | '|' | '~' | '&') {
            escaped.push('\\');
        }
        escaped.push(c);
    }
    escaped
}

/// Whether the rest of the line would be taken for the closing marks of a heading.
fn ends_heading(line: &str, at: usize) -> bool {
    line[..at].ends_with(' ') && line[at..].bytes().all(|byte| byte == b'#')
}

#[cfg(test)]
mod tests {
    use pulldown_cmark::{Event, Options, Parser};

    use super::*;

    #[test]
    fn text_of_a_person_is_shown_as_written() {
        for (text, expected, why) in [
            ("Plan *well*", r"Plan \*well\*", "emphasis"),
            ("a | b", r"a \| b", "a table's border"),
            ("# title", r"\# title", "a heading"),
            ("Learn C #", r"Learn C \#", "the end of a heading"),
            ("1. Plan", r"1\. Plan", "a numbered list"),
            ("===", r"\===", "an underlined heading"),
            ("R&amp;D", r"R\&amp;D", "an entity"),
            ("C# and C++ 2.0", "C# and C++ 2.0", "marks inside a line mean nothing"),
            ("<script>", r"\<script>", "HTML"),
        ] {
            assert_eq!(escape(text), expected, "{why}");
        }
    }

    /// The text that a reader of GitHub's Markdown sees, if nothing in it is markup.
    fn seen(markdown: &str) -> Option<String> {
        let mut seen = String::new();
        let extensions = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_TASKLISTS;
        for event in Parser::new_ext(markdown, extensions | Options::ENABLE_FOOTNOTES | Options::ENABLE_GFM) {
            match event {
                Event::Text(text) => seen += &text,
                Event::Start(pulldown_cmark::Tag::Paragraph)
                | Event::End(pulldown_cmark::TagEnd::Paragraph) => {}
                _ => return None,
            }
        }
        Some(seen)
    }

    proptest::proptest! {
        #[test]
        fn a_reader_of_markdown_sees_the_text(text in "[-#>=+*_`~|!&<>\\[\\]().:a-c12\\\\ ]{1,24}") {
            let line = plain::line(&text);
            proptest::prop_assume!(!line.is_empty());
            proptest::prop_assert_eq!(seen(&escape(&text)), Some(line));
        }
    }
}
