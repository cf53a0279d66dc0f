//! What was done in the page, copied as a test. `copied_code.rs` is what the page gives, and runs as a test too.

use anyhow::Result;

use super::Setting;

/// What the page gives, but for the line that starts the bot.
const EXPECTED: &str = include_str!("copied_code.rs");
const START: &str = "// Start your bot here, with `sandbox.token()`, and `sandbox.api_base()` in place of https://discord.com.";
const STARTED: &str = "let _bot = crate::bot::Bot::start(&sandbox).await?;";

#[tokio::test]
async fn the_page_writes_the_test_that_repeats_what_was_done() -> Result<()> {
    let Some(setting) = Setting::start().await? else { return Ok(()) };
    let browser = &setting.browser;
    browser.keys("Good morning\u{e007}").await?;
    browser.reads("Good morning").await?;
    browser.keys("/questions\u{e007}").await?;
    browser.find("//input[starts-with(@aria-label, 'profile, required')]").await?;
    browser.keys("eng").await?;
    browser.find("//*[@role='option'][@aria-selected='true'][contains(., 'engineer')]").await?;
    browser.keys("\u{e007}").await?;
    browser.find("//*[@role='option'][contains(., 'count')]").await?;
    browser.keys("\u{e007}").await?;
    browser.press("Another wording").await?;
    browser.reads("wording 1").await?;
    browser.press("Edit").await?;
    browser.find("//dialog").await?;
    browser.keys("Better\u{e007}").await?;
    browser.reads("Better").await?;
    browser.press("Developer panel").await?;
    browser.press("Test").await?;
    browser.find("//code[contains(., 'submit()')]").await?;
    let code = browser.run("return document.querySelector('.test-tab pre code').textContent").await?;
    let code = code.as_str().unwrap_or_default().replace(START, STARTED);
    assert_eq!(without_layout(&code), without_layout(EXPECTED), "{code}");
    setting.end().await
}

/// Code without what a formatter may change: spaces, line ends, and the comma of a list's last item.
fn without_layout(code: &str) -> String {
    let code: String = code.split_whitespace().collect();
    code.replace(",)", ")").replace(",]", "]")
}
