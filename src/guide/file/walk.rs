//! A walk through the JSON of a guide that finds every value that cannot be read, not only the first; it stops when there
//! are more than anybody reads.
//!
//! Beside the faults it gives the text with something sound in the place of what is at fault, so that what can be read is
//! looked at as well.

use std::collections::{HashMap, HashSet};
use std::fmt::{self, Write as _};

use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;

use super::shape::{Key, Shape};
use crate::guide::model::Step;
use crate::guide::model::limits::MAX_FAULTS;
use crate::suggest::nearest;

/// What was found: faults in the order of the file, and the mended text.
#[derive(Default)]
pub(super) struct Walk<'a> {
    pub(super) faults: Vec<Unreadable<'a>>,
    pub(super) mended: String,
    /// The ways to what was mended.
    stand_ins: HashSet<Vec<Step>>,
    /// Where each part is that was looked at by itself.
    parts: HashMap<Vec<Step>, &'a RawValue>,
    way: Vec<Step>,
}

/// A value that cannot be read.
pub(super) struct Unreadable<'a> {
    /// The value, or the object that lacks one.
    pub(super) value: &'a RawValue,
    pub(super) what: What,
}

/// What is wrong with it.
pub(super) enum What {
    /// The reader of JSON says so; its place is counted from the start of the value.
    Error(serde_json::Error),
    /// A key that no guide has here, and the one that may be meant.
    Unknown(String, Option<&'static str>),
    /// A key that is missing.
    Missing(&'static str),
    /// A key that stands twice in an object; this is the second value.
    Twice(&'static str),
}

/// The keys of an object in their order, also those that stand twice.
pub(super) struct Entries<'a>(pub(super) Vec<(String, &'a RawValue)>);

impl<'de> Deserialize<'de> for Entries<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Collect;
        impl<'de> Visitor<'de> for Collect {
            type Value = Entries<'de>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut entries = Vec::new();
                while let Some(entry) = map.next_entry()? {
                    entries.push(entry);
                }
                Ok(Entries(entries))
            }
        }
        deserializer.deserialize_map(Collect)
    }
}

impl<'a> Walk<'a> {
    /// Walks through a value of this shape.
    pub(super) fn through(value: &'a RawValue, shape: &Shape) -> Self {
        let mut walk = Self::default();
        walk.value(value, shape);
        walk
    }

    /// Whether there are so many faults that the walk stopped; the mended text is none then.
    pub(super) fn is_full(&self) -> bool {
        self.faults.len() >= MAX_FAULTS
    }

    /// Whether something else stands in the place of this part, so that nothing can be said of it. Where a level of the
    /// scale is missing, nothing can be said of the ratings either.
    pub(super) fn is_unknown(&self, way: &[Step]) -> bool {
        let is_rating = way.contains(&Step::Key("anchors")) && way.ends_with(&[Step::Key("rating")]);
        let scale = |mended: &Vec<Step>| mended.first() == Some(&Step::Key("scale"));
        (1..=way.len()).any(|end| self.stand_ins.contains(&way[..end]))
            || (is_rating && self.stand_ins.iter().any(scale))
    }

    /// The part that a way leads to, or the last on the way that the file has.
    pub(super) fn part(&self, way: &[Step]) -> Option<&'a RawValue> {
        let known = (0..=way.len()).rev().find(|end| self.parts.contains_key(&way[..*end]))?;
        let mut part = *self.parts.get(&way[..known])?;
        for step in &way[known..] {
            let Some(next) = next(part, *step) else { break };
            part = next;
        }
        Some(part)
    }

    fn value(&mut self, value: &'a RawValue, shape: &Shape) {
        if self.is_full() {
            return;
        }
        self.parts.insert(self.way.clone(), value);
        let read = match shape {
            Shape::Value(read, _) => read(value.get()).map(|()| self.mended.push_str(value.get())),
            Shape::Object(keys) => serde_json::from_str(value.get()).map(|Entries(entries)| {
                self.object(value, entries, keys);
            }),
            Shape::List(of) => serde_json::from_str(value.get()).map(|values: Vec<&'a RawValue>| {
                self.list(values, of);
            }),
        };
        if let Err(error) = read {
            self.faults.push(Unreadable { value, what: What::Error(error) });
            self.stand_in(shape);
        }
    }

    fn object(&mut self, object: &'a RawValue, entries: Vec<(String, &'a RawValue)>, keys: &[Key]) {
        let mut found: Vec<&str> = Vec::new();
        self.mended.push('{');
        for (name, value) in entries {
            let Some(key) = keys.iter().find(|key| key.name == name) else {
                let near = nearest(&name, keys.iter().map(|key| key.name));
                self.faults.push(Unreadable { value, what: What::Unknown(name, near) });
                continue;
            };
            if found.contains(&key.name) {
                self.faults.push(Unreadable { value, what: What::Twice(key.name) });
                continue;
            }
            self.name(key, found.is_empty());
            found.push(key.name);
            self.step(Step::Key(key.name), |walk| walk.value(value, &key.shape));
        }
        for key in keys.iter().filter(|key| !key.optional) {
            if !found.contains(&key.name) {
                self.faults.push(Unreadable { value: object, what: What::Missing(key.name) });
                self.name(key, found.is_empty());
                found.push(key.name);
                self.step(Step::Key(key.name), |walk| walk.stand_in(&key.shape));
            }
        }
        self.mended.push('}');
    }

    fn list(&mut self, values: Vec<&'a RawValue>, of: &Shape) {
        self.mended.push('[');
        for (at, value) in values.into_iter().enumerate() {
            if at > 0 {
                self.mended.push(',');
            }
            self.step(Step::At(at), |walk| walk.value(value, of));
        }
        self.mended.push(']');
    }

    fn step(&mut self, step: Step, look: impl FnOnce(&mut Self)) {
        self.way.push(step);
        look(self);
        self.way.pop();
    }

    fn name(&mut self, key: &Key, is_first: bool) {
        let comma = if is_first { "" } else { "," };
        write!(self.mended, "{comma}\"{}\":", key.name).expect("a string takes every write");
    }

    /// Writes something sound in the place of what cannot be read.
    fn stand_in(&mut self, shape: &Shape) {
        self.stand_ins.insert(self.way.clone());
        self.sound(shape);
    }

    fn sound(&mut self, shape: &Shape) {
        match shape {
            Shape::Value(_, sound) => self.mended.push_str(sound),
            Shape::List(_) => self.mended.push_str("[]"),
            Shape::Object(keys) => {
                self.mended.push('{');
                for (at, key) in keys.iter().filter(|key| !key.optional).enumerate() {
                    self.name(key, at == 0);
                    self.sound(&key.shape);
                }
                self.mended.push('}');
            }
        }
    }
}

/// One step into a value that was read at once.
fn next(part: &RawValue, step: Step) -> Option<&RawValue> {
    match step {
        Step::Key(key) => {
            let Entries(keys) = serde_json::from_str(part.get()).ok()?;
            keys.into_iter().find(|(name, _)| name == key).map(|(_, value)| value)
        }
        Step::At(at) => serde_json::from_str::<Vec<&RawValue>>(part.get()).ok()?.get(at).copied(),
    }
}
