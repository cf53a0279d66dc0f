//! `/guide`: interview guides, made, edited, approved and taken along.

mod create;
mod export;

use serenity_commands::{Autocomplete, Command, SubCommand};

use crate::app::{Actor, App, Seen, UserError};
use crate::discord::guide;
use crate::discord::view::choices;
use crate::discord::view::guide as view;
use crate::discord::view::reply::Reply;
use crate::discord::wire::Answer;

/// As many guides as Discord shows to choose from.
const FOUND: u32 = 25;

/// The subcommands of `/guide`.
#[derive(Debug, Command)]
pub(in crate::discord) enum Guide {
    /// Make an interview guide from a role profile, to edit and approve
    #[command(autocomplete)]
    Create(create::Create),

    /// List the interview guides
    List(List),

    /// Open an interview guide, to read and edit it
    #[command(autocomplete)]
    Show(Show),

    /// Freeze the draft of a guide as a version that never changes
    #[command(autocomplete)]
    Approve(Approve),

    /// Hand a guide over as a file, or its candidate pack
    #[command(autocomplete)]
    Export(export::Export),

    /// Give a guide another title
    #[command(autocomplete)]
    Rename(Rename),

    /// Compare two versions of a guide, or two guides
    #[command(autocomplete)]
    Compare(Compare),

    /// Make a guide of the same shape with other questions
    #[command(autocomplete)]
    Parallel(Parallel),

    /// Put a guide away, out of the list
    #[command(autocomplete)]
    Archive(Archive),

    /// Delete a guide with all its versions, for good
    #[command(autocomplete)]
    Delete(Delete),
}

/// The options of `/guide list`.
#[derive(Debug, SubCommand)]
pub(in crate::discord) struct List {
    /// Show the guides that were put away
    archive: Option<bool>,
}

/// The options of `/guide show`.
#[derive(Debug, SubCommand)]
pub(in crate::discord) struct Show {
    /// The guide to open, by its title
    #[command(autocomplete, builder(max_length(100)))]
    guide: String,
}

/// The options of `/guide approve`.
#[derive(Debug, SubCommand)]
pub(in crate::discord) struct Approve {
    /// The guide to approve, by its title
    #[command(autocomplete, builder(max_length(100)))]
    guide: String,
}

/// The options of `/guide rename`.
#[derive(Debug, SubCommand)]
pub(in crate::discord) struct Rename {
    /// The guide to rename, by its title
    #[command(autocomplete, builder(max_length(100)))]
    guide: String,
    /// What it is to be called
    #[command(builder(max_length(80)))]
    title: String,
}

/// The options of `/guide compare`.
#[derive(Debug, SubCommand)]
pub(in crate::discord) struct Compare {
    /// The guide to look at, by its title
    #[command(autocomplete, builder(max_length(100)))]
    guide: String,
    /// The earlier version; left out, the one before the newest
    #[command(builder(min_int_value(1), max_int_value(1_000_000)))]
    from: Option<u32>,
    /// The later version; left out, the newest, which may be a draft
    #[command(builder(min_int_value(1), max_int_value(1_000_000)))]
    to: Option<u32>,
    /// Another guide to compare with, such as a parallel form
    #[command(name = "other-guide", autocomplete, builder(max_length(100)))]
    other_guide: Option<String>,
}

/// The options of `/guide parallel`.
#[derive(Debug, SubCommand)]
pub(in crate::discord) struct Parallel {
    /// The guide to make another of, by its title
    #[command(autocomplete, builder(max_length(100)))]
    guide: String,
    /// What the new guide is called
    #[command(builder(max_length(80)))]
    title: String,
}

/// The options of `/guide archive`.
#[derive(Debug, SubCommand)]
pub(in crate::discord) struct Archive {
    /// The guide to put away, by its title
    #[command(autocomplete, builder(max_length(100)))]
    guide: String,
}

/// The options of `/guide delete`.
#[derive(Debug, SubCommand)]
pub(in crate::discord) struct Delete {
    /// The guide to delete, by its title
    #[command(autocomplete, builder(max_length(100)))]
    guide: String,
}

