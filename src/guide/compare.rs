//! Two versions of a guide, or two guides, side by side.

use crate::guide::{Guide, GuideQuestion};

/// What is different between two guides.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Comparison<'g> {
    /// What differs apart from the questions.
    pub parts: Vec<Part>,
    /// The questions of both, in the order of the second; those that it does not have stand where they stood.
    pub rows: Vec<Row<'g>>,
}

/// A part of a guide other than its questions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// The title.
    Title,
    /// The rating scale.
    Scale,
    /// The weights, or the reason for them.
    Weights,
    /// The profile that the guide was made from, or its version.
    Profile,
    /// How long the interview takes.
    Minutes,
}

/// A question with its place, from zero.
pub type Placed<'g> = (usize, &'g GuideQuestion);

/// One question in the comparison.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Row<'g> {
    /// In both; what is different about it, which may be nothing.
    Both(Placed<'g>, Placed<'g>, Vec<Difference>),
    /// Only in the first.
    Removed(Placed<'g>),
    /// Only in the second.
    Added(Placed<'g>),
}

/// What is different about a question.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Difference {
    /// It is asked about the same statement in other words.
    Words,
    /// It is asked earlier or later among those that both have.
    Place,
    /// Its competency.
    Competency,
    /// Its kind.
    Kind,
    /// Its minutes.
    Minutes,
    /// Whether it must be asked.
    MustAsk,
    /// Its probes.
    Probes,
    /// Its anchors, apart from a change of the scale.
    Anchors,
}

impl Comparison<'_> {
    /// Whether the two say the same.
    pub fn is_same(&self) -> bool {
        let same = |row: &Row<'_>| matches!(row, Row::Both(_, _, differences) if differences.is_empty());
        self.parts.is_empty() && self.rows.iter().all(same)
    }
}

impl Guide {
    /// This guide as the first, the other as the second.
    pub fn compare<'g>(&'g self, other: &'g Self) -> Comparison<'g> {
        let pairs = pairs(self, other);
        let mut rows: Vec<Row<'g>> = Vec::new();
        let paired = |first: usize| pairs.iter().any(|(known, _)| *known == first);
        let mut next = 0;
        for (at, right) in other.questions.iter().enumerate() {
            let Some((first, _)) = pairs.iter().find(|(_, second)| *second == at) else {
                rows.push(Row::Added((at, right)));
                continue;
            };
            while next < *first {
                if !paired(next) {
                    rows.push(Row::Removed((next, &self.questions[next])));
                }
                next += 1;
            }
            next = next.max(*first + 1);
            let left = &self.questions[*first];
            let differences = differences(self, other, left, right, is_moved(&pairs, *first, at));
            rows.push(Row::Both((*first, left), (at, right), differences));
        }
        for at in (next..self.questions.len()).filter(|at| !paired(*at)) {
            rows.push(Row::Removed((at, &self.questions[at])));
        }
        Comparison { parts: parts(self, other), rows }
    }
}

fn parts(a: &Guide, b: &Guide) -> Vec<Part> {
    let same_profile = (&a.origin.profile.id, &a.origin.profile.version)
        == (&b.origin.profile.id, &b.origin.profile.version);
    [
        (a.title != b.title, Part::Title),
        (!same_profile, Part::Profile),
        (a.scale != b.scale, Part::Scale),
        (a.weights != b.weights, Part::Weights),
        (a.minutes() != b.minutes(), Part::Minutes),
    ]
    .into_iter()
    .filter_map(|(differs, part)| differs.then_some(part))
    .collect()
}

/// Whether two questions are taken for the same one.
type SameQuestion = dyn Fn(&GuideQuestion, &GuideQuestion) -> bool;

/// Which question of the first is which of the second: the same words first, then the same statement.
fn pairs(a: &Guide, b: &Guide) -> Vec<(usize, usize)> {
    let mut pairs: Vec<(usize, usize)> = Vec::new();
    let same_id = |x: &GuideQuestion, y: &GuideQuestion| x.id == y.id;
    let same_statement = |x: &GuideQuestion, y: &GuideQuestion| {
        x.statement.is_some() && (&x.statement, &x.competency) == (&y.statement, &y.competency)
    };
    let rules: [&SameQuestion; 2] = [&same_id, &same_statement];
    for rule in rules {
        for (first, left) in a.questions.iter().enumerate() {
            let free = |second: &usize| !pairs.iter().any(|pair| pair.0 == first || pair.1 == *second);
            let found =
                (0..b.questions.len()).find(|second| free(second) && rule(left, &b.questions[*second]));
            pairs.extend(found.map(|second| (first, second)));
        }
    }
    pairs
}

