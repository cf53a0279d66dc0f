//! Interview guides as messages, forms and files.

pub(in crate::discord) mod compare;
pub(in crate::discord) mod coverage;
pub(in crate::discord) mod details;
pub(in crate::discord) mod editor;
pub(in crate::discord) mod files;
pub(in crate::discord) mod forms;
pub(in crate::discord) mod list;
pub(in crate::discord) mod parallel;
pub(in crate::discord) mod whole;

use crate::guide::{Guide, Weights};
use crate::store::{Stored, Summary};

/// How far a version has come, in a few words: "draft of version 2", "version 1, approved".
fn standing(guide: &Guide) -> String {
    if guide.is_approved() {
        format!("version {}, approved", guide.version)
    } else {
        format!("draft of version {}", guide.version)
    }
}

/// How far a guide has come: its newest version, and the approved one before it.
fn standing_now(stored: &Stored) -> String {
    let guide = &stored.guide;
    let mut words = standing(guide);
    if let crate::guide::State::Approved { by, at } = &guide.state {
        let by = super::limits::cut(&super::escape::escape(&by.name), 60);
        words += &format!(" by {by} on {}", at.day());
    } else if let Some(approved) = stored.approved {
        words += &format!(", version {approved} is approved");
    }
    if stored.archived.is_some() {
        words += ", archived";
    }
    words
}

/// The same of a guide in a list.
pub(in crate::discord) fn standing_of(summary: &Summary) -> String {
    let standing = match summary.approved {
        Some(approved) if approved == summary.version => format!("version {approved}, approved"),
        Some(approved) => format!("draft of version {}, version {approved} is approved", summary.version),
        None => "draft".to_owned(),
    };
    if summary.archived { format!("{standing}, archived") } else { standing }
}

/// How answers are rated.
fn scale_words(guide: &Guide) -> String {
    format!("Answers are rated on {} levels.", guide.scale.levels.len())
}

/// How the competencies count.
fn weights_words(guide: &Guide) -> &'static str {
    match guide.weights {
        Weights::Equal => "Every competency counts the same.",
        Weights::Unequal { .. } => "The competencies count differently.",
    }
}
