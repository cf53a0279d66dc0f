//! What goes wrong: [`ApiError`] is told to the bot in Discord's words, [`Error`] to the person who wrote the test.

use std::borrow::Cow;

use serde_json::{Value, json};

/// An answer of Discord's that refuses a request: an HTTP status, a code of its own, and a sentence.
///
/// Codes and sentences are those of Discord's page on opcodes and status codes.
#[derive(Clone, Debug)]
pub(crate) struct ApiError {
    pub(crate) status: u16,
    pub(crate) code: u32,
    pub(crate) message: Cow<'static, str>,
    pub(crate) errors: Option<Value>,
}

macro_rules! known_errors {
    ($($name:ident = $status:literal, $code:literal, $message:literal;)*) => {
        impl ApiError {
            $(#[doc = $message] pub(crate) const fn $name() -> Self {
                Self { status: $status, code: $code, message: Cow::Borrowed($message), errors: None }
            })*
        }
    };
}

known_errors! {
    unauthorized = 401, 0, "401: Unauthorized";
    unknown_application = 404, 10002, "Unknown Application";
    unknown_channel = 404, 10003, "Unknown Channel";
    unknown_guild = 404, 10004, "Unknown Guild";
    unknown_member = 404, 10007, "Unknown Member";
    unknown_message = 404, 10008, "Unknown Message";
    unknown_user = 404, 10013, "Unknown User";
    unknown_overwrite = 404, 10009, "Unknown permission overwrite";
    unknown_role = 404, 10011, "Unknown Role";
    unknown_emoji = 400, 10014, "Unknown Emoji";
    unknown_webhook = 404, 10015, "Unknown Webhook";
    unknown_interaction = 404, 10062, "Unknown interaction";
    unknown_command = 404, 10063, "Unknown application command";
    too_many_pins = 400, 30003, "Maximum number of pins reached for the channel (250)";
    too_many_reactions = 400, 30010, "Maximum number of reactions reached (20)";
    too_many_channels = 400, 30013, "Maximum number of guild channels reached (500)";
    body_too_large = 413, 40005, "Request entity too large";
    too_many_follow_ups = 400, 40094, "This interaction cannot be followed up: the application was only installed by a person";
    already_acknowledged = 400, 40060, "Interaction has already been acknowledged.";
    missing_access = 403, 50001, "Missing Access";
    not_in_direct_messages = 403, 50003, "Cannot execute action on a DM channel";
    not_the_author = 403, 50005, "Cannot edit a message authored by another user";
    empty_message = 400, 50006, "Cannot send an empty message";
    cannot_write_to_person = 403, 50007, "Cannot send messages to this user";
    not_text = 400, 50008, "Cannot send messages in a non-text channel";
    missing_permissions = 403, 50013, "Missing Permissions";
    wrong_channel_type = 400, 50024, "Cannot execute action on this channel type";
    invalid_webhook_token = 401, 50027, "Invalid Webhook Token";
    thread_is_archived = 400, 50083, "Thread is archived";
    thread_exists = 400, 160_004, "A thread has already been created for this message";
    invalid_json = 400, 50109, "The request body contains invalid JSON.";
    server_error = 500, 0, "500: Internal Server Error";
}

impl ApiError {
    /// The form error, with the tree that says which field is wrong and why.
    pub(crate) fn form(errors: Value) -> Self {
        Self { status: 400, code: 50035, message: "Invalid Form Body".into(), errors: Some(errors) }
    }

    /// Too many commands of one type in one scope.
    pub(crate) fn too_many_commands(limit: usize) -> Self {
        let message = format!("Maximum number of application commands reached ({limit})");
        Self { status: 400, code: 30032, message: message.into(), errors: None }
    }

    /// The sandbox has no such route. It says so loudly rather than making something up.
    pub(crate) fn not_implemented(method: &str, path: &str) -> Self {
        let message = format!("discord-sandbox does not serve {method} {path}");
        Self { status: 501, code: 0, message: message.into(), errors: None }
    }

    /// The body of the answer.
    pub(crate) fn to_json(&self) -> Value {
        let mut body = json!({ "message": self.message, "code": self.code });
        if let Some(errors) = &self.errors {
            body["errors"] = errors.clone();
        }
        body
    }
}

/// Why something that a test asked for did not happen. Those that waited for the bot end with what it last did.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The sandbox could not listen.
    #[error("the sandbox could not listen on {address}: {source}")]
    Listen {
        /// Where it was to listen.
        address: std::net::SocketAddr,
        /// What the system said.
        source: std::io::Error,
    },
    /// The sandbox only ever listens where no other machine can reach it.
    #[error("the sandbox listens on loopback only, and {0} is not a loopback address")]
    NotLoopback(std::net::IpAddr),
    /// The state that was kept cannot be used, or cannot be kept. A file that is there is never overwritten by another.
    #[error("the kept state in {} cannot be used: {reason}; move the file away to start anew", .path.display())]
    Kept {
        /// The file.
        path: std::path::PathBuf,
        /// What is wrong with it.
        reason: String,
    },
    /// The sandbox would not deliver interactions to this address, as Discord would not.
    #[error("the interactions endpoint {address} is refused: {reason}")]
    Endpoint {
        /// The address.
        address: String,
        /// What is wrong with it.
        reason: String,
    },
    /// Discord's own client would not have let the person do this, so nothing was sent to the bot.
    #[error("Discord's client would not send this: {0}")]
    Refused(String),
    /// The person sees nothing of that name.
    #[error("{0}")]
    NotThere(String),
    /// The person saw Discord's failure notice instead of an answer.
    #[error("{notice} ({reason})\n{tail}")]
    Failed {
        /// What the person reads.
        notice: String,
        /// Why the sandbox showed it.
        reason: String,
        /// The end of the transcript.
        tail: String,
    },
    /// The bot answered, but with something else than the test awaited.
    #[error("expected {expected}, but the bot showed {found}\n{tail}")]
    Unexpected {
        /// What the test awaited.
        expected: &'static str,
        /// What came.
        found: String,
        /// The end of the transcript.
        tail: String,
    },
    /// Nothing came within the sandbox's patience, which is real time.
    #[error("waited {waited:?} for {what}, in vain\n{tail}")]
    Patience {
        /// What was awaited.
        what: String,
        /// How long, in real time.
        waited: std::time::Duration,
        /// The end of the transcript.
        tail: String,
    },
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn form_error_carries_its_tree() {
        let tree = json!({"content": {"_errors": []}});
        assert_eq!(
            ApiError::form(tree.clone()).to_json(),
            json!({"message": "Invalid Form Body", "code": 50035, "errors": tree})
        );
        assert_eq!(
            ApiError::already_acknowledged().to_json(),
            json!({"message": "Interaction has already been acknowledged.", "code": 40060})
        );
    }
}
