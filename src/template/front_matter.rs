//! The keys at the top of a lead, between two lines of `---`.

use std::collections::BTreeMap;

use serde_json::Value;
use serde_saphyr::Spanned;

use super::lead::{Form, QuestionKind};
use crate::fault::Fault;
use crate::profile::Level;
use crate::suggest::nearest;

/// The keys of a lead.
const KEYS: &[&str] = &["kind", "form", "levels", "weight", "disabled"];

/// The largest weight: enough for "a thousand times as often", and sums stay far from overflow.
const MOST_WEIGHT: u64 = 1000;

/// What the front matter of a lead says.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum FrontMatter {
    /// `disabled: true`: the lead of this name is not to be used.
    Disabled,
    /// A lead to use.
    Lead { kind: QuestionKind, form: Form, levels: Vec<Level>, weight: u32 },
}

/// Divides a file into its front matter and the line (from one) that the body starts on, with the body.
pub(super) fn split<'t>(text: &'t str, label: &str) -> Result<(&'t str, usize, &'t str), Fault> {
    let missing = || {
        Fault::new(
            label,
            "no front matter at the top of the lead",
            "Start the file with a line `---`, lines such as `kind: behavioural` and `form: past`, and a line `---`.",
        )
        .at(1, 1)
    };
    let rest = text.strip_prefix("---\n").ok_or_else(missing)?;
    let mut offset = 0;
    for (index, line) in rest.split_inclusive('\n').enumerate() {
        if line.trim_end() == "---" {
            return Ok((&rest[..offset], index + 3, &rest[offset + line.len()..]));
        }
        offset += line.len();
    }
    Err(Fault::new(
        label,
        "the front matter has no end",
        "Close it with a line that holds nothing but `---`; the words of the question follow below.",
    )
    .at(1, 1))
}

/// Reads the front matter; its first line is line 2 of the file.
pub(super) fn read(yaml: &str, label: &str) -> Result<FrontMatter, Vec<Fault>> {
    let values = keys_and_values(yaml, label).map_err(|fault| vec![fault])?;
    let mut reader = Reader { yaml, label, values, faults: Vec::new() };
    reader.refuse_unknown_keys();
    if reader.disabled() {
        return reader.finish(FrontMatter::Disabled);
    }
    let kind = reader.name("kind", QuestionKind::ALL, QuestionKind::as_str);
    let form = reader.name("form", Form::ALL, Form::as_str);
    let levels = reader.levels();
    let weight = reader.weight();
    match (kind, form) {
        (Some(kind), Some(form)) => reader.finish(FrontMatter::Lead { kind, form, levels, weight }),
        _ => Err(reader.faults),
    }
}

fn keys_and_values(yaml: &str, label: &str) -> Result<BTreeMap<String, Spanned<Value>>, Fault> {
    if yaml.lines().all(|line| line.trim().is_empty() || line.trim_start().starts_with('#')) {
        return Ok(BTreeMap::new());
    }
    serde_saphyr::from_str(yaml).map_err(|error| {
        let what = match error.without_snippet() {
            serde_saphyr::Error::DuplicateMappingKey { key: Some(key), .. } => {
                format!("the key `{key}` is there twice")
            }
            _ => "front matter that is not a list of keys with values".to_owned(),
        };
        let (line, column) =
            error.location().map_or((1, 1), |place| (count(place.line()), count(place.column())));
        let line = line.clamp(1, yaml.lines().count().max(1));
        let found = yaml.lines().nth(line - 1).unwrap_or_default();
        Fault::new(label, what, "Write one key to a line, each once, such as `kind: behavioural`.")
            .at(line + 1, column.max(1))
            .found(found)
    })
}

fn count(place: u64) -> usize {
    usize::try_from(place).unwrap_or(1)
}

/// Reads key by key and keeps every fault.
struct Reader<'t> {
    yaml: &'t str,
    label: &'t str,
    values: BTreeMap<String, Spanned<Value>>,
    faults: Vec<Fault>,
}

