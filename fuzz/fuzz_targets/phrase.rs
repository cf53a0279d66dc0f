//! Any text at all: the engine must answer, and a trace must say the same as no trace.
//!
//! `cargo +nightly fuzz run phrase`

#![no_main]

use libfuzzer_sys::fuzz_target;
use phrasing::{Phrase, explain};

fuzz_target!(|text: &str| {
    let phrase = Phrase::of(text);
    assert_eq!(explain(text).phrase, phrase, "a trace must not change the reading");
    if let Some(whole) = phrase.spoken().filter(|_| phrase.actions().len() > 1) {
        let said = format!("{} {}", whole.base, text).to_lowercase();
        for action in phrase.actions() {
            for word in action.base.split(|c: char| !c.is_alphanumeric()) {
                assert!(said.contains(&word.to_lowercase()), "`{word}` is in no part of the statement");
            }
        }
    }
    if let Some(forms) = phrase.forms() {
        assert!(!forms.base.ends_with('.') || forms.base.ends_with("etc."), "a form has no final full stop");
    }
});
