//! What a sandbox starts with.

use std::{
    net::{IpAddr, Ipv4Addr},
    path::PathBuf,
    time::Duration,
};

use crate::{Error, GatewayRules, Permissions, RateLimits, Sandbox, log};

/// Someone who will be there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    pub(crate) name: String,
    pub(crate) locale: String,
    pub(crate) permissions: Permissions,
    pub(crate) roles: Vec<String>,
    pub(crate) takes_direct_messages: bool,
}

impl Person {
    /// An ordinary member who uses Discord in American English.
    pub fn new(name: &str) -> Self {
        Self {
            name: name.to_owned(),
            locale: "en-US".to_owned(),
            permissions: Permissions::MEMBER,
            roles: Vec::new(),
            takes_direct_messages: true,
        }
    }

    /// The language of their Discord, such as `de` or `pt-BR`.
    #[must_use]
    pub fn locale(mut self, locale: &str) -> Self {
        locale.clone_into(&mut self.locale);
        self
    }

    /// With a role, in each guild that has one of this name.
    #[must_use]
    pub fn role(mut self, name: &str) -> Self {
        self.roles.push(name.to_owned());
        self
    }

    /// Takes no direct messages, so that the bot is refused when it writes to them.
    #[must_use]
    pub fn without_direct_messages(mut self) -> Self {
        self.takes_direct_messages = false;
        self
    }

    /// What they may do beyond what every member may.
    #[must_use]
    pub fn permissions(mut self, permissions: Permissions) -> Self {
        self.permissions = self.permissions | permissions;
        self
    }
}

/// A guild that will be there, with everyone in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Guild {
    pub(crate) name: String,
    pub(crate) locale: String,
    pub(crate) channels: Vec<(String, Option<Vec<String>>)>,
    pub(crate) roles: Vec<String>,
}

impl Guild {
    /// A guild without channels yet.
    pub fn new(name: &str) -> Self {
        Self { name: name.to_owned(), locale: "en-US".to_owned(), channels: Vec::new(), roles: Vec::new() }
    }

    /// The guild's own language.
    #[must_use]
    pub fn locale(mut self, locale: &str) -> Self {
        locale.clone_into(&mut self.locale);
        self
    }

    /// With a channel for everyone.
    #[must_use]
    pub fn channel(mut self, name: &str) -> Self {
        self.channels.push((name.to_owned(), None));
        self
    }

    /// With a channel for these people, the bot, and administrators.
    #[must_use]
    pub fn private_channel(mut self, name: &str, people: &[&str]) -> Self {
        let people = people.iter().map(|&person| person.to_owned()).collect();
        self.channels.push((name.to_owned(), Some(people)));
        self
    }

    /// With a role.
    #[must_use]
    pub fn role(mut self, name: &str) -> Self {
        self.roles.push(name.to_owned());
        self
    }
}

/// Settles what a sandbox starts with.
///
/// Unless told otherwise: seed 0, one guild "Sandbox" with `#general`, an owner called "Owner", any free port, a clock
/// that stands still, and ten seconds of patience.
#[derive(Clone, Debug)]
#[must_use = "nothing runs until it is started"]
pub struct Builder {
    pub(crate) seed: u64,
    pub(crate) address: IpAddr,
    pub(crate) port: u16,
    pub(crate) token: String,
    pub(crate) bot_name: String,
    pub(crate) bot_permissions: Permissions,
    pub(crate) guilds: Vec<Guild>,
    pub(crate) people: Vec<Person>,
    pub(crate) zlib: bool,
    pub(crate) running_clock: bool,
    pub(crate) starts_at: Option<Duration>,
    pub(crate) patience: Duration,
    pub(crate) keep_in: Option<PathBuf>,
    pub(crate) kept_entries: usize,
    pub(crate) rate_limits: RateLimits,
    pub(crate) gateway_rules: GatewayRules,
    #[cfg(feature = "page")]
    pub(crate) page: Option<crate::Page>,
}

