//! A question set as plain text, for a terminal: what the interviewer says, then what to listen for.

use crate::export::{coverage_line, shortfall_line, size_line};
use crate::question::QuestionSet;
use crate::template::ProbeKind;

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

/// The set without anchors and scripts, wrapped at 100 characters.
pub fn text(set: &QuestionSet, style: TextStyle) -> String {
    let bold = |line: String| match style {
        TextStyle::Plain => line,
        TextStyle::Terminal => format!("{BOLD}{line}{BOLD:#}"),
    };
    let mut lines = vec![
        format!("Interview questions: {}", set.profile.title),
        format!("{}; {}.", size_line(set), coverage_line(set)),
    ];
    lines.extend(shortfall_line(set));
    for (at, question) in set.questions.iter().enumerate() {
        let must_ask = if question.must_ask { "must ask" } else { "optional" };
        lines.push(String::new());
        lines.extend(wrap(&format!("{}. ", at + 1), &question.lead).into_iter().map(bold));
        lines.extend(wrap(
            "   ",
            &format!(
                "{} | {} | {must_ask} | {} minutes | {}",
                question.competency, question.kind, question.minutes, question.id
            ),
        ));
        lines.extend(wrap("   From: ", &question.statement));
        for kind in ProbeKind::ALL {
            let first = question.probes.iter().find(|probe| probe.kind == *kind);
            lines.extend(first.into_iter().flat_map(|probe| wrap(&format!("   {kind}: "), &probe.text)));
        }
    }
    lines.extend([
        String::new(),
        format!(
            "Seed {} makes this set again. --format markdown adds all probes, rating anchors and coverage.",
            set.request.seed
        ),
    ]);
    lines.join("\n") + "\n"
}

/// The text in lines of at most [`WIDTH`] characters; the first begins with the label, the others are indented as far.
fn wrap(label: &str, text: &str) -> Vec<String> {
    let indent = " ".repeat(label.chars().count());
    let options = textwrap::Options::new(WIDTH).initial_indent(label).subsequent_indent(&indent);
    textwrap::wrap(text, options).into_iter().map(|line| line.into_owned()).collect()
}
