//! The profiles that a running bot knows: those built in, and those of a folder that add to or replace them.

mod folder;
mod search;

use std::collections::BTreeMap;
use std::fmt;
use std::path::PathBuf;
use std::sync::Arc;

use include_dir::{Dir, include_dir};

use super::{Profile, ProfileId, parse};
use crate::fault::{Fault, Faults};
use crate::suggest::nearest;
pub use folder::read_file;

use folder::Sorted;

/// The shipped profiles. `build.rs` makes cargo notice a new one.
static BUILT_IN: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/profiles");

/// Most profiles that the message about an unknown one lists.
const MAX_LISTED: usize = 12;
/// Longest name that the message about an unknown profile repeats, in characters.
const MAX_REPEATED_CHARS: usize = 60;

/// The folder to load beside the built-in profiles.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ProfileFolder {
    /// None.
    BuiltInOnly,
    /// The folder that is used unless another is named: it need not be there.
    IfPresent(PathBuf),
    /// A folder that somebody named: it is a fault if it is not there.
    Required(PathBuf),
}

/// Where a profile comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Origin {
    /// It ships with the program.
    BuiltIn,
    /// It was read from this file.
    File(String),
}

/// What a reload did to one profile.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Change {
    /// It is new.
    Added(ProfileId),
    /// Its content is another one.
    Changed(ProfileId),
    /// It is no longer there.
    Removed(ProfileId),
    /// Its file is faulty now, so the last good version stays.
    KeptBecauseFaulty(ProfileId),
}

/// What a reload came to.
#[derive(Debug)]
pub struct Reload {
    /// The profiles from now on.
    pub catalogue: Catalogue,
    /// What changed, in the order of [`Change`].
    pub changes: Vec<Change>,
    /// What is wrong in the folder.
    pub faults: Faults,
}

/// The profiles, by id. A profile is shared: a question set that is in use keeps the one that it was made of.
#[derive(Debug, Clone, Default)]
pub struct Catalogue {
    entries: BTreeMap<ProfileId, Entry>,
}

#[derive(Debug, Clone)]
struct Entry {
    profile: Arc<Profile>,
    origin: Origin,
}

impl Catalogue {
    /// Loads the built-in profiles and those of a folder; the latter replace built-in ones of the same id.
    ///
    /// One faulty file does not stop the others: the faults tell what was left out.
    pub fn load(folder: &ProfileFolder) -> (Self, Faults) {
        let (mut catalogue, mut faults) = Self::built_in();
        let sorted = sorted_files(folder);
        catalogue.take(sorted.profiles);
        faults.0.extend(sorted.faults);
        (catalogue, faults)
    }

    /// Loads everything again. A profile whose file has become faulty keeps its last good version.
    pub fn reload(&self, folder: &ProfileFolder) -> Reload {
        let (mut catalogue, mut faults) = Self::built_in();
        let sorted = sorted_files(folder);
        catalogue.take(sorted.profiles);
        let mut changes = Vec::new();
        for (id, entry) in &self.entries {
            let Origin::File(file) = &entry.origin else { continue };
            let is_refused = sorted.refused.contains(file) || sorted.is_unreadable;
            let is_free = catalogue.entries.get(id).is_none_or(|new| new.origin == Origin::BuiltIn);
            if is_refused && is_free {
                catalogue.entries.insert(id.clone(), entry.clone());
                changes.push(Change::KeptBecauseFaulty(id.clone()));
            }
        }
        faults.0.extend(sorted.faults);
        changes.extend(self.changes_to(&catalogue));
        changes.sort();
        Reload { catalogue, changes, faults }
    }

    /// All profiles, sorted by title.
    pub fn profiles(&self) -> Vec<&Arc<Profile>> {
        let mut profiles: Vec<_> = self.entries.values().map(|entry| &entry.profile).collect();
        profiles.sort_by_cached_key(|profile| profile.title.to_lowercase());
        profiles
    }

    /// Number of profiles.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether there is no profile at all.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// Where a profile comes from.
    pub fn origin(&self, id: &ProfileId) -> Option<&Origin> {
        self.entries.get(id).map(|entry| &entry.origin)
    }

    /// The profile of this id or title, whatever its case.
    ///
    /// # Errors
    /// If there is none, with the nearest one to suggest.
    pub fn find(&self, text: &str) -> Result<&Arc<Profile>, UnknownProfile> {
        let wanted = text.trim();
        if let Some(entry) = self.entries.get(&ProfileId::from_text(wanted)) {
            return Ok(&entry.profile);
        }
        let lower = wanted.to_lowercase();
        let titled = self.entries.values().find(|entry| entry.profile.title.to_lowercase() == lower);
        titled.map(|entry| &entry.profile).ok_or_else(|| self.unknown(wanted))
    }

