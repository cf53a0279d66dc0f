//! Markdown, in stages: [`front_matter`], then events to [`block`]s with their lines, blocks to [`section`]s by what
//! their headings mean ([`headings`]), and sections to a draft: [`competencies`] from paragraphs, [`list`]s and
//! [`table`]s, and the other [`parts`].

mod block;
mod competencies;
mod front_matter;
mod guard;
mod headings;
mod line;
mod list;
mod mend;
mod parts;
mod section;
mod table;
mod vocabulary;

use block::Block;
use competencies::Collector;
use headings::{Meaning, Part, meaning};
use line::Line;
use section::{Scope, Section, UnknownHeading, sections};

use crate::profile::draft::{Draft, Located};
use crate::profile::fault_list::FaultList;
use crate::profile::model::OmittedSection;
use crate::profile::source::Source;

/// Words before the name of the role in a title: "Role profile: IT Project Manager".
const TITLE_PREFIXES: [&str; 11] = [
    "role profile",
    "job profile",
    "job description",
    "role description",
    "job title",
    "role title",
    "position title",
    "person specification",
    "role",
    "position",
    "profile",
];

/// Labels of a line that names the role: "Job title: Nurse".
const TITLE_LABELS: [&str; 8] =
    ["job title", "role title", "post title", "position title", "title", "role", "position", "post"];

/// Reads a Markdown file.
pub(in crate::profile) fn read(source: &Source<'_>) -> Result<(Draft, FaultList), FaultList> {
    let mut draft = Draft::default();
    let mut faults = FaultList::default();
    let body = front_matter::read(source, &mut draft, &mut faults);
    let blocks = block::blocks(source, body).map_err(FaultList::from)?;
    let has_title_heading = take_title(&mut draft, &blocks);
    let unknown =
        if announces_competencies(&blocks) { UnknownHeading::LeaveOut } else { UnknownHeading::Competency };
    let sections = sections(blocks, has_title_heading, unknown);
    let mut collector = Collector::new(unknown);
    for section in &sections {
        read_section(section, unknown, &mut collector, &mut draft);
    }
    let (competencies, qualifications) = collector.finish();
    draft.competencies = competencies;
    draft.qualifications.extend(qualifications);
    if draft.purpose.is_none() {
        draft.purpose = parts::purpose_of_preamble(&sections);
    }
    Ok((draft, faults))
}

/// Whether any heading says that competencies follow. If none does, headings that mean nothing else name them.
fn announces_competencies(blocks: &[Block]) -> bool {
    let announces = |line: &Line| matches!(meaning(&line.text()), Meaning::Parts(parts) if parts.contains(&Part::Competencies));
    blocks.iter().any(|block| match block {
        Block::Heading { line, .. } => announces(line),
        Block::Paragraph(_) => section::heading_of(block).is_some_and(|(_, line)| announces(&line)),
        Block::List(_) | Block::Table(_) => false,
    })
}

/// Takes the title from the front matter, the first heading, or a line such as "Job title: Engineer"; answers whether
/// the first heading is the title.
fn take_title(draft: &mut Draft, blocks: &[Block]) -> bool {
    if let Some(title) = &mut draft.title {
        title.text = without_prefix(&title.text).to_owned();
    }
    let mut headings = blocks.iter().filter_map(|block| match block {
        Block::Heading { depth, line } => Some((*depth, line)),
        _ => None,
    });
    if let Some((depth, first)) = headings.next()
        && meaning(&first.text()) == Meaning::Name
    {
        let title = Located::new(without_prefix(line::without_number(&first.text())), first.place);
        let is_over_others = headings.next().is_some_and(|(next, _)| next > depth);
        // "Job description" is the title of the document; the name of the role stands on a line below.
        let names_document = TITLE_PREFIXES.contains(&title.text.to_lowercase().as_str());
        let title = blocks.iter().find_map(titled_line).filter(|_| names_document).unwrap_or(title);
        match &draft.title {
            Some(given) if given.text.to_lowercase() != title.text.to_lowercase() && !is_over_others => {
                return false;
            }
            Some(_) => {}
            None => draft.title = Some(title),
        }
        return true;
    }
    if draft.title.is_none() {
        let bold = || match blocks.first() {
            Some(Block::Paragraph(lines)) if meaning(&lines[0].text()) == Meaning::Name => {
                lines[0].bold_name()
            }
            _ => None,
        };
        draft.title = blocks.iter().find_map(titled_line).or_else(bold);
    }
    false
}

fn titled_line(block: &Block) -> Option<Located> {
    let Block::Paragraph(lines) = block else { return None };
    lines.iter().find_map(|line| {
        let (name, text) = line.bold_label().or_else(|| line.plain_label())?;
        let name = name.text.to_lowercase();
        TITLE_LABELS.contains(&name.as_str()).then_some(text)
    })
}

fn without_prefix(title: &str) -> &str {
    let prefix = TITLE_PREFIXES.iter().find_map(|prefix| {
        let start = title.get(..prefix.len()).filter(|start| start.eq_ignore_ascii_case(prefix))?;
        let rest = title[start.len()..].trim_start();
        rest.strip_prefix([':', '-', '–', '—']).map(str::trim).filter(|rest| !rest.is_empty())
    });
    prefix.unwrap_or(title)
}

fn read_section(section: &Section, unknown: UnknownHeading, collector: &mut Collector, draft: &mut Draft) {
    match &section.scope {
        Scope::Competency => collector.section(section),
        Scope::Preamble if unknown == UnknownHeading::Competency => collector.section(section),
        Scope::Preamble | Scope::InsideOmitted => {}
        Scope::Unknown if section.blocks.is_empty() => {}
        Scope::Unknown => {
            let reason = "its heading is not one that Starling knows, and it stands outside the competencies";
            omit(section, reason, draft);
        }
        Scope::Parts(parts) => {
            let wanted: Vec<Part> =
                parts.iter().copied().filter(|part| !matches!(part, Part::Omitted(_))).collect();
            match (wanted.first(), parts.first()) {
                (Some(_), _) => read_parts(section, &wanted, collector, draft),
                (None, Some(Part::Omitted(omitted))) => omit(section, omitted.reason(), draft),
                (None, _) => {}
            }
        }
    }
}

/// Reads a section that its heading gives to one part or to several.
fn read_parts(section: &Section, wanted: &[Part], collector: &mut Collector, draft: &mut Draft) {
    let has_lists = section.blocks.iter().any(|block| !matches!(block, Block::Paragraph(_)));
    if wanted.contains(&Part::Purpose) {
        parts::purpose(section, draft);
    }
    let rest = wanted.iter().find(|part| **part != Part::Purpose);
    match rest {
        Some(Part::Responsibilities) if has_lists || wanted.len() == 1 => {
            parts::responsibilities(section, draft);
        }
        Some(Part::Qualifications) => parts::qualifications(section, draft),
        Some(Part::Competencies) => collector.section(section),
        _ => {}
    }
}

fn omit(section: &Section, reason: &str, draft: &mut Draft) {
    if let Some(heading) = &section.heading {
        let text = heading.text();
        let heading_text = line::without_number(text.trim_end_matches(':')).to_owned();
        let section =
            OmittedSection { heading: heading_text, line: heading.place.line, reason: reason.to_owned() };
        draft.omitted.push(section);
    }
}
