//! `/questions`: a set of interview questions.

use serenity_commands::{Autocomplete, Command};

use crate::app::{Content, UserError, Wish};
use crate::discord::commands::options::{self, KindOption, LevelOption, VisibilityOption};
use crate::discord::component_id::Source;
use crate::discord::set;
use crate::discord::view::reply::Reply;
use crate::discord::view::{choices, profile as view};
use crate::profile::Profile;
use crate::question::Seed;
use crate::store::Settings;

/// The options of `/questions`.
#[derive(Debug, Command)]
pub(in crate::discord) struct Questions {
    /// The role profile to ask about; left out, the one in the settings
    #[command(autocomplete, builder(max_length(100)))]
    profile: Option<String>,
    /// Ask about this competency only; left out, about all of them
    #[command(autocomplete, builder(max_length(100)))]
    competency: Option<String>,
    /// And about this competency
    #[command(name = "competency-2", autocomplete, builder(max_length(100)))]
    competency_2: Option<String>,
    /// And about this competency
    #[command(name = "competency-3", autocomplete, builder(max_length(100)))]
    competency_3: Option<String>,
    /// How many questions; left out, five
    #[command(builder(min_int_value(1), max_int_value(17)))]
    count: Option<u32>,
    /// How long the interview is, in minutes, instead of a count
    #[command(builder(min_int_value(10), max_int_value(120)))]
    minutes: Option<u32>,
    /// Ask only this kind of question; left out, a mixed set
    kind: Option<KindOption>,
    /// Ask only about this proficiency level
    level: Option<LevelOption>,
    /// The number of a set you have seen, to get it again
    #[command(builder(min_int_value(0), max_int_value(4_294_967_295)))]
    seed: Option<u32>,
    /// Who sees the questions; left out, only you
    visibility: Option<VisibilityOption>,
}

impl Questions {
    /// Whether what is set decides something that the person left out.
    pub(in crate::discord) fn leaves_to_settings(&self) -> bool {
        let is_sized = self.count.is_some() || self.minutes.is_some();
        self.profile.is_none() || self.visibility.is_none() || !is_sized
    }

    /// Makes the set; `fresh` is the seed where the person named none. Where no profile is named or set, it shows those
    /// that there are.
    pub(in crate::discord) fn run(
        self,
        content: &Content,
        settings: &Settings,
        fresh: Seed,
    ) -> Result<Reply, UserError> {
        let size = match options::size(self.count, self.minutes, settings, "set") {
            Ok(size) => size,
            Err(why) => return Ok(why),
        };
        let profile = match content.profile_or_set(self.profile.as_deref(), settings) {
            Err(UserError::NoProfile) => return Ok(view::list(&content.catalogue.profiles(), 0)),
            found => found?,
        };
        let wish = Wish {
            competencies: [self.competency, self.competency_2, self.competency_3]
                .into_iter()
                .flatten()
                .collect(),
            size,
            kinds: self.kind.map(Into::into).into_iter().collect(),
            level: self.level.map(Into::into),
            seed: self.seed.map_or(fresh, Seed::new),
        };
        let set = content.question_set(profile, &wish)?;
        let audience = VisibilityOption::audience_or_set(self.visibility, settings);
        Ok(set::first_page(content, profile, &set, Source::Catalogue, audience))
    }
}

/// Whether what is set decides what there is to choose from.
pub(in crate::discord) fn leaves_to_settings(typed: &Autocomplete<Questions>) -> bool {
    use QuestionsAutocomplete::{Competency, Competency2, Competency3, Profile};
    match typed {
        Profile { .. } => false,
        Competency { profile, .. } | Competency2 { profile, .. } | Competency3 { profile, .. } => {
            options::is_left_out(profile)
        }
    }
}

/// What to choose from for the option being typed.
pub(in crate::discord) fn complete(
    typed: Autocomplete<Questions>,
    content: &Content,
    settings: &Settings,
) -> Vec<(String, String)> {
    use QuestionsAutocomplete::{Competency, Competency2, Competency3, Profile};
    let (profile, competency) = match typed {
        Profile { profile, .. } => return choices::profiles(&content.catalogue.search(&profile)),
        Competency { profile, competency, .. } => (profile, competency),
        Competency2 { profile, competency_2, .. } => (profile, competency_2),
        Competency3 { profile, competency_3, .. } => (profile, competency_3),
    };
    options::competencies(profile, &competency, content, settings)
}

/// A set of the usual size from a profile that the person pressed a button of.
pub(in crate::discord) fn of_profile(
    content: &Content,
    profile: &Profile,
    settings: &Settings,
    fresh: Seed,
) -> Result<Reply, UserError> {
    let wish = Wish {
        competencies: Vec::new(),
        size: Wish::usual_size(settings),
        kinds: Vec::new(),
        level: None,
        seed: fresh,
    };
    let set = content.question_set(profile, &wish)?;
    let audience = VisibilityOption::audience_or_set(None, settings);
    Ok(set::first_page(content, profile, &set, Source::Catalogue, audience))
}
