//! What a guide may hold at most. Lengths count characters.

/// Most questions: a choice on Discord has room for as many, and no interview asks more.
pub const MAX_QUESTIONS: usize = 25;
/// Longest title; Discord takes 100 characters as the name of a choice, which also names the state.
pub const MAX_TITLE: usize = 80;
/// Longest lead question of a person's own.
pub const MAX_LEAD: usize = 500;
/// Longest reason for weights that are not equal.
pub const MAX_REASON: usize = 500;
/// Shortest and longest time for one question, in minutes.
pub const MINUTES: std::ops::RangeInclusive<u32> = 1..=60;
/// Smallest and largest weight of a competency.
pub const WEIGHT: std::ops::RangeInclusive<u8> = 1..=10;
/// Longest text of any other part of a guide that comes in as a file.
pub const MAX_TEXT: usize = 4_000;
/// Most levels of a scale.
pub const MAX_LEVELS: usize = 10;
/// Largest file that is read as a guide, in bytes: a profile and the guide made of it.
pub const MAX_FILE_BYTES: usize = 2 * 1024 * 1024;
/// Smallest and largest number of a version and of a revision: far more than anybody makes, and room to count on.
pub const VERSION: std::ops::RangeInclusive<u32> = 1..=1_000_000_000;
/// Longest id of a question, and digest of a profile or of templates.
pub const MAX_ID: usize = 40;
/// Most probes of a question: no set of templates has as many, and no page has room for more.
pub const MAX_PROBES: usize = 200;
/// Most warnings of a person's own question: more than there are rules.
pub const MAX_WARNINGS: usize = 200;
/// Most kinds that a request names, also where it names one several times.
pub const MAX_KINDS: usize = 50;
/// Most faults of a file that are told at once; the rest are counted.
pub const MAX_FAULTS: usize = 100;
