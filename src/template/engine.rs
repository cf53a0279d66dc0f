//! The only place that compiles and renders. Strict, plain text, bounded; it reads no files.

use std::io::{self, Write};

use handlebars::template::{Template, TemplateElement};
use handlebars::{Handlebars, RenderErrorReason};

use super::check::{Scope, check};
use super::helper;
use super::parse::Unit;
use super::subject::Fields;
use super::syntax::{SyntaxFault, explain};
use crate::fault::Fault;

/// The longest text that a template may give, in bytes. A question is a sentence; the longest script is a page.
const MOST_OUTPUT: usize = 64 * 1024;

/// Why a template could not be rendered.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum RenderError {
    /// The subject does not have the form that the lead is built around; [`super::Lead::fits`] tells beforehand.
    #[error("the lead `{lead}` needs the form `{form}`, which the statement does not have")]
    MissingForm {
        /// The lead's id.
        lead: String,
        /// The form it needs.
        form: super::Form,
    },
    /// A field holds nothing but spaces and would leave a hole in the sentence.
    #[error("the field `{0}` is blank")]
    BlankField(&'static str),
    /// The template is not in this set, for example a lead of another version of it.
    #[error("there is no template `{0}` in this set of templates")]
    NoSuchTemplate(String),
    /// The text would be longer than 64 KiB.
    #[error("the template `{0}` gives more text than {limit} KiB", limit = MOST_OUTPUT / 1024)]
    TooLong(String),
    /// A field that is absent, or a helper that cannot use what it was given.
    #[error("the template `{template}` cannot be rendered: {reason}")]
    Failed {
        /// The template's path.
        template: String,
        /// What handlebars or a helper said.
        reason: String,
        /// The line and column inside the template's own text, if known.
        place: Option<(usize, usize)>,
    },
}

/// Compiled templates by name.
#[derive(Clone)]
pub(super) struct Engine {
    registry: Handlebars<'static>,
}

impl Engine {
    pub(super) fn new() -> Self {
        let mut registry = Handlebars::new();
        registry.set_strict_mode(true);
        registry.register_escape_fn(handlebars::no_escape);
        registry.set_prevent_indent(true);
        helper::register(&mut registry);
        Self { registry }
    }

    /// Compiles one unit and refuses what it must not do; `fold` makes one line of several.
    pub(super) fn compile(
        &mut self,
        unit: &Unit,
        label: &str,
        scope: &Scope<'_>,
        fold: bool,
    ) -> Result<(), Vec<Fault>> {
        self.registry
            .register_template_string(&unit.name, &unit.body)
            .map_err(|error| vec![syntax_fault(unit, label, &error)])?;
        let Some(template) = self.registry.get_template(&unit.name) else { return Ok(()) };
        let faults: Vec<Fault> = check(template, scope)
            .into_iter()
            .map(|objection| {
                let (line, column) = unit.place(objection.line, objection.column);
                Fault::new(label, objection.what, objection.advice).at(line, column).found(&objection.found)
            })
            .collect();
        if fold {
            let mut folded = template.clone();
            fold_lines(&mut folded);
            self.registry.register_template(&unit.name, folded);
        }
        if faults.is_empty() { Ok(()) } else { Err(faults) }
    }

    /// Renders a compiled unit.
    pub(super) fn render(&self, name: &str, fields: &Fields) -> Result<String, RenderError> {
        if let Some(field) = fields.blank {
            return Err(RenderError::BlankField(field));
        }
        let mut output = Bounded(Vec::new());
        self.registry.render_to_write(name, &fields.values, &mut output).map_err(|error| {
            match error.reason() {
                RenderErrorReason::TemplateNotFound(_) => RenderError::NoSuchTemplate(name.to_owned()),
                RenderErrorReason::IOError(_) => RenderError::TooLong(name.to_owned()),
                reason => RenderError::Failed {
                    template: name.to_owned(),
                    reason: said(reason),
                    place: own_place(&error, name),
                },
            }
        })?;
        String::from_utf8(output.0).map_err(|error| RenderError::Failed {
            template: name.to_owned(),
            reason: error.to_string(),
            place: None,
        })
    }
}

/// The place of an error if it lies in the template itself and not in a partial that it includes.
fn own_place(error: &handlebars::RenderError, name: &str) -> Option<(usize, usize)> {
    let own = error.template_name.as_deref().is_none_or(|in_template| in_template == name);
    error.line_no.zip(error.column_no).filter(|_| own)
}

fn said(reason: &RenderErrorReason) -> String {
    match reason {
        RenderErrorReason::MissingVariable(Some(field)) => format!("there is no `{field}` to put in"),
        RenderErrorReason::MissingVariable(None) => "a field that is not there".to_owned(),
        other => other.to_string(),
    }
}

fn syntax_fault(unit: &Unit, label: &str, error: &handlebars::TemplateError) -> Fault {
    let SyntaxFault { line, column, what, advice } = explain(&unit.body, error);
    let text: String = unit
        .body
        .lines()
        .nth(line.saturating_sub(1))
        .unwrap_or_default()
        .chars()
        .skip(column.saturating_sub(1))
        .collect();
    let (line, column) = unit.place(line, column);
    Fault::new(label, what, advice).at(line, column).found(&text)
}

/// Makes one line of the template's own text; what is put in later is not touched.
fn fold_lines(template: &mut Template) {
    for element in &mut template.elements {
        match element {
            TemplateElement::RawString(text) if text.contains('\n') => {
                let lines: Vec<&str> = text.split('\n').collect();
                let last = lines.len() - 1;
                let trimmed = lines.iter().enumerate().map(|(index, line)| {
                    let line = if index > 0 { line.trim_start() } else { line };
                    if index < last { line.trim_end() } else { line }
                });
                *text = trimmed.collect::<Vec<_>>().join(" ");
            }
            TemplateElement::HelperBlock(block) => {
                let block: &mut handlebars::template::HelperTemplate = block;
                for inner in [&mut block.template, &mut block.inverse].into_iter().flatten() {
                    fold_lines(inner);
                }
            }
            _ => {}
        }
    }
}

/// Takes text until there is too much of it.
struct Bounded(Vec<u8>);

impl Write for Bounded {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.0.len() + bytes.len() > MOST_OUTPUT {
            return Err(io::Error::other("the text is too long"));
        }
        self.0.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
