//! Where the questions stand: moving them, and taking them out.

use super::Direction;
use crate::guide::{Guide, GuideError};
use crate::question::QuestionId;

pub(super) fn remove(guide: &mut Guide, id: &QuestionId) -> Result<(), GuideError> {
    let at = guide.place(id)?;
    if guide.questions.len() == 1 {
        return Err(GuideError::OnlyQuestion);
    }
    guide.questions.remove(at);
    Ok(())
}

pub(super) fn shift(guide: &mut Guide, id: &QuestionId, direction: Direction) -> Result<(), GuideError> {
    let at = guide.place(id)?;
    let to = match direction {
        Direction::Up => at.checked_sub(1),
        Direction::Down => Some(at + 1).filter(|to| *to < guide.questions.len()),
    };
    guide.questions.swap(at, to.ok_or(GuideError::Edge)?);
    Ok(())
}
