//! A document as one HTML page: to show in a browser, or to print.
//!
//! The page loads nothing: its style is inside it, and its policy forbids every address.

use maud::{DOCTYPE, Markup, PreEscaped, html};

use crate::export::document::{Bar, Block, Document, Layout, Page, Rating, Space, Table};
use crate::export::plain;

/// The style of the page, on a screen and on paper.
const STYLE: &str = include_str!("html.css");

/// Lines to write on: as many as an empty page holds. The style shows those that there is room for.
const LINES: usize = 24;

/// The pages of the document, a sheet each.
pub(super) fn html(document: &Document) -> String {
    let page = html! {
        (DOCTYPE)
        html lang="en-GB" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'";
                meta name="color-scheme" content="light dark";
                meta name="description" content=(document.origin);
                title { (document.title) }
                style { (PreEscaped(STYLE)) }
            }
            body {
                main {
                    @for page in &document.pages { (sheet(document, page)) }
                }
            }
        }
    };
    plain::file(&page.into_string())
}

fn sheet(document: &Document, page: &Page) -> Markup {
    let class = match page.layout {
        Layout::Cover => "sheet cover",
        Layout::Question => "sheet question",
        Layout::Prose => "sheet prose",
    };
    html! {
        section class=(class) {
            @if page.layout != Layout::Cover { p.head dir="auto" { (document.head) } }
            @for block in &page.blocks { (self::block(block)) }
        }
    }
}

fn block(block: &Block) -> Markup {
    match block {
        Block::Title { genre, name } => html! { h1 { (genre) span.name dir="auto" { (name) } } },
        Block::Heading(text) => html! { h2 dir="auto" { (text) } },
        Block::Subheading(text) => html! { h3 dir="auto" { (text) } },
        Block::Paragraph(text) => html! { p dir="auto" { (text) } },
        Block::Small(text) => html! { p.small dir="auto" { (text) } },
        Block::Lead(text) => html! { p.lead dir="auto" { (text) } },
        Block::List(items) => html! { ul { @for item in items { li dir="auto" { (item) } } } },
        Block::Fields(names) => html! {
            div.fields { @for name in *names { p { (name) span.blank {} } } }
        },
        Block::Probes(kinds) => html! {
            div.probes {
                @for (heading, texts) in kinds {
                    div {
                        h4 { (heading) }
                        ul { @for text in texts { li dir="auto" { (text) } } }
                    }
                }
            }
        },
        Block::Writing(spaces) => writing(spaces),
        Block::Ratings(ratings) => self::ratings(ratings),
        Block::Bars(bars) => self::bars(bars),
        Block::Table(table) => self::table(table),
    }
}

/// Room to write; the empty lines are nothing to read, so they are not read out.
fn writing(spaces: &[Space]) -> Markup {
    html! {
        div.writing {
            @for space in spaces {
                div style={ "flex-grow:" (space.share) } {
                    h3 { (space.heading) }
                    p.small { (space.advice) }
                    div.lines aria-hidden="true" { @for _ in 0..LINES { i {} } }
                }
            }
        }
    }
}

/// The ratings, each with a box to tick.
fn ratings(ratings: &[Rating]) -> Markup {
    html! {
        table.ratings {
            thead { tr { th scope="col" { "Tick" } th scope="col" { "Rating" } th scope="col" { "What the answer shows" } } }
            tbody {
                @for rating in ratings {
                    tr.apart[rating.rating.is_none()] {
                        td.tick { span.box {} }
                        th scope="row" {
                            @if let Some(number) = rating.rating { span.digit { (number) } " " }
                            bdi { (rating.label) }
                        }
                        td dir="auto" { (rating.text) }
                    }
                }
            }
        }
    }
}

/// A square for each statement, filled where it is tested.
fn bars(bars: &[Bar]) -> Markup {
    let weighted = bars.iter().any(|bar| bar.weight.is_some());
    html! {
        table.bars {
            thead {
                tr {
                    th scope="col" { "Competency" }
                    th scope="col" { "Statements tested" }
                    th scope="col" { "By" }
                    @if weighted { th scope="col" { "Counts" } }
                }
            }
            tbody {
                @for bar in bars {
                    tr.faint[bar.by == "not tested"] {
                        th scope="row" dir="auto" { (bar.name) }
                        td {
                            span.squares aria-hidden="true" {
                                @for tested in &bar.statements { i.full[*tested] {} }
                            }
                            (bar.count())
                        }
                        td { (bar.by) }
                        @if weighted { td { @if let Some(weight) = bar.weight { "× " (weight) } } }
                    }
                }
            }
        }
    }
}

fn table(table: &Table) -> Markup {
    html! {
        table {
            colgroup { @for column in table.columns { col style={ "width:" (column.share) "%" }; } }
            thead { tr { @for column in table.columns { th scope="col" { (column.name) } } } }
            tbody {
                @for row in &table.rows {
                    tr.faint[row.faint] { @for cell in &row.cells { td dir="auto" { (cell) } } }
                }
            }
        }
    }
}
