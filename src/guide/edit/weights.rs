//! How much each competency counts.

use super::Stamp;
use crate::guide::model::Weight;
use crate::guide::model::limits::{MAX_REASON, WEIGHT};
use crate::guide::{Guide, GuideError, Weights};

/// Counts the competencies so. Weights that are all the same are equal weights, which need no reason.
pub(super) fn weigh(
    guide: &mut Guide,
    weights: Vec<Weight>,
    reason: &str,
    stamp: &Stamp,
) -> Result<(), GuideError> {
    for weight in &weights {
        if !guide.competencies().contains(&weight.competency.as_str()) {
            return Err(GuideError::NoCompetency(weight.competency.clone()));
        }
        if !WEIGHT.contains(&weight.weight) {
            return Err(GuideError::Weight(weight.weight.to_string()));
        }
    }
    let reason = reason.trim();
    let weights = Weights::Unequal { weights, reason: reason.to_owned(), by: stamp.by.clone(), at: stamp.at };
    if is_equal(&weights, guide) {
        guide.weights = Weights::Equal;
        return Ok(());
    }
    match reason.chars().count() {
        1..=MAX_REASON => guide.weights = weights,
        characters => return Err(GuideError::Reason(characters)),
    }
    Ok(())
}

fn is_equal(weights: &Weights, guide: &Guide) -> bool {
    let mut each = guide.competencies().into_iter().map(|competency| weights.of(competency));
    let first = each.next();
    each.all(|weight| Some(weight) == first)
}

/// Forgets the weights of competencies that are not tested any more.
pub(super) fn settle(guide: &mut Guide) {
    if is_equal(&guide.weights, guide) {
        guide.weights = Weights::Equal;
        return;
    }
    let asked: Vec<String> = guide.competencies().into_iter().map(str::to_owned).collect();
    if let Weights::Unequal { weights, .. } = &mut guide.weights {
        weights.retain(|weight| asked.contains(&weight.competency));
    }
}

/// Reads weights as a person writes them: a competency a line, with a colon and its weight behind it.
///
/// # Errors
///
/// If a line holds no competency of the guide, or no weight.
pub fn parse(text: &str, guide: &Guide) -> Result<Vec<Weight>, GuideError> {
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.map(|line| weight(line, guide)).collect()
}

fn weight(line: &str, guide: &Guide) -> Result<Weight, GuideError> {
    let (name, number) = line.rsplit_once(':').ok_or_else(|| GuideError::WeightLine(line.to_owned()))?;
    let (name, number) = (name.trim(), number.trim());
    let same = |known: &&str| known.to_lowercase() == name.to_lowercase();
    let competency = guide.competencies().into_iter().find(same);
    let competency = competency.ok_or_else(|| GuideError::NoCompetency(name.to_owned()))?.to_owned();
    let weight: Option<u8> = number.parse().ok().filter(|weight| WEIGHT.contains(weight));
    Ok(Weight { competency, weight: weight.ok_or_else(|| GuideError::Weight(number.to_owned()))? })
}
