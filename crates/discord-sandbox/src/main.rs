//! A sandbox by itself, for bots and tests in any language: `discord-sandbox [PORT]`. It runs until it is stopped.

use std::{error::Error, future, io::Write, process::ExitCode};

use discord_sandbox::Sandbox;

const USAGE: &str = "usage: discord-sandbox [PORT]\n\n\
    Starts a local Discord on 127.0.0.1, at any free port unless one is given, and says where it is.\n\
    The clock stands still until a test advances it.";

fn main() -> ExitCode {
    let port = match std::env::args().nth(1).map(|port| port.parse()) {
        None => 0,
        Some(Ok(port)) => port,
        Some(Err(_)) => {
            // Where standard error is closed, the exit code says enough.
            let _ = writeln!(std::io::stderr(), "{USAGE}");
            return ExitCode::from(2);
        }
    };
    match run(port) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            let _ = writeln!(std::io::stderr(), "{error}");
            ExitCode::FAILURE
        }
    }
}

fn run(port: u16) -> Result<(), Box<dyn Error>> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    runtime.block_on(async {
        let sandbox = Sandbox::builder().port(port).start().await?;
        let mut out = std::io::stdout().lock();
        writeln!(out, "DISCORD_API={}", sandbox.api_base())?;
        writeln!(out, "DISCORD_TOKEN={}", sandbox.token())?;
        out.flush()?;
        drop(out);
        future::pending().await
    })
}
