//! Interactions by Discord's gateway: a websocket that Discord pushes them through.

use std::sync::Arc;
use std::time::{Duration, Instant};

use anyhow::{Context as _, anyhow, bail};
use secrecy::ExposeSecret;
use serenity::all::{
    Client, ClientBuilder, ConnectionStage, Context, Event, EventHandler, GatewayError, GatewayIntents, Http,
    HttpBuilder, Interaction, RawEventHandler, Ready, ResumedEvent, ShardStageUpdateEvent, async_trait,
};
use tokio::time::{sleep, timeout};
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;
use tracing::{Instrument, error, info, info_span, warn};

use crate::app::App;
use crate::config::DiscordConfig;
use crate::discord::deliver;
use crate::discord::dispatch::Dispatcher;
use crate::discord::register;
use crate::discord::serve::LAST_TASKS;

/// How long interactions in flight may take once the bot was told to stop. Discord gives up on an answer after three
/// seconds, so nothing worth waiting for takes longer than this.
const DRAIN: Duration = Duration::from_secs(6);
/// How long leaving Discord may take after that. serenity by itself waits five seconds for each connection.
const LEAVE: Duration = Duration::from_secs(2);
/// Within what the process has promised to end.
const END: Duration = Duration::from_secs(10);
const _: () =
    assert!(DRAIN.as_secs() + LEAVE.as_secs() + LAST_TASKS.as_secs() < END.as_secs(), "the bot ends in time");
/// How long Discord may take over one call. A call that hangs would else hang for ever, without a word.
const CALL: Duration = Duration::from_secs(10);
/// First and longest pause between two attempts to reach Discord.
const FIRST_PAUSE: Duration = Duration::from_secs(1);
const LONGEST_PAUSE: Duration = Duration::from_secs(60);

/// Connects to Discord and answers interactions until `stop` is cancelled.
///
/// The bot asks for no gateway intent: interactions come without one, and it can never read messages.
///
/// # Errors
///
/// If Discord does not accept the token. A Discord that cannot be reached is no error: the bot says so and tries again.
pub async fn run(app: Arc<App>, config: &DiscordConfig, stop: CancellationToken) -> anyhow::Result<()> {
    let handling = TaskTracker::new();
    let mut client = tokio::select! {
        client = connect(app, config, handling.clone()) => client?,
        () = stop.cancelled() => return Ok(()),
    };
    let shards = Arc::clone(&client.shard_manager);
    let ended = tokio::select! {
        ended = client.start() => ended,
        () = stop.cancelled() => Ok(()),
    };
    info!("Stopping: answering what is in flight");
    handling.close();
    if timeout(DRAIN, handling.wait()).await.is_err() {
        warn!("Leaving Discord with {} interactions unanswered", handling.len());
    }
    // What still came in while the connection closed is answered too, as far as there is time.
    let leaving = async {
        shards.shutdown_all().await;
        handling.wait().await;
    };
    if timeout(LEAVE, leaving).await.is_err() {
        warn!("Stopping without having said goodbye to Discord");
    }
    match ended {
        Err(serenity::Error::Gateway(GatewayError::InvalidAuthentication)) => Err(refused_token()),
        Err(error) => Err(anyhow!(deliver::describe(&error)).context("the connection to Discord ended")),
        Ok(()) => Ok(()),
    }
}

/// Makes the client, once Discord can be reached: checks the token, registers the commands, finds the gateway.
async fn connect(app: Arc<App>, config: &DiscordConfig, handling: TaskTracker) -> anyhow::Result<Client> {
    let web = web(CALL)?;
    let http = Arc::new(http(config, web.clone()));
    let application = patiently("Discord", || http.get_current_application_info()).await?;
    http.set_application_id(application.id);
    let commands = register::commands();
    patiently("Discord to take the commands", || http.create_global_commands(&commands)).await?;
    let gateway = patiently("the address of Discord's gateway", || http.get_gateway()).await?;
    let handler = Handler { dispatcher: Arc::new(Dispatcher::new(app)), web, handling };
    let http = Arc::into_inner(http).context("the HTTP client is still in use")?;
    let client = ClientBuilder::new_with_http(http, GatewayIntents::empty())
        .application_id(application.id)
        .event_handler(handler)
        .raw_event_handler(Unread)
        .await
        .map_err(|error| anyhow!(deliver::describe(&error)))?;
    // serenity asks for the address once more, and falls back to the public one if that fails.
    gateway.url.clone_into(&mut *client.ws_url.lock().await);
    Ok(client)
}

