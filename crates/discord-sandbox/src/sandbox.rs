//! The handle of a running sandbox.

use std::{net::SocketAddr, sync::Arc, time::Duration};

use tokio::{net::TcpListener, sync::watch};

use crate::{
    Builder, Error, Finding, HeldInteractions, RateLimits, Snowflake, Transcript, Trouble, User,
    actor::Reply,
    api, endpoint,
    gateway::{Frame, Session},
    hub::Hub,
    keep::Keeper,
    log::Log,
    rest::{self, limits::Limits},
    start,
    world::World,
};

/// A local Discord. It runs until it is dropped.
#[derive(Debug)]
pub struct Sandbox {
    hub: Arc<Hub>,
    address: SocketAddr,
    keeper: Option<Arc<Keeper>>,
}

impl Sandbox {
    /// Starts a sandbox as [`Builder`] describes it.
    ///
    /// # Errors
    /// [`Error::Listen`] when no port can be had.
    pub async fn start() -> Result<Self, Error> {
        Self::builder().start().await
    }

    /// Settles what it starts with.
    pub fn builder() -> Builder {
        Builder::default()
    }

    pub(crate) async fn from_builder(builder: Builder) -> Result<Self, Error> {
        if !builder.address.is_loopback() {
            return Err(Error::NotLoopback(builder.address));
        }
        let wanted = SocketAddr::new(builder.address, builder.port);
        let refused = |source| Error::Listen { address: wanted, source };
        let listener = TcpListener::bind(wanted).await.map_err(refused)?;
        let address = listener.local_addr().map_err(refused)?;
        let hub = Arc::new(Hub::new(
            start::world(&builder, address)?,
            builder.token.clone(),
            builder.patience,
            Log::new(builder.kept_entries),
        ));
        *hub.limits() = Limits::new(builder.rate_limits.clone());
        let keeper = builder.keep_in.clone().map(|path| Arc::new(Keeper::new(path)));
        if let Some(keeper) = &keeper {
            // What cannot be kept is better known at once.
            keeper.save(&hub)?;
            tokio::spawn(keep_as_it_changes(Arc::clone(&hub), hub.changes(), Arc::clone(keeper)));
        }
        let mut closing = hub.closing.subscribe();
        let router = rest::router(Arc::clone(&hub));
        let router = router.merge(api::router(&hub));
        #[cfg(feature = "page")]
        let router = match &builder.page {
            Some(page) => crate::page::in_front_of(router, &hub, page),
            None => router,
        };
        let server = axum::serve(listener, router).with_graceful_shutdown(async move {
            // An error means that the hub is gone, which ends the server just as well.
            let _ = closing.wait_for(|closing| *closing).await;
        });
        if builder.running_clock {
            tokio::spawn(expire_as_time_passes(Arc::clone(&hub)));
        }
        tokio::spawn(async move {
            if let Err(error) = server.await {
                tracing::error!("the sandbox stopped: {error}");
            }
        });
        Ok(Self { hub, address, keeper })
    }

    /// What the bot uses in place of `https://discord.com`: `http://127.0.0.1:PORT`.
    pub fn api_base(&self) -> &str {
        &self.hub.base
    }

    /// Where the sandbox listens.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// The bot's token, without the word `Bot`.
    pub fn token(&self) -> &str {
        &self.hub.token
    }

    /// The application's id, which is the bot's user id too.
    pub fn application_id(&self) -> Snowflake {
        self.hub.world().application
    }

    /// The application's public key, in hexadecimal digits: what signed interactions are verified with.
    pub fn public_key(&self) -> String {
        self.hub.world().endpoint.public_key()
    }

    /// Delivers interactions to an address of the bot's from now on, signed, in place of the gateway.
    ///
    /// As on Discord, the address must answer a PING with a PONG, and 401 to a bad signature.
    ///
    /// # Errors
    /// [`Error::Endpoint`] when it does not, or is not on loopback.
    pub async fn deliver_to(&self, address: &str) -> Result<(), Error> {
        endpoint::accept(&self.hub, address).await
    }

    /// Sends a bad signature to the bot's address, as Discord does from time to time and as the sandbox does after every
    /// tenth interaction. Anything but 401 is a finding. Without such an address there is nothing to do.
    pub async fn probe_signature(&self) {
        endpoint::probe(&self.hub).await;
    }

    /// The id of a guild, by its name.
    pub fn guild_id(&self, name: &str) -> Option<Snowflake> {
        self.hub.world().guilds.iter().find(|guild| guild.name == name).map(|guild| guild.id)
    }

