//! A real browser without a window: Chromium, driven by chromedriver over the WebDriver protocol.
//!
//! The browser itself waits for what it is asked to find, so no test sleeps.

use std::{
    fs,
    io::{BufRead, BufReader, Read, Write},
    net::TcpStream,
    path::Path,
    process::{Child, Command, Stdio},
    sync::{Mutex, MutexGuard, PoisonError},
    time::Duration,
};

use anyhow::{Context, Result, bail, ensure};
use serde_json::{Value, json};
use thirtyfour::{ChromiumLikeCapabilities, DesiredCapabilities, WebDriver, prelude::*};

/// The variable that names a folder for pictures of what the tests see. Nothing compares them.
const PICTURES: &str = "PAGE_PICTURES";
/// How long the browser looks for something before it gives up.
const PATIENCE: Duration = Duration::from_secs(10);
/// Nothing of the browser's own may use the network.
const ARGUMENTS: [&str; 13] = [
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--hide-scrollbars",
    "--force-color-profile=srgb",
    // Nobody looks at the frames, so the next is drawn as soon as one is done.
    "--disable-frame-rate-limit",
    "--disable-gpu-vsync",
];

/// The keys that have no character.
pub(crate) mod key {
    pub(crate) const ENTER: &str = "\u{e007}";
    pub(crate) const TAB: &str = "\u{e004}";
    pub(crate) const ESCAPE: &str = "\u{e00c}";
    pub(crate) const DOWN: &str = "\u{e015}";
    pub(crate) const BACKSPACE: &str = "\u{e003}";
    pub(crate) const RIGHT: &str = "\u{e014}";
}

/// A browser with one page. It ends when it is dropped.
pub(crate) struct Browser {
    driver: WebDriver,
    port: u16,
    process: Child,
    /// What happened in the browser, as far as that was looked at.
    events: Mutex<Vec<Value>>,
    /// The browser's own folder, which goes when it ends.
    _profile: tempfile::TempDir,
}

impl Browser {
    /// Starts a browser, or says why there is none: then a test has nothing to do.
    pub(crate) async fn start() -> Result<Option<Self>> {
        let started = Command::new("chromedriver")
            .args(["--port=0", "--log-level=SEVERE"])
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn();
        let mut process = match started {
            Ok(process) => process,
            Err(error) => {
                announce(&format!(
                    "skipped: chromedriver cannot be started ({error}); Debian has it in chromium-driver"
                ));
                return Ok(None);
            }
        };
        let port = match port_of(&mut process) {
            Ok(port) => port,
            Err(error) => {
                drop(process.kill());
                return Err(error);
            }
        };
        let profile = tempfile::tempdir()?;
        let driver = session(port, profile.path()).await;
        let driver = match driver {
            Ok(driver) => driver,
            Err(error) => {
                end(&mut process, port);
                return Err(error);
            }
        };
        let browser = Self { driver, port, process, events: Mutex::default(), _profile: profile };
        browser.driver.set_implicit_wait_timeout(PATIENCE).await?;
        browser.driver.set_script_timeout(PATIENCE).await?;
        Ok(Some(browser))
    }

    /// How large the page is, in pixels.
    pub(crate) async fn size(&self, width: u32, height: u32) -> Result<()> {
        let metrics = json!({"width": width, "height": height, "deviceScaleFactor": 1, "mobile": false});
        self.driver.cdp().send_raw("Emulation.setDeviceMetricsOverride", metrics).await?;
        Ok(())
    }

    /// Whether the system of the person is `dark` or `light`. Movement is switched off, so that pictures are alike.
    pub(crate) async fn colours(&self, scheme: &str) -> Result<()> {
        let features = json!({"features": [
            {"name": "prefers-color-scheme", "value": scheme},
            {"name": "prefers-reduced-motion", "value": "reduce"},
        ]});
        self.driver.cdp().send_raw("Emulation.setEmulatedMedia", features).await?;
        Ok(())
    }

    pub(crate) async fn open(&self, address: &str) -> Result<()> {
        Ok(self.driver.goto(address).await?)
    }

    /// Types what has a character, and the keys of [`key`], wherever the focus is.
    pub(crate) async fn keys(&self, text: &str) -> Result<()> {
        Ok(self.driver.action_chain().send_keys(text).perform().await?)
    }

