//! `/guide create`: a new guide.

use serenity_commands::{Autocomplete, SubCommand};

use crate::app::{Actor, App, Content, GuideWish, UserError, Wish};
use crate::discord::commands::options::{self, KindOption, LevelOption, ScaleOption};
use crate::discord::guide;
use crate::discord::view::choices;
use crate::discord::view::reply::Reply;
use crate::question::Seed;
use crate::store::Settings;

/// The options of `/guide create`.
#[derive(Debug, SubCommand)]
pub(in crate::discord) struct Create {
    /// The role profile to ask about; left out, the one in the settings
    #[command(autocomplete, builder(max_length(100)))]
    profile: Option<String>,
    /// What the guide is called; left out, like the profile
    #[command(builder(max_length(80)))]
    title: Option<String>,
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
    #[command(builder(min_int_value(1), max_int_value(25)))]
    count: Option<u32>,
    /// How long the interview is, in minutes, instead of a count
    #[command(builder(min_int_value(10), max_int_value(165)))]
    minutes: Option<u32>,
    /// Ask only this kind of question; left out, a mixed guide
    kind: Option<KindOption>,
    /// Ask only about this proficiency level
    level: Option<LevelOption>,
    /// How many levels the rating scale has
    scale: Option<ScaleOption>,
    /// The number of a set you have seen, to begin with its questions
    #[command(builder(min_int_value(0), max_int_value(4_294_967_295)))]
    seed: Option<u32>,
}

impl Create {
    /// Makes the guide, and shows it.
    pub(super) async fn run(self, app: &App, actor: &Actor) -> Result<Reply, UserError> {
        let settings = app.settings(actor.owner).await?;
        let profile = app.content().profile_or_set(self.profile.as_deref(), &settings)?.id.to_string();
        let size = match options::size(self.count, self.minutes, &settings, "guide") {
            Ok(size) => size,
            Err(why) => return Ok(why),
        };
        let set = Wish {
            competencies: [self.competency, self.competency_2, self.competency_3]
                .into_iter()
                .flatten()
                .collect(),
            size,
            kinds: self.kind.map(Into::into).into_iter().collect(),
            level: self.level.map(Into::into),
            seed: self.seed.map_or(actor.seed(), Seed::new),
        };
        let scale = self.scale.map(Into::into);
        let wish = GuideWish { profile, set, title: self.title, scale };
        Ok(guide::editor(actor, &app.create_guide(actor, wish).await?, 0, None))
    }
}

/// What to choose from for the option being typed.
pub(super) fn complete(
    typed: Autocomplete<Create>,
    content: &Content,
    settings: &Settings,
) -> Vec<(String, String)> {
    use CreateAutocomplete::{Competency, Competency2, Competency3, Profile};
    let (profile, competency) = match typed {
        Profile { profile, .. } => return choices::profiles(&content.catalogue.search(&profile)),
        Competency { profile, competency, .. } => (profile, competency),
        Competency2 { profile, competency_2, .. } => (profile, competency_2),
        Competency3 { profile, competency_3, .. } => (profile, competency_3),
    };
    options::competencies(profile, &competency, content, settings)
}