    /// The person of this name, in the first guild's first channel that they see. Someone new joins as an ordinary
    /// member, so that a test need not introduce everyone beforehand.
    pub fn user(&self, name: &str) -> User {
        User::named(&self.hub, name)
    }

    /// Waits until a bot is connected and READY has been sent to it.
    ///
    /// # Errors
    /// [`Error::Patience`] when none comes.
    pub async fn wait_for_bot(&self) -> Result<(), Error> {
        self.hub.bot_is_ready().await
    }

    /// Waits until no bot is connected any more, as before one is started again.
    ///
    /// # Errors
    /// [`Error::Patience`] when one stays.
    pub async fn wait_for_no_bot(&self) -> Result<(), Error> {
        let gone =
            |world: &mut World| (!world.gateway.sessions.iter().any(Session::is_connected)).then_some(());
        self.hub.wait_for("every bot to leave", gone).await
    }

    /// Waits until commands are registered.
    ///
    /// # Errors
    /// [`Error::Patience`] when none are.
    pub async fn wait_for_commands(&self) -> Result<(), Error> {
        self.hub.commands_are_registered().await
    }

    /// Waits until the transcript shows something. `what` says in an error what was awaited.
    ///
    /// # Errors
    /// [`Error::Patience`] when it does not.
    pub async fn wait_for(&self, what: &str, seen: impl Fn(&Transcript) -> bool) -> Result<(), Error> {
        let mut transcript = Transcript::default();
        let look = || {
            self.hub.settled_log().catch_up(&mut transcript);
            seen(&transcript).then_some(())
        };
        self.hub.wait_until(what, look).await
    }

    /// Waits until the bot has done something wrong, and says what.
    ///
    /// # Errors
    /// [`Error::Patience`] when it does nothing wrong.
    pub async fn wait_for_finding(&self) -> Result<Finding, Error> {
        self.hub.something_is_found().await
    }

    /// The registered commands, as Discord would list them.
    pub fn commands(&self) -> Vec<serde_json::Value> {
        self.hub.world().commands.iter().map(|command| command.json.clone()).collect()
    }

    /// The messages of a channel that a person sees, oldest first.
    pub fn messages(&self, channel: Snowflake, viewer: &User) -> Vec<Reply> {
        User { channel, ..viewer.clone() }.messages()
    }

    /// Lets time pass on the sandbox's clock: no sleep, and the same in every run. Interactions that are still
    /// unacknowledged after three seconds fail, and tokens older than fifteen minutes lose their worth.
    pub fn advance(&self, by: Duration) {
        self.hub.clock.advance(by);
        self.hub.expire();
    }

    /// Brings trouble upon the requests to come.
    pub fn trouble(&self, trouble: Trouble) {
        self.hub.troubles().add(trouble);
    }

    /// Holds every interaction up on its way to the bot, until the other half lets them go.
    pub fn hold_interactions(&self) -> HeldInteractions {
        HeldInteractions::start(&self.hub)
    }

    /// Counts requests by other limits from now on, from nought.
    pub fn limit_rates(&self, limits: RateLimits) {
        *self.hub.limits() = Limits::new(limits);
    }

    /// Breaks every gateway connection off. The sessions can be resumed.
    pub fn drop_sockets(&self) {
        self.hub.world().gateway.ask(|| Frame::Drop);
    }

    /// Closes every gateway connection with a code and a reason, such as 4000 "Unknown error.".
    pub fn close_sockets(&self, code: u16, reason: &'static str) {
        self.hub.world().gateway.ask(|| Frame::Goodbye((code, reason)));
    }

    /// Asks every bot to reconnect and resume (op 7).
    pub fn ask_to_reconnect(&self) {
        self.hub.world().gateway.ask(|| Frame::Send(serde_json::json!({"op": 7, "d": null})));
    }

    /// Tells every bot that its session is invalid (op 9). One that is not resumable is forgotten.
    pub fn invalidate_sessions(&self, resumable: bool) {
        let mut world = self.hub.world();
        world.gateway.ask(|| Frame::Send(serde_json::json!({"op": 9, "d": resumable})));
        if !resumable {
            world.gateway.sessions.clear();
        }
    }

    /// Leaves heartbeats unanswered from now on, or no longer.
    pub fn ignore_heartbeats(&self, ignore: bool) {
        self.hub.world().gateway.deaf = ignore;
    }

    /// Delivers each of the next interactions twice, as a gateway may after a resume.
    pub fn deliver_twice(&self, next: u32) {
        self.hub.world().gateway.twice = next;
    }

