//! `/question`: one interview question.

use serenity_commands::{Autocomplete, Command};

use crate::app::{Content, UserError, Wish};
use crate::discord::commands::options::{KindOption, LevelOption, VisibilityOption};
use crate::discord::component_id::Source;
use crate::discord::set;
use crate::discord::view::choices;
use crate::discord::view::reply::Reply;
use crate::question::{Seed, Size};

/// The options of `/question`.
#[derive(Debug, Command)]
pub(in crate::discord) struct Question {
    /// The role profile to ask about
    #[command(autocomplete, builder(max_length(100)))]
    profile: String,
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
    /// Makes the question from a fresh seed.
    pub(in crate::discord) fn run(self, content: &Content, fresh: Seed) -> Result<Reply, UserError> {
        let profile = content.profile(&self.profile)?;
        let wish = Wish {
            competencies: self.competency.into_iter().collect(),
            size: Size::Count(1),
            kinds: self.kind.map(Into::into).into_iter().collect(),
            level: self.level.map(Into::into),
            seed: fresh,
        };
        let set = content.question_set(profile, &wish)?;
        let audience = VisibilityOption::audience(self.visibility);
        Ok(set::first_page(content, profile, &set, Source::Catalogue, audience))
    }
}

/// What to choose from for the option being typed.
pub(in crate::discord) fn complete(
    typed: Autocomplete<Question>,
    content: &Content,
) -> Vec<(String, String)> {
    match typed {
        QuestionAutocomplete::Profile { profile, .. } => {
            choices::profiles(&content.catalogue.search(&profile))
        }
        QuestionAutocomplete::Competency { profile, competency, .. } => {
            let profile = profile.into_value().and_then(|name| content.profile(&name).ok());
            profile.map(|profile| choices::competencies(profile, &competency)).unwrap_or_default()
        }
    }
}
