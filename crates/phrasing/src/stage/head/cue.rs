//! The cues that tell a first verb from a noun, and their learned weights.

use std::sync::LazyLock;

use crate::weights::{self, Weights, cues};

cues! {
    /// What speaks for or against a first verb.
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
    DictionaryCompound "a compound of the dictionary"
    Opens "how many compounds the word opens"
    Closes "how many compounds the noun behind closes"
    InnerOpens "how many compounds the word behind opens"
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

static WEIGHTS: LazyLock<Weights<{ Cue::ALL.len() }>> =
    LazyLock::new(|| weights::read(include_str!("../../../data/head-weights.tsv"), &Cue::ALL));

/// Reads the weights now.
pub(crate) fn prepare() {
    LazyLock::force(&WEIGHTS);
}
