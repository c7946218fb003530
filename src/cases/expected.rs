//! What a rule has to say of a change that is known, by its own conditions: asked of the shift that the change makes by
//! definition, not of the one that is read from the changed text.

use std::borrow::Cow;

use super::readings::Readings;
use crate::align::align;
use crate::compare::{Change, Opposition, Shift, shift};
use crate::config::Config;
use crate::language::lexicon::Lexicon;
use crate::mutation::Kind;
use crate::position::Mood;
use crate::rules::{Record, Relation, Rule, Scene, Sides, catalog, lack, time_class};

/// Why nothing is expected of a rule, in words.
pub(super) type Unsure = Cow<'static, str>;

/// Two readings of one sentence, said on two days.
pub(super) struct SaidAgain<'a> {
    earlier: Record<'a>,
    later: Record<'a>,
    shift: Shift,
}

impl<'a> SaidAgain<'a> {
    /// Of two texts of the same words: one position, held.
    ///
    /// # Errors
    /// Nothing, or more than one position, is read in them.
    pub(super) fn of(readings: &'a Readings, config: &Config, [earlier, later]: [usize; 2]) -> Result<Self, Unsure> {
        let one = |at: usize| {
            let mut found: Vec<Record<'a>> = Vec::new();
            for records in readings.records(config, &[at]) {
                found.extend(records.claims);
            }
            match found.len() {
                1 => Ok(found.remove(0)),
                0 => Err("no position is read in the sentence"),
                _ => Err("more than one position is read in the sentence"),
            }
        };
        let (earlier, later) = (one(earlier)?, one(later)?);
        let (first, second) = (&earlier.located.claim, &later.located.claim);
        if first.mood != Mood::Held || first.is_open || second.is_open {
            return Err("the position is not held, or a pronoun stands for its matter".into());
        }
        let alignment = align(Lexicon::shipped(), first, second).map_err(|apart| apart.in_words())?;
        let shift = shift(alignment, first, second);
        if shift.opposition != Opposition::Agreed {
            return Err("the position leaves the matter open".into());
        }
        if let Some(lacking) = lack(&shift, first, second) {
            return Err(format!("the evidence would be thin: {lacking}").into());
        }
        Ok(Self { earlier, later, shift })
    }

    /// Whether a rule has to fire where the later of the two is changed so.
    pub(super) fn fires_after(&self, rule: &Rule, kind: Kind) -> bool {
        let mut changed = self.shift.clone();
        match kind {
            Kind::Negation | Kind::Antonym => {
                changed.opposition = Opposition::Opposed;
                changed.values.1 = changed.values.1.mirror();
            }
            Kind::Figure => changed.quantities = Change::Conflict,
            Kind::Roles => changed.is_swapped = true,
            Kind::Passive | Kind::Entity | Kind::Reported => {}
        }
        self.holds(rule, &changed)
    }

    fn holds(&self, rule: &Rule, shift: &Shift) -> bool {
        let claims = (&self.earlier.located.claim, &self.later.located.claim);
        let tell = || {
            let days = (self.later.day()? - self.earlier.day()?).num_days();
            Some(time_class(days, claims, shift, false))
        };
        let scene = Scene::of_records(shift, claims, (&self.earlier, &self.later), Some(&tell));
        let holds = |rule: &Rule| rule.sides.contains(&Sides::TwoStatements) && rule.when.holds(&scene);
        if rule.home.is_some() {
            return holds(rule);
        }
        // Of the built-in rules the first contradiction silences the others.
        let mut contradictions = catalog()
            .iter()
            .filter(|other| other.relation == Relation::Contradiction);
        match contradictions.find(|other| holds(other)) {
            Some(first) => first.id == rule.id,
            None => catalog().iter().any(|other| other.id == rule.id) && holds(rule),
        }
    }
}