    /// The element at an XPath, once it is there.
    pub(crate) async fn find(&self, path: &str) -> Result<WebElement> {
        match self.driver.find(By::XPath(path)).await {
            Ok(element) => Ok(element),
            Err(_) => {
                let page = self.run("return document.body.innerText").await.unwrap_or_default();
                bail!("{path} is not on the page:\n{}", page.as_str().unwrap_or_default());
            }
        }
    }

    /// Clicks what is at an XPath, once it is there. A page that draws itself anew meanwhile is looked at again.
    pub(crate) async fn click(&self, path: &str) -> Result<()> {
        for _ in 0..5 {
            if self.find(path).await?.click().await.is_ok() {
                return Ok(());
            }
        }
        Ok(self.find(path).await?.click().await?)
    }

    /// Clicks the button or menu item with these words, the last if there are several.
    pub(crate) async fn press(&self, words: &str) -> Result<()> {
        self.click(&format!(
            "(//*[self::button or @role='option' or @role='menuitem'][normalize-space()={0} or @aria-label={0}])[last()]",
            quoted(words)
        ))
        .await
    }

    /// Drops files from the disk where an XPath leads to.
    pub(crate) async fn drop_files(&self, path: &str, files: &[&Path]) -> Result<()> {
        let (x, y) = self.find(path).await?.rect().await?.icenter();
        let data = json!({"items": [], "files": files, "dragOperationsMask": 1});
        for kind in ["dragEnter", "dragOver", "drop"] {
            let event = json!({"type": kind, "x": x, "y": y, "data": data});
            self.driver.cdp().send_raw("Input.dispatchDragEvent", event).await?;
        }
        Ok(())
    }

    /// Clicks what asks for a file, and chooses one from the disk in the dialog that opens.
    pub(crate) async fn choose_file(&self, path: &str, file: &Path) -> Result<()> {
        let devtools = self.driver.cdp();
        devtools.send_raw("Page.setInterceptFileChooserDialog", json!({"enabled": true})).await?;
        self.click(path).await?;
        let asking = tokio::time::timeout(PATIENCE, self.event("Page.fileChooserOpened")).await;
        let asking = asking.context("no dialog has opened")??;
        let chosen = json!({"files": [file], "backendNodeId": asking["backendNodeId"]});
        devtools.send_raw("DOM.setFileInputFiles", chosen).await?;
        devtools.send_raw("Page.setInterceptFileChooserDialog", json!({"enabled": false})).await?;
        Ok(())
    }

    /// What was copied last. The page may read it from here on.
    pub(crate) async fn clipboard(&self) -> Result<String> {
        let allowed = json!({"descriptor": {"name": "clipboard-read"}, "state": "granted"});
        self.session_post("permissions", &allowed).await?;
        let read = "const done = arguments[arguments.length - 1];
                    navigator.clipboard.readText().then(done, (error) => done(String(error)));";
        Ok(self.run_async(read).await?.as_str().unwrap_or_default().to_owned())
    }

    /// Waits until a text is to be read somewhere on the page.
    pub(crate) async fn reads(&self, text: &str) -> Result<()> {
        self.find(&format!("//body//*[not(self::script)][contains(normalize-space(.), {})]", quoted(text)))
            .await?;
        Ok(())
    }

    /// Whether a text is on the page now.
    pub(crate) async fn shows(&self, text: &str) -> Result<bool> {
        let page = self.run("return document.body.innerText").await?;
        Ok(page.as_str().unwrap_or_default().contains(text))
    }

    /// What a piece of JavaScript returns.
    pub(crate) async fn run(&self, script: &str) -> Result<Value> {
        Ok(self.driver.execute(script, Vec::new()).await?.json().clone())
    }

    /// What a piece of JavaScript gives to its last argument.
    pub(crate) async fn run_async(&self, script: &str) -> Result<Value> {
        Ok(self.driver.execute_async(script, Vec::new()).await?.json().clone())
    }

    /// Keeps what the page looks like as `NAME.png` in the folder of [`PICTURES`], if that is set.
    pub(crate) async fn picture(&self, name: &str) -> Result<()> {
        let Some(folder) = std::env::var_os(PICTURES) else { return Ok(()) };
        let drawn = "const done = arguments[arguments.length - 1]; \
                     requestAnimationFrame(() => requestAnimationFrame(() => done(null)));";
        self.run_async(drawn).await?;
        let path = Path::new(&folder).join(format!("{name}.png"));
        fs::write(&path, self.driver.screenshot_as_png().await?).with_context(|| path.display().to_string())
    }

