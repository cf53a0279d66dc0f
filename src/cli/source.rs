//! A profile as a person names it on the command line: a file, or the name of one that is loaded.

use std::path::Path;
use std::sync::Arc;

use crate::app::App;
use crate::cli::failure::Failure;
use crate::profile::{self, Profile};

/// The profile of that file, if there is one; else the loaded profile of that name, which may hold a slash or a dot too.
pub(super) fn profile(app: &App, named: &str) -> Result<Arc<Profile>, Failure> {
    let path = Path::new(named);
    let read = || -> Result<Arc<Profile>, Failure> { Ok(Arc::new(profile::read_file(path)?)) };
    if path.is_file() {
        return read();
    }
    match app.content().profile(named) {
        Ok(loaded) => Ok(Arc::clone(loaded)),
        Err(_) if looks_like_a_path(named) => read(),
        Err(error) => Err(error.into()),
    }
}

/// A name with a folder or a known extension means a file, so that a missing one is said to be missing.
fn looks_like_a_path(named: &str) -> bool {
    named.contains(['/', '\\']) || profile::is_profile_file(named)
}
