//! The shapes that people write role profiles in, each as a small file and what is read from it.

use std::fmt::Write as _;

use super::{faults, profile};
use crate::profile::Profile;

/// Competencies and statements, one line each, and what else was found.
fn outline(profile: &Profile) -> String {
    let mut text = format!("# {}\n", profile.title);
    if let Some(purpose) = &profile.purpose {
        writeln!(text, "purpose: {purpose}").unwrap();
    }
    for responsibility in &profile.responsibilities {
        writeln!(text, "does: {}", responsibility.text).unwrap();
    }
    for competency in &profile.competencies {
        writeln!(text, "{}:{}", competency.name, competency.line).unwrap();
        for statement in &competency.statements {
            let level = statement.level.map(|level| format!(" ({level})")).unwrap_or_default();
            writeln!(text, "- {}:{}{level}", statement.text, statement.line).unwrap();
        }
    }
    for qualification in &profile.qualifications {
        writeln!(text, "has: {}", qualification.name).unwrap();
    }
    for section in &profile.omitted {
        writeln!(text, "left out: {}", section.heading).unwrap();
    }
    text
}

/// Checks what is read from the text under the title "T".
#[track_caller]
fn check(text: &str, expected: &str) {
    let read = profile("t.md", &format!("# T\n{text}"));
    assert_eq!(outline(&read).trim_start_matches("# T\n"), expected, "\n{text}");
}

#[test]
fn headings_with_bullets_are_competencies() {
    check(
        "## Skills\n### 1.1 Leading\n- Leads\n- Coaches\n### Writing:\n* Writes\n",
        "Leading:3\n- Leads:4\n- Coaches:5\nWriting:6\n- Writes:7\n",
    );
    // Without a heading that announces them, and with underlined headings.
    check(
        "Leading\n---\n- Leads\n\nWriting\n---\n1. Writes\n",
        "Leading:2\n- Leads:4\nWriting:6\n- Writes:8\n",
    );
    // A group of competencies is none itself.
    check(
        "## Skills\n### Technical\nWhat you build with.\n#### Coding\n- Codes\n#### Testing\n- Tests\n",
        "Coding:5\n- Codes:6\nTesting:7\n- Tests:8\n",
    );
    // A heading that announces competencies and names none is the name.
    check("## Key skills\n- Leads\n- Writes\n", "Key skills:2\n- Leads:3\n- Writes:4\n");
}

#[test]
fn bold_lines_with_bullets_are_competencies() {
    check(
        "## Skills\nYou need:\n\n**Leading**\n- Leads\n\n**2. Writing:**\n\n- Writes\n",
        "Leading:5\n- Leads:6\nWriting:8\n- Writes:10\n",
    );
    check(
        "**Skills**\n\n**Leading**\n\n- Leads\n\n**Benefits**\n\n- Fruit\n",
        "Leading:4\n- Leads:6\nleft out: Benefits\n",
    );
    check(
        "## Skills\n1. **Leading**\n* Leads\n\n2. **Writing**\n* Writes\n",
        "Leading:3\n- Leads:4\nWriting:6\n- Writes:7\n",
    );
    check("## Skills\nLeading\n\n- Leads\n", "Leading:3\n- Leads:5\n"); // A short line before a list, bold or not.
}

#[test]
fn labelled_bullets_and_paragraphs_are_competencies() {
    check(
        "## Skills\n- **Leading**: Leads: people\n- **Writing:** writes\n- **Talking** – talks\n",
        "Leading:3\n- Leads: people:3\nWriting:4\n- writes:4\nTalking:5\n- talks:5\n",
    );
    check(
        "## Skills\n- Leading - leads\n- Hand-writing: writes\n",
        "Leading:3\n- leads:3\nHand-writing:4\n- writes:4\n",
    );
    check(
        "## Skills\n**Leading**: leads.\n\n**Writing**\nwrites\nmuch.\n",
        "Leading:3\n- leads.:3\nWriting:5\n- writes much.:5\n",
    );
    check("## Skills\n**Leading**<br>Leads.<br>Coaches.\n", "Leading:3\n- Leads.:3\n- Coaches.:3\n");
    // Under a heading that names a competency, a label is part of the statement.
    check(
        "## Skills\n### Leading\n- **Coaching**: coaches\n- Goals: sets them\n",
        "Leading:3\n- Coaching: coaches:4\n- Goals: sets them:5\n",
    );
    // One plain colon among other bullets names nothing.
    check("## Skills\n- Leads\n- Tools: knows them\n", "Skills:2\n- Leads:3\n- Tools: knows them:4\n");
}

