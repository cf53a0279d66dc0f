//! The sets of statements whose reading is known.

use std::fs;

use serde::Deserialize;

/// A statement whose reading is known.
pub(crate) struct Gold {
    pub(crate) set: usize,
    pub(crate) id: String,
    pub(crate) statement: String,
    pub(crate) action: bool,
    pub(crate) weight: f64,
    /// The verbs that change, where that can be told.
    pub(crate) verbs: Option<Verbs>,
}

/// The verbs that change, in their order and in lower case.
pub(crate) enum Verbs {
    Surfaces(Vec<String>),
    Bases(Vec<String>),
}

#[derive(Deserialize)]
struct Line {
    id: String,
    statement: String,
    kind: String,
    base: Vec<String>,
    gerund: Vec<String>,
}

/// The sets to learn from, and those to test on.
pub(crate) fn read(
    mut arguments: impl Iterator<Item = String>,
) -> Result<(Vec<Gold>, Vec<Gold>), Box<dyn std::error::Error>> {
    let (mut learn, mut test) = (Vec::new(), Vec::new());
    let mut set = 0;
    while let Some(argument) = arguments.next() {
        let (path, target) = match argument.as_str() {
            "--test" => (arguments.next().ok_or("--test needs the path of a set")?, &mut test),
            _ => (argument, &mut learn),
        };
        let (path, weight) = path.split_once('=').unwrap_or((&path, "1"));
        let (verb, noun) = weight.split_once(':').unwrap_or((weight, weight));
        let weights: [f64; 2] = [noun.parse()?, verb.parse()?];
        let lines = fs::read_to_string(path).map_err(|error| format!("{path}: {error}"))?;
        for line in lines.lines().filter(|line| !line.starts_with('#')) {
            let found = if path.ends_with(".txt") { marked(line) } else { listed(line) };
            let mut gold = found.ok_or_else(|| format!("{path}: this is no line of a set: {line}"))?;
            gold.set = set;
            gold.weight = weights[usize::from(gold.action)];
            target.push(gold);
        }
        set += 1;
    }
    Ok((learn, test))
}

impl Gold {
    /// The part that a statement is kept back with: statements with the same first word go together.
    pub(crate) fn fold(&self) -> usize {
        let first = self.statement.split_whitespace().next().unwrap_or_default().to_lowercase();
        let sum = |sum: usize, byte| sum.wrapping_mul(31).wrapping_add(usize::from(byte));
        first.bytes().fold(7, sum) % crate::FOLDS
    }
}

/// The words where a phrase behind the object starts.
const BEHIND: [&str; 14] = [
    "to", "for", "in", "with", "by", "from", "using", "on", "at", "into", "within", "across", "during",
    "through",
];

impl Gold {
    /// The first verb with its object alone, "Draft reports" of "Draft reports for the board": statements are longer than
    /// the labels of skills, and both have to be read. Only what starts with its verb is cut, and never at an "and", where
    /// half an object would be left.
    pub(crate) fn label(&self) -> Option<Self> {
        let words: Vec<&str> = self.statement.split_whitespace().collect();
        let first = words.first()?.to_lowercase();
        let verb = match self.verbs.as_ref()? {
            Verbs::Surfaces(words) | Verbs::Bases(words) => words.first()?,
        };
        let cut = words.iter().position(|word| BEHIND.contains(word))?;
        let label = words.get(..cut).filter(|label| self.action && label.len() > 1 && *verb == first)?;
        let whole =
            label.iter().all(|word| !word.contains([',', ';', ':', '(']) && !matches!(*word, "and" | "or"));
        whole.then(|| Self {
            statement: label.join(" "),
            id: self.id.clone(),
            weight: self.weight / 2.0,
            verbs: Some(Verbs::Bases(vec![first])),
            ..*self
        })
    }
}

/// A line of `marked.txt`: "A|{Plan} and {run} events" or "N|Event planning".
fn marked(line: &str) -> Option<Gold> {
    let (kind, text) = line.split_once('|')?;
    let verbs = text.split('{').skip(1).filter_map(|rest| rest.split('}').next());
    Some(Gold {
        set: 0,
        id: "marked".to_owned(),
        statement: text.replace(['{', '}'], ""),
        action: kind == "A",
        weight: 1.0,
        verbs: Some(Verbs::Surfaces(verbs.map(str::to_lowercase).collect())),
    })
}

/// A line of a set with forms: the verbs are the words in which the base form and the gerund differ.
fn listed(line: &str) -> Option<Gold> {
    let line: Line = serde_json::from_str(line).ok()?;
    let words = |forms: &[String]| -> Vec<String> {
        let text = forms.first().map(|form| form.replace('/', " ")).unwrap_or_default();
        text.split_whitespace().map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()).into()).collect()
    };
    let (base, gerund) = (words(&line.base), words(&line.gerund));
    let changed = base.iter().zip(&gerund).filter(|(base, gerund)| base != gerund);
    let bases = changed.map(|(base, _)| base.to_lowercase()).collect();
    Some(Gold {
        set: 0,
        id: line.id,
        statement: line.statement,
        action: line.kind == "action",
        weight: 1.0,
        verbs: (base.len() == gerund.len()).then_some(Verbs::Bases(bases)),
    })
}
