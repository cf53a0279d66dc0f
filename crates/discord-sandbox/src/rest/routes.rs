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
