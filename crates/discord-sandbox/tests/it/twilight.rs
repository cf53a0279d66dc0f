//! Another library, as it is published: twilight's gateway, with `zlib-stream`, and its HTTP client, rate limiter and all.

use std::sync::Arc;

use anyhow::{Context as _, Result};
use discord_sandbox::{Entry, Sandbox};
use twilight_gateway::{ConfigBuilder, Event, EventTypeFlags, Intents, Shard, ShardId, StreamExt as _};
use twilight_http::Client;
use twilight_model::{
    application::interaction::Interaction,
    channel::message::MessageFlags,
    gateway::payload::incoming::Ready,
    http::interaction::{InteractionResponse, InteractionResponseData, InteractionResponseType},
};

/// Answers `/hello` with a deferral, an edit of it, and a follow-up.
async fn answer(http: &Client, interaction: &Interaction) -> Result<()> {
    let client = http.interaction(interaction.application_id);
    let data = InteractionResponseData { flags: Some(MessageFlags::EPHEMERAL), ..Default::default() };
    let kind = InteractionResponseType::DeferredChannelMessageWithSource;
    let deferral = InteractionResponse { kind, data: Some(data) };
    client.create_response(interaction.id, &interaction.token, &deferral).await?;
    let name = &interaction.author().context("somebody did it")?.name;
    client.update_response(&interaction.token).content(Some(&format!("Hello {name}!"))).await?;
    client.create_followup(&interaction.token).content("Anything else?").await?;
    Ok(())
}

async fn register(http: &Client, ready: &Ready) -> Result<()> {
    http.interaction(ready.application.id).create_global_command().chat_input("hello", "Greets you").await?;
    Ok(())
}

/// Runs the bot until its task is stopped.
async fn run(mut shard: Shard, http: Arc<Client>) -> Result<()> {
    while let Some(event) = shard.next_event(EventTypeFlags::all()).await {
        match event? {
            Event::Ready(ready) => register(&http, &ready).await?,
            Event::InteractionCreate(interaction) => answer(&http, &interaction).await?,
            _ => {}
        }
    }
    Ok(())
}

fn start(sandbox: &Sandbox) -> tokio::task::JoinHandle<Result<()>> {
    let gateway = sandbox.api_base().replacen("http", "ws", 1);
    let config = ConfigBuilder::new(sandbox.token().to_owned(), Intents::GUILDS).proxy_url(gateway).build();
    let http = Client::builder().token(sandbox.token().to_owned());
    let http = http.proxy(sandbox.address().to_string(), true).build();
    tokio::spawn(run(Shard::with_config(ShardId::ONE, config), Arc::new(http)))
}

#[tokio::test]
async fn twilight_connects_answers_edits_and_follows_up() -> Result<()> {
    let sandbox = Sandbox::start().await?;
    let bot = start(&sandbox);
    sandbox.wait_for_commands().await?;
    let maya = sandbox.user("Maya");
    let reply = maya.slash("/hello").await?;
    assert_eq!((reply.content(), reply.is_ephemeral()), ("Hello maya!", true));
    assert_eq!(reply.follow_up(0).await?.content(), "Anything else?");
    assert_eq!(sandbox.user("Sam").messages().len(), 1, "the follow-up is for everybody");
    assert_eq!(sandbox.findings(), []);
    bot.abort();
    Ok(())
}

#[tokio::test]
async fn twilight_resumes_where_it_was() -> Result<()> {
    let sandbox = Sandbox::start().await?;
    let bot = start(&sandbox);
    sandbox.wait_for_commands().await?;
    sandbox.ask_to_reconnect();
    let resumed = |entry: &Entry| matches!(entry, Entry::Sent { name, .. } if name == "RESUMED");
    sandbox.wait_for("a resumption", |transcript| transcript.entries().iter().any(resumed)).await?;
    assert_eq!(sandbox.user("Maya").slash("/hello").await?.content(), "Hello maya!");
    assert_eq!(sandbox.findings(), []);
    bot.abort();
    Ok(())
}
