//! What a button or a list of a guide's message leads to.

use crate::app::{Actor, App, Outcome, Seen, UserError};
use crate::discord::component_id::{GuideAction, GuideKey};
use crate::discord::guide::{MEANWHILE, after, ask_to_delete, editor, key as key_of, whole_after};
use crate::discord::view::guide as view;
use crate::discord::view::reply::Reply;
use crate::discord::wire::Answer;
use crate::guide::{Direction, Edit, Guide};
use crate::question::QuestionId;
use crate::store::Stored;

/// What a component of a guide's message leads to; `picked` is what was picked, where it is a list.
pub(in crate::discord) async fn press(
    app: &App,
    actor: &Actor,
    action: GuideAction,
    key: GuideKey,
    picked: &[String],
) -> Result<Answer, UserError> {
    use GuideAction as A;
    let seen = Seen { id: key.id, revision: Some(key.revision) };
    let first = picked.first().map_or("", String::as_str);
    match action {
        A::Reword(_)
        | A::Restate(_)
        | A::Remove(_)
        | A::Up(_)
        | A::Down(_)
        | A::MustAsk(_)
        | A::Optional(_)
        | A::Keep(_)
        | A::Add => {
            let outcome = app.edit_guide(actor, seen, |guide| edit(action, guide, picked)).await?;
            Ok(Answer::Update(after(actor, &outcome)))
        }
        A::Scale | A::WeighEqually | A::Competencies => {
            let outcome = app.edit_guide(actor, seen, |guide| edit(action, guide, picked)).await?;
            Ok(Answer::Update(whole_after(actor, &outcome)))
        }
        A::Approve => Ok(Answer::Update(approved(actor, &app.approve_guide(actor, seen).await?))),
        A::Archive => {
            let stored = app.archive_guide(actor, key.id).await?;
            Ok(Answer::Update(view::whole::show(
                &stored,
                key_of(actor, &stored),
                Some(view::whole::ARCHIVED),
            )))
        }
        A::Unarchive => {
            let stored = app.unarchive_guide(actor, key.id).await?;
            Ok(Answer::Update(view::whole::show(&stored, key_of(actor, &stored), None)))
        }
        A::Delete => Ok(Answer::Update(view::whole::deleted(&app.delete_guide(actor, key.id).await?))),
        A::Show
        | A::Pick
        | A::Whole
        | A::Details(_)
        | A::Export
        | A::Coverage
        | A::AskToDelete
        | A::Title
        | A::Minutes(_)
        | A::Change(_)
        | A::Write
        | A::Written(_)
        | A::Weights
        | A::Parallel => look(actor, action, key, first, &app.guide(actor.owner, key.id).await?),
    }
}

/// What only shows something, or asks.
fn look(
    actor: &Actor,
    action: GuideAction,
    key: GuideKey,
    picked: &str,
    stored: &Stored,
) -> Result<Answer, UserError> {
    use GuideAction as A;
    let guide = &stored.guide;
    let place = || picked.parse::<u8>().map_err(|_| UserError::GuideChanged);
    // A place means something only in the guide that the person saw.
    let question = |at: u8| guide.questions.get(usize::from(at)).filter(|_| guide.revision == key.revision);
    let now = || Answer::Update(editor(actor, stored, 0, Some(MEANWHILE)));
    Ok(match action {
        A::Whole => Answer::Update(view::whole::show(stored, key_of(actor, stored), None)),
        A::Pick => Answer::Update(editor(actor, stored, usize::from(place()?), None)),
        A::Details(at) => question(at).map_or_else(now, |question| {
            Answer::Message(view::details::show(usize::from(at), question, &guide.scale))
        }),
        A::Minutes(at) => question(at)
            .map_or_else(now, |question| Answer::Form(view::forms::minutes(question, action, key))),
        A::Change(at) => {
            question(at).map_or_else(now, |question| Answer::Form(view::forms::change(question, action, key)))
        }
        A::Write => Answer::Form(view::forms::write(place()?, key)),
        A::Title => Answer::Form(view::forms::title(guide, key)),
        A::Weights => Answer::Form(view::forms::weights(guide, key)),
        A::Parallel => Answer::Form(view::forms::parallel(guide, key)),
        A::Export => {
            let file = view::files::of_name(picked).ok_or(UserError::GuideChanged)?;
            Answer::Message(view::files::show(guide, file))
        }
        A::Coverage => Answer::Message(view::coverage::show(guide)),
        A::AskToDelete => Answer::Update(ask_to_delete(actor, stored)?),
        _ => Answer::Update(editor(actor, stored, 0, None)),
    })
}

/// The edit that a component stands for, in the guide as the person saw it.
fn edit(action: GuideAction, guide: &Guide, picked: &[String]) -> Result<Edit, UserError> {
    use GuideAction as A;
    Ok(match action {
        A::Reword(at) => Edit::Reword(question(guide, at)?),
        A::Restate(at) => Edit::Restate(question(guide, at)?),
        A::Remove(at) => Edit::Remove(question(guide, at)?),
        A::Up(at) => Edit::Move(question(guide, at)?, Direction::Up),
        A::Down(at) => Edit::Move(question(guide, at)?, Direction::Down),
        A::MustAsk(at) => Edit::MustAsk(question(guide, at)?, true),
        A::Optional(at) => Edit::MustAsk(question(guide, at)?, false),
        A::Keep(at) => Edit::Keep(question(guide, at)?),
        A::Add => Edit::Add(None),
        A::Scale => {
            let scale = picked.first().and_then(|name| name.parse().ok());
            Edit::Scale(scale.ok_or(UserError::GuideChanged)?)
        }
        A::Competencies => {
            let known = &guide.origin.profile.competencies;
            let name = |place: &String| Some(known.get(place.parse::<usize>().ok()?)?.name.clone());
            Edit::Competencies(picked.iter().filter_map(name).collect())
        }
        _ => Edit::WeighEqually,
    })
}

/// The question at a place.
pub(super) fn question(guide: &Guide, at: u8) -> Result<QuestionId, UserError> {
    let question = guide.questions.get(usize::from(at));
    question.map(|question| question.id.clone()).ok_or(UserError::GuideChanged)
}

/// The guide once it is approved, with what comes next.
pub(in crate::discord) fn approved(actor: &Actor, outcome: &Outcome) -> Reply {
    match outcome {
        Outcome::Changed { now, .. } => editor(actor, now, 0, Some(view::editor::APPROVED)),
        Outcome::Meanwhile(_) => after(actor, outcome),
    }
}
