//! `{{list names}}`: names joined as a sentence joins them.

use handlebars::{Context, Handlebars, Helper, HelperDef, RenderContext, RenderError, ScopedJson};
use serde_json::Value;

use super::{argument, wrong};

/// The helper `list`.
pub(super) struct ListHelper;

impl HelperDef for ListHelper {
    fn call_inner<'reg: 'rc, 'rc>(
        &self,
        helper: &Helper<'rc>,
        _: &'reg Handlebars<'reg>,
        _: &'rc Context,
        _: &mut RenderContext<'reg, 'rc>,
    ) -> Result<ScopedJson<'rc>, RenderError> {
        let value = argument(helper, "list", 0)?;
        let names: Option<Vec<&str>> =
            value.as_array().and_then(|items| items.iter().map(Value::as_str).collect());
        match names {
            Some(names) if !names.is_empty() => Ok(ScopedJson::Derived(join(&names).into())),
            _ => Err(wrong("list", "a list of at least one name", value)),
        }
    }
}

/// "a", "a and b", "a, b and c"; with a comma before the last "and" where a name has an "and" of its own.
fn join(names: &[&str]) -> String {
    let Some((last, before)) = names.split_last() else { return String::new() };
    if before.is_empty() {
        return (*last).to_owned();
    }
    let and_within = names.iter().any(|name| name.contains(" and ") || name.contains(" & "));
    let last_joint = if and_within { ", and " } else { " and " };
    format!("{}{last_joint}{last}", before.join(", "))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::super::render;
    use super::join;

    #[test]
    fn names_are_joined_as_a_sentence_joins_them() {
        for (names, expected) in [
            (vec!["planning"], "planning"),
            (vec!["planning", "budgets"], "planning and budgets"),
            (vec!["planning", "budgets", "risk"], "planning, budgets and risk"),
        ] {
            assert_eq!(join(&names), expected);
        }
    }

    #[test]
    fn a_name_with_an_and_of_its_own_asks_for_one_more_comma() {
        for (names, expected) in [
            (vec!["planning", "leadership and teamwork"], "planning, and leadership and teamwork"),
            (vec!["Risk & Issues", "Budgets", "Plans"], "Risk & Issues, Budgets, and Plans"),
            (vec!["leadership and teamwork"], "leadership and teamwork"),
        ] {
            assert_eq!(join(&names), expected);
        }
    }

    #[test]
    fn a_single_text_or_an_empty_list_is_refused() {
        for data in [json!({"names": "planning"}), json!({"names": []}), json!({"names": [1]})] {
            let error = render("{{list names}}", &data).unwrap_err();
            assert!(error.starts_with("the helper `list` takes a list of at least one name"), "{error}");
        }
    }
}
