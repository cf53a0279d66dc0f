//! `/guide`: interview guides, made, found again and shown.

use serenity_commands::{Autocomplete, Command, SubCommand};

use crate::app::{Actor, App, GuideWish, UserError, Wish};
use crate::discord::commands::options::{KindOption, LevelOption, ScaleOption};
use crate::discord::guide;
use crate::discord::view::reply::Reply;
use crate::discord::view::{choices, notice};
use crate::discord::wire::Answer;
use crate::question::{Seed, Size};

/// As many guides as Discord shows to choose from.
const FOUND: u32 = 25;

/// The subcommands of `/guide`.
#[derive(Debug, Command)]
pub(in crate::discord) enum Guide {
    /// Make an interview guide from a role profile, to edit and approve
    #[command(autocomplete)]
    Create(Create),

    /// List the interview guides
    List,

    /// Open an interview guide
    #[command(autocomplete)]
    Show(Show),
}

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

/// The options of `/guide show`.
#[derive(Debug, SubCommand)]
pub(in crate::discord) struct Show {
    /// The guide to open, by its title
    #[command(autocomplete, builder(max_length(100)))]
    guide: String,
}

impl Guide {
    /// Does what was asked for.
    pub(in crate::discord) async fn run(self, app: &App, actor: &Actor) -> Result<Answer, UserError> {
        let reply = match self {
            Self::Create(options) => options.run(app, actor).await?,
            Self::List => guide::list(app, actor, 0).await?,
            Self::Show(Show { guide }) => guide::show(actor, &app.named_guide(actor.owner, &guide).await?),
        };
        Ok(Answer::Message(reply))
    }
}

impl Create {
    async fn run(self, app: &App, actor: &Actor) -> Result<Reply, UserError> {
        let settings = app.settings(actor.owner).await?;
        let content = app.content();
        let profile = content.profile_or_set(self.profile.as_deref(), &settings)?.id.to_string();
        let size = match (self.count, self.minutes) {
            (Some(_), Some(_)) => {
                return Ok(notice::unusable(
                    "minutes",
                    "you also gave a count, and a guide has one or the other",
                ));
            }
            (Some(count), None) => Size::Count(count),
            (None, Some(minutes)) => Size::Minutes(minutes),
            (None, None) => Wish::usual_size(&settings),
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
        let wish = GuideWish { profile, set, title: self.title, scale: self.scale.map(Into::into) };
        Ok(guide::show(actor, &app.create_guide(actor, wish).await?))
    }
}

/// What to choose from for the option being typed; nothing where nothing can be read.
pub(in crate::discord) async fn complete(typed: Autocomplete<Guide>, app: &App, actor: &Actor) -> Answer {
    use CreateAutocomplete::{Competency, Competency2, Competency3, Profile};
    let content = app.content();
    let (profile, competency) = match typed {
        GuideAutocomplete::Show(ShowAutocomplete::Guide { guide }) => {
            let found = app.guides_like(actor.owner, &guide, FOUND).await;
            return Answer::Choices(choices::guides(&found.unwrap_or_default()));
        }
        GuideAutocomplete::Create(Profile { profile, .. }) => {
            return Answer::Choices(choices::profiles(&content.catalogue.search(&profile)));
        }
        GuideAutocomplete::Create(Competency { profile, competency, .. }) => (profile, competency),
        GuideAutocomplete::Create(Competency2 { profile, competency_2, .. }) => (profile, competency_2),
        GuideAutocomplete::Create(Competency3 { profile, competency_3, .. }) => (profile, competency_3),
    };
    let settings = app.settings_or_none(actor.owner).await;
    let profile = content.profile_or_set(profile.into_value().flatten().as_deref(), &settings).ok();
    Answer::Choices(profile.map(|profile| choices::competencies(profile, &competency)).unwrap_or_default())
}
