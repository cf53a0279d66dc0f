//! Pictures and files in messages, above all those that Components V2 place.

use anyhow::{Context as _, Result};
use serde_json::{Value, json};
use serenity::all::{ChannelId, CreateAttachment};

use super::{
    Setting,
    browser::{
        Browser,
        key::{ESCAPE, RIGHT},
    },
    png::png,
};
use crate::bot;

/// The flag of a message that is made of Components V2.
const V2: u64 = 1 << 15;
/// Width and height of a picture, and its colour.
const PICTURES: [(u32, u32, [u8; 3]); 5] = [
    (480, 300, [240, 120, 90]),
    (300, 420, [90, 200, 140]),
    (360, 360, [90, 150, 250]),
    (600, 200, [230, 190, 80]),
    (160, 160, [190, 120, 230]),
];

/// Posts a message of the bot's in the channel that Maya looks at.
async fn post(setting: &Setting, components: Value, files: Vec<CreateAttachment>) -> Result<()> {
    let http = bot::http(&setting.sandbox, setting.sandbox.token());
    let channel = ChannelId::new(setting.sandbox.user("Maya").channel_id().get());
    http.send_message(channel, files, &json!({"flags": V2, "components": components})).await?;
    Ok(())
}

/// So many pictures of several shapes, and the gallery of them.
fn gallery(count: usize) -> Result<(Value, Vec<CreateAttachment>)> {
    let pictures = PICTURES.iter().cycle().take(count).zip(1..);
    let files = pictures.map(|((width, height, colour), number)| {
        let bytes = png(*width, *height, *colour)?;
        Ok(CreateAttachment::bytes(bytes, format!("{count}-{number}.png")))
    });
    let items = (1..=count).map(|number| {
        let url = format!("attachment://{count}-{number}.png");
        json!({"media": {"url": url}, "description": format!("Picture {number} of a set of {count}")})
    });
    Ok((json!({"type": 12, "items": items.collect::<Vec<_>>()}), files.collect::<Result<_>>()?))
}

/// How many pictures stand in each row of the gallery of so many, once all of them are there.
async fn rows(browser: &Browser, count: usize) -> Result<Vec<u64>> {
    let script = format!(
        "const done = arguments[arguments.length - 1];
         const gallery = document.querySelector('.gallery.of-{count}');
         const items = [...gallery.querySelectorAll('.gallery-item')];
         Promise.all([...gallery.querySelectorAll('img')].map((image) => image.decode())).then(() => {{
             const rows = new Map();
             for (const item of items) {{
                 const top = Math.round(item.getBoundingClientRect().top);
                 rows.set(top, (rows.get(top) ?? 0) + 1);
             }}
             done([...rows.keys()].sort((a, b) => a - b).map((top) => rows.get(top)));
         }});"
    );
    let rows = browser.run_async(&script).await?;
    rows.as_array().context("a list")?.iter().map(|row| row.as_u64().context("a number")).collect()
}

/// Keeps pictures of the page in a wide and a narrow window, dark and light, and fails if anything is cut off.
async fn pictures(browser: &Browser, name: &str, heights: [u32; 2]) -> Result<()> {
    for (width, height) in [1280, 390].into_iter().zip(heights) {
        browser.size(width, height).await?;
        let overflow = "const scroller = document.querySelector('.scroller');
                        return [...document.querySelectorAll('.message *')]
                            .filter((part) => part.getBoundingClientRect().right > scroller.getBoundingClientRect().right)
                            .map((part) => part.className);";
        assert_eq!(browser.run(overflow).await?, json!([]), "at a width of {width}");
        for colours in ["dark", "light"] {
            browser.colours(colours).await?;
            browser.picture(&format!("{name}-{colours}-{width}")).await?;
        }
    }
    Ok(())
}

#[tokio::test]
async fn pictures_stand_as_in_discords_galleries() -> Result<()> {
    let Some(setting) = Setting::start().await? else { return Ok(()) };
    let browser = &setting.browser;
    let expected: [(usize, &[u64]); 7] = [
        (1, &[1]),
        (2, &[2]),
        (3, &[2, 1]),
        (4, &[2, 2]),
        (5, &[2, 3]),
        (7, &[1, 3, 3]),
        (10, &[1, 3, 3, 3]),
    ];
    for (count, _) in expected {
        let (gallery, files) = gallery(count)?;
        let heading = json!({"type": 10, "content": format!("A gallery of {count}")});
        post(&setting, json!([heading, gallery]), files).await?;
        browser.reads(&format!("A gallery of {count}")).await?;
    }
    browser.size(1280, 4000).await?;
    for (count, expected) in expected {
        assert_eq!(rows(browser, count).await?, expected, "{count} pictures");
    }
    let shape = "const { width, height } = document.querySelector('.of-1 img').getBoundingClientRect();
                 return [width, height];";
    assert_eq!(browser.run(shape).await?, json!([480, 300]), "one alone is not cut");
    let large = "const [first, second] = document.querySelectorAll('.of-3 .gallery-item');
                 return first.getBoundingClientRect().height > 2 * second.getBoundingClientRect().height;";
    assert_eq!(browser.run(large).await?, true, "of three, the first is as high as the others together");
    pictures(browser, "galleries", [4000, 2600]).await?;
    setting.end().await
}

