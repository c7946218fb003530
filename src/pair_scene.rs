//! What a given pair tells beside its texts → the scene that conditions are asked of.

use crate::align::OnTopic;
use crate::attribution::{Actor, Force};
use crate::compare::Shift;
use crate::corpus::actors::slug;
use crate::corpus::{Pair, Side};
use crate::position::Located;
use crate::rules::{Context, Scene, TimeClass};

/// What is known of a pair.
pub(crate) struct Known {
    actor: Option<Actor>,
    topics: Vec<OnTopic>,
    forces: Option<(Force, Force)>,
    /// Days between both sides.
    pub(crate) days: Option<i64>,
}

impl Known {
    /// Of a pair. Where neither side names the force of its cue none is known.
    pub(crate) fn of(pair: &Pair) -> Self {
        let actor = pair.actor.as_ref().map(|name| Actor {
            id: slug(name),
            name: name.clone(),
            office: None,
            principal: pair.principal.clone(),
        });
        let topics = pair.topic.iter().map(|topic| OnTopic {
            topic: topic.clone(),
            claim: None,
        });
        let is_told = pair.earlier.force.is_some() || pair.later.force.is_some();
        Self {
            actor,
            topics: topics.collect(),
            forces: is_told.then(|| (force(&pair.earlier), force(&pair.later))),
            days: pair
                .earlier
                .date
                .zip(pair.later.date)
                .map(|(from, to)| (to - from).num_days()),
        }
    }

    /// Two claims of the pair.
    pub(crate) fn scene<'a>(
        &'a self,
        pair: &'a Pair,
        shift: &'a Shift,
        (first, second): (&'a Located, &'a Located),
        time_class: &'a dyn Fn() -> Option<TimeClass>,
    ) -> Scene<'a> {
        Scene {
            shift,
            claims: (&first.claim, &second.claim),
            context: Context {
                words: (first.quote.of(&pair.earlier.text), second.quote.of(&pair.later.text)),
                actors: (self.actor.as_ref(), self.actor.as_ref()),
                topics: (&self.topics, &self.topics),
                forces: self.forces,
                days: self.days,
                time_class: Some(time_class),
            },
        }
    }
}

/// As the pair gives it, by a name that was checked when it was read.
fn force(side: &Side) -> Force {
    let name = side.force.as_deref().unwrap_or_default();
    serde_json::from_value(name.into()).unwrap_or(Force::Assert)
}
