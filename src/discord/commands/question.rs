//! `/question`: one interview question.

use serenity_commands::{Autocomplete, Command};

use crate::app::{Content, UserError, Wish};
use crate::discord::commands::options::{self, KindOption, LevelOption, VisibilityOption};
use crate::discord::component_id::Source;
use crate::discord::set;
use crate::discord::view::choices;
use crate::discord::view::reply::Reply;
use crate::question::{Seed, Size};
use crate::store::Settings;

/// The options of `/question`.
#[derive(Debug, Command)]
pub(in crate::discord) struct Question {
    /// The role profile to ask about; left out, the one in the settings
    #[command(autocomplete, builder(max_length(100)))]
    profile: Option<String>,
    /// Ask about this competency; left out, about any
    #[command(autocomplete, builder(max_length(100)))]
    competency: Option<String>,
    /// The kind of question; left out, a behavioural one
    kind: Option<KindOption>,
    /// Ask only about this proficiency level
    level: Option<LevelOption>,
    /// Who sees the question; left out, only you
    visibility: Option<VisibilityOption>,
}

impl Question {
    /// Whether what is set decides something that the person left out.
    pub(in crate::discord) fn leaves_to_settings(&self) -> bool {
        self.profile.is_none() || self.visibility.is_none()
    }

    /// Makes the question from a fresh seed.
    pub(in crate::discord) fn run(
        self,
        content: &Content,
        settings: &Settings,
        fresh: Seed,
    ) -> Result<Reply, UserError> {
        let profile = content.profile_or_set(self.profile.as_deref(), settings)?;
        let wish = Wish {
            competencies: self.competency.into_iter().collect(),
            size: Size::Count(1),
            kinds: self.kind.map(Into::into).into_iter().collect(),
            level: self.level.map(Into::into),
            seed: fresh,
        };
        let set = content.question_set(profile, &wish)?;
        let audience = VisibilityOption::audience_or_set(self.visibility, settings);
        Ok(set::first_page(content, profile, &set, Source::Catalogue, audience))
    }
}

/// Whether what is set decides what there is to choose from.
pub(in crate::discord) fn leaves_to_settings(typed: &Autocomplete<Question>) -> bool {
    match typed {
        QuestionAutocomplete::Profile { .. } => false,
        QuestionAutocomplete::Competency { profile, .. } => options::is_left_out(profile),
    }
}

/// What to choose from for the option being typed.
pub(in crate::discord) fn complete(
    typed: Autocomplete<Question>,
    content: &Content,
    settings: &Settings,
) -> Vec<(String, String)> {
    match typed {
        QuestionAutocomplete::Profile { profile, .. } => {
            choices::profiles(&content.catalogue.search(&profile))
        }
        QuestionAutocomplete::Competency { profile, competency, .. } => {
            options::competencies(profile, &competency, content, settings)
        }
    }
}
