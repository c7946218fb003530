//! What a run asks for beyond the configuration.

use crate::attribution::Actor;
use crate::config::By;

/// Narrows a check or a timeline.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// Whose statements are compared with whose; goes before the configuration.
    pub by: Option<By>,
    /// Only this actor: key, name, or last word of the name, whatever the case.
    pub actor: Option<String>,
    /// Only matters whose label holds these words, or that belong to the declared topic of this id, whatever the case.
    pub topic: Option<String>,
    /// Whether each finding brings its trace.
    pub explain: bool,
    /// Whether different actors are compared with each other as well.
    pub across: bool,
    /// Whether some articles were left out because of their day.
    pub is_of_some_days: bool,
}

impl Options {
    /// Whether an actor is asked for.
    pub fn takes_actor(&self, actor: &Actor) -> bool {
        let Some(wanted) = &self.actor else {
            return true;
        };
        let wanted = wanted.trim().to_lowercase();
        let name = actor.name.to_lowercase();
        let surname = name.split_whitespace().next_back();
        wanted == actor.id.to_lowercase() || wanted == name || Some(wanted.as_str()) == surname
    }

    /// Whether less than the whole corpus is looked at.
    pub fn is_narrowed(&self) -> bool {
        self.is_of_some_days || self.actor.is_some() || self.topic.is_some()
    }

    /// Whether a matter is asked for: each word of the topic stands in its label, or it is of the declared topic.
    pub fn takes_matter(&self, label: &str, topic: Option<&str>) -> bool {
        let Some(wanted) = &self.topic else {
            return true;
        };
        let label = label.to_lowercase();
        let wanted = wanted.trim().to_lowercase();
        if topic.is_some_and(|topic| topic.to_lowercase() == wanted) {
            return true;
        }
        wanted.split_whitespace().all(|word| label.contains(word))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::sample_actor as actor;

    #[track_caller]
    fn check(wanted: &str, expected: bool) {
        let options = Options {
            actor: Some(wanted.to_owned()),
            ..Options::default()
        };
        let actor = actor("mara-velin", "Mara Velin");
        assert_eq!(options.takes_actor(&actor), expected, "{wanted}");
    }

    #[test]
    fn an_actor_by_key_name_or_surname() {
        check("mara-velin", true);
        check("MARA VELIN", true);
        check("Velin", true);
        check("Mara", false);
        check("elin", false);
    }

    #[test]
    fn a_matter_by_words() {
        let options = Options {
            topic: Some("Bridge toll".into()),
            ..Options::default()
        };
        assert!(options.takes_matter("the toll on the harbour bridge", None));
        assert!(!options.takes_matter("the harbour bridge", Some("bridge")));
        assert!(options.takes_matter("the road charge", Some("bridge toll")));
        assert!(Options::default().takes_matter("anything", None));
    }
}
