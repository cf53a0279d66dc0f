//! The one table of routes: the router and the coverage page are both made from it.

use super::{
    Answer, Call, applications, channels, commands, gateway, guilds, interactions, messages, pins, reactions,
    threads, users, webhooks,
};
use crate::{error::ApiError, hub::Hub};

/// How a request shows who it is from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Auth {
    /// `Authorization: Bot TOKEN`.
    Bot,
    /// The token in the path, or none.
    Token,
}

/// A route and what answers it.
#[derive(Debug)]
pub(crate) struct Route {
    pub(crate) method: &'static str,
    /// Relative to `/api/v10`, as the API description writes it save for the parameters' names.
    pub(crate) path: &'static str,
    pub(crate) auth: Auth,
    pub(crate) handler: fn(&Hub, &Call) -> Result<Answer, ApiError>,
}

macro_rules! routes {
    ($($method:ident $path:literal $auth:ident $handler:path;)*) => {
        /// Every route that the sandbox serves.
        pub(crate) const ROUTES: &[Route] = &[
            $(Route { method: stringify!($method), path: $path, auth: Auth::$auth, handler: $handler },)*
        ];
    };
}

routes! {
    GET "/gateway" Token gateway::address;
    GET "/gateway/bot" Bot gateway::bot_address;
    GET "/oauth2/applications/@me" Bot applications::current;
    GET "/applications/@me" Bot applications::current;
    GET "/users/@me" Bot users::current;
    GET "/users/@me/guilds" Bot guilds::mine;
    GET "/users/{user}" Bot users::get;
    POST "/users/@me/channels" Bot users::open_dm;

    GET "/applications/{application}/commands" Bot commands::list;
    POST "/applications/{application}/commands" Bot commands::create;
    PUT "/applications/{application}/commands" Bot commands::overwrite;
    GET "/applications/{application}/commands/{command}" Bot commands::get;
    PATCH "/applications/{application}/commands/{command}" Bot commands::edit;
    DELETE "/applications/{application}/commands/{command}" Bot commands::delete;
    GET "/applications/{application}/guilds/{guild}/commands" Bot commands::list;
    POST "/applications/{application}/guilds/{guild}/commands" Bot commands::create;
    PUT "/applications/{application}/guilds/{guild}/commands" Bot commands::overwrite;
    GET "/applications/{application}/guilds/{guild}/commands/{command}" Bot commands::get;
    PATCH "/applications/{application}/guilds/{guild}/commands/{command}" Bot commands::edit;
    DELETE "/applications/{application}/guilds/{guild}/commands/{command}" Bot commands::delete;

    POST "/interactions/{interaction}/{token}/callback" Token interactions::callback;
    POST "/webhooks/{application}/{token}" Token webhooks::follow_up;
    GET "/webhooks/{application}/{token}/messages/{message}" Token webhooks::get;
    PATCH "/webhooks/{application}/{token}/messages/{message}" Token webhooks::edit;
    DELETE "/webhooks/{application}/{token}/messages/{message}" Token webhooks::delete;

    GET "/guilds/{guild}" Bot guilds::get;
    GET "/guilds/{guild}/channels" Bot guilds::channels;
    POST "/guilds/{guild}/channels" Bot channels::create;
    GET "/guilds/{guild}/roles" Bot guilds::roles;
    GET "/guilds/{guild}/members" Bot guilds::members;
    GET "/guilds/{guild}/members/search" Bot guilds::search;
    GET "/guilds/{guild}/members/{user}" Bot guilds::member;
    PUT "/guilds/{guild}/members/{user}/roles/{role}" Bot guilds::add_role;
    DELETE "/guilds/{guild}/members/{user}/roles/{role}" Bot guilds::remove_role;
    GET "/guilds/{guild}/threads/active" Bot threads::active;

    GET "/channels/{channel}" Bot channels::get;
    PATCH "/channels/{channel}" Bot channels::edit;
    DELETE "/channels/{channel}" Bot channels::delete;
    POST "/channels/{channel}/typing" Bot channels::typing;
    PUT "/channels/{channel}/permissions/{overwrite}" Bot channels::set_overwrite;
    DELETE "/channels/{channel}/permissions/{overwrite}" Bot channels::drop_overwrite;
    GET "/channels/{channel}/messages" Bot messages::list;
    POST "/channels/{channel}/messages" Bot messages::create;
    GET "/channels/{channel}/messages/{message}" Bot messages::get;
    PATCH "/channels/{channel}/messages/{message}" Bot messages::edit;
    DELETE "/channels/{channel}/messages/{message}" Bot messages::delete;
    POST "/channels/{channel}/messages/bulk-delete" Bot messages::bulk_delete;

    PUT "/channels/{channel}/messages/{message}/reactions/{emoji}/@me" Bot reactions::add;
    DELETE "/channels/{channel}/messages/{message}/reactions/{emoji}/{user}" Bot reactions::remove;
    GET "/channels/{channel}/messages/{message}/reactions/{emoji}" Bot reactions::list;
    DELETE "/channels/{channel}/messages/{message}/reactions/{emoji}" Bot reactions::clear;
    DELETE "/channels/{channel}/messages/{message}/reactions" Bot reactions::clear;
    GET "/channels/{channel}/messages/pins" Bot pins::list;
    PUT "/channels/{channel}/messages/pins/{message}" Bot pins::add;
    DELETE "/channels/{channel}/messages/pins/{message}" Bot pins::remove;
    GET "/channels/{channel}/pins" Bot pins::list_plain;
    PUT "/channels/{channel}/pins/{message}" Bot pins::add;
    DELETE "/channels/{channel}/pins/{message}" Bot pins::remove;

    POST "/channels/{channel}/threads" Bot threads::open;
    POST "/channels/{channel}/messages/{message}/threads" Bot threads::open_on_message;
    GET "/channels/{channel}/thread-members" Bot threads::members;
    GET "/channels/{channel}/thread-members/{user}" Bot threads::member;
    PUT "/channels/{channel}/thread-members/{user}" Bot threads::add_member;
    DELETE "/channels/{channel}/thread-members/{user}" Bot threads::remove_member;
    GET "/channels/{channel}/threads/archived/public" Bot threads::archived_public;
    GET "/channels/{channel}/threads/archived/private" Bot threads::archived_private;
    GET "/channels/{channel}/users/@me/threads/archived/private" Bot threads::archived_own;
}