/// The client for every call, of which none takes longer than `call`.
///
/// # Errors
///
/// If TLS cannot be set up.
pub(in crate::discord) fn web(call: Duration) -> anyhow::Result<reqwest::Client> {
    reqwest::Client::builder().timeout(call).build().context("set up the HTTP client")
}

fn http(config: &DiscordConfig, web: reqwest::Client) -> Http {
    let builder = HttpBuilder::new(config.token.expose_secret()).client(web);
    match &config.api_proxy {
        // With its own rate limiter on, serenity ignores the proxy; a proxy has one of its own.
        Some(proxy) => builder.proxy(proxy).ratelimiter_disabled(true).build(),
        None => builder.build(),
    }
}

/// Calls Discord until it answers, with longer and longer pauses; says what it waits for.
async fn patiently<T, F>(what: &str, mut call: impl FnMut() -> F) -> anyhow::Result<T>
where
    F: Future<Output = serenity::Result<T>>,
{
    let mut pause = FIRST_PAUSE;
    loop {
        let error = match call().await {
            Ok(answer) => return Ok(answer),
            Err(error) => error,
        };
        match deliver::status(&error) {
            Some(401) => return Err(refused_token()),
            Some(status) if (400..500).contains(&status) && status != 429 => {
                bail!("Discord refused the request while waiting for {what}: {}", deliver::describe(&error));
            }
            _ => warn!(
                "Waiting for {what}: {}; trying again in {} s",
                deliver::describe(&error),
                pause.as_secs()
            ),
        }
        sleep(pause).await;
        pause = (pause * 2).min(LONGEST_PAUSE);
    }
}

fn refused_token() -> anyhow::Error {
    anyhow!(
        "Discord does not accept the token. It may have been reset: copy it again from \
         https://discord.com/developers/applications (your application, Bot, Reset Token) into DISCORD_TOKEN."
    )
}

/// Hands interactions on, and says how the connection is.
struct Handler {
    dispatcher: Arc<Dispatcher>,
    web: reqwest::Client,
    handling: TaskTracker,
}

#[async_trait]
impl EventHandler for Handler {
    async fn ready(&self, _: Context, ready: Ready) {
        info!(guilds = ready.guilds.len(), "Connected to Discord as {}", ready.user.name);
    }

    async fn resume(&self, _: Context, _: ResumedEvent) {
        info!("Connected to Discord again; nothing was missed");
    }

    async fn shard_stage_update(&self, _: Context, event: ShardStageUpdateEvent) {
        if event.new == ConnectionStage::Disconnected {
            warn!("The connection to Discord is gone; waiting for it to come back");
        }
    }

    async fn interaction_create(&self, context: Context, interaction: Interaction) {
        let _in_flight = self.handling.token();
        let (kind, name) = deliver::name(&interaction);
        let span = info_span!("interaction", id = interaction.id().get(), kind, name);
        async {
            let started = Instant::now();
            let outcome = deliver::answer(&self.dispatcher, &context.http, &self.web, &interaction).await;
            let latency_ms = started.elapsed().as_secs_f64() * 1000.0;
            match outcome {
                Ok(()) => info!(latency_ms, "Answered"),
                Err(failure) => error!(latency_ms, "Could not answer: {failure}"),
            }
        }
        .instrument(span)
        .await;
    }
}

/// Notices interactions that serenity could not read, which it drops without a word.
struct Unread;

#[async_trait]
impl RawEventHandler for Unread {
    async fn raw_event(&self, _: Context, event: Event) {
        if let Event::Unknown(unknown) = event
            && unknown.kind == "INTERACTION_CREATE"
        {
            warn!(
                "Discord sent an interaction of a shape that this version cannot read; it stays unanswered"
            );
        }
    }
}
