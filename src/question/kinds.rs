//! How many questions of each kind a set holds, and in which places.

use rand::Rng;
use rand::seq::SliceRandom;

use crate::template::QuestionKind::{self, Behavioural, Contrary, Situational};

/// A mixed set: one question in six asks for contrary evidence, one in four is situational, the rest are behavioural.
/// Past behaviour predicts best, so it has the most room; no mixed set of two or more goes without contrary evidence.
fn mixed(count: usize) -> Vec<QuestionKind> {
    let contrary = if count >= 2 { (count / 6).max(1) } else { 0 };
    let situational = count / 4;
    let behavioural = count - contrary - situational;
    [vec![Behavioural; behavioural], vec![Situational; situational], vec![Contrary; contrary]].concat()
}

/// A set of the kinds asked for, as evenly as the count allows. Contrary evidence is served before the kind that would
/// get its second question.
fn asked(count: usize, kinds: &[QuestionKind]) -> Vec<QuestionKind> {
    let mut order: Vec<QuestionKind> =
        [Behavioural, Contrary, Situational].into_iter().filter(|kind| kinds.contains(kind)).collect();
    order.dedup();
    order.into_iter().cycle().take(count).collect()
}

/// The kind of each question of a set of `count`, in the order they are asked.
///
/// An interview does not open with a failure: the first question asks for contrary evidence only if all do.
pub(super) fn deal(count: usize, kinds: &[QuestionKind], rng: &mut impl Rng) -> Vec<QuestionKind> {
    let mut dealt = if kinds.is_empty() { mixed(count) } else { asked(count, kinds) };
    dealt.shuffle(rng);
    if let Some(first) = dealt.iter().position(|kind| *kind != Contrary) {
        dealt.swap(0, first);
    }
    dealt
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::question::Seed;

    fn count_of(kind: QuestionKind, dealt: &[QuestionKind]) -> usize {
        dealt.iter().filter(|dealt| **dealt == kind).count()
    }

    #[test]
    fn a_mixed_set_of_two_or_more_asks_for_contrary_evidence_but_not_first() {
        for count in 2..=40 {
            for seed in 0..20 {
                let dealt = deal(count, &[], &mut Seed::new(seed).rng());
                assert_eq!(dealt.len(), count);
                assert!(count_of(Contrary, &dealt) >= 1, "{count} questions, seed {seed}");
                assert_ne!(dealt[0], Contrary, "{count} questions, seed {seed}");
                assert!(count_of(Behavioural, &dealt) * 2 >= count, "most are behavioural: {dealt:?}");
            }
        }
    }

    #[test]
    fn only_the_kinds_asked_for_are_dealt_and_evenly() {
        let dealt = deal(7, &[Situational, Behavioural], &mut Seed::new(1).rng());
        assert_eq!((count_of(Behavioural, &dealt), count_of(Situational, &dealt)), (4, 3));
        assert_eq!(deal(3, &[Contrary], &mut Seed::new(1).rng()), [Contrary; 3]);
        let two = deal(2, QuestionKind::ALL, &mut Seed::new(1).rng());
        assert_eq!(count_of(Contrary, &two), 1, "two questions of three kinds hold the contrary one");
    }
}
