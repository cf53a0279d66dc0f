//! A parallel form: the same shape, other questions, for the next round of candidates.

use crate::guide::draft::Beginning;
use crate::guide::model::SchemaVersion;
use crate::guide::workshop::Workshop;
use crate::guide::{Guide, GuideError, GuideQuestion, Source, State};
use crate::question::{Generator, Pick, Seed};
use crate::template::{QuestionKind, Templates};

/// A parallel form, and what it has in common with the guide it is parallel to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Parallel {
    /// The draft of the new guide.
    pub guide: Guide,
    /// What could not be made different; empty where nothing is shared.
    pub shared: Vec<Shared>,
}

/// A question of the new guide that shares something with the old one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shared {
    /// Its place in both, from zero.
    pub at: usize,
    /// Its competency.
    pub competency: String,
    /// What is shared, and so why.
    pub what: Sharing,
}

/// What a question of a parallel form shares.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sharing {
    /// It asks about the same statement in other words: the competency has no other statement that fits.
    Statement,
    /// It is of another kind: nothing else about the competency is of the old one's kind.
    KindChanged,
    /// It is the same question: a person wrote it, and the profile has nothing about its competency.
    OwnQuestion,
    /// It is the same question: there is neither another statement nor another wording.
    Question,
}

impl Guide {
    /// A draft of the same shape with other questions: as many for each competency, of the same kinds, minutes and
    /// order, on the same scale with the same weights. A question that a person wrote gets a generated one in its place.
    ///
    /// # Errors
    ///
    /// If the title is none, or the templates cannot say the introduction.
    pub fn parallel(
        &self,
        beginning: Beginning,
        seed: Seed,
        templates: &Templates,
    ) -> Result<Parallel, GuideError> {
        let workshop = Workshop::of(self, templates).with_seed(seed);
        let generator = workshop.generator(&[])?;
        let mut beside: Vec<Pick> = self.questions.iter().filter_map(|old| workshop.pick(old)).collect();
        let (mut questions, mut shared) = (Vec::new(), Vec::new());
        for (at, old) in self.questions.iter().enumerate() {
            let (question, what) = match other(&generator, old, &beside) {
                Some((question, what)) => {
                    beside.push(question.pick);
                    let kept = workshop.keep(question, self);
                    let kept = kept.ok_or_else(|| GuideError::Templates("a lead is missing".to_owned()))?;
                    (kept, what)
                }
                None if matches!(old.source, Source::Own { .. }) => (old.clone(), Some(Sharing::OwnQuestion)),
                None => (old.clone(), Some(Sharing::Question)),
            };
            let competency = old.competency.clone();
            shared.extend(what.map(|what| Shared { at, competency, what }));
            questions.push(GuideQuestion { minutes: old.minutes, must_ask: old.must_ask, ..question });
        }
        let mut guide = Self {
            schema: SchemaVersion,
            id: beginning.id,
            title: super::title(&beginning.title)?,
            version: 1,
            revision: 1,
            state: State::Draft,
            author: beginning.by,
            created: beginning.at,
            questions,
            ..self.clone()
        };
        guide.origin.seed = seed;
        guide.say(templates)?;
        Ok(Parallel { guide, shared })
    }
}

