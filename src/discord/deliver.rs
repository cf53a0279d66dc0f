//! Sending an answer: the callback to an interaction, and what may have to follow it.

use serenity::all::{CommandType, CreateAttachment, Http, HttpError, Interaction};
use tracing::warn;

use crate::discord::dispatch::{Dispatcher, Fetch, Step};
use crate::discord::view::notice;
use crate::discord::view::reply::{Audience, Reply};
use crate::discord::wire::{self, Answer};
use crate::profile::limits::MAX_FILE_BYTES;

/// Discord's code for an interaction that has been answered already, as after a delivery that came twice.
const ALREADY_ANSWERED: isize = 40060;

/// Answers one interaction.
///
/// # Errors
///
/// What went wrong, fit for a log: no address, no token, none of the person's words.
pub(in crate::discord) async fn answer(
    dispatcher: &Dispatcher,
    http: &Http,
    interaction: &Interaction,
) -> Result<(), String> {
    let sent = match dispatcher.dispatch(interaction) {
        Step::Answer(answer) => callback(http, interaction, &answer).await,
        Step::Fetch(fetch) => fetched(dispatcher, http, interaction, fetch).await,
        Step::Ignore => return Ok(()),
    };
    sent.map_err(|error| describe(&error))
}

/// Sends a callback. If Discord refuses it, the person is told in one sentence that something went wrong.
async fn callback(http: &Http, interaction: &Interaction, answer: &Answer) -> serenity::Result<()> {
    let (id, token) = (interaction.id(), interaction.token());
    let files = answer.reply().map(attachments).unwrap_or_default();
    let mut sent = http.create_interaction_response(id, token, &answer.callback(), files.clone()).await;
    if sent.as_ref().is_err_and(is_passing) {
        sent = http.create_interaction_response(id, token, &answer.callback(), files).await;
    }
    match sent {
        Err(error) if discord_code(&error) == Some(ALREADY_ANSWERED) => Ok(()),
        Err(error) if status(&error) == Some(400) && !matches!(answer, Answer::Choices(_)) => {
            warn!("Discord refused the answer: {}", describe(&error));
            let sorry = Answer::Message(notice::trouble());
            http.create_interaction_response(id, token, &sorry.callback(), Vec::new()).await
        }
        sent => sent,
    }
}

/// Acknowledges, fetches the file that the answer depends on, and sends the answer after it.
async fn fetched(
    dispatcher: &Dispatcher,
    http: &Http,
    interaction: &Interaction,
    fetch: Fetch,
) -> serenity::Result<()> {
    let (id, token) = (interaction.id(), interaction.token());
    let updates = fetch.updates;
    http.create_interaction_response(id, token, &wire::deferral(updates, Audience::Private), Vec::new())
        .await?;
    let file = download(&fetch.url).await;
    match dispatcher.with_file(fetch, file.as_deref()) {
        // An update was announced, but the message stays as it is: the answer is a message of its own.
        Answer::Message(reply) if updates => {
            http.create_followup_message(token, &wire::message(&reply), attachments(&reply)).await.map(drop)
        }
        Answer::Message(reply) => {
            let mut body = wire::message(&reply);
            body["flags"] = wire::update(&reply)["flags"].clone();
            http.edit_original_interaction_response(token, &body, attachments(&reply)).await.map(drop)
        }
        Answer::Update(reply) => {
            http.edit_original_interaction_response(token, &wire::update(&reply), Vec::new()).await.map(drop)
        }
        Answer::Choices(_) => Ok(()),
    }
}

/// The bytes of a file that Discord keeps; `None` if it cannot be had, or is larger than a profile may be.
async fn download(url: &str) -> Option<Vec<u8>> {
    let mut response = reqwest::get(url).await.ok()?.error_for_status().ok()?;
    let mut bytes = Vec::new();
    while let Some(chunk) = response.chunk().await.ok()? {
        bytes.extend_from_slice(&chunk);
        if bytes.len() > MAX_FILE_BYTES {
            return None;
        }
    }
    Some(bytes)
}

fn attachments(reply: &Reply) -> Vec<CreateAttachment> {
    reply.files.iter().map(|file| CreateAttachment::bytes(file.bytes.clone(), &file.name)).collect()
}

/// What an interaction is, for the log: its kind, and the command's name. Never what a person wrote.
pub(in crate::discord) fn name(interaction: &Interaction) -> (&'static str, &str) {
    match interaction {
        Interaction::Command(command) if command.data.kind == CommandType::ChatInput => {
            ("command", &command.data.name)
        }
        Interaction::Command(command) => ("menu command", &command.data.name),
        Interaction::Autocomplete(typing) => ("autocomplete", &typing.data.name),
        Interaction::Component(_) => ("component", ""),
        Interaction::Modal(_) => ("modal", ""),
        _ => ("other", ""),
    }
}

/// The HTTP status of a failed call, if Discord answered at all.
pub(in crate::discord) fn status(error: &serenity::Error) -> Option<u16> {
    match error {
        serenity::Error::Http(HttpError::UnsuccessfulRequest(response)) => {
            Some(response.status_code.as_u16())
        }
        _ => None,
    }
}

fn discord_code(error: &serenity::Error) -> Option<isize> {
    match error {
        serenity::Error::Http(HttpError::UnsuccessfulRequest(response)) => Some(response.error.code),
        _ => None,
    }
}

/// Whether the same call may succeed at once: Discord stumbled, or could not be reached.
fn is_passing(error: &serenity::Error) -> bool {
    match error {
        serenity::Error::Http(HttpError::Request(_)) => true,
        error => status(error).is_some_and(|status| status >= 500),
    }
}

/// A failure in words fit for a log. serenity's own text holds the address of the callback, and that holds the token.
pub(in crate::discord) fn describe(error: &serenity::Error) -> String {
    match error {
        serenity::Error::Http(HttpError::UnsuccessfulRequest(response)) => {
            let code = response.error.code;
            let places: Vec<&str> = response.error.errors.iter().map(|error| error.path.as_str()).collect();
            let places = if places.is_empty() { String::new() } else { format!(" at {}", places.join(", ")) };
            format!("HTTP {} with Discord's code {code}{places}", response.status_code.as_u16())
        }
        serenity::Error::Http(HttpError::Request(error)) if error.is_timeout() => {
            "no answer in time".to_owned()
        }
        serenity::Error::Http(HttpError::Request(error)) if error.is_connect() => {
            "it cannot be reached".to_owned()
        }
        serenity::Error::Http(HttpError::Request(_)) => "the connection broke".to_owned(),
        serenity::Error::Gateway(error) => error.to_string(),
        serenity::Error::Json(_) => "an answer of unknown shape".to_owned(),
        _ => "an unexpected failure".to_owned(),
    }
}
