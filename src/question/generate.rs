//! From a request to a question set.

use std::collections::{HashMap, HashSet};

use rand::Rng;
use rand::seq::{IndexedRandom, SliceRandom};

use crate::profile::{Level, Profile};
use crate::question::make::Maker;
use crate::question::model::{ProfileRef, Question, QuestionSet, Shortfall};
use crate::question::spread::{self, Shelf};
use crate::question::{Coverage, Pick, Request, SizeError, kinds};
use crate::template::{QuestionKind, RenderError, ScriptContext, Templates};

/// Why a request cannot be met at all.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// The size is out of bounds.
    #[error(transparent)]
    Size(#[from] SizeError),
    /// The competencies asked for hold no statement of the level asked for.
    #[error("no statement of the competencies asked for is at the level `{0}`")]
    NothingAtLevel(Level),
    /// No template could turn any statement into a question that may be asked.
    #[error("no template makes a question of the kinds asked for from any of the {statements} statements")]
    NoQuestion {
        /// How many statements were tried.
        statements: usize,
    },
    /// The picks of a set name statements or leads that are not there any more.
    #[error("the set was made from another version of the profile or the templates")]
    Outdated,
    /// The introduction or the closing cannot be said about this profile.
    #[error(transparent)]
    Script(#[from] RenderError),
}

/// Makes question sets for one request.
pub struct Generator<'a> {
    pub(super) profile: &'a Profile,
    pub(super) request: Request,
    pub(super) maker: Maker<'a>,
}

impl<'a> Generator<'a> {
    /// A generator for this request.
    ///
    /// # Errors
    ///
    /// If the request's size is out of bounds.
    pub fn new(profile: &'a Profile, templates: &'a Templates, request: Request) -> Result<Self, Refused> {
        request.size.check()?;
        let maker = Maker::new(profile, templates, request.level);
        Ok(Self { profile, request, maker })
    }

    /// Chooses the questions and makes the set.
    ///
    /// # Errors
    ///
    /// If there is nothing to ask about. Fewer questions than asked for is no error but a [`Shortfall`].
    pub fn generate(&self) -> Result<QuestionSet, Refused> {
        let mut rng = self.request.seed.rng();
        let mut shelves = self.shelves();
        let statements: usize = shelves.iter().map(|shelf| shelf.statements.len()).sum();
        if let (0, Some(level)) = (statements, self.request.level) {
            return Err(Refused::NothingAtLevel(level));
        }
        let wanted = self.request.size.questions();
        let taken = spread::take(&mut shelves, wanted, &mut rng);
        let dealt = kinds::deal(taken.len(), &self.request.kinds, &mut rng);
        let mut draw = Draw { maker: &self.maker, used: HashMap::new(), rng };
        let mut questions = Vec::with_capacity(taken.len());
        let mut refused = 0;
        for ((competency, statement), kind) in taken.into_iter().zip(dealt) {
            let spare = shelves.iter_mut().find(|shelf| shelf.competency == competency);
            let mut candidates = vec![statement];
            let mut spare = spare.map(|shelf| &mut shelf.statements);
            while let Some(candidate) = candidates.pop() {
                if let Some(question) = draw.question(candidate, kind, &self.request.kinds) {
                    questions.push(question);
                    break;
                }
                refused += 1;
                candidates.extend(spare.as_mut().and_then(|statements| statements.pop()));
            }
        }
        if questions.is_empty() {
            return Err(Refused::NoQuestion { statements });
        }
        let short = questions.len() < wanted;
        self.set(questions, short.then_some(Shortfall { wanted, statements, refused }))
    }

    /// Makes the set of these picks again.
    ///
    /// # Errors
    ///
    /// [`Refused::Outdated`] if a pick names something that is not there.
    pub fn rebuild(&self, picks: &[Pick]) -> Result<QuestionSet, Refused> {
        let questions: Option<Vec<Question>> = picks.iter().map(|pick| self.maker.make(*pick)).collect();
        let questions = questions.filter(|questions| !questions.is_empty()).ok_or(Refused::Outdated)?;
        self.set(questions, None)
    }

