//! The cues that tell a first verb from a noun, and their learned weights.

use std::sync::LazyLock;

use crate::evidence;

/// The classes of words that a cue is weighed for: the same cue says more of one than of another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::stage) enum Class {
    /// A base form that is hardly ever anything but a verb.
    Plain,
    /// A base form that is a noun or an adjective too.
    Strong,
    /// A base form that is nearly always a noun or an adjective.
    Weak,
    /// A third person that is no plural: "writes".
    Third,
    /// A third person that is a plural too: "plans".
    Plural,
    /// A gerund.
    Gerund,
    /// A gerund that names a thing or a trade too: "training".
    GerundNoun,
    /// The second verb of "set and review".
    Second,
}

impl Class {
    const ALL: [&'static str; 8] =
        ["plain", "strong", "weak", "third", "plural", "gerund", "gerund-noun", "second"];

    fn name(self) -> &'static str {
        Self::ALL[self as usize]
    }
}

macro_rules! cues {
    ($($cue:ident $name:literal)*) => {
        /// What speaks for or against a verb.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub(super) enum Cue {
            $(#[doc = $name] $cue,)*
        }

        impl Cue {
            const ALL: &'static [&'static str] = &[$($name,)*];
        }
    };
}

cues! {
    Itself "the word itself"
    Usage "how the word is used in general"
    UsageAtWork "how the word is used in statements about work"
    First "a verb when it comes first"
    AdjectiveToo "an adjective too"
    Attributive "attributive plural"
    NothingFollows "nothing follows"
    Article "article or pronoun follows"
    Possessive "possessive follows"
    Clause "clause follows"
    ToInfinitive "to and a verb follow"
    ToTaken "to follows a verb that takes it"
    To "to follows"
    Particle "particle follows"
    Stranded "a preposition without a noun follows"
    Subjectless "a clause without its subject follows"
    Of "of follows"
    OfTaken "of follows a verb that takes it"
    Own "a preposition and own follow"
    PrepositionTaken "a preposition follows a verb that takes one"
    Preposition "preposition follows"
    For "for follows"
    Subordinator "subordinator follows"
    Adverb "adverb follows"
    Number "number follows"
    SecondIsNone "coordinated with no verb"
    SecondUnknown "coordinated with an unknown word"
    SecondVerb "coordinated with a verb"
    SecondStrong "coordinated with a word that is often a verb"
    SecondWeak "coordinated with a word that is rarely a verb"
    Adjective "adjective follows"
    AdjectiveAdjective "adjective follows a word that is one too"
    Name "name follows"
    Nominalisation "adjective before a nominalisation"
    Compound "a known compound"
    CompoundMore "a known compound, but more follows"
    Qualified "a described noun follows"
    GerundHead "a noun that closes compounds behind a gerund"
    LoneGerund "a lone gerund follows"
    Plural "plural noun follows"
    PluralAlone "plural noun follows at once"
    PluralCloses "a plural that closes compounds follows"
    PluralClosesAlone "a plural that closes compounds follows at once"
    Mass "mass noun follows"
    MassAlone "mass noun follows at once"
    MassCloses "a mass noun that closes compounds follows"
    GerundCloses "a gerund closes the phrase"
    Activity "the name of an activity follows"
    CountCloses "a singular that closes compounds follows"
    Person "a person follows"
    Count "bare singular follows"
    CountAlone "bare singular follows at once"
    CountUnknown "unknown singular follows"
    NoNoun "no noun follows"
    OfBehind "of behind the noun"
    Ends "the statement ends behind the noun"
    Joined "another noun is joined"
    Purpose "purpose follows the object"
    More "more follows the object"
    Later "a verb is coordinated later"
    Long "a long statement"
}

/// A weight for all classes, and one more for each class.
type Weights = [[f32; Class::ALL.len() + 1]; Cue::ALL.len()];

static WEIGHTS: LazyLock<Weights> = LazyLock::new(|| {
    let mut weights = [[0.0; Class::ALL.len() + 1]; Cue::ALL.len()];
    for line in include_str!("../../../data/head-weights.tsv").lines() {
        let mut fields = line.split('\t');
        let Some(row) = fields.next().and_then(|name| Cue::ALL.iter().position(|known| *known == name))
        else {
            continue;
        };
        for (weight, field) in weights[row].iter_mut().zip(fields) {
            *weight = field.parse().unwrap_or(0.0);
        }
    }
    weights
});

/// Reads the weights now.
pub(crate) fn prepare() {
    LazyLock::force(&WEIGHTS);
}

impl Cue {
    /// The cue with its points.
    pub(super) fn weighed(self, class: Class, value: f32) -> evidence::Cue {
        let row = &WEIGHTS[self as usize];
        let points = value * (row[0] + row[1 + class as usize]);
        evidence::Cue { name: Self::ALL[self as usize], class: class.name(), value, points }
    }
}
