//! Finding the parts of a message or form that a person can use.

use serde_json::Value;

/// Every component of a tree, in the order that a person reads.
pub(crate) fn all(components: &Value) -> Vec<&Value> {
    let mut found = Vec::new();
    for component in components.as_array().into_iter().flatten() {
        found.push(component);
        found.extend(all(&component["components"]));
        for key in ["accessory", "component"] {
            if component[key].is_object() {
                found.push(&component[key]);
            }
        }
    }
    found
}

pub(crate) fn type_of(component: &Value) -> u64 {
    component["type"].as_u64().unwrap_or(0)
}

/// What a person reads on a button: its label, or its emoji.
pub(crate) fn label(component: &Value) -> &str {
    let emoji = || component["emoji"]["name"].as_str();
    component["label"].as_str().filter(|label| !label.is_empty()).or_else(emoji).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn components_are_found_at_any_depth_in_reading_order() {
        let tree = json!([
            {"type": 17, "components": [
                {"type": 9, "components": [{"type": 10, "content": "a"}], "accessory": {"type": 2, "label": "b"}},
                {"type": 1, "components": [{"type": 2, "emoji": {"name": "c"}}]}]},
            {"type": 18, "component": {"type": 4}}]);
        let types: Vec<_> = all(&tree).into_iter().map(type_of).collect();
        assert_eq!(types, [17, 9, 10, 2, 1, 2, 18, 4]);
        let labels: Vec<_> = all(&tree).into_iter().map(label).filter(|label| !label.is_empty()).collect();
        assert_eq!(labels, ["b", "c"]);
    }
}
