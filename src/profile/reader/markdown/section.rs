//! Blocks grouped under their headings, and what each heading means where it stands.

use super::block::Block;
use super::headings::{Meaning, Part, meaning, parts_among_competencies};
use super::line::Line;

/// What the blocks of a section are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Scope {
    /// Text before the first heading, or under the title.
    Preamble,
    /// The parts of a profile that the heading announces.
    Parts(Vec<Part>),
    /// One competency, which the heading names, or a group of them.
    Competency,
    /// The heading is inside a part that is left out.
    InsideOmitted,
    /// The heading means nothing that a profile knows.
    Unknown,
}

impl Scope {
    fn holds_competencies(&self) -> bool {
        match self {
            Self::Parts(parts) => parts.contains(&Part::Competencies),
            Self::Competency => true,
            Self::Preamble | Self::InsideOmitted | Self::Unknown => false,
        }
    }
}

/// A heading and the blocks under it, up to the next heading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Section {
    pub(super) heading: Option<Line>,
    pub(super) scope: Scope,
    /// Its blocks. Headings among them are those of proficiency levels.
    pub(super) blocks: Vec<Block>,
    /// Whether sections with deeper headings follow.
    pub(super) has_subsections: bool,
    depth: u8,
}

/// The depth of a bold line that stands in place of a heading: below every real one.
const BOLD_LINE_DEPTH: u8 = 7;

/// What a heading that the vocabulary does not hold is taken for, outside a known section.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum UnknownHeading {
    /// A section to leave out: the profile has one for its competencies.
    LeaveOut,
    /// A competency: no section of the profile is said to hold them.
    Competency,
}

/// Groups blocks into sections. The first is the text before the first heading.
///
/// With a title heading, the first heading is the title and what is under it is a preamble.
pub(super) fn sections(blocks: Vec<Block>, has_title_heading: bool, unknown: UnknownHeading) -> Vec<Section> {
    let mut grouping = Grouping {
        sections: vec![Section {
            heading: None,
            scope: Scope::Preamble,
            blocks: Vec::new(),
            has_subsections: false,
            depth: 0,
        }],
        open: vec![0],
        unknown,
    };
    let mut title_to_come = has_title_heading;
    for block in blocks {
        match heading_of(&block) {
            Some((depth, line)) if title_to_come => {
                title_to_come = false;
                grouping.push(depth, Some(line), Scope::Preamble);
            }
            Some((depth, line)) => grouping.heading(depth, line, block),
            None => grouping.current().blocks.push(block),
        }
    }
    grouping.sections
}

struct Grouping {
    sections: Vec<Section>,
    /// The sections that enclose the current place, outermost first.
    open: Vec<usize>,
    unknown: UnknownHeading,
}

impl Grouping {
    fn heading(&mut self, depth: u8, line: Line, block: Block) {
        let is_bold_line = depth == BOLD_LINE_DEPTH;
        match meaning(&line.text()) {
            Meaning::Parts(parts) => {
                let parent = self.parent(depth).scope.clone();
                let kept = match &parent {
                    Scope::Parts(known) if parts.iter().all(|part| known.contains(part)) => parts,
                    scope if scope.holds_competencies() => parts_among_competencies(&parts),
                    _ => parts,
                };
                let repeats_competencies = kept.contains(&Part::Competencies) && parent.holds_competencies();
                if is_bold_line && (kept.is_empty() || repeats_competencies) {
                    self.current().blocks.push(block);
                } else if kept.is_empty() {
                    self.push(depth, Some(line), Scope::Competency);
                } else {
                    self.push(depth, Some(line), Scope::Parts(kept));
                }
            }
            _ if is_bold_line => self.current().blocks.push(block),
            Meaning::Stem => {}
            Meaning::Level(_) => self.current().blocks.push(block),
            Meaning::Group => {
                let parent = self.parent(depth);
                let (heading, scope) = (parent.heading.clone(), parent.scope.clone());
                self.push(depth, heading, scope);
            }
            Meaning::Name => {
                let scope = match &self.parent(depth).scope {
                    Scope::Parts(parts) if parts.iter().all(|part| matches!(part, Part::Omitted(_))) => {
                        Scope::InsideOmitted
                    }
                    scope if scope.holds_competencies() => Scope::Competency,
                    Scope::Parts(parts) => Scope::Parts(parts.clone()),
                    Scope::InsideOmitted => Scope::InsideOmitted,
                    _ if self.unknown == UnknownHeading::Competency => Scope::Competency,
                    _ => Scope::Unknown,
                };
                self.push(depth, Some(line), scope);
            }
        }
    }

    /// The section that encloses a heading of this depth.
    fn parent(&self, depth: u8) -> &Section {
        let enclosing = self.open.iter().rev().find(|&&index| self.sections[index].depth < depth);
        &self.sections[enclosing.copied().unwrap_or(0)]
    }

    fn push(&mut self, depth: u8, heading: Option<Line>, scope: Scope) {
        self.open.retain(|&index| self.sections[index].depth < depth);
        if let Some(&parent) = self.open.last() {
            self.sections[parent].has_subsections = true;
        }
        self.open.push(self.sections.len());
        self.sections.push(Section { heading, scope, blocks: Vec::new(), has_subsections: false, depth });
    }

    fn current(&mut self) -> &mut Section {
        let last = self.sections.len() - 1;
        &mut self.sections[last]
    }
}

/// The heading that a block is: a real one, or a bold or colon-ended line alone in its paragraph.
pub(super) fn heading_of(block: &Block) -> Option<(u8, Line)> {
    match block {
        Block::Heading { depth, line } => Some((*depth, line.clone())),
        Block::Paragraph(lines) => match lines.as_slice() {
            [line]
                if line.bold_name().is_some()
                    || (line.plain_name().is_some() && line.text().ends_with(':')) =>
            {
                Some((BOLD_LINE_DEPTH, line.clone()))
            }
            _ => None,
        },
        _ => None,
    }
}
