//! `{{#if (eq level "expert")}}`: whether the proficiency level is this one.

use handlebars::{Context, Handlebars, Helper, HelperDef, RenderContext, RenderError, ScopedJson};

use super::{argument, wrong};
use crate::profile::Level;

/// The helper `eq`. A statement without a level has no level that is equal to anything, so the answer is no.
pub(super) struct EqHelper;

impl HelperDef for EqHelper {
    fn call_inner<'reg: 'rc, 'rc>(
        &self,
        helper: &Helper<'rc>,
        _: &'reg Handlebars<'reg>,
        _: &'rc Context,
        _: &mut RenderContext<'reg, 'rc>,
    ) -> Result<ScopedJson<'rc>, RenderError> {
        let asked = argument(helper, "eq", 1)?;
        let Some(asked) = asked.as_str().and_then(|text| text.parse::<Level>().ok()) else {
            let known = Level::ALL.map(Level::as_str).join(", ");
            return Err(wrong("eq", &format!("a level second, one of {known}"), asked));
        };
        let is_asked = helper.param(0).and_then(|level| level.value().as_str()) == Some(asked.as_str());
        Ok(ScopedJson::Derived(is_asked.into()))
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::super::render;

    #[test]
    fn the_level_is_compared() {
        let template = "{{#if (eq level \"expert\")}}yes{{else}}no{{/if}}";
        for (data, expected) in [
            (json!({"level": "expert"}), "yes"),
            (json!({"level": "working"}), "no"),
            (json!({}), "no"), // a statement without a level
        ] {
            assert_eq!(render(template, &data).unwrap(), expected);
        }
    }

    #[test]
    fn a_level_that_does_not_exist_is_refused() {
        let error = render("{{#if (eq level \"guru\")}}x{{/if}}", &json!({"level": "expert"})).unwrap_err();
        assert_eq!(
            error,
            "the helper `eq` takes a level second, one of awareness, working, practitioner, expert, not \"guru\"; \
             write for example {{#if (eq level \"expert\")}}"
        );
    }
}
