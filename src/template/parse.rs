//! One template file becomes units: the pieces that are rendered on their own.

use super::file::{Holds, Nature, Script, holds};
use super::front_matter::{self, FrontMatter};
use super::lead::{Lead, ProbeKind, QuestionKind};
use super::sound::Sound;
use super::source::Source;
use super::syntax::place;
use crate::fault::Fault;

/// The most handlebars tags in one file, and the most blocks and open brackets among them. They bound how deep the
/// parser of handlebars descends, so that no file can exhaust the stack; real templates have a handful.
const MOST_TAGS: usize = 200;
const MOST_BLOCKS: usize = 32;
const MOST_BRACKETS: usize = 8;

/// The labels of the five ratings that ship, for advice; a folder may use others.
const LABELS: [&str; 5] = ["Awareness", "Basic", "Intermediate", "Advanced", "Expert"];

/// A piece of template text that is rendered on its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Unit {
    /// Its name in the engine, unique among all files.
    pub(super) name: String,
    /// Its text.
    pub(super) body: String,
    /// The line of the file its text starts on, from one.
    pub(super) line: usize,
    /// The column its text starts at, from one.
    pub(super) column: usize,
}

impl Unit {
    /// Where a place in the unit's text is in the file.
    pub(super) fn place(&self, line: usize, column: usize) -> (usize, usize) {
        if line <= 1 {
            (self.line, self.column + column.max(1) - 1)
        } else {
            (self.line + line - 1, column.max(1))
        }
    }
}

/// A file, read but not yet compiled.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Parsed {
    Lead(Lead, Unit),
    /// A lead that is not to be used.
    Disabled,
    Probes(QuestionKind, ProbeKind, Vec<Unit>),
    Anchors(QuestionKind, Nature, Vec<AnchorLine>),
    Script(Script, Unit),
    Partial(String, Unit),
}

/// One line of an anchors file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct AnchorLine {
    pub(super) rating: u8,
    pub(super) label: String,
    pub(super) unit: Unit,
}

impl Parsed {
    /// Every unit of the file.
    pub(super) fn units(&self) -> Vec<&Unit> {
        match self {
            Self::Lead(_, unit) | Self::Script(_, unit) | Self::Partial(_, unit) => vec![unit],
            Self::Probes(_, _, units) => units.iter().collect(),
            Self::Anchors(_, _, lines) => lines.iter().map(|line| &line.unit).collect(),
            Self::Disabled => Vec::new(),
        }
    }
}

/// Reads one file.
pub(super) fn parse(path: &str, source: &Source) -> Result<Parsed, Vec<Fault>> {
    let label = &source.label;
    let text: &str = &source.text;
    let one = |fault| vec![fault];
    bounded(text, label).map_err(one)?;
    match holds(path, label).map_err(one)? {
        Holds::Lead { kind, id } => lead(path, label, text, kind, id),
        Holds::Probes { kind, probe } => {
            refuse_front_matter(text, label).map_err(one)?;
            let units = lines(path, text);
            if units.is_empty() { Err(one(empty(label))) } else { Ok(Parsed::Probes(kind, probe, units)) }
        }
        Holds::Anchors { kind, nature } => {
            refuse_front_matter(text, label).map_err(one)?;
            Ok(Parsed::Anchors(kind, nature, anchors(path, label, text)?))
        }
        Holds::Script(script) => {
            refuse_front_matter(text, label).map_err(one)?;
            Ok(Parsed::Script(script, whole(path, label, text, 1).map_err(one)?))
        }
        Holds::Partial { name } => {
            refuse_front_matter(text, label).map_err(one)?;
            let mut unit = whole(path, label, text, 1).map_err(one)?;
            unit.name.clone_from(&name);
            Ok(Parsed::Partial(name, unit))
        }
    }
}

fn lead(path: &str, label: &str, text: &str, folder: QuestionKind, id: String) -> Result<Parsed, Vec<Fault>> {
    let (yaml, line, body) = front_matter::split(text, label).map_err(|fault| vec![fault])?;
    let unit = whole(path, label, body, line);
    let (front, unit) = match (front_matter::read(yaml, label), unit) {
        (Ok(FrontMatter::Disabled), _) => return Ok(Parsed::Disabled),
        (Ok(front), Ok(unit)) => (front, unit),
        (Ok(_), Err(fault)) => return Err(vec![fault]),
        (Err(faults), Ok(_)) => return Err(faults),
        (Err(mut faults), Err(fault)) => {
            faults.push(fault);
            return Err(faults);
        }
    };
    let FrontMatter::Lead { kind, form, levels, weight } = front else { return Ok(Parsed::Disabled) };
    if kind != folder {
        let what = format!("a {kind} lead in the folder for {folder} leads");
        let advice = format!("Move the file to leads/{kind}/, or write `kind: {folder}`.");
        return Err(vec![Fault::new(label, what, advice).at(1, 1)]);
    }
    let sound = Sound::of(&unit.body, form);
    Ok(Parsed::Lead(Lead { id, kind, form, levels, weight, sound }, unit))
}

