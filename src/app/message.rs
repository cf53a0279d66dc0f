//! A message as a small profile: its statements, ready to be asked about.

use std::collections::HashSet;

use crate::app::UserError;
use crate::profile::{self, Profile};

/// Name of the competency that the statements of a message stand under when the message names none.
const COMPETENCY: &str = "From the message";

/// Title of a profile made of a message.
const TITLE: &str = "this message";

/// Reads a message: a whole profile in Markdown if it is one, else one statement a line.
pub(super) fn profile(text: &str) -> Result<Profile, UserError> {
    if let Ok(whole) = profile::parse("message.md", text.as_bytes()) {
        return Ok(whole);
    }
    let mut seen = HashSet::new();
    let statements: Vec<&str> =
        text.lines().filter_map(statement).filter(|text| seen.insert(*text)).collect();
    if statements.is_empty() {
        return Err(UserError::EmptyMessage);
    }
    let schema = serde_json::json!({
        "id": "message",
        "title": TITLE,
        "competencies": [{ "name": COMPETENCY, "statements": statements }],
    });
    Ok(profile::parse("message.json", schema.to_string().as_bytes())?)
}

/// The statement of a line without its bullet; `None` for headings, stems, fences and lines without a word.
fn statement(line: &str) -> Option<&str> {
    let bare = line.trim().trim_start_matches(['-', '*', '•', '–', '>', '+']).trim_start();
    let numbered = bare.trim_start_matches(|c: char| c.is_ascii_digit());
    let bare =
        if numbered.len() < bare.len() { numbered.strip_prefix(['.', ')']).unwrap_or(bare) } else { bare };
    let bare = bare.trim().trim_matches(['*', '_']).trim();
    let nothing =
        bare.starts_with(['#', '`', '|']) || bare.ends_with(':') || !bare.contains(char::is_alphabetic);
    (!nothing).then_some(bare)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn statements(text: &str) -> Vec<String> {
        let profile = profile(text).unwrap();
        profile
            .competencies
            .iter()
            .flat_map(|competency| &competency.statements)
            .map(|s| s.text.clone())
            .collect()
    }

    #[test]
    fn each_line_is_a_statement_whatever_its_bullet() {
        assert_eq!(
            statements("- Plan work\n* Lead a team\n3. Report progress\n• Manage risk"),
            ["Plan work", "Lead a team", "Report progress", "Manage risk"]
        );
        assert_eq!(
            statements("You should be able to:\nPlan work\n\nLead a team"),
            ["Plan work", "Lead a team"]
        );
        assert_eq!(statements("Plan work"), ["Plan work"]);
        assert_eq!(statements("Plan work\nPlan work"), ["Plan work"], "said twice, asked once");
    }

    #[test]
    fn a_message_with_headings_is_a_profile_of_its_own() {
        let text = "# Site lead\n\n## Competencies\n\n### Safety\n\n- Lead site inductions\n- Report near misses\n\n### People\n\n- Coach apprentices";
        let profile = profile(text).unwrap();
        assert_eq!(profile.title, "Site lead");
        assert_eq!(profile.competencies.len(), 2);
    }

    #[test]
    fn a_message_without_words_is_refused() {
        for empty in ["", "   \n\n", "---", "# Heading only", "12345"] {
            assert_eq!(profile(empty), Err(UserError::EmptyMessage), "{empty:?}");
        }
    }
}
