//! A sandbox whose state is kept in a file.

use std::{fs, time::Duration};

use anyhow::Result;
use discord_sandbox::{Error, Person, Sandbox};
use serde_json::{Value, json};

use crate::raw::Raw;

#[tokio::test]
async fn sandbox_goes_on_as_it_was_left() -> Result<()> {
    let folder = tempfile::tempdir()?;
    let path = folder.path().join("state.json");
    let mut raw = Raw::start_in(Sandbox::builder().seed(3).keep_in(&path).start().await?).await?;
    let maya = raw.sandbox.user("Maya");
    let pending = maya.slash("/go").send()?;
    let interaction = raw.interaction().await?;
    let button = json!({"type": 2, "style": 1, "label": "Again", "custom_id": "again"});
    let data = json!({"content": "hello", "flags": 64, "components": [{"type": 1, "components": [button]}]});
    raw.callback(&interaction, json!({"type": 4, "data": data})).await?;
    let reply = pending.reply().await?;
    let panel = maya.open_private_thread("Panel", &[])?;
    let form = reqwest::multipart::Form::new()
        .text("payload_json", "{}")
        .part("files[0]", reqwest::multipart::Part::text("# Kit").file_name("kit.md"));
    let url = format!("{}/api/v10/channels/{}/messages", raw.sandbox.api_base(), maya.channel_id());
    let bot = format!("Bot {}", raw.sandbox.token());
    reqwest::Client::new().post(url).header("authorization", bot).multipart(form).send().await?;
    raw.sandbox.advance(Duration::from_secs(60));
    drop(raw);

    let mut raw = Raw::start_in(Sandbox::builder().keep_in(&path).start().await?).await?;
    let maya = raw.sandbox.user("Maya");
    assert_eq!(maya.messages().len(), 2);
    let seen = maya.sees(&reply)?;
    assert_eq!((seen.content(), seen.is_ephemeral()), ("hello", true));
    assert!(raw.sandbox.user("Owner").sees(&reply).is_err(), "still for Maya alone");
    assert_eq!(maya.in_channel("Panel")?.channel_id(), panel.channel_id());
    let file = maya.messages()[1].attachment("kit.md")?;
    assert_eq!(reqwest::get(file.url()).await?.text().await?, "# Kit", "served where the sandbox is now");
    let _click = seen.click("Again").send()?;
    let click = raw.interaction().await?;
    assert_eq!(click["data"]["custom_id"], "again", "a button outlives the sandbox");
    let id: u64 = click["id"].as_str().unwrap_or_default().parse()?;
    assert!(id > reply.id().get(), "ids go on growing");
    Ok(())
}

#[tokio::test]
async fn broken_file_is_an_error_and_stays_as_it_is() -> Result<()> {
    let folder = tempfile::tempdir()?;
    let good = folder.path().join("good.json");
    drop(Sandbox::builder().keep_in(&good).start().await?);
    let good: Value = serde_json::from_str(&fs::read_to_string(&good)?)?;
    let with = |key: &str, value: Value| {
        let mut broken = good.clone();
        broken[key] = value;
        broken.to_string()
    };
    let path = folder.path().join("state.json");
    for (text, reason) in [
        (String::new(), "it is no kept state: EOF while parsing a value at line 1 column 0"),
        ("{}".to_owned(), "it is no kept state: missing field `format`"),
        (good.to_string()[..200].to_owned(), "it is no kept state: EOF while parsing"),
        (with("format", json!("other")), "its format is `other`, not `discord-sandbox`"),
        (with("version", json!(2)), "its version is 2, and this sandbox reads version 1"),
        (with("people", json!({})), "invalid type: map, expected a sequence"),
        (
            with("files", json!({"1": {"filename": "a", "content_type": "b", "base64": "!"}})),
            "the bytes of file 1",
        ),
    ] {
        fs::write(&path, &text)?;
        let refused = Sandbox::builder().keep_in(&path).person(Person::new("Maya")).start().await;
        match refused {
            Err(Error::Kept { reason: told, .. }) => assert!(told.starts_with(reason), "{reason}: {told}"),
            other => panic!("{reason}: {other:?}"),
        }
        assert_eq!(fs::read_to_string(&path)?, text, "{reason}");
    }
    Ok(())
}

#[tokio::test]
async fn place_that_cannot_be_written_to_is_known_at_once() -> Result<()> {
    let folder = tempfile::tempdir()?;
    let path = folder.path().join("nowhere").join("state.json");
    let refused = Sandbox::builder().keep_in(&path).start().await;
    assert!(matches!(refused, Err(Error::Kept { .. })), "{refused:?}");
    Ok(())
}

// The runtime's time is made up: it moves on when there is nothing else to do.
#[tokio::test(start_paused = true)]
async fn changes_are_written_by_themselves() -> Result<()> {
    let folder = tempfile::tempdir()?;
    let path = folder.path().join("state.json");
    let sandbox = Sandbox::builder().keep_in(&path).start().await?;
    sandbox.user("Owner").say("remember this");
    let written = tokio::time::timeout(Duration::from_secs(60), async {
        while !fs::read_to_string(&path).is_ok_and(|text| text.contains("remember this")) {
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
    });
    assert!(written.await.is_ok());
    assert_eq!(fs::read_dir(folder.path())?.count(), 1, "nothing is left beside it");
    Ok(())
}
