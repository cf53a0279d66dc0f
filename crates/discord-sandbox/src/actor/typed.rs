//! What a person types: `/command subcommand option:value option:"a value"`.

use serde_json::Value;

use super::{
    listed,
    value::{self, Place},
};
use crate::{
    validate::items,
    world::{World, command::Command},
};

/// A suggestion of the bot's for an option.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Choice {
    /// What the person reads.
    pub name: String,
    /// What the bot gets when it is picked.
    pub value: Value,
}

/// A command line taken apart.
#[derive(Debug)]
pub(crate) struct Typed<'c> {
    pub(crate) command: &'c Command,
    /// The group and subcommand, outermost first.
    pub(crate) path: Vec<&'c Value>,
    /// Each option with what was typed for it.
    pub(crate) values: Vec<(&'c Value, String)>,
    /// The options that there are.
    pub(crate) options: &'c [Value],
}

impl Typed<'_> {
    /// The command as it is typed, without options: `/profile show`.
    pub(crate) fn what(&self) -> String {
        let names = self.path.iter().filter_map(|part| part["name"].as_str());
        std::iter::once(self.command.name()).chain(names).fold("/".to_owned(), |text, name| {
            if text.len() > 1 { format!("{text} {name}") } else { format!("{text}{name}") }
        })
    }

    /// The required options that were left out, `attached` ones excepted.
    pub(crate) fn missing(&self, attached: &[String]) -> Vec<&str> {
        let given = |name: &str| {
            self.values.iter().any(|(option, _)| option["name"] == name) || attached.iter().any(|a| a == name)
        };
        let required = self.options.iter().filter(|option| option["required"] == true);
        required.filter_map(|option| option["name"].as_str()).filter(|name| !given(name)).collect()
    }

    /// The `options` of the interaction, with what the ids among them stand for put into `resolved`.
    pub(crate) fn to_options(
        &self,
        world: &World,
        place: &Place<'_>,
        resolved: &mut Value,
        focus: bool,
    ) -> Result<Vec<Value>, String> {
        let last = self.values.len().saturating_sub(1);
        let mut options = Vec::new();
        for (index, (option, text)) in self.values.iter().enumerate() {
            options.push(if focus {
                value::draft(option, text, index == last)
            } else {
                value::option(world, place, option, text, resolved)?
            });
        }
        Ok(options)
    }

    /// Wraps options into the subcommand and group that they belong to.
    pub(crate) fn nest(&self, options: Vec<Value>) -> Vec<Value> {
        self.path.iter().rev().fold(options, |inner, part| {
            vec![serde_json::json!({"name": part["name"], "type": part["type"], "options": inner})]
        })
    }
}

/// Takes a line apart, given the commands that the person has.
///
/// Names are taken in the person's language as well as in the one they were registered in.
pub(crate) fn parse<'c>(text: &str, locale: &str, commands: &[&'c Command]) -> Result<Typed<'c>, String> {
    let line = text.trim().strip_prefix('/').ok_or_else(|| format!("`{text}` does not start with `/`"))?;
    let (name, mut rest) = word(line);
    let command =
        commands.iter().copied().find(|command| is_called(&command.json, name, locale)).ok_or_else(|| {
            format!(
                "there is no command `/{name}` here; there is {}",
                listed(commands.iter().map(|command| command.name()))
            )
        })?;
    let mut options = items(&command.json["options"]);
    let mut path = Vec::new();
    while options.iter().any(|option| matches!(option["type"].as_u64(), Some(1 | 2))) {
        let (name, after) = word(rest);
        let part = options.iter().find(|option| is_called(option, name, locale)).ok_or_else(|| {
            format!(
                "`/{}` has no subcommand `{name}`; it has {}",
                command.name(),
                listed(options.iter().filter_map(|option| option["name"].as_str()))
            )
        })?;
        path.push(part);
        options = items(&part["options"]);
        rest = after;
    }
    let mut values: Vec<(&Value, String)> = Vec::new();
    while !rest.trim().is_empty() {
        let (name, text, after) = pair(rest.trim_start())?;
        let option = options.iter().find(|option| is_called(option, name, locale)).ok_or_else(|| {
            format!(
                "`/{}` has no option `{name}`; it has {}",
                command.name(),
                listed(options.iter().filter_map(|option| option["name"].as_str()))
            )
        })?;
        if values.iter().any(|(given, _)| given["name"] == option["name"]) {
            return Err(format!("the option `{name}` is given twice"));
        }
        values.push((option, text));
        rest = after;
    }
    Ok(Typed { command, path, values, options })
}

