//! A guide as a message.

use crate::discord::component_id::{ComponentId, GuideAction, GuideKey};
use crate::discord::view::escape::escape;
use crate::discord::view::guide::standing;
use crate::discord::view::limits::cut;
use crate::discord::view::question_set::counted;
use crate::discord::view::reply::{Block, Button, Reply};
use crate::guide::Guide;
use crate::store::Stored;

/// Longest part of a question in the list of them, so that all of a guide fit into a message.
const LINE_TEXT: usize = 110;
/// Longest title or role that is shown.
const TITLE_TEXT: usize = 160;

/// The guide, with what can be done about it.
pub(in crate::discord) fn show(stored: &Stored, key: GuideKey) -> Reply {
    let guide = &stored.guide;
    Reply::private(vec![
        Block::Text(heading(guide)),
        Block::Text(questions(guide)),
        Block::Buttons(vec![Button::new("Title", ComponentId::Guide(GuideAction::Title, key))]),
    ])
}

fn heading(guide: &Guide) -> String {
    format!(
        "## {}\n{}, {} minutes with introduction and closing, for {}.\n-# {} · guide {}",
        cut(&escape(&guide.title), TITLE_TEXT),
        counted(guide.questions.len(), "question"),
        guide.minutes(),
        cut(&escape(&guide.origin.profile.title), TITLE_TEXT),
        standing(guide),
        guide.id,
    )
}

fn questions(guide: &Guide) -> String {
    let line = |(at, question): (usize, &crate::guide::GuideQuestion)| {
        format!("{}. {}", at + 1, cut(&escape(&question.lead), LINE_TEXT))
    };
    guide.questions.iter().enumerate().map(line).collect::<Vec<_>>().join("\n")
}
