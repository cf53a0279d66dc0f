//! What a template must not do, found by reading it: name a field, helper or partial that does not exist, or use the
//! parts of handlebars that a sentence has no need of.
//!
//! Only variables, our helpers, `if`, `unless` and partials are left. Without loops, paths, inline partials and
//! decorators, the length and the time of a rendering are bounded by the length of the template.

use std::collections::BTreeSet;

use handlebars::template::{DecoratorTemplate, HelperTemplate, Parameter, Template, TemplateElement};

use super::helper::{KNOWN, Known};
use super::subject::{SCRIPT_FIELDS, SUBJECT_FIELDS};
use crate::suggest::nearest;

/// What a template may name.
pub(super) struct Scope<'s> {
    /// The fields it can say.
    pub(super) fields: Vec<&'static str>,
    /// The partials it can include; none inside a partial.
    pub(super) partials: Option<&'s BTreeSet<String>>,
}

/// One thing that a template must not do, at a place in its own text.
#[derive(Debug)]
pub(super) struct Objection {
    pub(super) line: usize,
    pub(super) column: usize,
    pub(super) what: String,
    pub(super) found: String,
    pub(super) advice: String,
}

/// Everything in this template that must not be there.
pub(super) fn check(template: &Template, scope: &Scope<'_>) -> Vec<Objection> {
    let mut walk = Walk { scope, place: (1, 1), objections: Vec::new() };
    walk.template(template);
    walk.objections
}

struct Walk<'s> {
    scope: &'s Scope<'s>,
    /// Where the element that is being read starts.
    place: (usize, usize),
    objections: Vec<Objection>,
}

