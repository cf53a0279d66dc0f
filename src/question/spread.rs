//! Which statements a set asks about: spread evenly over the competencies.

use rand::Rng;
use rand::seq::SliceRandom;

/// The statements of one competency that a set may ask about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Shelf {
    /// The competency's position in the profile.
    pub(super) competency: usize,
    /// Positions of its statements in the profile, in the order they will be taken.
    pub(super) statements: Vec<usize>,
}

/// Takes `count` statements off the shelves, one from each competency in turn, and leaves the rest on them.
///
/// Which competencies come first, and which of their statements, is chance; the result is in the profile's order of
/// competencies, so that an interview stays with one competency until it is done. No competency gets a second
/// statement before every other has one, as far as it has any.
pub(super) fn take(shelves: &mut [Shelf], count: usize, rng: &mut impl Rng) -> Vec<(usize, usize)> {
    for shelf in shelves.iter_mut() {
        shelf.statements.shuffle(rng);
    }
    let mut order: Vec<usize> = (0..shelves.len()).collect();
    order.shuffle(rng);
    let mut taken = Vec::with_capacity(count);
    while taken.len() < count && shelves.iter().any(|shelf| !shelf.statements.is_empty()) {
        for &index in &order {
            if taken.len() == count {
                break;
            }
            let shelf = &mut shelves[index];
            if let Some(statement) = shelf.statements.pop() {
                taken.push((shelf.competency, statement));
            }
        }
    }
    taken.sort_by_key(|(competency, _)| *competency);
    taken
}

/// Puts another statement in the place of each that `fits` refuses: one of the same competency, else one of the
/// competency that has given the fewest. Where none is left, the place goes. The result is in the profile's order again.
pub(super) fn replace(taken: &mut Vec<(usize, usize)>, shelves: &mut [Shelf], fits: impl Fn(usize) -> bool) {
    let (mut kept, refused): (Vec<_>, Vec<_>) = taken.drain(..).partition(|(_, statement)| fits(*statement));
    for (competency, _) in refused {
        while let Some(next) = next(shelves, competency, &kept) {
            if fits(next.1) {
                kept.push(next);
                break;
            }
        }
    }
    kept.sort_by_key(|(competency, _)| *competency);
    *taken = kept;
}

/// The statement to try in place of one of this competency.
fn next(shelves: &mut [Shelf], competency: usize, kept: &[(usize, usize)]) -> Option<(usize, usize)> {
    let given = |of: usize| kept.iter().filter(|(competency, _)| *competency == of).count();
    let shelf = shelves
        .iter_mut()
        .filter(|shelf| !shelf.statements.is_empty())
        .min_by_key(|shelf| (shelf.competency != competency, given(shelf.competency)))?;
    Some((shelf.competency, shelf.statements.pop()?))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::question::Seed;

    fn shelves(sizes: &[usize]) -> Vec<Shelf> {
        let mut next = 0;
        let mut shelf = |(competency, size): (usize, &usize)| {
            let statements = (next..next + size).collect();
            next += size;
            Shelf { competency, statements }
        };
        sizes.iter().enumerate().map(&mut shelf).collect()
    }

    fn per_competency(sizes: &[usize], count: usize, seed: u32) -> Vec<usize> {
        let taken = take(&mut shelves(sizes), count, &mut Seed::new(seed).rng());
        let distinct: BTreeSet<usize> = taken.iter().map(|(_, statement)| *statement).collect();
        assert_eq!(distinct.len(), taken.len(), "no statement twice");
        assert!(taken.is_sorted_by_key(|(competency, _)| *competency), "in the profile's order");
        (0..sizes.len()).map(|of| taken.iter().filter(|(competency, _)| *competency == of).count()).collect()
    }

    #[test]
    fn statements_are_spread_evenly() {
        for seed in 0..50 {
            let shares = per_competency(&[3, 8, 3, 4, 3, 4, 4, 5], 12, seed);
            assert!(shares.iter().all(|share| (1..=2).contains(share)), "seed {seed}: {shares:?}");
        }
    }

    #[test]
    fn a_small_competency_leaves_its_share_to_the_others() {
        assert_eq!(per_competency(&[1, 9], 6, 3), [1, 5]);
    }

    #[test]
    fn a_refused_statement_is_replaced_from_its_competency_and_then_from_the_one_that_gave_least() {
        for (sizes, count, refuses, expected, why) in [
            (&[2, 2][..], 2, 0..0, &[1, 1][..], "nothing refused"),
            (&[1, 9], 4, 0..1, &[0, 4], "the first has no other"),
            (&[1, 4, 4], 3, 0..1, &[0, 2, 1], "the share goes to one of the others"),
            (&[2, 1], 5, 0..3, &[0, 0], "nothing can be asked"),
        ] {
            let mut shelves = shelves(sizes);
            let mut taken = take(&mut shelves, count, &mut Seed::new(3).rng());
            replace(&mut taken, &mut shelves, |statement| !refuses.contains(&statement));
            let given: Vec<usize> = (0..sizes.len())
                .map(|of| taken.iter().filter(|(competency, _)| *competency == of).count())
                .collect();
            assert_eq!(given, expected, "{why}");
            assert!(taken.is_sorted_by_key(|(competency, _)| *competency), "{why}");
        }
    }

    #[test]
    fn all_that_is_there_is_taken_when_more_is_wanted() {
        assert_eq!(per_competency(&[2, 3], 50, 3), [2, 3]);
        assert_eq!(per_competency(&[], 5, 3), [0; 0]);
    }
}
