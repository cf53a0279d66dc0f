//! What may be done with an interaction, and until when.

use std::time::Duration;

use anyhow::Result;
use discord_sandbox::{Error, Finding, Outcome, Sandbox};
use serde_json::json;

use crate::raw::{Raw, check_error};

const HELLO: &str = r#"{"type": 4, "data": {"content": "hello"}}"#;

fn hello() -> serde_json::Value {
    serde_json::from_str(HELLO).expect("the text is JSON")
}

#[tokio::test]
async fn interaction_fails_three_seconds_after_it_was_not_acknowledged() -> Result<()> {
    let mut raw = Raw::start().await?;
    let pending = raw.sandbox.user("Owner").slash("/go").send()?;
    let interaction = raw.interaction().await?;
    raw.sandbox.advance(Duration::from_millis(2_999));
    assert_eq!(raw.sandbox.findings(), []);
    raw.sandbox.advance(Duration::from_millis(1));
    // Before anybody's patience is at its end: the clock alone decides.
    assert_eq!(raw.sandbox.findings(), [Finding::Unacknowledged("/go".to_owned())]);
    let Outcome::Failed(notice) = pending.outcome().await? else { panic!("it did not fail") };
    assert_eq!(notice, "This interaction failed");
    check_error(raw.callback(&interaction, hello()).await?, (404, 10062), "too late");
    Ok(())
}

#[tokio::test]
async fn answer_just_in_time_counts() -> Result<()> {
    let mut raw = Raw::start().await?;
    let pending = raw.sandbox.user("Owner").slash("/go").send()?;
    let interaction = raw.interaction().await?;
    raw.sandbox.advance(Duration::from_millis(2_999));
    assert_eq!(raw.callback(&interaction, hello()).await?.0, 204);
    raw.sandbox.advance(Duration::from_secs(60));
    assert_eq!(pending.reply().await?.content(), "hello");
    Ok(())
}

#[tokio::test]
async fn interaction_is_acknowledged_once() -> Result<()> {
    let mut raw = Raw::start().await?;
    let _pending = raw.sandbox.user("Owner").slash("/go").send()?;
    let interaction = raw.interaction().await?;
    assert_eq!(raw.callback(&interaction, json!({"type": 5})).await?.0, 204);
    check_error(raw.callback(&interaction, hello()).await?, (400, 40060), "a second answer");
    let mut other = interaction.clone();
    other["token"] = "wrong".into();
    check_error(raw.callback(&other, hello()).await?, (404, 10062), "a wrong token");
    Ok(())
}

#[tokio::test]
async fn webhook_opens_with_the_acknowledgement_and_closes_after_fifteen_minutes() -> Result<()> {
    let mut raw = Raw::start().await?;
    let _pending = raw.sandbox.user("Owner").slash("/go").send()?;
    let interaction = raw.interaction().await?;
    let follow_up = json!({"content": "more"});
    check_error(raw.webhook("POST", &interaction, "", follow_up.clone()).await?, (404, 10015), "too early");
    assert_eq!(raw.callback(&interaction, hello()).await?.0, 204);
    assert_eq!(raw.webhook("POST", &interaction, "", follow_up.clone()).await?.0, 200);
    raw.sandbox.advance(Duration::from_secs(15 * 60));
    check_error(raw.webhook("POST", &interaction, "", follow_up).await?, (401, 50027), "too late");
    Ok(())
}

#[tokio::test]
async fn first_follow_up_takes_the_place_of_a_deferral() -> Result<()> {
    let mut raw = Raw::start().await?;
    let owner = raw.sandbox.user("Owner");
    let mut pending = owner.slash("/go").send()?;
    let interaction = raw.interaction().await?;
    raw.callback(&interaction, json!({"type": 5, "data": {"flags": 64}})).await?;
    pending.acknowledged().await?;
    assert!(owner.messages()[0].is_loading());
    let (_, original) = raw.webhook("GET", &interaction, "/messages/@original", json!(null)).await?;
    let (_, first) = raw.webhook("POST", &interaction, "", json!({"content": "first"})).await?;
    assert_eq!(first["id"], original["id"], "the first follow-up is the original");
    let (_, second) = raw.webhook("POST", &interaction, "", json!({"content": "second"})).await?;
    assert_ne!(second["id"], original["id"], "the second is a message of its own");
    let reply = pending.reply().await?;
    assert_eq!((reply.content(), reply.is_ephemeral(), reply.is_loading()), ("first", true, false));
    Ok(())
}

