//! From what Starling knows to what a person is shown: domain values in, plain data out.

pub(in crate::discord) mod choices;
pub(in crate::discord) mod escape;
pub(in crate::discord) mod guide;
pub(in crate::discord) mod help;
pub(in crate::discord) mod limits;
pub(in crate::discord) mod notice;
pub(in crate::discord) mod pages;
pub(in crate::discord) mod profile;
pub(in crate::discord) mod question_set;
pub(in crate::discord) mod reply;
pub(in crate::discord) mod tour;