#[test]
fn nested_bullets_are_statements() {
    check(
        "## Skills\n- Leading\n  - Leads\n- **Writing**\n  - Writes\n    - Drafts\n",
        "Leading:3\n- Leads:4\nWriting:5\n- Writes:6\n- Drafts:7\n",
    );
    // A bullet that ends with a colon introduces; another one is a statement too.
    check(
        "## Skills\n### A\n- Leads:\n  - people\n  - teams\n- Writes\n  - letters\n",
        "A:3\n- people:5\n- teams:6\n- Writes:7\n- letters:8\n",
    );
    check(
        "## Skills\n- **Leading**\n\n  Leads\n  people.\n\n  Coaches.\n",
        "Leading:3\n- Leads people.:5\n- Coaches.:8\n",
    );
}

#[test]
fn paragraphs_are_statements_where_nothing_else_is() {
    check(
        "## Skills\n### Leading\nLeads people\nevery day.\n\nCoaches.\n",
        "Leading:3\n- Leads people every day.:4\n- Coaches.:7\n",
    );
    check("## Skills\n### Leading\nWhat leaders do.\n- Leads\n", "Leading:3\n- Leads:5\n"); // A description before bullets.
}

#[test]
fn stems_are_no_statements() {
    for stem in [
        "You will be able to:",
        "The post holder will:",
        "**You should be able to:**",
        "You can",
        "#### You will:",
    ] {
        check(&format!("## Skills\n### Leading\n{stem}\n\n- Lead\n"), "Leading:3\n- Lead:6\n");
    }
    check("## Skills\n### Leading\n- You will:\n  - Lead\n", "Leading:3\n- Lead:5\n");
    check(
        "## Skills\n### Leading\n- Knows what customers need\n",
        "Leading:3\n- Knows what customers need:4\n",
    );
}

#[test]
fn words_are_kept_and_markup_is_not() {
    check(
        "## Skills\n### A & B\n- “Leads” *people* &amp; `teams`,  [here](https://example.org) \\*now\\*\n  and ~~then~~ &lt;later&gt;<!-- x -->\n",
        "A & B:3\n- “Leads” people & teams, here *now* and then <later>:4\n",
    );
    check(
        "## Skills {#skills}\n### A\n- [ ] Leads\n- [x] Writes\n- ![icon](i.png) Talks\n",
        "A:3\n- Leads:4\n- Writes:5\n- icon Talks:6\n",
    );
    check("## Skills\r\n### A\r\n- Leads\r\n  people\r\n- Writes\r\n", "A:3\n- Leads people:4\n- Writes:6\n");
    check("## Skills\n### A\n```\n- code\n```\n<div>html</div>\n\n> - Quoted\n", "A:3\n- Quoted:9\n"); // Code and HTML are left out.
}

#[test]
fn tables_hold_competencies() {
    check(
        "## Skills\n| Skill | You should be able to: |\n|---|---|\n| **Leading** | Lead<br/>• Coach |\n| | Set goals |\n| Writing | Write |\n",
        "Leading:5\n- Lead:5\n- Coach:5\n- Set goals:6\nWriting:7\n- Write:7\n",
    );
    check(
        "## Skills\n| Competency | Working | Expert | Weight |\n|---|---|---|---|\n| Leading | Leads | Directs | 3 |\n",
        "Leading:5\n- Leads:5 (working)\n- Directs:5 (expert)\n",
    );
    check(
        "## Skills\n| Area | Statement | Level |\n|---|---|---|\n| Leading | Leads | Practitioner |\n",
        "Leading:5\n- Leads:5 (practitioner)\n",
    );
    // An empty header row, as converters write it.
    check(
        "## Skills\n| | |\n|---|---|\n| Skill | Indicators |\n| Leading | Leads |\n",
        "Leading:6\n- Leads:6\n",
    );
    // A table of one competency.
    check(
        "## Skills\n### Leading\n| Behaviour |\n|---|\n| Leads |\n| Coaches |\n",
        "Leading:3\n- Leads:6\n- Coaches:7\n",
    );
    check(
        "## Person specification\n| Criteria | Essential | Desirable | Assessed by |\n|---|---|---|---|\n| Leading | Leads | Coaches | Interview |\n",
        "Leading:5\n- Leads:5\n- Coaches:5\n",
    );
}

