//! Two guides side by side.

use crate::discord::view::escape::escape;
use crate::discord::view::guide::standing;
use crate::discord::view::limits::{self, cut};
use crate::discord::view::reply::Reply;
use crate::guide::{Comparison, Difference, Guide, Part, Row};

/// Longest title and lead that are shown.
const TITLE_TEXT: usize = 80;
const LEAD_TEXT: usize = 120;

/// What is different between two guides, or two versions of one.
pub(in crate::discord) fn show(first: &Guide, second: &Guide) -> Reply {
    let name = |guide: &Guide| format!("**{}**, {}", cut(&escape(&guide.title), TITLE_TEXT), standing(guide));
    let comparison = first.compare(second);
    let mut lines = vec!["## Comparison".to_owned(), format!("From {}\nto {}.", name(first), name(second))];
    if comparison.is_same() {
        lines.push("They say the same.".to_owned());
        return Reply::sentence(lines.join("\n"));
    }
    lines.extend(parts(&comparison, first, second));
    lines.extend(comparison.rows.iter().flat_map(row));
    Reply::sentence(cut(&lines.join("\n"), limits::MESSAGE_TEXT))
}

fn parts(comparison: &Comparison<'_>, first: &Guide, second: &Guide) -> Vec<String> {
    let line = |part: &Part| match part {
        Part::Title => "- The title is another.".to_owned(),
        Part::Scale => format!(
            "- Answers are rated on {} levels, before on {}.",
            second.scale.levels.len(),
            first.scale.levels.len()
        ),
        Part::Weights => "- The competencies count differently, or for another reason.".to_owned(),
        Part::Profile => "- It is made from another profile, or another version of it.".to_owned(),
        Part::Minutes => format!("- It takes {} minutes, before {}.", second.minutes(), first.minutes()),
    };
    comparison.parts.iter().map(line).collect()
}

/// A question: its place in both, and what is different about it.
fn row(row: &Row<'_>) -> Vec<String> {
    let lead = |question: &crate::guide::GuideQuestion| cut(&escape(&question.lead), LEAD_TEXT);
    match row {
        Row::Added((at, question)) => vec![format!("**{}. New:** {}", at + 1, lead(question))],
        Row::Removed((at, question)) => vec![format!("**Removed**, it was {}: {}", at + 1, lead(question))],
        Row::Both((_, _), (at, question), differences) if differences.is_empty() => {
            vec![format!("{}. {}\n-# as before", at + 1, lead(question))]
        }
        Row::Both((was, old), (at, question), differences) => {
            let mut lines = vec![format!("**{}.** {}", at + 1, lead(question))];
            if differences.contains(&Difference::Words) {
                lines.push(format!("-# before: {}", lead(old)));
            }
            let what: Vec<String> = differences
                .iter()
                .map(|difference| match difference {
                    Difference::Words => "other words".to_owned(),
                    Difference::Place => format!("before at place {}", was + 1),
                    Difference::Competency => "another competency".to_owned(),
                    Difference::Kind => format!("{}, before {}", question.kind, old.kind),
                    Difference::Minutes => format!("{} minutes, before {}", question.minutes, old.minutes),
                    Difference::MustAsk if question.must_ask => "must ask, before optional".to_owned(),
                    Difference::MustAsk => "optional, before must ask".to_owned(),
                    Difference::Probes => "other probes".to_owned(),
                    Difference::Anchors => "other anchors".to_owned(),
                })
                .collect();
            lines.push(format!("-# {}", what.join(" · ")));
            lines
        }
    }
}
