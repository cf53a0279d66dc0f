//! Sending an answer: the callback to an interaction, and what may have to follow it.

use reqwest::Client;
use serde_json::Value;
use serenity::all::{CommandType, CreateAttachment, Http, HttpError, Interaction};
use tracing::warn;

use crate::discord::dispatch::{Dispatcher, Fetch, Step};
use crate::discord::view::notice;
use crate::discord::view::reply::{Audience, Reply};
use crate::discord::wire::{self, Answer};
use crate::profile::limits::MAX_FILE_BYTES;

/// Discord's code for an interaction that has been answered already, as after a delivery that came twice.
const ALREADY_ANSWERED: isize = 40060;

/// Answers one interaction; `web` fetches the file that some answers depend on.
///
/// # Errors
///
/// What went wrong, fit for a log: no address, no token, none of the person's words.
pub(in crate::discord) async fn answer(
    dispatcher: &Dispatcher,
    http: &Http,
    web: &Client,
    interaction: &Interaction,
) -> Result<(), String> {
    let sent = match dispatcher.dispatch(interaction) {
        Step::Answer(answer) => callback(http, interaction, &answer).await,
        Step::Errand(errand) => callback(http, interaction, &dispatcher.run(errand).await).await,
        Step::Fetch(fetch) => fetched(dispatcher, http, web, interaction, fetch).await,
        Step::Ignore => return Ok(()),
    };
    sent.map_err(|error| describe(&error))
}

/// Sends a callback. If Discord refuses it, the person is told in one sentence that something went wrong.
async fn callback(http: &Http, interaction: &Interaction, answer: &Answer) -> serenity::Result<()> {
    let files = answer.reply().map(attachments).unwrap_or_default();
    match respond(http, interaction, &answer.callback(), files).await {
        Err(error) if status(&error) == Some(400) && !matches!(answer, Answer::Choices(_)) => {
            warn!("Discord refused the answer: {}", describe(&error));
            let sorry = Answer::Message(notice::trouble());
            respond(http, interaction, &sorry.callback(), Vec::new()).await.map(drop)
        }
        sent => sent.map(drop),
    }
}

/// Whose answer Discord took.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Taken {
    /// This one.
    Ours,
    /// One that was given before, as by another delivery of the same interaction.
    Earlier,
}

/// Sends the first answer to an interaction, and once more if Discord stumbles.
async fn respond(
    http: &Http,
    interaction: &Interaction,
    body: &Value,
    files: Vec<CreateAttachment>,
) -> serenity::Result<Taken> {
    let (id, token) = (interaction.id(), interaction.token());
    let first = http.create_interaction_response(id, token, body, files.clone()).await;
    let (sent, earlier) = match first {
        Err(error) if is_passing(&error) => {
            // If the first try is said to have answered already, its answer was taken and only the receipt was lost.
            (http.create_interaction_response(id, token, body, files).await, Taken::Ours)
        }
        first => (first, Taken::Earlier),
    };
    match sent {
        Ok(()) => Ok(Taken::Ours),
        Err(error) if discord_code(&error) == Some(ALREADY_ANSWERED) => Ok(earlier),
        Err(error) => Err(error),
    }
}

/// Acknowledges, fetches the file that the answer depends on, and sends the answer after it.
async fn fetched(
    dispatcher: &Dispatcher,
    http: &Http,
    web: &Client,
    interaction: &Interaction,
    fetch: Fetch,
) -> serenity::Result<()> {
    let updates = fetch.updates;
    let deferral = wire::deferral(updates, Audience::Private);
    if respond(http, interaction, &deferral, Vec::new()).await? == Taken::Earlier {
        return Ok(());
    }
    let file = download(web, &fetch.url).await;
    let answer = dispatcher.with_file(fetch, file.as_deref());
    match follow(http, interaction.token(), answer, updates).await {
        Err(error) if status(&error) == Some(400) => {
            warn!("Discord refused the answer: {}", describe(&error));
            let sorry = Answer::Message(notice::trouble());
            follow(http, interaction.token(), sorry, updates).await
        }
        sent => sent,
    }
}

/// Sends the answer that a deferral announced: an update of the message (`updates`), or a new one.
async fn follow(http: &Http, token: &str, answer: Answer, updates: bool) -> serenity::Result<()> {
    match answer {
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
        Answer::Choices(_) | Answer::Form(_) => Ok(()),
    }
}

/// The bytes of a file that Discord keeps; `None` if it cannot be had, or is larger than a profile may be.
async fn download(web: &Client, url: &str) -> Option<Vec<u8>> {
    let mut response = web.get(url).send().await.ok()?.error_for_status().ok()?;
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

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    #[tokio::test]
    async fn a_file_that_never_comes_is_given_up() {
        // Takes connections and never answers: the listener is kept, but nobody accepts.
        let silent = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
        let url = format!("http://{}/profile.json", silent.local_addr().unwrap());
        let web = crate::discord::gateway::web(Duration::from_millis(50)).unwrap();
        assert_eq!(download(&web, &url).await, None);
    }
}
