//! From a pick to a question: words, id, probes, anchors, and the lint.

use phrasing::{Forms, Nature};
use sha2::{Digest, Sha256};

use crate::profile::{Competency, Level, Profile, Statement};
use crate::question::model::{Question, QuestionId};
use crate::question::{MINUTES_PER_QUESTION, Pick, lint};
use crate::template::{Form, Lead, QuestionKind, Subject, Templates};

/// Statements of more words than this are asked about one action at a time, where the engine can tell them apart.
const LONG_STATEMENT: usize = 12;

/// Makes questions from one profile with one set of templates.
pub(super) struct Maker<'a> {
    profile: &'a Profile,
    templates: &'a Templates,
    level: Option<Level>,
    statements: Vec<(&'a Competency, &'a Statement)>,
}

impl<'a> Maker<'a> {
    pub(super) fn new(profile: &'a Profile, templates: &'a Templates, level: Option<Level>) -> Self {
        let of = |competency: &'a Competency| competency.statements.iter().map(move |statement| (competency, statement));
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
        if statement.text.split_whitespace().count() <= LONG_STATEMENT || actions.len() < 2 {
            return vec![0];
        }
        (1..=u8::try_from(actions.len()).unwrap_or(u8::MAX)).collect()
    }

    /// Positions of the leads that can ask about this statement with a question of this kind.
    pub(super) fn leads(&self, kind: QuestionKind, position: usize) -> Vec<usize> {
        let statement = self.statement(position);
        let level = self.level.or(statement.level);
        let suits = |lead: &Lead| {
            lead.kind == kind
                && fits(lead.form, statement)
                && (lead.levels.is_empty() || level.is_some_and(|level| lead.levels.contains(&level)))
        };
        (0..self.templates.leads().len()).filter(|lead| suits(&self.templates.leads()[*lead])).collect()
    }

    /// The question that a pick makes; `None` if its positions name nothing, its template cannot say it, or the lint
    /// refuses it.
    pub(super) fn make(&self, pick: Pick) -> Option<Question> {
        let (competency, statement) = *self.statements.get(usize::from(pick.statement))?;
        let lead = self.templates.leads().get(usize::from(pick.lead)).filter(|lead| fits(lead.form, statement))?;
        let subject = self.subject(competency, statement, pick.action)?;
        let text = self.templates.render_lead(lead, &subject).ok().filter(|text| lint::passes(text))?;
        Some(Question {
            id: self.id(competency, statement, pick.action, lead),
            competency: competency.name.clone(),
            statement: statement.text.clone(),
            kind: lead.kind,
            lead: text,
            probes: self.templates.probes(lead.kind, &subject).ok()?,
            anchors: self.templates.anchors(lead.kind, &subject).ok()?,
            minutes: MINUTES_PER_QUESTION,
            must_ask: false,
            pick,
        })
    }

    /// What a template may say about a statement, or about one of its actions.
    fn subject(&self, competency: &Competency, statement: &Statement, action: u8) -> Option<Subject> {
        let phrase = &statement.phrase;
        let forms: Option<&Forms> = match action {
            0 => phrase.spoken(),
            number => Some(phrase.actions().get(usize::from(number) - 1)?),
        };
        let noun = |nature: Nature| (phrase.nature() == nature).then(|| phrase.noun().map(str::to_owned)).flatten();
        Some(Subject {
            base: forms.map(|forms| forms.base.clone()),
            past: forms.map(|forms| forms.past.clone()),
            gerund: forms.map(|forms| forms.gerund.clone()),
            knowledge: noun(Nature::Knowledge),
            activity: noun(Nature::Activity),
            quality: noun(Nature::Quality),
            competency: competency.name.clone(),
            role: self.profile.title.clone(),
            level: self.level.or(statement.level),
        })
    }

    /// The digest of everything that decides what is asked.
    fn id(&self, competency: &Competency, statement: &Statement, action: u8, lead: &Lead) -> QuestionId {
        let mut digest = Sha256::new();
        for part in [self.profile.id.as_str(), &competency.name, &statement.text, &action.to_string(), &lead.id] {
            digest.update(part);
            digest.update([0]);
        }
        QuestionId(digest.finalize()[..4].iter().fold("q-".to_owned(), |id, byte| id + &format!("{byte:02x}")))
    }
}

/// Whether a lead of this form can speak about the statement.
fn fits(form: Form, statement: &Statement) -> bool {
    let phrase = &statement.phrase;
    match form {
        Form::Base | Form::Past | Form::Gerund => phrase.nature() == Nature::Behaviour && phrase.spoken().is_some(),
        Form::Knowledge => phrase.nature() == Nature::Knowledge && phrase.noun().is_some(),
        Form::Activity => phrase.nature() == Nature::Activity && phrase.noun().is_some(),
        Form::Quality => phrase.nature() == Nature::Quality && phrase.noun().is_some(),
    }
}
