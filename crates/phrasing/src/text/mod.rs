//! Text before grammar: cleaning a statement and cutting it into tokens.

pub(crate) mod clean;
mod markdown;
mod token;

pub(crate) use token::{Token, TokenKind, tokenise};
