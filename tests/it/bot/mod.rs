//! The whole bot: the real serenity client in a local Discord, over real sockets on loopback.

mod connection;
mod failures;
mod guide_editor;
mod guide_files;
mod guides;
mod message;
mod profiles;
mod questions;
mod set_buttons;

use std::sync::Arc;

use discord_sandbox::{Guild, Invocation, Permissions, Person, Reply, Sandbox, User};
use starling::app::App;
use starling::config::{ContentConfig, DiscordConfig, Environment, Folder};
use starling::discord::gateway;
use starling::store::Database;
use tokio::task::JoinHandle;
use tokio_util::sync::CancellationToken;

/// A bot in a Discord of its own.
struct Bot {
    sandbox: Sandbox,
    stop: CancellationToken,
    running: JoinHandle<anyhow::Result<()>>,
}

impl Bot {
    /// Starts both and waits until they are connected.
    async fn start() -> Self {
        let sandbox = Sandbox::builder()
            .guild(Guild::new("Hiring").channel("panel").channel("general"))
            .person(Person::new("Maya").permissions(Permissions::ADMINISTRATOR))
            .person(Person::new("Tom").locale("en-GB"))
            .start()
            .await
            .unwrap();
        Self::join(sandbox).await
    }

    /// Connects a new bot to a Discord that is already there.
    async fn join(sandbox: Sandbox) -> Self {
        Self::join_with(sandbox, Folder::Default("no-such-folder".into())).await
    }

    /// Starts both, with what is kept in this database.
    async fn keeping(database: &crate::store::Database) -> Self {
        let sandbox = Sandbox::builder()
            .guild(Guild::new("Hiring").channel("panel").channel("general"))
            .guild(Guild::new("Elsewhere").channel("elsewhere"))
            .person(Person::new("Maya").permissions(Permissions::ADMINISTRATOR))
            .person(Person::new("Tom").permissions(Permissions::MANAGE_MESSAGES))
            .person(Person::new("Robin"))
            .start()
            .await
            .unwrap();
        Self::join_keeping(sandbox, database).await
    }

    /// Connects a bot that keeps things in this database to a Discord that is already there.
    async fn join_keeping(sandbox: Sandbox, database: &crate::store::Database) -> Self {
        let app = app(Folder::Default("no-such-folder".into()));
        Self::run(sandbox, app.with_database(Database::at(database.address.clone()))).await
    }

    /// The same, with profiles of its own.
    async fn join_with(sandbox: Sandbox, profiles: Folder) -> Self {
        Self::run(sandbox, app(profiles)).await
    }

    async fn run(sandbox: Sandbox, app: App) -> Self {
        let stop = CancellationToken::new();
        let config = config(&sandbox, sandbox.token());
        let watched = stop.clone();
        let running = tokio::spawn(async move { gateway::run(Arc::new(app), &config, watched).await });
        sandbox.wait_for_commands().await.unwrap();
        sandbox.wait_for_bot().await.unwrap();
        Self { sandbox, stop, running }
    }

    fn user(&self, name: &str) -> User {
        self.sandbox.user(name)
    }

    /// Stops the bot and gives back its Discord.
    async fn leave(self) -> Sandbox {
        self.stop.cancel();
        self.running.await.unwrap().unwrap();
        self.sandbox
    }

    /// Stops the bot, and fails if Discord would have found fault with anything it did.
    async fn end(self) {
        let sandbox = self.leave().await;
        let findings = sandbox.findings();
        assert!(findings.is_empty(), "{findings:#?}\n{}", sandbox.transcript());
    }
}

/// Starling with these profiles and the built-in templates.
fn app(profiles: Folder) -> App {
    let templates = Folder::Default("no-such-folder".into());
    let (app, faults) = App::load(ContentConfig { profiles, templates });
    assert!(faults.0.is_empty(), "{faults}");
    app
}

/// How to reach that Discord, with this token.
fn config(sandbox: &Sandbox, token: &str) -> DiscordConfig {
    DiscordConfig::read(Some(sandbox.api_base()), &Environment::of([("DISCORD_TOKEN", token)])).unwrap()
}

/// Presses the button of this label that belongs to the question at this place, counted from one.
#[track_caller]
fn press(reply: &Reply, label: &str, question: usize) -> Invocation {
    let mut buttons = reply.buttons().into_iter().filter(|button| button.label == label);
    let button =
        buttons.nth(question - 1).unwrap_or_else(|| panic!("no button `{label}` for question {question}"));
    reply.click(&button.custom_id.unwrap())
}

/// The leads of a set as shown, without their numbers.
fn leads(reply: &Reply) -> Vec<String> {
    let text = reply.text();
    let bold = text.lines().filter_map(|line| line.strip_prefix("**")?.strip_suffix("**"));
    bold.map(|line| line.split_once(". ").expect("a lead has a number").1.to_owned()).collect()
}

/// The labels of the buttons that can be pressed.
fn labels(reply: &Reply) -> Vec<String> {
    reply.buttons().into_iter().filter(|button| !button.disabled).map(|button| button.label).collect()
}
