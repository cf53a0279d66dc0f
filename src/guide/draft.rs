//! From a question set to the first draft of a guide.

use super::model::limits::MAX_QUESTIONS;
use super::{
    Guide, GuideError, GuideId, GuideQuestion, Origin, Person, StandardScale, State, Timestamp, Weights,
};
use crate::guide::model::SchemaVersion;
use crate::profile::Profile;
use crate::question::QuestionSet;
use crate::template::Templates;

/// What a person says about a guide when they begin it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Beginning {
    /// Its id, of fresh chance.
    pub id: GuideId,
    /// What it is to be called.
    pub title: String,
    /// How answers are to be rated.
    pub scale: StandardScale,
    /// Who begins it.
    pub by: Person,
    /// When.
    pub at: Timestamp,
}

impl Guide {
    /// The first draft: the questions of a set, made from this profile with these templates.
    ///
    /// # Errors
    ///
    /// If the set has more questions than a guide, or the title is none.
    pub fn begin(
        beginning: Beginning,
        profile: &Profile,
        templates: &Templates,
        set: QuestionSet,
    ) -> Result<Self, GuideError> {
        let Beginning { id, title, scale, by, at } = beginning;
        if set.questions.len() > MAX_QUESTIONS {
            return Err(GuideError::Full);
        }
        let scale = scale.scale();
        let origin = Origin::of(profile, &set);
        let question = |question: crate::question::Question| {
            let lead = templates.leads().get(usize::from(question.pick.lead))?;
            Some(GuideQuestion::generated(question, lead, &scale))
        };
        Ok(Self {
            schema: SchemaVersion,
            id,
            title: super::title(&title)?,
            version: 1,
            revision: 1,
            state: State::Draft,
            author: by,
            created: at,
            origin,
            questions: set.questions.into_iter().filter_map(question).collect(),
            scale,
            weights: Weights::Equal,
            introduction: set.introduction,
            closing: set.closing,
        })
    }
}
