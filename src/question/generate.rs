//! From a request to a question set.

use std::collections::HashSet;

use crate::profile::{self, Level, Profile};
use crate::question::draw::Draw;
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

/// What the introduction and the closing of an interview say: the role of its profile's title, how long it takes, its
/// questions, and the competencies that they test. Where there is no role, the competencies are none that anybody named.
pub fn script(title: &str, minutes: u32, questions: usize, tested: Vec<String>) -> ScriptContext {
    let role = profile::role(title).map(str::to_owned);
    let named = role.is_some() && tested.len() <= MOST_NAMED;
    ScriptContext {
        role,
        minutes,
        questions: u32::try_from(questions).unwrap_or(u32::MAX),
        competencies: if named { tested } else { Vec::new() },
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
        let mut draw = Draw::new(&self.maker, rng);
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

/// A position as picks hold it.
pub(super) fn narrow(position: usize) -> u16 {
    u16::try_from(position)
        .expect("profiles hold at most 2,000 statements, and templates at most 1,000 leads")
}
