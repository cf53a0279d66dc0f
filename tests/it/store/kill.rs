//! Killed at random moments.
