//! The steps that were noted, as Rust code that does them again: a test to start from.

use std::collections::{BTreeSet, HashMap};

use axum::{extract::State, http::header, response::IntoResponse};

use super::{
    AtDesk,
    recipe::{Outcome, Step, What, place_call},
};
use crate::{
    Permissions,
    actor::reply,
    ids::Snowflake,
    world::{World, channel::ChannelKind, guild::Guild, interaction::Interaction, person::Person},
};

/// So much of a reply's first line is asserted.
const ASSERTED: usize = 60;

/// `GET /page/test`.
pub(super) async fn download(State(desk): AtDesk) -> impl IntoResponse {
    let steps = desk.state().steps.clone();
    let code = test(&desk.hub.world(), &steps);
    ([(header::CONTENT_TYPE, "text/plain; charset=utf-8")], code)
}

/// The whole test.
pub(super) fn test(world: &World, steps: &[Step]) -> String {
    let mut body = Body { world, messages: HashMap::new(), forms: HashMap::new(), lines: Vec::new() };
    let people: BTreeSet<_> = steps.iter().flat_map(people_in).collect();
    for name in &people {
        body.lines.push(format!("let {} = sandbox.user({name:?});", variable(name)));
    }
    for step in steps {
        body.step(step);
    }
    let lines = (0..body.lines.len()).map(|at| format!("    {}\n", without_unused(&body.lines, at)));
    let lines = lines.collect::<String>();
    format!(
        "use discord_sandbox::{{Guild, Person, Sandbox}};

#[tokio::test]
async fn copied_from_the_page() -> Result<(), Box<dyn std::error::Error>> {{
{}    // Start your bot here, with `sandbox.token()`, and `sandbox.api_base()` in place of https://discord.com.
    sandbox.wait_for_commands().await?;

{lines}    assert_eq!(sandbox.findings(), []);
    Ok(())
}}
",
        setting(world)
    )
}

/// A line, without the variable that it sets if no later line uses it.
fn without_unused(lines: &[String], at: usize) -> &str {
    let line = &lines[at];
    let Some((name, call)) = line.strip_prefix("let ").and_then(|rest| rest.split_once(" = ")) else {
        return line;
    };
    let uses =
        |line: &String| line.split(|c: char| !c.is_alphanumeric() && c != '_').any(|word| word == name);
    if lines[at + 1..].iter().any(uses) { line } else { call }
}

/// The sandbox with its guilds and people as they are now.
fn setting(world: &World) -> String {
    let mut code = String::from("    let sandbox = Sandbox::builder()\n");
    for guild in &world.guilds {
        code += &format!("        .guild({})\n", guild_code(world, guild));
    }
    for person in &world.people {
        let mut call = format!("Person::new({:?})", person.name);
        if person.locale != "en-US" {
            call += &format!(".locale({:?})", person.locale);
        }
        if person.permissions != Permissions::MEMBER {
            let bits = person.permissions.bits();
            call += &format!(".permissions(discord_sandbox::Permissions::from_bits({bits}))");
        }
        call.extend(person.roles.iter().map(|role| format!(".role({role:?})")));
        code += &format!("        .person({call})\n");
    }
    code + "        .start()\n        .await?;\n"
}

fn guild_code(world: &World, guild: &Guild) -> String {
    let mut code = format!("Guild::new({:?})", guild.name);
    for channel in world.channels.iter().filter(|c| c.guild == Some(guild.id) && c.kind == ChannelKind::Text)
    {
        let name = channel.name.as_deref().unwrap_or_default();
        if channel.overwrites.is_empty() {
            code += &format!(".channel({name:?})");
        } else {
            let sees = |person: &&Person| world.sees(person.id, channel);
            let names: Vec<_> = world.people.iter().filter(sees).map(|person| &person.name).collect();
            code += &format!(".private_channel({name:?}, &{names:?})");
        }
    }
    // The first role is everyone's.
    code.extend(guild.roles.iter().skip(1).map(|role| format!(".role({:?})", role.name)));
    code
}

/// The people whom a step needs.
fn people_in(step: &Step) -> Vec<&str> {
    match &step.what {
        What::UserCommand { target, .. } => vec![&step.person, target],
        What::Thread { others: Some(others), .. } => {
            std::iter::once(&step.person).chain(others).map(String::as_str).collect()
        }
        _ => vec![&step.person],
    }
}

/// A name as a variable: `Maya Lopez` is `maya_lopez`.
fn variable(name: &str) -> String {
    let letters = name.to_lowercase();
    let words = letters.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    let joined = words.collect::<Vec<_>>().join("_");
    if joined.starts_with(|c: char| c.is_ascii_alphabetic()) { joined } else { format!("person_{joined}") }
}

/// The body of the test while it is being written.
struct Body<'w> {
    world: &'w World,
    /// The variable that holds each message.
    messages: HashMap<Snowflake, String>,
    /// The variable that holds each form, by the interaction that opened it.
    forms: HashMap<Snowflake, String>,
    lines: Vec<String>,
}

