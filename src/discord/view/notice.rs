//! Sentences that are no answer: refusals, and kind words about buttons that lead nowhere.

use crate::app::UserError;
use crate::discord::component_id::Unreadable;
use crate::discord::view::escape::escape;
use crate::discord::view::limits::{self, cut};
use crate::discord::view::reply::Reply;

/// A refusal, to the person who asked.
pub(in crate::discord) fn refusal(error: &UserError) -> Reply {
    Reply::sentence(cut(&error.to_string(), limits::MESSAGE_TEXT))
}

/// An option's value that Starling cannot use.
pub(in crate::discord) fn unusable(option: &str, why: &str) -> Reply {
    Reply::sentence(format!(
        "I cannot use the option `{option}`: {}. Change it and send the command again.",
        escape(why)
    ))
}

/// A button that cannot be acted on.
pub(in crate::discord) fn unreadable(why: Unreadable) -> Reply {
    Reply::sentence(match why {
        Unreadable::Outdated => {
            "This button is from an earlier version of Starling, which I have grown out of. Ask for a new set with `/questions`."
        }
        Unreadable::Unknown => {
            "I do not know this button. Ask for a new set with `/questions`, or see `/help`."
        }
    })
}

/// A set whose profile or templates are not what they were.
pub(in crate::discord) fn outdated() -> Reply {
    Reply::sentence(
        "The profile or the templates have changed since this set was made, so I cannot change it without mixing the two. \
         The set as it is stays valid; ask for a new one with `/questions`.",
    )
}

/// A profile that is not loaded any more.
pub(in crate::discord) fn profile_gone() -> Reply {
    Reply::sentence(
        "That version of the profile is not loaded any more. `/profile list` shows the profiles I have.",
    )
}

/// A command that this version does not have.
pub(in crate::discord) fn unknown_command() -> Reply {
    Reply::sentence(
        "I do not know that command. Discord may be showing an old list; reload Discord, or see `/help`.",
    )
}

/// Too many requests from one person.
pub(in crate::discord) fn slow_down(seconds: u64) -> Reply {
    let wait = if seconds <= 1 { "a second".to_owned() } else { format!("{seconds} seconds") };
    Reply::sentence(format!("That was a lot of requests in a short time. Wait {wait}, then try again."))
}

/// Something that should not have gone wrong.
pub(in crate::discord) fn trouble() -> Reply {
    Reply::sentence(
        "Something went wrong on my side, and nothing was changed. Try again; if it happens again, tell whoever runs this bot.",
    )
}

/// The file that a set of a message was made from cannot be read any more.
pub(in crate::discord) fn file_gone() -> Reply {
    Reply::sentence(
        "I could not read the file that holds this set's statements. Open the menu of the original message, choose Apps, \
         then Make interview questions again.",
    )
}
