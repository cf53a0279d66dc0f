//! How many interactions the sandbox carries, with a serenity bot that answers each at once.

use discord_sandbox::Sandbox;
use serenity::all::{
    Command, Context, CreateCommand, CreateInteractionResponse, CreateInteractionResponseMessage,
    EventHandler, GatewayIntents, HttpBuilder, Interaction, Ready,
};
use tokio::runtime::Runtime;

fn main() {
    divan::main();
}

struct Pong;

#[serenity::async_trait]
impl EventHandler for Pong {
    async fn ready(&self, context: Context, _: Ready) {
        let ping = CreateCommand::new("ping").description("Answers");
        Command::create_global_command(&context.http, ping).await.expect("the command is valid");
    }

    async fn interaction_create(&self, context: Context, interaction: Interaction) {
        let Interaction::Command(command) = interaction else { return };
        let message = CreateInteractionResponseMessage::new().content("pong");
        let answer = CreateInteractionResponse::Message(message);
        command.create_response(&context.http, answer).await.expect("the answer is valid");
    }
}

/// A sandbox with the bot in it.
async fn start() -> Sandbox {
    let sandbox = Sandbox::start().await.expect("a free port");
    let http = HttpBuilder::new(sandbox.token()).proxy(sandbox.api_base()).ratelimiter_disabled(true).build();
    let client = serenity::client::ClientBuilder::new_with_http(http, GatewayIntents::empty());
    let mut client = client.event_handler(Pong).await.expect("a client");
    tokio::spawn(async move { client.start().await });
    sandbox.wait_for_commands().await.expect("the command is registered");
    sandbox
}

/// One after the other: the time of a whole round.
#[divan::bench]
fn one_after_the_other(bencher: divan::Bencher<'_, '_>) {
    let runtime = Runtime::new().expect("a runtime");
    let sandbox = runtime.block_on(start());
    let owner = sandbox.user("Owner");
    bencher.bench_local(|| runtime.block_on(async { owner.slash("/ping").await.expect("an answer") }));
}

/// A hundred people at once.
#[divan::bench(args = [100], sample_count = 20)]
fn at_once(bencher: divan::Bencher<'_, '_>, people: usize) {
    let runtime = Runtime::new().expect("a runtime");
    let sandbox = runtime.block_on(start());
    let people: Vec<_> = (0..people).map(|number| sandbox.user(&format!("Person {number}"))).collect();
    bencher.counter(divan::counter::ItemsCount::new(people.len())).bench_local(|| {
        runtime.block_on(async {
            let sent: Vec<_> =
                people.iter().map(|person| tokio::spawn(person.slash("/ping").into_future())).collect();
            for task in sent {
                task.await.expect("no panic").expect("an answer");
            }
        });
    });
}