    /// Writes the state to its file now. It is also written by itself, about once in a second in which something
    /// happened, and when the sandbox is dropped.
    ///
    /// # Errors
    /// [`Error::Kept`] when it cannot be written. A sandbox that [keeps nothing](Builder::keep_in) has nothing to write.
    pub fn save(&self) -> Result<(), Error> {
        self.keeper.as_ref().map_or(Ok(()), |keeper| keeper.save(&self.hub))
    }

    /// What went over the wire so far, tokens masked: the newest [`Builder::kept_entries`] of it.
    pub fn transcript(&self) -> Transcript {
        self.hub.settled_log().transcript()
    }

    /// What the bot did wrong so far.
    pub fn findings(&self) -> Vec<Finding> {
        self.hub.settled_log().findings()
    }
}

impl Drop for Sandbox {
    fn drop(&mut self) {
        self.hub.closing.send_replace(true);
        // Or what is held would keep the sandbox, and the sandbox what is held.
        self.hub.holds().release_all();
        if let Some(Err(error)) = self.keeper.as_ref().map(|keeper| keeper.save(&self.hub)) {
            tracing::error!("{error}");
        }
    }
}

/// How often a running sandbox looks for interactions whose time is over.
const TICK: Duration = Duration::from_millis(100);

/// On a standing clock [`Sandbox::advance`] does this; on a running one somebody has to look.
async fn expire_as_time_passes(hub: Arc<Hub>) {
    let mut closing = hub.closing.subscribe();
    let mut ticks = tokio::time::interval(TICK);
    loop {
        tokio::select! {
            _ = ticks.tick() => hub.expire(),
            () = async { drop(closing.wait_for(|closing| *closing).await) } => break,
        }
    }
}

/// How soon a change is in the file that the state is kept in.
const SAVE_AFTER: Duration = Duration::from_secs(1);

/// Writes the state to its file as it changes.
async fn keep_as_it_changes(hub: Arc<Hub>, mut changes: watch::Receiver<u64>, keeper: Arc<Keeper>) {
    let mut closing = hub.closing.subscribe();
    loop {
        tokio::select! {
            changed = changes.changed() => if changed.is_err() { break },
            () = async { drop(closing.wait_for(|closing| *closing).await) } => break,
        }
        tokio::select! {
            () = tokio::time::sleep(SAVE_AFTER) => {}
            // The last word is the sandbox's own, when it is dropped.
            () = async { drop(closing.wait_for(|closing| *closing).await) } => break,
        }
        changes.borrow_and_update();
        let (hub, keeper) = (Arc::clone(&hub), Arc::clone(&keeper));
        let saved = tokio::task::spawn_blocking(move || keeper.save(&hub)).await;
        if let Ok(Err(error)) = saved {
            tracing::error!("{error}");
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;
    use tokio::sync::mpsc;

    use super::*;
    use crate::{Outcome, Pending, gateway::Identity, world::command::Command};

    /// Lets somebody use a command, with a bot there to take it.
    fn go(sandbox: &Sandbox) -> Result<Pending, Error> {
        let (outbox, _inbox) = mpsc::unbounded_channel();
        let mut world = sandbox.hub.world();
        let now = world.now();
        world.gateway.identify(1, outbox, Identity { shard: 0, shards: 1, intents: 0 }, now);
        let json = json!({"name": "go", "type": 1});
        world.commands.push(Command { id: Snowflake::new(1), guild: None, json });
        drop(world);
        sandbox.user("Owner").slash("/go").send()
    }

    #[tokio::test]
    async fn time_runs_out_by_itself_on_a_running_clock() -> Result<(), Error> {
        let sandbox = Sandbox::builder().running_clock().start().await?;
        let pending = go(&sandbox)?;
        // Not `Sandbox::advance`, which would look for itself.
        sandbox.hub.clock.advance(Duration::from_secs(3));
        assert!(matches!(pending.outcome().await?, Outcome::Failed(_)));
        Ok(())
    }

    #[tokio::test]
    async fn late_answer_is_late_before_anybody_has_looked() -> Result<(), Error> {
        let sandbox = Sandbox::start().await?;
        let pending = go(&sandbox)?;
        sandbox.hub.clock.advance(Duration::from_secs(3));
        let token = pending.token();
        let code = sandbox.hub.world().open_interaction(pending.id(), &token).map(|_| ()).map_err(|e| e.code);
        assert_eq!(code, Err(10062));
        Ok(())
    }
}
