//! Discord's markdown in the page: what each text becomes, and that none of it is ever markup.

use anyhow::{Context, Result};

use super::Setting;

const TEXTS: &[&str] = &[
    "plain, 2 * 3 * 4 and snake_case_name",
    "**bold** *italic* _italic_ ***both*** __under__ ~~gone~~ ||secret||",
    "**bold with *italic* inside** and `code with **stars**`",
    r"\*not italic\* and \`not code\`",
    "```rust\nfn main() {}\n```after",
    "> one\n> two\nafter",
    ">>> all\nthat follows",
    "# One\n## Two\n### Three\n#### not four\n-# small",
    "- a\n- b\n  - c\n- d\n1. first\n2. second",
    "[words](https://example.com/a_(b)) <https://example.com/x> https://example.com/y.",
    "[bad](javascript:alert(1)) [bad](data:text/html,x)",
    "<img src=x onerror=alert(1)> <script>alert(1)</script> &lt;b&gt;",
    "@everyone <@999999> <#999999> <:wave:123456> </menu:1>",
    "**not closed and ||neither this",
    "||**bold** secret|| and `` a ` b ``",
];

#[tokio::test]
async fn each_mark_becomes_an_element_and_markup_stays_text() -> Result<()> {
    let Some(setting) = Setting::start().await? else { return Ok(()) };
    let texts = serde_json::to_string(TEXTS)?;
    let script = format!(
        "const done = arguments[arguments.length - 1];
         import('/page/js/markdown.js').then(({{ markdown }}) => done({texts}.map((text) => {{
             const holder = document.createElement('div');
             holder.append(...markdown(text));
             return holder.innerHTML;
         }})));"
    );
    let drawn = setting.browser.run_async(&script).await?;
    let drawn = drawn.as_array().context("a list")?;
    let pairs =
        TEXTS.iter().zip(drawn).map(|(text, html)| format!("{text}\n    {}\n", html.as_str().unwrap_or("?")));
    insta::assert_snapshot!(pairs.collect::<Vec<_>>().join("\n"));
    setting.end().await
}

#[tokio::test]
async fn hostile_text_is_drawn_at_once() -> Result<()> {
    let Some(setting) = Setting::start().await? else { return Ok(()) };
    // As long as a message can be. A reader that looks back for each mark would not come to an end within the
    // browser's time limit.
    for part in ["*", "_", "**a", "[", "[a](", "||", "`", "> ", "- ", "<", "~~_*", "***_"] {
        let script = format!(
            "const done = arguments[arguments.length - 1];
             import('/page/js/markdown.js').then(({{ markdown }}) => done(markdown({part:?}.repeat(4000).slice(0, 4000)).length));"
        );
        assert!(setting.browser.run_async(&script).await?.is_u64(), "{part}");
    }
    setting.end().await
}
