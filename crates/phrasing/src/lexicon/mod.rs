//! The lexicon: every word form that the engine knows, in one table that is built once from the data files.
//!
//! A verb is stored with all its forms, so that reading a statement costs one look-up a word. Words that are not in
//! the table are [guessed](guess) from their shape.

mod closed;
mod compounds;
mod guess;
mod word;

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

pub(crate) use compounds::is_compound;
pub(crate) use word::{Readings, Word};

use crate::inflect::{self, Spelling};

static LEXICON: LazyLock<Lexicon> = LazyLock::new(Lexicon::build);

/// The table of words.
pub(crate) struct Lexicon {
    words: FxHashMap<Box<str>, Word>,
    bases: Vec<&'static str>,
}

/// The readings of a word in lower case.
pub(crate) fn look_up(word: &str) -> Word {
    LEXICON.words.get(word).copied().unwrap_or_else(|| guess::guess(&LEXICON, word))
}

/// The base form behind an inflected form, where the word has such a reading: "planning" gives "plan".
pub(crate) fn base_of(word: &str) -> Option<String> {
    let entry = LEXICON.words.get(word).copied().unwrap_or(NONE);
    match LEXICON.bases.get(usize::from(entry.verb)) {
        Some(base) => Some((*base).to_owned()),
        None => guess::base_of(&LEXICON, word),
    }
}

/// Builds the table now rather than with the first statement.
pub(crate) fn prepare() {
    LazyLock::force(&LEXICON);
    compounds::prepare();
}

impl Lexicon {
    fn build() -> Self {
        let mut lexicon = Self {
            words: FxHashMap::with_capacity_and_hasher(32_000, rustc_hash::FxBuildHasher),
            bases: Vec::with_capacity(5_000),
        };
        lexicon.add_verbs();
        for (data, readings) in [
            (include_str!("../../data/adjectives.txt"), Readings::ADJECTIVE),
            (include_str!("../../data/adverbs.txt"), Readings::ADVERB),
            (include_str!("../../data/nouns-mass.txt"), Readings::MASS | Readings::NOUN),
            (include_str!("../../data/nouns-heads.txt"), Readings::HEAD | Readings::NOUN),
            (include_str!("../../data/nouns-attributive.txt"), Readings::ATTRIBUTIVE),
            (include_str!("../../data/nouns-plain.txt"), Readings::NOUN),
            (include_str!("../../data/verbs-first.txt"), Readings::FIRST),
            (include_str!("../../data/nouns-gerund-heads.txt"), Readings::GERUND_HEAD),
            (include_str!("../../data/activities.txt"), Readings::ACTIVITY),
            (include_str!("../../data/nouns-people.txt"), Readings::PERSON | Readings::NOUN),
            (include_str!("../../data/verbs-adjective.txt"), Readings::ADJECTIVE_VERB | Readings::ADJECTIVE),
        ] {
            for word in words_of(data) {
                lexicon.mark(word, readings);
            }
        }
        for base in words_of(include_str!("../../data/verbs-prepositions.txt")) {
            let gerund = inflect::gerund(base, Spelling::British);
            for form in [base, &*inflect::third_person(base), &gerund] {
                if let Some(entry) = lexicon.words.get_mut(form) {
                    entry.readings |= Readings::TAKES_PREPOSITION;
                }
            }
        }
        lexicon.add_wordnet();
        lexicon.mark_plurals();
        for (words, readings) in closed::CLASSES {
            for word in words.split_whitespace() {
                lexicon.mark(word, *readings);
            }
        }
        for word in words_of(include_str!("../../data/not-adverbs.txt")) {
            let entry = lexicon.words.entry(word.into()).or_insert(NONE);
            entry.readings = entry.readings.difference(Readings::ADVERB) | Readings::KNOWN;
        }
        for word in closed::ONLY_THESE.iter() {
            let entry = lexicon.words.entry(word.0.into()).or_insert(NONE);
            entry.readings = word.1 | Readings::KNOWN;
        }
        lexicon.add_usage();
        lexicon
    }

    /// Adds how often a word is a verb and how often a noun; an inflected form is used as its base is.
    fn add_usage(&mut self) {
        for line in include_str!("../../data/leans.txt").lines().filter(|line| !line.starts_with('#')) {
            let mut fields = line.split_whitespace();
            let (Some(word), Some(usage), Some(at_work)) = (fields.next(), fields.next(), fields.next())
            else {
                continue;
            };
            if let Some(entry) = self.words.get_mut(word) {
                entry.usage = usage.parse().unwrap_or(0);
                entry.usage_at_work = at_work.parse().unwrap_or(0);
            }
        }
        let bases: Vec<Word> =
            self.bases.iter().map(|base| self.words.get(*base).copied().unwrap_or(NONE)).collect();
        for entry in self.words.values_mut() {
            if let Some(base) = bases.get(usize::from(entry.verb)) {
                (entry.usage, entry.usage_at_work) = (base.usage, base.usage_at_work);
            }
        }
    }

