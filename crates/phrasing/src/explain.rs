//! The trace of one reading: which stage and which rule did what, and why.

use std::fmt;

use crate::assemble::base_form;
use crate::coordination;
use crate::evidence::{Cue, Evidence};
use crate::stage::head::Shape;
use crate::text::Token;

/// The stages of the engine, in their order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Stage {
    /// Bullets, numbering, Markdown, spaces, capitals and final marks.
    Clean,
    /// A second sentence.
    Sentences,
    /// A heading before a colon or a dash.
    Label,
    /// "You should be able to" and its kin.
    LeadIn,
    /// A phrase or a clause before the verb, which moves to the end.
    LeadingPhrase,
    /// "Do not" and "never".
    Negation,
    /// Adverbs before the first verb.
    Adverbs,
    /// The first verb, and whether it is one.
    Head,
    /// The verbs coordinated with the first one.
    Coordination,
    /// The forms of the verbs.
    Inflection,
    /// "His or her own" becomes "your own".
    Person,
    /// What an interviewer would not say aloud.
    Spoken,
    /// How a question can approach the statement.
    Nature,
}

/// One rule that fired.
#[derive(Debug, Clone, PartialEq)]
pub struct Step {
    /// The stage it belongs to.
    pub stage: Stage,
    /// The name of the rule.
    pub rule: &'static str,
    /// What it decided and on which evidence.
    pub reason: String,
    /// The single cues behind the decision, where there are any.
    pub cues: Vec<Cue>,
}

/// A main verb as it stands in the statement, and its base form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MainVerb {
    /// As in the statement.
    pub surface: String,
    /// "plan" for "Plans".
    pub base: String,
}

/// One way to read the coordination of a statement, with its cues.
#[derive(Debug, Clone, PartialEq)]
pub struct Labelling {
    /// The main verbs of this way, the first verb included.
    pub verbs: Vec<MainVerb>,
    /// What speaks for this way and against it.
    pub cues: Vec<Cue>,
}

/// How a statement was read: one line for each rule that fired.
#[derive(Debug, Clone, PartialEq)]
pub struct Explanation {
    /// The statement as it was given.
    pub statement: String,
    /// The rules that fired, in order.
    pub steps: Vec<Step>,
    /// The ways to read the coordination that were weighed to the end, best first; one where there is none, and none
    /// for a noun phrase.
    pub labellings: Vec<Labelling>,
    /// The result.
    pub phrase: crate::Phrase,
}

impl Explanation {
    /// The main verbs, in the order of the statement; none for a noun phrase.
    pub fn verbs(&self) -> &[MainVerb] {
        self.labellings.first().map_or(&[], |best| &best.verbs)
    }
}

impl fmt::Display for Explanation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "statement: {}", self.statement)?;
        for step in &self.steps {
            writeln!(f, "{:<14} {:<22} {}", format!("{:?}", step.stage), step.rule, step.reason)?;
        }
        write!(f, "{:?}, {:?}, {:?}", self.phrase.kind(), self.phrase.nature(), self.phrase.certainty())?;
        if let Some(forms) = self.phrase.forms() {
            write!(f, "\nbase:   {}\npast:   {}\ngerund: {}", forms.base, forms.past, forms.gerund)?;
        }
        if let Some(noun) = self.phrase.noun() {
            write!(f, "\nnoun:   {noun}")?;
        }
        for doubt in self.phrase.doubts() {
            write!(f, "\ndoubt:  {}", doubt.reason)?;
        }
        Ok(())
    }
}

/// Collects steps when somebody wants to see them, and costs nothing otherwise.
pub(crate) struct Trace {
    steps: Option<Vec<Step>>,
    labellings: Vec<Labelling>,
}

impl Trace {
    /// A trace that keeps nothing.
    pub(crate) fn off() -> Self {
        Self { steps: None, labellings: Vec::new() }
    }

    /// A trace that keeps every step.
    pub(crate) fn on() -> Self {
        Self { steps: Some(Vec::new()), labellings: Vec::new() }
    }

    /// Notes that a rule fired. The reason is only put into words when the trace is on.
    pub(crate) fn note(&mut self, stage: Stage, rule: &'static str, reason: impl FnOnce() -> String) {
        if let Some(steps) = &mut self.steps {
            steps.push(Step { stage, rule, reason: reason(), cues: Vec::new() });
        }
    }

    /// Notes a decision with the evidence for it.
    pub(crate) fn weighed(&mut self, stage: Stage, rule: &'static str, what: &str, evidence: &Evidence) {
        if let Some(steps) = &mut self.steps {
            let reason = format!("{what}: {}", evidence.describe());
            steps.push(Step { stage, rule, reason, cues: evidence.cues().to_vec() });
        }
    }

    /// Notes the ways to read the coordination behind the verb at `head`.
    pub(crate) fn labelled(
        &mut self,
        text: &str,
        tokens: &[Token],
        head: usize,
        labellings: &[coordination::Labelling],
        shape: Shape,
    ) {
        if !self.is_on() {
            return;
        }
        let verb = |at: &usize| MainVerb {
            surface: tokens[*at].text(text).to_owned(),
            base: base_form(text, &tokens[*at], shape),
        };
        self.labellings = labellings
            .iter()
            .map(|labelling| Labelling {
                verbs: std::iter::once(&head).chain(&labelling.verbs).map(verb).collect(),
                cues: labelling.cues.clone(),
            })
            .collect();
    }

    pub(crate) fn is_on(&self) -> bool {
        self.steps.is_some()
    }

    pub(crate) fn into_parts(self) -> (Vec<Step>, Vec<Labelling>) {
        (self.steps.unwrap_or_default(), self.labellings)
    }
}