impl Default for Builder {
    fn default() -> Self {
        Self {
            seed: 0,
            address: IpAddr::V4(Ipv4Addr::LOCALHOST),
            port: 0,
            token: "sandbox.token.of-no-worth".to_owned(),
            bot_name: "Bot".to_owned(),
            bot_permissions: Permissions::MEMBER,
            guilds: Vec::new(),
            people: vec![Person::new("Owner").permissions(Permissions::ADMINISTRATOR)],
            zlib: false,
            running_clock: false,
            starts_at: None,
            patience: Duration::from_secs(10),
            keep_in: None,
            kept_entries: log::KEPT_ENTRIES,
            rate_limits: RateLimits::default(),
            gateway_rules: GatewayRules::default(),
            #[cfg(feature = "page")]
            page: None,
        }
    }
}

impl Builder {
    /// The seed of all ids: the same seed gives the same ids.
    pub fn seed(mut self, seed: u64) -> Self {
        self.seed = seed;
        self
    }

    /// A fixed port. Any free one is taken otherwise, so that tests run side by side.
    pub fn port(mut self, port: u16) -> Self {
        self.port = port;
        self
    }

    /// The address to listen on. Anything but loopback is refused.
    pub fn address(mut self, address: IpAddr) -> Self {
        self.address = address;
        self
    }

    /// The bot's token.
    pub fn token(mut self, token: &str) -> Self {
        token.clone_into(&mut self.token);
        self
    }

    /// The bot's name.
    pub fn bot_name(mut self, name: &str) -> Self {
        name.clone_into(&mut self.bot_name);
        self
    }

    /// What the bot may do in guilds, in place of what an ordinary member may.
    pub fn bot_permissions(mut self, permissions: Permissions) -> Self {
        self.bot_permissions = permissions;
        self
    }

    /// One more guild. The first takes the place of the one that is there otherwise.
    pub fn guild(mut self, guild: Guild) -> Self {
        self.guilds.push(guild);
        self
    }

    /// The person who owns every guild, in place of the administrator called "Owner".
    pub fn owner(mut self, person: Person) -> Self {
        self.people[0] = person;
        self
    }

    /// One more person.
    pub fn person(mut self, person: Person) -> Self {
        self.people.push(person);
        self
    }

    /// Compresses gateway payloads for a bot that asks for it in IDENTIFY.
    pub fn zlib(mut self, on: bool) -> Self {
        self.zlib = on;
        self
    }

    /// Lets the clock run with the machine's, for trying a bot by hand.
    pub fn running_clock(mut self) -> Self {
        self.running_clock = true;
        self
    }

    /// Keeps the state in a file: people, guilds, channels, messages, files and commands, and the time of day.
    ///
    /// If the file is there, the sandbox goes on from it, and its guilds and people take the place of this builder's. A
    /// file that is no such state, or is one of another version, is an error and stays as it is. Interactions and
    /// gateway sessions end with the sandbox.
    pub fn keep_in(mut self, path: impl Into<PathBuf>) -> Self {
        self.keep_in = Some(path.into());
        self
    }

    /// How many entries of the transcript are kept: the newest, 10,000 unless said.
    pub fn kept_entries(mut self, entries: usize) -> Self {
        self.kept_entries = entries;
        self
    }

    /// How often the bot may call what. Limits are announced and not counted unless said.
    pub fn rate_limits(mut self, limits: RateLimits) -> Self {
        self.rate_limits = limits;
        self
    }

    /// How strict the gateway is. Generous, unless said.
    pub fn gateway_rules(mut self, rules: GatewayRules) -> Self {
        self.gateway_rules = rules;
        self
    }

    /// What the clock shows at the start, as time since 1970. Monday 5 January 2026, 09:00 UTC, unless said.
    pub fn starts_at(mut self, unix_time: Duration) -> Self {
        self.starts_at = Some(unix_time);
        self
    }

    /// Serves a chat page, at the sandbox's own address, to whoever opens that in a browser on this machine.
    #[cfg(feature = "page")]
    pub fn page(mut self, page: crate::Page) -> Self {
        self.page = Some(page);
        self
    }

    /// How long, in real time, a wait may take before it fails with the transcript's end.
    pub fn patience(mut self, patience: Duration) -> Self {
        self.patience = patience;
        self
    }

    /// Starts it.
    ///
    /// # Errors
    /// [`Error::NotLoopback`], [`Error::Listen`] and, for a state that is [kept](Builder::keep_in), [`Error::Kept`].
    pub async fn start(self) -> Result<Sandbox, Error> {
        Sandbox::from_builder(self).await
    }
}
