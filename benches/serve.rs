//! The bot as a process, in a local Discord: from its start to READY and to the first answer, the memory it holds, and how
//! many interactions a second it answers. `cargo bench --bench serve`.

use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use discord_sandbox::Sandbox;
use tempfile::TempDir;

/// How often the bot is started.
const STARTS: usize = 10;
/// Interactions that are answered before memory is read, each from another person.
const INTERACTIONS: usize = 1_000;

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let (mut ready, mut answered) = (Vec::new(), Vec::new());
    for _ in 0..STARTS {
        let sandbox = Sandbox::start().await?;
        let started = Instant::now();
        let bot = serve(&sandbox)?;
        sandbox.wait_for_bot().await?;
        ready.push(started.elapsed());
        sandbox.user("Owner").slash("/questions profile:it-project-manager").await?;
        answered.push(started.elapsed());
        drop(bot);
    }
    let sandbox = Sandbox::start().await?;
    let bot = serve(&sandbox)?;
    sandbox.wait_for_bot().await?;
    sandbox.user("Owner").slash("/questions profile:it-project-manager").await?;
    let calm = resident(bot.0.id());
    let people: Vec<_> = (0..INTERACTIONS).map(|number| sandbox.user(&format!("Person {number}"))).collect();
    let started = Instant::now();
    let sent: Result<Vec<_>, _> =
        people.iter().map(|person| person.slash("/questions profile:it-project-manager").send()).collect();
    for pending in sent? {
        pending.reply().await?;
    }
    let elapsed = started.elapsed();
    let memory = resident(bot.0.id());
    report("start to READY", &mut ready);
    report("start to the first answer", &mut answered);
    let per_second = INTERACTIONS as f64 / elapsed.as_secs_f64();
    write_line(&format!("after the first answer: {calm}"));
    write_line(&format!("{INTERACTIONS} interactions at once: {per_second:.0} a second; then {memory}"));
    Ok(())
}

/// A running bot, in a folder with a database of its own; stopped when it is dropped.
struct Bot(Child, #[expect(dead_code, reason = "kept until the bot has ended")] TempDir);

impl Drop for Bot {
    fn drop(&mut self) {
        // It may have ended by itself; either way it is gone afterwards.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

fn serve(sandbox: &Sandbox) -> std::io::Result<Bot> {
    let folder = tempfile::tempdir()?;
    let child = Command::new(env!("CARGO_BIN_EXE_starling"))
        .args(["serve", "--discord-api-proxy", sandbox.api_base()])
        .env("DISCORD_TOKEN", sandbox.token())
        .env("RUST_LOG", "warn")
        .env_remove("DATABASE_URL")
        .current_dir(folder.path())
        .stdin(Stdio::null())
        .spawn()?;
    Ok(Bot(child, folder))
}

/// Resident memory as Linux tells it.
fn resident(process: u32) -> String {
    let status = std::fs::read_to_string(format!("/proc/{process}/status")).unwrap_or_default();
    let line =
        |name: &str| status.lines().find(|line| line.starts_with(name)).map(|line| line.replace('\t', " "));
    line("VmRSS")
        .zip(line("VmHWM"))
        .map_or_else(|| "memory unknown here".to_owned(), |(now, most)| format!("{now}, {most}"))
}

fn report(what: &str, times: &mut [Duration]) {
    times.sort_unstable();
    let (least, median, most) = (times[0], times[times.len() / 2], times[times.len() - 1]);
    write_line(&format!("{what}: {least:.1?} to {most:.1?}, median {median:.1?}"));
}

fn write_line(text: &str) {
    use std::io::Write;
    // Nothing can be done if standard output is closed.
    let _ = writeln!(std::io::stdout(), "{text}");
}
