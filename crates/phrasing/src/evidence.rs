//! Evidence: points for and against a reading, each with the name of the rule that gave them.

/// The sum of what the rules say. Above zero the reading holds.
#[derive(Debug, Clone, Default)]
pub(crate) struct Evidence {
    total: f32,
    notes: Option<Vec<(&'static str, f32)>>,
}

impl Evidence {
    /// Evidence that keeps the names of its rules when somebody wants to see them.
    pub(crate) fn new(keep_notes: bool) -> Self {
        Self { total: 0.0, notes: keep_notes.then(Vec::new) }
    }

    /// Adds the points of a rule.
    pub(crate) fn add(&mut self, rule: &'static str, points: f32) {
        self.total += points;
        if let Some(notes) = &mut self.notes {
            notes.push((rule, points));
        }
    }

    /// The sum of the points.
    pub(crate) fn total(&self) -> f32 {
        self.total
    }

    /// The rules and their points, ready to read.
    pub(crate) fn describe(&self) -> String {
        let notes = self.notes.as_deref().unwrap_or_default();
        let parts: Vec<String> = notes.iter().map(|(rule, points)| format!("{rule} {points:+}")).collect();
        format!("{:+.1} ({})", self.total, parts.join(", "))
    }
}
