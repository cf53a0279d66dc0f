//! The program by itself, as a bot in another language uses it.

use std::{
    io::{BufRead, BufReader},
    process::{Child, Command, Stdio},
};

use anyhow::{Context as _, Result};
use serde_json::Value;

/// A running program, which ends with this.
struct Program(Child);

impl Drop for Program {
    fn drop(&mut self) {
        // It may have ended by itself; either way it is gone afterwards.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

fn program() -> Command {
    Command::new(env!("CARGO_BIN_EXE_discord-sandbox"))
}

#[tokio::test]
async fn program_says_where_it_is_and_serves() -> Result<()> {
    let mut program = Program(program().stdout(Stdio::piped()).spawn()?);
    let mut lines = BufReader::new(program.0.stdout.take().context("its output")?).lines();
    let mut said = |name: &str| -> Result<String> {
        let line = lines.next().context("a line")??;
        Ok(line.strip_prefix(name).with_context(|| format!("{line} is not {name}"))?.to_owned())
    };
    let (base, token) = (said("DISCORD_API=")?, said("DISCORD_TOKEN=")?);
    let about: Value = reqwest::get(format!("{base}/sandbox")).await?.json().await?;
    assert_eq!(about["token"], token);
    let me = reqwest::Client::new().get(format!("{base}/api/v10/users/@me"));
    assert_eq!(me.header("authorization", format!("Bot {token}")).send().await?.status(), 200);
    Ok(())
}

#[test]
fn wrong_port_is_told_how_it_is_used() -> Result<()> {
    for (port, code) in [("--help", 2), ("99999", 2)] {
        let output = program().arg(port).output()?;
        assert_eq!(output.status.code(), Some(code), "{port}");
        assert!(String::from_utf8(output.stderr)?.starts_with("usage: discord-sandbox [PORT]"));
    }
    Ok(())
}
