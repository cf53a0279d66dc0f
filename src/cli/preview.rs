//! Every statement in every template that fits it: what a person reads before a profile or a template is shipped.

use std::fmt::Write;

use crate::profile::Profile;
use crate::question::{Trial, lint, trials};
use crate::template::Templates;

/// The preview of one profile as Markdown.
pub(super) fn preview(profile: &Profile, templates: &Templates) -> String {
    let mut text = format!("# {}\n", profile.title);
    let mut trials = trials(profile, templates).into_iter().peekable();
    let mut position = 0;
    for competency in &profile.competencies {
        push(&mut text, format_args!("\n## {}\n", competency.name));
        for statement in &competency.statements {
            push(&mut text, format_args!("\n{}\n\n", statement.text));
            while let Some(trial) = trials.next_if(|trial| trial.statement == position) {
                let verdict = lint::lint(&trial.text)
                    .first()
                    .map(|finding| format!("  [never asked: {finding}]"))
                    .unwrap_or_default();
                push(&mut text, format_args!("- {} ({}){verdict}\n", trial.text, trial.lead));
            }
            position += 1;
        }
    }
    text.push('\n');
    text
}

/// The questions that the lint would not let out, with the line of their statement.
pub(super) fn refused(profile: &Profile, templates: &Templates) -> Vec<(usize, String, lint::Finding)> {
    let lines: Vec<usize> = profile
        .competencies
        .iter()
        .flat_map(|competency| &competency.statements)
        .map(|statement| statement.line)
        .collect();
    let finding = |trial: Trial| {
        let finding = lint::lint(&trial.text).into_iter().next()?;
        Some((lines[trial.statement], trial.text, finding))
    };
    trials(profile, templates).into_iter().filter_map(finding).collect()
}

fn push(text: &mut String, line: std::fmt::Arguments<'_>) {
    text.write_fmt(line).expect("writing to a string cannot fail");
}
