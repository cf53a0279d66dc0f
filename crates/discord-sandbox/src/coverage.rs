//! The page of what is covered and what is not, `docs/coverage.md`. It is made from the tables that the sandbox itself
//! works by, and a test fails when it is stale.

use std::{collections::BTreeMap, fmt::Write, path::Path};

use crate::{
    api,
    gateway::events::EVENTS,
    rest::routes::{ROUTES, Route},
    validate::components::kind,
};

/// Every route of Discord's API, a line each, from its API description (version 10, August 2026).
const DISCORDS_ROUTES: &str = include_str!("../docs/discord-routes.txt");
/// Every event that a gateway sends, a line each, from Discord's documentation (August 2026).
const DISCORDS_EVENTS: &str = include_str!("../docs/discord-events.txt");
const PAGE: &str = include_str!("../docs/coverage.md");

/// Rules that Discord documents, and the test that fails when the sandbox forgets one: file and name.
const RULES: &[(&str, &str, &str)] = &[
    ("content of at most 2,000 characters", "src/validate/message.rs", "content_of_a_message"),
    ("no empty message (50006)", "src/validate/message.rs", "empty_message_has_its_own_error"),
    ("parts of an embed", "src/validate/embeds.rs", "each_part_has_its_limit"),
    (
        "10 embeds; all parts of a message",
        "src/validate/message.rs",
        "parts_of_a_message_are_checked_with_it",
    ),
    ("10 attachments of 10 MiB", "src/validate/message.rs", "attachments_are_few_small_and_came_along"),
    ("6,000 characters over all embeds", "src/validate/embeds.rs", "all_embeds_together_have_a_limit"),
    ("5 rows, 5 buttons or 1 select in each", "src/validate/components.rs", "rows_and_their_widths"),
    (
        "a button's label and way to act",
        "src/validate/components.rs",
        "buttons_need_a_label_and_one_way_to_act",
    ),
    ("custom ids are unique", "src/validate/components.rs", "custom_ids_are_unique_over_the_message"),
    ("options and ranges of selects", "src/validate/selects.rs", "selects_are_within_limits"),
    (
        "V2: no content, embeds or poll",
        "src/validate/message.rs",
        "components_v2_and_content_exclude_each_other",
    ),
    (
        "V2: 40 components, nested ones counted",
        "src/validate/components_v2.rs",
        "components_are_counted_with_what_is_in_them",
    ),
    ("V2: 4,000 characters", "src/validate/components_v2.rs", "text_is_counted_over_the_message"),
    ("V2: what may stand where", "src/validate/components_v2.rs", "places_have_rules"),
    ("V2: pictures and files", "src/validate/components_v2.rs", "media_are_few_described_and_to_be_had"),
    ("V2: the flag stays", "tests/it/life_cycle.rs", "v2_flag_stays"),
    (
        "mentions are allowed one way at a time",
        "src/validate/mentions.rs",
        "mentions_are_allowed_one_way_at_a_time",
    ),
    ("a form's title, id and 1 to 5 parts", "src/validate/modal.rs", "modals_are_within_limits"),
    ("each kind of field in a form", "src/validate/modal.rs", "each_kind_of_field_has_its_rules"),
    ("names of commands", "src/validate/commands.rs", "names_follow_the_pattern"),
    (
        "descriptions of commands",
        "src/validate/commands.rs",
        "typed_commands_are_described_and_menu_commands_are_not",
    ),
    (
        "translations are into Discord's languages",
        "src/validate/commands.rs",
        "translations_are_into_discords_languages",
    ),
    ("8,000 characters in a command", "src/validate/commands.rs", "command_as_a_whole_has_a_size"),
    ("100 typed and 15 menu commands", "src/validate/commands.rs", "scopes_hold_so_many_commands"),
    ("installs and contexts", "src/validate/commands.rs", "installs_and_contexts_are_known_numbers"),
    ("options: order, names, 25", "src/validate/options.rs", "options_are_ordered_unique_and_few"),
    ("choices or autocomplete", "src/validate/options.rs", "choices_and_autocomplete_exclude_each_other"),
    ("at most 25 suggestions", "src/validate/autocomplete.rs", "suggestions_are_few_and_short"),
    ("the type of an answer fits", "src/validate/callback.rs", "type_of_an_answer_fits_what_it_answers"),
    ("a deferral is ephemeral or nothing", "src/validate/callback.rs", "deferral_is_ephemeral_or_nothing"),
    ("no form after a form", "tests/it/life_cycle.rs", "form_is_not_answered_with_a_form"),
    (
        "3 seconds to acknowledge (10062)",
        "tests/it/life_cycle.rs",
        "interaction_fails_three_seconds_after_it_was_not_acknowledged",
    ),
    (
        "no answer once the person has read of the failure (10062)",
        "tests/it/life_cycle.rs",
        "bot_that_never_answers_fails_within_the_sandboxs_patience",
    ),
    ("acknowledged once (40060)", "tests/it/life_cycle.rs", "interaction_is_acknowledged_once"),
    (
        "no follow-up before that (10015), none after 15 minutes (50027)",
        "tests/it/life_cycle.rs",
        "webhook_opens_with_the_acknowledgement_and_closes_after_fifteen_minutes",
    ),
    (
        "the first follow-up to a deferral is the original",
        "tests/it/life_cycle.rs",
        "first_follow_up_takes_the_place_of_a_deferral",
    ),
    (
        "edits and deletes by the token",
        "tests/it/life_cycle.rs",
        "original_is_edited_and_deleted_by_its_token",
    ),
    (
        "ephemeral messages: whose they are, and by which way they change",
        "tests/it/life_cycle.rs",
        "ephemeral_message_is_for_its_person_and_changed_by_its_token_alone",
    ),
    (
        "5 follow-ups of a bot that only a person installed (40094)",
        "tests/it/life_cycle.rs",
        "app_that_a_person_installed_follows_up_five_times",
    ),
    (
        "names and kinds of channels",
        "src/validate/channel.rs",
        "channels_are_named_and_of_a_kind_that_there_is",
    ),
    ("archive times of threads", "src/validate/channel.rs", "threads_are_quiet_for_set_times"),
    ("keys that Discord ignores", "src/validate/keys.rs", "misspelt_keys_are_found_and_known_ones_are_not"),
    ("buckets (429), on demand", "tests/it/rate_limits.rs", "bucket_is_counted_down_and_closes_by_the_clock"),
    (
        "a bucket for each channel, guild or webhook",
        "tests/it/rate_limits.rs",
        "each_channel_has_its_own_bucket_of_the_same_name",
    ),
    (
        "answers to interactions have no limit",
        "tests/it/rate_limits.rs",
        "callbacks_have_no_limits_and_follow_ups_have_a_bucket_for_each_token",
    ),
    (
        "50 requests a second, on demand",
        "tests/it/rate_limits.rs",
        "everything_together_is_limited_save_interactions",
    ),
    ("10,000 refused requests", "tests/it/rate_limits.rs", "too_many_refused_requests_are_one_finding"),
    ("close codes 4001 to 4005", "tests/it/gateway.rs", "faults_of_a_client_are_closed_with_their_codes"),
    (
        "invalid sequence (4007)",
        "tests/it/gateway_rules.rs",
        "sequence_that_was_never_sent_is_closed_with_4007_and_ends_the_session",
    ),
    (
        "120 payloads a minute (4008), on demand",
        "tests/it/gateway_rules.rs",
        "more_than_120_payloads_in_a_minute_are_closed_with_4008",
    ),
    (
        "heartbeats (4009), on demand",
        "tests/it/gateway_rules.rs",
        "client_that_is_not_heard_of_is_cut_off_and_may_resume",
    ),
    (
        "shards and intents (4010, 4011, 4013, 4014)",
        "tests/it/gateway_rules.rs",
        "identities_that_discord_takes_from_nobody_are_closed_with_their_codes",
    ),
    (
        "version of the gateway (4012)",
        "tests/it/gateway_rules.rs",
        "other_versions_and_encodings_are_refused",
    ),
    ("1,000 session starts a day", "tests/it/gateway_rules.rs", "session_starts_are_counted_over_a_day"),
    (
        "one start in five seconds for each key, on demand",
        "tests/it/gateway_rules.rs",
        "sessions_of_one_key_start_five_seconds_apart",
    ),
    (
        "a PONG to a PING, before an address is accepted",
        "tests/it/endpoint.rs",
        "address_that_gives_no_pong_or_takes_any_signature_is_refused",
    ),
    (
        "401 to a bad signature",
        "tests/it/endpoint.rs",
        "bad_signatures_come_again_and_again_and_whoever_takes_them_is_found",
    ),
];

