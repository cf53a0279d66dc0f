//! How long the steps from a statement to an answer take: `cargo bench --bench starling`.

use std::sync::Arc;

use divan::{Bencher, black_box};
use serde_json::json;
use serenity::all::Interaction;
use starling::app::{App, Wish};
use starling::config::{ContentConfig, Folder};
use starling::discord::Dispatcher;
use starling::question::{Seed, Size};
use starling::template::Templates;

fn main() {
    divan::main();
}

fn app() -> App {
    let nowhere = || Folder::Default("no-such-folder".into());
    App::load(ContentConfig { profiles: nowhere(), templates: nowhere() }).0
}

/// Everything that is read before the bot can answer: profiles, their English, templates.
#[divan::bench]
fn load_everything() -> App {
    app()
}

#[divan::bench]
fn load_templates() -> Templates {
    Templates::built_in()
}

#[divan::bench]
fn phrase_of_a_long_statement(bencher: Bencher) {
    let statement = "Recognize when there are conflicts, acknowledge the feelings and views of the people involved and \
                     redirect their energy to a common goal.";
    phrasing::Phrase::of(statement);
    bencher.bench(|| phrasing::Phrase::of(black_box(statement)));
}

#[divan::bench]
fn set_of_twelve(bencher: Bencher) {
    let content = app().content();
    let profile = content.profile("it-project-manager").expect("it ships").clone();
    let wish = Wish {
        competencies: Vec::new(),
        size: Size::Count(12),
        kinds: Vec::new(),
        level: None,
        seed: Seed::new(7),
    };
    bencher.bench(|| content.question_set(black_box(&profile), &wish).expect("it can be made"));
}

/// A slash command as it arrives, to the JSON of its answer. Each comes from another person, since one is held back.
#[divan::bench]
fn interaction_to_reply(bencher: Bencher) {
    let dispatcher = Dispatcher::new(Arc::new(app()));
    let mut person = 1_000_u64;
    bencher
        .with_inputs(|| {
            person += 1;
            interaction(person)
        })
        .bench_local_values(|interaction| {
            dispatcher.callback(black_box(&interaction)).expect("it is answered")
        });
}

/// `/questions profile:it-project-manager count:5`, from this person.
fn interaction(person: u64) -> Interaction {
    let user = json!({ "id": person.to_string(), "username": "p", "discriminator": "0", "avatar": null });
    serde_json::from_value(json!({
        "id": (person << 22).to_string(), "application_id": "1", "channel_id": "2", "type": 2, "token": "t", "version": 1,
        "locale": "en-GB", "entitlements": [], "attachment_size_limit": 10_485_760, "user": user,
        "data": { "id": "3", "name": "questions", "type": 1, "options": [
            { "name": "profile", "type": 3, "value": "it-project-manager" }, { "name": "count", "type": 4, "value": 5 },
        ] },
    }))
    .expect("it is an interaction as Discord sends it")
}
