//! What a server or a person has set, and what holds where nothing is.

use crate::app::Content;
use crate::discord::view::escape::escape;
use crate::discord::view::reply::Reply;
use crate::store::{Owner, Settings, Visibility};

/// How many points two ratings may lie apart before a panel talks about them, unless it is set.
const CONSENSUS_THRESHOLD: u32 = 1;

/// Whether something has just been changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::discord) enum Change {
    /// It has.
    Made,
    /// It is only looked at.
    None,
}

/// Everything that is in force.
pub(in crate::discord) fn show(
    settings: &Settings,
    owner: Owner,
    content: &Content,
    change: Change,
) -> Reply {
    let mut lines = Vec::new();
    if change == Change::Made {
        lines.push("Saved. This holds from now on:".to_owned());
    }
    let heading = match owner {
        Owner::Guild(_) => "## Settings of this server",
        Owner::User(_) => "## Your own settings",
    };
    let scale = settings.scale.map(|scale| format!("{} levels", scale.levels()));
    let length = settings.minutes.map(|minutes| format!("{minutes} minutes"));
    let seen = settings.visibility.map(|seen| visibility(seen).to_owned());
    lines.extend([
        heading.to_owned(),
        line("Role profile", profile(settings, content), "none, so each command has to name one"),
        line("Rating scale of new guides", scale, "5 levels"),
        line("Length of an interview", length, "5 questions, about 45 minutes"),
        line("Consensus threshold", settings.consensus_threshold.map(points), &points(CONSENSUS_THRESHOLD)),
        line("Retention", settings.retention_days.map(days), "guides are kept until somebody deletes them"),
        line("Who sees questions", seen, visibility(Visibility::Private)),
        "-# `/settings set` changes them, and `/settings unset` goes back to the default.".to_owned(),
    ]);
    Reply::sentence(lines.join("\n"))
}

/// A command that sets nothing.
pub(in crate::discord) fn nothing_to_set() -> Reply {
    Reply::sentence(
        "Choose at least one option of `/settings set`, such as `profile` or `minutes`. Nothing was changed.",
    )
}

fn line(name: &str, set: Option<String>, default: &str) -> String {
    match set {
        Some(value) => format!("- **{name}:** {value}"),
        None => format!("- **{name}:** {default} (default)"),
    }
}

fn profile(settings: &Settings, content: &Content) -> Option<String> {
    let id = settings.profile.as_deref()?;
    Some(match content.profile(id) {
        Ok(profile) => escape(&profile.title),
        Err(_) => format!("`{id}`, which is not loaded at the moment"),
    })
}

fn points(points: u32) -> String {
    let unit = if points == 1 { "point" } else { "points" };
    format!("a panel talks about ratings more than {points} {unit} apart")
}

fn days(days: u32) -> String {
    let unit = if days == 1 { "day" } else { "days" };
    format!("a guide that nobody has changed for {days} {unit} is deleted for good")
}

fn visibility(visibility: Visibility) -> &'static str {
    match visibility {
        Visibility::Private => "only the person who asks",
        Visibility::Everyone => "everyone in the channel; guides stay private",
    }
}
