//! A sheet as plain text, for a terminal: what the interviewer says, then what to listen for.

use crate::export::sheet::{Question, Sheet};
use crate::export::{plain, words};

const BOLD: anstyle::Style = anstyle::Style::new().bold();

/// Width of a line in characters.
const WIDTH: usize = 100;

/// Whether the leads stand out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TextStyle {
    /// Characters only.
    Plain,
    /// With the bold of terminals.
    Terminal,
}

/// The questions, each with its source and the first probe of every kind, wrapped at 100 characters.
pub(super) fn text(sheet: &Sheet, style: TextStyle) -> String {
    let mut lines = wrap("", &words::title(sheet));
    lines.extend(wrap("", &format!("{} {}", words::size(sheet), words::coverage(sheet))));
    lines.extend(sheet.remarks.iter().flat_map(|remark| wrap("", remark)));
    for (number, question) in (1..).zip(&sheet.questions) {
        lines.push(String::new());
        push_question(&mut lines, number, question, style);
    }
    lines.push(String::new());
    lines.extend(wrap("", &sheet.hint));
    lines.join("\n") + "\n"
}

fn push_question(lines: &mut Vec<String>, number: usize, question: &Question, style: TextStyle) {
    let bold = |line: String| match style {
        TextStyle::Plain => line,
        TextStyle::Terminal => format!("{BOLD}{line}{BOLD:#}"),
    };
    lines.extend(wrap(&format!("{number}. "), &question.lead).into_iter().map(bold));
    lines.extend(wrap("   ", &format!("{} · {}", question.competency, words::facts(question))));
    lines.extend(question.statement.iter().flat_map(|statement| wrap("   From: ", statement)));
    for (heading, probes) in words::probes(question) {
        lines.extend(probes.first().iter().flat_map(|probe| wrap(&format!("   {heading}: "), probe)));
    }
}

/// The text in lines of at most [`WIDTH`] characters; the first begins with the label, the others are indented as far.
fn wrap(label: &str, text: &str) -> Vec<String> {
    let indent = " ".repeat(label.chars().count());
    let options = textwrap::Options::new(WIDTH).initial_indent(label).subsequent_indent(&indent);
    let text = plain::line(text);
    textwrap::wrap(&text, options).into_iter().map(|line| line.trim_end().to_owned()).collect()
}
