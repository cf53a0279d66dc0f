//! The English engine: one competency statement in, the grammatical forms that a sentence about it needs out.
//!
//! The engine knows nothing of interviews. It reads a statement such as *"Monitors and reports performance against the
//! plan."* and answers with a [`Phrase`]: is it an action or a noun, and if it is an action, how does it read in the
//! base form (*how would you ...*), in the past (*a time when you ...*) and as a gerund (*how do you go about ...*)?

mod phrase;

pub use phrase::{Certainty, Doubt, Forms, Kind, LeftOut, LeftOutKind, Nature, Phrase};
