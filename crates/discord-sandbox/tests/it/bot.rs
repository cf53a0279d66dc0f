//! A small bot made with serenity as it is published, for the sandbox to be proved against.

use std::sync::Arc;

use anyhow::{Context as _, Result};
use discord_sandbox::Sandbox;
use serenity::all::{
    ActionRowComponent, ApplicationId, AutocompleteChoice, ButtonStyle, Client, Command, CommandInteraction,
    CommandOptionType, CommandType, ComponentInteraction, ComponentInteractionDataKind, Context,
    CreateActionRow, CreateAttachment, CreateAutocompleteResponse, CreateButton, CreateCommand,
    CreateCommandOption, CreateEmbed, CreateInputText, CreateInteractionResponse,
    CreateInteractionResponseFollowup, CreateInteractionResponseMessage, CreateModal, CreateSelectMenu,
    CreateSelectMenuKind, CreateSelectMenuOption, EditInteractionResponse, EventHandler, GatewayIntents,
    Http, HttpBuilder, InputTextStyle, Interaction, ModalInteraction, Ready, ShardManager,
};

/// A running bot. It ends with its test's runtime, or when it is stopped.
pub(crate) struct Bot {
    shards: Arc<ShardManager>,
}

impl Bot {
    /// Starts the bot against a sandbox and waits until it is ready and its commands are registered.
    pub(crate) async fn start(sandbox: &Sandbox) -> Result<Self> {
        let http = http(sandbox, sandbox.token());
        http.set_application_id(ApplicationId::new(sandbox.application_id().get()));
        let mut client = serenity::client::ClientBuilder::new_with_http(http, GatewayIntents::empty())
            .event_handler(Handler)
            .await
            .context("build the client")?;
        let bot = Self { shards: Arc::clone(&client.shard_manager) };
        tokio::spawn(async move { client.start().await });
        sandbox.wait_for_bot().await?;
        sandbox.wait_for_commands().await?;
        Ok(bot)
    }

    /// Ends the bot, as a deployment would.
    pub(crate) async fn stop(self) {
        self.shards.shutdown_all().await;
    }
}

/// serenity's own client for the REST side.
pub(crate) fn http(sandbox: &Sandbox, token: &str) -> Http {
    HttpBuilder::new(token).proxy(sandbox.api_base()).ratelimiter_disabled(true).build()
}

/// A client that has not started yet.
pub(crate) async fn client(sandbox: &Sandbox, token: &str) -> serenity::Result<Client> {
    let http = http(sandbox, token);
    serenity::client::ClientBuilder::new_with_http(http, GatewayIntents::empty()).event_handler(Handler).await
}

struct Handler;

#[serenity::async_trait]
impl EventHandler for Handler {
    async fn ready(&self, context: Context, _: Ready) {
        Command::set_global_commands(&context.http, commands()).await.expect("the commands are valid");
    }

    async fn interaction_create(&self, context: Context, interaction: Interaction) {
        let answered = match &interaction {
            Interaction::Command(command) => run(&context, command).await,
            Interaction::Autocomplete(command) => suggest(&context, command).await,
            Interaction::Component(component) => click(&context, component).await,
            Interaction::Modal(modal) => submit(&context, modal).await,
            _ => Ok(()),
        };
        // What was refused is in the sandbox's findings, where the tests look.
        drop(answered);
    }
}

fn commands() -> Vec<CreateCommand> {
    let option = |kind, name: &str| CreateCommandOption::new(kind, name, "An option");
    vec![
        CreateCommand::new("questions")
            .description("Makes questions")
            .add_option(option(CommandOptionType::String, "profile").required(true).set_autocomplete(true))
            .add_option(option(CommandOptionType::Integer, "count").min_int_value(1).max_int_value(20))
            .add_option(
                option(CommandOptionType::String, "kind")
                    .add_string_choice("Deep dive", "deep")
                    .add_string_choice("Short", "short"),
            )
            .add_option(option(CommandOptionType::User, "who")),
        CreateCommand::new("file").description("Sends a file"),
        CreateCommand::new("read")
            .description("Reads a file")
            .add_option(option(CommandOptionType::Attachment, "file").required(true)),
        CreateCommand::new("slow").description("Thinks first"),
        CreateCommand::new("silent").description("Never answers"),
        CreateCommand::new("mute").description("Shows a button and a form that are never answered"),
        CreateCommand::new("layout").description("Answers with components V2"),
        CreateCommand::new("menu").description("Offers a choice"),
        CreateCommand::new("form").description("Opens a form"),
        CreateCommand::new("twice").description("Acknowledges twice"),
        CreateCommand::new("whoami").description("Says what the bot knows"),
        CreateCommand::new("role").description("Nests").add_option(
            option(CommandOptionType::SubCommandGroup, "profile").add_sub_option(
                option(CommandOptionType::SubCommand, "show")
                    .add_sub_option(option(CommandOptionType::Boolean, "all")),
            ),
        ),
        CreateCommand::new("Count words").kind(CommandType::Message),
        CreateCommand::new("Greet").kind(CommandType::User),
    ]
}