/// The whole text without blank space around it, as one unit.
fn whole(path: &str, label: &str, text: &str, first_line: usize) -> Result<Unit, Fault> {
    let body = text.trim_end();
    let blank_lines = body.lines().take_while(|line| line.trim().is_empty()).count();
    let body: String = body.split_inclusive('\n').skip(blank_lines).collect();
    if without_comments(&body).trim().is_empty() {
        return Err(empty(label));
    }
    Ok(Unit { name: path.to_owned(), body, line: first_line + blank_lines, column: 1 })
}

/// Each line that is not blank and no comment, as a unit of its own.
fn lines(path: &str, text: &str) -> Vec<Unit> {
    let numbered = text.lines().enumerate();
    numbered
        .filter(|(_, line)| !without_comments(line).trim().is_empty())
        .map(|(index, line)| {
            let indent = line.chars().take_while(|c| c.is_whitespace()).count();
            let name = format!("{path}:{}", index + 1);
            Unit { name, body: line.trim().to_owned(), line: index + 1, column: indent + 1 }
        })
        .collect()
}

/// Five lines such as "3 Intermediate: Gives a specific example ...", lowest first.
fn anchors(path: &str, label: &str, text: &str) -> Result<Vec<AnchorLine>, Vec<Fault>> {
    let mut read = Vec::new();
    let mut faults = Vec::new();
    for mut unit in lines(path, text) {
        let wanted = read.len() + faults.len() + 1;
        match anchor_line(&unit.body, wanted) {
            Some((rating, name, start)) => {
                unit.column += unit.body[..start].chars().count();
                unit.body = unit.body[start..].to_owned();
                read.push(AnchorLine { rating, label: name, unit });
            }
            None => {
                let what = format!("line {wanted} of the anchors is not rating {wanted}");
                let advice = format!(
                    "Write five lines, one per rating from 1 to 5, each with the rating, its label, a colon and the \
                     text, as in `{wanted} {}: Gives an example.`",
                    LABELS.get(wanted - 1).unwrap_or(&LABELS[4])
                );
                faults.push(Fault::new(label, what, advice).at(unit.line, unit.column).found(&unit.body));
            }
        }
    }
    if faults.is_empty() && read.len() != 5 {
        let what = format!("{} ratings instead of five", read.len());
        faults.push(Fault::new(label, what, "Write one line for each rating from 1 to 5."));
    }
    if faults.is_empty() { Ok(read) } else { Err(faults) }
}

/// The rating, the label and the byte that the text starts at.
fn anchor_line(line: &str, wanted: usize) -> Option<(u8, String, usize)> {
    let (head, text) = line.split_once(':')?;
    let (number, label) = head.split_once(' ')?;
    let rating: u8 = number.parse().ok()?;
    let (label, body) = (label.trim(), text.trim_start());
    let complete = usize::from(rating) == wanted && rating <= 5 && !label.is_empty() && !body.is_empty();
    (complete && !label.contains("{{")).then(|| (rating, label.to_owned(), line.len() - body.len()))
}

fn empty(label: &str) -> Fault {
    Fault::new(label, "the template says nothing", "Write its words, or remove the file.")
}

fn refuse_front_matter(text: &str, label: &str) -> Result<(), Fault> {
    if text.starts_with("---\n") {
        let advice = "Remove the lines between `---` and `---`: the path says what the file holds.";
        return Err(Fault::new(label, "front matter in a file that is no lead", advice).at(1, 1));
    }
    Ok(())
}

/// The text without `{{! ... }}` and `{{!-- ... --}}`, to see whether anything is left.
fn without_comments(text: &str) -> String {
    let mut left = String::new();
    let mut rest = text;
    while let Some(start) = rest.find("{{!") {
        left.push_str(&rest[..start]);
        let closing = if rest[start..].starts_with("{{!--") { "--}}" } else { "}}" };
        match rest[start..].find(closing) {
            Some(end) => rest = &rest[start + end + closing.len()..],
            None => return left + &rest[start..],
        }
    }
    left + rest
}

