//! The separate actions of a statement: what must be cut, what must not, and that no word is lost or invented.

use phrasing::Phrase;
use proptest::prelude::*;

fn actions(statement: &str) -> Vec<String> {
    Phrase::of(statement).actions().iter().map(|action| action.base.clone()).collect()
}

#[track_caller]
fn must_cut(rows: &[(&str, &[&str], &str)]) {
    for (statement, expected, why) in rows {
        assert_eq!(actions(statement), *expected, "{statement}: {why}");
    }
}

#[track_caller]
fn must_not_cut(rows: &[(&str, &str)]) {
    for (statement, why) in rows {
        assert_eq!(actions(statement).len(), 1, "{statement}: {why}: {:?}", actions(statement));
    }
}

#[test]
fn verbs_with_objects_of_their_own_are_cut() {
    must_cut(&[
        ("Greet visitors and answer the phone", &["greet visitors", "answer the phone"], "two objects"),
        (
            "Sets goals, clears the way and praises good work",
            &["set goals", "clear the way", "praise good work"],
            "three in the third person",
        ),
        (
            "Ability to weigh parcels and to sort letters",
            &["weigh parcels", "sort letters"],
            "the marker that is said again goes",
        ),
        (
            "Renew contracts and respond to delays early",
            &["renew contracts", "respond to delays early"],
            "no object is missing",
        ),
        (
            "Demonstrate equipment to staff and provide technical help",
            &["demonstrate equipment to staff", "provide technical help"],
            "\"to staff\" is no infinitive",
        ),
        (
            "Plan sprints (e.g. in Jira) and chair the daily meeting",
            &["plan sprints", "chair the daily meeting"],
            "what is not said aloud is left out here too",
        ),
    ]);
}

#[test]
fn verbs_that_share_an_object_each_get_it() {
    must_cut(&[
        ("Plan and budget projects", &["plan projects", "budget projects"], "one object"),
        (
            "Design, build and test systems and processes",
            &["design systems and processes", "build systems and processes", "test systems and processes"],
            "three verbs, and an object of two",
        ),
        (
            "Sets up and runs trade fairs",
            &["set up trade fairs", "run trade fairs"],
            "a particle before the object",
        ),
        (
            "Collect and take samples to the laboratory",
            &["collect and take samples to the laboratory"],
            "\"take\" has an object of its own",
        ),
        (
            "Measure and cut timber to size, using hand tools",
            &["measure timber", "cut timber to size, using hand tools"],
            "what follows the object may belong to the last verb alone",
        ),
        (
            "Clean and maintain gluing and binding machines",
            &["clean gluing and binding machines", "maintain gluing and binding machines"],
            "gerunds before a noun are no tail",
        ),
        (
            "Prepare and file returns according to the law",
            &["prepare returns", "file returns according to the law"],
            "\"according\" is nothing without its \"to\"",
        ),
        (
            "Create and manage budgets, staffing plans, and rotas in time for audits",
            &[
                "create budgets, staffing plans, and rotas",
                "manage budgets, staffing plans, and rotas in time for audits",
            ],
            "a list of nouns is one object",
        ),
        (
            "Build and maintain dashboards that answer the questions of managers",
            &[
                "build dashboards that answer the questions of managers",
                "maintain dashboards that answer the questions of managers",
            ],
            "a relative clause belongs to the object",
        ),
    ]);
    must_not_cut(&[
        ("Travel and represent the company", "one does not travel a company"),
        ("Lead and make decisions", "decisions are made, not led"),
        ("Review or prepare cost estimates", "either will do"),
        ("Listen and respond to customers", "there is no object"),
        ("Coach and help colleagues improve", "\"improve\" needs \"help\""),
        ("Respond quickly and resolve faults", "an adverb ends the first verb"),
    ]);
}