#[tokio::test]
async fn original_is_edited_and_deleted_by_its_token() -> Result<()> {
    let mut raw = Raw::start().await?;
    let owner = raw.sandbox.user("Owner");
    let pending = owner.slash("/go").send()?;
    let interaction = raw.interaction().await?;
    raw.callback(&interaction, hello()).await?;
    let reply = pending.reply().await?;
    let edit = json!({"content": "changed"});
    assert_eq!(raw.webhook("PATCH", &interaction, "/messages/@original", edit.clone()).await?.0, 200);
    assert_eq!(reply.changed().await?.content(), "changed");
    let _other = owner.slash("/go").send()?;
    let other = raw.interaction().await?;
    raw.callback(&other, hello()).await?;
    let theirs = raw.webhook("PATCH", &other, &format!("/messages/{}", reply.id()), edit).await?;
    check_error(theirs, (404, 10008), "another interaction's message");
    assert_eq!(raw.webhook("DELETE", &interaction, "/messages/@original", json!(null)).await?.0, 204);
    reply.deleted().await?;
    let gone = raw.webhook("GET", &interaction, "/messages/@original", json!(null)).await?;
    check_error(gone, (404, 10008), "it is gone");
    Ok(())
}

#[tokio::test]
async fn deferral_that_is_taken_back_fails() -> Result<()> {
    let mut raw = Raw::start().await?;
    let pending = raw.sandbox.user("Owner").slash("/go").send()?;
    let interaction = raw.interaction().await?;
    raw.callback(&interaction, json!({"type": 5})).await?;
    raw.webhook("DELETE", &interaction, "/messages/@original", json!(null)).await?;
    assert!(matches!(pending.outcome().await?, Outcome::Failed(_)));
    Ok(())
}

#[tokio::test]
async fn answers_of_the_wrong_kind_are_refused() -> Result<()> {
    let mut raw = Raw::start().await?;
    let _pending = raw.sandbox.user("Owner").slash("/go").send()?;
    let interaction = raw.interaction().await?;
    for (answer, reason) in [
        (json!({"type": 7, "data": {"content": "x"}}), "a command has no message to update"),
        (json!({"type": 8, "data": {"choices": []}}), "a command takes no suggestions"),
        (json!({"type": 5, "data": {"flags": 32768}}), "a deferral is ephemeral or nothing"),
        (json!({"type": 4, "data": {"content": "x".repeat(2001)}}), "2001 characters"),
    ] {
        check_error(raw.callback(&interaction, answer).await?, (400, 50035), reason);
    }
    check_error(raw.callback(&interaction, json!({"type": 4, "data": {}})).await?, (400, 50006), "empty");
    assert_eq!(raw.callback(&interaction, hello()).await?.0, 204, "a refused answer acknowledges nothing");
    Ok(())
}

#[tokio::test]
async fn form_is_not_answered_with_a_form() -> Result<()> {
    let mut raw = Raw::start().await?;
    let pending = raw.sandbox.user("Owner").slash("/go").send()?;
    let interaction = raw.interaction().await?;
    let input = json!({"type": 4, "custom_id": "a", "label": "A", "style": 1});
    let form = json!({"type": 9, "data": {"title": "T", "custom_id": "t",
        "components": [{"type": 1, "components": [input]}]}});
    assert_eq!(raw.callback(&interaction, form.clone()).await?.0, 204);
    let submitted = pending.modal().await?.fill("A", "x").submit().send()?;
    let interaction = raw.interaction().await?;
    check_error(raw.callback(&interaction, form).await?, (400, 50035), "a form after a form");
    raw.callback(&interaction, hello()).await?;
    assert_eq!(submitted.reply().await?.content(), "hello");
    Ok(())
}

#[tokio::test]
async fn v2_flag_stays() -> Result<()> {
    let mut raw = Raw::start().await?;
    let pending = raw.sandbox.user("Owner").slash("/go").send()?;
    let interaction = raw.interaction().await?;
    raw.callback(&interaction, json!({"type": 5})).await?;
    let text = |content: &str| json!({"flags": 32768, "components": [{"type": 10, "content": content}]});
    assert_eq!(raw.webhook("PATCH", &interaction, "/messages/@original", text("one")).await?.0, 200);
    assert_eq!(pending.reply().await?.text(), "one");
    let plain = json!({"flags": 0, "content": "two", "components": []});
    let refused = raw.webhook("PATCH", &interaction, "/messages/@original", plain).await?;
    check_error(refused, (400, 50035), "content on a V2 message");
    Ok(())
}

#[tokio::test]
async fn app_that_a_person_installed_follows_up_five_times() -> Result<()> {
    let mut raw = Raw::start().await?;
    let commands =
        json!([{"name": "go", "description": "Goes", "integration_types": [0, 1], "contexts": [0, 1, 2]}]);
    raw.call("PUT", &raw.commands_path(), commands).await?;
    let (owner, sam) = (raw.sandbox.user("Owner"), raw.sandbox.user("Sam"));
    let pending = owner.group_dm(&[&sam]).slash("/go").send()?;
    let interaction = raw.interaction().await?;
    assert_eq!(interaction["context"], 2);
    assert_eq!(interaction["authorizing_integration_owners"], json!({"1": owner.id().to_string()}));
    assert_eq!(interaction["guild_id"], json!(null));
    raw.callback(&interaction, hello()).await?;
    assert_eq!(pending.reply().await?.content(), "hello");
    for _ in 0..5 {
        assert_eq!(raw.webhook("POST", &interaction, "", json!({"content": "x"})).await?.0, 200);
    }
    check_error(raw.webhook("POST", &interaction, "", json!({"content": "x"})).await?, (400, 40094), "six");
    Ok(())
}

