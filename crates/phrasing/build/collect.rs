//! Reads the data files and puts all that they say of a word together.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::{fs, io};

use crate::closed;
use crate::inflect::{self, Spelling};
use crate::word::{NONE, Readings, Word};

/// Every word form with its readings.
pub(crate) struct Words {
    pub(crate) forms: BTreeMap<String, Word>,
    /// The base forms, by the number that their inflected forms carry.
    pub(crate) bases: Vec<String>,
}

/// Lists of words, and what each word of them can be.
const LISTS: [(&str, Readings); 14] = [
    ("adjectives", Readings::ADJECTIVE),
    ("adverbs", Readings::ADVERB),
    ("nouns-mass", Readings::MASS.union(Readings::NOUN)),
    ("nouns-heads", Readings::HEAD.union(Readings::NOUN)),
    ("nouns-attributive", Readings::ATTRIBUTIVE),
    ("nouns-plain", Readings::NOUN),
    ("verbs-first", Readings::FIRST),
    ("nouns-gerund-heads", Readings::GERUND_HEAD),
    ("activities", Readings::ACTIVITY),
    ("qualities", Readings::QUALITY),
    ("nouns-people", Readings::PERSON.union(Readings::NOUN)),
    ("verbs-adjective", Readings::ADJECTIVE_VERB.union(Readings::ADJECTIVE)),
    ("names", Readings::PROPER),
    ("purpose-verbs", Readings::PURPOSE),
];

/// Lists of verbs by what can follow them: all their forms are marked.
const USES: [(&str, Readings); 2] =
    [("verbs-prepositions", Readings::TAKES_PREPOSITION), ("verbs-objectless", Readings::OBJECTLESS)];

/// The same for the lists that a script made. They add words and say nothing of those that the other lists hold.
const GENERATED: [(&str, Readings); 5] = [
    ("nouns-count", Readings::NOUN),
    ("nouns-mass", Readings::NOUN.union(Readings::MASS)),
    ("nouns-people", Readings::NOUN.union(Readings::PERSON)),
    ("adjectives", Readings::ADJECTIVE),
    ("adverbs", Readings::ADVERB),
];

/// The grades of verbs. A later list overrules an earlier one.
const GRADES: [(&str, Readings); 3] =
    [("verbs-plain", Readings::PLAIN), ("verbs-strong", Readings::STRONG), ("verbs-weak", Readings::WEAK)];

impl Words {
    pub(crate) fn read(data: &Path) -> io::Result<Self> {
        let list = |name: &str| words_of(&data.join(format!("{name}.txt")));
        let generated = |name: &str| words_of(&data.join(format!("generated/{name}.txt")));
        let mut words = Self { forms: BTreeMap::new(), bases: Vec::new() };
        words.add_verbs(data)?;
        for (name, readings) in LISTS {
            for word in list(name)? {
                words.mark(&word.to_lowercase(), readings);
            }
        }
        for (name, readings) in USES {
            for base in list(name)? {
                words.mark_uses(&base, readings);
            }
        }
        let by_hand: BTreeSet<String> = words.forms.keys().cloned().collect();
        for (name, grade) in GRADES {
            for base in generated(name)?.into_iter().filter(|base| !by_hand.contains(base)) {
                words.add_verb(base, grade);
            }
        }
        for (name, readings) in GENERATED {
            for word in generated(name)?.into_iter().filter(|word| !by_hand.contains(word)) {
                words.mark(&word, readings);
                let plural = inflect::third_person(&word).into_owned();
                if readings.contains(Readings::NOUN)
                    && !readings.contains(Readings::MASS)
                    && !by_hand.contains(&plural)
                {
                    words.mark(&plural, readings | Readings::PLURAL);
                }
            }
        }
        words.mark_plurals();
        for (list, readings) in closed::CLASSES {
            for word in list.split_whitespace() {
                words.mark(word, *readings);
            }
        }
        for word in list("not-adverbs")? {
            let word = words.forms.entry(word).or_insert(NONE);
            word.readings = word.readings.difference(Readings::ADVERB) | Readings::KNOWN;
        }
        for (word, readings) in closed::ONLY_THESE {
            words.forms.entry((*word).to_owned()).or_insert(NONE).readings = *readings | Readings::KNOWN;
        }
        words.add_compound_ranks(&data.join("generated/compound-ranks.txt"))?;
        words.add_usage(&data.join("generated/usage.txt"))?;
        Ok(words)
    }

    /// Adds all forms of all verbs.
    fn add_verbs(&mut self, data: &Path) -> io::Result<()> {
        let mut grades: BTreeMap<String, Readings> = BTreeMap::new();
        let mut order: Vec<String> = inflect::irregular_bases().map(str::to_owned).collect();
        order.sort_unstable();
        let two_words = [("verbs-two-words", Readings::PLAIN)];
        for (name, grade) in two_words.into_iter().chain(GRADES) {
            for word in words_of(&data.join(format!("{name}.txt")))? {
                if grades.insert(word.clone(), grade).is_none() {
                    order.push(word);
                }
            }
        }
        // A form that two verbs share ("ground", "putting") goes to the irregular and to the better graded verb,
        // which come first.
        order.sort_by_key(|base| grades.get(base).is_some_and(|grade| grade.contains(Readings::WEAK)));
        let mut done = BTreeSet::new();
        for base in order {
            if done.insert(base.clone()) {
                let grade = grades.get(&base).copied().unwrap_or(Readings::PLAIN);
                self.add_verb(base, grade);
            }
        }
        Ok(())
    }

