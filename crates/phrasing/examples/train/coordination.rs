//! The verbs behind the first one: a log-linear model over whole labellings of the joints.
//!
//! Each labelling that the search brought to its end is as likely as the exponential of its points. What is learnt
//! makes those with the right verbs likely, whatever they say of nouns and lower verbs, which nobody labelled.

use std::io;

use crate::gold::{Gold, Verbs};
use crate::{CLASSES, Places, Sample, Sum};

const FILE: &str = include_str!("../../data/coordination-weights.tsv");

/// The ways to read a coordination, and which of them are right.
pub(crate) struct Ways(Vec<(bool, Sum)>);

impl Sample for Ways {
    // Learning starts from points that were set by hand and are not far off.
    const PULL: [f64; 2] = [3.0, 12.0];

    fn of(gold: &Gold, places: &mut Places) -> Option<Self> {
        let verbs = gold.verbs.as_ref().filter(|_| gold.action)?;
        let explanation = phrasing::explain(&gold.statement);
        let ways: Vec<(bool, Sum)> = explanation
            .labellings
            .iter()
            .map(|way| (is_right(way, verbs), places.sum(&way.cues, |cue| start(cue.name))))
            .collect();
        let right = ways.iter().filter(|(right, _)| *right).count();
        (right > 0 && right < ways.len()).then_some(Self(ways))
    }

    fn slope(&self, weights: &[f64], scale: f64, slope: &mut [f64]) {
        let points: Vec<f64> = self.0.iter().map(|(_, sum)| sum.points(weights)).collect();
        let highest = points.iter().copied().fold(f64::MIN, f64::max);
        let shares: Vec<f64> = points.iter().map(|points| (points - highest).exp()).collect();
        let all: f64 = shares.iter().sum();
        let right: f64 =
            self.0.iter().zip(&shares).filter(|((right, _), _)| *right).map(|(_, share)| share).sum();
        for ((is_right, sum), share) in self.0.iter().zip(&shares) {
            let wanted = if *is_right { share / right.max(1e-12) } else { 0.0 };
            sum.add_to(slope, (share / all - wanted) * scale);
        }
    }

    fn margin(&self, weights: &[f64]) -> f64 {
        let best = |wanted: bool| {
            let of_kind = self.0.iter().filter(|(right, _)| *right == wanted);
            of_kind.map(|(_, sum)| sum.points(weights)).fold(f64::MIN, f64::max)
        };
        best(true) - best(false)
    }
}

fn is_right(way: &phrasing::Labelling, verbs: &Verbs) -> bool {
    match verbs {
        Verbs::Surfaces(surfaces) => {
            way.verbs.iter().map(|verb| verb.surface.to_lowercase()).eq(surfaces.iter().cloned())
        }
        Verbs::Bases(bases) => way.verbs.iter().map(|verb| &verb.base).eq(bases.iter()),
    }
}

/// The points of a cue before anything is learnt: the second column of the file.
fn start(name: &str) -> f64 {
    let line = FILE.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix('\t'));
    line.and_then(|line| line.split('\t').next()?.parse().ok()).unwrap_or(0.0)
}

pub(crate) fn print(places: &Places, weights: &[f64]) -> io::Result<()> {
    use io::Write;
    writeln!(
        io::stdout(),
        "# The weights of the cues for coordination: where learning starts, and what `examples/train` learnt on top.\n\
         # cue\tstart\tall\t{}",
        CLASSES.join("\t")
    )?;
    places.print(weights, |name| format!("{}\t", start(name)))?;
    let unseen =
        FILE.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split('\t').next());
    let none = "\t0.00".repeat(CLASSES.len() + 1);
    for name in unseen.filter(|name| !places.has(name)) {
        writeln!(io::stdout(), "{name}\t{}{none}", start(name))?;
    }
    Ok(())
}
