//! Suggestions: at most 25, each with a name and a value of at most 100 characters.

use serde_json::Value;

use super::{Errors, Path, items};
use crate::error::ApiError;

/// Choices that are suggested, or that an option is registered with.
pub(crate) const CHOICES: usize = 25;

/// Checks the data of an autocomplete answer.
pub(crate) fn choices(data: &Value) -> Result<(), ApiError> {
    let mut errors = Errors::default();
    let at = Path::root().key("data").key("choices");
    errors.required_length(&at, &data["choices"], 0..=CHOICES);
    for (index, choice) in items(&data["choices"]).iter().enumerate() {
        each(&mut errors, &at.key(index), choice);
    }
    errors.into_result()
}

/// Checks one choice.
pub(crate) fn each(errors: &mut Errors, at: &Path, choice: &Value) {
    errors.required_length(&at.key("name"), &choice["name"], 1..=100);
    match &choice["value"] {
        Value::Null => errors.required(&at.key("value")),
        Value::Number(_) => {}
        text => errors.length(&at.key("value"), text, 0..=100),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{super::cases::check, *};

    #[test]
    fn suggestions_are_few_and_short() {
        let list = |count: usize| json!({"choices": vec![json!({"name": "a", "value": "a"}); count]});
        check(choices(&list(25)), "", "", "25 are allowed");
        check(choices(&list(0)), "", "", "none are allowed");
        check(choices(&list(26)), "data.choices", "BASE_TYPE_MAX_LENGTH", "26 are not");
        let one = |name: &str, value: Value| json!({"choices": [{"name": name, "value": value}]});
        let long = "x".repeat(101);
        check(choices(&one(&long, 1.into())), "data.choices.0.name", "BASE_TYPE_BAD_LENGTH", "long name");
        check(choices(&one("", 1.into())), "data.choices.0.name", "BASE_TYPE_REQUIRED", "no name");
        check(
            choices(&one("a", long.clone().into())),
            "data.choices.0.value",
            "BASE_TYPE_MAX_LENGTH",
            "value",
        );
        check(choices(&one("a", Value::Null)), "data.choices.0.value", "BASE_TYPE_REQUIRED", "no value");
        check(choices(&json!({})), "data.choices", "BASE_TYPE_REQUIRED", "no list");
    }
}
