//! Draws the words of a set, so that it repeats itself as little as it can.

use rand::Rng;
use rand::seq::{IndexedRandom, SliceRandom};

use crate::question::generate::narrow;
use crate::question::make::Maker;
use crate::question::{Pick, Question};
use crate::template::{Lead, QuestionKind};

/// Draws leads for one set, question by question.
pub(super) struct Draw<'m, 'p, R> {
    maker: &'m Maker<'p>,
    /// The leads drawn so far, in the order of their questions.
    drawn: Vec<usize>,
    rng: R,
}

impl<'m, 'p, R: Rng> Draw<'m, 'p, R> {
    pub(super) fn new(maker: &'m Maker<'p>, rng: R) -> Self {
        Self { maker, drawn: Vec::new(), rng }
    }

    /// A question about this statement, of this kind if any lead can, else of another kind that was asked for.
    pub(super) fn question(
        &mut self,
        statement: usize,
        kind: QuestionKind,
        asked: &[QuestionKind],
    ) -> Option<Question> {
        let allowed = |other: &QuestionKind| *other != kind && (asked.is_empty() || asked.contains(other));
        let others = QuestionKind::ALL.iter().copied().filter(allowed);
        let mut kinds = std::iter::once(kind).chain(others);
        kinds.find_map(|kind| self.question_of(statement, kind))
    }

    /// A mixed set of two or more has contrary evidence, also where the statement that was dealt it has no lead for it:
    /// then the first that has one asks for it, and the opening question only if no other can.
    pub(super) fn ensure_contrary(&mut self, questions: &mut [Question]) {
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
                    self.drawn.push(lead);
                    return Some(question);
                }
            }
            leads.retain(|other| *other != lead);
        }
        None
    }

    /// One of those of these leads that repeat least, by weight.
    fn next_lead(&mut self, leads: &[usize]) -> Option<usize> {
        let all = self.maker.templates().leads();
        let of = |lead: &usize| repetition(all, &self.drawn, *lead);
        let least = leads.iter().map(of).min()?;
        let best: Vec<usize> = leads.iter().copied().filter(|lead| of(lead) == least).collect();
        best.choose_weighted(&mut self.rng, |lead| all[*lead].weight).ok().copied()
    }
}

/// How much a lead would repeat behind these others: how often it is among them itself, whether it sounds like the last
/// of them, and how many of them it sounds like. The first counts most, so no lead comes twice before all that could have
/// come did.
pub(super) fn repetition(leads: &[Lead], drawn: &[usize], lead: usize) -> (usize, bool, usize) {
    let uses = drawn.iter().filter(|other| **other == lead).count();
    let echoes = |other: &usize| leads.get(*other).is_some_and(|other| other.echoes(&leads[lead]));
    (uses, drawn.last().is_some_and(echoes), drawn.iter().filter(|other| echoes(other)).count())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::template::Templates;

    #[test]
    fn what_repeats_least_is_new_then_unlike_the_last_then_unlike_the_others() {
        let templates = Templates::built_in();
        let leads = templates.leads();
        let at = |id: &str| leads.iter().position(|lead| lead.id == id).unwrap();
        let of = |drawn: &[&str], id: &str| {
            let drawn: Vec<usize> = drawn.iter().map(|id| at(id)).collect();
            repetition(leads, &drawn, at(id))
        };
        let told = "behavioural/tell-me-about";
        for (drawn, lead, expected, why) in [
            (&[][..], told, (0, false, 0), "the first question"),
            (&[told][..], told, (1, true, 1), "the same again"),
            (&[told][..], "behavioural/up-to-you", (0, true, 1), "it opens like the one before"),
            (&[told][..], "behavioural/situation-in-which", (0, false, 0), "it opens in its own words"),
            (
                &[told, "behavioural/walk-me-through"][..],
                "behavioural/up-to-you",
                (0, false, 1),
                "not at once",
            ),
            (&[told][..], "contrary/found-it-hard", (0, true, 1), "like one of another kind"),
        ] {
            assert_eq!(of(drawn, lead), expected, "{why}: {lead} behind {drawn:?}");
        }
    }
}
