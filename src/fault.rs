//! What is wrong with a file that a person wrote: where it is, what stands there, and what to do about it.

use std::fmt;

/// A place in a text file, both numbers counted from one; the column counts characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// Line number, from one.
    pub line: usize,
    /// Column number in characters, from one.
    pub column: usize,
}

/// One thing wrong with one file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The file as the person named it.
    pub file: String,
    /// Where in the file, if the fault has a place.
    pub place: Option<Place>,
    /// What is wrong, in lower case and without a full stop.
    pub what: String,
    /// The offending text, cut to a readable length; empty if there is none to show.
    pub found: String,
    /// What to do about it, as a full sentence.
    pub advice: String,
}

/// Longest excerpt of a faulty text that a message shows, in characters.
const EXCERPT: usize = 80;

impl Fault {
    /// A fault of a whole file.
    pub fn new(file: impl Into<String>, what: impl Into<String>, advice: impl Into<String>) -> Self {
        Self {
            file: file.into(),
            place: None,
            what: what.into(),
            found: String::new(),
            advice: advice.into(),
        }
    }

    /// The same fault, at a place.
    #[must_use]
    pub fn at(mut self, line: usize, column: usize) -> Self {
        self.place = Some(Place { line, column });
        self
    }

    /// The same fault, showing the text that stands there (control characters made visible, long text cut).
    #[must_use]
    pub fn found(mut self, text: &str) -> Self {
        let mut shown: String =
            text.chars().take(EXCERPT).map(|c| if c.is_control() { '\u{fffd}' } else { c }).collect();
        if text.chars().nth(EXCERPT).is_some() {
            shown.push('…');
        }
        self.found = shown;
        self
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.file)?;
        if let Some(Place { line, column }) = self.place {
            write!(f, ":{line}:{column}")?;
        }
        write!(f, ": {}", self.what)?;
        if !self.found.is_empty() {
            write!(f, ": `{}`", self.found)?;
        }
        write!(f, "\n  {}", self.advice)
    }
}

/// Every fault that one reading found; never empty when returned as an error.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Faults(pub Vec<Fault>);

impl fmt::Display for Faults {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (i, fault) in self.0.iter().enumerate() {
            if i > 0 {
                writeln!(f)?;
            }
            write!(f, "{fault}")?;
        }
        Ok(())
    }
}

impl std::error::Error for Faults {}

impl From<Fault> for Faults {
    fn from(fault: Fault) -> Self {
        Self(vec![fault])
    }
}
