//! Who sees what, and what each may do.

use anyhow::Result;

use super::{
    Setting,
    browser::key::{ENTER, RIGHT},
};

#[tokio::test]
async fn what_is_for_one_person_is_hidden_from_others_and_can_be_dismissed() -> Result<()> {
    let Some(setting) = Setting::start().await? else { return Ok(()) };
    let browser = &setting.browser;
    setting.sandbox.user("Maya").slash("/questions profile:engineer").await?;
    browser.press("Just for me").await?;
    browser.reads("only you, Maya").await?;
    browser.reads("Only you can see this").await?;
    browser.click("//button[starts-with(@aria-label, 'Sam')][@aria-pressed]").await?;
    browser.find("//div[contains(@class, 'me-name')][contains(., 'Sam')]").await?;
    assert!(!browser.shows("only you, Maya").await?);
    setting.sandbox.user("Sam").slash("/questions profile:engineer").await?;
    browser.press("Just for me").await?;
    browser.reads("only you, Sam").await?;
    assert!(!browser.shows("panel").await?, "the private channel is hers");
    browser.press("Dismiss message").await?;
    browser.find("//body[not(contains(., 'only you, Sam'))]").await?;
    setting.end().await
}

#[tokio::test]
async fn menus_run_the_commands_of_messages_and_people() -> Result<()> {
    let Some(setting) = Setting::start().await? else { return Ok(()) };
    let browser = &setting.browser;
    setting.sandbox.user("Sam").say("three little words");
    browser.reads("three little words").await?;
    // By keyboard: to the message, its menu, the submenu, the command.
    browser.run("document.querySelector('.messages .message').focus()").await?;
    browser.keys(ENTER).await?;
    browser.find("//*[@role='menuitem'][normalize-space()='Apps']").await?;
    browser.keys(RIGHT).await?;
    browser.picture("menu").await?;
    browser.keys(ENTER).await?;
    browser.reads("3 words").await?;
    browser.click("//button[contains(@class, 'member')][starts-with(@aria-label, 'Sam')]").await?;
    browser.press("Apps").await?;
    browser.press("Greet").await?;
    browser.reads("Hello Sam").await?;
    setting.end().await
}

#[tokio::test]
async fn permissions_and_threads_are_made_in_the_page() -> Result<()> {
    let Some(setting) = Setting::start().await? else { return Ok(()) };
    let browser = &setting.browser;
    browser.click("//button[contains(@class, 'member')][starts-with(@aria-label, 'Sam')]").await?;
    browser.press("Permissions…").await?;
    browser.click("//label[contains(., 'Send messages')]/input").await?;
    browser.picture("permissions").await?;
    browser.press("Save").await?;
    browser.click("//button[starts-with(@aria-label, 'Sam')][@aria-pressed]").await?;
    browser.find("//textarea[@placeholder='Type / for commands']").await?;
    browser.click("//button[starts-with(@aria-label, 'Maya')][@aria-pressed]").await?;
    browser.press("New thread").await?;
    browser.find("//dialog").await?;
    browser.keys("Panel talk").await?;
    browser.click("//label[contains(., 'Private')]/input").await?;
    browser.press("Create").await?;
    browser.find("//h1[@class='bar-name'][.='Panel talk']").await?;
    browser.click("//button[starts-with(@aria-label, 'Sam')][@aria-pressed]").await?;
    browser.find("//h1[@class='bar-name'][.='general']").await?;
    assert!(!browser.shows("Panel talk").await?, "the thread is private");
    setting.end().await
}
