//! A question set as one HTML page: to show in a browser, or to print, one sheet per question.
//!
//! The page loads nothing: its style is inside it, and its policy forbids every address.

use maud::{DOCTYPE, Markup, PreEscaped, html};

use crate::export::{plain, words};
use crate::question::{Question, QuestionSet};

/// The style of the page, on a screen and on paper.
const STYLE: &str = include_str!("html.css");

/// Lines to write on: what a printed sheet has room for below a long question.
const LINES: usize = 6;

/// The whole set: a cover with introduction and coverage, a sheet for each question, the closing, and what is tested.
pub fn html(set: &QuestionSet) -> String {
    let page = html! {
        (DOCTYPE)
        html lang="en-GB" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'";
                title { (words::title(set)) }
                style { (PreEscaped(STYLE)) }
            }
            body {
                main {
                    (cover(set))
                    @for (at, question) in set.questions.iter().enumerate() {
                        (sheet(at + 1, set.questions.len(), question))
                    }
                    (closing(set))
                    (coverage_by_statement(set))
                }
            }
        }
    };
    plain::file(&page.into_string())
}

fn cover(set: &QuestionSet) -> Markup {
    html! {
        section.sheet {
            h1 { "Interview questions" span.role dir="auto" { (set.profile.title) } }
            p { (words::size(set)) " " (words::coverage(set)) }
            @if let Some(shortfall) = words::shortfall(set) { p { (shortfall) } }
            (fields(&["Candidate reference", "Interviewer", "Date"]))
            h2 { "Introduction" }
            div.script { (script(&set.introduction)) }
            h2 { "Coverage" }
            table {
                thead { tr { th scope="col" { "Competency" } th scope="col" { "Statements tested" } th scope="col" { "By" } } }
                tbody {
                    @for competency in &set.coverage.competencies {
                        @let ids = competency.statements.iter().flat_map(|statement| &statement.questions);
                        tr.untested[competency.tested() == 0] {
                            th scope="row" dir="auto" { (competency.name) }
                            td { (competency.tested()) " of " (competency.statements.len()) }
                            td.by { (words::tested_by(set, ids)) }
                        }
                    }
                }
            }
            p.origin { (words::origin(set)) }
        }
    }
}

/// One question with all that is needed to ask it and to rate the answer.
fn sheet(number: usize, of: usize, question: &Question) -> Markup {
    html! {
        section.sheet.question {
            p.number { "Question " (number) " of " (of) }
            h2 dir="auto" { (question.competency) }
            p.facts { (words::facts(question)) }
            p.lead dir="auto" { (question.lead) }
            p.source { "From the statement: " bdi { (question.statement) } }
            h3 { "Probes" }
            p.advice { (words::PROBES_ADVICE) }
            div.probes {
                @for (heading, texts) in words::probes(question) {
                    div {
                        h4 { (heading) }
                        ul { @for text in texts { li dir="auto" { (text) } } }
                    }
                }
            }
            div.writing {
                div { h3 { "Evidence" } p.advice { (words::EVIDENCE_ADVICE) } (lines()) }
                div { h3 { "Notes" } p.advice { (words::NOTES_ADVICE) } (lines()) }
            }
            h3 { "Rating" }
            (anchors(question))
        }
    }
}

/// The anchors, each with a box to tick.
fn anchors(question: &Question) -> Markup {
    let (not_assessed, when) = words::NOT_ASSESSED;
    let tick = html! { td.tick { span.box {} } };
    html! {
        table.anchors {
            thead { tr { th scope="col" { "Tick" } th scope="col" { "Rating" } th scope="col" { "What the answer shows" } } }
            tbody {
                @for anchor in &question.anchors {
                    tr {
                        (tick)
                        th scope="row" { (anchor.rating) " " bdi { (anchor.label) } }
                        td dir="auto" { (anchor.text) }
                    }
                }
                tr { (tick) th scope="row" { (not_assessed) } td { (when) } }
            }
        }
    }
}

fn closing(set: &QuestionSet) -> Markup {
    html! {
        section.sheet {
            h2 { "Closing" }
            div.script { (script(&set.closing)) }
            h3 { "Notes" }
            (lines())
        }
    }
}

fn coverage_by_statement(set: &QuestionSet) -> Markup {
    html! {
        section.sheet.coverage {
            h2 { "Coverage by statement" }
            @for competency in &set.coverage.competencies {
                table {
                    caption dir="auto" { (competency.name) }
                    thead { tr { th scope="col" { "Statement" } th scope="col" { "Tested by" } } }
                    tbody {
                        @for statement in &competency.statements {
                            tr.untested[statement.questions.is_empty()] {
                                td dir="auto" { (statement.text) }
                                td.by { (words::tested_by(set, &statement.questions)) }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// What the interviewer says.
fn script(text: &str) -> Markup {
    html! { @for paragraph in plain::paragraphs(text) { p dir="auto" { (paragraph) } } }
}

/// Names with a line to write on after each.
fn fields(names: &[&str]) -> Markup {
    html! { div.fields { @for name in names { p { (name) span.blank {} } } } }
}

/// Empty lines; nothing to read, so nothing is read out.
fn lines() -> Markup {
    html! { div.lines aria-hidden="true" { @for _ in 0..LINES { div {} } } }
}
