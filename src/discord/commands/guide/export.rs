//! `/guide export`: a guide as a file.

use serenity_commands::{BasicOption, SubCommand};

use crate::app::{Actor, App, GuideFile, UserError};
use crate::discord::view::guide::files;
use crate::discord::view::reply::Reply;
use crate::export::{Format, PackFormat, Questions, Scorecard, TextStyle};

/// The options of `/guide export`.
#[derive(Debug, SubCommand)]
pub(in crate::discord) struct Export {
    /// The guide to hand over, by its title
    #[command(autocomplete, builder(max_length(100)))]
    guide: String,
    /// What kind of file
    format: FileOption,
    /// An approved version; left out, the guide as it is now
    #[command(builder(min_int_value(1), max_int_value(1_000_000)))]
    version: Option<u32>,
    /// How many candidates the workbook has pages for; left out, three
    #[command(builder(min_int_value(1), max_int_value(50)))]
    candidates: Option<u8>,
    /// How many interviewers the workbook has columns for; left out, two
    #[command(builder(min_int_value(1), max_int_value(8)))]
    interviewers: Option<u8>,
}

/// What a guide can be handed over as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, BasicOption)]
#[option(option_type = "string")]
pub(in crate::discord) enum FileOption {
    #[option(name = "Word document", value = "docx")]
    Docx,
    #[option(name = "Excel workbook to rate candidates in", value = "xlsx")]
    Xlsx,
    #[option(name = "Web page to print", value = "html")]
    Html,
    #[option(name = "Markdown", value = "markdown")]
    Markdown,
    #[option(name = "CSV, a row for each question", value = "csv")]
    Csv,
    #[option(name = "JSON, for programs", value = "json")]
    Json,
    #[option(name = "Plain text", value = "text")]
    Text,
    #[option(name = "Picture of the coverage", value = "png")]
    Png,
    #[option(name = "Candidate pack, Word document", value = "pack-docx")]
    PackDocx,
    #[option(name = "Candidate pack, web page", value = "pack-html")]
    PackHtml,
    #[option(name = "Candidate pack, Markdown", value = "pack-markdown")]
    PackMarkdown,
    #[option(name = "Candidate pack with the questions, Word", value = "pack-questions")]
    PackQuestions,
}

impl FileOption {
    fn file(self, scorecard: Scorecard) -> GuideFile {
        use GuideFile::{Interview, Pack};
        match self {
            Self::Docx => Interview(Format::Docx),
            Self::Xlsx => Interview(Format::Xlsx(scorecard)),
            Self::Html => Interview(Format::Html),
            Self::Markdown => Interview(Format::Markdown),
            Self::Csv => Interview(Format::Csv),
            Self::Json => Interview(Format::Json),
            Self::Text => Interview(Format::Text(TextStyle::Plain)),
            Self::Png => Interview(Format::Png),
            Self::PackDocx => Pack(Questions::Withheld, PackFormat::Docx),
            Self::PackHtml => Pack(Questions::Withheld, PackFormat::Html),
            Self::PackMarkdown => Pack(Questions::Withheld, PackFormat::Markdown),
            Self::PackQuestions => Pack(Questions::Shown, PackFormat::Docx),
        }
    }
}

impl Export {
    /// Writes the file.
    pub(super) async fn run(self, app: &App, actor: &Actor) -> Result<Reply, UserError> {
        let now = app.named_guide(actor.owner, &self.guide).await?;
        let version = self.version.unwrap_or(now.guide.version);
        let guide = app.guide_version(actor.owner, &now, version).await?;
        let scorecard = Scorecard::new(self.candidates.unwrap_or(3), self.interviewers.unwrap_or(2));
        Ok(files::show(&guide, self.format.file(scorecard)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::discord::register;

    #[test]
    fn the_option_and_the_list_hand_over_the_same_files_by_the_same_names() {
        use FileOption as F;
        let commands = register::commands();
        let named = |list: &serde_json::Value, name: &str| {
            list.as_array().unwrap().iter().find(|part| part["name"] == name).unwrap().clone()
        };
        let export = named(&named(&commands, "guide")["options"], "export");
        let choices = named(&export["options"], "format")["choices"].clone();
        let offered: Vec<(&str, &str)> = choices
            .as_array()
            .unwrap()
            .iter()
            .map(|choice| (choice["value"].as_str().unwrap(), choice["name"].as_str().unwrap()))
            .collect();
        let listed = files::choices();
        let listed: Vec<(&str, &str)> =
            listed.iter().map(|choice| (choice.value.as_str(), choice.label.as_str())).collect();
        assert_eq!(offered, listed);
        let options = [
            F::Docx,
            F::Xlsx,
            F::Html,
            F::Markdown,
            F::Csv,
            F::Json,
            F::Text,
            F::Png,
            F::PackDocx,
            F::PackHtml,
            F::PackMarkdown,
            F::PackQuestions,
        ];
        let handed = options.map(|option| Some(option.file(Scorecard::default())));
        assert_eq!(
            handed.to_vec(),
            listed.iter().map(|(value, _)| files::of_name(value)).collect::<Vec<_>>()
        );
    }
}
