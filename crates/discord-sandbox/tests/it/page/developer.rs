//! The developer's panel: what went over the wire, what was wrong with it, and trouble on demand.

use anyhow::Result;
use serde_json::{Value, json};

use super::Setting;

#[tokio::test]
async fn what_went_over_the_wire_is_read_and_copied() -> Result<()> {
    let Some(setting) = Setting::start().await? else { return Ok(()) };
    let browser = &setting.browser;
    browser.press("Developer panel").await?;
    browser.keys("/menu\u{e007}\u{e007}").await?;
    browser.press("Choose").await?;
    browser.press("One").await?;
    browser.press("Done").await?;
    browser.reads("picked one").await?;
    let entry = "(//details[contains(@class, 'entry') or ancestor::li][.//*[contains(., '/callback')]])[1]";
    browser.click(&format!("{entry}/summary")).await?;
    let json = browser.find(&format!("{entry}//pre[@aria-label='Request']")).await?.text().await?;
    assert!(json.starts_with("{\n  \""), "each key has a line: {json}");
    let read: Value = serde_json::from_str(&json)?;
    assert_eq!(read["data"]["content"], "Choose");
    browser.click(&format!("{entry}//*[.='Request']/following-sibling::button")).await?;
    browser.reads("Copied").await?;
    assert_eq!(serde_json::from_str::<Value>(&browser.clipboard().await?)?, read);
    let wide = "return [...document.querySelectorAll('#developer, .rows, .entry-json, .entry-json pre')]
                    .filter((part) => part.scrollWidth > part.clientWidth).map((part) => part.className);";
    for (width, height) in [(1280, 800), (390, 780)] {
        browser.size(width, height).await?;
        browser.find(&format!("{entry}//pre")).await?.scroll_into_view().await?;
        assert_eq!(browser.run(wide).await?, json!([]), "nothing is wider than the panel at {width}");
        for colours in ["dark", "light"] {
            browser.colours(colours).await?;
            browser.picture(&format!("wire-{colours}-{width}")).await?;
        }
    }
    setting.end().await
}

#[tokio::test]
async fn what_was_done_is_copied_as_a_test() -> Result<()> {
    let Some(setting) = Setting::start().await? else { return Ok(()) };
    let browser = &setting.browser;
    browser.press("Developer panel").await?;
    browser.press("Test").await?;
    browser.find("//button[@disabled][.='Nothing was done yet']").await?;
    browser.press("Transcript").await?;
    browser.keys("Good morning\u{e007}").await?;
    browser.reads("Good morning").await?;
    browser.press("Test").await?;
    let code = browser.find("//code[contains(., 'Good morning')]").await?.text().await?;
    browser.press("Copy as a test").await?;
    browser.find("//button[.='Copied']").await?;
    let copied = browser.clipboard().await?;
    assert!(copied.contains("maya.say(\"Good morning\");"), "{copied}");
    assert_eq!(copied.trim(), code.trim(), "what is shown is what is copied");
    browser.picture("test").await?;
    setting.end().await
}

#[tokio::test]
async fn findings_are_counted_and_trouble_is_brought() -> Result<()> {
    let Some(setting) = Setting::start().await? else { return Ok(()) };
    let browser = &setting.browser;
    browser.press("Developer panel").await?;
    setting.sandbox.user("Maya").slash("/twice").await?;
    browser.reads("refused with 400 (code 40060)").await?;
    browser.press("Findings1").await?;
    browser.picture("findings").await?;
    browser.press("Trouble").await?;
    browser.click("//button[contains(., 'Server error (500)')]").await?;
    browser.reads("waiting for the next request").await?;
    browser.picture("trouble").await?;
    setting.end().await
}