/// Rules that Discord documents and the sandbox does not know.
const NO_RULES: &[&str] = &[
    "200 creations of commands in a guild in a day (30034)",
    "the limits of single resources that Discord does not publish, such as two renamings of a channel in ten minutes",
    "the rules of polls, stickers, forum posts, voice, moderation and monetisation",
];

/// The kinds of component, by their names in Discord's documentation.
const KINDS: &[(u64, &str)] = &[
    (kind::ACTION_ROW, "action row"),
    (kind::BUTTON, "button"),
    (kind::STRING_SELECT, "string select"),
    (kind::TEXT_INPUT, "text input"),
    (kind::USER_SELECT, "user select"),
    (kind::ROLE_SELECT, "role select"),
    (kind::MENTIONABLE_SELECT, "mentionable select"),
    (kind::CHANNEL_SELECT, "channel select"),
    (kind::SECTION, "section"),
    (kind::TEXT_DISPLAY, "text display"),
    (kind::THUMBNAIL, "thumbnail"),
    (kind::MEDIA_GALLERY, "media gallery"),
    (kind::FILE, "file"),
    (kind::SEPARATOR, "separator"),
    (kind::CONTAINER, "container"),
    (kind::LABEL, "label"),
    (kind::FILE_UPLOAD, "file upload"),
    (kind::RADIO_GROUP, "radio group"),
    (kind::CHECKBOX_GROUP, "checkbox group"),
    (kind::CHECKBOX, "checkbox"),
];