#[test]
fn columns_of_ticks_leave_the_statements_to_the_column_beside_them() {
    check(
        "## Person specification\n| Criteria | Essential | Desirable |\n|-|-|-|\n| Plan menus | Yes | |\n| Train a team | ✓ | |\n",
        "Person specification:2\n- Plan menus:5\n- Train a team:6\n",
    );
    check(
        "## Skills\n| Competency | What you do |\n|-|-|\n| Menus | Plan menus |\n",
        "Menus:5\n- Plan menus:5\n",
    );
}

#[test]
fn tables_that_a_converter_broke_over_lines_hold_competencies() {
    let expected = |lines: [usize; 6]| {
        let [a, b, c, d, e, f] = lines;
        format!("Leading:{a}\n- Leads:{b}\n- Coaches people:{c}\nWriting:{d}\n- Drafts:{e}\n- Edits:{f}\n")
    };
    // Each cell between blank lines, as in the IT project manager, and without the blank lines.
    let spread = "## Skills\n|\n#### ****Skill****\n |\n#### You should be able to:\n |\n| --- | --- |\n|\n**Leading**\n |\n\
                  * Leads\n* Coaches\n people\n |\n|\n**Writing**\n |\n* Drafts\n* Edits |\n";
    check(spread, &expected([10, 12, 13, 17, 19, 20]));
    check(&spread.replace('\n', "\n\n"), &expected([18, 22, 24, 32, 36, 38]).replace(" people", ""));
    // Plain names, and names that share a line with a border.
    check(&spread.replace("**", ""), &expected([10, 12, 13, 17, 19, 20]));
    let joined = "## Skills\n|\n**Skill** |\n**You should be able to:** |\n|---|---|\n| **Leading** |\n* Leads\n* Coaches\n people |\n\
                  | **Writing** |\n* Drafts\n* Edits |\n";
    check(joined, &expected([7, 8, 9, 11, 12, 13]));
    // A whole header, and rows whose cells go on below.
    let rows = "## Skills\n| Skill | You should be able to: |\n|---|---|\n| **Leading** | * Leads\n* Coaches\n people |\n\
                | **Writing** | * Drafts\n* Edits |\n";
    check(rows, &expected([5, 5, 6, 8, 8, 9]));
}

#[test]
fn a_job_description_with_a_person_specification_is_read() {
    let text = "# JOB DESCRIPTION\n\n**Job title:** Ward Clerk\n**Band:** 3\n**Reports to:** Ward Manager\n\n\
                ## JOB SUMMARY\nTo help.\n\n## PERSON SPECIFICATION\n\n| Criteria | Essential | Desirable | Method of assessment |\n\
                |---|---|---|---|\n| **Qualifications** | GCSE English | NVQ 2 | Certificate |\n\
                | **Experience** | Worked in an office | | Interview |\n";
    let expected = "# Ward Clerk\npurpose: To help.\nExperience:15\n- Worked in an office:15\nhas: GCSE English\nhas: NVQ 2\n";
    assert_eq!(outline(&profile("t.md", text)), expected);
}

#[test]
fn an_advertisement_without_headings_is_read() {
    let text = "**Developer**\n\nResponsibilities:\n* Build\n\nRequirements:\n* Years of Rust\n\nNice to have:\n* Go\n\nWe offer:\n* Money\n";
    let expected =
        "# Developer\ndoes: Build\nRequirements:6\n- Years of Rust:7\n- Go:10\nleft out: We offer\n";
    assert_eq!(outline(&profile("t.md", text)), expected);
}

