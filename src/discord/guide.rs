//! What the components and forms of a guide's message do.

mod form;
mod press;

pub(in crate::discord) use form::submit;
pub(in crate::discord) use press::{approved, press};

use crate::app::{Actor, App, Outcome, UserError};
use crate::discord::asker;
use crate::discord::component_id::{GuideKey, ListKey};
use crate::discord::view::guide as view;
use crate::discord::view::reply::Reply;
use crate::store::{Page, Stored, Which};

/// What the person sees who did something that came too late.
const MEANWHILE: &str =
    "**Somebody changed the guide after you opened it, so I did nothing. This is how it is now.**";

/// What a message names a guide by.
fn key(actor: &Actor, stored: &Stored) -> GuideKey {
    let guide = &stored.guide;
    GuideKey { keeper: asker::keeper(actor), id: guide.id, revision: guide.revision }
}

/// A guide to edit, with its question at this place in full, and a note above it.
pub(in crate::discord) fn editor(actor: &Actor, stored: &Stored, at: usize, note: Option<&str>) -> Reply {
    view::editor::show(stored, key(actor, stored), at, note)
}

/// Whether a guide is to be deleted.
pub(in crate::discord) fn ask_to_delete(actor: &Actor, stored: &Stored) -> Result<Reply, UserError> {
    crate::app::may_delete(actor, stored)?;
    Ok(view::whole::ask_to_delete(stored, key(actor, stored)))
}

/// A page of a list of guides.
pub(in crate::discord) async fn list(
    app: &App,
    actor: &Actor,
    is_archive: bool,
    page: u8,
) -> Result<Reply, UserError> {
    let which = if is_archive { Which::Archived } else { Which::Active };
    let wanted = Page { number: u32::from(page), size: view::list::PER_PAGE };
    let listed = app.list_guides(actor.owner, which, wanted).await?;
    Ok(view::list::show(&listed, ListKey { keeper: asker::keeper(actor), is_archive, page }))
}

/// The guide to edit after a change, or as somebody else left it.
pub(in crate::discord) fn after(actor: &Actor, outcome: &Outcome) -> Reply {
    match outcome {
        Outcome::Changed { now, place } => editor(actor, now, *place, None),
        Outcome::Meanwhile(now) => editor(actor, now, 0, Some(MEANWHILE)),
    }
}

/// The guide as a whole after a change, or as somebody else left it.
fn whole_after(actor: &Actor, outcome: &Outcome) -> Reply {
    let (now, note) = match outcome {
        Outcome::Changed { now, .. } => (now, None),
        Outcome::Meanwhile(now) => (now, Some(MEANWHILE)),
    };
    view::whole::show(now, key(actor, now), note)
}
