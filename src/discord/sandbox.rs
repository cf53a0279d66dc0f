//! The bot in a local Discord: the same gateway, commands and answers, with another address and made-up people.

use std::sync::Arc;
use std::time::SystemTime;

use anyhow::Context;
use discord_sandbox::{Builder, Guild, Permissions, Person, Sandbox};
use tokio_util::sync::CancellationToken;

use crate::app::App;
use crate::config::DiscordConfig;
use crate::discord::gateway;
use crate::discord::serve::until_stopped;
use crate::discord::view::tour;

/// Where the page is looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Port {
    /// [`USUAL_PORT`], or any free one if somebody else has that.
    Usual,
    /// This one and no other.
    Named(u16),
}

/// The port unless another is named.
pub const USUAL_PORT: u16 = 8181;

/// Runs the bot in a local Discord until the process is told to stop. `announce` gets the address of the chat page as
/// soon as the bot answers commands there.
///
/// # Errors
///
/// If the port is taken, or the process cannot start its threads.
pub fn run(app: Arc<App>, port: Port, announce: impl FnOnce(&str)) -> anyhow::Result<()> {
    until_stopped(&Arc::clone(&app), |stop| async move {
        let sandbox = start(port).await?;
        let config = DiscordConfig {
            token: sandbox.token().to_owned().into(),
            api_proxy: Some(sandbox.api_base().to_owned()),
        };
        let running = gateway::run(app, &config, stop.clone());
        tokio::pin!(running);
        tokio::select! {
            ended = &mut running => return ended,
            ready = ready(&sandbox, &stop) => ready?,
        }
        announce(sandbox.api_base());
        running.await
    })
}

/// Waits until the bot takes commands. Whoever stops the process before does not wait.
async fn ready(sandbox: &Sandbox, stop: &CancellationToken) -> anyhow::Result<()> {
    let connected = async {
        sandbox.wait_for_bot().await?;
        sandbox.wait_for_commands().await
    };
    tokio::select! {
        connected = connected => connected.context("the bot did not connect to the local Discord"),
        () = stop.cancelled() => Ok(()),
    }
}

async fn start(port: Port) -> anyhow::Result<Sandbox> {
    let builder = builder();
    let sandbox = match port {
        Port::Named(port) => builder.port(port).start().await.with_context(|| {
            format!(
                "port {port} cannot be used; name another with `--port`, or leave it out for any free one"
            )
        }),
        Port::Usual => match builder.clone().port(USUAL_PORT).start().await {
            Ok(sandbox) => Ok(sandbox),
            Err(_) => builder.port(0).start().await.context("no port is free for the page"),
        },
    }?;
    sandbox.user(MANAGER).in_channel(PANEL)?.say(tour::DRAFT);
    Ok(sandbox)
}

/// The hiring manager, who runs the server.
const MANAGER: &str = "Maya";
/// Who interviews.
const INTERVIEWERS: [&str; 3] = ["Tom", "Priya", "Ade"];
/// Who applies, and is not to see what the panel plans.
const CANDIDATE: &str = "Robin";
/// The channel of the panel alone.
const PANEL: &str = "panel";

/// A small company that hires.
fn builder() -> Builder {
    let [first, second, third] = INTERVIEWERS;
    let guild = Guild::new("Hiring")
        .private_channel(PANEL, &[MANAGER, first, second, third])
        .channel("general")
        .channel("candidates")
        .role("Hiring manager")
        .role("Panel")
        .role("Candidate");
    let manager = Person::new(MANAGER).role("Hiring manager").permissions(Permissions::ADMINISTRATOR);
    let interviewers = INTERVIEWERS.map(|name| Person::new(name).locale("en-GB").role("Panel"));
    // Times in the page are the machine's own, whatever a test may prefer.
    let now = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default();
    let people = interviewers.into_iter().chain([Person::new(CANDIDATE).role("Candidate")]);
    people
        .fold(Sandbox::builder().owner(manager), Builder::person)
        .bot_name("Starling")
        .guild(guild)
        .running_clock()
        .starts_at(now)
        .page(tour::page())
}