    /// The statements that the request allows, by competency.
    pub(super) fn shelves(&self) -> Vec<Shelf> {
        let mut position = 0;
        let mut shelves = Vec::new();
        for (competency, of) in self.profile.competencies.iter().enumerate() {
            let here = position..position + of.statements.len();
            position = here.end;
            if self.request.competencies.is_empty() || self.request.competencies.contains(&competency) {
                let asked = |at: &usize| match (self.request.level, self.maker.statement(*at).level) {
                    (Some(wanted), Some(level)) => wanted == level,
                    _ => true,
                };
                shelves.push(Shelf { competency, statements: here.filter(asked).collect() });
            }
        }
        shelves
    }

    /// Puts the set around its questions.
    fn set(
        &self,
        mut questions: Vec<Question>,
        shortfall: Option<Shortfall>,
    ) -> Result<QuestionSet, Refused> {
        let mut met = HashSet::new();
        for question in &mut questions {
            question.must_ask = met.insert(question.competency.clone());
        }
        let templates = self.maker.templates();
        let coverage = Coverage::of(self.profile, &questions);
        let minutes = questions.iter().map(|question| question.minutes).sum();
        let context = ScriptContext {
            role: self.profile.title.clone(),
            minutes: self.request.size.interview_minutes(minutes),
            questions: u32::try_from(questions.len()).expect("a set holds at most 200 questions"),
            competencies: coverage.tested_names(),
        };
        Ok(QuestionSet {
            profile: ProfileRef {
                id: self.profile.id.clone(),
                title: self.profile.title.clone(),
                version: self.profile.version.clone(),
            },
            templates: templates.version().to_owned(),
            request: self.request.clone(),
            coverage,
            introduction: templates.introduction(&context)?,
            closing: templates.closing(&context)?,
            questions,
            shortfall,
        })
    }
}

/// Draws leads so that none comes twice before all that could have come did.
struct Draw<'m, 'p, R> {
    maker: &'m Maker<'p>,
    /// How often each lead was used.
    used: HashMap<usize, u32>,
    rng: R,
}

impl<R: Rng> Draw<'_, '_, R> {
    /// A question about this statement, of this kind if any lead can, else of another kind that was asked for.
    fn question(&mut self, statement: usize, kind: QuestionKind, asked: &[QuestionKind]) -> Option<Question> {
        let allowed = |other: &QuestionKind| *other != kind && (asked.is_empty() || asked.contains(other));
        let others = QuestionKind::ALL.iter().copied().filter(allowed);
        let mut kinds = std::iter::once(kind).chain(others);
        kinds.find_map(|kind| self.question_of(statement, kind))
    }

    fn question_of(&mut self, statement: usize, kind: QuestionKind) -> Option<Question> {
        let mut actions = self.maker.actions(statement);
        actions.shuffle(&mut self.rng);
        let mut leads = self.maker.leads(kind, statement);
        while let Some(lead) = self.next_lead(&leads) {
            for action in &actions {
                let pick = Pick { statement: narrow(statement), action: *action, lead: narrow(lead) };
                if let Some(question) = self.maker.make(pick) {
                    *self.used.entry(lead).or_default() += 1;
                    return Some(question);
                }
            }
            leads.retain(|other| *other != lead);
        }
        None
    }

    /// One of the least used of these leads, by weight.
    fn next_lead(&mut self, leads: &[usize]) -> Option<usize> {
        let used = |lead: &usize| self.used.get(lead).copied().unwrap_or_default();
        let least = leads.iter().map(used).min()?;
        let fresh: Vec<usize> = leads.iter().copied().filter(|lead| used(lead) == least).collect();
        let weight = |lead: &usize| self.maker.templates().leads()[*lead].weight;
        fresh.choose_weighted(&mut self.rng, weight).ok().copied()
    }
}

/// A position as picks hold it.
pub(super) fn narrow(position: usize) -> u16 {
    u16::try_from(position)
        .expect("profiles hold at most 2,000 statements, and templates at most 1,000 leads")
}
