//! What the person who runs Starling has set: flags first, then the environment, then the file `.env`, then defaults.
//!
//! This is the only file that reads the environment, and it does so once.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use anyhow::{Context, bail};
use secrecy::SecretString;

/// Name of the variable that holds the bot token.
pub const DISCORD_TOKEN: &str = "DISCORD_TOKEN";
const DISCORD_API_PROXY: &str = "DISCORD_API_PROXY";
const DATABASE_URL: &str = "DATABASE_URL";
const PROFILES_DIR: &str = "PROFILES_DIR";
const TEMPLATES_DIR: &str = "TEMPLATES_DIR";
const RUST_LOG: &str = "RUST_LOG";
const LOG_FORMAT: &str = "LOG_FORMAT";

/// Every variable that Starling reads, as `.env.example` lists them.
pub const VARIABLES: [&str; 7] =
    [DISCORD_TOKEN, DISCORD_API_PROXY, DATABASE_URL, PROFILES_DIR, TEMPLATES_DIR, RUST_LOG, LOG_FORMAT];

/// The variables as they stand at start-up: the process's own, and below them those of the file `.env`.
///
/// An empty value counts as unset, so that `NAME=` in a file switches a setting off.
#[derive(Default)]
pub struct Environment(BTreeMap<String, String>);

impl Environment {
    /// Reads the process's environment and the file `.env` of the current folder, if there is one.
    ///
    /// # Errors
    ///
    /// If `.env` is there and cannot be read or understood.
    pub fn read() -> anyhow::Result<Self> {
        let file = Path::new(".env");
        let mut variables = BTreeMap::new();
        if file.is_file() {
            variables.extend(pairs(&std::fs::read_to_string(file).context("read .env")?)?);
        }
        variables.extend(std::env::vars_os().filter_map(|(name, value)| {
            Some((name.into_string().ok()?, value.into_string().ok()?)).filter(|(_, value)| !value.is_empty())
        }));
        Ok(Self(variables))
    }

    /// An environment of these variables only.
    pub fn of<N: Into<String>, V: Into<String>>(variables: impl IntoIterator<Item = (N, V)>) -> Self {
        Self(variables.into_iter().map(|(name, value)| (name.into(), value.into())).collect())
    }

    fn get(&self, name: &str) -> Option<&str> {
        self.0.get(name).map(|value| value.trim()).filter(|value| !value.is_empty())
    }
}

/// The variables of a file like `.env`. A fault is shown by its line's number only: the line may hold a secret.
fn pairs(text: &str) -> anyhow::Result<Vec<(String, String)>> {
    let read: Result<Vec<_>, _> = dotenvy::from_read_iter(text.as_bytes()).collect();
    read.map_err(|_| {
        let unreadable = |line: &str| dotenvy::from_read_iter(line.as_bytes()).any(|pair| pair.is_err());
        let number = text.lines().position(unreadable).map_or(1, |at| at + 1);
        anyhow::anyhow!(".env:{number}: the line cannot be read; write NAME=value, and put a value with spaces into double quotes")
    })
}

/// A folder with a person's own files beside the built-in ones.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Folder {
    /// Looked at if it is there.
    Default(PathBuf),
    /// Named by the person: it has to be there.
    Named(PathBuf),
}

impl Folder {
    fn read(flag: Option<&Path>, environment: &Environment, name: &str, default: &str) -> Self {
        match flag.or(environment.get(name).map(Path::new)) {
            Some(path) => Self::Named(path.to_owned()),
            None => Self::Default(default.into()),
        }
    }

    /// The folder to load, if any: a default one that is not there is none.
    pub fn to_load(&self) -> Option<&Path> {
        match self {
            Self::Named(path) => Some(path),
            Self::Default(path) => Some(path.as_path()).filter(|path| path.is_dir()),
        }
    }
}

