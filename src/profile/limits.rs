//! What a profile may hold at most. The largest published frameworks fit several times over; a file that does not fit
//! is a mistake or an attack.

/// Longest file, in bytes: one mebibyte.
pub const MAX_FILE_BYTES: usize = 1024 * 1024;
/// Most competencies of a profile.
pub const MAX_COMPETENCIES: usize = 200;
/// Most statements of a profile, over all its competencies.
pub const MAX_STATEMENTS: usize = 2_000;
/// Most responsibilities of a profile.
pub const MAX_RESPONSIBILITIES: usize = 200;
/// Most qualifications of a profile.
pub const MAX_QUALIFICATIONS: usize = 200;
/// Longest statement or responsibility, in characters.
pub const MAX_STATEMENT_CHARS: usize = 2_000;
/// Longest purpose, in characters.
pub const MAX_PURPOSE_CHARS: usize = 4_000;
/// Longest title, competency name or qualification name, in characters.
pub const MAX_NAME_CHARS: usize = 200;
/// Longest link of a qualification, in characters.
pub const MAX_URL_CHARS: usize = 2_000;
/// Longest id, in characters; Discord takes at most 100 as the value of a choice.
pub const MAX_ID_CHARS: usize = 80;
/// Deepest nesting of lists, quotations, arrays or objects. A profile needs four levels.
pub const MAX_NESTING: usize = 32;
/// Most headings, paragraphs, items and cells of a Markdown file. A profile at its other limits has about 3,000.
pub const MAX_LINES: usize = 20_000;
/// Most faults that one reading reports; the rest are counted.
pub const MAX_FAULTS: usize = 100;
