//! The chat page, used by a person in a real browser.

mod browser;
mod copied;
mod copied_code;
mod developer;
mod failures;
mod files;
mod forms;
mod guard;
mod many;
mod markdown;
mod media;
mod people;
mod png;

use anyhow::Result;
use discord_sandbox::{FirstStep, Guild, Page, Permissions, Person, Sandbox};

use self::browser::Browser;
use crate::bot::Bot;

/// A sandbox with a page and a bot, and a browser that has opened the page as Maya.
struct Setting {
    sandbox: Sandbox,
    _bot: Bot,
    browser: Browser,
}

impl Setting {
    /// Nothing, if there is no browser here.
    async fn start() -> Result<Option<Self>> {
        let Some(browser) = Browser::start().await? else { return Ok(None) };
        let sandbox = sandbox().await?;
        let bot = Bot::start(&sandbox).await?;
        browser.size(1280, 800).await?;
        browser.colours("dark").await?;
        browser.open(sandbox.api_base()).await?;
        browser.reads("Welcome to #general").await?;
        Ok(Some(Self { sandbox, _bot: bot, browser }))
    }

    /// Fails if the page complained of something, or asked for something elsewhere.
    async fn end(self) -> Result<()> {
        self.browser.is_clean().await
    }
}

async fn sandbox() -> Result<Sandbox> {
    let page = Page::new("Test").first_step(FirstStep::command("menu", "Type `/` and choose **/menu**."));
    let sandbox = Sandbox::builder()
        .owner(Person::new("Maya").permissions(Permissions::ADMINISTRATOR))
        .person(Person::new("Sam"))
        .guild(Guild::new("Acme").channel("general").private_channel("panel", &["Maya"]).role("Panel"))
        .page(page)
        .start()
        .await?;
    Ok(sandbox)
}
