//! What keeps other sites and hostile files away from the page.

use anyhow::Result;
use reqwest::{Client, StatusCode, header};

use super::sandbox;

#[tokio::test]
async fn the_page_loads_nothing_from_elsewhere_and_answers_no_other_site() -> Result<()> {
    let sandbox = sandbox().await?;
    let client = Client::new();
    let page = client.get(sandbox.api_base()).send().await?;
    let policy = page.headers()[header::CONTENT_SECURITY_POLICY].to_str()?.to_owned();
    assert!(policy.starts_with("default-src 'none'; script-src 'self';"), "{policy}");
    assert!(!policy.contains("unsafe"), "{policy}");
    assert!(page.text().await?.contains("/page/js/main.js"));

    let act = format!("{}/page/act", sandbox.api_base());
    for (name, value) in [(header::ORIGIN, "https://evil.example"), (header::HOST, "evil.example")] {
        let refused = client.post(&act).header(&name, value).send().await?;
        assert_eq!(refused.status(), StatusCode::FORBIDDEN, "{name}: {value}");
    }
    let own = client.post(&act).header(header::ORIGIN, sandbox.api_base()).send().await?;
    assert_eq!(own.status(), StatusCode::BAD_REQUEST, "let in, and found to hold no form");
    Ok(())
}

#[tokio::test]
async fn a_file_that_a_bot_sends_can_do_nothing_in_the_browser() -> Result<()> {
    let sandbox = sandbox().await?;
    let bot = crate::bot::Bot::start(&sandbox).await?;
    let file = sandbox.user("Maya").slash("/file").await?.attachments().remove(0);
    let served = Client::new().get(file.url()).send().await?;
    let policy = served.headers()[header::CONTENT_SECURITY_POLICY].to_str()?;
    assert!(policy.ends_with("; sandbox") && policy.contains("default-src 'none'"), "{policy}");
    assert_eq!(served.headers()[header::X_CONTENT_TYPE_OPTIONS], "nosniff");
    bot.stop().await;
    Ok(())
}