/// Where profiles and templates come from, beside those that are built in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ContentConfig {
    /// `PROFILES_DIR`, default `profiles`.
    pub profiles: Folder,
    /// `TEMPLATES_DIR`, default `question_templates`.
    pub templates: Folder,
}

impl ContentConfig {
    /// Reads both folders from the flags or the environment.
    pub fn read(profiles: Option<&Path>, templates: Option<&Path>, environment: &Environment) -> Self {
        Self {
            profiles: Folder::read(profiles, environment, PROFILES_DIR, "profiles"),
            templates: Folder::read(templates, environment, TEMPLATES_DIR, "question_templates"),
        }
    }
}

/// How to reach Discord.
#[derive(Debug)]
pub struct DiscordConfig {
    /// `DISCORD_TOKEN`; has no flag, since a command line is visible to everybody on the machine.
    pub token: SecretString,
    /// `DISCORD_API_PROXY`: address used instead of <https://discord.com>, default none.
    pub api_proxy: Option<String>,
}

impl DiscordConfig {
    /// Reads the token and the proxy.
    ///
    /// # Errors
    ///
    /// If the token is missing, or the proxy is no http address.
    pub fn read(api_proxy: Option<&str>, environment: &Environment) -> anyhow::Result<Self> {
        let Some(token) = environment.get(DISCORD_TOKEN) else {
            bail!(
                "{DISCORD_TOKEN} is not set, so Starling cannot log in to Discord.\n\
                 Get a token at https://discord.com/developers/applications (your application, Bot, Reset Token),\n\
                 then write {DISCORD_TOKEN}=... into a file named .env beside where you start Starling, or set it in the environment.\n\
                 To try Starling without Discord: starling questions it-project-manager"
            );
        };
        let api_proxy = api_proxy.or(environment.get(DISCORD_API_PROXY));
        if let Some(address) = api_proxy
            && !is_http(address)
        {
            bail!(
                "{DISCORD_API_PROXY} is `{address}`, which is no http address; write it like http://127.0.0.1:8181"
            );
        }
        let token = token.strip_prefix("Bot ").unwrap_or(token);
        Ok(Self { token: token.to_owned().into(), api_proxy: api_proxy.map(str::to_owned) })
    }
}

/// Whether calls can be sent to this address: one that cannot be read would be tried for ever.
fn is_http(address: &str) -> bool {
    (address.starts_with("http://") || address.starts_with("https://"))
        && reqwest::Url::parse(address).is_ok()
}

/// Where Starling keeps guides and settings.
#[derive(Debug)]
pub struct DatabaseConfig {
    /// `DATABASE_URL`, default `sqlite://starling.db`; may hold a password, and has no flag for that.
    pub url: SecretString,
}

impl DatabaseConfig {
    /// Reads the address.
    pub fn read(environment: &Environment) -> Self {
        Self { url: environment.get(DATABASE_URL).unwrap_or("sqlite://starling.db").to_owned().into() }
    }
}

/// Shape of a log line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LogFormat {
    /// For people.
    Text,
    /// One JSON object a line, for machines.
    Json,
}

/// What is logged, and how.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LogConfig {
    /// `RUST_LOG`, a tracing filter; default `info`.
    pub filter: String,
    /// `LOG_FORMAT`, `text` or `json`; default `text`.
    pub format: LogFormat,
}

impl LogConfig {
    /// Reads filter and format.
    ///
    /// # Errors
    ///
    /// If the format is neither `text` nor `json`.
    pub fn read(environment: &Environment) -> anyhow::Result<Self> {
        Self::read_or(environment, "info")
    }

    /// Reads filter and format, with another filter as default.
    ///
    /// # Errors
    ///
    /// If the format is neither `text` nor `json`.
    pub fn read_or(environment: &Environment, filter: &str) -> anyhow::Result<Self> {
        let format = match environment.get(LOG_FORMAT).unwrap_or("text") {
            "text" => LogFormat::Text,
            "json" => LogFormat::Json,
            other => bail!("{LOG_FORMAT} is `{other}`; it can be `text` or `json`"),
        };
        Ok(Self { filter: environment.get(RUST_LOG).unwrap_or(filter).to_owned(), format })
    }
}

