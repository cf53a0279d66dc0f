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

/// Most competencies that the introduction names: more cannot be kept in mind when they are read out.
const MOST_NAMED: usize = 5;

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

/// What the introduction and the closing of an interview say: its role, how long it takes, its questions, and the
/// competencies that they test.
pub fn script(role: &str, minutes: u32, questions: usize, tested: Vec<String>) -> ScriptContext {
    ScriptContext {
        role: role.to_owned(),
        minutes,
        questions: u32::try_from(questions).unwrap_or(u32::MAX),
        competencies: Some(tested).filter(|names| names.len() <= MOST_NAMED).unwrap_or_default(),
    }
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
        let mut taken = spread::take(&mut shelves, self.request.size.questions(), &mut rng);
        spread::replace(&mut taken, &mut shelves, |statement| self.can_be_asked(statement));
        let dealt = kinds::deal(taken.len(), &self.request.kinds, &mut rng);
        let mut draw = Draw { maker: &self.maker, used: HashMap::new(), rng };
        let mut questions: Vec<Question> = taken
            .into_iter()
            .zip(dealt)
            .filter_map(|((_, statement), kind)| draw.question(statement, kind, &self.request.kinds))
            .collect();
        if questions.is_empty() {
            return Err(Refused::NoQuestion { statements });
        }
        if self.request.kinds.is_empty() {
            draw.ensure_contrary(&mut questions);
        }
        self.set(questions)
    }

    /// Whether any lead of the kinds asked for makes a question about this statement.
    fn can_be_asked(&self, statement: usize) -> bool {
        let kinds = QuestionKind::ALL.iter().filter(|kind| self.request.asks(**kind));
        let mut leads = kinds.flat_map(|kind| self.maker.leads(*kind, statement));
        let actions = self.maker.actions(statement);
        leads.any(|lead| {
            let pick =
                |action: &u8| Pick { statement: narrow(statement), action: *action, lead: narrow(lead) };
            actions.iter().any(|action| self.maker.make(pick(action)).is_some())
        })
    }

    /// Makes the set of these picks again.
    ///
    /// # Errors
    ///
    /// [`Refused::Outdated`] if a pick names something that is not there.
    pub fn rebuild(&self, picks: &[Pick]) -> Result<QuestionSet, Refused> {
        let questions: Option<Vec<Question>> = picks.iter().map(|pick| self.maker.make(*pick)).collect();
        let questions = questions.filter(|questions| !questions.is_empty()).ok_or(Refused::Outdated)?;
        self.set(questions)
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
    fn set(&self, mut questions: Vec<Question>) -> Result<QuestionSet, Refused> {
        let mut met = HashSet::new();
        for question in &mut questions {
            question.must_ask = met.insert(question.competency.clone());
        }
        let templates = self.maker.templates();
        let coverage = Coverage::of(self.profile, &questions);
        let minutes = questions.iter().map(|question| question.minutes).sum();
        let minutes = self.request.size.interview_minutes(minutes);
        let context = script(&self.profile.title, minutes, questions.len(), coverage.tested_names());
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
            shortfall: self.shortfall(questions.len()),
            questions,
        })
    }

    /// What is missing from a set of this many questions. A set is short only after every statement was tried, so
    /// those that it does not ask about are the refused ones; a set that is made again knows it too.
    fn shortfall(&self, made: usize) -> Option<Shortfall> {
        let wanted = self.request.size.questions();
        let statements: usize = self.shelves().iter().map(|shelf| shelf.statements.len()).sum();
        let refused = statements.saturating_sub(made);
        (made < wanted).then_some(Shortfall { wanted, statements, refused })
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

    /// A mixed set of two or more has contrary evidence, also where the statement that was dealt it has no lead for it:
    /// then the first that has one asks for it, and the opening question only if no other can.
    fn ensure_contrary(&mut self, questions: &mut [Question]) {
        let contrary = |question: &Question| question.kind == QuestionKind::Contrary;
        if questions.len() < 2 || questions.iter().any(contrary) {
            return;
        }
        for at in (1..questions.len()).chain([0]) {
            let statement = usize::from(questions[at].pick.statement);
            if let Some(question) = self.question_of(statement, QuestionKind::Contrary) {
                questions[at] = question;
                return;
            }
        }
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
