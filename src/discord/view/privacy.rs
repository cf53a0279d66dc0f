//! What is kept about a person, and how it goes.

use crate::discord::component_id::{ComponentId, PrivacyAction};
use crate::discord::view::question_set::counted;
use crate::discord::view::reply::{Block, Button, File, Reply};
use crate::store::{AUDIT_DAYS, About, EFFECT_DAYS, Forgotten, Settings};

/// What is kept about this person, and the rule for it.
pub(in crate::discord) fn show(about: &About) -> Reply {
    let settings =
        if about.settings == Settings::default() { "no settings of your own" } else { "your own settings" };
    let text = format!(
        "## What I keep about you\n\
         - **Yours:** {}, and {settings}. Only you see them.\n\
         - **In servers:** your name and id stand in {}, in guides and settings. What is made in a server belongs to it.\n\
         - **A log:** {} of what was done, by whom and when, without any text. A line goes after {AUDIT_DAYS} days.\n\
         - **Numbers of interactions,** for {}, so that nothing is done twice.\n\
         I keep no message, no question set that you only look at, and nothing about candidates.\n\
         ### The rule\n\
         If you delete what is yours, it goes for good. What belongs to a server stays there, without your name and your id.",
        counted(about.guides.len(), "guide"),
        counted(about.in_servers.len(), "place"),
        counted(about.audit.len(), "line"),
        counted(EFFECT_DAYS as usize, "day"),
    );
    let press = |label, action| Button::new(label, ComponentId::Privacy(action));
    let buttons = vec![
        press("Export mine", PrivacyAction::Export).primary(),
        press("Delete mine …", PrivacyAction::Ask).danger(),
    ];
    Reply::private(vec![Block::Text(text), Block::Buttons(buttons)])
}

/// What is kept about this person, as a file.
pub(in crate::discord) fn export(about: &About) -> Reply {
    let file = File {
        name: "starling-about-you.json".to_owned(),
        bytes: about.to_json().into_bytes(),
        description: None,
    };
    Reply::file("Everything that I keep about you:".to_owned(), file)
}

/// Whether to delete it.
pub(in crate::discord) fn confirm() -> Reply {
    let text = "### Delete what is yours?\nYour own guides and settings go for good, and your name and id go from \
                everything that belongs to servers. This can’t be undone; export it first if you may need it again.";
    let press = |label, action| Button::new(label, ComponentId::Privacy(action));
    let buttons = vec![
        press("Delete for good", PrivacyAction::Delete).danger(),
        press("Keep everything", PrivacyAction::Show),
    ];
    Reply::private(vec![Block::Text(text.to_owned()), Block::Buttons(buttons)])
}

/// What was deleted.
pub(in crate::discord) fn forgotten(forgotten: Forgotten) -> Reply {
    Reply::sentence(format!(
        "Done. I deleted {} of yours and your settings, and took your name and id out of {} in servers.",
        counted(forgotten.deleted as usize, "guide"),
        counted(forgotten.unnamed as usize, "guide"),
    ))
}
