//! The world that a sandbox starts with: the one that was kept, or the one that its builder describes.

use std::{
    collections::{BTreeMap, HashMap},
    net::{IpAddr, SocketAddr},
    sync::Arc,
    time::Duration,
};

use crate::{
    Builder, Error, builder,
    clock::{Clock, Moment},
    endpoint::Endpoint,
    gateway::Gateway,
    ids::Mint,
    keep::Kept,
    world::{
        World,
        channel::{Channel, ChannelKind},
        guild::{Guild, Role},
        overwrite::Overwrite,
        person::Person,
    },
};

/// The world at the start.
pub(crate) fn world(builder: &Builder, address: SocketAddr) -> Result<World, Error> {
    let host = match address.ip() {
        IpAddr::V4(ip) => ip.to_string(),
        IpAddr::V6(ip) => format!("[{ip}]"),
    };
    let base = format!("http://{host}:{}", address.port());
    let kept = builder.keep_in.as_deref().map(|path| Kept::read(path, &base)).transpose()?.flatten();
    Ok(match kept {
        Some(kept) => restored(builder, base, kept),
        None => described(builder, base),
    })
}

/// The clock as the builder wants it. It never goes back behind what was kept.
fn clock(builder: &Builder, kept: Option<Moment>) -> Clock {
    let clock = if builder.running_clock { Clock::running() } else { Clock::standing() };
    let kept = kept.map(|moment| Duration::from_millis(moment.millis()));
    match builder.starts_at.max(kept) {
        Some(unix_time) => clock.set_to(unix_time),
        None => clock,
    }
}

/// The world as it was left.
fn restored(builder: &Builder, base: String, kept: Kept) -> World {
    World {
        clock: Arc::new(clock(builder, Some(kept.now))),
        files: kept.files(),
        mint: kept.mint,
        base,
        application: kept.application,
        bot: kept.bot,
        people: kept.people,
        guilds: kept.guilds,
        channels: kept.channels,
        messages: kept.messages,
        commands: kept.commands,
        interactions: BTreeMap::new(),
        awaiting: Vec::new(),
        gateway: Gateway::new(builder.zlib, builder.gateway_rules.clone()),
        endpoint: Endpoint::new(builder.seed),
    }
}

/// The world that a builder describes.
fn described(builder: &Builder, base: String) -> World {
    let clock = clock(builder, None);
    let mut mint = Mint::new(builder.seed);
    // Everything that is there from the start was made yesterday, a millisecond apart, as shards go by that.
    let mut made = clock.now().millis().saturating_sub(24 * 60 * 60 * 1000);
    let mut new_id = || {
        made += 1;
        mint.next(made)
    };
    let application = new_id();
    let people: Vec<_> = builder.people.iter().map(|spec| Person::new(new_id(), spec)).collect();
    let by_name: HashMap<_, _> = people.iter().map(|person| (person.name.as_str(), person.id)).collect();
    let default = [builder::Guild::new("Sandbox").channel("general")];
    let specs = if builder.guilds.is_empty() { &default[..] } else { &builder.guilds };
    let (mut guilds, mut channels) = (Vec::new(), Vec::new());
    for spec in specs {
        let id = new_id();
        let everyone = Role { id, name: "@everyone".to_owned() };
        let roles = spec.roles.iter().map(|name| Role { id: new_id(), name: name.clone() });
        let roles = std::iter::once(everyone).chain(roles).collect();
        let owner = people.first().map_or(application, |person| person.id);
        guilds.push(Guild { id, name: spec.name.clone(), locale: spec.locale.clone(), owner, roles });
        for (name, only_for) in &spec.channels {
            let named = only_for.iter().flatten().filter_map(|name| by_name.get(name.as_str()).copied());
            let mut overwrites: Vec<_> = named.map(Overwrite::lets_see).collect();
            if only_for.is_some() {
                overwrites.extend([Overwrite::hides_from(id), Overwrite::lets_see(application)]);
            }
            channels.push(Channel {
                name: Some(name.clone()),
                guild: Some(id),
                overwrites,
                ..Channel::new(new_id(), ChannelKind::Text)
            });
        }
    }
    let bot = Person {
        id: application,
        name: builder.bot_name.clone(),
        locale: "en-US".to_owned(),
        permissions: builder.bot_permissions,
        roles: Vec::new(),
        is_bot: true,
        takes_direct_messages: true,
    };
    World {
        clock: Arc::new(clock),
        mint,
        base,
        application,
        bot,
        people,
        guilds,
        channels,
        messages: BTreeMap::new(),
        commands: Vec::new(),
        interactions: BTreeMap::new(),
        awaiting: Vec::new(),
        files: BTreeMap::new(),
        gateway: Gateway::new(builder.zlib, builder.gateway_rules.clone()),
        endpoint: Endpoint::new(builder.seed),
    }
}
