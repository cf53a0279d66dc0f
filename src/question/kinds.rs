//! How many questions of each kind a set holds, and in which places.

use rand::Rng;
use rand::seq::SliceRandom;

use crate::template::QuestionKind::{self, Behavioural, Contrary, Situational};

/// A mixed set: one question in six asks for contrary evidence, one in four is situational, the rest are behavioural.
/// Past behaviour predicts best, so it has the most room; no mixed set of two or more goes without contrary evidence.
fn mixed(count: usize) -> Vec<(QuestionKind, usize)> {
    let contrary = if count >= 2 { (count / 6).max(1) } else { 0 };
    let situational = count / 4;
    let behavioural = count - contrary - situational;
    vec![(Behavioural, behavioural), (Contrary, contrary), (Situational, situational)]
}

/// A set of the kinds asked for, as evenly as the count allows. Contrary evidence is served before the kind that would
/// get its second question.
fn asked(count: usize, kinds: &[QuestionKind]) -> Vec<(QuestionKind, usize)> {
    let order = [Behavioural, Contrary, Situational].into_iter().filter(|kind| kinds.contains(kind));
    let order: Vec<QuestionKind> = order.collect();
    let of = |at: usize| (count + order.len() - 1 - at) / order.len();
    order.iter().enumerate().map(|(at, kind)| (*kind, of(at))).collect()
}

/// The kind of each question of a set of `count`, in the order they are asked.
///
/// An interview begins with what is easiest to talk about: what the person has done. It does not end with a failure, and
/// what is asked seldom does not come twice in a row, as far as there are other questions to put last and between: the
/// other kinds are laid behind the behavioural questions, or behind the situational ones where none is behavioural.
pub(super) fn deal(count: usize, kinds: &[QuestionKind], rng: &mut impl Rng) -> Vec<QuestionKind> {
    let shares = if kinds.is_empty() { mixed(count) } else { asked(count, kinds) };
    let share = |of: QuestionKind| shares.iter().find(|(kind, _)| *kind == of).map_or(0, |(_, share)| *share);
    let ground = [Behavioural, Situational, Contrary].into_iter().find(|kind| share(*kind) > 0);
    let Some(ground) = ground else { return Vec::new() };
    let mut gaps: Vec<Vec<QuestionKind>> = vec![Vec::new(); share(ground) + 1];
    for kind in [Contrary, Situational].into_iter().filter(|kind| *kind != ground) {
        let mut places = places(kind, &gaps, rng);
        places.sort_by_key(|place| gaps[*place].len());
        for place in places.into_iter().cycle().take(share(kind)) {
            gaps[place].push(kind);
        }
    }
    let mut dealt = Vec::with_capacity(count);
    for (place, mut gap) in gaps.into_iter().enumerate() {
        if place > 0 {
            dealt.push(ground);
        }
        gap.shuffle(rng);
        dealt.extend(gap);
    }
    dealt
}

/// The gaps that a kind may be laid into, the best first, in an order of chance: never the one before the first question.
/// Contrary evidence takes the one right behind it, and the one behind the last, only when all others are taken.
fn places(kind: QuestionKind, gaps: &[Vec<QuestionKind>], rng: &mut impl Rng) -> Vec<usize> {
    let last = gaps.len() - 1;
    let mut places: Vec<usize> = (1..=last).collect();
    places.shuffle(rng);
    if kind == Contrary {
        places.sort_by_key(|place| (*place == last, *place == 1));
    }
    places
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::question::Seed;

    fn count_of(kind: QuestionKind, dealt: &[QuestionKind]) -> usize {
        dealt.iter().filter(|dealt| **dealt == kind).count()
    }

    fn deals(count: usize, kinds: &[QuestionKind]) -> impl Iterator<Item = Vec<QuestionKind>> {
        (0..20).map(move |seed| deal(count, kinds, &mut Seed::new(seed).rng()))
    }

    #[test]
    fn a_mixed_set_begins_with_the_past_and_asks_for_contrary_evidence_but_not_last() {
        for count in 2..=40 {
            for dealt in deals(count, &[]) {
                assert_eq!(dealt.len(), count);
                assert!(count_of(Contrary, &dealt) >= 1, "{dealt:?}");
                assert_eq!(dealt[0], Behavioural, "{dealt:?}");
                assert!(count == 2 || dealt[count - 1] != Contrary, "{dealt:?}");
                assert!(count_of(Behavioural, &dealt) * 2 >= count, "most are behavioural: {dealt:?}");
            }
        }
        assert_eq!(deal(1, &[], &mut Seed::new(1).rng()), [Behavioural]);
    }

    #[test]
    fn what_is_asked_seldom_does_not_come_twice_in_a_row() {
        for count in 2..=40 {
            for dealt in deals(count, &[]).chain(deals(count, QuestionKind::ALL)) {
                let twice = |pair: &[QuestionKind]| pair[0] == pair[1] && pair[0] != Behavioural;
                assert!(!dealt.windows(2).any(twice), "{dealt:?}");
            }
        }
        for dealt in deals(6, &[Situational, Contrary]) {
            let contrary: Vec<bool> = dealt.iter().map(|kind| *kind == Contrary).collect();
            assert_eq!(contrary, [false, true, false, true, false, true]);
        }
    }

    #[test]
    fn the_places_of_the_seldom_kinds_are_chance() {
        let at = |kind: QuestionKind| -> std::collections::BTreeSet<usize> {
            deals(5, &[]).filter_map(|dealt| dealt.iter().position(|dealt| *dealt == kind)).collect()
        };
        assert_eq!(at(Contrary), [2, 3].into(), "once the person has settled in, and not at the end");
        assert_eq!(at(Situational), [1, 4].into());
    }

    #[test]
    fn only_the_kinds_asked_for_are_dealt_and_evenly() {
        let dealt = deal(7, &[Situational, Behavioural], &mut Seed::new(1).rng());
        assert_eq!((count_of(Behavioural, &dealt), count_of(Situational, &dealt)), (4, 3));
        assert_eq!(deal(3, &[Contrary], &mut Seed::new(1).rng()), [Contrary; 3]);
        let uneven = deal(3, &[Contrary, Situational], &mut Seed::new(1).rng());
        assert_eq!(uneven, [Situational, Contrary, Contrary], "not first, even if there are more");
        let two = deal(2, QuestionKind::ALL, &mut Seed::new(1).rng());
        assert_eq!(two, [Behavioural, Contrary], "two questions of three kinds hold the contrary one");
    }
}
