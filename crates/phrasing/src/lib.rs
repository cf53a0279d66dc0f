//! The English engine: one competency statement in, the grammatical forms that a sentence about it needs out.
//!
//! The engine knows nothing of interviews. It reads a statement such as *"Monitors and reports performance against the
//! plan."* and answers with a [`Phrase`]: is it an action or a noun, and if it is an action, how does it read in the
//! base form (*how would you ...*), in the past (*a time when you ...*) and as a gerund (*how do you go about ...*)?
//!
//! ```
//! use phrasing::Phrase;
//!
//! let phrase = Phrase::of("Monitors and reports performance against the plan.");
//! let forms = phrase.forms().expect("it is an action");
//! assert_eq!(forms.past, "monitored and reported performance against the plan");
//! ```
//!
//! # Layout, in reading order
//!
//! - `pipeline`: the stages in their order; start here.
//! - `text`: cleaning a statement and cutting it into tokens.
//! - `lexicon`: what is known of each word; the data files are in `data/`.
//! - `stage`: one file for each stage: label, lead-in, leading phrase, head and so on.
//! - `noun_phrase`, `evidence`, `weights`: what several stages need.
//! - `coordination`: which words behind a comma or an "and" are verbs of the main level.
//! - `inflect`: the past, the gerund and the third person of a verb.
//! - `actions`: the statement cut into its separate actions.
//! - `render`: the forms put into words.
//! - `explain`: why a statement was read as it was.

#[macro_use]
mod words;

mod actions;
mod assemble;
mod coordination;
mod evidence;
mod explain;
mod inflect;
mod lexicon;
mod noun_phrase;
mod phrase;
mod pipeline;
mod render;
mod stage;
mod text;
mod weights;

pub use evidence::Cue;
pub use explain::{Explanation, Labelling, MainVerb, Stage, Step};
pub use phrase::{Certainty, Doubt, Forms, Kind, LeftOut, LeftOutKind, Nature, Phrase};

/// The notices of the published word data that the lexicon is made from. Whoever passes a program on that uses this crate
/// has to pass them on as well.
pub const DATA_LICENSES: &str = include_str!("../data/generated/LICENSES.txt");

/// Reads one statement as [`Phrase::of`] does and tells which rules fired and why.
pub fn explain(statement: &str) -> Explanation {
    let mut trace = explain::Trace::on();
    let phrase = pipeline::read(statement, &mut trace);
    let (steps, labellings) = trace.into_parts();
    Explanation { statement: statement.to_owned(), steps, labellings, phrase }
}

/// Loads the word data now, so that the first statement is read as fast as every other. Calling it is optional.
pub fn prepare() {
    stage::head::prepare();
    coordination::prepare();
}
