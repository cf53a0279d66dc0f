//! Long text in pages: as many whole lines to a page as Discord's limit allows.

use crate::discord::component_id::ComponentId;
use crate::discord::view::limits::{self, cut};
use crate::discord::view::reply::{Block, Button};

/// Characters of a page that are kept free for what stands above and below the lines.
const RESERVED: usize = 400;

/// Packs lines into pages that each fit into one message. A line longer than a page is cut; no page is empty, and there
/// is always at least one.
pub(in crate::discord) fn pages(lines: &[String]) -> Vec<String> {
    let room = limits::MESSAGE_TEXT - RESERVED;
    let mut pages: Vec<String> = Vec::new();
    let mut characters = 0;
    for line in lines {
        let line = cut(line, room);
        let length = line.chars().count() + 1;
        match pages.last_mut() {
            Some(page) if characters + length <= room => {
                page.push('\n');
                page.push_str(&line);
                characters += length;
            }
            _ => {
                pages.push(line);
                characters = length;
            }
        }
    }
    if pages.is_empty() {
        pages.push(String::new());
    }
    pages
}

/// The buttons that turn pages; none where there is one page.
pub(in crate::discord) fn turning(
    page: usize,
    count: usize,
    id: impl Fn(u8) -> ComponentId,
) -> Option<Block> {
    let at = |page: usize| id(u8::try_from(page).unwrap_or(u8::MAX));
    (count > 1).then(|| {
        Block::Buttons(vec![
            Button::new("Previous page", at(page.saturating_sub(1))).enabled(page > 0),
            Button::new("Next page", at(page + 1)).enabled(page + 1 < count),
        ])
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_stay_whole_and_every_page_fits() {
        let lines: Vec<String> = (0..300).map(|number| format!("{number} {}", "ä".repeat(100))).collect();
        let pages = pages(&lines);
        assert!(pages.len() > 1);
        assert!(pages.iter().all(|page| page.chars().count() <= limits::MESSAGE_TEXT - RESERVED));
        assert_eq!(pages.join("\n"), lines.join("\n"));
    }

    #[test]
    fn there_is_always_a_page_and_no_line_is_too_long() {
        assert_eq!(pages(&[]), [""]);
        let long = pages(&["x".repeat(10_000)]);
        assert_eq!(long.len(), 1);
        assert!(long[0].ends_with('…'));
    }
}
