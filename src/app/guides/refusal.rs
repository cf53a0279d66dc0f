//! Why a guide cannot be made or changed, for the person who asked.

use crate::guide::GuideError;
use crate::guide::model::limits::{MAX_LEAD, MAX_QUESTIONS, MAX_REASON, MAX_TITLE, MINUTES, WEIGHT};

/// What is wrong, with the value, and what to do next.
pub(in crate::app) fn refusal(error: &GuideError) -> String {
    match error {
        GuideError::Full => format!("A guide holds at most {MAX_QUESTIONS} questions. Ask for fewer, or remove one first."),
        GuideError::Title(0) => "A title cannot be empty. Give the guide a name to find it by.".to_owned(),
        GuideError::Title(characters) => {
            format!("That title has {characters} characters, and there is room for {MAX_TITLE}. Shorten it.")
        }
        GuideError::NoQuestion(_) => {
            "That question is not in the guide any more. Open the guide again with `/guide show`.".to_owned()
        }
        GuideError::NoCompetency(name) => format!(
            "The guide’s profile has no competency called `{name}`. Write the name as the profile has it."
        ),
        GuideError::NoWording => {
            "There is no other wording for this statement that the guide does not use. Try another statement.".to_owned()
        }
        GuideError::NoStatement => {
            "Every statement that fits is in the guide already. Try another wording, or write a question of your own."
                .to_owned()
        }
        GuideError::Own(_) => {
            "Somebody wrote that question, so I have no other words for it. Edit its text instead.".to_owned()
        }
        GuideError::NotOwn(_) => {
            "The words of that question come from a template. Choose another wording, or write a question of your own."
                .to_owned()
        }
        GuideError::Edge => "That question cannot move further.".to_owned(),
        GuideError::OnlyQuestion => {
            "This is the guide’s only question. Add another before you remove it, or delete the guide.".to_owned()
        }
        GuideError::Minutes(minutes) => format!(
            "A question takes {} to {} minutes, not {minutes}. Give a number within that.",
            MINUTES.start(),
            MINUTES.end()
        ),
        GuideError::Lead(0) => "A question cannot be empty. Write what the interviewer is to say.".to_owned(),
        GuideError::Lead(characters) => format!(
            "That question has {characters} characters, and there is room for {MAX_LEAD}. Shorten it, or make part of it a probe."
        ),
        GuideError::Twice => "The guide has this question already. Change its words, or edit the one that is there.".to_owned(),
        GuideError::NoCompetencies => "A guide tests at least one competency. Choose one or more.".to_owned(),
        GuideError::OwnAbout(name) => format!(
            "Somebody wrote a question about `{name}`, and it would be lost. Remove that question first, or keep the competency."
        ),
        GuideError::Weight(typed) => format!(
            "A weight is a whole number from {} to {}, not `{typed}`.",
            WEIGHT.start(),
            WEIGHT.end()
        ),
        GuideError::WeightLine(line) => format!(
            "I cannot read `{line}` as a weight. Write one competency a line, a colon, and its weight: `Planning: 2`."
        ),
        GuideError::Reason(0) => {
            "Weights that differ need a reason, for whoever reads the guide later. Write one sentence.".to_owned()
        }
        GuideError::Reason(characters) => {
            format!("That reason has {characters} characters, and there is room for {MAX_REASON}. Shorten it.")
        }
        GuideError::OpenWarnings(places) => {
            let numbers: Vec<String> = places.iter().map(|at| (at + 1).to_string()).collect();
            let which = if numbers.len() == 1 { "question" } else { "questions" };
            format!(
                "Something speaks against the words of {which} {}. Look there, edit the text or press “Keep it as it is”, \
                 and then approve.",
                numbers.join(", ")
            )
        }
        GuideError::Approved(version) => {
            format!("Version {version} is approved already. A change begins version {}.", version + 1)
        }
        GuideError::Templates(why) => format!(
            "The templates cannot say it: {why}. Whoever runs this bot can find the fault with `starling check`."
        ),
    }
}
