//! What the buttons below `/privacy` do. Whose data it is, the interaction itself says.

/// What a button does about what is kept of the person who presses it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::discord) enum PrivacyAction {
    /// Show what is kept.
    Show,
    /// Hand it over as a file.
    Export,
    /// Ask whether to delete it.
    Ask,
    /// Delete it.
    Delete,
}

impl PrivacyAction {
    const ALL: [Self; 4] = [Self::Show, Self::Export, Self::Ask, Self::Delete];

    pub(super) fn code(self) -> u8 {
        match self {
            Self::Show => 0,
            Self::Export => 1,
            Self::Ask => 2,
            Self::Delete => 3,
        }
    }

    pub(super) fn of(code: u8) -> Option<Self> {
        Self::ALL.into_iter().find(|action| action.code() == code)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::discord::component_id::ComponentId;

    #[test]
    fn every_button_is_read_back() {
        for action in PrivacyAction::ALL {
            let id = ComponentId::Privacy(action);
            assert_eq!(id.to_string().parse(), Ok(id));
        }
        assert_eq!(PrivacyAction::of(4), None);
    }
}
