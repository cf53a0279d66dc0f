//! Who is pinged by a message: those whom its text names and its `allowed_mentions` do not spare.

use std::sync::LazyLock;

use regex::Regex;
use serde_json::Value;

use super::World;
use crate::{actor::component, ids::Snowflake, validate::items};

/// A person, a role, or everyone, as message text names them.
static MENTION: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"<@!?(?<user>\d+)>|<@&(?<role>\d+)>|(?<all>@everyone|@here)")
        .expect("the pattern is a constant")
});

/// The pings of a message.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Mentions {
    users: Vec<Snowflake>,
    roles: Vec<Snowflake>,
    everyone: bool,
}

impl Mentions {
    /// Finds them. Without `allowed` a text pings whomever it names.
    pub(crate) fn find(texts: &[&str], allowed: &Value) -> Self {
        let may = |kind: &str, id: &str| {
            allowed.is_null()
                || items(&allowed["parse"]).iter().any(|parsed| parsed == kind)
                || items(&allowed[kind]).iter().any(|listed| listed == id)
        };
        let mut found = Self::default();
        for captures in texts.iter().flat_map(|text| MENTION.captures_iter(text)) {
            let named = |group: &str, kind: &str| {
                let id = captures.name(group)?.as_str();
                may(kind, id).then(|| id.parse().ok()).flatten()
            };
            let (user, role) = (named("user", "users"), named("role", "roles"));
            found.users.extend(user.filter(|id| !found.users.contains(id)));
            found.roles.extend(role.filter(|id| !found.roles.contains(id)));
            found.everyone |= captures.name("all").is_some() && may("everyone", "");
        }
        found
    }
}

impl World {
    /// Writes the pings of a message into it.
    pub(crate) fn write_mentions(&self, message: &mut Value, allowed: &Value) {
        let parts = component::all(&message["components"]);
        let texts = parts.iter().filter_map(|part| part["content"].as_str());
        let texts: Vec<&str> = message["content"].as_str().into_iter().chain(texts).collect();
        let found = Mentions::find(&texts, allowed);
        let people = found.users.iter().filter_map(|id| self.person(*id));
        let people: Value = people.map(super::person::Person::to_json).collect();
        message["mentions"] = people;
        message["mention_roles"] = found.roles.iter().map(ToString::to_string).collect();
        message["mention_everyone"] = found.everyone.into();
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[track_caller]
    fn check(text: &str, allowed: &Value, users: &[u64], roles: &[u64], everyone: bool) {
        let ids = |numbers: &[u64]| numbers.iter().map(|number| Snowflake::new(*number)).collect();
        let expected = Mentions { users: ids(users), roles: ids(roles), everyone };
        assert_eq!(Mentions::find(&[text], allowed), expected, "{text} {allowed}");
    }

    #[test]
    fn text_pings_whom_it_names_unless_they_are_spared() {
        let text = "<@1> <@!2> <@1> <@&3> @everyone";
        check(text, &Value::Null, &[1, 2], &[3], true);
        check(text, &json!({"parse": []}), &[], &[], false);
        check(text, &json!({"parse": ["roles"], "users": ["2"]}), &[2], &[3], false);
        check(text, &json!({"parse": ["everyone"]}), &[], &[], true);
        check("<#1> @Maya", &Value::Null, &[], &[], false);
    }
}
