//! Learned weights: what each cue is worth for each class of words.

/// The classes of words that a cue is weighed for: the same cue says more of one than of another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Class {
    /// A base form that is hardly ever anything but a verb.
    Plain,
    /// A base form that is a noun or an adjective too.
    Strong,
    /// A base form that is nearly always a noun or an adjective.
    Weak,
    /// A third person that is no plural: "writes".
    Third,
    /// A third person that is a plural too: "plans".
    Plural,
    /// A gerund.
    Gerund,
    /// A gerund that names a thing or a trade too: "training".
    GerundNoun,
    /// The second verb of "set and review".
    Second,
}

impl Class {
    const ALL: [&'static str; 8] =
        ["plain", "strong", "weak", "third", "plural", "gerund", "gerund-noun", "second"];

    /// How many there are.
    pub(crate) const COUNT: usize = Self::ALL.len();

    pub(crate) fn name(self) -> &'static str {
        Self::ALL[self as usize]
    }
}

/// The points of every cue for every class.
pub(crate) type Weights<const CUES: usize> = [[f32; Class::COUNT]; CUES];

/// Reads a file of weights: a line for each cue, with columns for all classes together and one for each class, which
/// come last and in their order. What stands in the columns adds up.
pub(crate) fn read<const CUES: usize>(file: &str, names: &[&str; CUES]) -> Weights<CUES> {
    let mut weights = [[0.0; Class::COUNT]; CUES];
    for line in file.lines().filter(|line| !line.starts_with('#')) {
        let mut fields = line.split('\t');
        let Some(row) = fields.next().and_then(|name| names.iter().position(|known| *known == name)) else {
            continue;
        };
        let numbers: Vec<f32> = fields.map(|field| field.parse().unwrap_or(0.0)).collect();
        let (for_all, by_class) = numbers.split_at(numbers.len().saturating_sub(Class::COUNT));
        let for_all: f32 = for_all.iter().sum();
        for (weight, correction) in weights[row].iter_mut().zip(by_class) {
            *weight = for_all + correction;
        }
    }
    weights
}

/// Declares the cues of a model: an enum with the name of each.
macro_rules! cues {
    ($(#[$about:meta])* $($cue:ident $name:literal)*) => {
        $(#[$about])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub(super) enum Cue {
            $(#[doc = $name] $cue,)*
        }

        impl Cue {
            const ALL: [&'static str; [$($name),*].len()] = [$($name),*];

            /// The cue with its points for a class of words.
            pub(super) fn weighed(self, class: crate::weights::Class, value: f32) -> crate::evidence::Cue {
                let points = value * WEIGHTS[self as usize][class as usize];
                crate::evidence::Cue { name: Self::ALL[self as usize], class: class.name(), value, points }
            }
        }
    };
}
pub(crate) use cues;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_add_up_and_unknown_cues_are_passed_over() {
        let file = "# cue\tstart\tall\tclasses\na\t1\t0.5\t0\t2\t0\t0\t0\t0\t0\t0\nz\t9\t9\t0\t0\t0\t0\t0\t0\t0\t0\n";
        let weights = read(file, &["a", "b"]);
        assert_eq!(weights[0][Class::Plain as usize], 1.5);
        assert_eq!(weights[0][Class::Strong as usize], 3.5);
        assert_eq!(weights[1], [0.0; Class::COUNT], "a cue without a line says nothing");
    }

    #[test]
    fn the_classes_have_their_own_names() {
        assert_eq!(Class::Plain.name(), "plain");
        assert_eq!(Class::Second.name(), "second");
    }
}
