//! Learns the weights of the cues from statements whose reading is known.
//!
//! `cargo run --release -p phrasing --example train -- MODEL [--test SET]... SET[=WEIGHT[:NOUN_WEIGHT]]... > weights.tsv`
//! reads sets in the forms of `tests/data` and prints a new `data/MODEL-weights.tsv`; the models are `head`, the first
//! verb, and `coordination`, the verbs behind it. How well the weights do goes to standard error: on the sets
//! themselves, on parts of them that were kept back, and on the `--test` sets, which nothing is learnt from. With
//! `SHOW` in the environment, what is wrong is named.
//!
//! Every cue has a weight for all words and a correction for each class of words; both are drawn towards zero, the
//! correction more, so that a cue says of a rare class what it says of all.

mod coordination;
mod descent;
mod gold;
mod head;

use std::collections::BTreeMap;
use std::io::{self, Write};

use phrasing::Cue;

use self::gold::Gold;

const CLASSES: [&str; 8] = ["plain", "strong", "weak", "third", "plural", "gerund", "gerund-noun", "second"];
const FOLDS: usize = 5;

/// A statement, ready to learn from.
struct Example<S> {
    set: usize,
    fold: usize,
    name: String,
    weight: f64,
    sample: S,
}

/// What a model learns from one statement.
trait Sample: Sized {
    /// How far the weights are drawn towards zero: for all words, and for one class.
    const PULL: [f64; 2];
    /// The sample of a statement, or nothing where there is nothing to decide.
    fn of(gold: &Gold, places: &mut Places) -> Option<Self>;
    /// Adds the slope of the loss to `slope`, each part `scale` times.
    fn slope(&self, weights: &[f64], scale: f64, slope: &mut [f64]);
    /// How far the right reading lies before the best wrong one.
    fn margin(&self, weights: &[f64]) -> f64;
}

/// The names of the cues, in the order of their first use.
#[derive(Default)]
struct Places(BTreeMap<&'static str, usize>);

/// The places of weights and the values of their cues, and the points that are not learnt.
#[derive(Default)]
struct Sum {
    offset: f64,
    values: Vec<(usize, f64)>,
}

impl Places {
    fn size(&self) -> usize {
        self.0.len() * (CLASSES.len() + 1)
    }

    fn has(&self, name: &str) -> bool {
        self.0.contains_key(name)
    }

    /// The sum of cues. `start` tells the points of a cue before anything is learnt.
    fn sum(&mut self, cues: &[Cue], start: impl Fn(&Cue) -> f64) -> Sum {
        let mut sum = Sum::default();
        for cue in cues {
            match CLASSES.iter().position(|class| *class == cue.class) {
                None => sum.offset += f64::from(cue.points),
                Some(class) => {
                    let next = self.0.len();
                    let place = *self.0.entry(cue.name).or_insert(next) * (CLASSES.len() + 1);
                    sum.offset += start(cue) * f64::from(cue.value);
                    sum.values.push((place, f64::from(cue.value)));
                    sum.values.push((place + 1 + class, f64::from(cue.value)));
                }
            }
        }
        sum
    }

    /// Prints a line for each cue.
    fn print(&self, weights: &[f64], start: impl Fn(&str) -> String) -> io::Result<()> {
        let mut out = io::stdout().lock();
        for (name, place) in &self.0 {
            let from = place * (CLASSES.len() + 1);
            let row: Vec<String> =
                weights[from..from + CLASSES.len() + 1].iter().map(|weight| format!("{weight:.2}")).collect();
            writeln!(out, "{name}\t{}{}", start(name), row.join("\t"))?;
        }
        Ok(())
    }
}

impl Sum {
    fn points(&self, weights: &[f64]) -> f64 {
        self.offset + self.values.iter().map(|(place, value)| value * weights[*place]).sum::<f64>()
    }

    fn add_to(&self, slope: &mut [f64], times: f64) {
        for (place, value) in &self.values {
            slope[*place] += times * value;
        }
    }
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let model = arguments.next().unwrap_or_default();
    let (mut learn, test) = gold::read(arguments)?;
    match model.as_str() {
        "head" => {
            let labels: Vec<Gold> = learn.iter().filter_map(Gold::label).collect();
            learn.extend(labels);
            let (places, weights) = learnt::<head::Head>(&learn, &test)?;
            head::print(&places, &weights)?;
        }
        "coordination" => {
            let (places, weights) = learnt::<coordination::Ways>(&learn, &test)?;
            coordination::print(&places, &weights)?;
        }
        other => return Err(format!("{other:?} is no model: say head or coordination").into()),
    }
    Ok(())
}

/// Learns from all sets, and tells how well it goes when a part is kept back.
fn learnt<S: Sample>(learn: &[Gold], test: &[Gold]) -> io::Result<(Places, Vec<f64>)> {
    let mut places = Places::default();
    let mut examples = |set: &[Gold]| -> Vec<Example<S>> {
        set.iter().filter_map(|gold| example(gold, &mut places)).collect()
    };
    let (learn, test) = (examples(learn), examples(test));
    let size = places.size();
    let mut kept_back = Vec::new();
    for fold in 0..FOLDS {
        let rest: Vec<&Example<S>> = learn.iter().filter(|example| example.fold != fold).collect();
        let weights = descent::weights(&rest, size);
        let part = learn.iter().filter(|example| example.fold == fold);
        kept_back.extend(part.map(|example| (example, example.sample.margin(&weights))));
    }
    report("kept back", &kept_back)?;
    let weights = descent::weights(&learn.iter().collect::<Vec<_>>(), size);
    for (title, examples) in [("learnt", &learn), ("test", &test)] {
        let judged: Vec<(&Example<S>, f64)> =
            examples.iter().map(|example| (example, example.sample.margin(&weights))).collect();
        report(title, &judged)?;
    }
    Ok((places, weights))
}

fn example<S: Sample>(gold: &Gold, places: &mut Places) -> Option<Example<S>> {
    let sample = S::of(gold, places)?;
    let name = format!("{} {}", gold.id, gold.statement);
    Some(Example { set: gold.set, fold: gold.fold(), name, weight: gold.weight, sample })
}

fn report<S>(title: &str, judged: &[(&Example<S>, f64)]) -> io::Result<()> {
    let sets: std::collections::BTreeSet<usize> = judged.iter().map(|(example, _)| example.set).collect();
    for set in sets {
        let of_set = judged.iter().filter(|(example, _)| example.set == set);
        let (mut all, mut right) = (0, 0);
        for (example, margin) in of_set {
            all += 1;
            if *margin > 0.0 {
                right += 1;
            } else if std::env::var_os("SHOW").is_some() {
                writeln!(io::stderr(), "{title}: {margin:+.1} {}", example.name)?;
            }
        }
        writeln!(io::stderr(), "{title}, set {set}: {right} of {all} right")?;
    }
    Ok(())
}
