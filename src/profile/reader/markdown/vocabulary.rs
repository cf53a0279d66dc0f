//! The words of headings, as data: one list of words and phrases, split by commas, for each meaning.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::headings::{Omitted, Part};

/// The words and phrases for each part. A heading means a part if nothing but these words and [`FILLERS`] stands in it:
/// "Benefits" is about pay, and "Benefits management" is a competency.
const PARTS: &[(Part, &str)] = &[
    (
        Part::Purpose,
        "purpose, summary, overview, objective, objectives, aim, aims, mission, about the role, \
         about the job, about this role, about the position, about the post, the role, role description, \
         why this role exists, scope",
    ),
    (
        Part::Responsibilities,
        "responsibilities, accountabilities, duties, tasks, activities, deliverables, what you will do, \
         what you'll do, what you will be doing, what you'll be doing, what you do, day to day, \
         in this role you will, responsible for",
    ),
    (
        Part::Competencies,
        "competencies, competency, competences, competence, skills, skill, capabilities, capability, \
         behaviours, behaviour, behaviors, behavior, knowledge, abilities, ability, experience, \
         attributes, expertise, strengths, aptitudes, requirements, criteria, person specification, \
         candidate specification, what you will bring, what you'll bring, what you will need, \
         what you'll need, what we are looking for, what we're looking for, who we are looking for, \
         who you are, about you, your profile, success profile, expectations, practices",
    ),
    (
        Part::Qualifications,
        "qualifications, qualification, certifications, certification, certificates, certificate, \
         education, degrees, licences, licenses, accreditations, accreditation, registration, \
         educational",
    ),
    (
        Part::Omitted(Omitted::Pay),
        "benefits, benefit, perks, salary, pay, compensation, reward, rewards, remuneration, pension, \
         annual leave, package, bonus, allowances, grade, band, terms, conditions of service, \
         terms and conditions, what we offer, we offer, what we can offer, what you will get, what you'll get, \
         what's in it for you",
    ),
    (
        Part::Omitted(Omitted::Applying),
        "how to apply, apply, apply now, applying, application, applications, application process, \
         recruitment process, selection process, interview process, hiring process, next steps, \
         closing date, contact, contacts, contact details, further information, more information",
    ),
    (
        Part::Omitted(Omitted::Employer),
        "about us, who we are, our company, our team, our values, our mission, our vision, \
         company overview, why join us, why work for us, why work with us, the team, the company, \
         the organisation, the organization, life with us",
    ),
    (
        Part::Omitted(Omitted::Measures),
        "kpi, kpis, performance indicators, performance measures, performance standards, \
         performance targets, measures, measures of success, success measures, success metrics, \
         success criteria, how success is measured, how we measure success, how you will be measured, \
         how you'll be measured, okrs",
    ),
    (
        Part::Omitted(Omitted::Equality),
        "equal opportunities, equal opportunity, equal opportunities statement, \
         equal opportunity statement, equality, diversity, inclusion, equity, belonging, \
         diversity statement, equality statement, disability confident, reasonable adjustments, \
         commitment to equality, safeguarding statement",
    ),
    (
        Part::Omitted(Omitted::Conditions),
        "location, locations, place of work, work location, working pattern, work pattern, \
         shift pattern, shifts, working hours, hours, hours of work, contract, contract type, travel, \
         working conditions, working arrangements, work environment, physical requirements, \
         physical demands, hybrid working",
    ),
    (
        Part::Omitted(Omitted::ReportingLine),
        "reporting line, reporting lines, reports to, reporting to, reporting structure, direct reports, \
         line manager, organisation chart, organization chart, working relationships",
    ),
    (
        Part::Omitted(Omitted::Document),
        "contents, table of contents, version history, document history, document control, \
         revision history, change log, changelog, approval, approvals, signatures, references, \
         disclaimer, glossary, review date",
    ),
];

/// Words that say nothing about which part a heading announces.
pub(super) const FILLERS: &str = "the, a, an, your, our, and, or, of, for, in, this, these, key, main, core, job, role, post, \
    position, relevant, required, requirement, desired, desirable, essential, preferred, minimum, \
    technical, professional, personal, general, specific, behavioural, behavioral, functional, primary, \
    major, principal, other, additional, detailed, necessary, you, need, list, training, academic, \
    section, part";

/// Headings that sort what is below them by how much it matters.
pub(super) const GROUPS: &str = "essential, desirable, preferred, essential criteria, desirable criteria, \
    essential requirements, desirable requirements, preferred requirements, nice to have, nice to haves, must have, \
    must haves, bonus points";

/// Words that may stand beside the name of a proficiency level.
pub(super) const LEVEL_WORDS: &str = "level, skill, proficiency, required";

/// The last word of a line that another text must complete: "You should be able to".
pub(super) const MODAL_ENDINGS: &str = "to, will, can, should, must, be, have, able";

/// The last word of a line that another text must complete, if the line ends with a colon: "Key skills include:".
pub(super) const OPEN_ENDINGS: &str = "include, includes, including, by, that, through, are, for, with, of, involve, involves, need, needs, \
    following, demonstrate, example";

/// How a line starts that speaks about the person rather than about what the person does.
pub(super) const SUBJECTS: &str = "you, the, they, he, she, we, candidates, applicants, someone, a, in, at, as, what, this, post, \
    postholders, our, it, i";

/// Lines that introduce statements and are none.
pub(super) const STEMS: &str = "behavioural indicators, behavioral indicators, positive indicators, indicators, examples, \
    for example, what this means, what this looks like, what good looks like, in practice, statements, \
    description, descriptors, at this level, at this level you, you, they, competency statements, \
    expected behaviours";

/// Longest phrase of the lists, in words.
pub(super) const MAX_PHRASE_WORDS: usize = 5;

/// Every phrase and its part.
static PART_OF: LazyLock<HashMap<&str, Part>> = LazyLock::new(|| {
    let phrases =
        |&(part, phrases): &(Part, &'static str)| phrases.split(", ").map(move |phrase| (phrase, part));
    PARTS.iter().flat_map(phrases).collect()
});

/// The part that a phrase announces.
pub(super) fn part_of(phrase: &str) -> Option<Part> {
    PART_OF.get(phrase).copied()
}

/// Whether a list holds a phrase.
pub(super) fn holds(list: &str, phrase: &str) -> bool {
    list.split(", ").any(|known| known == phrase)
}
