//! Many messages: what keeps the page fast is that few of them are drawn.

use anyhow::Result;

use super::Setting;

/// The most messages that are ever drawn.
const MOST: u64 = 200;

const DRAWN: &str = "return document.querySelectorAll('.message').length";

/// Scrolls by whole windows, up (-1) or down (1), until it goes no further, and gives the most messages that were drawn
/// on the way.
fn scroll(direction: i32) -> String {
    format!(
        "const done = arguments[arguments.length - 1];
         const scroller = document.querySelector('.scroller');
         let most = 0;
         const step = (before) => {{
             most = Math.max(most, document.querySelectorAll('.message').length);
             const state = `${{scroller.scrollTop}} ${{scroller.scrollHeight}}`;
             if (state === before) return done(most);
             scroller.scrollTop += {direction} * scroller.clientHeight;
             requestAnimationFrame(() => requestAnimationFrame(() => step(state)));
         }};
         step('');"
    )
}

#[tokio::test]
async fn of_a_thousand_messages_those_near_the_screen_are_drawn() -> Result<()> {
    let Some(setting) = Setting::start().await? else { return Ok(()) };
    let maya = setting.sandbox.user("Maya");
    for number in 1..=1_000 {
        maya.say(&format!("**message** number {number} of many"));
    }
    let browser = &setting.browser;
    browser.reads("number 1000 of many").await?;
    browser.click("//button[starts-with(@aria-label, 'panel')]").await?;
    browser.reads("Welcome to #panel").await?;
    browser.click("//button[starts-with(@aria-label, 'general')]").await?;
    browser.reads("number 1000 of many").await?;
    assert_eq!(browser.run(DRAWN).await?, 50, "older ones are drawn when somebody scrolls up to them");

    assert_eq!(browser.run_async(&scroll(-1)).await?, MOST);
    browser.reads("Welcome to #general").await?;
    browser.reads("number 1 of many").await?;
    assert!(!browser.shows("number 1000 of many").await?, "what is far below is off the page");
    assert_eq!(browser.run_async(&scroll(1)).await?, MOST);
    browser.reads("number 1000 of many").await?;
    assert!(!browser.shows("number 1 of many").await?, "what is far above is off the page");

    browser.run_async(&scroll(-1)).await?;
    maya.say("the newest of all");
    browser.press("Jump to the newest").await?;
    browser.find("//li[contains(., 'the newest of all')]").await?;
    assert_eq!(browser.run(DRAWN).await?, 50);
    setting.end().await
}

#[tokio::test]
async fn messages_that_come_in_take_the_place_of_the_oldest() -> Result<()> {
    let Some(setting) = Setting::start().await? else { return Ok(()) };
    let (browser, maya) = (&setting.browser, setting.sandbox.user("Maya"));
    // In turns, so that each lot comes on its own.
    for lot in 1..=10 {
        for number in 1..=40 {
            maya.say(&format!("{number} of lot {lot}"));
        }
        browser.find(&format!("//li[contains(., '40 of lot {lot}')]")).await?;
    }
    assert_eq!(browser.run(DRAWN).await?, MOST);
    let below = "const last = document.querySelector('.messages').lastElementChild.getBoundingClientRect();
                 return last.bottom - document.querySelector('.scroller').getBoundingClientRect().bottom;";
    assert!(browser.run(below).await?.as_f64().is_some_and(|below| below <= 0.0), "the newest is in sight");
    setting.end().await
}
