//! What Starling is and how to use it, in one message.

use crate::discord::view::reply::{Block, Reply};

/// The help text.
pub(in crate::discord) fn show() -> Reply {
    Reply::private(vec![
        Block::Text(
            "## Starling\nI turn a role profile into structured interview questions: the same questions for every candidate, \
             each with its source, its probes and its rating anchors. I use no language model; the same profile and seed \
             always give the same set."
                .to_owned(),
        ),
        Block::Text(
            "### Commands\n\
             - `/questions` makes a set: choose a profile, and if you like competencies, a count or minutes, a kind, a level.\n\
             - `/question` makes a single question.\n\
             - `/profile list` and `/profile show` show the role profiles.\n\
             - `/guide create` makes an interview guide that is kept, to edit and approve; `/guide list` and `/guide show` find it \
             again, `/guide export` makes a Word document, an Excel workbook and more of it.\n\
             - **Make interview questions**, in the menu of any message under Apps, turns the statements of that message \
             into questions. Write one statement a line."
                .to_owned(),
        ),
        Block::Text(
            "### Kinds of question\n\
             - **Behavioural** asks what a person did: “Tell me about a time when you ...”.\n\
             - **Situational** asks what a person would do in a situation that the question sets.\n\
             - **Contrary** asks for the time when it did not work out. A mixed set always has one."
                .to_owned(),
        ),
        Block::Text(
            "### Good practice\n\
             - Ask every candidate the same questions in the same order. Questions marked “must ask” come first if time is short.\n\
             - Use a probe only for what the answer left out.\n\
             - Rate against the anchors, from what was said, before you talk to the rest of the panel.\n\
             -# What you ask me for is shown only to you unless you choose otherwise. I cannot read messages. \
             I keep guides; of question sets I keep nothing."
                .to_owned(),
        ),
    ])
}
