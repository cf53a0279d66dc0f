//! What a person may choose from while they type an option.

use std::sync::Arc;

use crate::discord::view::guide::standing_of;
use crate::discord::view::limits::{self, cut};
use crate::profile::Profile;
use crate::store::Summary;

/// Profiles by title; the value sent is the id.
pub(in crate::discord) fn profiles(found: &[&Arc<Profile>]) -> Vec<(String, String)> {
    found
        .iter()
        .take(limits::CHOICES)
        .map(|profile| (profile.title.clone(), profile.id.to_string()))
        .collect()
}

/// Competencies of a profile whose name holds what was typed, those that begin with it first. A name too long for a
/// choice is left out: its first part would not be understood when it comes back.
pub(in crate::discord) fn competencies(profile: &Profile, typed: &str) -> Vec<(String, String)> {
    let typed = typed.trim().to_lowercase();
    let names = profile.competencies.iter().map(|competency| &competency.name);
    let mut found: Vec<&String> = names
        .filter(|name| name.to_lowercase().contains(&typed) && name.chars().count() <= limits::CHOICE)
        .collect();
    found.sort_by_key(|name| !name.to_lowercase().starts_with(&typed));
    found.into_iter().take(limits::CHOICES).map(|name| (name.clone(), name.clone())).collect()
}

/// Guides by title; the value sent is the id, since two may be called the same.
pub(in crate::discord) fn guides(found: &[Summary]) -> Vec<(String, String)> {
    let name = |summary: &Summary| {
        let standing = format!(" ({})", standing_of(summary));
        let room = limits::CHOICE.saturating_sub(standing.chars().count());
        format!("{}{standing}", cut(&summary.title, room))
    };
    found.iter().take(limits::CHOICES).map(|summary| (name(summary), summary.id.to_string())).collect()
}
