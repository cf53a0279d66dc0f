//! The growing record of what went over the wire and what was found. It keeps the newest and counts the rest.

use std::{
    collections::VecDeque,
    sync::{Mutex, MutexGuard, PoisonError},
    time::Instant,
};

use crate::transcript::{Entry, Finding, Transcript};

/// How many entries are kept, unless told otherwise.
pub(crate) const KEPT_ENTRIES: usize = 10_000;
/// How many findings are kept. Whoever has more of them needs no more of them.
const KEPT_FINDINGS: usize = 1_000;

/// The newest of what was recorded, each with the machine's time at which it was.
#[derive(Debug)]
struct Ring<T> {
    kept: VecDeque<(Instant, T)>,
    /// How many came before those that are kept.
    forgotten: usize,
    limit: usize,
}

impl<T: Clone> Ring<T> {
    fn new(limit: usize) -> Self {
        Self { kept: VecDeque::new(), forgotten: 0, limit }
    }

    fn push(&mut self, item: T) {
        self.kept.push_back((Instant::now(), item));
        if self.kept.len() > self.limit {
            self.kept.pop_front();
            self.forgotten += 1;
        }
    }

    /// What is kept of what came after the first `seen`.
    fn after(&self, seen: usize) -> impl Iterator<Item = &(Instant, T)> {
        self.kept.iter().skip(seen.saturating_sub(self.forgotten))
    }

    /// How many were ever recorded.
    #[cfg(feature = "page")]
    fn total(&self) -> usize {
        self.forgotten + self.kept.len()
    }
}

/// The transcript and the findings as they grow.
#[derive(Debug)]
pub(crate) struct Log {
    entries: Mutex<Ring<Entry>>,
    findings: Mutex<Ring<Finding>>,
}

impl Log {
    /// A log that keeps so many entries.
    pub(crate) fn new(kept_entries: usize) -> Self {
        Self { entries: Mutex::new(Ring::new(kept_entries)), findings: Mutex::new(Ring::new(KEPT_FINDINGS)) }
    }

    pub(crate) fn add(&self, entry: Entry) {
        tracing::debug!(target: "discord_sandbox", "{entry}");
        held(&self.entries).push(entry);
    }

    pub(crate) fn find(&self, finding: Finding) {
        tracing::warn!(target: "discord_sandbox", "{finding}");
        held(&self.findings).push(finding);
    }

    pub(crate) fn transcript(&self) -> Transcript {
        let mut transcript = Transcript::default();
        self.catch_up(&mut transcript);
        transcript
    }

    /// Adds to a transcript what came since it was made, and copies nothing else.
    pub(crate) fn catch_up(&self, transcript: &mut Transcript) {
        let ring = held(&self.entries);
        let news = ring.after(transcript.total()).map(|(_, entry)| entry.clone());
        transcript.extend(news, ring.forgotten);
    }

    pub(crate) fn findings(&self) -> Vec<Finding> {
        held(&self.findings).after(0).map(|(_, finding)| finding.clone()).collect()
    }

    /// The oldest finding that is kept.
    pub(crate) fn first_finding(&self) -> Option<Finding> {
        held(&self.findings).after(0).next().map(|(_, finding)| finding.clone())
    }

    /// The entries after the first `seen`, which then counts them too.
    #[cfg(feature = "page")]
    pub(crate) fn new_entries(&self, seen: &mut usize) -> Vec<(Instant, Entry)> {
        news(&held(&self.entries), seen)
    }

    /// The findings after the first `seen`, likewise.
    #[cfg(feature = "page")]
    pub(crate) fn new_findings(&self, seen: &mut usize) -> Vec<(Instant, Finding)> {
        news(&held(&self.findings), seen)
    }

    /// The end of the transcript, for an error message.
    pub(crate) fn tail(&self) -> String {
        self.transcript().ending()
    }
}

#[cfg(feature = "page")]
fn news<T: Clone>(ring: &Ring<T>, seen: &mut usize) -> Vec<(Instant, T)> {
    let news = ring.after(*seen).cloned().collect();
    *seen = ring.total();
    news
}

fn held<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn noted(log: &Log, numbers: std::ops::Range<usize>) {
        numbers.for_each(|number| log.add(Entry::Note(number.to_string())));
    }

    fn shown(transcript: &Transcript) -> Vec<String> {
        let text = |entry: &Entry| entry.to_string().replace("note    ", "");
        transcript.entries().iter().map(text).collect()
    }

    #[test]
    fn newest_entries_are_kept_and_the_rest_is_counted() {
        let log = Log::new(3);
        noted(&log, 0..5);
        let transcript = log.transcript();
        assert_eq!(shown(&transcript), ["2", "3", "4"]);
        assert!(transcript.tail(1).starts_with("last 1 of 5 transcript entries"), "{}", transcript.tail(1));
        assert!(transcript.to_string().starts_with("2 earlier entries are no longer kept\n"), "{transcript}");
    }

    #[test]
    fn transcript_catches_up_whatever_was_forgotten_meanwhile() {
        let log = Log::new(3);
        let mut transcript = Transcript::default();
        for (upto, expected) in [(2, vec!["0", "1"]), (4, vec!["1", "2", "3"]), (9, vec!["6", "7", "8"])] {
            noted(&log, transcript.total()..upto);
            log.catch_up(&mut transcript);
            assert_eq!(shown(&transcript), expected);
            log.catch_up(&mut transcript);
            assert_eq!(shown(&transcript), expected, "nothing is new");
        }
    }

    #[test]
    fn findings_are_bounded_too() {
        let log = Log::new(1);
        (0..=KEPT_FINDINGS).for_each(|number| log.find(Finding::Gateway(number.to_string())));
        assert_eq!(log.findings().len(), KEPT_FINDINGS);
        assert_eq!(log.first_finding(), Some(Finding::Gateway("1".to_owned())));
    }

    #[cfg(feature = "page")]
    #[test]
    fn page_gets_each_entry_once() {
        let (log, mut seen) = (Log::new(3), 0);
        noted(&log, 0..2);
        assert_eq!(log.new_entries(&mut seen).len(), 2);
        noted(&log, 2..9);
        assert_eq!(log.new_entries(&mut seen).len(), 3, "those that are still kept");
        assert_eq!(log.new_entries(&mut seen).len(), 0);
    }
}