    fn add_verb(&mut self, base: String, grade: Readings) {
        let Ok(number) = u16::try_from(self.bases.len()) else { return };
        self.mark(&base, Readings::BASE | grade);
        let third = inflect::third_person(&base);
        self.mark_form(&third, Readings::THIRD | grade, number);
        let spellings: &[Spelling] = if inflect::has_two_spellings(&base) {
            &[Spelling::British, Spelling::American]
        } else {
            &[Spelling::British]
        };
        for spelling in spellings {
            self.mark_form(&inflect::gerund(&base, *spelling), Readings::GERUND | grade, number);
            self.mark_form(&inflect::past(&base, *spelling), Readings::PAST, number);
        }
        if let Some(participle) = inflect::participle(&base) {
            self.mark_form(&participle, Readings::PAST, number);
        }
        if grade.intersects(Readings::STRONG | Readings::WEAK) {
            self.mark(&third, Readings::PLURAL);
        }
        self.bases.push(base);
    }

    /// Marks the forms of a verb that the lexicon holds.
    fn mark_uses(&mut self, base: &str, readings: Readings) {
        let third = inflect::third_person(base);
        let gerund = inflect::gerund(base, Spelling::British);
        for form in [base, &third, &gerund] {
            if let Some(word) = self.forms.get_mut(form) {
                word.readings |= readings;
            }
        }
    }

    /// A noun that ends like a plural is one.
    fn mark_plurals(&mut self) {
        let nouns = Readings::NOUN
            | Readings::HEAD
            | Readings::PERSON
            | Readings::ATTRIBUTIVE
            | Readings::ACTIVITY
            | Readings::GERUND_HEAD;
        for (form, word) in &mut self.forms {
            let singular = ["ss", "us", "is", "ics", "news"].iter().any(|end| form.ends_with(end));
            if word.is(nouns) && form.ends_with('s') && !singular && !word.is(Readings::MASS) {
                word.readings |= Readings::PLURAL;
            }
        }
    }

    /// Adds how many compounds a word opens and closes; a plural closes as many as its singular.
    fn add_compound_ranks(&mut self, path: &Path) -> io::Result<()> {
        for line in fs::read_to_string(path)?.lines().filter(|line| !line.starts_with('#')) {
            let mut fields = line.split_whitespace();
            let (Some(form), Some(opens), Some(closes)) = (fields.next(), fields.next(), fields.next())
            else {
                continue;
            };
            let number =
                |field: &str| field.parse().map_err(|error| io::Error::other(format!("{line}: {error}")));
            let (opens, closes) = (number(opens)?, number(closes)?);
            if let Some(word) = self.forms.get_mut(form) {
                (word.opens, word.closes) = (opens, closes);
            }
            if let Some(word) = self.forms.get_mut(inflect::third_person(form).as_ref()) {
                word.closes = word.closes.max(closes);
            }
        }
        Ok(())
    }

    /// Adds how often a word is a verb and how often a noun; an inflected form is used as its base is.
    fn add_usage(&mut self, path: &Path) -> io::Result<()> {
        for line in fs::read_to_string(path)?.lines().filter(|line| !line.starts_with('#')) {
            let mut fields = line.split_whitespace();
            let (Some(form), Some(usage), Some(at_work)) = (fields.next(), fields.next(), fields.next())
            else {
                continue;
            };
            let number =
                |field: &str| field.parse().map_err(|error| io::Error::other(format!("{line}: {error}")));
            if let Some(word) = self.forms.get_mut(form) {
                (word.usage, word.usage_at_work) = (number(usage)?, number(at_work)?);
            }
        }
        let of_base = |base: &String| self.forms.get(base).map(|word| (word.usage, word.usage_at_work));
        let usages: Vec<(i8, i8)> = self.bases.iter().map(|base| of_base(base).unwrap_or_default()).collect();
        for word in self.forms.values_mut() {
            if let Some(usage) = usages.get(usize::from(word.verb)) {
                (word.usage, word.usage_at_work) = *usage;
            }
        }
        Ok(())
    }

    fn mark(&mut self, form: &str, readings: Readings) {
        self.forms.entry(form.to_owned()).or_insert(NONE).readings |= readings | Readings::KNOWN;
    }

    /// Adds an inflected form. A grade that the word has from another verb is kept: "saw" stays a saw.
    fn mark_form(&mut self, form: &str, readings: Readings, number: u16) {
        let grades = Readings::PLAIN | Readings::STRONG | Readings::WEAK;
        let word = self.forms.entry(form.to_owned()).or_insert(NONE);
        let graded = word.readings.intersects(grades);
        word.readings |= Readings::KNOWN | if graded { readings.difference(grades) } else { readings };
        if word.verb == u16::MAX {
            word.verb = number;
        }
    }
}

/// The words of a data file: separated by space, with lines of comment.
fn words_of(path: &Path) -> io::Result<Vec<String>> {
    let text =
        fs::read_to_string(path).map_err(|error| io::Error::other(format!("{}: {error}", path.display())))?;
    let lines = text.lines().filter(|line| !line.starts_with('#'));
    Ok(lines.flat_map(str::split_whitespace).map(str::to_owned).collect())
}
