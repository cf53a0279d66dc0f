//! The faults of a file while it is read: few are kept, all are counted.

use super::limits::MAX_FAULTS;
use crate::fault::{Fault, Faults};

/// Most faults that are kept until they are sorted by place: more than are shown, because rules report in another order
/// than that of the file.
pub(super) const MAX_KEPT: usize = 10 * MAX_FAULTS;

/// Faults in the order of their finding.
#[derive(Debug, Default)]
pub(super) struct FaultList {
    kept: Vec<Fault>,
    found: usize,
}

impl FaultList {
    /// Adds a fault.
    pub(super) fn push(&mut self, fault: Fault) {
        self.found += 1;
        if self.kept.len() < MAX_KEPT {
            self.kept.push(fault);
        }
    }

    /// Counts faults that nobody needs to see, because the list is full.
    pub(super) fn count(&mut self, more: usize) {
        self.found += more;
    }

    /// Number of faults found, also of those that are not kept.
    pub(super) fn found(&self) -> usize {
        self.found
    }

    /// Whether so many have been found that there is no use in looking for more.
    pub(super) fn is_full(&self) -> bool {
        self.kept.len() == MAX_KEPT
    }

    pub(super) fn is_empty(&self) -> bool {
        self.found == 0
    }

    /// The faults in the order of the file, cut to [`MAX_FAULTS`], with the number of those that are not listed.
    pub(super) fn in_order(mut self, file: &str) -> Faults {
        self.kept.sort_by_key(|fault| fault.place);
        let before = self.kept.len();
        self.kept.dedup(); // A parser that recovers may report one mistake twice.
        self.found -= before - self.kept.len();
        let more = self.found.saturating_sub(MAX_FAULTS);
        if more > 0 {
            let what = format!("{more} more faults are not listed");
            self.kept.truncate(MAX_FAULTS);
            self.kept.push(Fault::new(file, what, "Correct these and try again."));
        }
        Faults(self.kept)
    }
}

impl From<Fault> for FaultList {
    fn from(fault: Fault) -> Self {
        Self { kept: vec![fault], found: 1 }
    }
}

impl Extend<Fault> for FaultList {
    fn extend<T: IntoIterator<Item = Fault>>(&mut self, faults: T) {
        for fault in faults {
            self.push(fault);
        }
    }
}

impl FromIterator<Fault> for FaultList {
    fn from_iter<T: IntoIterator<Item = Fault>>(faults: T) -> Self {
        let mut list = Self::default();
        list.extend(faults);
        list
    }
}

impl IntoIterator for FaultList {
    type Item = Fault;
    type IntoIter = std::vec::IntoIter<Fault>;

    fn into_iter(self) -> Self::IntoIter {
        self.kept.into_iter()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn faults_are_sorted_by_place_and_the_rest_is_counted() {
        let at = |line| Fault::new("f", "what", "Do.").at(line, 1);
        let few: FaultList = [at(3), at(1), Fault::new("f", "whole file", "Do.")].into_iter().collect();
        let lines: Vec<_> =
            few.in_order("f").0.iter().map(|fault| fault.place.map(|place| place.line)).collect();
        assert_eq!(lines, [None, Some(1), Some(3)]);
        let many: FaultList = (0..5_000).map(at).collect();
        assert!(many.is_full());
        let shown = many.in_order("f").0;
        assert_eq!(shown.len(), MAX_FAULTS + 1);
        assert_eq!(shown[MAX_FAULTS].what, "4900 more faults are not listed");
        let twice: FaultList = [at(1), at(2), at(1)].into_iter().collect();
        assert_eq!(twice.in_order("f").0, [at(1), at(2)]);
    }
}
