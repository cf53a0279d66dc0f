//! What a person asks for, in their own words, and how it is understood.

use crate::app::UserError;
use crate::profile::{Level, Profile};
use crate::question::{Request, Seed, Size};
use crate::store::Settings;
use crate::suggest;
use crate::template::QuestionKind;

/// A wish for a question set. Names are as the person typed them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wish {
    /// Names of competencies; empty means all.
    pub competencies: Vec<String>,
    /// How many questions.
    pub size: Size,
    /// The kinds; empty means a mixed set.
    pub kinds: Vec<QuestionKind>,
    /// The proficiency level; `None` means any.
    pub level: Option<Level>,
    /// Where the chance comes from.
    pub seed: Seed,
}

impl Wish {
    /// Size of a set when the person names none: the five questions of a 45-minute interview.
    pub const DEFAULT_SIZE: Size = Size::Count(5);

    /// Size of a set when the person names none: the length that is set, else the default.
    pub fn usual_size(settings: &Settings) -> Size {
        settings.minutes.map_or(Self::DEFAULT_SIZE, Size::Minutes)
    }

    /// The request that the wish means for this profile.
    pub(super) fn resolve(&self, profile: &Profile) -> Result<Request, UserError> {
        let mut competencies = Vec::new();
        for name in &self.competencies {
            let position = competency(profile, name)?;
            if !competencies.contains(&position) {
                competencies.push(position);
            }
        }
        competencies.sort_unstable();
        Ok(Request {
            competencies,
            size: self.size,
            kinds: self.kinds.clone(),
            level: self.level,
            seed: self.seed,
        })
    }
}

/// The competency that a person means: by its whole name, else by a part that only one name has.
fn competency(profile: &Profile, typed: &str) -> Result<usize, UserError> {
    let wanted = typed.trim().to_lowercase();
    let names: Vec<String> =
        profile.competencies.iter().map(|competency| competency.name.to_lowercase()).collect();
    if let Some(position) = names.iter().position(|name| *name == wanted) {
        return Ok(position);
    }
    let partly: Vec<usize> =
        (0..names.len()).filter(|at| !wanted.is_empty() && names[*at].contains(&wanted)).collect();
    if let [only] = partly[..] {
        return Ok(only);
    }
    let name_of = |at: &usize| profile.competencies[*at].name.clone();
    let known = profile.competencies.iter().map(|competency| competency.name.as_str());
    Err(UserError::Competency {
        typed: typed.trim().to_owned(),
        profile: profile.title.clone(),
        several: partly.iter().map(name_of).collect(),
        nearest: suggest::nearest(typed, known).map(str::to_owned),
        known: profile.competencies.iter().map(|competency| competency.name.clone()).collect(),
    })
}
