//! Changing one question of a set: other words for the same statement, or another statement.

use crate::question::generate::narrow;
use crate::question::{Generator, Pick, Question};
use crate::template::QuestionKind;

/// What is left where nothing else can be offered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NoOther {
    /// The set has no question at this position.
    #[error("the set has no question {0}")]
    Question(usize),
    /// No other lead says this statement.
    #[error("no other wording fits the statement")]
    Wording,
    /// Every statement that the request allows is in the set already.
    #[error("every statement is in the set already")]
    Statement,
}

/// What of a question is to change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Revision {
    /// Other words for the same statement.
    Wording,
    /// Another statement.
    Statement,
}

impl Generator<'_> {
    /// The picks of a set after one question was revised.
    ///
    /// # Errors
    ///
    /// If there is no such question, or nothing else to offer in its place.
    pub fn revise(&self, picks: &[Pick], position: usize, revision: Revision) -> Result<Vec<Pick>, NoOther> {
        match revision {
            Revision::Wording => self.reword(picks, position),
            Revision::Statement => self.restate(picks, position),
        }
    }

    /// The picks of a set after one question got other words: the next lead of its kind that no other question of the
    /// set has. Asked again and again, every such wording comes before one comes back; a wording that another question
    /// has comes only where there is no other.
    ///
    /// # Errors
    ///
    /// If there is no such question, or no other wording.
    pub(super) fn reword(&self, picks: &[Pick], position: usize) -> Result<Vec<Pick>, NoOther> {
        let pick = *picks.get(position).ok_or(NoOther::Question(position))?;
        let kind = self.maker.templates().leads().get(usize::from(pick.lead)).ok_or(NoOther::Wording)?.kind;
        let statement = usize::from(pick.statement);
        if statement >= self.maker.len() {
            return Err(NoOther::Statement);
        }
        let mut leads = self.maker.leads(kind, statement);
        let turn = leads.partition_point(|lead| *lead <= usize::from(pick.lead));
        leads.rotate_left(turn);
        leads.sort_by_key(|lead| uses(picks, position, *lead));
        let next = leads
            .into_iter()
            .filter(|lead| *lead != usize::from(pick.lead))
            .map(|lead| Pick { lead: narrow(lead), ..pick })
            .find(|pick| self.maker.make(*pick).is_some())
            .ok_or(NoOther::Wording)?;
        Ok(replaced(picks, position, next))
    }

    /// The picks of a set after one question turned to another statement: the next one of its competency that is not in
    /// the set, else the next of any competency that the request allows.
    ///
    /// # Errors
    ///
    /// If there is no such question, or no other statement.
    pub(super) fn restate(&self, picks: &[Pick], position: usize) -> Result<Vec<Pick>, NoOther> {
        let pick = *picks.get(position).ok_or(NoOther::Question(position))?;
        let kind = self.maker.templates().leads().get(usize::from(pick.lead)).ok_or(NoOther::Statement)?.kind;
        let current = usize::from(pick.statement);
        let taken = |statement: &usize| picks.iter().any(|pick| usize::from(pick.statement) == *statement);
        let mut shelves = self.shelves();
        shelves.sort_by_key(|shelf| !shelf.statements.contains(&current));
        for shelf in &shelves {
            let turn = shelf.statements.partition_point(|statement| *statement <= current);
            let (before, after) = shelf.statements.split_at(turn);
            for statement in after.iter().chain(before).filter(|statement| !taken(statement)) {
                let used = |lead: usize| uses(picks, position, lead);
                if let Some(next) = self.first_question(*statement, kind, pick.lead, used) {
                    return Ok(replaced(picks, position, next.pick));
                }
            }
        }
        Err(NoOther::Statement)
    }

    /// A question about this statement, in the words of `lead` if they fit, else in others of the same kind, the least
    /// used in the set first.
    fn first_question(
        &self,
        statement: usize,
        kind: QuestionKind,
        lead: u16,
        used: impl Fn(usize) -> usize,
    ) -> Option<Question> {
        let mut leads = self.maker.leads(kind, statement);
        leads.sort_by_key(|other| (*other != usize::from(lead), used(*other)));
        let actions = self.maker.actions(statement);
        let mut picks = leads.iter().flat_map(|lead| {
            actions.iter().map(|action| Pick {
                statement: narrow(statement),
                action: *action,
                lead: narrow(*lead),
            })
        });
        picks.find_map(|pick| self.maker.make(pick))
    }
}

/// How many of the other questions of a set have this lead.
fn uses(picks: &[Pick], position: usize, lead: usize) -> usize {
    let others = picks.iter().enumerate().filter(|(at, _)| *at != position);
    others.filter(|(_, pick)| usize::from(pick.lead) == lead).count()
}

fn replaced(picks: &[Pick], position: usize, next: Pick) -> Vec<Pick> {
    let mut picks = picks.to_vec();
    picks[position] = next;
    picks
}
