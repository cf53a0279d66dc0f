//! What a person reads when the bot does not answer within three seconds, by the sandbox's clock.

use std::time::Duration;

use anyhow::Result;
use discord_sandbox::{Entry, Finding, Sandbox, Transcript};

use super::{Setting, browser::key::ENTER};

/// Lets three seconds pass once the bot has been sent so many interactions.
async fn three_seconds_pass(sandbox: &Sandbox, interactions: usize) -> Result<()> {
    let is_one = |entry: &&Entry| matches!(entry, Entry::Sent { name, .. } if name == "INTERACTION_CREATE");
    let are_sent =
        |transcript: &Transcript| transcript.entries().iter().filter(is_one).count() >= interactions;
    sandbox.wait_for("the interaction", are_sent).await?;
    sandbox.advance(Duration::from_secs(3));
    Ok(())
}

#[tokio::test]
async fn a_command_that_is_not_answered_is_told_of() -> Result<()> {
    let Some(setting) = Setting::start().await? else { return Ok(()) };
    let browser = &setting.browser;
    browser.keys("/silent").await?;
    browser.keys(ENTER).await?;
    browser.find("//*[contains(@class, 'command-name')]").await?;
    browser.keys(ENTER).await?;
    browser.reads("Sending the command…").await?;
    three_seconds_pass(&setting.sandbox, 1).await?;
    browser.reads("The application did not respond").await?;
    browser.find("//body[not(contains(., 'Sending the command…'))]").await?;
    browser.picture("no-answer").await?;
    browser.press("Dismiss").await?;
    browser.find("//body[not(contains(., 'The application did not respond'))]").await?;
    let expected = Finding::Unacknowledged("/silent".to_owned());
    assert_eq!(setting.sandbox.findings(), [expected]);
    setting.end().await
}

#[tokio::test]
async fn a_button_that_is_not_answered_is_told_of_below_its_message() -> Result<()> {
    let Some(setting) = Setting::start().await? else { return Ok(()) };
    let browser = &setting.browser;
    setting.sandbox.user("Maya").slash("/mute").await?;
    browser.press("Say nothing").await?;
    browser.find("//button[@aria-busy='true'][@aria-label='Say nothing']").await?;
    three_seconds_pass(&setting.sandbox, 2).await?;
    browser.find("//li[contains(@class, 'message')]//*[@role='alert'][.='This interaction failed']").await?;
    browser.picture("button-failed").await?;
    // It is gone with the next attempt, and the button is there to be used.
    browser.press("Say nothing").await?;
    browser.find("//button[@aria-busy='true'][@aria-label='Say nothing']").await?;
    browser.find("//li[contains(@class, 'message')][not(.//*[@role='alert'])]").await?;
    three_seconds_pass(&setting.sandbox, 3).await?;
    browser.find("//li[contains(@class, 'message')]//*[@role='alert']").await?;
    browser.find("//button[not(@aria-busy)][@aria-label='Say nothing']").await?;
    assert_eq!(setting.sandbox.findings().len(), 2);
    setting.end().await
}

#[tokio::test]
async fn a_form_that_is_not_answered_stays_with_what_was_written() -> Result<()> {
    let Some(setting) = Setting::start().await? else { return Ok(()) };
    let browser = &setting.browser;
    setting.sandbox.user("Maya").slash("/mute").await?;
    browser.press("Ask").await?;
    browser.find("//dialog").await?;
    browser.keys("Something long").await?;
    browser.keys(ENTER).await?;
    three_seconds_pass(&setting.sandbox, 3).await?;
    browser.find("//dialog//*[@role='alert'][.='Something went wrong. Try again.']").await?;
    browser.find("//dialog//button[.='Submit'][not(@disabled)]").await?;
    browser.picture("form-failed").await?;
    let kept = browser.run("return document.querySelector('dialog input').value").await?;
    assert_eq!(kept, "Something long");
    setting.end().await
}