#[cfg(test)]
mod tests {
    use secrecy::ExposeSecret;

    use super::*;

    #[test]
    fn the_example_file_lists_every_variable_with_a_value_that_is_accepted() {
        let text = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/.env.example")).unwrap();
        let commented_in = text.replace("\n# DISCORD_API_PROXY=", "\nDISCORD_API_PROXY=");
        let pairs: Vec<(String, String)> =
            dotenvy::from_read_iter(commented_in.as_bytes()).map(Result::unwrap).collect();
        let mut names: Vec<&str> = pairs.iter().map(|(name, _)| name.as_str()).collect();
        let mut known = VARIABLES;
        names.sort_unstable();
        known.sort_unstable();
        assert_eq!(names, known);
        let environment = Environment::of(pairs);
        assert!(DiscordConfig::read(None, &environment).is_ok());
        assert_eq!(
            LogConfig::read(&environment).unwrap(),
            LogConfig { filter: "info".into(), format: LogFormat::Text }
        );
        let database = DatabaseConfig::read(&environment);
        assert_eq!(
            database.url.expose_secret(),
            DatabaseConfig::read(&Environment::default()).url.expose_secret()
        );
        let content = ContentConfig::read(None, None, &environment);
        assert_eq!(content.profiles, Folder::Named("profiles".into()));
        assert_eq!(content.templates, Folder::Named("question_templates".into()));
    }

    #[test]
    fn a_flag_wins_over_the_environment_and_an_empty_value_is_unset() {
        let environment = Environment::of([(PROFILES_DIR, "theirs"), (TEMPLATES_DIR, "")]);
        let content = ContentConfig::read(Some(Path::new("mine")), None, &environment);
        assert_eq!(content.profiles, Folder::Named("mine".into()));
        assert_eq!(content.templates, Folder::Default("question_templates".into()));
    }

    #[test]
    fn a_missing_token_says_where_to_get_one() {
        let error = DiscordConfig::read(None, &Environment::default()).unwrap_err();
        insta::assert_snapshot!(error);
    }

    #[test]
    fn a_token_may_carry_its_prefix_and_never_prints() {
        let environment = Environment::of([(DISCORD_TOKEN, "Bot secret-token")]);
        let config = DiscordConfig::read(None, &environment).unwrap();
        assert_eq!(config.token.expose_secret(), "secret-token");
        assert!(!format!("{config:?}").contains("secret-token"));
    }

    #[test]
    fn a_database_s_password_never_prints() {
        let environment = Environment::of([(DATABASE_URL, "postgres://starling:hunter2@host/db")]);
        assert!(!format!("{:?}", DatabaseConfig::read(&environment)).contains("hunter2"));
    }

    #[test]
    fn a_proxy_must_be_an_http_address() {
        let environment = Environment::of([(DISCORD_TOKEN, "t"), (DISCORD_API_PROXY, "localhost:8181")]);
        assert!(DiscordConfig::read(None, &environment).is_err());
        assert!(DiscordConfig::read(Some("http://:::"), &environment).is_err());
        assert!(DiscordConfig::read(Some("https://"), &environment).is_err());
        assert!(DiscordConfig::read(Some("http://127.0.0.1:8181"), &environment).is_ok());
    }

    #[test]
    fn a_fault_of_the_file_names_its_line_and_does_not_show_the_value() {
        let error = pairs("# token\nDISCORD_TOKEN=abc def ghi\n").unwrap_err().to_string();
        assert!(error.starts_with(".env:2:") && !error.contains("abc"), "{error}");
        assert_eq!(pairs("A=1\nB=\"two words\"\n").unwrap().len(), 2);
    }
}
