//! "Make interview questions", in the menu of a message: its statements become a set.

use crate::app::{Content, UserError, Wish};
use crate::discord::component_id::Source;
use crate::discord::set;
use crate::discord::view::reply::{Audience, Reply};
use crate::question::{Seed, Size};

/// The name that Discord shows in the menu.
pub(in crate::discord) const NAME: &str = "Make interview questions";

/// One question for each statement of the message, as far as a set has room.
pub(in crate::discord) fn run(content: &Content, text: &str, fresh: Seed) -> Result<Reply, UserError> {
    let profile = content.message_profile(text)?;
    let statements: usize = profile.competencies.iter().map(|competency| competency.statements.len()).sum();
    let most = crate::discord::component_id::MAX_QUESTIONS;
    let wish = Wish {
        competencies: Vec::new(),
        size: Size::Count(u32::try_from(statements).unwrap_or(most).min(most)),
        kinds: Vec::new(),
        level: None,
        seed: fresh,
    };
    let set = content.question_set(&profile, &wish)?;
    Ok(set::first_page(content, &profile, &set, Source::Attached, Audience::Private))
}
