//! The front matter of a Markdown file: YAML between lines of `---`, or TOML between lines of `+++`.

use crate::fault::Fault;
use crate::profile::draft::{Draft, Located, Required};
use crate::profile::fault_list::FaultList;
use crate::profile::reader::{toml, yaml};
use crate::profile::source::Source;
use crate::profile::tree::{Tree, Value};

/// Reads the front matter into the draft; answers at which byte the text after it starts.
///
/// Only `id`, `title` and `purpose` are of use here. Other keys belong to the tool that publishes the file.
pub(super) fn read(source: &Source<'_>, draft: &mut Draft, faults: &mut FaultList) -> usize {
    let Some(matter) = FrontMatter::find(source.text) else { return 0 };
    let tree = match matter.fence {
        "---" => yaml::read_part(source, &source.text[matter.start..matter.end], 2),
        _ => toml::read_part(source, &source.text[matter.start..matter.end], matter.start),
    };
    match tree {
        Ok(tree) => fields(source, &tree, draft, faults),
        Err(found) => {
            faults.extend(found);
            draft.unreadable.push(Required::Title);
        }
    }
    matter.body
}

struct FrontMatter {
    fence: &'static str,
    start: usize,
    end: usize,
    body: usize,
}

impl FrontMatter {
    /// Front matter starts on the first line and ends with the same fence; without an end there is none.
    fn find(text: &str) -> Option<Self> {
        let mut lines = text.split_inclusive('\n');
        let first = lines.next()?;
        let fence = ["---", "+++"].into_iter().find(|fence| first.trim_end() == *fence)?;
        let start = first.len();
        let mut end = start;
        for line in lines {
            let is_end = line.trim_end() == fence || (fence == "---" && line.trim_end() == "...");
            if is_end {
                return Some(Self { fence, start, end, body: end + line.len() });
            }
            end += line.len();
        }
        None
    }
}

fn fields(source: &Source<'_>, tree: &Tree, draft: &mut Draft, faults: &mut FaultList) {
    let Value::Table(entries) = &tree.value else {
        if tree.value != Value::Nothing {
            let advice = "Write keys and values, such as `title: Engineer`, or delete it.";
            let fault = Fault::new(source.file, "the front matter holds no keys", advice);
            faults.push(fault.at(tree.place.line, tree.place.column));
        }
        return;
    };
    for (key, value) in entries {
        let field = match key.text.as_str() {
            "id" => &mut draft.id,
            "title" => &mut draft.title,
            "purpose" => &mut draft.purpose,
            _ => continue,
        };
        match &value.value {
            Value::Text(text) => *field = Some(Located::new(text, value.place)),
            Value::Nothing => {}
            other => {
                if key.text == "title" {
                    draft.unreadable.push(Required::Title);
                }
                let what = format!("the {} should be a text, and this is {}", key.text, other.kind());
                let fault = Fault::new(source.file, what, "Write it in quotation marks.");
                faults.push(fault.at(value.place.line, value.place.column));
            }
        }
    }
}
