//! Files that a person gives: to a command, by dropping or by the file dialog, and with a message.

use std::fs;

use anyhow::Result;

use super::{
    Setting,
    browser::key::{BACKSPACE, ENTER},
};

/// Where the option for a file stands, with nothing in it and with something.
const EMPTY: &str = "//*[@class='pill'][contains(., 'Choose or drop a file')]";
const BUTTON: &str = "//button[contains(@class, 'pill-file')]";

/// The pill with this in it.
fn filled(name: &str, size: &str) -> String {
    format!("//*[@class='pill'][.//*[.='{name}']][.//*[.='{size}']]")
}

#[tokio::test]
async fn a_file_is_dropped_on_a_command() -> Result<()> {
    let Some(setting) = Setting::start().await? else { return Ok(()) };
    let (browser, folder) = (&setting.browser, tempfile::tempdir()?);
    let (notes, other) = (folder.path().join("notes.txt"), folder.path().join("other.txt"));
    fs::write(&notes, "Größe: 3 m²\n")?;
    fs::write(&other, "x".repeat(3 * 1024))?;
    browser.keys("/read").await?;
    browser.keys(ENTER).await?;
    browser.find(EMPTY).await?;
    browser.drop_files("//main", &[&other]).await?;
    browser.find(&filled("other.txt", "3.0 KB")).await?;
    browser.press("Take the file out").await?;
    browser.find(EMPTY).await?;
    browser.drop_files("//main", &[&other, &notes]).await?;
    browser.reads("There is no place left for notes.txt: this command takes one file.").await?;
    browser.drop_files("//main", &[&notes]).await?;
    browser.find(&filled("notes.txt", "15 bytes")).await?;
    browser.picture("file-dropped").await?;
    browser.keys(ENTER).await?;
    browser.reads("notes.txt 15 Some(\"text/plain\"): Größe: 3 m²").await?;
    setting.end().await
}

#[tokio::test]
async fn a_file_is_chosen_for_a_command() -> Result<()> {
    let Some(setting) = Setting::start().await? else { return Ok(()) };
    let (browser, folder) = (&setting.browser, tempfile::tempdir()?);
    let kit = folder.path().join("a-kit-whose-name-is-longer-than-there-is-room-for-in-a-narrow-window.md");
    fs::write(&kit, "# Kit")?;
    browser.size(390, 780).await?;
    browser.keys("/read").await?;
    browser.keys(ENTER).await?;
    browser.find(EMPTY).await?;
    // Without the file the command is not sent.
    browser.press("Send the command").await?;
    browser.reads("file is required.").await?;
    let pill = filled("a-kit-whose-name-is-longer-than-there-is-room-for-in-a-narrow-window.md", "5 bytes");
    for removed in [BACKSPACE, ENTER] {
        browser.choose_file(BUTTON, &kit).await?;
        browser.find(&pill).await?;
        assert!(!browser.shows("file is required.").await?, "what was wrong is not so any more");
        browser.picture("file-chosen").await?;
        browser.keys(removed).await?;
        if removed == BACKSPACE {
            browser.find(EMPTY).await?;
        }
    }
    browser.reads(": # Kit").await?;
    setting.end().await
}

#[tokio::test]
async fn files_go_with_a_message() -> Result<()> {
    let Some(setting) = Setting::start().await? else { return Ok(()) };
    let (browser, folder) = (&setting.browser, tempfile::tempdir()?);
    let (notes, other) = (folder.path().join("notes.txt"), folder.path().join("other.txt"));
    fs::write(&notes, "some notes")?;
    fs::write(&other, "something else")?;
    browser.drop_files("//main", &[&notes, &other]).await?;
    browser.reads("notes.txt (10 bytes)").await?;
    browser.picture("files-for-message").await?;
    browser.press("Leave out other.txt").await?;
    browser.keys("Here you are").await?;
    browser.keys(ENTER).await?;
    browser.find("//*[@class='attachments'][contains(., 'notes.txt')]").await?;
    let maya = setting.sandbox.user("Maya");
    let said = maya.wait_for_message("her message", |reply| reply.content() == "Here you are").await?;
    let files: Vec<_> =
        said.attachments().iter().map(|file| (file.filename().to_owned(), file.text())).collect();
    assert_eq!(files, [("notes.txt".to_owned(), "some notes".to_owned())]);
    setting.end().await
}
