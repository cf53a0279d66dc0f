//! Interview guides as messages and forms.

pub(in crate::discord) mod editor;
pub(in crate::discord) mod forms;
pub(in crate::discord) mod list;

use crate::guide::Guide;
use crate::store::Summary;

/// How far a guide has come, in a few words: "draft of version 2", "approved, version 1".
fn standing(guide: &Guide) -> String {
    if guide.is_approved() {
        format!("approved, version {}", guide.version)
    } else {
        format!("draft of version {}", guide.version)
    }
}

/// The same of a guide in a list.
pub(in crate::discord) fn standing_of(summary: &Summary) -> String {
    let standing = match summary.approved {
        Some(approved) if approved == summary.version => format!("approved, version {approved}"),
        Some(approved) => format!("version {approved} approved, draft of version {}", summary.version),
        None => "draft".to_owned(),
    };
    if summary.archived { format!("{standing}, archived") } else { standing }
}
