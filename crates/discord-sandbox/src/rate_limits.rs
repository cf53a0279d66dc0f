//! How often a bot may call what: the settings. `rest::limits` counts by them.

use std::time::Duration;

/// How often a bot may call each route, and all of them together.
///
/// Unless told otherwise a sandbox announces limits in headers, as Discord does, and counts nothing, so that no test
/// ever waits. Once they are [counted](RateLimits::counted), windows open and close on the sandbox's clock: where that
/// stands still, they close when [`Sandbox::advance`](crate::Sandbox::advance) says so.
#[derive(Clone, Debug, PartialEq, Eq)]
#[must_use = "a sandbox counts by it once it is given to one"]
pub struct RateLimits {
    pub(crate) is_counted: bool,
    pub(crate) global: u32,
    pub(crate) invalid: u32,
    buckets: Vec<Bucket>,
}

/// The limit of one route.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Bucket {
    method: String,
    path: String,
    pub(crate) limit: u32,
    pub(crate) per: Duration,
    pub(crate) scope: Scope,
}

/// Whose limit it is, in Discord's words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Scope {
    /// The bot's, for a route.
    User,
    /// The bot's, for everything.
    Global,
    /// That of a channel or guild, used up by everybody in it.
    Shared,
}

impl Scope {
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::User => "user",
            Self::Global => "global",
            Self::Shared => "shared",
        }
    }
}

/// Requests of all routes together in a second, save those of interactions.
const GLOBAL: u32 = 50;
/// Refused requests in ten minutes, after which Discord shuts an address out.
const INVALID: u32 = 10_000;
/// The limit of a route that no bucket names.
const OTHERWISE: (u32, Duration) = (50, Duration::from_secs(1));

impl Default for RateLimits {
    fn default() -> Self {
        Self { is_counted: false, global: GLOBAL, invalid: INVALID, buckets: Vec::new() }
    }
}

impl RateLimits {
    /// Limits that are counted: 50 requests a second over all, and for each route what bots commonly meet on Discord,
    /// which publishes no such numbers. [`RateLimits::bucket`] sets others.
    pub fn counted() -> Self {
        let seconds = Duration::from_secs;
        Self { is_counted: true, ..Self::default() }
            .bucket("POST", "/channels/{channel}/messages", 5, seconds(5))
            .bucket("PATCH", "/channels/{channel}/messages/{message}", 5, seconds(5))
            .bucket("DELETE", "/channels/{channel}/messages/{message}", 5, seconds(1))
            .bucket(
                "PUT",
                "/channels/{channel}/messages/{message}/reactions/{emoji}/@me",
                1,
                Duration::from_millis(250),
            )
            .bucket("POST", "/webhooks/{application}/{token}", 5, seconds(2))
            .bucket("PATCH", "/webhooks/{application}/{token}/messages/{message}", 5, seconds(2))
            .bucket("DELETE", "/webhooks/{application}/{token}/messages/{message}", 5, seconds(2))
    }

    /// So many requests in a time, for each channel, guild or webhook of a route. The path is written as in the
    /// sandbox's page of routes, and the names in its braces do not matter.
    pub fn bucket(self, method: &str, path: &str, limit: u32, per: Duration) -> Self {
        self.with(method, path, limit, per, Scope::User)
    }

    /// Likewise, for a limit that everybody in the channel or guild shares: 429s of it are nobody's fault.
    pub fn shared_bucket(self, method: &str, path: &str, limit: u32, per: Duration) -> Self {
        self.with(method, path, limit, per, Scope::Shared)
    }

    fn with(mut self, method: &str, path: &str, limit: u32, per: Duration, scope: Scope) -> Self {
        self.buckets.retain(|bucket| !bucket.is_for(method, path));
        let (method, path) = (method.to_ascii_uppercase(), path.to_owned());
        self.buckets.push(Bucket { method, path, limit, per, scope });
        self
    }

    /// So many requests in a second over all routes, save those of interactions.
    pub fn global(mut self, per_second: u32) -> Self {
        self.global = per_second;
        self
    }

    /// So many requests may be answered with 401, 403 or 429 within ten minutes before that is a
    /// [finding](crate::Finding::InvalidRequests). They are counted in any case.
    pub fn invalid_requests(mut self, within_ten_minutes: u32) -> Self {
        self.invalid = within_ten_minutes;
        self
    }

    /// The limit of a route.
    pub(crate) fn of(&self, method: &str, path: &str) -> Bucket {
        let named = self.buckets.iter().find(|bucket| bucket.is_for(method, path)).cloned();
        let (limit, per) = OTHERWISE;
        let otherwise =
            || Bucket { method: method.to_owned(), path: path.to_owned(), limit, per, scope: Scope::User };
        named.unwrap_or_else(otherwise)
    }
}

impl Bucket {
    fn is_for(&self, method: &str, path: &str) -> bool {
        let shape = |path: &str| -> Vec<String> {
            let part = |part: &str| if part.starts_with('{') { "{}".to_owned() } else { part.to_owned() };
            path.split('/').map(part).collect()
        };
        self.method.eq_ignore_ascii_case(method) && shape(&self.path) == shape(path)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rest::routes::ROUTES;

    #[test]
    fn every_bucket_is_that_of_a_route() {
        for bucket in RateLimits::counted().buckets {
            let is_its = ROUTES.iter().any(|route| bucket.is_for(route.method, route.path));
            assert!(is_its, "{} {}", bucket.method, bucket.path);
        }
    }

    #[test]
    fn later_bucket_takes_the_place_of_the_same_route() {
        let limits =
            RateLimits::counted().bucket("post", "/channels/{id}/messages", 2, Duration::from_secs(9));
        let bucket = limits.of("POST", "/channels/{channel}/messages");
        assert_eq!((bucket.limit, bucket.per), (2, Duration::from_secs(9)));
        assert_eq!(limits.of("GET", "/channels/{channel}/messages").limit, OTHERWISE.0);
    }
}
