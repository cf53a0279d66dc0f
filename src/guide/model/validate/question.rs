//! One question of a guide.

use std::collections::HashSet;

use super::check::Check;
use crate::guide::model::limits;
use crate::guide::{GuideQuestion, Scale, Source, Warning};
use crate::profile::limits::{MAX_NAME_CHARS, MAX_STATEMENT_CHARS};

pub(super) fn question(
    check: &mut Check,
    at: usize,
    question: &GuideQuestion,
    scale: &Scale,
    ids: &mut HashSet<String>,
) {
    let of = |part: &str| format!("the {part} of question {}", at + 1);
    check.key("id", |check| {
        check.text(&of("id"), question.id.as_str(), limits::MAX_ID);
        check.first(ids, &of("id"), question.id.as_str());
    });
    check.key("competency", |check| check.text(&of("competency"), &question.competency, MAX_NAME_CHARS));
    if let Some(statement) = &question.statement {
        check.key("statement", |check| check.text(&of("statement"), statement, MAX_STATEMENT_CHARS));
    }
    if let Some(part) = &question.part {
        check.key("part", |check| {
            check.key("text", |check| {
                check.text(&of("text of the part"), &part.text, MAX_STATEMENT_CHARS);
            });
            if part.number < 1 || part.number > part.of {
                let what =
                    format!("the part of question {} is number {} of {}", at + 1, part.number, part.of);
                check.fault(what, "Number the parts from 1, or delete the key `part`.");
            }
        });
    }
    check.key("lead", |check| check.text(&of("lead"), &question.lead, limits::MAX_TEXT));
    check.key("minutes", |check| {
        check.within(&of("number of minutes"), question.minutes, &limits::MINUTES);
    });
    check.key("probes", |check| {
        check.count(&format!("question {}", at + 1), question.probes.len(), "probes", 0..=limits::MAX_PROBES);
        check.each(&question.probes, |check, number, probe| {
            check.key("text", |check| {
                let name = format!("probe {} of question {}", number + 1, at + 1);
                check.text(&name, &probe.text, limits::MAX_TEXT);
            });
        });
    });
    check.key("anchors", |check| anchors(check, at, question, scale));
    check.key("source", |check| source(check, at, &question.source));
}

fn anchors(check: &mut Check, at: usize, question: &GuideQuestion, scale: &Scale) {
    let number = at + 1;
    let mut below = 0;
    check.each(&question.anchors, |check, _, anchor| {
        let rating = anchor.rating;
        if scale.label(rating).is_none() || rating <= below {
            check.key("rating", |check| {
                let what = format!("an anchor of question {number} has the rating {rating}, which is not on the scale, or not in order");
                check.fault(what, "Give each anchor a rating of the scale, lowest first.");
            });
        }
        check.key("text", |check| {
            check.text(&format!("an anchor of question {number}"), &anchor.text, limits::MAX_TEXT);
        });
        below = rating;
    });
}

fn source(check: &mut Check, at: usize, source: &Source) {
    let number = at + 1;
    match source {
        Source::Generated { lead, .. } => check.key("generated", |check| {
            check.key("lead", |check| {
                check.text(&format!("the name of the lead of question {number}"), lead, limits::MAX_TEXT);
            });
        }),
        Source::Own { author, warnings } => check.key("own", |check| {
            check.key("author", |check| check.person(&format!("the author of question {number}"), author));
            check.key("warnings", |check| {
                let whose = format!("question {number}");
                check.count(&whose, warnings.len(), "warnings", 0..=limits::MAX_WARNINGS);
                check.each(warnings, |check, _, of| warning(check, number, of));
            });
        }),
    }
}

fn warning(check: &mut Check, number: usize, warning: &Warning) {
    for (key, text) in [("rule", &warning.rule), ("what", &warning.what), ("why", &warning.why)] {
        check.key(key, |check| {
            check.text(&format!("`{key}` of a warning of question {number}"), text, limits::MAX_TEXT);
        });
    }
    if let Some(kept) = &warning.kept {
        check.key("kept", |check| {
            check.key("by", |check| check.person(&format!("who kept question {number}"), &kept.by));
        });
    }
}
