//! `starling sandbox` as somebody who has never seen Starling: the real program, and a real browser on its page.
//!
//! `PAGE_PICTURES=docs/images cargo test --test it tour::` makes the README's pictures anew.

use std::process::Stdio;

use anyhow::{Context, Result, ensure};
use tokio::io::{AsyncBufReadExt, BufReader};
use tokio::process::{Child, Command};

use crate::browser::Browser;
use crate::browser::key::{ENTER, RIGHT, TAB};

/// The program with its page open. Both end when this is dropped.
struct Tour {
    browser: Browser,
    _program: Child,
    /// All that the program writes is here.
    _folder: tempfile::TempDir,
}

impl Tour {
    /// Nothing, if there is no browser here.
    async fn start(width: u32, height: u32, colours: &str) -> Result<Option<Self>> {
        let Some(browser) = Browser::start().await? else { return Ok(None) };
        let folder = tempfile::tempdir()?;
        let mut program = Command::new(env!("CARGO_BIN_EXE_starling"))
            .args(["sandbox", "--port", "0"])
            .current_dir(folder.path())
            .env_clear()
            .env("TMPDIR", folder.path())
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .kill_on_drop(true)
            .spawn()?;
        let said = program.stdout.take().context("its output is piped")?;
        let line = BufReader::new(said).lines().next_line().await?.context("it says where the page is")?;
        let (_, address) = line.split_once(": ").context("an address comes last")?;
        browser.size(width, height).await?;
        browser.colours(colours).await?;
        browser.open(address).await?;
        browser.reads("team lead").await?;
        Ok(Some(Self { browser, _program: program, _folder: folder }))
    }

    /// Makes a set of questions by the keyboard alone, and keeps a picture of it.
    async fn ask(&self, picture: &str) -> Result<()> {
        let browser = &self.browser;
        browser.keys("/").await?;
        browser.find("//*[@role='option'][contains(., '/questions')]").await?;
        browser.keys("questions").await?;
        browser.keys(ENTER).await?;
        browser.find("//*[@role='option'][contains(., 'The role profile')]").await?;
        browser.keys("profile").await?;
        browser.keys(TAB).await?;
        browser.find("//input[starts-with(@aria-label, 'profile')]").await?;
        browser.keys("proj").await?;
        browser.find("//*[@role='option'][@aria-selected='true'][contains(., 'Project Manager')]").await?;
        browser.keys(TAB).await?;
        browser.find("//*[@role='option'][contains(., 'count')]").await?;
        browser.keys("count").await?;
        browser.keys(TAB).await?;
        browser.find("//input[starts-with(@aria-label, 'count')]").await?;
        browser.keys("3").await?;
        browser.keys(TAB).await?;
        // The same questions each time, so that the picture changes only with the page.
        browser.find("//*[@role='option'][contains(., 'seed')]").await?;
        browser.keys("seed").await?;
        browser.keys(TAB).await?;
        browser.find("//input[starts-with(@aria-label, 'seed')]").await?;
        browser.keys("7").await?;
        browser.keys(ENTER).await?;
        browser.find(WORDING).await?;
        browser.picture(picture).await
    }

    /// The first question of the set, once it is another than this.
    async fn question_but(&self, before: &str) -> Result<String> {
        let path = format!(r#"//strong[starts-with(., "1. ")][. != "{before}"]"#);
        Ok(self.browser.find(&path).await?.text().await?)
    }
}

/// The buttons of the first question.
const WORDING: &str = "(//button[normalize-space()='Another wording'])[1]";
const PROBES: &str = "(//button[normalize-space()='Probes'])[1]";

/// The next answer reaches the page once the guide is shown as approved, as it may: the bot has changed its message before the
/// page hears that it has answered. The step that was done is ticked off all the same.
const ANSWER_LATE: &str = "
    const fetched = window.fetch;
    const approved = (done) => document.body.innerText.includes('version 1, approved') ? done() : requestAnimationFrame(() => approved(done));
    window.fetch = async (...asked) => {
        window.fetch = fetched;
        const answer = await fetched(...asked);
        await new Promise(approved);
        return answer;
    };";

#[tokio::test]
async fn a_newcomer_finds_everything_out() -> Result<()> {
    let Some(tour) = Tour::start(1280, 860, "dark").await? else { return Ok(()) };
    let browser = &tour.browser;
    tour.ask("questions").await?;

    let first = tour.question_but("").await?;
    browser.click(WORDING).await?;
    let second = tour.question_but(&first).await?;

    browser.click(PROBES).await?;
    browser.reads("Situation").await?;

    browser.press("Markdown file").await?;
    let link = browser.find("//a[@class='file-name'][contains(., '.md')]").await?;
    let script = "const done = arguments[arguments.length - 1]; \
                  fetch(document.querySelector('a.file-name').href).then((file) => file.text()).then(done);";
    let file = browser.run_async(script).await?;
    let file = file.as_str().context("the file is text")?;
    ensure!(file.starts_with("# ") && file.contains(without_number(&second)), "{file}");
    link.click().await?;

    browser.press("Make a guide").await?;
    browser.reads("draft of version 1").await?;
    browser.press("Write your own question about ...").await?;
    browser.press("Financial Management").await?;
    browser.reads("What the interviewer says").await?;
    browser.keys("Tell me about a budget that you could not keep.").await?;
    browser.picture("own-question").await?;
    browser.press("Submit").await?;
    browser.reads("Written by Maya").await?;
    browser.run(ANSWER_LATE).await?;
    browser.press("Approve").await?;
    browser.reads("version 1, approved").await?;
    for (choice, ending) in [("Word document", ".docx"), ("Excel workbook", ".xlsx")] {
        browser.press("Hand over as ...").await?;
        browser.click(&format!("//*[@role='option'][contains(., '{choice}')]")).await?;
        browser.find(&format!("//a[@class='file-name'][contains(., '{ending}')]")).await?;
    }
    browser.picture("guide").await?;

    browser.run("document.querySelector('.messages .message').focus()").await?;
    browser.keys(ENTER).await?;
    browser.keys(RIGHT).await?;
    browser.keys(ENTER).await?;
    browser.find("//*[contains(@class, 'message-reply')][contains(., 'Make interview questions')]").await?;
    browser.reads("Interview questions: this message").await?;

    browser.click("//button[starts-with(@aria-label, 'Robin')][@aria-pressed]").await?;
    browser.find("//div[contains(@class, 'me-name')][contains(., 'Robin')]").await?;
    browser.reads("Welcome to #general").await?;
    for hidden in ["team lead", "Another wording"] {
        ensure!(!browser.shows(hidden).await?, "`{hidden}` is for the panel");
    }
    let channels = browser.run("return document.querySelectorAll('#channels button').length").await?;
    ensure!(channels == 2, "the panel's own channel is out of sight");
    browser.reads("All done").await?;
    browser.is_clean().await
}

/// A question as it stands in a file.
fn without_number(question: &str) -> &str {
    question.split_once(". ").map_or(question, |(_, words)| words)
}

#[tokio::test]
async fn it_works_in_a_narrow_window_and_in_light_too() -> Result<()> {
    let Some(tour) = Tour::start(390, 780, "light").await? else { return Ok(()) };
    let browser = &tour.browser;
    tour.ask("narrow").await?;
    let overflow = "return document.documentElement.scrollWidth - document.documentElement.clientWidth";
    ensure!(browser.run(overflow).await? == 0, "nothing is wider than the window");
    browser.click(PROBES).await?;
    browser.reads("Situation").await?;
    browser.is_clean().await
}