impl Reader<'_> {
    fn finish(self, front_matter: FrontMatter) -> Result<FrontMatter, Vec<Fault>> {
        if self.faults.is_empty() { Ok(front_matter) } else { Err(self.faults) }
    }

    fn refuse_unknown_keys(&mut self) {
        let unknown: Vec<String> =
            self.values.keys().filter(|key| !KEYS.contains(&key.as_str())).cloned().collect();
        for key in unknown {
            let line = self.yaml.lines().position(|line| line.trim_start().starts_with(&key)).unwrap_or(0);
            let advice = match nearest(&key, KEYS.iter().copied()) {
                Some(near) => format!("Did you mean `{near}`?"),
                None => format!("The keys of a lead are {}.", KEYS.join(", ")),
            };
            let fault = Fault::new(self.label, "unknown key in the front matter", advice);
            self.faults.push(fault.at(line + 2, 1).found(&key));
        }
    }

    fn disabled(&mut self) -> bool {
        match self.values.get("disabled").map(|spanned| spanned.value.clone()) {
            None | Some(Value::Bool(false)) => false,
            Some(Value::Bool(true)) => true,
            Some(other) => {
                self.bad(
                    "disabled",
                    "a value that is neither true nor false",
                    &other,
                    "Write `disabled: true` to leave the lead out, or drop the line.".to_owned(),
                );
                false
            }
        }
    }

    /// The value of a key that names one of these.
    fn name<T: Copy>(&mut self, key: &'static str, all: &[T], as_str: fn(T) -> &'static str) -> Option<T> {
        let names: Vec<&str> = all.iter().map(|one| as_str(*one)).collect();
        let Some(value) = self.values.get(key).map(|spanned| spanned.value.clone()) else {
            let what = format!("the front matter has no `{key}`");
            let advice = format!("Add a line `{key}: ...` with one of {}.", names.join(", "));
            self.faults.push(Fault::new(self.label, what, advice).at(1, 1));
            return None;
        };
        let text = shown(&value);
        let found = all.iter().copied().find(|one| as_str(*one) == text);
        if found.is_none() {
            let advice = match nearest(&text, names.iter().copied()) {
                Some(near) => format!("Did you mean `{near}`?"),
                None => format!("Choose one of {}.", names.join(", ")),
            };
            self.bad(key, &format!("no such {key}"), &value, advice);
        }
        found
    }

    fn levels(&mut self) -> Vec<Level> {
        let Some(value) = self.values.get("levels").map(|spanned| spanned.value.clone()) else {
            return Vec::new();
        };
        let names: Vec<Value> = match value {
            Value::Array(names) => names,
            single => vec![single],
        };
        let mut levels = Vec::new();
        for name in names {
            match shown(&name).parse::<Level>() {
                Ok(level) => levels.push(level),
                Err(_) => {
                    let known = Level::ALL.map(Level::as_str);
                    let advice = match nearest(&shown(&name), known.iter().copied()) {
                        Some(near) => format!("Did you mean `{near}`?"),
                        None => format!(
                            "Choose from {}, as in `levels: [working, expert]`; without the key, the lead is for all.",
                            known.join(", ")
                        ),
                    };
                    self.bad("levels", "no such proficiency level", &name, advice);
                }
            }
        }
        levels.sort_unstable();
        levels.dedup();
        levels
    }

    fn weight(&mut self) -> u32 {
        let Some(value) = self.values.get("weight").map(|spanned| spanned.value.clone()) else {
            return 1;
        };
        match value.as_u64().filter(|weight| (1..=MOST_WEIGHT).contains(weight)) {
            Some(weight) => u32::try_from(weight).unwrap_or(1),
            None => {
                let advice = format!(
                    "Write a whole number from 1 to {MOST_WEIGHT}; a lead with weight 2 is chosen twice as often as \
                     one with weight 1. To leave the lead out, write `disabled: true`."
                );
                self.bad("weight", "a weight that is no such number", &value, advice);
                1
            }
        }
    }

    fn bad(&mut self, key: &str, what: &str, value: &Value, advice: String) {
        let place = self.values.get(key).map_or((1, 1), |spanned| {
            (count(spanned.defined.line()).max(1), count(spanned.defined.column()).max(1))
        });
        self.faults.push(Fault::new(self.label, what, advice).at(place.0 + 1, place.1).found(&shown(value)));
    }
}

/// A value as the person wrote it.
fn shown(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), ToOwned::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_keys_are_read() {
        let yaml = "kind: contrary\nform: gerund\nlevels: [expert, working, expert]\nweight: 3\n";
        let expected = FrontMatter::Lead {
            kind: QuestionKind::Contrary,
            form: Form::Gerund,
            levels: vec![Level::Working, Level::Expert],
            weight: 3,
        };
        assert_eq!(read(yaml, "x.hbs"), Ok(expected));
    }

    #[test]
    fn levels_and_weight_can_be_left_out() {
        let expected = FrontMatter::Lead {
            kind: QuestionKind::Behavioural,
            form: Form::Past,
            levels: Vec::new(),
            weight: 1,
        };
        assert_eq!(read("form: past\nkind: behavioural # a comment\n", "x.hbs"), Ok(expected));
    }

    #[test]
    fn a_disabled_lead_needs_no_other_key() {
        assert_eq!(read("disabled: true\n", "x.hbs"), Ok(FrontMatter::Disabled));
    }

    #[test]
    fn the_body_starts_after_the_front_matter() {
        assert_eq!(split("---\nkind: x\n---\nbody\n", "x.hbs"), Ok(("kind: x\n", 4, "body\n")));
        assert_eq!(split("---\n---", "x.hbs"), Ok(("", 3, "")));
    }

    #[test]
    fn each_fault_says_where_and_what_to_do() {
        let mut said = String::new();
        for yaml in [
            "",
            "kind: behavioral\nform: past\n",
            "kind: behavioural\nform: passt\n",
            "kind: behavioural\nform: past\nlevel: expert\n",
            "kind: behavioural\nform: past\ntitle: Something\n",
            "kind: behavioural\nform: past\nlevels: [expert, workin, guru]\n",
            "kind: behavioural\nform: past\nweight: 0\n",
            "kind: behavioural\nform: past\nweight: often\n",
            "kind: behavioural\nform: [past]\nweight: 5000\nwieght: 2\n",
            "kind: behavioural\nkind: contrary\nform: past\n",
            "disabled: yes please\nkind: contrary\nform: past\n",
            "kind behavioural\n",
            "kind: 'behavioural\nform: past\n",
            "- kind\n- form\n",
        ] {
            let faults = read(yaml, "x.hbs").unwrap_err();
            said.push_str(&format!("===\n{yaml}---\n"));
            for fault in faults {
                said.push_str(&format!("{fault}\n"));
            }
        }
        for text in ["Tell me about it.", "---\nkind: contrary\n"] {
            let fault = split(text, "x.hbs").unwrap_err();
            said.push_str(&format!("===\n{text}\n---\n{fault}\n"));
        }
        insta::assert_snapshot!(said);
    }
}
