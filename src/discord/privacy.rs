//! `/privacy` and its buttons: what is kept about whoever asks.

use crate::app::{Actor, App, UserError};
use crate::discord::component_id::PrivacyAction;
use crate::discord::view::privacy as view;
use crate::discord::view::reply::Reply;
use crate::discord::wire::Answer;

/// What `/privacy` shows.
pub(in crate::discord) async fn show(app: &App, actor: &Actor) -> Result<Reply, UserError> {
    Ok(view::show(&app.about(actor).await?))
}

/// What a button below it leads to.
pub(in crate::discord) async fn press(
    app: &App,
    actor: &Actor,
    action: PrivacyAction,
) -> Result<Answer, UserError> {
    Ok(match action {
        PrivacyAction::Show => Answer::Update(show(app, actor).await?),
        PrivacyAction::Export => Answer::Message(view::export(&app.about(actor).await?)),
        PrivacyAction::Ask => Answer::Update(view::confirm()),
        PrivacyAction::Delete => Answer::Update(view::forgotten(app.forget(actor).await?)),
    })
}
