//! The connection: made, lost, found again, refused, and ended.

use discord_sandbox::{Sandbox, Trouble};
use starling::app::App;
use starling::config::{ContentConfig, Folder};
use starling::discord::gateway;
use tokio_util::sync::CancellationToken;

use super::{Bot, config, leads};

#[tokio::test]
async fn the_commands_are_registered_with_their_places_and_words() {
    let bot = Bot::start().await;
    let commands = bot.sandbox.commands();
    let names: Vec<&str> = commands.iter().map(|command| command["name"].as_str().unwrap()).collect();
    assert_eq!(names, ["questions", "question", "profile", "guide", "help", "Make interview questions"]);
    for command in &commands {
        assert_eq!(command["contexts"], serde_json::json!([0, 1, 2]), "{command}");
        assert_eq!(command["integration_types"], serde_json::json!([0, 1]), "{command}");
    }
    bot.end().await;
}

#[tokio::test]
async fn a_dropped_connection_comes_back_by_itself() {
    let bot = Bot::start().await;
    bot.sandbox.drop_sockets();
    bot.sandbox.wait_for_bot().await.unwrap();
    let reply = bot.user("Maya").slash("/question profile:it-project-manager").await.unwrap();
    assert_eq!(leads(&reply).len(), 1);
    bot.sandbox.ask_to_reconnect();
    let reply = bot.user("Maya").slash("/question profile:it-project-manager").await.unwrap();
    assert_eq!(leads(&reply).len(), 1);
    bot.end().await;
}

#[tokio::test]
async fn a_discord_that_stumbles_at_the_start_is_waited_for() {
    let sandbox = Sandbox::start().await.unwrap();
    sandbox.trouble(Trouble::server_error(503).on_path("/oauth2/applications/@me"));
    let bot = Bot::join(sandbox).await;
    let reply = bot.user("Owner").slash("/help").await.unwrap();
    assert!(reply.text().contains("Starling"));
    bot.end().await;
}

#[tokio::test]
async fn a_wrong_token_ends_with_a_message_that_says_what_to_do() {
    let sandbox = Sandbox::start().await.unwrap();
    let nowhere = || Folder::Default("no-such-folder".into());
    let (app, _) = App::load(ContentConfig { profiles: nowhere(), templates: nowhere() });
    let config = config(&sandbox, "not-the-token");
    let error = gateway::run(app.into(), &config, CancellationToken::new()).await.unwrap_err();
    insta::assert_snapshot!(error);
}

#[tokio::test]
async fn what_is_in_flight_is_answered_before_the_bot_leaves() {
    let bot = Bot::start().await;
    let maya = bot.user("Maya");
    let asked: Vec<_> = (0..10).map(|_| maya.slash("/help").until_acknowledged()).collect();
    for pending in asked {
        assert!(pending.await.unwrap().reply().await.unwrap().text().contains("Starling"));
    }
    bot.end().await;
}

/// Every socket of this process, listed by the kernel, has loopback at its other end.
#[cfg(target_os = "linux")]
#[tokio::test]
async fn no_connection_leaves_the_machine() {
    let bot = Bot::start().await;
    let tom = bot.user("Tom");
    tom.say("- Plan work\n- Report progress");
    let message = tom.messages().pop().unwrap();
    let reply = tom.message_command("Make interview questions", &message).await.unwrap();
    super::press(&reply, "Another wording", 1).await.unwrap();
    let remotes = remote_addresses();
    assert!(!remotes.is_empty(), "the test sees the connections that there are");
    let outside: Vec<_> =
        remotes.iter().filter(|address| !address.is_loopback() && !address.is_unspecified()).collect();
    assert!(outside.is_empty(), "connected to {outside:?}");
    bot.end().await;
}

/// The other ends of this process's TCP sockets.
#[cfg(target_os = "linux")]
fn remote_addresses() -> Vec<std::net::IpAddr> {
    use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};
    let own: Vec<String> = std::fs::read_dir("/proc/self/fd")
        .unwrap()
        .flatten()
        .filter_map(|entry| std::fs::read_link(entry.path()).ok())
        .filter_map(|link| Some(link.to_str()?.strip_prefix("socket:[")?.strip_suffix(']')?.to_owned()))
        .collect();
    let mut remotes = Vec::new();
    for table in ["/proc/self/net/tcp", "/proc/self/net/tcp6"] {
        for line in std::fs::read_to_string(table).unwrap_or_default().lines().skip(1) {
            let columns: Vec<&str> = line.split_whitespace().collect();
            if !own.iter().any(|inode| inode == columns[9]) {
                continue;
            }
            // The kernel prints each 32-bit word of the address as one number in the machine's byte order.
            let hex = columns[2].split(':').next().unwrap();
            let words: Vec<[u8; 4]> = (0..hex.len())
                .step_by(8)
                .map(|at| u32::from_str_radix(&hex[at..at + 8], 16).unwrap().to_ne_bytes())
                .collect();
            remotes.push(match words[..] {
                [word] => IpAddr::V4(Ipv4Addr::from(word)),
                _ => {
                    let bytes: [u8; 16] = words.concat().try_into().unwrap();
                    let v6 = Ipv6Addr::from(bytes);
                    v6.to_ipv4_mapped().map_or(IpAddr::V6(v6), IpAddr::V4)
                }
            });
        }
    }
    remotes
}
