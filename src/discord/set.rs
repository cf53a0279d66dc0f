//! A question set that is being shown: its first page, and what each of its buttons does.

use crate::app::{Content, UserError};
use crate::discord::component_id::{ProfileKey, SetAction, SetState, Source, TemplatesKey};
use crate::discord::view::notice;
use crate::discord::view::question_set::{self, PROFILE_FILE};
use crate::discord::view::reply::{Audience, Block, File, Reply};
use crate::discord::wire::Answer;
use crate::profile::{self, Profile};
use crate::question::{Question, QuestionSet, Request, Revision, Seed};

/// Who presses a button, in relation to the message that it belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::discord) enum Presser {
    /// The person who asked for it: the message itself changes.
    Owner,
    /// Somebody else: they get a copy of their own, and the message stays.
    Other,
}

/// The first page of a fresh set.
pub(in crate::discord) fn first_page(
    content: &Content,
    profile: &Profile,
    set: &QuestionSet,
    source: Source,
    audience: Audience,
) -> Reply {
    let reply = question_set::show(set, &state(content, profile, set, source, 0), audience, None);
    carrying(reply, profile, source)
}

/// What a press of a button leads to.
///
/// # Errors
///
/// If the set cannot be changed as wished; the message stays as it is.
pub(in crate::discord) fn press(
    content: &Content,
    profile: &Profile,
    action: SetAction,
    state: &SetState,
    presser: Presser,
    fresh: Seed,
) -> Result<Answer, UserError> {
    if state.templates != TemplatesKey::of(&content.templates) {
        return Ok(Answer::Message(notice::outdated()));
    }
    let request = &state.request;
    let revised = |at: u8, revision: Revision| -> Result<(QuestionSet, usize), UserError> {
        let at = usize::from(at);
        let set = content.revise(profile, request, &state.picks, at, revision)?;
        let page = question_set::page_of(&set, at);
        Ok((set, page))
    };
    let (set, page) = match action {
        SetAction::Reword(at) => revised(at, Revision::Wording)?,
        SetAction::Restate(at) => revised(at, Revision::Statement)?,
        SetAction::New => {
            let request = Request { seed: fresh, ..request.clone() };
            (content.generate(profile, request)?, 0)
        }
        SetAction::Page(to) => (content.rebuild(profile, request, &state.picks)?, usize::from(to)),
        SetAction::Probes(at) => {
            let set = content.rebuild(profile, request, &state.picks)?;
            return Ok(Answer::Message(of_question(&set, at, question_set::probes)));
        }
        SetAction::Anchors(at) => {
            let set = content.rebuild(profile, request, &state.picks)?;
            return Ok(Answer::Message(of_question(&set, at, question_set::anchors)));
        }
        SetAction::File => {
            return Ok(Answer::Message(question_set::file(&content.rebuild(
                profile,
                request,
                &state.picks,
            )?)));
        }
    };
    let page = page.min(question_set::page_count(&set) - 1);
    let state = self::state(content, profile, &set, state.source, page);
    Ok(match presser {
        Presser::Owner => {
            let reply = question_set::show(&set, &state, Audience::Private, None);
            Answer::Update(naming_file(reply, state.source))
        }
        Presser::Other => {
            let note =
                "-# Your own copy: the set in the channel stays as the person who asked for it left it.";
            let reply = question_set::show(&set, &state, Audience::Private, Some(note));
            Answer::Message(carrying(reply, profile, state.source))
        }
    })
}

/// Whether a press by this person changes the message that the button belongs to.
pub(in crate::discord) fn updates(action: SetAction, presser: Presser) -> bool {
    let shows = matches!(action, SetAction::Probes(_) | SetAction::Anchors(_) | SetAction::File);
    presser == Presser::Owner && !shows
}

fn state(content: &Content, profile: &Profile, set: &QuestionSet, source: Source, page: usize) -> SetState {
    SetState {
        source,
        profile: ProfileKey::of(profile),
        templates: TemplatesKey::of(&content.templates),
        page: u8::try_from(page).unwrap_or_default(),
        request: set.request.clone(),
        picks: set.picks(),
    }
}

fn of_question(set: &QuestionSet, at: u8, view: fn(usize, &Question) -> Reply) -> Reply {
    let at = usize::from(at);
    set.questions.get(at).map_or_else(notice::outdated, |question| view(at, question))
}

/// The reply with the file that its buttons go back to, where the profile is in no catalogue.
fn carrying(reply: Reply, profile: &Profile, source: Source) -> Reply {
    let mut reply = naming_file(reply, source);
    if source == Source::Attached {
        let bytes = profile::to_json(profile).into_bytes();
        reply.files.push(File { name: PROFILE_FILE.to_owned(), bytes, description: None });
    }
    reply
}

/// The reply with the block that shows that file.
fn naming_file(mut reply: Reply, source: Source) -> Reply {
    if source == Source::Attached {
        reply.blocks.push(Block::File(PROFILE_FILE.to_owned()));
    }
    reply
}
