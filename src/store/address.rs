//! Where the database is: what `DATABASE_URL` says, read once and shown without its password.

use std::fmt;
use std::path::{Path, PathBuf};
use std::str::FromStr;

use secrecy::{ExposeSecret, SecretString};
use sqlx::any::AnyConnectOptions;

/// A database that can be opened. Prints without user, password and options.
#[derive(Debug, Clone)]
pub enum Address {
    /// A file of SQLite.
    Sqlite(PathBuf),
    /// A database of a PostgreSQL server.
    Postgres(PostgresAddress),
}

/// A database of a PostgreSQL server.
#[derive(Debug, Clone)]
pub struct PostgresAddress {
    url: SecretString,
    /// Host, port if one is named, and database.
    shown: String,
}

/// Why a text is no address. It never shows the text: there may be a password in it.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub enum AddressError {
    /// Another database, or none.
    #[error(
        "the database's address starts with neither sqlite: nor postgres:. Write sqlite://starling.db for a file, \
         or postgres://user:password@host/database for a PostgreSQL server"
    )]
    Scheme,
    /// SQLite without a file.
    #[error(
        "the database's address names no file. Write it like sqlite://starling.db or sqlite:///var/lib/starling/starling.db"
    )]
    NoFile,
    /// A database that is gone when the program ends.
    #[error("a database in memory keeps nothing. Name a file, like sqlite://starling.db")]
    Memory,
    /// Options that Starling sets itself.
    #[error(
        "the address of an SQLite file takes no options: leave out the `?` and what follows it (write a ? that belongs to the name as %3F)"
    )]
    Options,
    /// Percent signs that stand for nothing.
    #[error(
        "the file's name in the database's address has a % that is followed by no two hexadecimal digits. Write % itself as %25"
    )]
    Escape,
    /// Not readable as an address of a server.
    #[error(
        "the database's address cannot be read. Write it like postgres://user:password@host:5432/database, and in the \
         password write each special character as % and two hexadecimal digits (for example %40 for @)"
    )]
    Server,
}

impl FromStr for Address {
    type Err = AddressError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let text = text.trim();
        if let Some(rest) = text.strip_prefix("sqlite:") {
            return file(rest.strip_prefix("//").unwrap_or(rest)).map(Self::Sqlite);
        }
        if text.starts_with("postgres:") || text.starts_with("postgresql:") {
            return server(text).map(Self::Postgres);
        }
        Err(AddressError::Scheme)
    }
}

/// The file of an address: its percent escapes resolved, no options.
fn file(rest: &str) -> Result<PathBuf, AddressError> {
    match rest {
        "" => return Err(AddressError::NoFile),
        _ if rest.starts_with(":memory:") || rest.contains("mode=memory") => {
            return Err(AddressError::Memory);
        }
        _ if rest.contains('?') => return Err(AddressError::Options),
        _ => {}
    }
    let mut bytes = Vec::new();
    let mut parts = rest.split('%');
    bytes.extend_from_slice(parts.next().unwrap_or_default().as_bytes());
    for part in parts {
        let (digits, plain) = part.split_at_checked(2).ok_or(AddressError::Escape)?;
        bytes.push(u8::from_str_radix(digits, 16).map_err(|_| AddressError::Escape)?);
        bytes.extend_from_slice(plain.as_bytes());
    }
    String::from_utf8(bytes).map(PathBuf::from).map_err(|_| AddressError::Escape)
}

fn server(text: &str) -> Result<PostgresAddress, AddressError> {
    let url = AnyConnectOptions::from_str(text).map_err(|_| AddressError::Server)?.database_url;
    let host = url.host_str().filter(|host| !host.is_empty()).unwrap_or("localhost");
    let port = url.port().map(|port| format!(":{port}")).unwrap_or_default();
    let shown = format!("{host}{port}{}", url.path());
    Ok(PostgresAddress { url: text.to_owned().into(), shown })
}

impl Address {
    /// The file of an SQLite database.
    pub fn of_file(path: &Path) -> Self {
        Self::Sqlite(path.to_owned())
    }

    /// The options that the driver connects with.
    pub(super) fn options(&self) -> sqlx::Result<AnyConnectOptions> {
        match self {
            Self::Sqlite(path) => {
                // The driver reads an address, not a path: what means something in an address is escaped.
                let mut url = "sqlite:".to_owned();
                for c in path.to_string_lossy().chars() {
                    match c {
                        '%' | '?' | '#' | ' ' | '"' | '<' | '>' => url += &format!("%{:02X}", u32::from(c)),
                        c => url.push(c),
                    }
                }
                (url + "?mode=rwc").parse()
            }
            Self::Postgres(address) => address.url.expose_secret().parse(),
        }
    }
}

impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Sqlite(path) => write!(f, "the SQLite file {}", path.display()),
            Self::Postgres(address) => write!(f, "the PostgreSQL database {}", address.shown),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_may_be_written_with_and_without_slashes() {
        for (text, path) in [
            ("sqlite://starling.db", "starling.db"),
            ("sqlite:starling.db", "starling.db"),
            ("sqlite:///var/lib/starling.db", "/var/lib/starling.db"),
            ("sqlite://my data/50%25.db", "my data/50%.db"),
            (" sqlite://a%3Fb.db\n", "a?b.db"),
        ] {
            let Address::Sqlite(read) = text.parse().unwrap() else { panic!("{text}") };
            assert_eq!(read, Path::new(path), "{text}");
        }
    }

    #[test]
    fn what_is_no_address_says_how_to_write_one() {
        for (text, error) in [
            ("", AddressError::Scheme),
            ("starling.db", AddressError::Scheme),
            ("mysql://root:secret@host/db", AddressError::Scheme),
            ("sqlite:", AddressError::NoFile),
            ("sqlite://", AddressError::NoFile),
            ("sqlite::memory:", AddressError::Memory),
            ("sqlite://x?mode=memory", AddressError::Memory),
            ("sqlite://x.db?mode=ro", AddressError::Options),
            ("sqlite://100%", AddressError::Escape),
            ("sqlite://100%zz", AddressError::Escape),
            ("postgres://user:pass word@host:port/db", AddressError::Server),
        ] {
            assert_eq!(text.parse::<Address>().unwrap_err(), error, "{text}");
        }
    }

    #[test]
    fn a_password_never_prints() {
        let address: Address =
            "postgres://starling:hunter2@db.example:5433/bot?password=hunter2".parse().unwrap();
        assert_eq!(address.to_string(), "the PostgreSQL database db.example:5433/bot");
        assert!(!format!("{address:?}").contains("hunter2"));
        let error = "postgres://starling:hunter2@[host/bot".parse::<Address>().unwrap_err();
        assert!(!format!("{error} {error:?}").contains("hunter2"));
    }
}
