//! What a question is made of: small enough to travel in a button.

/// The parts of one question: which statement, which of its actions, and which lead.
///
/// Positions hold for one version of the profile and one of the templates only.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Pick {
    /// The statement's position among all statements of the profile.
    pub statement: u16,
    /// Zero for the whole statement, else the number of the one action that the question is about, from one.
    pub action: u8,
    /// The lead's position among all leads of the templates.
    pub lead: u16,
}
