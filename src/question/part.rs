//! The one action of a statement that a question is about, where the statement holds several.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

/// One of several actions of a statement.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Part {
    /// Which action of the statement it is, from one.
    pub number: u8,
    /// How many the statement holds.
    pub of: u8,
    /// The action in its base form: "gather information".
    pub text: String,
}

/// How many actions of a statement its questions are about, and of how many; `None` if they are about all of it, or if
/// there are none. A question without a part is about the whole statement.
pub fn tested_parts<'a>(questions: impl IntoIterator<Item = Option<&'a Part>>) -> Option<(usize, usize)> {
    let mut tested = BTreeSet::new();
    let mut of = 0;
    for part in questions {
        let part = part?;
        tested.insert(part.number);
        of = of.max(usize::from(part.of));
    }
    (!tested.is_empty() && tested.len() < of).then_some((tested.len(), of))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_statement_is_tested_in_part_until_every_action_is_asked_about() {
        let part = |number| Part { number, of: 3, text: "plan".to_owned() };
        let (one, two, three) = (part(1), part(2), part(3));
        assert_eq!(tested_parts([]), None, "no question");
        assert_eq!(tested_parts([Some(&two)]), Some((1, 3)));
        assert_eq!(tested_parts([Some(&two), Some(&two)]), Some((1, 3)), "the same one twice");
        assert_eq!(tested_parts([Some(&one), Some(&two)]), Some((2, 3)));
        assert_eq!(tested_parts([Some(&one), Some(&two), Some(&three)]), None, "all of it");
        assert_eq!(tested_parts([Some(&one), None]), None, "one is about the whole");
    }
}
