//! One more question beside those that there are, for whoever keeps a set and changes it later.

use rand::seq::SliceRandom;

use crate::question::draw::repetition;
use crate::question::generate::narrow;
use crate::question::{Generator, Pick, Question};
use crate::template::QuestionKind;

impl Generator<'_> {
    /// The question that a pick makes; `None` where it names nothing any more.
    pub fn question(&self, pick: Pick) -> Option<Question> {
        self.maker.make(pick)
    }

    /// The position of a competency, by its name.
    pub fn competency(&self, name: &str) -> Option<usize> {
        self.profile.competencies.iter().position(|competency| competency.name == name)
    }

    /// The position of a statement among all statements, by its words and its competency's name.
    pub fn statement(&self, competency: &str, text: &str) -> Option<usize> {
        let statements = self.profile.competencies.iter().flat_map(|of| {
            of.statements.iter().map(move |statement| (of.name.as_str(), statement.text.as_str()))
        });
        statements.into_iter().position(|statement| statement == (competency, text))
    }

    /// The pick of a statement in the words of a lead, by the lead's id; `None` where there is no such lead any more.
    pub fn pick(&self, statement: usize, action: u8, lead: &str) -> Option<Pick> {
        let lead = self.maker.templates().leads().iter().position(|known| known.id == lead)?;
        Some(Pick { statement: narrow(statement), action, lead: narrow(lead) })
    }

    /// A question of this kind about this statement, in words that repeat least of what the others say.
    pub fn ask(&self, statement: usize, kind: QuestionKind, beside: &[Pick]) -> Option<Question> {
        let said: Vec<usize> = beside.iter().map(|pick| usize::from(pick.lead)).collect();
        let taken = |pick: &Pick| beside.contains(pick);
        let mut rng = self.request.seed.rng();
        let (mut leads, mut actions) = (self.maker.leads(kind, statement), self.maker.actions(statement));
        leads.shuffle(&mut rng);
        actions.shuffle(&mut rng);
        leads.sort_by_key(|lead| repetition(self.maker.templates().leads(), &said, *lead));
        let mut picks = leads.iter().flat_map(|lead| {
            let of =
                |action: &u8| Pick { statement: narrow(statement), action: *action, lead: narrow(*lead) };
            actions.iter().map(of).collect::<Vec<_>>()
        });
        picks.find_map(|pick| if taken(&pick) { None } else { self.maker.make(pick) })
    }

    /// A question of this kind about a statement that none of the others is about: of this competency, or else of the
    /// one that the others ask about least. Competencies that the request leaves out stay out.
    pub fn another(
        &self,
        kind: QuestionKind,
        competency: Option<usize>,
        beside: &[Pick],
    ) -> Option<Question> {
        let taken = |statement: usize| beside.iter().any(|pick| usize::from(pick.statement) == statement);
        let mut shelves = self.shelves();
        let mut rng = self.request.seed.rng();
        shelves.shuffle(&mut rng);
        shelves.retain(|shelf| competency.is_none_or(|only| shelf.competency == only));
        shelves.sort_by_key(|shelf| shelf.statements.iter().filter(|statement| taken(**statement)).count());
        shelves.into_iter().find_map(|mut shelf| {
            shelf.statements.shuffle(&mut rng);
            shelf.statements.retain(|statement| !taken(*statement));
            shelf.statements.into_iter().find_map(|statement| self.ask(statement, kind, beside))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::profile;
    use crate::question::{Request, Seed, Size};
    use crate::template::Templates;

    #[test]
    fn another_question_is_about_a_statement_and_in_words_that_no_other_has() {
        let text = "competency,statement\nWork,Plan releases\nWork,Lead releases\nPeople,Coach colleagues\n";
        let profile = profile::parse("work.csv", text.as_bytes()).unwrap();
        let templates = Templates::built_in();
        let request = Request {
            competencies: Vec::new(),
            size: Size::Count(1),
            kinds: Vec::new(),
            level: None,
            seed: Seed::new(3),
        };
        let generator = Generator::new(&profile, &templates, request).unwrap();
        let mut beside: Vec<Pick> = Vec::new();
        for expected in ["People", "Work", "Work"] {
            let competency = (expected == "People").then_some(1);
            let question = generator.another(QuestionKind::Behavioural, competency, &beside).unwrap();
            assert_eq!(question.competency, expected);
            assert!(beside.iter().all(|pick| pick.lead != question.pick.lead), "{}", question.lead);
            let statement = generator.statement(&question.competency, &question.statement).unwrap();
            assert_eq!(statement, usize::from(question.pick.statement));
            let lead = &templates.leads()[usize::from(question.pick.lead)].id;
            assert_eq!(generator.pick(statement, question.pick.action, lead), Some(question.pick));
            assert_eq!(generator.question(question.pick), Some(question.clone()));
            beside.push(question.pick);
        }
        assert_eq!(generator.another(QuestionKind::Behavioural, None, &beside), None, "nothing is left");
        let again = generator.ask(0, QuestionKind::Contrary, &beside).unwrap();
        assert_eq!(again.statement, "Plan releases");
        assert_eq!((generator.statement("Work", "?"), generator.pick(0, 0, "none")), (None, None));
    }
}
