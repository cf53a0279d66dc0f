//! The words of the questions: handlebars templates that a person can change without touching Rust.
