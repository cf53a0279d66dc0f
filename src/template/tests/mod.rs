//! Tests of the whole room: the words that ship, folders laid over them, and what no template or text can do.

mod folder;
mod guide;
mod robust;
mod words;