impl Guide {
    /// Does what was asked for.
    pub(in crate::discord) async fn run(self, app: &App, actor: &Actor) -> Result<Answer, UserError> {
        let owner = actor.owner;
        let reply = match self {
            Self::Create(options) => options.run(app, actor).await?,
            Self::List(List { archive }) => guide::list(app, actor, archive.unwrap_or(false), 0).await?,
            Self::Show(Show { guide }) => {
                guide::editor(actor, &app.named_guide(owner, &guide).await?, 0, None)
            }
            Self::Approve(Approve { guide }) => {
                let found = app.named_guide(owner, &guide).await?.guide;
                let seen = Seen { id: found.id, revision: Some(found.revision) };
                guide::approved(actor, &app.approve_guide(actor, seen).await?)
            }
            Self::Export(options) => options.run(app, actor).await?,
            Self::Rename(Rename { guide, title }) => {
                let found = app.named_guide(owner, &guide).await?.guide;
                guide::editor(actor, &app.rename_guide(actor, found.id, &title).await?, 0, None)
            }
            Self::Compare(options) => options.run(app, actor).await?,
            Self::Parallel(Parallel { guide, title }) => {
                let found = app.named_guide(owner, &guide).await?.guide;
                let (made, shared) = app.parallel_guide(actor, found.id, &title).await?;
                guide::editor(actor, &made, 0, Some(&view::parallel::note(&shared)))
            }
            Self::Archive(Archive { guide }) => {
                let found = app.named_guide(owner, &guide).await?.guide;
                let stored = app.archive_guide(actor, found.id).await?;
                guide::editor(actor, &stored, 0, Some(view::whole::ARCHIVED))
            }
            Self::Delete(Delete { guide }) => {
                guide::ask_to_delete(actor, &app.named_guide(owner, &guide).await?)?
            }
        };
        Ok(Answer::Message(reply))
    }
}

impl Compare {
    async fn run(self, app: &App, actor: &Actor) -> Result<Reply, UserError> {
        let now = app.named_guide(actor.owner, &self.guide).await?;
        let newest = now.guide.version;
        if let Some(other) = self.other_guide {
            let other = app.named_guide(actor.owner, &other).await?;
            let first = app.guide_version(actor.owner, &now, self.from.unwrap_or(newest)).await?;
            let second =
                app.guide_version(actor.owner, &other, self.to.unwrap_or(other.guide.version)).await?;
            return Ok(view::compare::show(&first, &second));
        }
        let to = self.to.unwrap_or(newest);
        let from = self.from.unwrap_or_else(|| to.saturating_sub(1).max(1));
        let first = app.guide_version(actor.owner, &now, from).await?;
        let second = app.guide_version(actor.owner, &now, to).await?;
        Ok(view::compare::show(&first, &second))
    }
}

/// What to choose from for the option being typed; nothing where nothing can be read.
pub(in crate::discord) async fn complete(typed: Autocomplete<Guide>, app: &App, actor: &Actor) -> Answer {
    use GuideAutocomplete as G;
    let typed = match typed {
        G::Create(typed) => return Answer::Choices(create::complete(typed, &app.content())),
        G::Show(ShowAutocomplete::Guide { guide })
        | G::Approve(ApproveAutocomplete::Guide { guide })
        | G::Export(export::ExportAutocomplete::Guide { guide, .. })
        | G::Rename(RenameAutocomplete::Guide { guide, .. })
        | G::Compare(CompareAutocomplete::Guide { guide, .. })
        | G::Compare(CompareAutocomplete::OtherGuide { other_guide: guide, .. })
        | G::Parallel(ParallelAutocomplete::Guide { guide, .. })
        | G::Archive(ArchiveAutocomplete::Guide { guide })
        | G::Delete(DeleteAutocomplete::Guide { guide }) => guide,
    };
    let found = app.guides_like(actor.owner, &typed, FOUND).await;
    Answer::Choices(choices::guides(&found.unwrap_or_default()))
}
