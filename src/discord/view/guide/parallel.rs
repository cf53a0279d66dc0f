//! What a parallel form has in common with the guide it was made from.

use crate::discord::view::escape::escape;
use crate::discord::view::limits::cut;
use crate::guide::{Shared, Sharing};

/// Longest name that is shown, and most lines.
const NAME_TEXT: usize = 60;
const MOST: usize = 6;

/// What is shared, and why.
pub(in crate::discord) fn note(shared: &[Shared]) -> String {
    if shared.is_empty() {
        return "**A parallel form: as many questions for each competency, and none that the first guide asks.**"
            .to_owned();
    }
    let mut lines = vec!["**A parallel form. Not everything in it could be made different:**".to_owned()];
    for Shared { at, competency, what } in shared.iter().take(MOST) {
        let competency = cut(&escape(competency), NAME_TEXT);
        let why = match what {
            Sharing::Statement => {
                format!("asks about the same statement in other words; {competency} has no other that fits")
            }
            Sharing::KindChanged => {
                format!("is of another kind; {competency} has nothing else of the first one’s kind")
            }
            Sharing::OwnQuestion => {
                format!("is the same; somebody wrote it, and the profile has nothing about {competency}")
            }
            Sharing::Question => {
                format!("is the same; {competency} has no other statement and no other wording")
            }
        };
        lines.push(format!("- Question {} {why}.", at + 1));
    }
    if shared.len() > MOST {
        lines.push(format!("- And so do {} more.", shared.len() - MOST));
    }
    lines.join("\n")
}
