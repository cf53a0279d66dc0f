//! A message as a small profile: its statements, ready to be asked about.

use std::collections::HashSet;

use crate::app::UserError;
use crate::profile::limits::MAX_STATEMENT_CHARS;
use crate::profile::{self, NO_ROLE, Profile};

/// Name of the competency that the statements of a message stand under when the message names none.
const COMPETENCY: &str = "From the message";

/// Reads a message: a whole profile in Markdown if it is one, else one statement a line.
pub(super) fn profile(text: &str) -> Result<Profile, UserError> {
    if let Ok(whole) = profile::parse("message.md", text.as_bytes()) {
        return Ok(whole);
    }
    let mut seen = HashSet::new();
    let mut statements: Vec<String> = text.lines().filter_map(statement).collect();
    statements.retain(|text| seen.insert(text.trim_end_matches(['.', ';', ',']).to_lowercase()));
    if statements.is_empty() {
        return Err(UserError::EmptyMessage);
    }
    let longest = statements.iter().map(|text| text.chars().count()).max().unwrap_or_default();
    if longest > MAX_STATEMENT_CHARS {
        return Err(UserError::LongLine { characters: longest });
    }
    let schema = serde_json::json!({
        "id": "message",
        "title": NO_ROLE,
        "competencies": [{ "name": COMPETENCY, "statements": statements }],
    });
    Ok(profile::parse("message.json", schema.to_string().as_bytes())?)
}

/// Marks of Discord's Markdown that mean nothing in a statement, wherever they stand. Single asterisks and underscores
/// may be part of a name, so they go only from the ends.
const MARKS: [&str; 5] = ["**", "__", "~~", "||", "`"];

/// The statement of a line without its bullet and its emphasis; `None` for headings, stems, questions, fences and lines
/// without a word.
fn statement(line: &str) -> Option<String> {
    if line.trim_start().starts_with("```") {
        return None;
    }
    let plain = MARKS.iter().fold(line.to_owned(), |text, mark| text.replace(mark, ""));
    let bare = without_sign(plain.trim().trim_start_matches(['-', '*', '•', '–', '>', '+']).trim_start());
    let bare =
        ["[ ]", "[x]", "[X]"].iter().find_map(|task| bare.strip_prefix(task)).unwrap_or(bare).trim_start();
    let numbered = bare.trim_start_matches(|c: char| c.is_ascii_digit());
    let bare =
        if numbered.len() < bare.len() { numbered.strip_prefix(['.', ')']).unwrap_or(bare) } else { bare };
    let bare = bare.trim().trim_matches(['*', '_']).trim();
    let nothing =
        bare.starts_with(['#', '|']) || bare.ends_with([':', '?']) || !bare.contains(char::is_alphabetic);
    (!nothing).then(|| bare.to_owned())
}

/// The text behind an emoji that stands for a bullet: the sign itself, `:name:`, or Discord's `<:name:123>`.
fn without_sign(text: &str) -> &str {
    let short = text.strip_prefix("<a:").or(text.strip_prefix("<:")).or(text.strip_prefix(':'));
    let named = short.and_then(|rest| {
        let (name, behind) = rest.split_once(':')?;
        let is_name =
            !name.is_empty() && name.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '+' | '-'));
        let behind = if text.starts_with('<') { behind.split_once('>')?.1 } else { behind };
        is_name.then_some(behind)
    });
    let opens =
        |c: char| c.is_alphanumeric() || c.is_ascii_punctuation() || matches!(c, '“' | '‘' | '«' | '„');
    named.unwrap_or(text).trim_start_matches(|c| !opens(c))
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
        assert_eq!(
            statements("- Plan work\nWhat would you ask about this?"),
            ["Plan work"],
            "a question to the reader asks for nothing"
        );
        assert_eq!(statements("Plan work\nPlan work"), ["Plan work"], "said twice, asked once");
        assert_eq!(
            statements("Plan work\nplan work."),
            ["Plan work"],
            "the same but for its capital and stop"
        );
    }

    #[test]
    fn the_marks_of_markdown_are_not_part_of_a_statement() {
        for (line, expected, why) in [
            ("- **Plan** and run audits", "Plan and run audits", "emphasis at the start"),
            ("Lead __and__ coach `SQL` people", "Lead and coach SQL people", "emphasis within"),
            ("||Manage risk||", "Manage risk", "a spoiler"),
            ("*Manage risk*", "Manage risk", "a whole line in italics"),
            ("- [ ] Manage risk", "Manage risk", "a task"),
            ("✅ Manage risk", "Manage risk", "an emoji for a bullet"),
            ("▪️ Manage risk", "Manage risk", "a sign with a selector"),
            ("- :white_check_mark: Manage risk", "Manage risk", "an emoji by its name"),
            ("<:tick:123456789> Manage risk", "Manage risk", "an emoji of the server"),
            ("“Lean” ways: teach them", "“Lean” ways: teach them", "a quotation stays"),
            (".NET services: run them", ".NET services: run them", "a name that begins with a stop"),
            (
                "Maintain snake_case names and 5*3 grids",
                "Maintain snake_case names and 5*3 grids",
                "no marks",
            ),
        ] {
            assert_eq!(statements(line), [expected], "{why}");
        }
        assert_eq!(statements("```md\nPlan work\n```"), ["Plan work"], "a block of code");
    }

    #[test]
    fn a_line_too_long_for_a_statement_is_refused_in_words_about_the_message() {
        let text = format!("- Lead a team\n{}", "plan work and ".repeat(200));
        let said = profile(&text).unwrap_err().to_string();
        assert_eq!(
            said,
            "A line of that message has 2799 characters; a statement has at most 2000. Choose a message with one statement a line."
        );
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