#[test]
fn levels_of_headings_and_lines_reach_the_statements() {
    check(
        "## Skills\n### Leading\n#### Awareness\n- Follows\n#### Level: expert\n- Directs\n### Writing\n- Writes\n",
        "Leading:3\n- Follows:5 (awareness)\n- Directs:7 (expert)\nWriting:8\n- Writes:9\n",
    );
    check("## Skills\n### Leading\n**Working**\n- Leads\n", "Leading:3\n- Leads:5 (working)\n");
    check("## Skills\n### Leading\n- Working\n  - Leads\n", "Leading:3\n- Leads:5 (working)\n");
}

#[test]
fn essential_and_desirable_sort_and_do_not_name() {
    check(
        "## Person specification\n### Essential\n- Leads\n### Desirable\n- Writes\n",
        "Person specification:2\n- Leads:4\n- Writes:6\n",
    );
    check(
        "## Person specification\nEssential:\n\n- Leads\n\nDesirable:\n\n- Writes\n",
        "Person specification:2\n- Leads:5\n- Writes:9\n",
    );
}

#[test]
fn sections_without_competencies_are_left_out_and_said_to_be() {
    check(
        "## Skills\n### Leading\n- Leads\n## Salary and benefits\n- Fruit\n### Pension\n- Yes\n## How to apply\nWrite.\n\
         ## About us\n- Big\n## KPIs\n- 95%\n## Equal opportunities\n- All\n## Location\nLeeds\n## Reporting line\n- CEO\n\
         ## Culture\n- Fun\n",
        "Leading:3\n- Leads:4\nleft out: Salary and benefits\nleft out: Pension\nleft out: How to apply\nleft out: About us\n\
         left out: KPIs\nleft out: Equal opportunities\nleft out: Location\nleft out: Reporting line\nleft out: Culture\n",
    );
    // Inside the competencies the same words may name one.
    check(
        "## Skills\n### Benefits management\n- Tracks\n### Inclusion\n- Includes\n",
        "Benefits management:3\n- Tracks:4\nInclusion:5\n- Includes:6\n",
    );
}

#[test]
fn the_other_parts_are_read_under_their_usual_names() {
    check(
        "## Role summary\nYou lead\nus.\n\n## What you’ll do\nYou will:\n- Lead\n- Write\n  - letters\n## What you'll bring\n- Skill\n## Education\n- Degree\n",
        "purpose: You lead us.\ndoes: Lead\ndoes: Write\ndoes: letters\nWhat you'll bring:11\n- Skill:12\nhas: Degree\n",
    );
    check(
        "**Job purpose:** \n\nTo lead.\n\nKey duties:\n\n- Lead\n\n## Skills\n### A\n- B\n",
        "purpose: To lead.\ndoes: Lead\nA:11\n- B:12\n",
    );
}

#[test]
fn the_title_comes_from_where_people_write_it() {
    let title = |text: &str| profile("t.md", text).title;
    assert_eq!(title("# Job description: Nurse\n## Skills\n- a\n"), "Nurse");
    assert_eq!(title("---\ntitle: Role profile – Nurse\n---\n# Skills\n- a\n"), "Nurse");
    assert_eq!(title("+++\ntitle = \"Nurse\"\n+++\n# Skills\n- a\n"), "Nurse");
    assert_eq!(title("**Job title:** Nurse\n\n# Skills\n- a\n"), "Nurse");
    assert_eq!(title("\u{feff}# Nurse\n\n- **A**: b\n"), "Nurse");
    assert!(faults("t.md", "# Skills\n- a\n").contains("the profile has no title"));
}

#[test]
fn a_heading_without_statements_is_a_fault_among_competencies_only() {
    let text = faults("t.md", "# T\n## Skills\n### Leading\n### Writing\n- Writes\n");
    assert!(text.contains("t.md:3:5: a competency has no statements: `Leading`"), "{text}");
    check("## History\n## Leading\n- Leads\n", "Leading:3\n- Leads:4\n");
}