    /// The profiles that somebody may mean who has typed this much, best first; all of them for nothing typed.
    pub fn search(&self, typed: &str) -> Vec<&Arc<Profile>> {
        search::search(self.profiles(), typed)
    }

    fn unknown(&self, wanted: &str) -> UnknownProfile {
        let ids = || self.entries.keys().map(ProfileId::as_str);
        let titles = || self.entries.values().map(|entry| (entry.profile.title.as_str(), &entry.profile.id));
        let by_title = || {
            let title = nearest(wanted, titles().map(|(title, _)| title))?;
            titles().find(|(known, _)| *known == title).map(|(_, id)| id.as_str())
        };
        let by_search = || self.search(wanted).first().map(|profile| profile.id.as_str());
        let is_named = !wanted.is_empty();
        let suggestion = nearest(wanted, ids()).or_else(by_title).or_else(by_search).filter(|_| is_named);
        UnknownProfile {
            wanted: wanted.to_owned(),
            suggestion: suggestion.map(ToOwned::to_owned),
            known: ids().map(ToOwned::to_owned).collect(),
        }
    }

    fn built_in() -> (Self, Faults) {
        let mut catalogue = Self::default();
        let mut faults = Faults::default();
        for file in BUILT_IN.files() {
            let name = format!("profiles/{}", file.path().display());
            match parse(&name, file.contents()) {
                Ok(profile) => catalogue.insert(profile, Origin::BuiltIn),
                Err(found) => faults.0.extend(found.0),
            }
        }
        (catalogue, faults)
    }

    fn take(&mut self, profiles: BTreeMap<ProfileId, (String, Profile)>) {
        for (file, profile) in profiles.into_values() {
            self.insert(profile, Origin::File(file));
        }
    }

    fn insert(&mut self, profile: Profile, origin: Origin) {
        self.entries.insert(profile.id.clone(), Entry { profile: Arc::new(profile), origin });
    }

    fn changes_to(&self, new: &Self) -> Vec<Change> {
        let added =
            new.entries.keys().filter(|id| !self.entries.contains_key(id)).cloned().map(Change::Added);
        let known = self.entries.iter().filter_map(|(id, old)| match new.entries.get(id) {
            None => Some(Change::Removed(id.clone())),
            Some(entry) if entry.profile.version != old.profile.version => Some(Change::Changed(id.clone())),
            Some(_) => None,
        });
        added.chain(known).collect()
    }
}

/// Reads the folder, if there is one to read.
fn sorted_files(folder: &ProfileFolder) -> Sorted {
    let path = match folder {
        ProfileFolder::BuiltInOnly => return Sorted::default(),
        ProfileFolder::IfPresent(path) if !path.exists() => return Sorted::default(),
        ProfileFolder::IfPresent(path) | ProfileFolder::Required(path) => path,
    };
    match folder::load(path) {
        Ok(loaded) => folder::sort(loaded),
        Err(fault) => Sorted { faults: vec![fault], is_unreadable: true, ..Sorted::default() },
    }
}

/// No profile has this id or title.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnknownProfile {
    /// What was asked for.
    pub wanted: String,
    /// The id of the profile that was most likely meant.
    pub suggestion: Option<String>,
    /// The ids of all profiles.
    pub known: Vec<String>,
}

impl fmt::Display for UnknownProfile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.wanted.is_empty() {
            write!(f, "No profile was named.")?;
        } else {
            let wanted = Fault::new("", "", "").found(&self.wanted).found;
            let wanted: String = wanted.chars().take(MAX_REPEATED_CHARS).collect();
            write!(f, "No profile is called `{wanted}`.")?;
        }
        if let Some(suggestion) = &self.suggestion {
            write!(f, " Did you mean `{suggestion}`?")?;
        }
        if self.known.is_empty() {
            return write!(f, " There are no profiles yet: put one into the profile folder.");
        }
        let listed: Vec<String> = self.known.iter().take(MAX_LISTED).map(|id| format!("`{id}`")).collect();
        write!(f, " The profiles are {}", listed.join(", "))?;
        let more = self.known.len() - listed.len();
        if more > 0 { write!(f, " and {more} more.") } else { write!(f, ".") }
    }
}

impl std::error::Error for UnknownProfile {}

#[cfg(test)]
mod tests;
