//! Which competencies a guide tests.

use super::words;
use crate::guide::{Guide, GuideError, Source};
use crate::template::Templates;

/// Tests these competencies and no others. A question that a person wrote never goes by the way.
pub(super) fn choose(guide: &mut Guide, names: &[String], templates: &Templates) -> Result<(), GuideError> {
    if names.is_empty() {
        return Err(GuideError::NoCompetencies);
    }
    let goes = |competency: &str| !names.iter().any(|name| name == competency);
    let own = |question: &&crate::guide::GuideQuestion| matches!(question.source, Source::Own { .. });
    if let Some(written) = guide.questions.iter().filter(own).find(|question| goes(&question.competency)) {
        return Err(GuideError::OwnAbout(written.competency.clone()));
    }
    let asked: Vec<String> = guide.competencies().into_iter().map(str::to_owned).collect();
    guide.questions.retain(|question| !goes(&question.competency));
    for name in names.iter().filter(|name| !asked.contains(name)) {
        words::add(guide, Some(name), templates)?;
    }
    Ok(())
}
