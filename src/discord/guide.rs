//! What the components and forms of a guide's message do.

use crate::app::{Actor, App, UserError};
use crate::discord::asker;
use crate::discord::component_id::{GuideAction, GuideKey};
use crate::discord::errand::Fields;
use crate::discord::view::guide as view;
use crate::discord::view::reply::Reply;
use crate::discord::wire::Answer;
use crate::store::{Page, Stored, Which};

/// A guide as a message.
pub(in crate::discord) fn show(actor: &Actor, stored: &Stored) -> Reply {
    let guide = &stored.guide;
    let key = GuideKey { keeper: asker::keeper(actor), id: guide.id, revision: guide.revision };
    view::editor::show(stored, key)
}

/// A page of the list of guides, from zero.
pub(in crate::discord) async fn list(app: &App, actor: &Actor, page: u8) -> Result<Reply, UserError> {
    let wanted = Page { number: u32::from(page), size: view::list::PER_PAGE };
    let listed = app.list_guides(actor.owner, Which::Active, wanted).await?;
    Ok(view::list::show(&listed, usize::from(page), asker::keeper(actor)))
}

/// What a component of a guide's message leads to.
pub(in crate::discord) async fn press(
    app: &App,
    actor: &Actor,
    action: GuideAction,
    key: GuideKey,
) -> Result<Answer, UserError> {
    let stored = app.guide(actor.owner, key.id).await?;
    Ok(match action {
        GuideAction::Show => Answer::Update(show(actor, &stored)),
        GuideAction::Title => Answer::Form(view::forms::title(&stored.guide, key)),
    })
}

/// What a form about a guide leads to when it is sent.
pub(in crate::discord) async fn submit(
    app: &App,
    actor: &Actor,
    action: GuideAction,
    key: GuideKey,
    fields: &Fields,
) -> Result<Answer, UserError> {
    let field = |name: &str| fields.get(name).map_or("", String::as_str);
    let stored = match action {
        GuideAction::Title => app.rename_guide(actor, key.id, field(view::forms::TITLE)).await?,
        GuideAction::Show => app.guide(actor.owner, key.id).await?,
    };
    Ok(Answer::Update(show(actor, &stored)))
}
