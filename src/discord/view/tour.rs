//! What a newcomer finds in the local Discord: first steps, and a message to try the message menu on.

use discord_sandbox::{FirstStep, Page};

use crate::discord::commands::make_questions;

/// A draft that the hiring manager has posted for the panel.
pub(in crate::discord) const DRAFT: &str = "Here is what I would like the new **team lead** to bring along:\n\
    - Leads a team of engineers and develops their skills\n\
    - Plans releases and communicates risks to stakeholders early\n\
    - Resolves conflicts between teams\n\
    - Monitors service levels and acts when they slip\n\
    What would you ask about these?";

/// The page with its first steps.
pub(in crate::discord) fn page() -> Page {
    let menu = format!(
        "Right-click Maya's message (or use its **…**), then **Apps** and **{}**: its statements become questions.",
        make_questions::NAME
    );
    Page::new("Starling")
        .first_step(FirstStep::command(
            "questions",
            "Type `/`, choose **/questions** and press Enter for the list of roles; or pick **profile** and a role first.",
        ))
        .first_step(FirstStep::click(
            "Another wording",
            "Not the words you would use? Press **Another wording** beside a question.",
        ))
        .first_step(FirstStep::click("Probes", "Press **Probes** to see what to ask next."))
        .first_step(FirstStep::click(
            "Make a guide",
            "Press **Make a guide** below the set: it is kept, and you can edit it and write a question of your own.",
        ))
        .first_step(FirstStep::click(
            "Approve",
            "Press **Approve** to freeze the guide. Then **Hand over as ...** makes a Word document or an Excel workbook.",
        ))
        .first_step(FirstStep::message_command(make_questions::NAME, &menu))
        .first_step(FirstStep::switch_person(
            "Become Robin, the candidate, at the bottom left: the panel and its questions are out of sight.",
        ))
}
