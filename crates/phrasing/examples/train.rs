//! Learns the weights of the cues for the first verb from statements whose kind is known.
//!
//! `cargo run --release -p phrasing --example train -- [--test SET]... SET[=WEIGHT]... > weights.tsv` reads sets in the
//! form of `tests/data` and prints a new `data/head-weights.tsv`. How well the weights do goes to standard error: on
//! the sets themselves, on parts of them that were kept back, and on the `--test` sets, which nothing is learnt from.
//!
//! The model is a logistic regression. Every cue has a weight for all words and a correction for each class of words;
//! both are drawn towards zero, the correction more, so that a cue says of a rare class what it says of all.

use std::collections::BTreeMap;
use std::fs;
use std::io::{self, Write};

use phrasing::{Kind, Stage};
use serde::Deserialize;

const CLASSES: [&str; 8] = ["plain", "strong", "weak", "third", "plural", "gerund", "gerund-noun", "second"];
const ROUNDS: usize = 400;
const FOLDS: usize = 5;
/// How far the weights are drawn towards zero: for all words, and for one class.
const PULL: [f64; 2] = [0.1, 0.4];

#[derive(Deserialize)]
struct Gold {
    id: String,
    statement: String,
    kind: String,
}

struct Example {
    set: usize,
    name: String,
    action: bool,
    weight: f64,
    /// Points of the rules that are not learnt.
    offset: f64,
    /// The place of each weight and the value of its cue.
    cues: Vec<(usize, f64)>,
}

/// The names of the cues, in the order of their first use.
#[derive(Default)]
struct Places(BTreeMap<&'static str, usize>);

impl Places {
    fn of(&mut self, name: &'static str) -> usize {
        let next = self.0.len();
        *self.0.entry(name).or_insert(next) * (CLASSES.len() + 1)
    }
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut out = io::stdout().lock();
    let mut places = Places::default();
    let mut learn = Vec::new();
    let mut test = Vec::new();
    let mut arguments = std::env::args().skip(1);
    let mut set = 0;
    while let Some(argument) = arguments.next() {
        let (path, target) = match argument.as_str() {
            "--test" => (arguments.next().ok_or("--test needs the path of a set")?, &mut test),
            _ => (argument, &mut learn),
        };
        let (path, weight) = path.split_once('=').unwrap_or((&path, "1"));
        let weight: f64 = weight.parse()?;
        let lines = fs::read_to_string(path).map_err(|error| format!("{path}: {error}"))?;
        for line in lines.lines() {
            let gold: Gold = serde_json::from_str(line).map_err(|error| format!("{path}: {error}"))?;
            target.extend(example(&gold, set, weight, &mut places));
        }
        set += 1;
    }
    let size = places.0.len() * (CLASSES.len() + 1);
    let mut kept_back = Vec::new();
    for fold in 0..FOLDS {
        let rest: Vec<&Example> = learn
            .iter()
            .enumerate()
            .filter(|(at, _)| at % FOLDS != fold)
            .map(|(_, example)| example)
            .collect();
        let weights = learn_weights(&rest, size);
        let part = learn.iter().enumerate().filter(|(at, _)| at % FOLDS == fold);
        kept_back.extend(part.map(|(_, example)| (example, points(example, &weights))));
    }
    report("kept back", &kept_back)?;
    let all: Vec<&Example> = learn.iter().collect();
    let weights = learn_weights(&all, size);
    for (title, examples) in [("learnt", &learn), ("test", &test)] {
        let judged: Vec<(&Example, f64)> =
            examples.iter().map(|example| (example, points(example, &weights))).collect();
        report(title, &judged)?;
    }
    writeln!(
        out,
        "# The weights of the cues for the first verb, learnt by `examples/train.rs`; see the README here."
    )?;
    writeln!(out, "# cue\tall\t{}", CLASSES.join("\t"))?;
    for (name, place) in &places.0 {
        let from = place * (CLASSES.len() + 1);
        let row: Vec<String> =
            weights[from..from + CLASSES.len() + 1].iter().map(|weight| format!("{weight:.2}")).collect();
        writeln!(out, "{name}\t{}", row.join("\t"))?;
    }
    Ok(())
}

fn example(gold: &Gold, set: usize, weight: f64, places: &mut Places) -> Option<Example> {
    let explanation = phrasing::explain(&gold.statement);
    let step =
        explanation.steps.iter().rev().find(|step| step.stage == Stage::Head && !step.cues.is_empty())?;
    let mut offset = 0.0;
    let mut cues = Vec::with_capacity(step.cues.len() * 2);
    for cue in &step.cues {
        match CLASSES.iter().position(|class| *class == cue.class) {
            None => offset += f64::from(cue.points),
            Some(class) => {
                let place = places.of(cue.name);
                cues.push((place, f64::from(cue.value)));
                cues.push((place + 1 + class, f64::from(cue.value)));
            }
        }
    }
    let right = matches!(
        (gold.kind.as_str(), explanation.phrase.kind()),
        ("action", Kind::Action) | ("noun", Kind::Noun)
    );
    let name = format!("{} {}{}", gold.id, gold.statement, if right { "" } else { " (was wrong)" });
    Some(Example { set, name, action: gold.kind == "action", weight, offset, cues })
}

fn points(example: &Example, weights: &[f64]) -> f64 {
    example.offset + example.cues.iter().map(|(place, value)| value * weights[*place]).sum::<f64>()
}

/// Adam on the whole set: small, steady, and the same on every machine.
fn learn_weights(examples: &[&Example], size: usize) -> Vec<f64> {
    let mut weights = vec![0.0; size];
    let mut mean = vec![0.0; size];
    let mut square = vec![0.0; size];
    let scale = 1.0 / examples.iter().map(|example| example.weight).sum::<f64>();
    for round in 1..=ROUNDS {
        let mut slope: Vec<f64> = weights
            .iter()
            .enumerate()
            .map(|(at, weight)| weight * PULL[usize::from(at % (CLASSES.len() + 1) > 0)] * scale)
            .collect();
        for example in examples {
            let likely = 1.0 / (1.0 + (-points(example, &weights)).exp());
            let error = (likely - f64::from(u8::from(example.action))) * example.weight * scale;
            for (place, value) in &example.cues {
                slope[*place] += error * value;
            }
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

fn report(title: &str, judged: &[(&Example, f64)]) -> io::Result<()> {
    let sets: std::collections::BTreeSet<usize> = judged.iter().map(|(example, _)| example.set).collect();
    for set in sets {
        let of_set = judged.iter().filter(|(example, _)| example.set == set);
        let (mut all, mut right) = (0, 0);
        for (example, points) in of_set {
            all += 1;
            if (*points > 0.0) == example.action {
                right += 1;
            } else if std::env::var_os("SHOW").is_some() {
                writeln!(io::stderr(), "{title}: {points:+.1} {}", example.name)?;
            }
        }
        writeln!(io::stderr(), "{title}, set {set}: {right} of {all} right")?;
    }
    Ok(())
}
