//! The tools for changing a guide: its own profile, as it was when the guide was made, and the templates of today.

use crate::guide::{Guide, GuideError, GuideQuestion, Source};
use crate::profile::{self, Level, Profile};
use crate::question::{self, Generator, Pick, Question, Request, Seed, Size};
use crate::template::{Anchor, Probe, QuestionKind, Subject, Templates, Wording};

/// Makes questions that fit into a guide.
pub(super) struct Workshop<'t> {
    profile: Profile,
    templates: &'t Templates,
    level: Option<Level>,
    seed: Seed,
}

impl<'t> Workshop<'t> {
    /// The tools for this guide.
    pub(super) fn of(guide: &Guide, templates: &'t Templates) -> Self {
        let Guide { origin, .. } = guide;
        Self { profile: origin.profile.profile(), templates, level: origin.request.level, seed: origin.seed }
    }

    /// The same, with other chance.
    pub(super) fn with_seed(self, seed: Seed) -> Self {
        Self { seed, ..self }
    }

    /// A generator of questions about these competencies only; those that the profile does not have are passed over.
    pub(super) fn generator(&self, competencies: &[&str]) -> Result<Generator<'_>, GuideError> {
        let named = |name: &&str| self.profile.competencies.iter().position(|of| of.name == **name);
        let request = Request {
            competencies: competencies.iter().filter_map(named).collect(),
            size: Size::Count(1),
            kinds: Vec::new(),
            level: self.level,
            seed: self.seed,
        };
        Generator::new(&self.profile, self.templates, request)
            .map_err(|refused| GuideError::Templates(refused.to_string()))
    }

    /// A generated question as the guide keeps it.
    pub(super) fn keep(&self, question: Question, guide: &Guide) -> Option<GuideQuestion> {
        let lead = self.templates.leads().get(usize::from(question.pick.lead))?;
        Some(GuideQuestion::generated(question, lead, &guide.scale))
    }

    /// The five anchors of a question's kind, about its statement or, where it has none, about its competency.
    pub(super) fn anchors(&self, question: &GuideQuestion) -> Result<Vec<Anchor>, GuideError> {
        let generated = self.pick(question).and_then(|pick| self.generator(&[]).ok()?.question(pick));
        match generated {
            Some(generated) => Ok(generated.anchors),
            None => self.own_anchors(&question.competency, question.kind),
        }
    }

    /// The five anchors of a kind, about a competency as a whole.
    pub(super) fn own_anchors(
        &self,
        competency: &str,
        kind: QuestionKind,
    ) -> Result<Vec<Anchor>, GuideError> {
        let anchors = self.templates.anchors(kind, &self.subject(competency));
        anchors.map_err(|error| GuideError::Templates(error.to_string()))
    }

    /// The probes of a kind, about a competency as a whole.
    pub(super) fn own_probes(&self, competency: &str, kind: QuestionKind) -> Result<Vec<Probe>, GuideError> {
        let probes = self.templates.probes(kind, &self.subject(competency));
        probes.map_err(|error| GuideError::Templates(error.to_string()))
    }

    fn subject(&self, competency: &str) -> Subject {
        Subject {
            wording: Wording::Activity(competency.to_owned()),
            competency: competency.to_owned(),
            role: profile::role(&self.profile.title).map(str::to_owned),
            level: self.level,
        }
    }

    /// What a generated question was made of, if its statement and its lead are still there.
    pub(super) fn pick(&self, question: &GuideQuestion) -> Option<Pick> {
        let Source::Generated { lead, action } = &question.source else { return None };
        let generator = self.generator(&[]).ok()?;
        let statement = generator.statement(&question.competency, question.statement.as_deref()?)?;
        generator.pick(statement, *action, lead)
    }
}

impl Guide {
    /// Says the introduction and the closing anew, since they name how many questions there are and how long they take.
    pub(super) fn say(&mut self, templates: &Templates) -> Result<(), GuideError> {
        let names = self.competencies().into_iter().map(str::to_owned).collect();
        let context =
            question::script(&self.origin.profile.title, self.minutes(), self.questions.len(), names);
        let said = |text: Result<String, crate::template::RenderError>| {
            text.map_err(|error| GuideError::Templates(error.to_string()))
        };
        self.introduction = said(templates.introduction(&context))?;
        self.closing = said(templates.closing(&context))?;
        templates.version().clone_into(&mut self.origin.templates);
        Ok(())
    }
}
