//! Adam on the whole set: small, steady, and the same on every machine.

use crate::{CLASSES, Example, Sample};

const ROUNDS: usize = 400;

/// The weights that explain the examples best.
pub(crate) fn weights<S: Sample>(examples: &[&Example<S>], size: usize) -> Vec<f64> {
    let mut weights = vec![0.0; size];
    let mut mean = vec![0.0; size];
    let mut square = vec![0.0; size];
    let scale = 1.0 / examples.iter().map(|example| example.weight).sum::<f64>();
    for round in 1..=ROUNDS {
        let mut slope: Vec<f64> = weights
            .iter()
            .enumerate()
            .map(|(at, weight)| weight * S::PULL[usize::from(at % (CLASSES.len() + 1) > 0)] * scale)
            .collect();
        for example in examples {
            example.sample.slope(&weights, example.weight * scale, &mut slope);
        }
        let warm = [0.9_f64, 0.999].map(|decay| 1.0 - decay.powi(i32::try_from(round).unwrap_or(i32::MAX)));
        for at in 0..size {
            mean[at] = 0.9 * mean[at] + 0.1 * slope[at];
            square[at] = 0.999 * square[at] + 0.001 * slope[at] * slope[at];
            weights[at] -= 0.1 * (mean[at] / warm[0]) / ((square[at] / warm[1]).sqrt() + 1e-9);
        }
    }
    weights
}
