//! What a guide tests and what not, in words and as a picture.

use crate::discord::view::escape::escape;
use crate::discord::view::limits::{self, cut};
use crate::discord::view::reply::{File, Reply};
use crate::export::{self, Format, Sheet};
use crate::guide::Guide;

/// Longest name and statement that are shown.
const NAME_TEXT: usize = 80;
const STATEMENT_TEXT: usize = 100;

/// The coverage of a guide.
pub(in crate::discord) fn show(guide: &Guide) -> Reply {
    let coverage = guide.coverage();
    let mut lines = vec![
        format!("### What {} tests", cut(&escape(&guide.title), NAME_TEXT)),
        format!(
            "{} of {} competencies and {} of {} statements. A statement in italics is not tested.",
            coverage.tested_competencies(),
            coverage.competencies.len(),
            coverage.tested_statements(),
            coverage.statements(),
        ),
    ];
    for competency in &coverage.competencies {
        let own = guide.questions_without_statement(&competency.name).count();
        let own = match own {
            0 => String::new(),
            1 => ", and a question of somebody’s own".to_owned(),
            several => format!(", and {several} questions of people’s own"),
        };
        lines.push(format!(
            "**{}** {} of {} statements{own}",
            cut(&escape(&competency.name), NAME_TEXT),
            competency.tested(),
            competency.statements.len(),
        ));
        for statement in &competency.statements {
            let text = cut(&escape(&statement.text), STATEMENT_TEXT);
            let numbers: Vec<String> = statement
                .questions
                .iter()
                .filter_map(|id| guide.question(id))
                .map(|(at, _)| (at + 1).to_string())
                .collect();
            lines.push(match &numbers[..] {
                [] => format!("- *{text}*"),
                numbers => format!("- {text} (question {})", numbers.join(", ")),
            });
        }
    }
    let picture = export::picture(&Sheet::from(guide));
    let file = File {
        name: export::file_name(guide, Format::Png),
        bytes: picture.png,
        description: Some(picture.description),
    };
    Reply::picture(cut(&lines.join("\n"), limits::MESSAGE_TEXT), file)
}