/// Whether this is the name of a command, option or choice, in a language or as it was registered.
pub(crate) fn is_called(named: &Value, name: &str, locale: &str) -> bool {
    named["name"] == name || named["name_localizations"][locale] == name
}

fn word(text: &str) -> (&str, &str) {
    text.trim_start().split_once(char::is_whitespace).unwrap_or((text.trim(), ""))
}

/// Reads `name:value` or `name:"a value"` and gives what follows.
fn pair(text: &str) -> Result<(&str, String, &str), String> {
    let (name, rest) =
        text.split_once(':').filter(|(name, _)| !name.contains(char::is_whitespace)).ok_or_else(|| {
            format!("`{text}` is not `option:value`; a value with spaces stands in double quotes")
        })?;
    let Some(quoted) = rest.strip_prefix('"') else {
        let end = rest.find(char::is_whitespace).unwrap_or(rest.len());
        return Ok((name, rest[..end].to_owned(), &rest[end..]));
    };
    let mut value = String::new();
    let mut characters = quoted.char_indices();
    while let Some((at, character)) = characters.next() {
        match character {
            '"' => return Ok((name, value, &quoted[at + 1..])),
            '\\' => value.extend(characters.next().map(|(_, escaped)| escaped)),
            _ => value.push(character),
        }
    }
    Err(format!("the quotes of `{name}` are not closed"))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use crate::ids::Snowflake;

    use super::*;

    fn commands() -> Vec<Command> {
        let command = |json: Value| Command { id: Snowflake::new(1), guild: None, json };
        vec![
            command(
                json!({"name": "questions", "name_localizations": {"de": "fragen", "fr": "demandes"}, "options": [
                {"type": 3, "name": "profile", "required": true},
                {"type": 4, "name": "count", "name_localizations": {"de": "anzahl"}}]}),
            ),
            command(json!({"name": "profile", "options": [
                {"type": 1, "name": "show", "options": [{"type": 3, "name": "name"}]},
                {"type": 2, "name": "admin", "options": [{"type": 1, "name": "drop"}]}]})),
        ]
    }

    #[track_caller]
    fn taken_apart(text: &str, what: &str, values: &[(&str, &str)]) {
        let commands = commands();
        let commands: Vec<_> = commands.iter().collect();
        let typed = parse(text, "de", &commands).expect(text);
        let found =
            typed.values.iter().map(|(option, text)| (option["name"].as_str().expect(what), text.as_str()));
        assert_eq!((typed.what().as_str(), &found.collect::<Vec<_>>()[..]), (what, values));
    }

    #[track_caller]
    fn refused(text: &str, reason: &str) {
        let commands = commands();
        let commands: Vec<_> = commands.iter().collect();
        assert_eq!(parse(text, "de", &commands).map(|typed| typed.what()), Err(reason.to_owned()), "{text}");
    }

    #[test]
    fn typed_lines_are_taken_apart() {
        taken_apart("/questions profile:it count:5", "/questions", &[("profile", "it"), ("count", "5")]);
        taken_apart("/questions profile:\"IT \\\"lead\\\"\"", "/questions", &[("profile", "IT \"lead\"")]);
        taken_apart("/profile show name:x", "/profile show", &[("name", "x")]);
        taken_apart("/profile admin drop", "/profile admin drop", &[]);
        taken_apart("/fragen profile:it anzahl:5", "/questions", &[("profile", "it"), ("count", "5")]);
        taken_apart("/questions profile:", "/questions", &[("profile", "")]);
    }

    #[test]
    fn mistakes_are_told_with_what_there_is() {
        refused("questions", "`questions` does not start with `/`");
        refused("/question", "there is no command `/question` here; there is `questions`, `profile`");
        refused("/demandes", "there is no command `/demandes` here; there is `questions`, `profile`");
        refused("/profile hide", "`/profile` has no subcommand `hide`; it has `show`, `admin`");
        refused("/questions role:x", "`/questions` has no option `role`; it has `profile`, `count`");
        refused("/questions profile:a profile:b", "the option `profile` is given twice");
        refused("/questions profile:\"a", "the quotes of `profile` are not closed");
        refused(
            "/questions profile:it manager",
            "`manager` is not `option:value`; a value with spaces stands in double quotes",
        );
    }
}
