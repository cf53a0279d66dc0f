//! The list of guides.

use crate::discord::component_id::{ComponentId, GuideAction, GuideKey, Keeper, ListKey};
use crate::discord::view::escape::escape;
use crate::discord::view::guide::standing_of;
use crate::discord::view::limits::cut;
use crate::discord::view::pages::turning;
use crate::discord::view::question_set::counted;
use crate::discord::view::reply::{Block, Button, Reply};
use crate::profile;
use crate::store::Listed;

/// Guides of a page.
pub(in crate::discord) const PER_PAGE: u32 = 8;
/// Longest title and role that are shown.
const TITLE_TEXT: usize = 160;

/// A page of the list.
pub(in crate::discord) fn show(listed: &Listed, key: ListKey) -> Reply {
    let ListKey { keeper, is_archive, page } = key;
    if listed.total == 0 && is_archive {
        return Reply::sentence("Nothing has been put away. `/guide list` shows the guides in use.");
    }
    if listed.total == 0 {
        return Reply::sentence(
            "There is no interview guide yet. `/guide create` makes one from a role profile; you can edit it before you approve it.",
        );
    }
    let whose = match keeper {
        Keeper::Guild => "on this server",
        Keeper::Person => "of yours",
    };
    let archived = if is_archive { ", archived" } else { "" };
    let total = usize::try_from(listed.total).unwrap_or(usize::MAX);
    let mut blocks =
        vec![Block::Text(format!("## Interview guides\n{} {whose}{archived}.", counted(total, "guide")))];
    for summary in &listed.guides {
        let text = format!(
            "**{}**\n{}, {} minutes{}\n-# {} · changed on {}",
            cut(&escape(&summary.title), TITLE_TEXT),
            counted(usize::try_from(summary.questions).unwrap_or(usize::MAX), "question"),
            summary.minutes,
            profile::role(&summary.role)
                .map_or_else(String::new, |role| format!(", for {}", cut(&escape(role), TITLE_TEXT))),
            standing_of(summary),
            summary.changed.day(),
        );
        // A guide is shown as it is now, so its revision says nothing yet.
        let key = GuideKey { keeper, id: summary.id, revision: 0 };
        let button = Button::new("Open", ComponentId::Guide(GuideAction::Show, key));
        blocks.push(Block::Section { text, button });
    }
    let count = total.div_ceil(PER_PAGE as usize);
    let id = |page| ComponentId::GuideList(ListKey { page, ..key });
    blocks.extend(turning(usize::from(page), count, id));
    Reply::private(blocks)
}
