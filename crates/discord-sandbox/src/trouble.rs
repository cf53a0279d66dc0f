//! Trouble on demand: the bad days of Discord, so that a test can see how a bot takes them.

use std::time::Duration;

use tokio::sync::watch;

use crate::rate_limits::Scope;

/// What happens to a request instead of its answer, or before it.
#[derive(Clone, Debug)]
pub struct Trouble {
    method: Option<String>,
    path: Option<String>,
    times: u32,
    pub(crate) harm: Harm,
}

/// The kinds of trouble.
#[derive(Clone, Debug)]
pub(crate) enum Harm {
    RateLimited {
        retry_after: Duration,
        scope: Scope,
    },
    ServerError(u16),
    Latency(Duration),
    Hold(Gate),
    /// The request is carried out, and then the connection breaks before the answer.
    LostAnswer,
}

impl Trouble {
    fn new(harm: Harm) -> Self {
        Self { method: None, path: None, times: 1, harm }
    }

    /// 429 with Discord's headers, for one bucket.
    pub fn rate_limited(retry_after: Duration) -> Self {
        Self::new(Harm::RateLimited { retry_after, scope: Scope::User })
    }

    /// 429 for everything that the bot does.
    pub fn globally_rate_limited(retry_after: Duration) -> Self {
        Self::new(Harm::RateLimited { retry_after, scope: Scope::Global })
    }

    /// An error of Discord's own, such as 500 or 503. The request has no effect.
    pub fn server_error(status: u16) -> Self {
        Self::new(Harm::ServerError(status))
    }

    /// The answer takes this long, in real time.
    pub fn latency(delay: Duration) -> Self {
        Self::new(Harm::Latency(delay))
    }

    /// The request waits, untouched, until the other half lets it in: to see what happens meanwhile, without a sleep.
    pub fn hold() -> (Self, Held) {
        let (arrived, release) = (watch::Sender::new(false), watch::Sender::new(false));
        let gate = Gate { arrived: arrived.clone(), release: release.subscribe() };
        (Self::new(Harm::Hold(gate)), Held { arrived: arrived.subscribe(), release })
    }

    /// The request takes effect, but its answer says 500: the bot cannot know that it worked.
    pub fn lost_answer() -> Self {
        Self::new(Harm::LostAnswer)
    }

    /// Only requests with this method.
    #[must_use]
    pub fn on_method(mut self, method: &str) -> Self {
        self.method = Some(method.to_ascii_uppercase());
        self
    }

    /// Only requests whose path contains this text, such as `/callback`.
    #[must_use]
    pub fn on_path(mut self, part: &str) -> Self {
        self.path = Some(part.to_owned());
        self
    }

    /// The next so many requests. Once, unless said.
    #[must_use]
    pub fn times(mut self, times: u32) -> Self {
        self.times = times;
        self
    }

    fn befalls(&self, method: &str, path: &str) -> bool {
        self.times > 0
            && self.method.as_ref().is_none_or(|only| only == method)
            && self.path.as_ref().is_none_or(|part| path.contains(part.as_str()))
    }
}

/// Where a held request waits.
#[derive(Clone, Debug)]
pub(crate) struct Gate {
    arrived: watch::Sender<bool>,
    release: watch::Receiver<bool>,
}

impl Gate {
    /// Says that a request is here, and waits until it is let in or nobody is left who could.
    pub(crate) async fn wait(mut self) {
        self.arrived.send_replace(true);
        drop(self.release.wait_for(|released| *released).await);
    }
}

/// Holds requests back. They are let in when it is dropped, too.
#[derive(Debug)]
#[must_use = "requests are let in when this is dropped"]
pub struct Held {
    arrived: watch::Receiver<bool>,
    release: watch::Sender<bool>,
}

impl Held {
    /// Waits until a request has come and is being held.
    pub async fn arrived(&mut self) {
        drop(self.arrived.wait_for(|arrived| *arrived).await);
    }

    /// Becomes true once a request is being held.
    pub(crate) fn has_arrived(&self) -> watch::Receiver<bool> {
        self.arrived.clone()
    }

    /// Lets the requests in.
    pub fn release(self) {
        self.release.send_replace(true);
    }
}

/// The trouble that is still to come.
#[derive(Debug, Default)]
pub(crate) struct Troubles(Vec<Trouble>);

impl Troubles {
    pub(crate) fn add(&mut self, trouble: Trouble) {
        self.0.push(trouble);
    }

    /// The trouble that befalls this request, used up by it.
    pub(crate) fn take(&mut self, method: &str, path: &str) -> Option<Harm> {
        let trouble = self.0.iter_mut().find(|trouble| trouble.befalls(method, path))?;
        trouble.times -= 1;
        let harm = trouble.harm.clone();
        self.0.retain(|trouble| trouble.times > 0);
        Some(harm)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn trouble_befalls_only_what_it_names_and_only_so_often() {
        let mut troubles = Troubles::default();
        troubles.add(Trouble::server_error(500).on_method("post").on_path("/callback").times(2));
        assert!(troubles.take("GET", "/x/callback").is_none());
        assert!(troubles.take("POST", "/x/other").is_none());
        assert!(troubles.take("POST", "/x/callback").is_some());
        assert!(troubles.take("POST", "/x/callback").is_some());
        assert!(troubles.take("POST", "/x/callback").is_none());
    }
}