/// Whether a route of the sandbox serves one of Discord's: parameters may be called otherwise, and may take a fixed
/// word such as `@original`.
fn serves(route: &Route, method: &str, path: &str) -> bool {
    let (ours, theirs): (Vec<_>, Vec<_>) = (route.path.split('/').collect(), path.split('/').collect());
    let is_same = |(ours, theirs): (&&str, &&str)| {
        ours == theirs
            || (ours.starts_with('{') && (theirs.starts_with('{') || ["@original", "@me"].contains(theirs)))
    };
    route.method == method && ours.len() == theirs.len() && ours.iter().zip(&theirs).all(is_same)
}

fn page() -> String {
    let parts = [heading(), routes(), events(), components(), rules(), own_routes()];
    parts.join("\n")
}

fn heading() -> String {
    "# What the sandbox covers\n\nMade from the tables that the sandbox works by, by a test that fails when this page is \
     stale:\n`WRITE_COVERAGE=1 cargo test -p discord-sandbox coverage` writes it anew.\n"
        .to_owned()
}

fn routes() -> String {
    let mut groups: BTreeMap<&str, (Vec<String>, Vec<String>)> = BTreeMap::new();
    for line in DISCORDS_ROUTES.lines() {
        let (method, path) = line.split_once(' ').expect("method and path");
        let group = path.split('/').nth(1).expect("the path starts with a slash");
        let is_served = ROUTES.iter().any(|route| serves(route, method, path));
        let (served, others) = groups.entry(group).or_default();
        if is_served { served } else { others }.push(format!("`{line}`"));
    }
    let served: usize = groups.values().map(|(served, _)| served.len()).sum();
    let mut page = format!(
        "## Routes\n\n{served} of Discord's {} operations are served. Any other answers 501, says so in the transcript, and \
         is a\nfinding.\n\n| part | served | 501 |\n| --- | --- | --- |\n",
        DISCORDS_ROUTES.lines().count()
    );
    for (group, (served, others)) in &groups {
        let list = |lines: &[String]| format!("{}: {}", lines.len(), lines.join("<br>"));
        writeln!(page, "| {group} | {} | {} |", list(served), list(others)).expect("a string takes all");
    }
    page
}

fn events() -> String {
    let (sent, others): (Vec<&str>, Vec<&str>) =
        DISCORDS_EVENTS.lines().partition(|event| EVENTS.contains(event));
    let list = |events: &[&str]| events.iter().map(|event| format!("- `{event}`\n")).collect::<String>();
    format!(
        "## Gateway events\n\n{} of {} are sent, to the sessions whose intents ask for them:\n\n{}\nNever sent:\n\n{}",
        sent.len(),
        sent.len() + others.len(),
        list(&sent),
        list(&others)
    )
}

fn components() -> String {
    let rows = KINDS.iter().map(|(number, name)| format!("| {number} | {name} |\n")).collect::<String>();
    format!(
        "## Component kinds\n\nEvery documented kind is checked, kept, and used by people. A number that is none of these \
         is refused.\n\n| type | kind |\n| ---: | --- |\n{rows}"
    )
}

fn rules() -> String {
    let rows = RULES.iter().map(|(rule, file, test)| format!("| {rule} | [{test}](../{file}) |\n"));
    let not = NO_RULES.iter().map(|rule| format!("- {rule}\n"));
    format!(
        "## Rules\n\nEach with a test that fails when the sandbox forgets it.\n\n| rule | test |\n| --- | --- |\n{}\nNot known \
         to the sandbox:\n\n{}",
        rows.collect::<String>(),
        not.collect::<String>()
    )
}

fn own_routes() -> String {
    let row = |route: &api::Route| format!("| `{} {}` | {} |\n", route.method, route.path, route.what);
    let rows = api::ROUTES.iter().map(row).collect::<String>();
    format!("## The sandbox's own API\n\n| route | what it does |\n| --- | --- |\n{rows}")
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
        let mut lines = DISCORDS_ROUTES.lines().filter_map(|line| line.split_once(' '));
        lines.any(|(method, path)| serves(route, method, path))
    };
    let made_up: Vec<_> = ROUTES.iter().filter(|route| !is_discords(route)).map(|route| route.path).collect();
    assert_eq!(made_up, [""; 0]);
}

#[test]
fn every_event_is_one_of_discords() {
    let made_up: Vec<_> =
        EVENTS.iter().filter(|event| !DISCORDS_EVENTS.lines().any(|line| line == **event)).collect();
    assert_eq!(made_up, [&""; 0]);
}

#[test]
fn every_rule_has_the_test_that_it_names() {
    for (rule, file, test) in RULES {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(file);
        let text = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{rule}: {file}: {error}"));
        assert!(text.contains(&format!("fn {test}()")), "{rule}: no test `{test}` in {file}");
    }
}
