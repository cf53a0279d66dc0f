//! Evidence: points for and against a reading, each with the name of the rule that gave them.

use std::fmt;

/// One rule that spoke for or against a reading.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Cue {
    /// The name of the rule.
    pub name: &'static str,
    /// The class of words that it was asked about; empty where the rule treats all alike.
    pub class: &'static str,
    /// How strongly the rule applies; 1 for most.
    pub value: f32,
    /// The points for the reading, or against it below zero.
    pub points: f32,
}

impl fmt::Display for Cue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {:+.1}", self.name, self.points)
    }
}

/// The sum of what the rules say. Above zero the reading holds.
#[derive(Debug, Clone, Default)]
pub(crate) struct Evidence {
    total: f32,
    cues: Option<Vec<Cue>>,
}

impl Evidence {
    /// Evidence that keeps its cues when somebody wants to see them.
    pub(crate) fn new(keep_cues: bool) -> Self {
        Self { total: 0.0, cues: keep_cues.then(Vec::new) }
    }

    /// Adds the points of a rule that treats all words alike.
    pub(crate) fn add(&mut self, rule: &'static str, points: f32) {
        self.put(Cue { name: rule, class: "", value: 1.0, points });
    }

    /// Adds a cue.
    pub(crate) fn put(&mut self, cue: Cue) {
        self.total += cue.points;
        if let Some(cues) = &mut self.cues {
            cues.push(cue);
        }
    }

    /// The sum of the points.
    pub(crate) fn total(&self) -> f32 {
        self.total
    }

    /// The cues that were kept.
    pub(crate) fn cues(&self) -> &[Cue] {
        self.cues.as_deref().unwrap_or_default()
    }

    /// The rules and their points, ready to read.
    pub(crate) fn describe(&self) -> String {
        let parts: Vec<String> = self.cues().iter().map(Cue::to_string).collect();
        format!("{:+.1} ({})", self.total, parts.join(", "))
    }
}
