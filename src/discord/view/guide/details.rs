//! What an interviewer needs beside a question: its probes and its rating anchors.

use crate::discord::view::escape::escape;
use crate::discord::view::limits::{self, cut};
use crate::discord::view::reply::Reply;
use crate::guide::{GuideQuestion, Scale};

/// Longest part of a lead, a probe and an anchor that are shown.
const LEAD_TEXT: usize = 600;
const PROBE_TEXT: usize = 150;
const ANCHOR_TEXT: usize = 300;

/// The probes and anchors of the question at this place, from zero.
pub(in crate::discord) fn show(at: usize, question: &GuideQuestion, scale: &Scale) -> Reply {
    let mut lines = vec![
        format!("### Question {}", at + 1),
        format!("> {}", cut(&escape(&question.lead), LEAD_TEXT)),
        "**Rating anchors**".to_owned(),
    ];
    for level in scale.levels.iter().rev() {
        let label = escape(&level.label);
        lines.push(match question.anchor(level.rating) {
            Some(text) => format!("**{} {label}** {}", level.rating, cut(&escape(text), ANCHOR_TEXT)),
            None => format!("**{} {label}**", level.rating),
        });
    }
    lines.push("**Probes**".to_owned());
    lines.extend(question.probes.iter().map(|probe| format!("- {}", cut(&escape(&probe.text), PROBE_TEXT))));
    Reply::sentence(cut(&lines.join("\n"), limits::MESSAGE_TEXT))
}
