//! Cases of the engine, one table for each feature. A row is a statement, its past (or the word "noun"), and why.

use phrasing::{Kind, Nature, Phrase};

#[track_caller]
fn check(rows: &[(&str, &str, &str)]) {
    let mut wrong = Vec::new();
    for (statement, past, why) in rows {
        let phrase = Phrase::of(statement);
        let got = phrase.forms().map_or("noun", |forms| forms.past.as_str());
        if got != *past {
            wrong.push(format!("{statement}\n  got      {got}\n  expected {past}\n  because  {why}"));
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn verbs_that_share_an_object_change_together() {
    check(&[
        (
            "Draft, edit and publish the newsletter",
            "drafted, edited and published the newsletter",
            "comma list",
        ),
        ("Lift, carry, and stack pallets", "lifted, carried, and stacked pallets", "Oxford comma"),
        ("Plan/run workshops", "planned/ran workshops", "slash"),
        ("Either mend or replace faulty tools", "either mended or replaced faulty tools", "correlative"),
        ("Carry out and write up surveys", "carried out and wrote up surveys", "phrasal verbs"),
        ("Sort and, where needed, label samples", "sorted and, where needed, labelled samples", "insertion"),
    ]);
}

#[test]
fn a_verb_with_an_object_of_its_own_changes_too() {
    check(&[
        (
            "Greet visitors and answer the phone",
            "greeted visitors and answered the phone",
            "an article follows",
        ),
        ("Book rooms and send them to staff", "booked rooms and sent them to staff", "a pronoun follows"),
        (
            "Approve spend and log new claims",
            "approved spend and logged new claims",
            "mass noun, adjective follows",
        ),
        (
            "Cook lunch and date and store leftovers",
            "cooked lunch and dated and stored leftovers",
            "two share one object",
        ),
        (
            "Tell users what changed, collect questions and chase answers",
            "told users what changed, collected questions and chased answers",
            "behind a clause",
        ),
    ]);
}

#[test]
fn coordinated_objects_do_not_change() {
    check(&[
        (
            "Manage contract and supplier data",
            "managed contract and supplier data",
            "the first noun waits for the last",
        ),
        (
            "Cover holidays, absences, and leave",
            "covered holidays, absences, and leave",
            "siblings are nouns",
        ),
        ("Read plans, drawings, or work orders", "read plans, drawings, or work orders", "a known compound"),
        (
            "Repair doors, using drills, saws, or press brakes",
            "repaired doors, using drills, saws, or press brakes",
            "inside a tail",
        ),
        (
            "Pack goods such as tins, jars, and box files",
            "packed goods such as tins, jars, and box files",
            "inside examples",
        ),
        (
            "Support change and release management",
            "supported change and release management",
            "a compound closes the phrase",
        ),
        ("Answers phones/emails", "answered phones/emails", "a slash between nouns"),
    ]);
}

#[test]
fn lower_levels_stay_as_they_are() {
    check(&[
        (
            "Visit farms to count birds and collect eggs",
            "visited farms to count birds and collect eggs",
            "infinitive",
        ),
        ("Help tenants write and send letters", "helped tenants write and send letters", "bare infinitive"),
        (
            "Help tenants write letters, and file copies",
            "helped tenants write letters, and filed copies",
            "the comma reopens the main level",
        ),
        (
            "Build tools that save time and cut costs",
            "built tools that save time and cut costs",
            "relative clause",
        ),
        (
            "Find out what staff need and put it in place",
            "found out what staff need and put it in place",
            "object of its own behind a gap",
        ),
        (
            "Ask what tenants want and pass it on",
            "asked what tenants want and passed it on",
            "object of its own behind a gap",
        ),
        (
            "Coach pupils to read, write and count, and report progress",
            "coached pupils to read, write and count, and reported progress",
            "a list of infinitives closes first",
        ),
        (
            "Able to lead walks and to read maps",
            "led walks and read maps",
            "the lead-in's own \"to\" comes again",
        ),
    ]);
}

#[test]
fn any_shape_of_the_first_verb_is_understood() {
    check(&[
        ("Identifies hazards and removes them", "identified hazards and removed them", "third person"),
        (
            "Designs controls and documents them fully",
            "designed controls and documented them fully",
            "third person homographs",
        ),
        ("Running the till and ordering stock", "ran the till and ordered stock", "gerund"),
        ("Is accountable for the stores", "were accountable for the stores", "be"),
        ("Goes the extra mile", "went the extra mile", "irregular third person"),
    ]);
}

#[test]
fn lead_ins_and_labels_go() {
    check(&[
        ("You should be able to read maps", "read maps", "lead-in"),
        ("At least 5 years' experience of running events", "ran events", "years of experience"),
        (
            "Responsible for setting and checking budgets",
            "set and checked budgets",
            "gerund behind responsible for",
        ),
        (
            "Responsible for the archive",
            "were responsible for the archive",
            "a thing behind responsible for stays a state",
        ),
        ("The successful candidate will run the desk", "ran the desk", "the post holder"),
        ("Teamwork: shares what they know", "shared what you know", "label, and the job holder is you"),
        ("You can: chair meetings", "chaired meetings", "colon"),
        ("Proven track record of winning bids", "won bids", "track record"),
    ]);
}

#[test]
fn what_comes_before_the_verb_moves_to_the_end() {
    check(&[
        ("With the team, review faults", "reviewed faults with the team", "phrase"),
        ("If stock runs low, reorder", "reordered if stock runs low", "condition"),
        ("To cut waste, redesign packaging", "redesigned packaging to cut waste", "purpose"),
        ("Working with partners, plan events", "planned events working with partners", "gerund"),
    ]);
}

#[test]
fn negation_is_carried_by_do() {
    check(&[
        ("Do not share passwords", "did not share passwords", "do not"),
        ("Never share passwords", "never shared passwords", "never is an adverb"),
        (
            "Does not promise or imply results",
            "did not promise or imply results",
            "or stays under the negation",
        ),
    ]);
}

#[test]
fn the_job_holder_is_you_and_others_stay_others() {
    check(&[
        ("Manages his or her own time", "managed your own time", "his or her own"),
        ("Admits when she is wrong", "admitted when you are wrong", "subject pronoun"),
        ("Coaches staff to reach their goals", "coached staff to reach their goals", "their means staff"),
        ("Assess new tools and their cost", "assessed new tools and their cost", "their means tools"),
    ]);
}

#[test]
fn noun_phrases_stay_noun_phrases() {
    check(&[
        ("Test automation", "noun", "compound"),
        ("Change control", "noun", "compound"),
        ("Review of safety cases", "noun", "of behind a homograph"),
        ("Secure handling of keys", "noun", "adjective before a nominalisation"),
        ("Plans and procedures for events", "noun", "plural"),
        ("Market research", "noun", "known compound"),
        ("Building information modelling", "noun", "gerund noun"),
        ("Knowledge of how to run a trial", "noun", "knowledge"),
        ("Research and development", "noun", "no verb behind the and"),
    ]);
}

#[test]
fn nature_and_noun_fit_their_question() {
    for (statement, nature, noun) in [
        ("Good knowledge of SQL", Nature::Knowledge, "SQL"),
        ("Be aware of fire risks", Nature::Knowledge, "fire risks"),
        ("Understands the basics of tax law", Nature::Knowledge, "the basics of tax law"),
        ("Demonstrates a sound understanding of budgets", Nature::Knowledge, "budgets"),
        (
            "Identification of customer requirements",
            Nature::Activity,
            "identification of customer requirements",
        ),
        ("Change control and release management", Nature::Activity, "change control and release management"),
        ("Responsible for the stores", Nature::Activity, "the stores"),
        ("Clean driving licence", Nature::Quality, "clean driving licence"),
        ("Attention to detail", Nature::Quality, "attention to detail"),
        ("SQL and data modelling", Nature::Knowledge, "SQL and data modelling"),
    ] {
        let phrase = Phrase::of(statement);
        assert_eq!(phrase.nature(), nature, "nature of {statement}");
        assert_eq!(phrase.noun(), Some(noun), "noun of {statement}");
    }
    assert!(Phrase::of("Understands the basics of tax law").is_meta());
    assert_eq!(Phrase::of("Understands the basics of tax law").kind(), Kind::Action);
    assert!(!Phrase::of("Plan events").is_meta());
}

#[test]
fn an_interviewer_leaves_out_tool_lists_and_levels() {
    let phrase = Phrase::of("Under supervision, plan sprints (e.g. Jira, Trello) with the team");
    let spoken = phrase.spoken().expect("it is an action");
    assert_eq!(spoken.past, "planned sprints with the team");
    let forms = phrase.forms().expect("it is an action");
    assert_eq!(forms.past, "planned sprints (e.g. Jira, Trello) with the team under supervision");
    assert_eq!(phrase.left_out().len(), 2);
}

#[test]
fn a_close_decision_is_a_doubt_with_a_reason() {
    let phrase = Phrase::of("Harbour dues");
    assert!(phrase.doubts().iter().all(|doubt| doubt.reason.contains(&doubt.word)));
    assert!(Phrase::of("Identify the risks").doubts().is_empty());
}

#[test]
fn an_explanation_names_every_stage_that_did_something() {
    let text = phrasing::explain("You can: plan events and their costs").to_string();
    for part in ["LeadIn", "Head", "Coordination", "Inflection", "past:"] {
        assert!(text.contains(part), "{part} is missing in\n{text}");
    }
}

#[test]
fn a_clause_behind_ensure_goes_on_behind_an_and() {
    check(&[
        (
            "Ensure staff understand and follow the policy",
            "ensured staff understand and follow the policy",
            "the clause needs no that",
        ),
        (
            "Identify who needs to be involved and invite them",
            "identified who needs to be involved and invited them",
            "a passive infinitive has no active sibling",
        ),
        (
            "Keep up to date with the law and brief colleagues on changes",
            "kept up to date with the law and briefed colleagues on changes",
            "up to date is no infinitive",
        ),
    ]);
}

#[test]
fn brackets_lead_ins_and_does_not_go_on_with_the_sentence() {
    check(&[
        ("Plan events (and run them)", "planned events (and ran them)", "the brackets hold a verb"),
        ("Plan events (and parties) well", "planned events (and parties) well", "the brackets hold a noun"),
        (
            "Does not blame others and accepts responsibility",
            "did not blame others and accepted responsibility",
            "a third person is not negated",
        ),
        ("Capable of working alone and of leading others", "worked alone and led others", "of comes again"),
        (
            "Someone who can lead teams and deliver projects",
            "led teams and delivered projects",
            "a person described",
        ),
        (
            "Based on the data, recommend improvements",
            "recommended improvements based on the data",
            "a participle opens the leading phrase",
        ),
    ]);
}

#[test]
fn a_pair_of_words_tells_a_verb_from_a_noun() {
    check(&[
        ("Book flights and hotels", "booked flights and hotels", "a verb with its object"),
        ("Book club organisation", "noun", "a compound"),
        ("Respond to complaints", "responded to complaints", "the verb takes the preposition"),
        ("Support for carers", "noun", "the noun takes it"),
        ("Manage stock and order parts", "managed stock and ordered parts", "a verb behind an and"),
        (
            "Prepare rental or lease agreements",
            "prepared rental or lease agreements",
            "a compound behind an or",
        ),
    ]);
}

#[test]
fn a_verb_of_two_words_changes_the_second() {
    check(&[
        ("Fact check articles", "fact checked articles", "at the start"),
        (
            "Seal joints and pressure test the pipework",
            "sealed joints and pressure tested the pipework",
            "behind an and",
        ),
        ("Code review", "noun", "no object"),
        ("Check facts", "checked facts", "an order that is no such verb"),
    ]);
}

#[test]
fn a_clause_ends_where_its_verb_needs_nothing_more() {
    check(&[
        (
            "Find out why machines fail and tell the owner",
            "found out why machines fail and told the owner",
            "fail is whole",
        ),
        (
            "Document interfaces so that partners can build and test against them",
            "documented interfaces so that partners can build and test against them",
            "build is not",
        ),
    ]);
}

#[test]
fn duties_behind_semicolons_are_one_list() {
    check(&[
        ("Log faults; order parts; brief crews", "logged faults, ordered parts and briefed crews", "three"),
        ("Drive vans; weekends included", "drove vans; weekends included", "no duty"),
        ("Open the shop by 8 a.m. each day", "opened the shop by 8 a.m. each day", "no end of a sentence"),
    ]);
}