    /// Adds all forms of all verbs. The grades come from three lists; a later list overrules an earlier one.
    fn add_verbs(&mut self) {
        let mut grades: FxHashMap<&'static str, Readings> = FxHashMap::default();
        let lists = [
            (include_str!("../../data/verbs-plain.txt"), Readings::PLAIN),
            (include_str!("../../data/verbs-strong.txt"), Readings::STRONG),
            (include_str!("../../data/verbs-weak.txt"), Readings::WEAK),
        ];
        let mut order: Vec<&'static str> = inflect::irregular_bases().collect();
        order.sort_unstable();
        for (data, grade) in lists {
            for word in words_of(data) {
                if grades.insert(word, grade).is_none() {
                    order.push(word);
                }
            }
        }
        // A form that two verbs share ("ground", "putting") goes to the irregular and to the better graded verb,
        // which come first.
        order.sort_by_key(|base| (grades.get(base).is_some_and(|g| g.contains(Readings::WEAK)), 0));
        order.dedup();
        let mut done: rustc_hash::FxHashSet<&str> = rustc_hash::FxHashSet::default();
        for base in order {
            if done.insert(base) {
                self.add_verb(base, grades.get(base).copied().unwrap_or(Readings::PLAIN));
            }
        }
    }

    fn add_verb(&mut self, base: &'static str, grade: Readings) {
        let Ok(number) = u16::try_from(self.bases.len()) else { return };
        self.bases.push(base);
        self.mark(base, Readings::BASE | grade);
        let third = inflect::third_person(base);
        self.mark_form(&third, Readings::THIRD | grade, number);
        let spellings: &[Spelling] = if inflect::has_two_spellings(base) {
            &[Spelling::British, Spelling::American]
        } else {
            &[Spelling::British]
        };
        for spelling in spellings {
            self.mark_form(&inflect::gerund(base, *spelling), Readings::GERUND | grade, number);
            self.mark_form(&inflect::past(base, *spelling), Readings::PAST, number);
        }
        if let Some(participle) = inflect::participle(base) {
            self.mark_form(&participle, Readings::PAST, number);
        }
        if grade.intersects(Readings::STRONG | Readings::WEAK) {
            self.mark(&third, Readings::PLURAL);
        }
    }

    fn add_wordnet(&mut self) {
        let hand: rustc_hash::FxHashSet<Box<str>> = self.words.keys().cloned().collect();
        for (data, grade) in [
            (include_str!("../../data/wordnet/verbs-plain.txt"), Readings::PLAIN),
            (include_str!("../../data/wordnet/verbs-strong.txt"), Readings::STRONG),
            (include_str!("../../data/wordnet/verbs-weak.txt"), Readings::WEAK),
        ] {
            for word in words_of(data).filter(|word| !hand.contains(*word)) {
                self.add_verb(word, grade);
            }
        }
        for (data, readings, number) in [
            (include_str!("../../data/wordnet/nouns-count.txt"), Readings::NOUN, true),
            (include_str!("../../data/wordnet/nouns-mass.txt"), Readings::NOUN | Readings::MASS, false),
            (include_str!("../../data/wordnet/nouns-people.txt"), Readings::NOUN | Readings::PERSON, true),
            (include_str!("../../data/wordnet/adjectives.txt"), Readings::ADJECTIVE, false),
            (include_str!("../../data/wordnet/adverbs.txt"), Readings::ADVERB, false),
        ] {
            for word in words_of(data).filter(|word| !hand.contains(*word)) {
                self.mark(word, readings);
                if number {
                    let plural = inflect::third_person(word);
                    if !hand.contains(&*plural) {
                        self.mark(&plural, readings | Readings::PLURAL);
                    }
                }
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
        for (word, entry) in &mut self.words {
            let singular = ["ss", "us", "is", "ics", "news"].iter().any(|end| word.ends_with(end));
            if entry.is(nouns) && word.ends_with('s') && !singular && !entry.is(Readings::MASS) {
                entry.readings |= Readings::PLURAL;
            }
        }
    }

    fn mark(&mut self, word: &str, readings: Readings) {
        match self.words.get_mut(word) {
            Some(entry) => entry.readings |= readings | Readings::KNOWN,
            None => {
                let entry = Word { readings: readings | Readings::KNOWN, ..NONE };
                self.words.insert(word.into(), entry);
            }
        }
    }

    /// Adds an inflected form. A grade that the word has from another verb is kept: "saw" stays a saw.
    fn mark_form(&mut self, form: &str, readings: Readings, number: u16) {
        let grades = Readings::PLAIN | Readings::STRONG | Readings::WEAK;
        match self.words.get_mut(form) {
            Some(entry) => {
                let graded = entry.readings.intersects(grades);
                entry.readings |= if graded { readings.difference(grades) } else { readings };
                if entry.verb == u16::MAX {
                    entry.verb = number;
                }
            }
            None => {
                self.words
                    .insert(form.into(), Word { readings: readings | Readings::KNOWN, verb: number, ..NONE });
            }
        }
    }
}

/// A word of which nothing is known.
pub(crate) const NONE: Word =
    Word { readings: Readings::empty(), verb: u16::MAX, usage: 0, usage_at_work: 0 };

/// The words of a data file: separated by space, with lines of comment.
fn words_of(data: &'static str) -> impl Iterator<Item = &'static str> {
    data.lines().filter(|line| !line.starts_with('#')).flat_map(str::split_whitespace)
}