/// Another question in the place of an old one: about another statement of its competency if there is one, of the same
/// kind if that can be. `beside` holds what the old guide and the new one so far ask.
fn other(
    generator: &Generator<'_>,
    old: &GuideQuestion,
    beside: &[Pick],
) -> Option<(crate::question::Question, Option<Sharing>)> {
    let competency = generator.competency(&old.competency)?;
    let fresh = |kind: QuestionKind| generator.another(kind, Some(competency), beside);
    if let Some(question) = fresh(old.kind) {
        return Some((question, None));
    }
    let statement = old.statement.as_deref().and_then(|text| generator.statement(&old.competency, text));
    if let Some(question) = statement.and_then(|statement| generator.ask(statement, old.kind, beside)) {
        return Some((question, Some(Sharing::Statement)));
    }
    let others = QuestionKind::ALL.iter().filter(|kind| **kind != old.kind);
    others.copied().find_map(fresh).map(|question| (question, Some(Sharing::KindChanged)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::guide::model::sample::{TEMPLATES, guide_of, maya};
    use crate::guide::{Edit, GuideId, OwnQuestion, Stamp, StandardScale, Timestamp};

    fn beginning() -> Beginning {
        Beginning {
            id: GuideId::from_chance(99),
            title: "Form B".to_owned(),
            scale: StandardScale::Five,
            by: maya(),
            at: Timestamp::from_unix(1_772_600_000),
        }
    }

    fn parallel(guide: &Guide, seed: u32) -> Parallel {
        guide.parallel(beginning(), Seed::new(seed), &TEMPLATES).unwrap()
    }

    /// What has to be the same for candidates to be compared.
    fn shape(guide: &Guide) -> Vec<(&str, QuestionKind, u32, bool)> {
        let of = |q: &'_ GuideQuestion| (q.kind, q.minutes, q.must_ask);
        guide.questions.iter().map(|q| (q.competency.as_str(), of(q).0, of(q).1, of(q).2)).collect()
    }

    #[test]
    fn nothing_is_shared_where_the_profile_has_enough() {
        let guide = guide_of(2);
        for seed in 0..20 {
            let Parallel { guide: form, shared } = parallel(&guide, seed);
            assert_eq!(shared, [], "seed {seed}");
            assert_eq!(shape(&form), shape(&guide));
            for new in &form.questions {
                let same = |old: &GuideQuestion| old.id == new.id || old.statement == new.statement;
                assert!(!guide.questions.iter().any(same), "seed {seed}: {}", new.lead);
            }
            assert_eq!((form.version, form.is_approved(), form.id), (1, false, GuideId::from_chance(99)));
            assert_eq!((&form.scale, &form.weights), (&guide.scale, &guide.weights));
        }
    }

    #[test]
    fn where_statements_run_out_the_words_are_others_and_it_says_so() {
        let guide = guide_of(6);
        let Parallel { guide: form, shared } = parallel(&guide, 1);
        assert_eq!(shared.len(), 6);
        assert!(shared.iter().all(|shared| shared.what == Sharing::Statement), "{shared:?}");
        assert_eq!(shape(&form), shape(&guide));
        assert!(
            form.questions.iter().all(|new| guide.question(&new.id).is_none()),
            "no question is the same"
        );
    }

    #[test]
    fn an_own_question_is_replaced_unless_the_profile_knows_nothing_of_its_competency() {
        let stamp = Stamp { by: maya(), at: Timestamp::from_unix(0) };
        let own = OwnQuestion {
            competency: "Planning".to_owned(),
            kind: None,
            lead: "Tell me about a plan that you gave up.".to_owned(),
            probes: Vec::new(),
        };
        let guide = guide_of(2).apply(Edit::AddOwn(own), &TEMPLATES, &stamp).unwrap();
        let form = parallel(&guide, 1);
        assert_eq!(form.shared, []);
        assert!(matches!(form.guide.questions[1].source, Source::Generated { .. }));
        let mut foreign = guide;
        foreign.questions[1].competency = "Baking".to_owned();
        let form = parallel(&foreign, 1);
        let shared = Shared { at: 1, competency: "Baking".to_owned(), what: Sharing::OwnQuestion };
        assert_eq!(form.shared, [shared]);
        assert_eq!(form.guide.questions[1].lead, foreign.questions[1].lead);
    }

    #[test]
    fn a_parallel_form_of_a_parallel_form_is_another() {
        let guide = guide_of(2);
        let first = parallel(&guide, 1).guide;
        let second = parallel(&first, 2).guide;
        assert!(second.questions.iter().all(|new| first.question(&new.id).is_none()));
    }
}
