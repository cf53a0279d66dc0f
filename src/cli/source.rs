//! A profile as a person names it on the command line: a file, or the name of one that is loaded.

use std::path::Path;
use std::sync::Arc;

use crate::app::{App, UserError};
use crate::cli::failure::Failure;
use crate::profile::{self, Profile};

/// The profile of that file, if there is one; else the loaded profile of that name.
pub(super) fn profile(app: &App, named: &str) -> Result<Arc<Profile>, Failure> {
    let path = Path::new(named);
    if path.is_file() || looks_like_a_path(named) {
        return Ok(Arc::new(profile::read_file(path)?));
    }
    Ok(Arc::clone(app.content().profile(named).map_err(UserError::from)?))
}

/// A name with a folder or a known extension means a file, so that a missing one is said to be missing.
fn looks_like_a_path(named: &str) -> bool {
    named.contains(['/', '\\']) || profile::is_profile_file(named)
}
