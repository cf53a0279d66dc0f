//! Counts requests as Discord does: for each route and channel, guild or webhook; over all; and those that are refused.

use std::{collections::HashMap, time::Duration};

use serde_json::json;

use super::{
    Answer, Call,
    routes::{Auth, Route},
};
use crate::{
    clock::Moment,
    rate_limits::{Bucket, RateLimits, Scope},
    window::{Standing, Window},
};

/// The route by which interactions are answered has no limit at all, and says so by having no headers.
const CALLBACK: &str = "/interactions/{interaction}/{token}/callback";
/// Refused requests are counted over this time.
const INVALID_WINDOW: Duration = Duration::from_secs(10 * 60);
/// Windows that are over are looked for once there are so many of them.
const MANY_WINDOWS: usize = 1_024;

/// The parts of a path that have a limit each.
const MAJOR: [&str; 4] = ["channel", "guild", "application", "token"];

/// A route with its channel, guild or webhook.
type Key = (&'static str, &'static str, String);

/// What has been counted so far.
#[derive(Debug, Default)]
pub(crate) struct Limits {
    pub(crate) rules: RateLimits,
    all: Window,
    windows: HashMap<Key, Window>,
    invalid: Window,
}

/// What the counting says of one request.
#[derive(Debug)]
pub(crate) enum Admission {
    /// The headers that its answer gets.
    Granted(Vec<(&'static str, String)>),
    /// The answer that it gets instead.
    TooMany(Answer),
}

impl Limits {
    pub(crate) fn new(rules: RateLimits) -> Self {
        Self { rules, ..Self::default() }
    }

    /// Counts a request. Where nothing is counted, every window is a new one.
    pub(crate) fn admit(&mut self, route: &'static Route, call: &Call, now: Moment) -> Admission {
        if route.path == CALLBACK {
            return Admission::Granted(Vec::new());
        }
        let counts = self.rules.is_counted;
        if counts && route.auth == Auth::Bot {
            let standing = self.all.count(self.rules.global, Duration::from_secs(1), now);
            if standing.is_over_limit {
                return Admission::TooMany(too_many(standing.resets_after, Scope::Global, Vec::new()));
            }
        }
        let bucket = self.rules.of(route.method, route.path);
        let mut fresh = Window::default();
        let window = if counts { self.window(route, call, now) } else { &mut fresh };
        let standing = window.count(bucket.limit, bucket.per, now);
        let headers = headers(route, &bucket, standing, now);
        if standing.is_over_limit {
            return Admission::TooMany(too_many(standing.resets_after, bucket.scope, headers));
        }
        Admission::Granted(headers)
    }

    fn window(&mut self, route: &'static Route, call: &Call, now: Moment) -> &mut Window {
        if self.windows.len() >= MANY_WINDOWS {
            self.windows.retain(|_, window| window.is_open(now));
        }
        let key = (route.method, route.path, MAJOR.map(|part| call.param(part)).join("/"));
        self.windows.entry(key).or_default()
    }

    /// Counts an answer that Discord holds against an address. True for the one that is too much.
    pub(crate) fn is_last_straw(&mut self, answer: &Answer, now: Moment) -> bool {
        let is_shared = answer.headers.contains(&("x-ratelimit-scope", Scope::Shared.name().to_owned()));
        if !matches!(answer.status, 401 | 403 | 429) || is_shared {
            return false;
        }
        self.invalid.count(self.rules.invalid, INVALID_WINDOW, now);
        self.invalid.used() == self.rules.invalid
    }
}

fn headers(route: &Route, bucket: &Bucket, standing: Standing, now: Moment) -> Vec<(&'static str, String)> {
    // A bucket is the same for the same route; any short text will do for its name.
    let letters = route.method.bytes().chain(route.path.bytes());
    let name = letters.fold(0_u32, |hash, byte| hash.rotate_left(5) ^ u32::from(byte));
    let resets = now.after(standing.resets_after).millis();
    vec![
        ("x-ratelimit-limit", bucket.limit.to_string()),
        ("x-ratelimit-remaining", standing.remaining.to_string()),
        ("x-ratelimit-reset", format!("{}.{:03}", resets / 1000, resets % 1000)),
        ("x-ratelimit-reset-after", format!("{:.3}", standing.resets_after.as_secs_f64())),
        ("x-ratelimit-bucket", format!("{name:08x}")),
    ]
}

/// The answer to a request that came too soon.
fn too_many(retry_after: Duration, scope: Scope, headers: Vec<(&'static str, String)>) -> Answer {
    let seconds = retry_after.as_secs_f64();
    let is_global = scope == Scope::Global;
    let message = match scope {
        Scope::Shared => "The resource is being rate limited.",
        Scope::User | Scope::Global => "You are being rate limited.",
    };
    let body = json!({"message": message, "retry_after": seconds, "global": is_global});
    let mut answer = Answer::json(429, body);
    answer.headers = headers;
    // Discord's `Retry-After` is in whole seconds, rounded up.
    answer.header("retry-after", seconds.ceil().to_string());
    answer.header("x-ratelimit-scope", scope.name().to_owned());
    if is_global {
        answer.header("x-ratelimit-global", "true".to_owned());
    }
    answer
}

/// The answer to a request that came too soon because a test wants it so: the bucket has just been used up.
pub(crate) fn demanded(route: &Route, retry_after: Duration, scope: Scope, now: Moment) -> Answer {
    let standing = Standing { is_over_limit: true, remaining: 0, resets_after: retry_after };
    let bucket = RateLimits::default().of(route.method, route.path);
    let headers = if scope == Scope::Global { Vec::new() } else { headers(route, &bucket, standing, now) };
    too_many(retry_after, scope, headers)
}
