//! A guide for the tests of this room.

use std::sync::LazyLock;

use crate::guide::{Beginning, Guide, GuideId, Person, StandardScale, Timestamp};
use crate::profile::{self, Profile};
use crate::question::{Generator, Request, Seed, Size};
use crate::template::Templates;

/// Loaded once: compiling the templates takes longer than any of these tests.
pub(in crate::guide) static TEMPLATES: LazyLock<Templates> = LazyLock::new(Templates::built_in);

/// Two competencies of three statements.
pub(in crate::guide) fn profile() -> Profile {
    let text = "competency,statement\n\
                Planning,Plan releases with several teams\nPlanning,Report progress against the plan\nPlanning,Manage risks and issues\n\
                People,Coach new colleagues\nPeople,Resolve conflicts in a team\nPeople,Lead a team of developers\n";
    profile::parse("release-manager.csv", text.as_bytes()).unwrap()
}

/// Somebody.
pub(in crate::guide) fn maya() -> Person {
    Person::new(1001, "Maya")
}

/// A draft of this many questions about [`profile`].
pub(in crate::guide) fn guide_of(count: u32) -> Guide {
    let profile = profile();
    let request = Request {
        competencies: Vec::new(),
        size: Size::Count(count),
        kinds: Vec::new(),
        level: None,
        seed: Seed::new(7),
    };
    let set = Generator::new(&profile, &TEMPLATES, request).unwrap().generate().unwrap();
    let beginning = Beginning {
        id: GuideId::from_chance(0x5_5aa5_1234_5678),
        title: "Release manager, 2026".to_owned(),
        scale: StandardScale::Five,
        by: maya(),
        at: Timestamp::from_unix(1_772_443_800),
    };
    Guide::begin(beginning, &profile, &TEMPLATES, set).unwrap()
}

/// A draft of two questions.
pub(in crate::guide) fn guide() -> Guide {
    guide_of(2)
}