#[test]
fn a_pronoun_does_not_lose_what_it_means() {
    must_cut(&[
        (
            "Identify stakeholders and gather information to understand their needs",
            &["identify stakeholders", "gather information to understand stakeholders’ needs"],
            "stakeholders alone have needs here",
        ),
        (
            "Actively seek feedback and act on it",
            &["actively seek feedback", "act on feedback"],
            "one plain object",
        ),
        (
            "Present findings and defend them when challenged",
            &["present findings", "defend findings when challenged"],
            "many",
        ),
        (
            "Reproduce a fault and narrow down its cause",
            &["reproduce a fault", "narrow down a fault’s cause"],
            "its",
        ),
        (
            "Test software and coach testers to improve their skills",
            &["test software", "coach testers to improve their skills"],
            "the part itself says whose",
        ),
    ]);
    must_not_cut(&[
        ("Meet customers and agree plans to meet their needs", "whose needs?"),
        ("Agree goals with each customer and turn them into a plan", "more than the object stands between"),
        ("Review the work of other engineers and learn from theirs", "\"theirs\" leans"),
        ("Mentor new engineers and adapt to how each of them learns", "\"of them\" needs an article"),
        ("Measure performance and share the results", "which results?"),
        ("Look into overspending and report this to the board", "\"this\" leans"),
        ("Track revenue, and respond when it moves and they complain", "\"they\" leans"),
    ]);
    must_cut(&[(
        "Run trials and share the results of each with the growers",
        &["run trials", "share the results of each with the growers"],
        "it says of what",
    )]);
}

#[test]
fn what_is_not_surely_a_verb_is_not_cut() {
    must_not_cut(&[
        ("Review books and journal articles", "\"journal\" is a noun nearly always"),
        ("Order tins and retail products", "\"retail\" is hardly a verb in statements about work"),
        (
            "Promote the part of citizens in scientific and research work",
            "\"scientific\" goes on behind the \"and\"",
        ),
        ("Record the minutes of meetings and distribute to members", "distribute what?"),
        (
            "Lead on data quality and, with colleagues, develop data standards",
            "an insertion belongs to neither",
        ),
        ("Clean yards and equipment such as pens", "\"equipment\" is an example's name"),
        ("Never share passwords or leave screens unlocked", "a negation goes over both"),
    ]);
    assert!(actions("Knowledge of tax law").is_empty(), "a noun has no actions");
}

/// Words without their endings, so that an inflected verb is the same word; what only joins parts does not count.
fn stems(text: &str) -> Vec<String> {
    text.split(|c: char| !c.is_alphanumeric())
        .map(str::to_lowercase)
        .filter(|word| !["", "and", "or", "but", "then", "to", "s"].contains(&word.as_str()))
        .collect()
}

/// Statements of the shape that is cut: verbs with and without objects, tails and pronouns.
fn coordinations() -> impl Strategy<Value = String> {
    let part = (
        prop::sample::select(vec![
            "plan",
            "budget",
            "test",
            "report",
            "seek",
            "set up",
            "clearly explain",
            "help",
            "travel",
        ]),
        prop::sample::select(vec![
            "",
            "projects",
            "the results",
            "feedback",
            "a new rota",
            "them",
            "its cause",
            "(e.g. audits) plans",
        ]),
        prop::sample::select(vec![
            "",
            "to the board",
            "using tools",
            "for staff and customers",
            "such as audits",
            "when they ask",
            "of others",
        ]),
    );
    let link = prop::sample::select(vec![", ", " and ", ", and ", " or ", "; ", " / ", " and then "]);
    prop::collection::vec((part, link), 1..6).prop_map(|parts| {
        let mut text = String::new();
        for (number, ((verb, object, tail), link)) in parts.iter().enumerate() {
            text.push_str(if number > 0 { link } else { "" });
            let words = [*verb, *object, *tail];
            text.push_str(&words.into_iter().filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" "));
        }
        text
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_word_is_lost_or_invented(text in coordinations()) {
        let phrase = Phrase::of(&text);
        if phrase.actions().len() > 1 {
            let whole = stems(&phrase.spoken().expect("actions have forms").base);
            let parts: Vec<String> = phrase.actions().iter().flat_map(|action| stems(&action.base)).collect();
            for word in &parts {
                prop_assert!(whole.contains(word), "{text:?}: \"{word}\" is invented: {parts:?}");
            }
            let pronouns = ["it", "its", "them", "their"];
            for word in whole.iter().filter(|word| !pronouns.contains(&word.as_str())) {
                prop_assert!(parts.contains(word), "{text:?}: \"{word}\" is lost: {parts:?}");
            }
        }
    }

    #[test]
    fn every_action_is_a_phrase_in_three_forms(text in coordinations()) {
        for action in Phrase::of(&text).actions() {
            for form in [&action.base, &action.past, &action.gerund] {
                prop_assert!(!form.trim().is_empty() && !form.contains("  "), "{text:?}: {form:?}");
                prop_assert!(!form.ends_with([',', ';', ' ', '/']), "{text:?}: {form:?}");
            }
        }
    }
}
