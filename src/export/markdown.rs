//! A question set as Markdown: for a wiki, an editor, or a printer.

use crate::export::{coverage_line, shortfall_line, size_line};
use crate::question::{Question, QuestionSet};

/// The whole set: introduction, questions with probes and anchors, closing, coverage.
pub fn markdown(set: &QuestionSet) -> String {
    let mut lines = vec![
        format!("# Interview questions: {}", escape(&set.profile.title)),
        String::new(),
        format!("{}. {}.", size_line(set), coverage_line(set)),
        String::new(),
        format!(
            "Seed {} · profile {} version {} · templates version {}",
            set.request.seed, set.profile.id, set.profile.version, set.templates
        ),
        String::new(),
    ];
    if let Some(shortfall) = shortfall_line(set) {
        lines.extend([escape(&shortfall), String::new()]);
    }
    lines.extend([
        "## Introduction".to_owned(),
        String::new(),
        escape_lines(&set.introduction),
        String::new(),
    ]);
    for (at, question) in set.questions.iter().enumerate() {
        push_question(&mut lines, at + 1, question);
    }
    lines.extend(["## Closing".to_owned(), String::new(), escape_lines(&set.closing), String::new()]);
    push_coverage(&mut lines, set);
    lines.join("\n")
}

fn push_question(lines: &mut Vec<String>, number: usize, question: &Question) {
    let must_ask = if question.must_ask { "must ask" } else { "optional" };
    lines.extend([
        format!("## {number}. {}", escape(&question.competency)),
        String::new(),
        format!("**{}**", escape(&question.lead)),
        String::new(),
        format!("{} · {must_ask} · {} minutes · {}", question.kind, question.minutes, question.id),
        String::new(),
        format!("From the statement: {}", escape(&question.statement)),
        String::new(),
        "### Probes".to_owned(),
        String::new(),
        "Ask only for what the answer has left out.".to_owned(),
        String::new(),
    ]);
    lines.extend(question.probes.iter().map(|probe| format!("- *{}*: {}", probe.kind, escape(&probe.text))));
    lines.extend([
        String::new(),
        "### Rating anchors".to_owned(),
        String::new(),
        "| Rating | Label | What the answer shows |".to_owned(),
        "| --- | --- | --- |".to_owned(),
    ]);
    lines.extend(question.anchors.iter().map(|anchor| {
        format!("| {} | {} | {} |", anchor.rating, escape(&anchor.label), escape(&anchor.text))
    }));
    lines.extend([String::new(), "Notes:".to_owned(), String::new()]);
}

fn push_coverage(lines: &mut Vec<String>, set: &QuestionSet) {
    lines.extend(["## Coverage".to_owned(), String::new()]);
    for competency in &set.coverage.competencies {
        lines.push(format!(
            "- **{}**: {} of {} statements",
            escape(&competency.name),
            competency.tested(),
            competency.statements.len()
        ));
        for statement in &competency.statements {
            let questions: Vec<&str> = statement.questions.iter().map(|id| id.as_str()).collect();
            let tested = if questions.is_empty() { "not tested".to_owned() } else { questions.join(", ") };
            lines.push(format!("  - {} ({tested})", escape(&statement.text)));
        }
    }
    lines.push(String::new());
}

/// Text of a person inside Markdown: shown as it was written.
fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len() + 8);
    for (at, c) in text.char_indices() {
        let starts_a_block = at == 0 && matches!(c, '#' | '-' | '+' | '>');
        if starts_a_block || matches!(c, '\\' | '*' | '_' | '`' | '[' | ']' | '<' | '|' | '~') {
            escaped.push('\\');
        }
        escaped.push(if c.is_control() { ' ' } else { c });
    }
    escaped
}

/// The same for a text of several lines.
fn escape_lines(text: &str) -> String {
    text.lines().map(escape).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_of_a_person_is_shown_as_written() {
        for (text, expected, why) in [
            ("Plan *well*", r"Plan \*well\*", "emphasis"),
            ("a | b", r"a \| b", "a table's border"),
            ("# title", r"\# title", "a heading"),
            ("C# and C++", "C# and C++", "marks inside a line mean nothing"),
            ("<script>", r"\<script>", "HTML"),
        ] {
            assert_eq!(escape(text), expected, "{why}");
        }
    }
}
