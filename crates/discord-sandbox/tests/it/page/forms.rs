//! Commands, buttons, selects and forms, by keyboard and by pointer.

use anyhow::Result;

use super::{
    Setting,
    browser::key::{DOWN, ENTER, ESCAPE, TAB},
};

#[tokio::test]
async fn a_command_is_filled_in_with_the_keyboard_alone() -> Result<()> {
    let Some(setting) = Setting::start().await? else { return Ok(()) };
    let browser = &setting.browser;
    browser.keys("/").await?;
    browser.find("//*[@role='option'][contains(., '/questions')]").await?;
    browser.keys("ques").await?;
    browser.keys(ENTER).await?;
    browser.find("//input[starts-with(@aria-label, 'profile, required')]").await?;
    browser.keys("it-p").await?;
    browser.find("//*[@role='option'][@aria-selected='true'][contains(., 'it-project-manager')]").await?;
    browser.picture("command").await?;
    browser.keys(ENTER).await?;
    // The box for more options offers those that are left.
    browser.find("//*[@role='option'][contains(., 'count')]").await?;
    browser.keys(TAB).await?;
    browser.find("//input[starts-with(@aria-label, 'count')]").await?;
    browser.keys("99").await?;
    browser.keys(ENTER).await?;
    browser.reads("count is at most 20.").await?;
    browser.keys("\u{e003}\u{e003}").await?;
    browser.keys("5").await?;
    browser.keys(TAB).await?;
    browser.find("//*[@role='option'][contains(., 'kind')]").await?;
    browser.keys(DOWN).await?;
    browser.keys(ENTER).await?;
    browser.find("//*[@role='option'][contains(., 'Deep dive')]").await?;
    browser.keys("sho").await?;
    browser.keys(ENTER).await?;
    browser.find("//*[@class='pill'][contains(., 'kind')]").await?;
    browser.keys(ENTER).await?;
    browser
        .find("//*[contains(@class, 'message-reply')][contains(., 'Maya')][contains(., '/questions')]")
        .await?;
    let asked = setting.sandbox.transcript().to_string();
    assert!(asked.contains(r#""name":"count","type":4,"value":5"#), "{asked}");
    assert!(asked.contains(r#""name":"kind","type":3,"value":"short""#), "{asked}");
    // Escape backs out, and leaves an empty box.
    browser.keys("/file").await?;
    browser.keys(ENTER).await?;
    browser.find("//*[contains(@class, 'command-name')]").await?;
    browser.keys(ESCAPE).await?;
    browser.find("//textarea[contains(@class, 'composer-text')]").await?;
    setting.end().await
}

#[tokio::test]
async fn buttons_selects_and_forms_work() -> Result<()> {
    let Some(setting) = Setting::start().await? else { return Ok(()) };
    let browser = &setting.browser;
    setting.sandbox.user("Maya").slash("/questions profile:engineer").await?;
    browser.press("Another wording").await?;
    browser.reads("wording 1").await?;
    browser.press("Edit").await?;
    browser.reads("Edit the question").await?;
    browser.press("Submit").await?;
    browser.reads("This field is required.").await?;
    browser.picture("form").await?;
    browser.keys("A better one").await?;
    browser.keys(ENTER).await?;
    browser.reads("A better one").await?;
    assert!(!browser.shows("Edit the question").await?, "the form has closed");

    setting.sandbox.user("Maya").slash("/menu").await?;
    browser.press("Choose").await?;
    browser.press("One").await?;
    browser.press("Three").await?;
    browser.picture("select").await?;
    browser.press("Done").await?;
    browser.reads("picked one+three").await?;
    setting.end().await
}
