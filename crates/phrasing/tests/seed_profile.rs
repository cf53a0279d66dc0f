//! Every statement and responsibility of the first shipped profile, in all its forms.

use std::fmt::Write;

use phrasing::Phrase;

#[test]
fn every_line_of_the_project_manager_profile_reads_right() {
    let profile = include_str!("../../../profiles/it-project-manager.md");
    let mut text = String::new();
    for line in
        profile.lines().filter_map(|line| line.strip_prefix("* ")).filter(|line| !line.starts_with('['))
    {
        let phrase = Phrase::of(line);
        writeln!(text, "{line}\n  {:?}, {:?}, {:?}", phrase.kind(), phrase.nature(), phrase.certainty())
            .expect("writing to a string cannot fail");
        let forms = phrase
            .forms()
            .map(|forms| [("base", &forms.base), ("past", &forms.past), ("gerund", &forms.gerund)]);
        for (name, form) in forms.into_iter().flatten() {
            writeln!(text, "  {name:<6} {form}").expect("writing to a string cannot fail");
        }
        if let Some(noun) = phrase.noun() {
            writeln!(text, "  noun   {noun}").expect("writing to a string cannot fail");
        }
        if phrase.actions().len() > 1 {
            let pasts: Vec<&str> = phrase.actions().iter().map(|action| action.past.as_str()).collect();
            writeln!(text, "  actions: {}", pasts.join(" | ")).expect("writing to a string cannot fail");
        }
    }
    insta::assert_snapshot!(text);
}