impl Walk<'_> {
    fn template(&mut self, template: &Template) {
        for (index, element) in template.elements.iter().enumerate() {
            if let Some(mapping) = template.mapping.get(index) {
                self.place = (mapping.0, mapping.1);
            }
            self.element(element);
        }
    }

    fn element(&mut self, element: &TemplateElement) {
        match element {
            TemplateElement::RawString(_) | TemplateElement::Comment(_) => {}
            TemplateElement::Expression(tag) | TemplateElement::HtmlExpression(tag) => self.expression(tag),
            TemplateElement::HelperBlock(block) => self.block(block),
            TemplateElement::PartialExpression(include) => self.include(include),
            _ => self.object(
                "a part of handlebars that templates here do not use",
                "",
                "Use fields, helpers, `{{#if}}`, `{{#unless}}` and `{{> partial}}` only.",
            ),
        }
    }

    fn expression(&mut self, tag: &HelperTemplate) {
        if tag.params.is_empty() && tag.hash.is_empty() {
            match &tag.name {
                Parameter::Subexpression(_) => self.parameter(&tag.name),
                name => self.words(name.as_name().unwrap_or_default()),
            }
        } else {
            self.call(tag, |helper| !helper.condition);
        }
    }

    /// A field whose words are put in as they are.
    fn words(&mut self, name: &str) {
        if name == "competencies" && self.scope.fields.contains(&name) {
            self.object("a list where words are needed", name, "Write `{{list competencies}}`.");
        } else {
            self.field(name);
        }
    }

    /// A helper with its arguments; `allowed` tells which helpers make sense here.
    fn call(&mut self, tag: &HelperTemplate, allowed: fn(&Known) -> bool) {
        let name = tag.name.as_name().unwrap_or_default();
        let Some(helper) = KNOWN.iter().find(|helper| helper.name == name && allowed(helper)) else {
            if self.scope.fields.contains(&name) {
                let advice = format!("Write `{{{{{name}}}}}` alone, and other words outside the braces.");
                self.object("a field with something after its name", name, &advice);
                return;
            }
            let names: Vec<&str> =
                KNOWN.iter().filter(|helper| allowed(helper)).map(|helper| helper.name).collect();
            let advice = suggestion(name, &names, "The helpers to use here are");
            self.object("unknown helper", name, &advice);
            return;
        };
        let given = tag.params.len();
        if !tag.hash.is_empty() || !(helper.least..=helper.most).contains(&given) {
            let what = format!("the helper `{name}` is called with the wrong arguments");
            self.object(&what, "", &format!("Write for example `{}`.", helper.usage));
        }
        // The samples that a template is tried with have every level, but not every role.
        if helper.condition && tag.params.first().and_then(Parameter::as_name) != Some("level") {
            self.object(
                "a comparison of something other than the level",
                "",
                "Only `level` can be compared.",
            );
        }
        for parameter in &tag.params {
            self.parameter(parameter);
        }
    }

    fn parameter(&mut self, parameter: &Parameter) {
        match parameter {
            Parameter::Literal(_) => {}
            Parameter::Subexpression(inner) => match inner.as_element() {
                TemplateElement::Expression(tag) if !tag.params.is_empty() || !tag.hash.is_empty() => {
                    self.call(tag, |_| true);
                }
                TemplateElement::Expression(tag) => self.expression(tag),
                other => self.element(other),
            },
            name => self.field(name.as_name().unwrap_or_default()),
        }
    }

    fn block(&mut self, block: &HelperTemplate) {
        let name = block.name.as_name().unwrap_or_default();
        if !matches!(name, "if" | "unless") {
            let advice = suggestion(name, &["if", "unless"], "The blocks are");
            self.object("unknown block", name, &advice);
        } else if block.params.len() != 1 || !block.hash.is_empty() || block.block_param.is_some() {
            let what = format!("the block `{name}` is called with the wrong arguments");
            self.object(
                &what,
                "",
                "Name one condition, as in `{{#if level}}` or `{{#if (eq level \"expert\")}}`.",
            );
        }
        for parameter in &block.params {
            self.parameter(parameter);
        }
        for inner in [&block.template, &block.inverse].into_iter().flatten() {
            self.template(inner);
        }
    }

    fn include(&mut self, include: &DecoratorTemplate) {
        let Some(partials) = self.scope.partials else {
            self.object(
                "a partial that includes a partial",
                include.name.as_name().unwrap_or_default(),
                "Put the words of the inner partial here; partials cannot include each other.",
            );
            return;
        };
        match &include.name {
            Parameter::Name(name) if include.params.is_empty() && include.hash.is_empty() => {
                if !partials.contains(name) {
                    let names: Vec<&str> = partials.iter().map(String::as_str).collect();
                    let file = format!("Put the words into partials/{name}.hbs; so far there is");
                    let advice = suggestion(name, &names, &file);
                    self.object("unknown partial", name, &advice);
                }
            }
            _ => self.object(
                "a partial included with arguments",
                "",
                "Write only its name, as in `{{> joining}}`; it sees the same fields.",
            ),
        }
    }

    fn field(&mut self, name: &str) {
        if self.scope.fields.contains(&name) {
            return;
        }
        if let Some(helper) = KNOWN.iter().find(|helper| helper.name == name) {
            let what = format!("the helper `{name}` is called without an argument");
            self.object(&what, "", &format!("Write for example `{}`.", helper.usage));
            return;
        }
        let advice = suggestion(name, &self.scope.fields, "This template can say");
        let elsewhere = SUBJECT_FIELDS.contains(&name) || SCRIPT_FIELDS.contains(&name);
        let what = if elsewhere { "a field that this template does not have" } else { "unknown field" };
        self.object(what, name, &advice);
    }

    fn object(&mut self, what: &str, found: &str, advice: &str) {
        let (line, column) = self.place;
        self.objections.push(Objection {
            line,
            column,
            what: what.to_owned(),
            found: found.to_owned(),
            advice: advice.to_owned(),
        });
    }
}

/// "Did you mean ...?" where a candidate is near, and always the list to choose from.
fn suggestion(word: &str, candidates: &[&str], introduction: &str) -> String {
    let near = nearest(word, candidates.iter().copied())
        .map(|near| format!("Did you mean `{near}`? "))
        .unwrap_or_default();
    let list = if candidates.is_empty() { "nothing".to_owned() } else { candidates.join(", ") };
    format!("{near}{introduction} {list}.")
}
