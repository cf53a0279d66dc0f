//! A PostgreSQL of the tests' own: one server for the process, a database for each test, nothing left behind.

use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU32, Ordering};

/// Started by the first test that asks; `None` where there is no PostgreSQL.
static SERVER: OnceLock<Option<Server>> = OnceLock::new();

/// The address of a new, empty database; `None`, with the reason printed, where there is no PostgreSQL.
pub(super) fn database() -> Option<String> {
    static NUMBER: AtomicU32 = AtomicU32::new(0);
    let server = SERVER.get_or_init(Server::start).as_ref()?;
    let name = format!("test_{}", NUMBER.fetch_add(1, Ordering::Relaxed));
    let made = server
        .tool("psql")
        .args(["-q", "-c", &format!("CREATE DATABASE {name}"), "postgres"])
        .output()
        .unwrap();
    assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
    Some(format!("postgres://starling@127.0.0.1:{}/{name}", server.port))
}

struct Server {
    binaries: PathBuf,
    port: u16,
    /// Holds the pipe that the server's keeper watches: when this process ends, however it ends, the pipe closes and the
    /// keeper stops the server and removes its folder.
    _keeper: Child,
}

impl Server {
    #[expect(clippy::print_stderr, reason = "whoever reads the tests' output is told what was passed over")]
    fn start() -> Option<Self> {
        let Some(binaries) = binaries() else {
            eprintln!("skipped: there is no PostgreSQL (install Debian's package `postgresql`)");
            return None;
        };
        let folder = tempfile::Builder::new().prefix("starling-postgres-").tempdir().unwrap().keep();
        // A free port now; the server takes it a moment later.
        let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let keeper = Command::new("sh")
            .args(["-c", KEEPER, "keeper"])
            .args([folder.as_os_str(), binaries.as_os_str(), port.to_string().as_ref()])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut server = Self { binaries, port, _keeper: keeper };
        let mut said = String::new();
        let out = server._keeper.stdout.as_mut().unwrap();
        std::io::BufRead::read_line(&mut std::io::BufReader::new(out), &mut said).unwrap();
        assert_eq!(said.trim(), "ready", "PostgreSQL does not start");
        Some(server)
    }

    /// A tool that talks to the server.
    fn tool(&self, name: &str) -> Command {
        let mut command = Command::new(self.binaries.join(name));
        command.env_clear().args(["-h", "127.0.0.1", "-p", &self.port.to_string(), "-U", "starling"]);
        command
    }
}

/// Makes a cluster, starts it on loopback only, says "ready", and waits for the end of its input. PostgreSQL refuses to run
/// as root, so root hands over to another user. What the disk does in a power cut is not tested here, so nothing is synced.
const KEEPER: &str = r#"
folder=$1 bin=$2 port=$3
as() { "$@"; }
if [ "$(id -u)" = 0 ]; then
    user=postgres; id -u "$user" >/dev/null 2>&1 || user=nobody
    chown "$user" "$folder"
    as() { runuser -u "$user" -- "$@"; }
fi
cd "$folder"
as "$bin/initdb" -D "$folder/data" -U starling -A trust -E UTF8 --locale=C --no-sync >"$folder/log" 2>&1 &&
as "$bin/pg_ctl" -D "$folder/data" -w -l "$folder/data/server.log" \
    -o "-p $port -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c fsync=off -c max_connections=300" \
    start >>"$folder/log" 2>&1 && echo ready || { cat "$folder/log" "$folder/data/server.log"; }
cat >/dev/null
as "$bin/pg_ctl" -D "$folder/data" -w -m immediate stop >/dev/null 2>&1
cd /
rm -rf "$folder"
"#;

/// The folder of PostgreSQL's programs: where Debian puts them, or on the path.
fn binaries() -> Option<PathBuf> {
    let versions = std::fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten();
    let debian = versions.map(|version| version.path().join("bin"));
    let path = std::env::var_os("PATH").unwrap_or_default();
    let has_all = |folder: &Path| ["initdb", "pg_ctl", "psql"].iter().all(|name| folder.join(name).is_file());
    debian.chain(std::env::split_paths(&path)).find(|folder| has_all(folder))
}
