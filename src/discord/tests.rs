//! Whatever a profile holds, every reply stays within Discord's limits.

use std::sync::{Arc, LazyLock};

use proptest::prelude::*;
use serde_json::Value;

use crate::app::{Content, Wish};
use crate::discord::commands::make_questions;
use crate::discord::component_id::{GuideKey, Keeper, ListKey, SetAction, Source};
use crate::discord::set::{self, Presser};
use crate::discord::view::reply::{Audience, Reply};
use crate::discord::view::{guide, limits, notice, profile as profile_view, question_set};
use crate::discord::{component_id, wire};
use crate::guide::{
    Beginning, Edit, Guide, GuideId, OwnQuestion, Person, Shared, Sharing, Stamp, StandardScale, Timestamp,
    Weight,
};
use crate::profile::{self, Catalogue, Profile, ProfileFolder, limits as limits_of_profiles};
use crate::question::{Seed, Size};
use crate::store::{Listed, Stored, Summary};
use crate::template::Templates;

/// Buttons of one row.
const ROW_BUTTONS: usize = 5;

/// Loaded once: compiling the templates takes longer than any of these tests.
static CONTENT: LazyLock<Content> = LazyLock::new(|| {
    let (catalogue, _) = Catalogue::load(&ProfileFolder::BuiltInOnly);
    Content { catalogue, templates: Templates::built_in() }
});

/// A profile of these competencies, each a name and its statements.
fn profile_of(title: &str, competencies: &[(String, Vec<String>)]) -> Option<Profile> {
    let competencies: Vec<Value> = competencies
        .iter()
        .map(|(name, statements)| serde_json::json!({ "name": name, "statements": statements }))
        .collect();
    let text =
        serde_json::json!({ "title": title, "purpose": "x".repeat(3_000), "competencies": competencies })
            .to_string();
    profile::parse("hostile.json", text.as_bytes()).ok()
}

/// All components of a message, those inside others too.
fn components(value: &Value, into: &mut Vec<Value>) {
    for inside in ["components", "accessory"] {
        match &value[inside] {
            Value::Array(parts) => parts.iter().for_each(|part| {
                into.push(part.clone());
                components(part, into);
            }),
            Value::Null => {}
            part => into.push(part.clone()),
        }
    }
}

#[track_caller]
fn assert_within_limits(reply: &Reply) {
    let body = wire::message(reply);
    let mut all = Vec::new();
    components(&body, &mut all);
    assert!(all.len() <= limits::MESSAGE_COMPONENTS, "{} components", all.len());
    let texts = all.iter().filter_map(|part| part["content"].as_str());
    let characters: usize = texts.clone().map(|text| text.chars().count()).sum();
    assert!(characters <= limits::MESSAGE_TEXT, "{characters} characters");
    assert!(texts.clone().all(|text| !text.is_empty()), "an empty text");
    let mut ids: Vec<&str> = all.iter().filter_map(|part| part["custom_id"].as_str()).collect();
    assert!(ids.iter().all(|id| (1..=limits::CUSTOM_ID).contains(&id.len())), "{ids:?}");
    let count = ids.len();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), count, "custom ids are unique");
    let rows = all.iter().filter(|part| part["type"] == 1);
    assert!(
        rows.clone().all(|row| (1..=ROW_BUTTONS).contains(&row["components"].as_array().map_or(0, Vec::len)))
    );
}

/// Everything that can be shown of a set, page by page, with every button pressed.
fn assert_set_within_limits(content: &Content, profile: &Profile, count: u32, source: Source) {
    let wish = Wish {
        competencies: Vec::new(),
        size: Size::Count(count),
        kinds: Vec::new(),
        level: None,
        seed: Seed::new(count),
    };
    let Ok(made) = content.question_set(profile, &wish) else { return };
    assert_within_limits(&set::first_page(content, profile, &made, source, Audience::Everyone));
    let last = u8::try_from(made.questions.len()).unwrap();
    let state = component_id::SetState {
        source,
        profile: component_id::ProfileKey::of(profile),
        templates: component_id::TemplatesKey::of(&content.templates),
        page: 0,
        request: made.request.clone(),
        picks: made.picks(),
    };
    let pages = (0..u8::try_from(question_set::page_count(&made)).unwrap()).map(SetAction::Page);
    let of_questions = (0..=last).flat_map(|at| {
        [SetAction::Reword(at), SetAction::Restate(at), SetAction::Probes(at), SetAction::Anchors(at)]
    });
    for action in pages.chain(of_questions).chain([SetAction::New, SetAction::File]) {
        for presser in [Presser::Owner, Presser::Other] {
            match set::press(content, profile, action, &state, presser, Seed::new(1)) {
                Ok(answer) => assert_within_limits(answer.reply().expect("a press shows a message")),
                Err(error) => assert_within_limits(&notice::refusal(&error)),
            }
        }
    }
}

