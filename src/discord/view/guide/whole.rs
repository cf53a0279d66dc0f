//! What concerns a guide as a whole: title, scale, weights, competencies, and what becomes of it.

use crate::discord::component_id::{ComponentId, GuideAction, GuideKey};
use crate::discord::view::escape::escape;
use crate::discord::view::guide::{scale_words, standing_now, weights_words};
use crate::discord::view::limits::{self, cut};
use crate::discord::view::reply::{Block, Button, Choice, Picks, Reply, Select};
use crate::guide::{Guide, StandardScale, Weights};
use crate::store::Stored;

/// What the person sees who has put a guide away.
pub(in crate::discord) const ARCHIVED: &str =
    "**Put away.** It is out of the list, and `/guide list archive:True` shows it.";

/// Longest title and name that are shown.
const TITLE_TEXT: usize = 160;
const NAME_TEXT: usize = 80;
/// Characters of all words together; a note may stand above them.
const TEXT: usize = limits::MESSAGE_TEXT - 400;

/// The guide as a whole, with a note above it.
pub(in crate::discord) fn show(stored: &Stored, key: GuideKey, note: Option<&str>) -> Reply {
    let guide = &stored.guide;
    let button = |label, action| Button::new(label, ComponentId::Guide(action, key));
    let mut blocks: Vec<Block> = note.map(|note| Block::Text(note.to_owned())).into_iter().collect();
    blocks.push(Block::Text(cut(&words(stored), TEXT)));
    blocks.push(Block::Select(scale(guide, key)));
    // A list holds only so many; those of a larger profile are chosen when the guide is made.
    if guide.origin.profile.competencies.len() <= limits::CHOICES {
        blocks.push(Block::Select(competencies(guide, key)));
    }
    let equally = button("Count them the same", GuideAction::WeighEqually);
    blocks.push(Block::Buttons(vec![
        button("Title", GuideAction::Title),
        button("Weights", GuideAction::Weights),
        equally.enabled(guide.weights != Weights::Equal),
        button("Coverage", GuideAction::Coverage),
        button("Parallel form", GuideAction::Parallel),
    ]));
    let archive = match stored.archived {
        Some(_) => button("Take out of the archive", GuideAction::Unarchive),
        None => button("Archive", GuideAction::Archive),
    };
    blocks.push(Block::Buttons(vec![
        button("Back to the questions", GuideAction::Show).primary(),
        archive,
        button("Delete ...", GuideAction::AskToDelete),
    ]));
    Reply::private(blocks)
}

fn words(stored: &Stored) -> String {
    let guide = &stored.guide;
    let mut lines = vec![
        format!("## {}", cut(&escape(&guide.title), TITLE_TEXT)),
        format!("{} {}", scale_words(guide), weights_words(guide)),
    ];
    if let Weights::Unequal { reason, by, at, .. } = &guide.weights {
        for name in guide.competencies() {
            lines.push(format!("- {}: {}", cut(&escape(name), NAME_TEXT), guide.weights.of(name)));
        }
        let by = cut(&escape(&by.name), NAME_TEXT);
        lines.push(format!("{by} decided so on {} and wrote: {}", at.day(), escape(reason)));
    }
    lines.push(format!("-# {} · guide {}", standing_now(stored), guide.id));
    lines.join("\n")
}

fn scale(guide: &Guide, key: GuideKey) -> Select {
    let choice = |scale: StandardScale| {
        let labels = scale.labels();
        let (lowest, highest) = (labels.first().unwrap_or(&""), labels.last().unwrap_or(&""));
        Choice {
            label: format!("{} levels, from {lowest} to {highest}", scale.levels()),
            value: scale.to_string(),
            is_picked: guide.scale == scale.scale(),
        }
    };
    Select {
        id: ComponentId::Guide(GuideAction::Scale, key),
        hint: "Rating scale",
        choices: StandardScale::ALL.into_iter().map(choice).collect(),
        picks: Picks::One,
    }
}

fn competencies(guide: &Guide, key: GuideKey) -> Select {
    let asked = guide.competencies();
    let known = guide.origin.profile.competencies.iter().enumerate();
    let choice = |(at, known): (usize, &crate::guide::model::CompetencySnapshot)| Choice {
        label: known.name.clone(),
        value: at.to_string(),
        is_picked: asked.contains(&known.name.as_str()),
    };
    Select {
        id: ComponentId::Guide(GuideAction::Competencies, key),
        hint: "Competencies to test",
        choices: known.map(choice).collect(),
        picks: Picks::Some,
    }
}

/// Whether a guide is to be deleted.
pub(in crate::discord) fn ask_to_delete(stored: &Stored, key: GuideKey) -> Reply {
    let guide = &stored.guide;
    let text = format!(
        "**Delete {} with all its versions, for good?** Nobody can bring it back. You can archive it instead.\n-# {}",
        cut(&escape(&guide.title), TITLE_TEXT),
        standing_now(stored),
    );
    let button = |label, action| Button::new(label, ComponentId::Guide(action, key));
    Reply::private(vec![
        Block::Text(text),
        Block::Buttons(vec![
            button("Delete for good", GuideAction::Delete).danger(),
            button("Keep it", GuideAction::Whole),
        ]),
    ])
}

/// A guide that is no more.
pub(in crate::discord) fn deleted(title: &str) -> Reply {
    Reply::sentence(format!("I deleted {} with all its versions.", cut(&escape(title), TITLE_TEXT)))
}
