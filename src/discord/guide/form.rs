//! What a form about a guide leads to when it is sent.

use crate::app::{Actor, App, Seen, UserError};
use crate::discord::component_id::{GuideAction, GuideKey};
use crate::discord::errand::Fields;
use crate::discord::guide::press::question;
use crate::discord::guide::{after, editor, whole_after};
use crate::discord::view::guide::forms;
use crate::discord::view::guide::parallel;
use crate::discord::wire::Answer;
use crate::guide::{Edit, Guide, OwnQuestion, parse_weights};

/// What a form about a guide leads to.
pub(in crate::discord) async fn submit(
    app: &App,
    actor: &Actor,
    action: GuideAction,
    key: GuideKey,
    fields: &Fields,
) -> Result<Answer, UserError> {
    let field = |name: &str| fields.get(name).map_or("", |text| text.trim());
    let seen = Seen { id: key.id, revision: Some(key.revision) };
    let reply = match action {
        GuideAction::Title => {
            editor(actor, &app.rename_guide(actor, key.id, field(forms::TITLE)).await?, 0, None)
        }
        GuideAction::Minutes(at) => {
            let typed = field(forms::MINUTES);
            let minutes = typed.parse().map_err(|_| UserError::NoNumber(typed.to_owned()))?;
            let edit = |guide: &Guide| Ok(Edit::Minutes(question(guide, at)?, minutes));
            after(actor, &app.edit_guide(actor, seen, edit).await?)
        }
        GuideAction::Written(competency) => {
            // What somebody has written is welcome whatever has become of the rest of the guide.
            let whatever = Seen { revision: None, ..seen };
            let edit = |guide: &Guide| {
                let known = guide.origin.profile.competencies.get(usize::from(competency));
                let name = known.map(|known| known.name.clone()).ok_or(UserError::GuideChanged)?;
                Ok(Edit::AddOwn(own(name, fields)))
            };
            after(actor, &app.edit_guide(actor, whatever, edit).await?)
        }
        GuideAction::Change(at) => {
            let edit = |guide: &Guide| {
                let id = question(guide, at)?;
                let old = guide.question(&id).map(|(_, old)| old.competency.clone());
                Ok(Edit::ChangeOwn(id, own(old.unwrap_or_default(), fields)))
            };
            after(actor, &app.edit_guide(actor, seen, edit).await?)
        }
        GuideAction::Weights => {
            let edit = |guide: &Guide| {
                let weights = parse_weights(field(forms::WEIGHTS), guide)?;
                Ok(Edit::Weigh(weights, field(forms::REASON).to_owned()))
            };
            whole_after(actor, &app.edit_guide(actor, seen, edit).await?)
        }
        GuideAction::Parallel => {
            let (stored, shared) = app.parallel_guide(actor, key.id, field(forms::TITLE)).await?;
            return Ok(Answer::Message(editor(actor, &stored, 0, Some(&parallel::note(&shared)))));
        }
        _ => editor(actor, &app.guide(actor.owner, key.id).await?, 0, None),
    };
    Ok(Answer::Update(reply))
}

/// A question as somebody wrote it into a form; its words say which kind it is.
fn own(competency: String, fields: &Fields) -> OwnQuestion {
    let probes = fields.get(forms::PROBES).map_or("", String::as_str);
    OwnQuestion {
        competency,
        kind: None,
        lead: fields.get(forms::QUESTION).cloned().unwrap_or_default(),
        probes: probes.lines().map(str::to_owned).collect(),
    }
}
