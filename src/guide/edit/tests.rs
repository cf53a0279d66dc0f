//! What each edit does, and what it refuses.

use std::collections::BTreeSet;

use super::{Direction, Edit, OwnQuestion, Stamp, parse_weights};
use crate::guide::model::Weight;
use crate::guide::model::sample::{TEMPLATES, guide_of, maya};
use crate::guide::{Guide, GuideError, Person, Source, StandardScale, State, Timestamp, Weights};
use crate::question::QuestionId;
use crate::template::QuestionKind;

fn stamp() -> Stamp {
    Stamp { by: Person::new(1002, "Tom"), at: Timestamp::from_unix(1_772_500_000) }
}

fn edited(guide: &Guide, edit: Edit) -> Result<Guide, GuideError> {
    guide.apply(edit, &TEMPLATES, &stamp())
}

fn id(guide: &Guide, at: usize) -> QuestionId {
    guide.questions[at].id.clone()
}

fn leads(guide: &Guide) -> Vec<&str> {
    guide.questions.iter().map(|question| question.lead.as_str()).collect()
}

fn own(competency: &str, lead: &str) -> OwnQuestion {
    OwnQuestion { competency: competency.to_owned(), kind: None, lead: lead.to_owned(), probes: Vec::new() }
}

const SOUND: &str = "Tell me about a plan that you gave up.";

#[test]
fn another_wording_keeps_the_statement_and_what_was_decided_about_the_question() {
    let guide = guide_of(4);
    let guide = edited(&guide, Edit::Minutes(id(&guide, 1), 9)).unwrap();
    let guide = edited(&guide, Edit::MustAsk(id(&guide, 1), false)).unwrap();
    let new = edited(&guide, Edit::Reword(id(&guide, 1))).unwrap();
    let (old, new_one) = (&guide.questions[1], &new.questions[1]);
    assert_ne!(new_one.lead, old.lead);
    assert_eq!((&new_one.statement, new_one.kind), (&old.statement, old.kind));
    assert_eq!((new_one.minutes, new_one.must_ask), (9, false));
    assert_eq!(leads(&new)[2..], leads(&guide)[2..]);
}

#[test]
fn another_statement_repeats_none_until_all_are_asked_about() {
    let mut guide = guide_of(4);
    for _ in 0..5 {
        guide = edited(&guide, Edit::Restate(id(&guide, 0))).unwrap();
        let statements: BTreeSet<_> = guide.questions.iter().map(|question| &question.statement).collect();
        assert_eq!(statements.len(), 4);
    }
    let all = guide_of(6);
    assert_eq!(edited(&all, Edit::Restate(id(&all, 0))), Err(GuideError::NoStatement));
    assert_eq!(edited(&all, Edit::Add(None)), Err(GuideError::NoStatement));
}

#[test]
fn a_question_whose_lead_is_gone_can_still_be_changed() {
    let mut guide = guide_of(2);
    guide.questions[0].source = Source::Generated { lead: "behavioural/not-any-more".to_owned(), action: 0 };
    guide.questions[0].id = QuestionId::of_own("Planning", "words of a lead that is gone");
    for edit in [Edit::Reword(id(&guide, 0)), Edit::Restate(id(&guide, 0))] {
        let new = edited(&guide, edit).unwrap();
        assert_eq!(new.questions[0].competency, guide.questions[0].competency);
        assert_ne!(new.questions[0].id, guide.questions[0].id);
    }
}

#[test]
fn questions_move_and_go_and_the_introduction_follows() {
    let guide = guide_of(3);
    let moved = edited(&guide, Edit::Move(id(&guide, 2), Direction::Up)).unwrap();
    assert_eq!(leads(&moved), [leads(&guide)[0], leads(&guide)[2], leads(&guide)[1]]);
    assert_eq!(edited(&guide, Edit::Move(id(&guide, 0), Direction::Up)), Err(GuideError::Edge));
    assert_eq!(edited(&guide, Edit::Move(id(&guide, 2), Direction::Down)), Err(GuideError::Edge));
    assert!(guide.introduction.contains("three questions"));
    let fewer = edited(&guide, Edit::Remove(id(&guide, 1))).unwrap();
    assert!(fewer.introduction.contains("two questions"), "{}", fewer.introduction);
    let one = edited(&fewer, Edit::Remove(id(&fewer, 0))).unwrap();
    assert_eq!(edited(&one, Edit::Remove(id(&one, 0))), Err(GuideError::OnlyQuestion));
    let gone = id(&guide, 1);
    assert_eq!(edited(&fewer, Edit::Remove(gone.clone())), Err(GuideError::NoQuestion(gone)));
}

