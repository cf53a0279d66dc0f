//! How a command ends when it does not end well, and with which exit code.

use std::io::{self, Write};
use std::process::ExitCode;

use crate::app::UserError;
use crate::fault::Faults;

/// Why a command failed. Exit code 1: the input is at fault. Exit code 2: the way it was called is.
pub(super) enum Failure {
    /// The input is at fault, and this says how.
    Input(anyhow::Error),
    /// Faults were found and already shown.
    Shown,
    /// Called in a way that cannot work.
    Usage(anyhow::Error),
    /// Whoever reads the output has gone, as `head` does: nothing to say.
    ReaderGone,
}

impl Failure {
    /// Says on standard error what went wrong, and gives the exit code.
    pub(super) fn report(self) -> ExitCode {
        let (error, code) = match self {
            Self::Input(error) => (error, ExitCode::from(1)),
            Self::Usage(error) => (error, ExitCode::from(2)),
            Self::Shown => return ExitCode::from(1),
            Self::ReaderGone => return ExitCode::SUCCESS,
        };
        let style = anstyle::AnsiColor::Red.on_default().bold();
        // Nothing can be done if standard error is closed.
        let _ = writeln!(anstream::stderr(), "{style}error:{style:#} {error:#}");
        code
    }
}

impl From<UserError> for Failure {
    fn from(error: UserError) -> Self {
        Self::Input(error.into())
    }
}

impl From<Faults> for Failure {
    fn from(faults: Faults) -> Self {
        Self::Input(faults.into())
    }
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        if error.kind() == io::ErrorKind::BrokenPipe { Self::ReaderGone } else { Self::Input(error.into()) }
    }
}
