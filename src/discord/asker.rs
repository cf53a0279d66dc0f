//! Who sends an interaction, and whose data it is about.

use serenity::all::{
    AuthorizingIntegrationOwner, CommandInteraction, ComponentInteraction, GuildId, InteractionId, Member,
    ModalInteraction, Permissions, User,
};

use crate::app::Actor;
use crate::discord::component_id::Keeper;
use crate::guide::{Person, Timestamp};
use crate::store::Owner;

/// Who sends a command, or types one. It is about the server's data where Starling is a member of the server, else about
/// the person's own: who has Starling for themselves takes their guides everywhere.
pub(in crate::discord) fn of_command(command: &CommandInteraction) -> Actor {
    let of_the_server = |owner: &AuthorizingIntegrationOwner| match owner {
        AuthorizingIntegrationOwner::GuildInstall(guild) => guild.is_some() && *guild == command.guild_id,
        _ => false,
    };
    let is_member = command.authorizing_integration_owners.0.iter().any(of_the_server);
    let keeper = if is_member { Keeper::Guild } else { Keeper::Person };
    actor(command.id, &command.user, command.member.as_deref(), command.guild_id, keeper)
}

/// Who uses a component.
pub(in crate::discord) fn of_press(pressed: &ComponentInteraction, keeper: Keeper) -> Actor {
    actor(pressed.id, &pressed.user, pressed.member.as_ref(), pressed.guild_id, keeper)
}

/// Who sends a form.
pub(in crate::discord) fn of_form(sent: &ModalInteraction, keeper: Keeper) -> Actor {
    actor(sent.id, &sent.user, sent.member.as_ref(), sent.guild_id, keeper)
}

/// Whose data somebody sees, as components remember it.
pub(in crate::discord) fn keeper(actor: &Actor) -> Keeper {
    match actor.owner {
        Owner::Guild(_) => Keeper::Guild,
        Owner::User(_) => Keeper::Person,
    }
}

fn actor(
    id: InteractionId,
    user: &User,
    member: Option<&Member>,
    guild: Option<GuildId>,
    keeper: Keeper,
) -> Actor {
    let owner = match (keeper, guild) {
        (Keeper::Guild, Some(guild)) => Owner::Guild(guild.get()),
        _ => Owner::User(user.id.get()),
    };
    let name = member.map_or_else(|| user.display_name(), Member::display_name);
    let permissions = member.and_then(|member| member.permissions).unwrap_or_default();
    Actor {
        interaction: id.get(),
        at: Timestamp::from_unix(id.created_at().unix_timestamp()),
        person: Person::new(user.id.get(), name),
        owner,
        is_administrator: permissions.contains(Permissions::ADMINISTRATOR),
    }
}
