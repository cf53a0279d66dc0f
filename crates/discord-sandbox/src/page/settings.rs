//! What the page is given by whoever starts the sandbox.

use serde::Serialize;

/// A chat page in the browser, for [`Builder::page`](crate::Builder::page).
#[derive(Clone, Debug, Default, Serialize)]
pub struct Page {
    /// The name of what is tried, in the browser's tab.
    title: String,
    steps: Vec<FirstStep>,
}

impl Page {
    /// A page with this title, usually the bot's name.
    pub fn new(title: &str) -> Self {
        Self { title: title.to_owned(), steps: Vec::new() }
    }

    /// One more of the first steps that a newcomer is shown.
    #[must_use]
    pub fn first_step(mut self, step: FirstStep) -> Self {
        self.steps.push(step);
        self
    }
}

/// Something that a newcomer is asked to try. The page ticks it off once it is done.
#[derive(Clone, Debug, Serialize)]
pub struct FirstStep {
    /// What to do, in Discord's markdown.
    text: String,
    done: Done,
}

/// How the page knows that a step is done.
#[derive(Clone, Debug, Serialize)]
#[serde(tag = "by", content = "name", rename_all = "snake_case")]
enum Done {
    Command(String),
    Click(String),
    MessageCommand(String),
    Download,
    SwitchPerson,
}

impl FirstStep {
    fn new(text: &str, done: Done) -> Self {
        Self { text: text.to_owned(), done }
    }

    /// Done by running the command of this name, such as `questions` or `profile list`.
    pub fn command(name: &str, text: &str) -> Self {
        Self::new(text, Done::Command(name.to_owned()))
    }

    /// Done by a click on a button with this label.
    pub fn click(label: &str, text: &str) -> Self {
        Self::new(text, Done::Click(label.to_owned()))
    }

    /// Done by picking this command in the menu of a message.
    pub fn message_command(name: &str, text: &str) -> Self {
        Self::new(text, Done::MessageCommand(name.to_owned()))
    }

    /// Done by opening or saving a file that the bot sent.
    pub fn download(text: &str) -> Self {
        Self::new(text, Done::Download)
    }

    /// Done by becoming somebody else.
    pub fn switch_person(text: &str) -> Self {
        Self::new(text, Done::SwitchPerson)
    }
}