#[cfg(test)]
mod tests {
    use std::{collections::BTreeMap, fmt::Write};

    use super::*;

    /// Every route of Discord's API, a line each, from its API description (version 10, August 2026).
    const DISCORD: &str = include_str!("../../docs/discord-routes.txt");
    const PAGE: &str = include_str!("../../docs/coverage.md");

    /// Whether a route of the sandbox serves one of Discord's: parameters may be called otherwise, and may take a
    /// fixed word such as `@original`.
    fn serves(route: &Route, method: &str, path: &str) -> bool {
        let (ours, theirs): (Vec<_>, Vec<_>) = (route.path.split('/').collect(), path.split('/').collect());
        let is_same = |(ours, theirs): (&&str, &&str)| {
            ours == theirs
                || (ours.starts_with('{')
                    && (theirs.starts_with('{') || ["@original", "@me"].contains(theirs)))
        };
        route.method == method && ours.len() == theirs.len() && ours.iter().zip(&theirs).all(is_same)
    }

    fn page() -> String {
        let mut groups: BTreeMap<&str, Vec<(&str, &str, bool)>> = BTreeMap::new();
        for line in DISCORD.lines() {
            let (method, path) = line.split_once(' ').expect("method and path");
            let group = path.split('/').nth(1).expect("the path starts with a slash");
            let is_served = ROUTES.iter().any(|route| serves(route, method, path));
            groups.entry(group).or_default().push((method, path, is_served));
        }
        let count = |rows: &[(&str, &str, bool)]| rows.iter().filter(|row| row.2).count();
        let (served, all) = groups.values().fold((0, 0), |(s, a), rows| (s + count(rows), a + rows.len()));
        let mut page = String::from("# Routes that the sandbox serves\n\n");
        page += "Made from the table that the router is built from, by a test that fails when this page is stale:\n";
        page += "`WRITE_COVERAGE=1 cargo test -p discord-sandbox coverage` writes it anew. Whatever is not served\n";
        page += "answers 501, says so in the transcript, and is a finding.\n\n";
        writeln!(page, "{served} of Discord's {all} operations are served.\n").expect("a string takes all");
        page += "| part | served | of | routes served |\n| --- | ---: | ---: | --- |\n";
        for (group, rows) in &groups {
            let list: Vec<_> = rows
                .iter()
                .filter(|row| row.2)
                .map(|(method, path, _)| format!("`{method} {path}`"))
                .collect();
            let list = list.join("<br>");
            writeln!(page, "| {group} | {} | {} | {list} |", count(rows), rows.len())
                .expect("a string takes all");
        }
        page
    }

    #[test]
    fn coverage_page_is_up_to_date() {
        let page = page();
        if std::env::var_os("WRITE_COVERAGE").is_some() {
            std::fs::write(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/coverage.md"), &page)
                .expect("write the page");
        } else {
            assert_eq!(PAGE, page, "run WRITE_COVERAGE=1 cargo test -p discord-sandbox coverage");
        }
    }

    #[test]
    fn every_route_is_one_of_discords() {
        let is_discords = |route: &Route| {
            let mut lines = DISCORD.lines().filter_map(|line| line.split_once(' '));
            lines.any(|(method, path)| serves(route, method, path))
        };
        let made_up: Vec<_> =
            ROUTES.iter().filter(|route| !is_discords(route)).map(|route| route.path).collect();
        assert_eq!(made_up, [""; 0]);
    }
}