#[tokio::test]
async fn a_picture_is_shown_large_with_those_beside_it() -> Result<()> {
    let Some(setting) = Setting::start().await? else { return Ok(()) };
    let browser = &setting.browser;
    let (gallery, files) = gallery(3)?;
    post(&setting, json!([gallery]), files).await?;
    browser.press("Picture 2 of a set of 3").await?;
    browser.find("//dialog//img[@alt='Picture 2 of a set of 3']").await?;
    browser.reads("2 of 3").await?;
    browser.picture("viewer").await?;
    browser.keys(RIGHT).await?;
    browser.find("//dialog//img[@alt='Picture 3 of a set of 3']").await?;
    browser.press("Next picture").await?;
    browser.find("//dialog[.//h2[.='3-1.png']]//img[@alt='Picture 1 of a set of 3']").await?;
    browser.find("//dialog//a[@download='3-1.png'][contains(@href, '/attachments/')]").await?;
    browser.keys(ESCAPE).await?;
    browser.find("//div[@id='layers'][not(.//dialog)]").await?;
    let back = browser.run("return document.activeElement.getAttribute('aria-label')").await?;
    assert_eq!(back, "Picture 2 of a set of 3", "the focus is where it was");
    setting.end().await
}

#[tokio::test]
async fn files_and_pictures_stand_in_a_container() -> Result<()> {
    let Some(setting) = Setting::start().await? else { return Ok(()) };
    let browser = &setting.browser;
    let kit = "# Interview kit\n\nFive questions.\n";
    let files = vec![
        CreateAttachment::bytes(
            kit.as_bytes(),
            "interview-kit-with-a-name-that-is-longer-than-any-line-has-room-for.md",
        ),
        CreateAttachment::bytes(vec![0; 70_000], "recording.zip"),
        CreateAttachment::bytes(png(320, 240, [240, 120, 90])?, "room.png"),
    ];
    let text = |content: &str| json!({"type": 10, "content": content});
    let file = |name: &str, spoiler: bool| json!({"type": 13, "file": {"url": format!("attachment://{name}")}, "spoiler": spoiler});
    let media = |url: &str| json!({"url": url});
    let container = json!({"type": 17, "accent_color": 0x4f_5b_d9, "components": [
        {"type": 9, "components": [text("## The kit"), text("For the panel.")],
         "accessory": {"type": 11, "media": media("attachment://room.png"), "description": "The room"}},
        file("interview-kit-with-a-name-that-is-longer-than-any-line-has-room-for.md", false),
        {"type": 14},
        {"type": 12, "items": [
            {"media": media("attachment://room.png"), "spoiler": true},
            {"media": media("https://example.com/elsewhere.png"), "description": "Elsewhere"}]},
        file("recording.zip", true),
    ]});
    post(&setting, json!([container]), files).await?;
    browser.reads("33 bytes").await?;
    browser.reads("68.4 KB").await?;
    browser.reads("Image on example.com").await?;
    pictures(browser, "container", [900, 900]).await?;
    browser.click("//button[starts-with(@aria-label, 'Read interview-kit')]").await?;
    browser.find("//pre[contains(., 'Five questions.')]").await?;
    let covered = "return document.querySelectorAll('.cover:not(.lifted)').length";
    assert_eq!(browser.run(covered).await?, 2);
    browser.click("//div[contains(@class, 'cover')][.//a[.='recording.zip']]/button").await?;
    browser.click("//a[.='recording.zip']").await?;
    browser.click("//figure//div[contains(@class, 'cover')]/button[.='Spoiler']").await?;
    browser.press("room.png").await?;
    browser.find("//dialog//img").await?;
    setting.end().await
}

#[tokio::test]
async fn pictures_that_are_attached_stand_as_a_gallery_before_other_files() -> Result<()> {
    let Some(setting) = Setting::start().await? else { return Ok(()) };
    let browser = &setting.browser;
    let http = bot::http(&setting.sandbox, setting.sandbox.token());
    let channel = ChannelId::new(setting.sandbox.user("Maya").channel_id().get());
    let mut files = vec![CreateAttachment::bytes("notes", "notes.txt")];
    for (number, (width, height, colour)) in (1..).zip(PICTURES) {
        files.push(CreateAttachment::bytes(png(width, height, colour)?, format!("SPOILER_{number}.png")));
    }
    http.send_message(channel, files, &json!({"content": "Pictures and notes"})).await?;
    browser.find("//*[@class='attachments']/*[2][contains(., 'notes.txt')]").await?;
    assert_eq!(rows(browser, 5).await?, [2, 3]);
    browser.picture("attached").await?;
    setting.end().await
}