#[test]
fn minutes_are_those_of_a_question() {
    let guide = guide_of(1);
    for minutes in [0, 61] {
        assert_eq!(edited(&guide, Edit::Minutes(id(&guide, 0), minutes)), Err(GuideError::Minutes(minutes)));
    }
    assert_eq!(edited(&guide, Edit::Minutes(id(&guide, 0), 15)).unwrap().minutes(), 30);
}

#[test]
fn an_added_question_is_about_what_nothing_tests_yet() {
    let guide = guide_of(2);
    let added = edited(&guide, Edit::Add(Some("People".to_owned()))).unwrap();
    assert_eq!(added.questions.len(), 3);
    assert_eq!(added.questions[2].competency, "People", "behind the others of its competency");
    assert!(!added.questions[2].must_ask);
    let unknown = Edit::Add(Some("Baking".to_owned()));
    assert_eq!(edited(&guide, unknown), Err(GuideError::NoCompetency("Baking".to_owned())));
}

#[test]
fn an_own_question_is_complete_and_stands_with_its_competency() {
    let guide =
        edited(&guide_of(2), Edit::AddOwn(own("Planning", " Tell me about a plan\nthat you gave up")))
            .unwrap();
    let question = &guide.questions[1];
    assert_eq!(question.lead, SOUND);
    assert_eq!((question.competency.as_str(), question.kind), ("Planning", QuestionKind::Behavioural));
    assert!(question.statement.is_none() && !question.must_ask && !question.probes.is_empty());
    assert_eq!(question.anchors.len(), 5);
    assert_eq!(question.source, Source::Own { author: stamp().by, warnings: Vec::new() });
    assert_eq!(edited(&guide, Edit::AddOwn(own("Planning", SOUND))), Err(GuideError::Twice));
    assert_eq!(edited(&guide, Edit::Reword(question.id.clone())), Err(GuideError::Own(question.id.clone())));
    for (own, refused) in [
        (own("Baking", SOUND), GuideError::NoCompetency("Baking".to_owned())),
        (own("Planning", "  \n "), GuideError::Lead(0)),
        (own("Planning", &"word ".repeat(200)), GuideError::Lead(1000)),
    ] {
        assert_eq!(edited(&guide, Edit::AddOwn(own)), Err(refused));
    }
}

#[test]
fn a_warning_holds_up_the_approval_until_somebody_says_to_keep_the_question() {
    let leading = own("People", "Tell me about a time when you successfully led a team.");
    let guide = edited(&guide_of(2), Edit::AddOwn(leading.clone())).unwrap();
    assert_eq!(guide.approve(&stamp()), Err(GuideError::OpenWarnings(vec![2])));
    let kept = edited(&guide, Edit::Keep(id(&guide, 2))).unwrap();
    let Source::Own { warnings, .. } = &kept.questions[2].source else { panic!("an own question") };
    assert_eq!(warnings[0].kept.as_ref().map(|kept| &kept.by), Some(&stamp().by));
    assert!(kept.approve(&stamp()).is_ok());
    let longer = OwnQuestion { lead: leading.lead.replace("a team", "a large team"), ..leading.clone() };
    let changed = edited(&kept, Edit::ChangeOwn(id(&kept, 2), longer)).unwrap();
    assert_eq!(changed.open_warnings(), [] as [usize; 0], "the same warning was decided about");
    let worse = OwnQuestion { lead: "Are you married?".to_owned(), ..leading };
    let worse = edited(&kept, Edit::ChangeOwn(id(&kept, 2), worse)).unwrap();
    assert_eq!(worse.open_warnings(), [2], "another warning is open");
    assert_eq!(edited(&kept, Edit::Keep(id(&kept, 0))), Err(GuideError::NotOwn(id(&kept, 0))));
}

#[test]
fn competencies_come_and_go_but_never_a_persons_own_question() {
    let guide = guide_of(4);
    let choose = |guide: &Guide, names: &[&str]| {
        edited(guide, Edit::Competencies(names.iter().map(|name| (*name).to_owned()).collect()))
    };
    let people = choose(&guide, &["People"]).unwrap();
    assert_eq!(people.competencies(), ["People"]);
    let both = choose(&people, &["People", "Planning"]).unwrap();
    assert_eq!(both.competencies(), ["Planning", "People"], "in the profile's order");
    assert!(both.questions[0].must_ask);
    assert_eq!(choose(&guide, &[]), Err(GuideError::NoCompetencies));
    assert_eq!(choose(&guide, &["Baking"]), Err(GuideError::NoCompetency("Baking".to_owned())));
    let written = edited(&guide, Edit::AddOwn(own("Planning", SOUND))).unwrap();
    assert_eq!(choose(&written, &["People"]), Err(GuideError::OwnAbout("Planning".to_owned())));
}