#[tokio::test]
async fn bot_that_never_answers_fails_within_the_sandboxs_patience() -> Result<()> {
    let sandbox = Sandbox::builder().patience(Duration::from_millis(50)).start().await?;
    let mut raw = Raw::start_in(sandbox).await?;
    match raw.sandbox.user("Owner").slash("/go").await {
        Err(Error::Failed { notice, tail, .. }) => {
            assert_eq!(notice, "This interaction failed");
            assert!(tail.contains("INTERACTION_CREATE"), "{tail}");
        }
        other => panic!("{other:?}"),
    }
    let interaction = raw.interaction().await?;
    check_error(
        raw.callback(&interaction, hello()).await?,
        (404, 10062),
        "the person has read that it failed",
    );
    Ok(())
}

#[tokio::test]
async fn answer_comes_back_when_it_is_asked_for() -> Result<()> {
    let mut raw = Raw::start().await?;
    let _pending = raw.sandbox.user("Owner").slash("/go").send()?;
    let interaction = raw.interaction().await?;
    let path = format!(
        "/interactions/{}/{}/callback?&with_response=true",
        interaction["id"].as_str().unwrap_or_default(),
        interaction["token"].as_str().unwrap_or_default()
    );
    let (status, body) = raw.call("POST", &path, hello()).await?;
    assert_eq!((status, &body["resource"]["message"]["content"]), (200, &json!("hello")));
    assert_eq!(body["interaction"]["response_message_id"], body["resource"]["message"]["id"]);
    Ok(())
}

#[tokio::test]
async fn ephemeral_message_is_for_its_person_and_changed_by_its_token_alone() -> Result<()> {
    let mut raw = Raw::start().await?;
    let (owner, sam) = (raw.sandbox.user("Owner"), raw.sandbox.user("Sam"));
    let pending = owner.slash("/go").send()?;
    let interaction = raw.interaction().await?;
    raw.callback(&interaction, json!({"type": 4, "data": {"content": "psst", "flags": 64}})).await?;
    let reply = pending.reply().await?;
    let (_, more) = raw.webhook("POST", &interaction, "", json!({"content": "more", "flags": 64})).await?;
    assert_eq!((owner.messages().len(), sam.messages().len()), (2, 0), "only their person sees them");
    assert!(sam.sees(&reply).is_err());
    let list = raw.call("GET", &format!("/channels/{}/messages", owner.channel_id()), json!(null)).await?;
    assert_eq!(list, (200, json!([])), "the channel's list leaves them out");
    for id in [reply.id().to_string(), more["id"].as_str().unwrap_or_default().to_owned()] {
        let path = format!("/channels/{}/messages/{id}", owner.channel_id());
        for (method, body) in
            [("GET", json!(null)), ("PATCH", json!({"content": "x"})), ("DELETE", json!(null))]
        {
            let refused = raw.call(method, &path, body).await?;
            check_error(refused, (404, 10008), "the channel's routes do not know an ephemeral message");
        }
        let path = format!("/messages/{id}");
        let (status, edited) =
            raw.webhook("PATCH", &interaction, &path, json!({"content": "changed"})).await?;
        assert_eq!((status, &edited["content"], &edited["flags"]), (200, &json!("changed"), &json!(64)));
        assert_eq!(sam.messages().len(), 0, "an edit shows it to nobody else");
        assert_eq!(raw.webhook("DELETE", &interaction, &path, json!(null)).await?.0, 204);
    }
    assert_eq!(owner.messages().len(), 0);
    raw.sandbox.advance(Duration::from_secs(15 * 60));
    for (method, body) in [("GET", json!(null)), ("PATCH", json!({"content": "x"})), ("DELETE", json!(null))]
    {
        let late = raw.webhook(method, &interaction, "/messages/@original", body).await?;
        check_error(late, (401, 50027), "the token has lost its worth for everything");
    }
    Ok(())
}

#[tokio::test]
async fn failing_wait_ends_with_the_transcript() -> Result<()> {
    let sandbox = Sandbox::builder().patience(Duration::from_millis(50)).start().await?;
    let mut raw = Raw::start_in(sandbox).await?;
    let pending = raw.sandbox.user("Owner").slash("/go").send()?;
    let interaction = raw.interaction().await?;
    raw.callback(&interaction, json!({"type": 5})).await?;
    let error = pending.reply().await.err().map(|error| error.to_string()).unwrap_or_default();
    let lines: Vec<_> = error.lines().map(|line| line.split(" {").next().unwrap_or_default()).collect();
    let masked: Vec<_> = lines.iter().filter(|line| line.contains("***")).collect();
    assert_eq!(masked.len(), 1, "the token in the path is masked: {error}");
    assert!(
        error.starts_with("waited 50ms for the outcome of an acknowledged interaction, in vain\nlast "),
        "{error}"
    );
    assert!(lines.iter().any(|line| line.starts_with("gate -> INTERACTION_CREATE")), "{error}");
    Ok(())
}