/// Whether a question has another place among those that both have.
fn is_moved(pairs: &[(usize, usize)], first: usize, second: usize) -> bool {
    let before =
        |of: fn(&(usize, usize)) -> usize, at: usize| pairs.iter().filter(|pair| of(pair) < at).count();
    before(|pair| pair.0, first) != before(|pair| pair.1, second)
}

fn differences(
    a: &Guide,
    b: &Guide,
    left: &GuideQuestion,
    right: &GuideQuestion,
    moved: bool,
) -> Vec<Difference> {
    [
        (left.lead != right.lead, Difference::Words),
        (moved, Difference::Place),
        (left.competency != right.competency, Difference::Competency),
        (left.kind != right.kind, Difference::Kind),
        (left.minutes != right.minutes, Difference::Minutes),
        (left.must_ask != right.must_ask, Difference::MustAsk),
        (left.probes != right.probes, Difference::Probes),
        (a.scale == b.scale && left.anchors != right.anchors, Difference::Anchors),
    ]
    .into_iter()
    .filter_map(|(differs, difference)| differs.then_some(difference))
    .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::guide::model::sample::{TEMPLATES, guide_of, maya};
    use crate::guide::{Direction, Edit, Stamp, StandardScale, Timestamp};

    fn edited(guide: &Guide, edit: Edit) -> Guide {
        guide.apply(edit, &TEMPLATES, &Stamp { by: maya(), at: Timestamp::from_unix(0) }).unwrap()
    }

    /// The comparison in signs: places in both with what differs, or in one.
    fn signs(a: &Guide, b: &Guide) -> Vec<String> {
        let sign = |row: &Row<'_>| match row {
            Row::Both((first, _), (second, _), differences) => format!("{first}={second} {differences:?}"),
            Row::Removed((at, _)) => format!("-{at}"),
            Row::Added((at, _)) => format!("+{at}"),
        };
        a.compare(b).rows.iter().map(sign).collect()
    }

    #[test]
    fn a_guide_is_the_same_as_itself() {
        let guide = guide_of(3);
        assert!(guide.compare(&guide.clone()).is_same());
    }

    #[test]
    fn each_change_is_seen_as_what_it_is() {
        let guide = guide_of(3);
        let id = |at: usize| guide.questions[at].id.clone();
        for (edit, expected) in [
            (Edit::Reword(id(1)), ["0=0 []", "1=1 [Words]", "2=2 []"].as_slice()),
            (Edit::Remove(id(1)), &["0=0 []", "-1", "2=1 []"]),
            (Edit::Remove(id(2)), &["0=0 []", "1=1 []", "-2"]),
            (Edit::Move(id(0), Direction::Down), &["1=0 [Place]", "0=1 [Place]", "2=2 []"]),
            (Edit::MustAsk(id(0), false), &["0=0 [MustAsk]", "1=1 []", "2=2 []"]),
            (Edit::Minutes(id(2), 9), &["0=0 []", "1=1 []", "2=2 [Minutes]"]),
            (Edit::Restate(id(2)), &["0=0 []", "1=1 []", "+2", "-2"]),
        ] {
            assert_eq!(signs(&guide, &edited(&guide, edit.clone())), expected, "{edit:?}");
        }
        let mut scaled = edited(&guide, Edit::Scale(StandardScale::Four));
        scaled.title = "Another".to_owned();
        let comparison = guide.compare(&scaled);
        assert_eq!(comparison.parts, [Part::Title, Part::Scale]);
        assert!(
            signs(&guide, &scaled).iter().all(|sign| sign.ends_with("[]")),
            "a scale changes no question"
        );
    }

    #[test]
    fn guides_with_nothing_in_common_are_all_added_and_all_removed() {
        let (a, mut b) = (guide_of(2), guide_of(6));
        b.questions.retain(|question| a.questions.iter().all(|old| old.statement != question.statement));
        let signs = signs(&a, &b);
        assert_eq!(signs.len(), a.questions.len() + b.questions.len());
        assert!(signs.iter().all(|sign| !sign.contains('=')));
    }
}
