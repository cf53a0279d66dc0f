//! The first verb: a logistic regression over the cues of one word.

use std::io;

use phrasing::Stage;

use crate::gold::Gold;
use crate::{CLASSES, Places, Sample, Sum};

/// The first word, and whether it is a verb.
pub(crate) struct Head {
    action: bool,
    sum: Sum,
}

impl Sample for Head {
    const PULL: [f64; 2] = [0.1, 0.4];

    fn of(gold: &Gold, places: &mut Places) -> Option<Self> {
        let explanation = phrasing::explain(&gold.statement);
        let of_head = |step: &&phrasing::Step| step.stage == Stage::Head && !step.cues.is_empty();
        let step = explanation.steps.iter().rev().find(of_head)?;
        Some(Self { action: gold.action, sum: places.sum(&step.cues, |_| 0.0) })
    }

    fn slope(&self, weights: &[f64], scale: f64, slope: &mut [f64]) {
        let likely = 1.0 / (1.0 + (-self.sum.points(weights)).exp());
        self.sum.add_to(slope, (likely - f64::from(u8::from(self.action))) * scale);
    }

    fn margin(&self, weights: &[f64]) -> f64 {
        let points = self.sum.points(weights);
        if self.action { points } else { -points }
    }
}

pub(crate) fn print(places: &Places, weights: &[f64]) -> io::Result<()> {
    use io::Write;
    writeln!(
        io::stdout(),
        "# The weights of the cues for the first verb, learnt by `examples/train`; see the README here.\n\
         # cue\tall\t{}",
        CLASSES.join("\t")
    )?;
    places.print(weights, |_| String::new())
}
