//! What a person is shown, as plain data: no JSON, no ids of Discord's, nothing to send with.

use crate::discord::component_id::ComponentId;

/// Who sees a reply.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::discord) enum Audience {
    /// Only the person who asked.
    Private,
    /// Everybody in the channel.
    Everyone,
}

/// A message to show.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::discord) struct Reply {
    pub(in crate::discord) audience: Audience,
    pub(in crate::discord) blocks: Vec<Block>,
    pub(in crate::discord) files: Vec<File>,
}

/// One part of a message, from top to bottom.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::discord) enum Block {
    /// Words, in Discord's Markdown.
    Text(String),
    /// Words with a button beside them.
    Section { text: String, button: Button },
    /// A row of at most five buttons.
    Buttons(Vec<Button>),
    /// A list to pick from.
    Select(Select),
    /// A file of this reply (or of the message that it updates), by its name.
    File(String),
    /// A picture of this reply, by the name of its file.
    Picture(String),
}

/// A button.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::discord) struct Button {
    pub(in crate::discord) label: &'static str,
    pub(in crate::discord) emphasis: Emphasis,
    pub(in crate::discord) id: ComponentId,
    pub(in crate::discord) enabled: bool,
}

/// How much a button stands out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::discord) enum Emphasis {
    /// The thing to do next.
    Primary,
    /// One thing among others.
    Plain,
    /// What cannot be taken back.
    Danger,
}

/// A list to pick from; at most 25 choices.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::discord) struct Select {
    pub(in crate::discord) id: ComponentId,
    /// What it shows as long as nothing is picked.
    pub(in crate::discord) hint: &'static str,
    pub(in crate::discord) choices: Vec<Choice>,
    pub(in crate::discord) picks: Picks,
}

/// How many choices can be picked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::discord) enum Picks {
    /// One.
    One,
    /// One or more.
    Some,
}

/// One choice of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::discord) struct Choice {
    pub(in crate::discord) label: String,
    /// What is sent when it is picked.
    pub(in crate::discord) value: String,
    pub(in crate::discord) is_picked: bool,
}

/// A file to hand over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::discord) struct File {
    pub(in crate::discord) name: String,
    pub(in crate::discord) bytes: Vec<u8>,
    /// What it shows, for those who cannot see it; only a picture has one.
    pub(in crate::discord) description: Option<String>,
}

impl Reply {
    /// A private reply of these blocks.
    pub(in crate::discord) fn private(blocks: Vec<Block>) -> Self {
        Self { audience: Audience::Private, blocks, files: Vec::new() }
    }

    /// A private reply of a sentence and a file.
    pub(in crate::discord) fn file(text: impl Into<String>, file: File) -> Self {
        let blocks = vec![Block::Text(text.into()), Block::File(file.name.clone())];
        Self { audience: Audience::Private, blocks, files: vec![file] }
    }

    /// A private reply of words and a picture below them.
    pub(in crate::discord) fn picture(text: impl Into<String>, file: File) -> Self {
        let blocks = vec![Block::Text(text.into()), Block::Picture(file.name.clone())];
        Self { audience: Audience::Private, blocks, files: vec![file] }
    }

    /// A private reply of one sentence.
    pub(in crate::discord) fn sentence(text: impl Into<String>) -> Self {
        Self::private(vec![Block::Text(text.into())])
    }
}

impl Button {
    /// A plain button that can be pressed.
    pub(in crate::discord) fn new(label: &'static str, id: ComponentId) -> Self {
        Self { label, emphasis: Emphasis::Plain, id, enabled: true }
    }

    /// The same button, standing out.
    pub(in crate::discord) fn primary(self) -> Self {
        Self { emphasis: Emphasis::Primary, ..self }
    }

    /// The same button, as a warning.
    pub(in crate::discord) fn danger(self) -> Self {
        Self { emphasis: Emphasis::Danger, ..self }
    }

    /// The same button, pressable only if `enabled`.
    pub(in crate::discord) fn enabled(self, enabled: bool) -> Self {
        Self { enabled, ..self }
    }
}

/// A form that opens in a window of its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::discord) struct Form {
    pub(in crate::discord) title: &'static str,
    /// What is done with it when it is sent.
    pub(in crate::discord) id: ComponentId,
    pub(in crate::discord) fields: Vec<Field>,
}

/// A field of a form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::discord) struct Field {
    /// What the field is called when the form comes back.
    pub(in crate::discord) name: &'static str,
    pub(in crate::discord) label: &'static str,
    /// What it holds already.
    pub(in crate::discord) text: String,
    /// What it shows as long as it holds nothing.
    pub(in crate::discord) hint: &'static str,
    /// Most characters.
    pub(in crate::discord) most: usize,
    pub(in crate::discord) lines: Lines,
    pub(in crate::discord) is_required: bool,
}

/// How much room a field gives.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::discord) enum Lines {
    /// One line.
    One,
    /// Several.
    Several,
}