#[test]
fn weights_that_differ_need_a_reason_and_go_with_their_competency() {
    let guide = guide_of(4);
    let weigh = |text: &str, reason: &str| {
        edited(&guide, Edit::Weigh(parse_weights(text, &guide)?, reason.to_owned()))
    };
    let weighed = weigh("planning: 3\nPeople : 1", " The role turns on it. ").unwrap();
    assert_eq!((weighed.weights.of("Planning"), weighed.weights.of("People")), (3, 1));
    let Weights::Unequal { reason, by, .. } = &weighed.weights else { panic!("unequal weights") };
    assert_eq!((reason.as_str(), by), ("The role turns on it.", &stamp().by));
    for (text, reason, refused) in [
        ("Planning: 3", "  ", GuideError::Reason(0)),
        ("Planning: 0", "x", GuideError::Weight("0".to_owned())),
        ("Planning: many", "x", GuideError::Weight("many".to_owned())),
        ("Planning", "x", GuideError::WeightLine("Planning".to_owned())),
        ("Baking: 2", "x", GuideError::NoCompetency("Baking".to_owned())),
    ] {
        assert_eq!(weigh(text, reason), Err(refused), "{text}");
    }
    assert_eq!(weigh("Planning: 2\nPeople: 2", "").unwrap().weights, Weights::Equal);
    let people = edited(&weighed, Edit::Competencies(vec!["People".to_owned()])).unwrap();
    assert_eq!(people.weights, Weights::Equal, "one competency is all there is");
    assert_eq!(edited(&weighed, Edit::WeighEqually).unwrap().weights, Weights::Equal);
    let outside = Edit::Weigh(vec![Weight { competency: "People".to_owned(), weight: 11 }], "x".to_owned());
    assert_eq!(edited(&guide, outside), Err(GuideError::Weight("11".to_owned())));
}

#[test]
fn another_scale_gives_every_question_its_anchors_and_loses_none_on_the_way_back() {
    let guide = edited(&guide_of(3), Edit::AddOwn(own("People", SOUND))).unwrap();
    for scale in StandardScale::ALL {
        let scaled = edited(&guide, Edit::Scale(scale)).unwrap();
        let ratings = |at: usize| scaled.questions[at].anchors.iter().map(|a| a.rating).collect::<Vec<_>>();
        for at in 0..4 {
            assert_eq!(ratings(at).first(), Some(&1));
            assert_eq!(ratings(at).last().copied(), Some(scaled.scale.highest()));
        }
        assert_eq!(edited(&scaled, Edit::Scale(StandardScale::Five)).unwrap(), guide);
    }
}

#[test]
fn an_approved_version_is_left_as_it_is_and_the_next_one_begun() {
    let guide = guide_of(2);
    let approved = guide.approve(&stamp()).unwrap();
    assert_eq!(approved.state, State::Approved { by: stamp().by, at: stamp().at });
    assert_eq!(approved.approve(&stamp()), Err(GuideError::Approved(1)));
    let before = approved.clone();
    let next = edited(&approved, Edit::Reword(id(&approved, 0))).unwrap();
    assert_eq!(approved, before);
    assert_eq!((next.version, next.is_approved()), (2, false));
    assert_eq!(next.author, maya(), "the author stays");
    let on = edited(&next, Edit::Reword(id(&next, 1))).unwrap();
    assert_eq!(on.version, 2, "one draft of the next version");
}

#[test]
fn every_edited_guide_is_read_back() {
    let guide = edited(&guide_of(4), Edit::AddOwn(own("People", "Are you married?"))).unwrap();
    let guide = edited(&guide, Edit::Keep(id(&guide, 4))).unwrap();
    let weights = parse_weights("People: 2", &guide).unwrap();
    let guide = edited(&guide, Edit::Weigh(weights, "It is about people.".to_owned())).unwrap();
    let guide = edited(&guide, Edit::Scale(StandardScale::Seven)).unwrap().approve(&stamp()).unwrap();
    assert_eq!(Guide::from_json(&guide.to_json()).unwrap(), guide);
}
