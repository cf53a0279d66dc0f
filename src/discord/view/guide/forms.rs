//! The forms about a guide.

use crate::discord::component_id::{ComponentId, GuideAction, GuideKey};
use crate::discord::view::reply::{Field, Form, Lines};
use crate::guide::Guide;
use crate::guide::model::limits::MAX_TITLE;

/// Names of fields.
pub(in crate::discord) const TITLE: &str = "title";

/// Another title.
pub(in crate::discord) fn title(guide: &Guide, key: GuideKey) -> Form {
    Form {
        title: "The guide’s title",
        id: ComponentId::Guide(GuideAction::Title, key),
        fields: vec![Field {
            name: TITLE,
            label: "Title",
            text: guide.title.clone(),
            hint: "Team lead, spring 2027",
            most: MAX_TITLE,
            lines: Lines::One,
            is_required: true,
        }],
    }
}
