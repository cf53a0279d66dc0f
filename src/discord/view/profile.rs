//! Role profiles as messages: the list of them, and one in full.

use std::sync::Arc;

use crate::discord::component_id::{ComponentId, ProfileKey};
use crate::discord::view::escape::escape;
use crate::discord::view::limits::{self, cut};
use crate::discord::view::pages::{pages, turning};
use crate::discord::view::question_set::counted;
use crate::discord::view::reply::{Audience, Block, Button, Reply};
use crate::profile::Profile;
use crate::profile::limits::MAX_ID_CHARS;

/// Profiles of a page of the list.
const PER_PAGE: usize = 8;
/// Longest title and purpose of a profile in the list.
const TITLE_TEXT: usize = 100;
const PURPOSE_TEXT: usize = 200;
/// Room for the marks, the counts, and what stands above the list.
const OTHER_TEXT: usize = 80;
const _: () = assert!(
    (PER_PAGE + 1) * OTHER_TEXT + PER_PAGE * (TITLE_TEXT + PURPOSE_TEXT + MAX_ID_CHARS)
        <= limits::MESSAGE_TEXT,
    "a page of the list fits into a message"
);
/// Longest line of a profile; a statement may have 2,000 characters.
const LINE_TEXT: usize = 600;

/// A page of the list of profiles, from zero; a page that is not there becomes the last one.
pub(in crate::discord) fn list(profiles: &[&Arc<Profile>], page: usize) -> Reply {
    let count = profiles.len().div_ceil(PER_PAGE).max(1);
    let page = page.min(count - 1);
    let mut blocks = vec![Block::Text(format!(
        "## Role profiles\n{} to choose from.",
        counted(profiles.len(), "profile")
    ))];
    for profile in profiles.iter().skip(page * PER_PAGE).take(PER_PAGE) {
        let text = format!(
            "**{}** (`{}`)\n{}\n-# {}, {}",
            cut(&escape(&profile.title), TITLE_TEXT),
            profile.id,
            cut(&escape(profile.purpose.as_deref().unwrap_or("No purpose given.")), PURPOSE_TEXT),
            competencies(profile),
            counted(statements(profile), "statement"),
        );
        let button = Button::new("Make questions", ComponentId::Questions(ProfileKey::of(profile)));
        blocks.push(Block::Section { text, button });
    }
    blocks.extend(turning(page, count, ComponentId::ProfileList));
    Reply::private(blocks)
}

/// A page of one profile, from zero; a page that is not there becomes the last one.
pub(in crate::discord) fn show(profile: &Profile, page: usize, audience: Audience) -> Reply {
    let key = ProfileKey::of(profile);
    let pages = pages(&lines(profile));
    let page = page.min(pages.len() - 1);
    let mut blocks = vec![Block::Text(pages[page].clone())];
    let turn = turning(page, pages.len(), |page| ComponentId::ProfilePage(key, page));
    let mut buttons = match turn {
        Some(Block::Buttons(buttons)) => buttons,
        _ => Vec::new(),
    };
    buttons.push(Button::new("Make questions", ComponentId::Questions(key)).primary());
    blocks.push(Block::Buttons(buttons));
    Reply { audience, blocks, files: Vec::new() }
}

fn statements(profile: &Profile) -> usize {
    profile.competencies.iter().map(|competency| competency.statements.len()).sum()
}

fn competencies(profile: &Profile) -> String {
    match profile.competencies.len() {
        1 => "1 competency".to_owned(),
        count => format!("{count} competencies"),
    }
}

/// The profile line by line, in Discord's Markdown.
fn lines(profile: &Profile) -> Vec<String> {
    let line = |text: &str| cut(&escape(text), LINE_TEXT);
    let mut lines = vec![
        format!("## {}", line(&profile.title)),
        format!(
            "-# `{}` · {}, {} · version {}",
            profile.id,
            competencies(profile),
            counted(statements(profile), "statement"),
            &profile.version
        ),
    ];
    lines.extend(profile.purpose.as_deref().map(line));
    if !profile.responsibilities.is_empty() {
        lines.push("### Responsibilities".to_owned());
        lines.extend(profile.responsibilities.iter().map(|statement| format!("- {}", line(&statement.text))));
    }
    lines.push("### Competencies".to_owned());
    for competency in &profile.competencies {
        lines.push(format!("**{}**", line(&competency.name)));
        lines.extend(competency.statements.iter().map(|statement| match statement.level {
            Some(level) => format!("- {} ({level})", line(&statement.text)),
            None => format!("- {}", line(&statement.text)),
        }));
    }
    if !profile.qualifications.is_empty() {
        lines.push("### Qualifications".to_owned());
        lines.extend(profile.qualifications.iter().map(|qualification| match &qualification.url {
            Some(url) => format!("- {} (<{url}>)", line(&qualification.name)),
            None => format!("- {}", line(&qualification.name)),
        }));
    }
    lines
}
