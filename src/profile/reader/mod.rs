//! One reader per format; each makes a [`Draft`](super::draft::Draft) of a [`Source`](super::source::Source).

pub(super) mod csv;
pub(super) mod json;
pub(super) mod markdown;
pub(super) mod toml;
pub(super) mod yaml;