fn message() -> CreateInteractionResponseMessage {
    CreateInteractionResponseMessage::new()
}

fn say(text: impl Into<String>) -> CreateInteractionResponse {
    CreateInteractionResponse::Message(message().content(text))
}

fn buttons(round: u32) -> Vec<CreateActionRow> {
    vec![CreateActionRow::Buttons(vec![
        CreateButton::new(format!("again:{round}")).label("Another wording").style(ButtonStyle::Primary),
        CreateButton::new("private").label("Just for me"),
        CreateButton::new("later").label("Later"),
        CreateButton::new("edit").label("Edit"),
        CreateButton::new("off").label("Off").disabled(true),
    ])]
}

async fn run(context: &Context, command: &CommandInteraction) -> serenity::Result<()> {
    let http = &context.http;
    match command.data.name.as_str() {
        "questions" => {
            let options: Vec<_> =
                command.data.options.iter().map(|o| format!("{}={:?}", o.name, o.value)).collect();
            let embed = CreateEmbed::new().title("Questions").field("Probe", "And then?", false);
            let answer =
                message().content(options.join("; ")).embed(embed).components(buttons(0)).ephemeral(true);
            command.create_response(http, CreateInteractionResponse::Message(answer)).await
        }
        "file" => {
            let file = CreateAttachment::bytes(b"# Kit".to_vec(), "kit.md");
            command.create_response(http, CreateInteractionResponse::Message(message().add_file(file))).await
        }
        "read" => {
            let files = command.data.resolved.attachments.values();
            let names: Vec<_> = files
                .map(|file| format!("{} {} {:?}", file.filename, file.size, file.content_type))
                .collect();
            let bytes = match command.data.resolved.attachments.values().next() {
                Some(file) => file.download().await?,
                None => Vec::new(),
            };
            let text = format!("{}: {}", names.join(","), String::from_utf8_lossy(&bytes));
            command.create_response(http, say(text)).await
        }
        "slow" => {
            command.defer_ephemeral(http).await?;
            command.edit_response(http, EditInteractionResponse::new().content("done")).await?;
            let more = CreateInteractionResponseFollowup::new().content("and more");
            command.create_followup(http, more).await?;
            Ok(())
        }
        "layout" => {
            let data = serde_json::json!({"type": 4, "data": {"flags": 1 << 15 | 64, "components": [
                {"type": 17, "components": [
                    {"type": 10, "content": "# Guide"},
                    {"type": 9, "components": [{"type": 10, "content": "Question 1"}],
                     "accessory": {"type": 2, "style": 2, "label": "Another wording", "custom_id": "v2"}}]}]}});
            http.create_interaction_response(command.id, &command.token, &data, Vec::new()).await
        }
        "menu" => {
            let options =
                ["One", "Two", "Three"].map(|name| CreateSelectMenuOption::new(name, name.to_lowercase()));
            let kind = CreateSelectMenuKind::String { options: options.to_vec() };
            let select = CreateSelectMenu::new("pick", kind).placeholder("Choose").max_values(2);
            let people = CreateSelectMenu::new("people", CreateSelectMenuKind::User { default_users: None });
            let rows = vec![CreateActionRow::SelectMenu(select), CreateActionRow::SelectMenu(people)];
            let answer = message().content("Choose").components(rows);
            command.create_response(http, CreateInteractionResponse::Message(answer)).await
        }
        "form" => command.create_response(http, form("form")).await,
        "mute" => {
            let buttons =
                vec![CreateButton::new("mute").label("Say nothing"), CreateButton::new("ask").label("Ask")];
            let answer = message()
                .content("Nothing comes of these")
                .components(vec![CreateActionRow::Buttons(buttons)]);
            command.create_response(http, CreateInteractionResponse::Message(answer)).await
        }
        "twice" => {
            command.create_response(http, say("first")).await?;
            command.create_response(http, say("second")).await
        }
        "whoami" => {
            let text = format!(
                "{} {:?} {} {:?} {:?} {:?}",
                command.user.display_name(),
                command.context,
                command.locale,
                command.guild_locale,
                command.member.is_some(),
                command.authorizing_integration_owners.0,
            );
            command.create_response(http, say(text)).await
        }
        "role" => command.create_response(http, say(format!("{:?}", command.data.options))).await,
        "Count words" => {
            let messages = command.data.resolved.messages.values();
            let words: usize = messages.map(|message| message.content.split_whitespace().count()).sum();
            command.create_response(http, say(format!("{words} words"))).await
        }
        "Greet" => {
            let names: Vec<_> =
                command.data.resolved.users.values().map(serenity::all::User::display_name).collect();
            command.create_response(http, say(format!("Hello {}", names.join(", ")))).await
        }
        _ => Ok(()),
    }
}

