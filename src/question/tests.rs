//! What holds for every set: of every shipped profile, for any request and seed.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use proptest::prelude::*;

use super::{
    CompetencyCoverage, Generator, NoOther, QuestionSet, Refused, Request, Seed, Shortfall, Size, lint,
};
use crate::profile::{self, Catalogue, Level, NO_ROLE, Profile, ProfileFolder};
use crate::template::{QuestionKind, Templates};

/// Loaded once: compiling the templates takes longer than any of these tests.
static TEMPLATES: LazyLock<Templates> = LazyLock::new(Templates::built_in);

fn request(size: Size, seed: u32) -> Request {
    Request { competencies: Vec::new(), size, kinds: Vec::new(), level: None, seed: Seed::new(seed) }
}

fn shipped() -> Vec<Profile> {
    let (catalogue, faults) = Catalogue::load(&ProfileFolder::BuiltInOnly);
    assert!(faults.0.is_empty(), "{faults}");
    catalogue.profiles().into_iter().map(|profile| Profile::clone(profile)).collect()
}

fn seed_profile() -> Profile {
    shipped().into_iter().find(|profile| profile.id.as_str() == "it-project-manager").unwrap()
}

fn generate(profile: &Profile, request: Request) -> QuestionSet {
    Generator::new(profile, &TEMPLATES, request).unwrap().generate().unwrap()
}

fn profile_with(statements: &[(&str, Option<Level>)]) -> Profile {
    let mut csv = "competency,statement,level\n".to_owned();
    for (statement, level) in statements {
        csv += &format!("Work,\"{statement}\",{}\n", level.map_or("", Level::as_str));
    }
    profile::parse("work.csv", csv.as_bytes()).unwrap()
}

/// The invariants of a set that was asked for without naming kinds or competencies.
fn assert_sound(profile: &Profile, set: &QuestionSet) {
    let mut statements = BTreeSet::new();
    let mut ids = BTreeSet::new();
    let mut per_competency: BTreeMap<&str, usize> = BTreeMap::new();
    for question in &set.questions {
        assert_eq!(lint::lint(&question.lead), [], "{}", question.lead);
        assert!(statements.insert(question.pick.statement), "asked twice: {}", question.statement);
        assert!(ids.insert(question.id.clone()));
        assert!(!question.probes.is_empty() && question.anchors.len() == 5);
        *per_competency.entry(&question.competency).or_default() += 1;
    }
    if set.questions.len() >= 2 {
        assert!(
            set.questions.iter().any(|question| question.kind == QuestionKind::Contrary),
            "no contrary evidence"
        );
    }
    let shares = profile.competencies.iter().map(|competency| {
        (
            per_competency.get(competency.name.as_str()).copied().unwrap_or_default(),
            competency.statements.len(),
        )
    });
    let most = shares.clone().map(|(share, _)| share).max().unwrap_or_default();
    for (share, statements) in shares {
        assert!(share + 1 >= most || share == statements, "uneven: {per_competency:?}");
    }
    let tested: usize = set.coverage.competencies.iter().map(CompetencyCoverage::tested).sum();
    assert_eq!(tested, set.questions.len());
}

#[test]
fn every_shipped_profile_gives_sound_sets_of_every_size() {
    for profile in shipped() {
        let all: usize = profile.competencies.iter().map(|competency| competency.statements.len()).sum();
        for (count, seed) in (1..=u32::try_from(all).unwrap()).zip(0..) {
            let set = generate(&profile, request(Size::Count(count), seed));
            assert_sound(&profile, &set);
            assert_eq!(set.questions.len(), count as usize, "{} can be asked about in full", profile.id);
        }
    }
}

#[test]
fn the_same_seed_gives_the_same_set_on_every_machine() {
    let set = generate(&seed_profile(), request(Size::Count(3), 7));
    let picks: Vec<(u16, &str)> =
        set.questions.iter().map(|question| (question.pick.statement, question.kind.as_str())).collect();
    insta::assert_debug_snapshot!(picks);
}

#[test]
fn no_opener_comes_twice_before_all_did() {
    let profile = seed_profile();
    let leads =
        TEMPLATES.leads().iter().filter(|lead| lead.kind == QuestionKind::Contrary && lead.levels.is_empty());
    let for_actions = leads.filter(|lead| ["base", "past", "gerund"].contains(&lead.form.as_str())).count();
    let wanted = Request {
        kinds: vec![QuestionKind::Contrary],
        ..request(Size::Count(u32::try_from(for_actions).unwrap()), 5)
    };
    let set = generate(&profile, wanted);
    let used: BTreeSet<u16> = set.questions.iter().map(|question| question.pick.lead).collect();
    assert_eq!(used.len(), set.questions.len());
}

#[test]
fn the_first_question_of_each_competency_must_be_asked() {
    let set = generate(&seed_profile(), request(Size::Count(12), 7));
    let mut met = BTreeSet::new();
    for question in &set.questions {
        assert_eq!(question.must_ask, met.insert(&question.competency), "{}", question.lead);
    }
    assert_eq!(set.questions.iter().filter(|question| question.must_ask).count(), 8);
}

