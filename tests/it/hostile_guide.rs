//! Whatever a guide's file holds: it is refused with a message, or everything that can be done with a guide can be done.

use std::sync::LazyLock;

use proptest::prelude::*;
use proptest::sample::{Index, select};
use serde_json::{Value, json};
use starling::export::{
    Format, PackFormat, Questions, Scorecard, Sheet, TextStyle, candidate_pack, export, picture,
};
use starling::guide::{self, Beginning, Edit, Guide, GuideId, Person, Stamp, StandardScale, Timestamp};
use starling::profile;
use starling::question::{Generator, Request, Seed, Size};
use starling::template::Templates;

static TEMPLATES: LazyLock<Templates> = LazyLock::new(Templates::built_in);

static GUIDE: LazyLock<Guide> = LazyLock::new(|| {
    let text = "competency,statement\nPlanning,Plan releases with several teams\nPlanning,Manage risks\nPeople,Coach new colleagues\n";
    let profile = profile::parse("release-manager.csv", text.as_bytes()).unwrap();
    let request = Request {
        competencies: Vec::new(),
        size: Size::Count(3),
        kinds: Vec::new(),
        level: None,
        seed: Seed::new(7),
    };
    let set = Generator::new(&profile, &TEMPLATES, request).unwrap().generate().unwrap();
    Guide::begin(beginning(), &profile, &TEMPLATES, set).unwrap()
});

fn beginning() -> Beginning {
    Beginning {
        id: GuideId::from_chance(1),
        title: "Release manager".to_owned(),
        scale: StandardScale::Five,
        by: Person::local("Maya"),
        at: Timestamp::from_unix(1_796_083_200),
    }
}

/// What a part of a file is replaced by.
fn hostile() -> impl Strategy<Value = Value> {
    let text = prop_oneof![
        select(vec![
            "",
            " ",
            "x",
            "=HYPERLINK(1)",
            "\u{0}\u{1b}[2J\u{202e}",
            "🚀 שלום",
            "</w:t></script>",
            "{{role}}",
            "&&&",
            "''",
            "# _*`|",
            "Planning",
            "People",
            "contrary",
            "expert",
            "2026-03-02T09:30:00Z",
            "0001-01-01T00:00:00Z",
        ])
        .prop_map(str::to_owned),
        select(vec![40_usize, 80, 200, 2_000, 4_000, 4_001]).prop_map(|length| "ä ".repeat(length / 2)),
        ".{0,60}",
    ];
    prop_oneof![
        3 => text.prop_map(Value::from),
        3 => select(vec![0_u64, 1, 2, 3, 4, 7, 10, 60, 255, 256, 65_535, 65_536, 1_000_000_000, 4_294_967_295])
            .prop_map(Value::from),
        1 => select(vec![json!(null), json!([]), json!({}), json!(true), json!(-1), json!(1e300), json!({"minutes": 11})]),
        1 => select(vec![100_usize, 2_001, 70_000])
            .prop_map(|count| (0..count).map(|n| json!({"text": format!("Plan release {n}")})).collect()),
    ]
}

/// All places of a value.
fn places(value: &Value, at: &str, found: &mut Vec<String>) {
    found.push(at.to_owned());
    match value {
        Value::Object(keys) => {
            keys.iter().for_each(|(key, value)| places(value, &format!("{at}/{key}"), found));
        }
        Value::Array(values) => {
            values.iter().enumerate().for_each(|(n, value)| places(value, &format!("{at}/{n}"), found));
        }
        _ => {}
    }
}

fn do_everything(guide: &Guide) {
    let formats = [
        Format::Text(TextStyle::Plain),
        Format::Markdown,
        Format::Html,
        Format::Json,
        Format::Csv,
        Format::Docx,
        Format::Xlsx(Scorecard::default()),
    ];
    for format in formats {
        assert!(!export(guide, format).is_empty());
    }
    for format in [PackFormat::Markdown, PackFormat::Html, PackFormat::Docx] {
        assert!(!candidate_pack(guide, Questions::Shown, format).is_empty());
    }
    assert!(picture(&Sheet::from(guide)).png.starts_with(b"\x89PNG"));
    let stamp = Stamp { by: Person::local("Ben"), at: Timestamp::from_unix(1_796_083_200) };
    let first = guide.questions[0].id.clone();
    let edits = [
        Edit::Add(None),
        Edit::Reword(first.clone()),
        Edit::Restate(first),
        Edit::Scale(StandardScale::Seven),
        Edit::WeighEqually,
    ];
    for edit in edits {
        if let Ok(edited) = guide.apply(edit, &TEMPLATES, &stamp) {
            assert!(!guide.compare(&edited).rows.is_empty());
        }
    }
    if let Ok(parallel) = guide.parallel(beginning(), Seed::new(8), &TEMPLATES) {
        assert_eq!(parallel.guide.questions.len(), guide.questions.len());
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_file_of_a_guide_makes_anything_panic(changes in prop::collection::vec((any::<Index>(), hostile()), 1..4)) {
        let mut value: Value = serde_json::from_str(&GUIDE.to_json()).unwrap();
        for (at, hostile) in changes {
            let mut found = Vec::new();
            places(&value, "", &mut found);
            *value.pointer_mut(at.get::<String>(&found)).unwrap() = hostile;
        }
        match guide::read("guide.json", value.to_string().as_bytes()) {
            Ok(guide) => do_everything(&guide),
            Err(faults) => prop_assert!(!faults.0.is_empty()),
        }
    }
}

#[test]
fn a_sound_guide_is_read_and_everything_is_done_with_it() {
    do_everything(&guide::read("guide.json", GUIDE.to_json().as_bytes()).unwrap());
}
