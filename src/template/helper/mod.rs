//! The helpers that templates may call, one file each, and what they share.

mod article;
mod infinitive;
mod level;
mod list;
mod number;
mod sentence;

use handlebars::{Handlebars, Helper, HelperDef, RenderError, RenderErrorReason, ScopedJson};
use serde_json::Value;

/// A helper: its name in templates, how it is called, and how many arguments it takes.
pub(super) struct Known {
    /// The name after the braces.
    pub(super) name: &'static str,
    /// How it is written, for advice.
    pub(super) usage: &'static str,
    /// The fewest arguments it takes.
    pub(super) least: usize,
    /// The most arguments it takes.
    pub(super) most: usize,
    /// Whether it answers yes or no: of use in `{{#if (...)}}` only, not as words.
    pub(super) condition: bool,
}

/// Every helper that a template may call in `{{...}}` or in brackets.
pub(super) const KNOWN: &[Known] = &[
    Known { name: "a", usage: "{{a role}}", least: 1, most: 1, condition: false },
    Known { name: "list", usage: "{{list competencies}}", least: 1, most: 1, condition: false },
    Known { name: "number", usage: "{{number minutes \"minute\"}}", least: 1, most: 3, condition: false },
    Known { name: "sentence", usage: "{{sentence gerund}}", least: 1, most: 1, condition: false },
    Known { name: "to", usage: "{{to base}}", least: 1, most: 1, condition: false },
    Known { name: "eq", usage: "{{#if (eq level \"expert\")}}", least: 2, most: 2, condition: true },
];

/// Adds our helpers to a registry; `if` and `unless` are there already.
pub(super) fn register(registry: &mut Handlebars<'static>) {
    registry.register_helper("a", Box::new(TextHelper { name: "a", apply: article::with_article }));
    registry
        .register_helper("sentence", Box::new(TextHelper { name: "sentence", apply: sentence::sentence }));
    registry.register_helper("to", Box::new(TextHelper { name: "to", apply: infinitive::to }));
    registry.register_helper("list", Box::new(list::ListHelper));
    registry.register_helper("eq", Box::new(level::EqHelper));
    registry.register_helper("number", Box::new(number::NumberHelper));
}

/// A helper that turns one text into another.
struct TextHelper {
    name: &'static str,
    apply: fn(&str) -> String,
}

impl HelperDef for TextHelper {
    fn call_inner<'reg: 'rc, 'rc>(
        &self,
        helper: &Helper<'rc>,
        _: &'reg Handlebars<'reg>,
        _: &'rc handlebars::Context,
        _: &mut handlebars::RenderContext<'reg, 'rc>,
    ) -> Result<ScopedJson<'rc>, RenderError> {
        let value = argument(helper, self.name, 0)?;
        let Some(text) = value.as_str() else {
            return Err(wrong(self.name, "a text", value));
        };
        Ok(ScopedJson::Derived((self.apply)(text).into()))
    }
}

/// The argument at this index; an absent field is an error, as it is outside helpers.
fn argument<'h>(helper: &'h Helper<'_>, name: &'static str, index: usize) -> Result<&'h Value, RenderError> {
    let argument = helper.param(index).ok_or(RenderErrorReason::ParamNotFoundForIndex(name, index))?;
    if argument.is_value_missing() {
        return Err(RenderError::strict_error(argument.relative_path()));
    }
    Ok(argument.value())
}

/// An argument that the helper cannot use, with what it takes and how it is called.
fn wrong(name: &str, takes: &str, got: &Value) -> RenderError {
    let usage = KNOWN.iter().find(|known| known.name == name).map_or("", |known| known.usage);
    let reason = format!("the helper `{name}` takes {takes}, not {got}; write for example {usage}");
    RenderErrorReason::Other(reason).into()
}

/// Renders one line with our helpers, for the helpers' own tests.
#[cfg(test)]
fn render(template: &str, data: &Value) -> Result<String, String> {
    let mut registry = Handlebars::new();
    registry.set_strict_mode(true);
    registry.register_escape_fn(handlebars::no_escape);
    register(&mut registry);
    registry.render_template(template, data).map_err(|error| error.reason().to_string())
}