#[test]
fn a_level_leaves_other_levels_out_and_is_refused_where_there_is_none() {
    let profile = profile_with(&[
        ("Plan releases", Some(Level::Working)),
        ("Lead releases", Some(Level::Expert)),
        ("Report progress", None),
    ]);
    let of = |level| Request { level: Some(level), ..request(Size::Count(3), 1) };
    let set = generate(&profile, of(Level::Expert));
    let asked: BTreeSet<&str> = set.questions.iter().map(|question| question.statement.as_str()).collect();
    assert_eq!(asked, ["Lead releases", "Report progress"].into());
    assert_eq!(set.shortfall.map(|shortfall| shortfall.statements), Some(2));
    let only = profile_with(&[("Plan releases", Some(Level::Working))]);
    let refused = Generator::new(&only, &TEMPLATES, of(Level::Expert)).unwrap().generate();
    assert_eq!(refused, Err(Refused::NothingAtLevel(Level::Expert)));
}

#[test]
fn a_statement_that_makes_no_sound_question_is_left_out_and_told() {
    let profile = profile_with(&[("Plan releases", None), ("Tell the the team", None)]);
    let set = generate(&profile, request(Size::Count(2), 1));
    assert_eq!(set.questions.len(), 1);
    assert_eq!(set.shortfall.map(|shortfall| shortfall.refused), Some(1));
    let hopeless = profile_with(&[("Tell the the team", None)]);
    let refused = Generator::new(&hopeless, &TEMPLATES, request(Size::Count(1), 1)).unwrap().generate();
    assert_eq!(refused, Err(Refused::NoQuestion { statements: 1 }));
}

#[test]
fn rewording_goes_through_every_wording_and_comes_back() {
    let profile = profile_with(&[("Plan releases", None)]);
    let generator = Generator::new(&profile, &TEMPLATES, request(Size::Count(1), 1)).unwrap();
    let first = generator.generate().unwrap().picks();
    let mut picks = first.clone();
    let mut seen = BTreeSet::new();
    while seen.insert(picks[0].lead) {
        picks = generator.reword(&picks, 0).unwrap();
    }
    assert_eq!(picks, first);
    let behavioural = TEMPLATES
        .leads()
        .iter()
        .filter(|lead| lead.kind == QuestionKind::Behavioural && lead.levels.is_empty());
    let for_actions =
        behavioural.filter(|lead| ["base", "past", "gerund"].contains(&lead.form.as_str())).count();
    assert_eq!(seen.len(), for_actions);
}

#[test]
fn a_competency_that_makes_no_question_leaves_its_place_to_the_others() {
    let text =
        "competency,statement\nHopeless,Tell the the team\nPlanning,Plan releases\nPlanning,Lead releases\n";
    let profile = profile::parse("work.csv", text.as_bytes()).unwrap();
    for seed in 0..10 {
        let set = generate(&profile, request(Size::Count(2), seed));
        assert_eq!(set.questions.len(), 2, "seed {seed}");
        assert_eq!(set.shortfall, None, "seed {seed}");
    }
}

#[test]
fn statements_of_no_role_are_asked_about_without_one() {
    let mut profile = seed_profile();
    profile.title = NO_ROLE.to_owned();
    let trials = super::trials(&profile, &TEMPLATES);
    assert!(trials.iter().any(|trial| trial.lead == "situational/first-month"));
    for trial in trials {
        assert!(!trial.text.contains(NO_ROLE), "{}", trial.text);
    }
    let set = generate(&profile, request(Size::Count(3), 7));
    assert!(
        set.introduction.starts_with("Welcome, and thank you for coming. Let me start"),
        "{}",
        set.introduction
    );
    assert!(!set.introduction.contains("We will talk about"), "{}", set.introduction);
    assert!(set.closing.contains("ask us about the role or about working here?"), "{}", set.closing);
}

#[test]
fn a_statement_with_a_clause_in_the_present_is_not_asked_about_in_the_past() {
    let profile = profile_with(&[("Step in when adoption stalls", None), ("Step in early", None)]);
    let past = |statement: usize| {
        let trials = super::trials(&profile, &TEMPLATES);
        trials.iter().any(|trial| trial.statement == statement && trial.text.contains("when you stepped in"))
    };
    assert_eq!((past(0), past(1)), (false, true));
}

#[test]
fn nothing_is_said_behind_a_long_statement() {
    let long = "Work with senior people of the line business, to maximise benefits in operations as groups of projects \
                deliver their products into use";
    let profile = profile_with(&[(long, None), ("Plan releases", None)]);
    let trials = super::trials(&profile, &TEMPLATES);
    let ends = |statement: usize, end: &str| {
        trials.iter().any(|trial| trial.statement == statement && trial.text.ends_with(end))
    };
    for end in ["What happened?", "Where would you start?"] {
        assert_eq!((ends(0, end), ends(1, end)), (false, true), "{end}");
    }
    assert!(trials.iter().filter(|trial| trial.statement == 0).count() > 20, "there are many others");
}

