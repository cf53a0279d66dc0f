//! Who sends an interaction, and whose data it is about.

use serenity::all::{
    AuthorizingIntegrationOwner, AuthorizingIntegrationOwners, CommandInteraction, ComponentInteraction,
    GuildId, InteractionId, Member, ModalInteraction, Permissions, User,
};

use crate::app::Actor;
use crate::discord::component_id::Keeper;
use crate::guide::Timestamp;
use crate::store::Owner;

/// Who sends a command, or types one.
pub(in crate::discord) fn of_command(command: &CommandInteraction) -> Actor {
    let keeper = whose(&command.authorizing_integration_owners, command.guild_id);
    actor(command.id, &command.user, command.member.as_deref(), command.guild_id, keeper)
}

/// Who uses a component that remembers nobody's data, and so is about the data of where it is.
pub(in crate::discord) fn of_any_press(pressed: &ComponentInteraction) -> Actor {
    of_press(pressed, whose(&pressed.authorizing_integration_owners, pressed.guild_id))
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

/// Whose data an interaction is about: the server's where Starling is a member of the server, else the person's own, so
/// that who has Starling for themselves takes their guides everywhere.
fn whose(owners: &AuthorizingIntegrationOwners, here: Option<GuildId>) -> Keeper {
    let is_here = |owner: &AuthorizingIntegrationOwner| match owner {
        AuthorizingIntegrationOwner::GuildInstall(guild) => guild.is_some() && *guild == here,
        _ => false,
    };
    if owners.0.iter().any(is_here) { Keeper::Guild } else { Keeper::Person }
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
        user: user.id.get(),
        name: name.to_owned(),
        owner,
        is_administrator: permissions.contains(Permissions::ADMINISTRATOR),
        may_make_guides: matches!(owner, Owner::User(_))
            || permissions.intersects(Permissions::ADMINISTRATOR | Permissions::MANAGE_MESSAGES),
    }
}