/// Refuses text that would make the parser of handlebars descend too deep.
fn bounded(text: &str, label: &str) -> Result<(), Fault> {
    let (mut tags, mut blocks) = (0, 0);
    for (start, _) in text.match_indices("{{") {
        tags += 1;
        let inside =
            text[start + 2..].trim_start_matches(|c: char| c == '{' || c == '~' || c.is_whitespace());
        if inside.starts_with('#') {
            blocks += 1;
        }
        let tag = &inside[..inside.find("}}").unwrap_or(inside.len())];
        let brackets = tag.matches(['(', '[', '{']).count();
        if tags > MOST_TAGS || blocks > MOST_BLOCKS || (brackets > MOST_BRACKETS && !inside.starts_with('!'))
        {
            let (line, column) = place(text, start);
            let advice = format!(
                "Keep to {MOST_TAGS} tags and {MOST_BLOCKS} blocks in a file, and {MOST_BRACKETS} brackets in a tag."
            );
            return Err(Fault::new(label, "too much handlebars for one template", advice).at(line, column));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn source(text: &str) -> Source {
        Source { label: "x.hbs".to_owned(), text: text.into() }
    }

    #[test]
    fn a_lead_keeps_the_place_of_its_words() {
        let text = "---\nkind: contrary\nform: past\n---\n\n\nTell me.\n";
        let parsed = parse("leads/contrary/x.hbs", &source(text)).unwrap();
        let unit = parsed.units()[0];
        assert_eq!((unit.body.as_str(), unit.line), ("Tell me.", 7));
        assert_eq!(unit.place(1, 4), (7, 4));
        assert_eq!(unit.place(2, 4), (8, 4));
    }

    #[test]
    fn each_line_of_a_probes_file_is_a_probe() {
        let text = "Where was that?\n\n  {{! a note }}\n  Who was there?\n";
        let parsed = parse("probes/behavioural/situation.hbs", &source(text)).unwrap();
        let units: Vec<_> =
            parsed.units().iter().map(|unit| (unit.body.as_str(), unit.line, unit.column)).collect();
        assert_eq!(units, [("Where was that?", 1, 1), ("Who was there?", 4, 3)]);
    }

    #[test]
    fn an_anchor_line_is_a_rating_a_label_and_a_text() {
        let text = "1 Awareness: a: b\n2 Basic: b\n3 Intermediate: c\n4 Advanced: d\n5 Expert: e\n";
        let parsed = parse("anchors/behavioural/action.hbs", &source(text)).unwrap();
        let Parsed::Anchors(_, _, lines) = parsed else { panic!("no anchors") };
        assert_eq!((lines[0].rating, lines[0].label.as_str()), (1, "Awareness"));
        assert_eq!((lines[0].unit.body.as_str(), lines[0].unit.column), ("a: b", 14));
    }

    #[test]
    fn a_disabled_lead_needs_no_words() {
        assert_eq!(
            parse("leads/contrary/x.hbs", &source("---\ndisabled: true\n---\n")),
            Ok(Parsed::Disabled)
        );
    }

    #[test]
    fn each_fault_says_where_and_what_to_do() {
        let deep = format!("{}x", "{{#if level}}".repeat(MOST_BLOCKS + 1));
        let many = "{{role}}\n".repeat(MOST_TAGS + 1);
        let mut said = String::new();
        for (path, text) in [
            ("leads/contrary/x.hbs", "---\nkind: behavioural\nform: past\n---\nTell me.\n"),
            ("leads/contrary/x.hbs", "---\nkind: contrary\nform: past\n---\n\n{{! later }}\n"),
            ("leads/contrary/x.hbs", "---\nkind: contrary\n---\n"),
            ("probes/contrary/task.hbs", "\n\n"),
            ("probes/contrary/task.hbs", "---\nkind: contrary\n---\nWhat?\n"),
            ("anchors/contrary/action.hbs", "1 Awareness: a\n2 Basic: b\n"),
            ("anchors/contrary/action.hbs", "1 Awareness: a\nBasic: b\n3: c\n5 Advanced: d\n5 Expert:\n"),
            ("scripts/closing.hbs", " \n"),
            ("scripts/closing.hbs", deep.as_str()),
            ("scripts/closing.hbs", many.as_str()),
            ("scripts/closing.hbs", "Thank you.\n{{a (a (a (a (a (a (a (a (a (a role)))))))))}}\n"),
        ] {
            said.push_str(&format!("=== {path}\n"));
            for fault in parse(path, &source(text)).unwrap_err() {
                said.push_str(&format!("{fault}\n"));
            }
        }
        insta::assert_snapshot!(said);
    }

    #[test]
    fn a_comment_hides_no_words() {
        for (text, left) in
            [("{{! a }}b", "b"), ("a{{!-- {{b}} --}}c", "ac"), ("a {{!open", "a {{!open"), ("none", "none")]
        {
            assert_eq!(without_comments(text), left);
        }
    }
}
