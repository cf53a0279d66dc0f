//! The files of a profile folder, read within limits: nothing that stands there can hang or fill the program.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use crate::fault::{Fault, Faults};
use crate::profile::limits::MAX_FILE_BYTES;
use crate::profile::{Profile, ProfileId, is_profile_file, parse, source};

/// Most profile files of one folder.
pub(super) const MAX_FILES: usize = 1_000;

/// What became of one file of a folder.
#[derive(Debug)]
pub(super) struct Loaded {
    /// The file as messages name it.
    pub(super) file: String,
    /// Its profile, or what is wrong with it.
    pub(super) outcome: Result<Profile, Faults>,
}

/// Reads all profile files of a folder, in the order of their names. Other files, and hidden ones, are not looked at.
pub(super) fn load(folder: &Path) -> Result<Vec<Loaded>, Fault> {
    let paths = profile_paths(folder)?;
    Ok(paths.into_iter().map(|path| load_file(&path)).collect())
}

fn load_file(path: &Path) -> Loaded {
    Loaded { file: path.display().to_string(), outcome: read_file(path) }
}

/// Reads the profile of one file.
///
/// # Errors
/// Everything that is wrong with the file, as [`parse`] tells it, or why it cannot be read.
pub fn read_file(path: &Path) -> Result<Profile, Faults> {
    parse(&path.display().to_string(), &read(path)?)
}

fn profile_paths(folder: &Path) -> Result<Vec<PathBuf>, Fault> {
    let unreadable = |error: io::Error| {
        let name = folder.display().to_string();
        Fault::new(name, format!("the profile folder cannot be read: {}", reason(&error)), FOLDER_ADVICE)
    };
    let mut paths = Vec::new();
    for entry in fs::read_dir(folder).map_err(unreadable)? {
        let path = entry.map_err(unreadable)?.path();
        let name = path.file_name().map(|name| name.to_string_lossy()).unwrap_or_default();
        if is_profile_file(&name) {
            paths.push(path);
        }
        if paths.len() > MAX_FILES {
            let what = format!("the profile folder has more than {MAX_FILES} profile files");
            return Err(Fault::new(folder.display().to_string(), what, "Move some to another folder."));
        }
    }
    paths.sort();
    Ok(paths)
}

const FOLDER_ADVICE: &str = "Create the folder, make it readable, or name another one with PROFILES_DIR.";

/// Reads a file that is a file, and not more of it than a profile may have.
fn read(path: &Path) -> Result<Vec<u8>, Fault> {
    let name = || path.display().to_string();
    let unreadable = |error: io::Error| {
        let advice = match error.kind() {
            io::ErrorKind::NotFound => "Check the name and the folder.",
            _ => "Make the file readable, or take it out of the folder.",
        };
        Fault::new(name(), format!("the file cannot be read: {}", reason(&error)), advice)
    };
    let metadata = fs::metadata(path).map_err(unreadable)?;
    if !metadata.is_file() {
        let advice = "Rename it, or take it out of the folder.";
        return Err(Fault::new(name(), "a profile should be a file, and this is none", advice));
    }
    let length = usize::try_from(metadata.len()).unwrap_or(usize::MAX);
    if length > MAX_FILE_BYTES {
        return Err(source::too_long(&name(), length));
    }
    let mut bytes = Vec::with_capacity(length);
    let most = u64::try_from(MAX_FILE_BYTES).unwrap_or(u64::MAX).saturating_add(1);
    File::open(path).map_err(unreadable)?.take(most).read_to_end(&mut bytes).map_err(unreadable)?;
    Ok(bytes)
}

/// Why an operation failed, in the same words on every system.
fn reason(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "it does not exist".to_owned(),
        io::ErrorKind::PermissionDenied => "permission is denied".to_owned(),
        io::ErrorKind::NotADirectory => "it is not a folder".to_owned(),
        _ => {
            let words = error.to_string().to_lowercase();
            words.split(" (os error").next().unwrap_or_default().to_owned()
        }
    }
}

/// The files of a folder, sorted out.
#[derive(Debug, Default)]
pub(super) struct Sorted {
    /// Good profiles and their files.
    pub(super) profiles: BTreeMap<ProfileId, (String, Profile)>,
    /// Files whose profile cannot be taken.
    pub(super) refused: Vec<String>,
    /// Whether the folder itself could not be read.
    pub(super) is_unreadable: bool,
    /// What is wrong, file by file.
    pub(super) faults: Vec<Fault>,
}

/// Sorts the files of a folder. Of two files with one id neither is taken: nobody can tell which one is meant.
pub(super) fn sort(loaded: Vec<Loaded>) -> Sorted {
    let mut sorted = Sorted::default();
    let mut clashing = BTreeSet::new();
    for Loaded { file, outcome } in loaded {
        match outcome {
            Err(Faults(faults)) => {
                sorted.faults.extend(faults);
                sorted.refused.push(file);
            }
            Ok(profile) => match sorted.profiles.get(&profile.id) {
                Some((other, _)) => {
                    let what = format!("the id of the profile is also that of {other}");
                    let advice = "Rename one of the two files, or give one of them another `id`.";
                    sorted.faults.push(Fault::new(&file, what, advice).found(profile.id.as_str()));
                    clashing.insert(profile.id);
                    sorted.refused.push(file);
                }
                None => {
                    sorted.profiles.insert(profile.id.clone(), (file, profile));
                }
            },
        }
    }
    for id in clashing {
        sorted.refused.extend(sorted.profiles.remove(&id).map(|(file, _)| file));
    }
    sorted
}