async fn suggest(context: &Context, command: &CommandInteraction) -> serenity::Result<()> {
    let typed = command.data.autocomplete().map_or("", |option| option.value);
    let names = ["it-project-manager", "engineer", "it-support"].into_iter();
    let choices =
        names.filter(|name| name.starts_with(typed)).map(|name| AutocompleteChoice::new(name, name));
    let answer = CreateAutocompleteResponse::new().set_choices(choices.collect());
    command.create_response(&context.http, CreateInteractionResponse::Autocomplete(answer)).await
}

async fn click(context: &Context, component: &ComponentInteraction) -> serenity::Result<()> {
    let http = &context.http;
    match (component.data.custom_id.as_str(), &component.data.kind) {
        ("private", _) => {
            let answer =
                message().content(format!("only you, {}", component.user.display_name())).ephemeral(true);
            component.create_response(http, CreateInteractionResponse::Message(answer)).await
        }
        ("later", _) => {
            component.create_response(http, CreateInteractionResponse::Acknowledge).await?;
            let edit = EditInteractionResponse::new().content("edited later");
            component.edit_response(http, edit).await?;
            Ok(())
        }
        ("edit", _) => component.create_response(http, form("form")).await,
        ("ask", _) => component.create_response(http, form("mute")).await,
        ("mute", _) => Ok(()),
        ("pick", ComponentInteractionDataKind::StringSelect { values }) => {
            let answer = message().content(format!("picked {}", values.join("+"))).components(Vec::new());
            component.create_response(http, CreateInteractionResponse::UpdateMessage(answer)).await
        }
        ("people", ComponentInteractionDataKind::UserSelect { values }) => {
            component.create_response(http, say(format!("picked {} people", values.len()))).await
        }
        (id, _) => {
            let round = id.strip_prefix("again:").and_then(|round| round.parse().ok()).unwrap_or(0) + 1;
            if id == "v2" {
                let data = serde_json::json!({"type": 7, "data": {"components": [{"type": 10, "content": "reworded"}]}});
                return http
                    .create_interaction_response(component.id, &component.token, &data, Vec::new())
                    .await;
            }
            let answer = message().content(format!("wording {round}")).components(buttons(round));
            component.create_response(http, CreateInteractionResponse::UpdateMessage(answer)).await
        }
    }
}

fn form(id: &str) -> CreateInteractionResponse {
    let field = CreateInputText::new(InputTextStyle::Short, "Title", "title").required(true).max_length(20);
    let rows = vec![CreateActionRow::InputText(field)];
    CreateInteractionResponse::Modal(CreateModal::new(id, "Edit the question").components(rows))
}

async fn submit(context: &Context, modal: &ModalInteraction) -> serenity::Result<()> {
    if modal.data.custom_id == "mute" {
        return Ok(());
    }
    let inputs = modal.data.components.iter().flat_map(|row| &row.components);
    let values: Vec<_> = inputs
        .filter_map(|part| match part {
            ActionRowComponent::InputText(input) => input.value.clone(),
            _ => None,
        })
        .collect();
    let answer = message().content(format!("titled {}", values.join(",")));
    let answer = match modal.message {
        Some(_) => CreateInteractionResponse::UpdateMessage(answer),
        None => CreateInteractionResponse::Message(answer),
    };
    modal.create_response(&context.http, answer).await
}
