//! From a pick to a question: words, id, probes, anchors, and the lint.

use phrasing::{Forms, Nature};
use sha2::{Digest, Sha256};

use crate::profile::{self, Competency, Level, Profile, Statement};
use crate::question::model::{Question, QuestionId};
use crate::question::{MINUTES_PER_QUESTION, Part, Pick, lint, tense};
use crate::template::{Form, Lead, QuestionKind, Subject, Templates, Wording};

/// Statements of more words than this are asked about one action at a time, where the engine can tell them apart.
const LONG_STATEMENT: usize = 12;

/// What is asked about in more words than this comes last in its question: what is said behind it would not be heard.
const LONG_PHRASE: usize = 20;

/// Most actions of a statement that are told apart; a [`Pick`] travels in few bits.
const MOST_ACTIONS: u8 = 7;

/// Makes questions from one profile with one set of templates.
pub(super) struct Maker<'a> {
    profile: &'a Profile,
    templates: &'a Templates,
    level: Option<Level>,
    statements: Vec<(&'a Competency, &'a Statement)>,
}

impl<'a> Maker<'a> {
    pub(super) fn new(profile: &'a Profile, templates: &'a Templates, level: Option<Level>) -> Self {
        let of = |competency: &'a Competency| {
            competency.statements.iter().map(move |statement| (competency, statement))
        };
        Self { profile, templates, level, statements: profile.competencies.iter().flat_map(of).collect() }
    }

    pub(super) fn templates(&self) -> &'a Templates {
        self.templates
    }

    /// How many statements the profile has.
    pub(super) fn len(&self) -> usize {
        self.statements.len()
    }

    /// The statement at this position of the profile.
    pub(super) fn statement(&self, position: usize) -> &'a Statement {
        self.statements[position].1
    }

    /// The actions that a question about this statement may single out: zero for the statement as a whole, else the
    /// action's number. A long statement is asked about by its actions, a short one as a whole.
    pub(super) fn actions(&self, position: usize) -> Vec<u8> {
        let statement = self.statement(position);
        let actions = statement.phrase.actions();
        let short = statement.text.split_whitespace().count() <= LONG_STATEMENT;
        if short || actions.len() < 2 || statement.phrase.nature() != Nature::Behaviour {
            return vec![0];
        }
        (1..=u8::try_from(actions.len()).unwrap_or(MOST_ACTIONS).min(MOST_ACTIONS)).collect()
    }

    /// Positions of the leads that can ask about this statement with a question of this kind. Those that would be hard to
    /// listen to are not among them, unless there are no others.
    pub(super) fn leads(&self, kind: QuestionKind, position: usize) -> Vec<usize> {
        let subject = |action: u8| self.subject(position, action);
        let Some(whole) = subject(0) else { return Vec::new() };
        let leads = self.templates.leads();
        let fits = |at: &usize| leads[*at].kind == kind && leads[*at].fits(&whole);
        let fitting: Vec<usize> = (0..leads.len()).filter(fits).collect();
        let asked = self.actions(position).into_iter().filter_map(subject);
        let is_long = asked.map(|asked| asked.words()).max() > Some(LONG_PHRASE);
        let slips = whole.form(Form::Past).is_some_and(tense::holds_present_clause);
        let is_heard =
            |lead: &Lead| (lead.form != Form::Past || !slips) && (lead.ends_with_statement() || !is_long);
        let heard: Vec<usize> = fitting.iter().copied().filter(|at| is_heard(&leads[*at])).collect();
        if heard.is_empty() { fitting } else { heard }
    }

    /// The question that a pick makes; `None` if its positions name nothing, its template cannot say it, or the lint
    /// refuses it.
    pub(super) fn make(&self, pick: Pick) -> Option<Question> {
        let subject = self.subject(usize::from(pick.statement), pick.action)?;
        let (competency, statement) = *self.statements.get(usize::from(pick.statement))?;
        let lead = self.templates.leads().get(usize::from(pick.lead)).filter(|lead| lead.fits(&subject))?;
        let text = self.templates.render_lead(lead, &subject).ok().filter(|text| lint::passes(text))?;
        Some(Question {
            id: self.id(competency, statement, pick.action, lead),
            competency: competency.name.clone(),
            statement: statement.text.clone(),
            part: part(statement, pick.action),
            kind: lead.kind,
            lead: text,
            probes: self.templates.probes(lead.kind, &subject).ok()?,
            anchors: self.templates.anchors(lead.kind, &subject).ok()?,
            minutes: MINUTES_PER_QUESTION,
            must_ask: false,
            pick,
        })
    }

    /// The words of a lead about a statement, whatever the lint holds against them.
    pub(super) fn words(&self, statement: usize, action: u8, lead: usize) -> Option<String> {
        let subject = self.subject(statement, action)?;
        self.templates.render_lead(&self.templates.leads()[lead], &subject).ok()
    }

    /// What a template may say about a statement, or about one of its actions; `None` if there is no such statement or
    /// action, or the engine has no words for it.
    fn subject(&self, position: usize, action: u8) -> Option<Subject> {
        let (competency, statement) = *self.statements.get(position)?;
        let phrase = &statement.phrase;
        let noun = || phrase.noun().map(str::to_owned);
        let wording = match (phrase.nature(), action) {
            (Nature::Behaviour, 0) => action_wording(phrase.spoken()?),
            (Nature::Behaviour, number) => action_wording(phrase.actions().get(usize::from(number) - 1)?),
            (Nature::Knowledge, _) => Wording::Knowledge(noun()?),
            (Nature::Activity, _) => Wording::Activity(noun()?),
            (Nature::Quality, _) => Wording::Quality(noun()?),
        };
        let level = self.level.or(statement.level);
        Some(Subject {
            wording,
            competency: competency.name.clone(),
            role: profile::role(&self.profile.title).map(str::to_owned),
            level,
        })
    }

    /// The digest of everything that decides what is asked.
    fn id(&self, competency: &Competency, statement: &Statement, action: u8, lead: &Lead) -> QuestionId {
        let mut digest = Sha256::new();
        for part in
            [self.profile.id.as_str(), &competency.name, &statement.text, &action.to_string(), &lead.id]
        {
            digest.update(part);
            digest.update([0]);
        }
        QuestionId(
            digest.finalize()[..4].iter().fold("q-".to_owned(), |id, byte| id + &format!("{byte:02x}")),
        )
    }
}

/// The action of this number, as a part of its statement; none for zero, the whole.
fn part(statement: &Statement, number: u8) -> Option<Part> {
    let actions = statement.phrase.actions();
    let text = actions.get(usize::from(number.checked_sub(1)?))?.base.clone();
    let of = u8::try_from(actions.len()).unwrap_or(MOST_ACTIONS).min(MOST_ACTIONS);
    Some(Part { number, of, text })
}

fn action_wording(forms: &Forms) -> Wording {
    Wording::Action { base: forms.base.clone(), past: forms.past.clone(), gerund: forms.gerund.clone() }
}