    /// Fails if a request went anywhere but to this machine, or if the page complained of anything.
    pub(crate) async fn is_clean(&self) -> Result<()> {
        let complaints = self.log("browser").await?;
        ensure!(complaints.is_empty(), "the console is not empty: {complaints:#?}");
        let mut requests = 0;
        self.look_at_events().await?;
        for event in self.events().iter() {
            let params = &event["params"];
            let url = params["request"]["url"].as_str().or(params["url"].as_str());
            let (Some("Network.requestWillBeSent" | "Network.webSocketCreated"), Some(url)) =
                (event["method"].as_str(), url)
            else {
                continue;
            };
            requests += 1;
            // A new browser shows its own start page for a moment, which is within the browser.
            let is_own = [
                "http://127.0.0.1:",
                "ws://127.0.0.1:",
                "data:",
                "blob:",
                "chrome://",
                "chrome-untrusted://",
            ];
            ensure!(is_own.iter().any(|start| url.starts_with(start)), "the page asked for {url}");
        }
        ensure!(requests > 0, "no request was seen at all, so none could have been found");
        Ok(())
    }

    /// Waits for an event of the browser's, and gives what it says.
    async fn event(&self, name: &str) -> Result<Value> {
        loop {
            self.look_at_events().await?;
            if let Some(event) = self.events().iter().rfind(|event| event["method"] == name) {
                return Ok(event["params"].clone());
            }
        }
    }

    /// Takes up what happened in the browser since the last look.
    async fn look_at_events(&self) -> Result<()> {
        for entry in self.log("performance").await? {
            let mut event: Value = serde_json::from_str(entry["message"].as_str().unwrap_or_default())?;
            self.events().push(event["message"].take());
        }
        Ok(())
    }

    fn events(&self) -> MutexGuard<'_, Vec<Value>> {
        self.events.lock().unwrap_or_else(PoisonError::into_inner)
    }

    async fn log(&self, kind: &str) -> Result<Vec<Value>> {
        let answer = self.session_post("se/log", &json!({"type": kind})).await?;
        answer["value"].as_array().cloned().context("chromedriver gives a log as a list")
    }

    /// Asks chromedriver for what its client library has no words for.
    async fn session_post(&self, path: &str, asked: &Value) -> Result<Value> {
        let session = self.driver.session_id();
        let address = format!("http://127.0.0.1:{}/session/{session}/{path}", self.port);
        let client = reqwest::Client::new();
        let answer = client.post(address).body(asked.to_string()).send().await?.error_for_status()?;
        Ok(serde_json::from_slice(&answer.bytes().await?)?)
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        // Or it would ask a chromedriver that has ended to close the session, and wait minutes for the answer.
        drop(self.driver.clone().leak());
        end(&mut self.process, self.port);
    }
}

/// Asks chromedriver to close its browsers and itself. Killed, it would leave them behind.
fn end(process: &mut Child, port: u16) {
    let asked = TcpStream::connect(("127.0.0.1", port)).and_then(|mut stream| {
        stream.set_read_timeout(Some(PATIENCE))?;
        stream.write_all(b"GET /shutdown HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n")?;
        stream.read_to_end(&mut Vec::new())
    });
    if asked.is_err() {
        drop(process.kill());
    }
    drop(process.wait());
}

async fn session(port: u16, profile: &Path) -> Result<WebDriver> {
    let mut wanted = DesiredCapabilities::chrome();
    for argument in ARGUMENTS {
        wanted.add_arg(argument)?;
    }
    wanted.add_arg(&format!("--user-data-dir={}", profile.display()))?;
    wanted.set("goog:loggingPrefs", json!({"browser": "ALL", "performance": "ALL"}))?;
    WebDriver::new(format!("http://127.0.0.1:{port}"), wanted).await.context("open a browser")
}

/// The port that chromedriver has chosen, from what it says when it starts.
fn port_of(process: &mut Child) -> Result<u16> {
    let output = process.stdout.take().context("chromedriver's output is piped")?;
    for line in BufReader::new(output).lines() {
        let line = line?;
        let port = line.strip_suffix('.').and_then(|line| line.rsplit_once("on port ")?.1.parse().ok());
        if let Some(port) = port {
            return Ok(port);
        }
    }
    bail!("chromedriver ended without naming its port")
}

/// A text in an XPath, which knows no escapes.
fn quoted(text: &str) -> String {
    if text.contains('\'') { format!("\"{text}\"") } else { format!("'{text}'") }
}

/// Says something even when the test passes.
fn announce(text: &str) {
    drop(writeln!(std::io::stderr(), "{text}"));
}
