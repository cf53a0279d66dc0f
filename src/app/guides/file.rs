//! Guides as files to take along.

use crate::export::{self, Format, PackFormat, Questions};
use crate::guide::Guide;

/// What a guide can be handed over as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum GuideFile {
    /// What interviewers work with.
    Interview(Format),
    /// What a candidate gets beforehand.
    Pack(Questions, PackFormat),
}

impl GuideFile {
    /// The name of the file, and its bytes.
    pub fn write(self, guide: &Guide) -> (String, Vec<u8>) {
        match self {
            Self::Interview(format) => (export::file_name(guide, format), export::export(guide, format)),
            Self::Pack(questions, format) => {
                (export::pack_file_name(guide, format), export::candidate_pack(guide, questions, format))
            }
        }
    }
}