impl Body<'_> {
    fn step(&mut self, step: &Step) {
        let who = format!("{}{}", variable(&step.person), step.place);
        let (call, changed) = match &step.what {
            What::Say { text } => (format!("{who}.say({text:?})"), None),
            What::Slash { text, files } => (
                format!(
                    "{who}.slash({text:?}){}",
                    files.iter().map(|file| file.call("attach")).collect::<String>()
                ),
                None,
            ),
            What::MessageCommand { name, message } => {
                let target = self.message(*message, &who);
                (format!("{who}.message_command({name:?}, &{target})"), None)
            }
            What::UserCommand { name, target } => {
                (format!("{who}.user_command({name:?}, &{})", variable(target)), None)
            }
            What::OnMessage { message, call } => {
                let target = self.message(*message, &who);
                (format!("{}.sees(&{target})?{call}", variable(&step.person)), Some(target))
            }
            What::Thread { name, on, others } => (self.thread_call(&who, name, *on, others.as_deref()), None),
            What::Submit { form, calls } => {
                let Some(form) = self.forms.get(form) else { return };
                (format!("{form}{calls}.submit()"), None)
            }
        };
        match &step.outcome {
            Outcome::Said(message) => {
                let name = self.next("message");
                self.messages.insert(*message, name.clone());
                self.lines.push(format!("let {name} = {call};"));
            }
            Outcome::Form(id, title) => {
                let name = format!("form{}", self.forms.len() + 1);
                self.forms.insert(*id, name.clone());
                self.lines.push(format!("let {name} = {call}.modal().await?;"));
                self.lines.push(format!("assert_eq!({name}.title(), {title:?});"));
            }
            Outcome::Failed => {
                let outcome = "discord_sandbox::Outcome::Failed(_)";
                self.lines.push(format!("assert!(matches!({call}.outcome().await?, {outcome}));"));
            }
            Outcome::Opened => self.lines.push(format!("{call}?;")),
            Outcome::Answered(id, text) => self.answered(*id, text, &call, changed),
        }
    }

    fn thread_call(
        &mut self,
        who: &str,
        name: &str,
        on: Option<Snowflake>,
        others: Option<&[String]>,
    ) -> String {
        match (others, on) {
            (Some(others), _) => {
                let others: Vec<_> = others.iter().map(|name| format!("&{}", variable(name))).collect();
                format!("{who}.open_private_thread({name:?}, &[{}])", others.join(", "))
            }
            (None, Some(message)) => {
                let message = self.message(message, who);
                format!("{who}.open_thread_on(&{message}, {name:?})")
            }
            (None, None) => format!("{who}.open_thread({name:?})"),
        }
    }

    /// A step that was answered by a message: a new one, or a changed one, which keeps its variable. `text` is what
    /// it said at once.
    fn answered(&mut self, id: Snowflake, text: &str, call: &str, changed: Option<String>) {
        let interaction = self.world.interactions.get(&id);
        let own = interaction.and_then(Interaction::answer);
        let is_update = interaction.is_some_and(|i| own.is_some() && own == i.source);
        let name = changed.filter(|_| is_update).unwrap_or_else(|| self.next("reply"));
        if let Some(own) = own {
            self.messages.insert(own, name.clone());
        }
        self.lines.push(format!("let {name} = {call}.await?;"));
        let later = own.filter(|_| text.trim().is_empty()).and_then(|id| self.text_for_good(id));
        let text = later.unwrap_or_else(|| text.to_owned());
        if let Some(line) = text.lines().find(|line| !line.trim().is_empty()) {
            let start: String = line.chars().take(ASSERTED).collect();
            self.lines.push(format!("assert!({name}.text().contains({start:?}));"));
        }
    }

    /// The text of a message whose buttons nobody has used: what a bot that thought first came up with.
    fn text_for_good(&self, message: Snowflake) -> Option<String> {
        let is_used = self.world.interactions.values().any(|i| i.source == Some(message));
        let found = self.world.messages.get(&message).filter(|_| !is_used)?;
        Some(reply::text(&found.json))
    }

    /// The variable of a message. One that was there before is posted, or waited for if the bot posted it by itself.
    fn message(&mut self, id: Snowflake, who: &str) -> String {
        if let Some(name) = self.messages.get(&id) {
            return name.clone();
        }
        let name = self.next("message");
        let found = self.world.messages.get(&id);
        let author = found.and_then(|message| self.world.people.iter().find(|p| p.id == message.author));
        if let Some((message, author)) = found.zip(author) {
            let place = place_call(self.world, author.id, message.channel);
            let text = message.json["content"].as_str().unwrap_or_default();
            let line = format!("let {name} = sandbox.user({:?}){place}.say({text:?});", author.name);
            self.lines.push(line);
            self.messages.insert(id, name.clone());
            return name;
        }
        let text = self.world.messages.get(&id).map(|message| reply::text(&message.json)).unwrap_or_default();
        let start: String = text.lines().next().unwrap_or_default().chars().take(ASSERTED).collect();
        self.lines.push(format!(
            "let {name} = {who}.wait_for_message(\"the message\", |it| it.text().starts_with({start:?})).await?;"
        ));
        self.messages.insert(id, name.clone());
        name
    }

    fn next(&self, kind: &str) -> String {
        format!("{kind}{}", self.messages.len() + 1)
    }
}
