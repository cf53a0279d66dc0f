//! Who is named in a guide, and how they are forgotten.

use std::collections::BTreeSet;

use super::{Guide, Person, Source, State, Weights};

impl Guide {
    /// The people on Discord that the guide names: who made, approved, weighted or wrote something, or kept it.
    pub fn people(&self) -> BTreeSet<u64> {
        // One walk serves both, so that nobody who is found is left when they are forgotten.
        self.clone().people_mut().into_iter().filter_map(|person| person.id).collect()
    }

    /// Forgets a person wherever they are named. Says whether they were.
    pub fn forget(&mut self, id: u64) -> bool {
        let mut named = false;
        for person in self.people_mut().into_iter().filter(|person| person.is(id)) {
            *person = Person::forgotten();
            named = true;
        }
        named
    }

    fn people_mut(&mut self) -> Vec<&mut Person> {
        let mut people = vec![&mut self.author];
        if let State::Approved { by, .. } = &mut self.state {
            people.push(by);
        }
        if let Weights::Unequal { by, .. } = &mut self.weights {
            people.push(by);
        }
        for question in &mut self.questions {
            if let Source::Own { author, warnings } = &mut question.source {
                people.push(author);
                people.extend(
                    warnings.iter_mut().filter_map(|warning| warning.kept.as_mut()).map(|kept| &mut kept.by),
                );
            }
        }
        people
    }
}

#[cfg(test)]
mod tests {
    use super::super::model::sample;
    use super::super::{Kept, Timestamp, Warning};
    use super::*;

    #[test]
    fn who_is_named_anywhere_is_found_and_forgotten_everywhere() {
        let at = Timestamp::from_unix(0);
        let person = |id: u64| Person::new(id, format!("Person {id}"));
        let mut guide = sample::guide();
        guide.author = person(1);
        guide.state = State::Approved { by: person(2), at };
        guide.weights =
            Weights::Unequal { weights: Vec::new(), reason: "Because.".to_owned(), by: person(3), at };
        let kept = Some(Kept { by: person(5), at });
        let warning = Warning { rule: "r".to_owned(), what: "w".to_owned(), why: "y".to_owned(), kept };
        guide.questions[0].source = Source::Own { author: person(4), warnings: vec![warning] };
        assert_eq!(guide.people(), (1..=5).collect());
        for id in 1..=5 {
            assert!(guide.forget(id) && !guide.forget(id));
            let json = guide.to_json();
            assert!(
                !json.contains(&format!("\"{id}\"")) && !json.contains(&format!("Person {id}")),
                "{json}"
            );
        }
        assert!(guide.people().is_empty());
        assert!(Guide::from_json(&guide.to_json()).is_ok(), "a guide of forgotten people is still a guide");
    }
}