#[test]
fn shipped_profiles_stay_within_the_limits() {
    let content = &*CONTENT;
    let profiles = content.catalogue.profiles();
    assert_within_limits(&profile_view::list(&profiles, 0));
    for profile in profiles {
        for page in 0..20 {
            assert_within_limits(&profile_view::show(profile, page, Audience::Private));
        }
        for count in [1, 5, 6, component_id::MAX_QUESTIONS] {
            assert_set_within_limits(content, profile, count, Source::Catalogue);
        }
    }
}

#[test]
fn a_list_of_the_longest_profiles_stays_within_the_limits() {
    let profiles: Vec<Arc<Profile>> = (0..20)
        .map(|number| {
            let text = serde_json::json!({
                "id": format!("{number}{}", "a".repeat(limits_of_profiles::MAX_ID_CHARS - 2)),
                "title": "*".repeat(limits_of_profiles::MAX_NAME_CHARS),
                "purpose": "*".repeat(limits_of_profiles::MAX_PURPOSE_CHARS),
                "competencies": [{ "name": "Planning", "statements": ["Plan work"] }],
            });
            Arc::new(profile::parse("long.json", text.to_string().as_bytes()).unwrap())
        })
        .collect();
    for page in 0..3 {
        assert_within_limits(&profile_view::list(&profiles.iter().collect::<Vec<_>>(), page));
    }
}

#[test]
fn the_longest_texts_stay_within_the_limits() {
    let content = &*CONTENT;
    let long = |seed: char, length: usize| format!("Plan {}", seed.to_string().repeat(length));
    let competencies: Vec<(String, Vec<String>)> = ('a'..='f')
        .map(|letter| {
            (
                long(letter, 190),
                vec![long(letter, 1_900), format!("Lead *[_`{letter}`_](x)* {}", "\\*".repeat(600))],
            )
        })
        .collect();
    let profile =
        profile_of(&long('t', 190), &competencies).expect("long, but within what a profile may hold");
    for page in 0..12 {
        assert_within_limits(&profile_view::show(&profile, page, Audience::Private));
    }
    for count in [1, 5, 12, component_id::MAX_QUESTIONS] {
        assert_set_within_limits(content, &profile, count, Source::Attached);
    }
}

/// Everything that can be shown of a guide.
fn assert_guide_within_limits(stored: &Stored) {
    let guide = &stored.guide;
    let key = GuideKey { keeper: Keeper::Person, id: guide.id, revision: u32::MAX };
    let same = |at| Shared { at, competency: "*".repeat(200), what: Sharing::OwnQuestion };
    let note = guide::parallel::note(&(0..25).map(same).collect::<Vec<_>>());
    for at in 0..=guide.questions.len() {
        assert_within_limits(&guide::editor::show(stored, key, at, Some(&note)));
    }
    assert_within_limits(&guide::whole::show(stored, key, Some(guide::whole::ARCHIVED)));
    assert_within_limits(&guide::whole::ask_to_delete(stored, key));
    assert_within_limits(&guide::coverage::show(guide));
    assert_within_limits(&guide::compare::show(guide, guide));
    assert_within_limits(&guide::whole::deleted(&guide.title));
    for (at, question) in guide.questions.iter().enumerate() {
        assert_within_limits(&guide::details::show(at, question, &guide.scale));
    }
}

