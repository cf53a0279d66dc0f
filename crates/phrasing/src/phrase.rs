//! The answer of the engine: a [`Phrase`] with its forms.

/// Whether a statement holds a verb phrase that can be inflected.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// A verb phrase: it has a base, a past and a gerund form.
    Action,
    /// Knowledge, a quality, a noun phrase or a label: there is nothing to inflect.
    Noun,
}

/// How a question can approach a statement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Nature {
    /// The statement says what somebody does: "Tell me about a time when you {past}".
    Behaviour,
    /// The statement names a subject: "Tell me about a time when you had to use your knowledge of {noun}".
    Knowledge,
    /// The statement names a duty: "Tell me about a time when you were responsible for {noun}".
    Activity,
    /// The statement names anything else that a person has or is, such as "Clean driving licence".
    Quality,
}

/// How sure the engine is of a phrase. A profile check can ask the author about the rest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Certainty {
    /// At least one decision was close to a coin toss: see [`Phrase::doubts`].
    Doubtful,
    /// The evidence agreed on the whole, but not without a word against it.
    Likely,
    /// Nothing spoke against the reading.
    Sure,
}

/// A decision that could have gone the other way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Doubt {
    /// The word that the decision was about, as the statement has it.
    pub word: String,
    /// What was decided, and what the other reading is, as one sentence for the author of the statement.
    pub reason: String,
}

/// The three forms of an action, each ready to stand in a sentence that speaks to "you".
///
/// A form starts in lower case (unless its first word is a name or an acronym) and has no final full stop.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Forms {
    /// Fits "How would you {base}?".
    pub base: String,
    /// Fits "Tell me about a time when you {past}.".
    pub past: String,
    /// Fits "How do you go about {gerund}?".
    pub gerund: String,
}

/// What kind of words a statement held beside its phrase.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum LeftOutKind {
    /// A lead-in such as "You should be able to" or "Responsible for".
    Stem,
    /// A heading before a colon or a dash, such as "Teamwork:".
    Label,
    /// A bracketed list of tools or examples. Only [`Phrase::spoken`] leaves it out.
    ToolList,
    /// Examples at the end of a long action: "such as ...", "including ...". Only [`Phrase::spoken`] leaves them out.
    Examples,
    /// A qualifier of the proficiency level such as "under supervision". Only [`Phrase::spoken`] leaves it out.
    LevelQualifier,
}

/// Words of a statement that do not belong to the phrase itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LeftOut {
    /// Why the words were left out.
    pub kind: LeftOutKind,
    /// The words as the statement has them.
    pub text: String,
}

/// A statement, understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Phrase {
    pub(crate) kind: Kind,
    pub(crate) forms: Option<Forms>,
    pub(crate) spoken: Option<Forms>,
    pub(crate) noun: Option<String>,
    pub(crate) left_out: Vec<LeftOut>,
    pub(crate) nature: Nature,
    pub(crate) meta: bool,
    pub(crate) actions: Vec<Forms>,
    pub(crate) certainty: Certainty,
    pub(crate) doubts: Vec<Doubt>,
}

impl Phrase {
    /// Reads one statement. Never fails: what cannot be understood as an action is a noun.
    pub fn of(statement: &str) -> Self {
        crate::pipeline::read(statement, &mut crate::explain::Trace::off())
    }

    /// Whether the statement is an action or a noun.
    pub fn kind(&self) -> Kind {
        self.kind
    }

    /// The forms of an action, with everything the statement says; `None` for a noun.
    pub fn forms(&self) -> Option<&Forms> {
        self.forms.as_ref()
    }

    /// The forms as an interviewer would say them: without bracketed tool lists and level qualifiers.
    pub fn spoken(&self) -> Option<&Forms> {
        self.spoken.as_ref()
    }

    /// The statement as a noun phrase, ready to stand after "knowledge of" or "your work on": always there for a
    /// noun, and for an action where English has a natural one.
    pub fn noun(&self) -> Option<&str> {
        self.noun.as_deref()
    }

    /// The words that do not belong to the phrase itself.
    pub fn left_out(&self) -> &[LeftOut] {
        &self.left_out
    }

    /// How a question can approach the statement.
    pub fn nature(&self) -> Nature {
        self.nature
    }

    /// Whether the only verb is one that no behaviour shows, such as "understand" or "be aware of".
    pub fn is_meta(&self) -> bool {
        self.meta
    }

    /// The separate actions of a statement, each with an object of its own, where the engine is sure of the cut.
    ///
    /// "Identify stakeholders and gather information" holds two, and so does "Plan and budget projects", whose verbs
    /// share an object. One where there is nothing to cut, or where a part would need words of another. Empty for a
    /// noun.
    pub fn actions(&self) -> &[Forms] {
        &self.actions
    }

    /// How sure the engine is of this reading.
    pub fn certainty(&self) -> Certainty {
        self.certainty
    }

    /// The decisions that could have gone the other way, in the order of the words. Empty when the reading is sure.
    pub fn doubts(&self) -> &[Doubt] {
        &self.doubts
    }
}