#[test]
fn a_short_set_says_so_when_it_is_made_again() {
    let profile = profile_with(&[("Plan releases", None), ("Tell the the team", None)]);
    let generator = Generator::new(&profile, &TEMPLATES, request(Size::Count(3), 1)).unwrap();
    let set = generator.generate().unwrap();
    assert_eq!(set.shortfall, Some(Shortfall { wanted: 3, statements: 2, refused: 1 }));
    assert_eq!(generator.rebuild(&set.picks()).unwrap(), set);
}

#[test]
fn a_mixed_set_has_contrary_evidence_also_where_one_statement_is_too_long_for_it() {
    let of = |statement: &str, kind| {
        let profile = profile_with(&[(statement, None)]);
        let request = Request { kinds: vec![kind], ..request(Size::Count(1), 1) };
        Generator::new(&profile, &TEMPLATES, request).unwrap().generate().is_ok()
    };
    // The longest statement that a behavioural question can hold leaves no room for the words of a contrary one.
    let long = (10..60)
        .map(|words| format!("Plan {}", vec!["releases"; words].join(" of ")))
        .find(|statement| of(statement, QuestionKind::Behavioural) && !of(statement, QuestionKind::Contrary))
        .expect("contrary leads have more words");
    let profile = profile_with(&[(&long, None), ("Plan releases", None)]);
    for seed in 0..20 {
        let set = generate(&profile, request(Size::Count(2), seed));
        assert_eq!(set.questions.len(), 2, "seed {seed}");
        let contrary = set.questions.iter().filter(|question| question.kind == QuestionKind::Contrary);
        assert_eq!(contrary.count(), 1, "seed {seed}");
    }
}

#[test]
fn rewording_and_restating_take_no_opener_that_another_question_has() {
    let profile = seed_profile();
    let size = Size::Count(4);
    let wanted = Request { kinds: vec![QuestionKind::Contrary], ..request(size, 5) };
    let generator = Generator::new(&profile, &TEMPLATES, wanted).unwrap();
    let picks = generator.generate().unwrap().picks();
    for position in 0..picks.len() {
        let mut changed = picks.clone();
        for _ in 0..3 {
            changed = generator.reword(&changed, position).unwrap();
            let others = changed.iter().enumerate().filter(|(at, _)| *at != position);
            let twice = others.filter(|(_, pick)| pick.lead == changed[position].lead).count();
            let leads: BTreeSet<u16> = changed.iter().map(|pick| pick.lead).collect();
            assert!(twice == 0, "question {position} of {leads:?}");
        }
    }
}

#[test]
fn restating_never_takes_a_statement_that_is_in_the_set() {
    let profile =
        profile_with(&[("Plan releases", None), ("Lead releases", None), ("Report progress", None)]);
    let generator = Generator::new(&profile, &TEMPLATES, request(Size::Count(2), 1)).unwrap();
    let picks = generator.generate().unwrap().picks();
    let changed = generator.restate(&picks, 0).unwrap();
    assert_eq!(changed[1], picks[1]);
    assert!(!picks.iter().any(|pick| pick.statement == changed[0].statement));
    let full = Generator::new(&profile, &TEMPLATES, request(Size::Count(3), 1)).unwrap();
    let all = full.generate().unwrap().picks();
    assert_eq!(full.restate(&all, 0), Err(NoOther::Statement));
    assert_eq!(full.restate(&all, 9), Err(NoOther::Question(9)));
}

#[test]
fn picks_that_name_nothing_are_outdated() {
    let profile = seed_profile();
    let generator = Generator::new(&profile, &TEMPLATES, request(Size::Count(1), 1)).unwrap();
    let good = generator.generate().unwrap().picks()[0];
    for bad in [
        super::Pick { statement: 999, ..good },
        super::Pick { lead: 999, ..good },
        super::Pick { action: 7, ..good },
    ] {
        assert_eq!(generator.rebuild(&[bad]), Err(Refused::Outdated));
        assert!(generator.reword(&[bad], 0).is_err() || bad.action == 7);
        let _ = generator.restate(&[bad], 0);
    }
    assert_eq!(generator.rebuild(&[]), Err(Refused::Outdated));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn any_request_gives_a_sound_set_and_gives_it_again(seed: u32, count in 1_u32..60, minutes in 10_u32..300, by_count: bool) {
        let profile = seed_profile();
        let size = if by_count { Size::Count(count) } else { Size::Minutes(minutes) };
        let set = generate(&profile, request(size, seed));
        assert_sound(&profile, &set);
        prop_assert_eq!(&generate(&profile, request(size, seed)), &set);
            let generator = Generator::new(&profile, &TEMPLATES, request(size, seed)).unwrap();
        let again = generator.rebuild(&set.picks()).unwrap();
        prop_assert_eq!(again.questions, set.questions);
    }
}