#[test]
fn a_guide_of_the_longest_texts_stays_within_the_limits() {
    let content = &*CONTENT;
    let long = |letter: char, length: usize| format!("Plan {}", letter.to_string().repeat(length));
    let competencies: Vec<(String, Vec<String>)> = ('a'..='z')
        .map(|letter| {
            (
                long(letter, 190),
                vec![long(letter, 1_900), format!("Lead *[_`{letter}`_](x)* {}", "\\*".repeat(600))],
            )
        })
        .collect();
    for count in [5, 24] {
        let profile =
            profile_of(&long('t', 190), &competencies[..count]).expect("within what a profile may hold");
        let wish = Wish {
            competencies: Vec::new(),
            size: Size::Count(u32::try_from(count).unwrap()),
            kinds: Vec::new(),
            level: None,
            seed: Seed::new(1),
        };
        let set = content.question_set(&profile, &wish).expect("it can be made");
        let by = Person::new(u64::MAX, "*".repeat(32));
        let at = Timestamp::from_unix(1_796_083_200);
        let beginning = Beginning {
            id: GuideId::from_chance(1),
            title: "*".repeat(80),
            scale: StandardScale::Seven,
            by: by.clone(),
            at,
        };
        let begun = Guide::begin(beginning, &profile, &content.templates, set).expect("a guide of so many");
        let names: Vec<String> = begun.competencies().into_iter().map(str::to_owned).collect();
        let own = OwnQuestion {
            competency: names[0].clone(),
            kind: None,
            lead: format!(
                "Are you married, disabled, pregnant, and did you successfully {}?",
                "*".repeat(430)
            ),
            probes: vec!["*".repeat(500); 30],
        };
        let weights = names.iter().map(|name| Weight { competency: name.clone(), weight: 10 });
        let mut weights: Vec<Weight> = weights.collect();
        weights[0].weight = 1;
        let stamp = Stamp { by, at };
        let mut guide = begun;
        for edit in [Edit::AddOwn(own), Edit::Weigh(weights, "*".repeat(500))] {
            guide = guide.apply(edit, &content.templates, &stamp).expect("it can be edited so");
        }
        assert_guide_within_limits(&Stored { guide, approved: Some(1), archived: Some(at), changed: at });
    }
}

#[test]
fn a_list_of_the_longest_titles_stays_within_the_limits() {
    let at = Timestamp::from_unix(1_796_083_200);
    let summary = |number: u64| Summary {
        id: GuideId::from_chance(number),
        title: "*".repeat(80),
        role: "*".repeat(200),
        questions: 25,
        minutes: 1_000,
        version: u32::MAX,
        approved: Some(u32::MAX - 1),
        author: None,
        archived: true,
        changed: at,
    };
    let guides = (0..u64::from(guide::list::PER_PAGE)).map(summary).collect();
    let listed = Listed { guides, total: 2_000 };
    for is_archive in [false, true] {
        let key = ListKey { keeper: Keeper::Guild, is_archive, page: 200 };
        assert_within_limits(&guide::list::show(&listed, key));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn a_profile_made_of_any_message_is_found_again_in_its_file(
        lines in prop::collection::vec("(- |\\* |1\\. |#{1,3} |> |```|\\| )?([A-Z][a-z]{2,8} )?[\\PC\\t]{0,40}", 1..12),
        heading in "(# Site lead\n\n## Competencies\n\n### Safety\n\n)?",
    ) {
        if let Ok(profile) = CONTENT.message_profile(&format!("{heading}{}", lines.join("\n"))) {
            let again = profile::parse(question_set::PROFILE_FILE, profile::to_json(&profile).as_bytes());
            let again = again.map_err(|faults| TestCaseError::fail(faults.to_string()))?;
            prop_assert_eq!(component_id::ProfileKey::of(&again), component_id::ProfileKey::of(&profile));
            if let Ok(reply) = make_questions::run(&CONTENT, &lines.join("\n"), Seed::new(1)) {
                assert_within_limits(&reply);
            }
        }
    }

    #[test]
    fn any_profile_stays_within_the_limits(
        statements in prop::collection::vec("[A-Z][a-z]{2,8}( [\\PC]{1,30}){1,12}", 1..20),
        name in "[\\PC]{1,60}",
        count in 1_u32..=component_id::MAX_QUESTIONS,
    ) {
        if let Some(profile) = profile_of("Role", &[(name, statements)]) {
            assert_within_limits(&profile_view::show(&profile, 0, Audience::Private));
            assert_set_within_limits(&CONTENT, &profile, count, Source::Attached);
        }
    }
}
