//! The difference of two positions on one matter.

use serde::{Deserialize, Serialize};

use super::{Likeness, figures, limits, periods};
use crate::align::{Alignment, Swap, will_do_what_will_be};
use crate::language::lexicon::{Dimension, Interval};
use crate::position::{Bound, Claim, Doer, Layer, Limit, Mood, Part};

/// Whether two positions can hold together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Opposition {
    /// They cannot: their ranges are disjoint.
    Opposed,
    /// They can, but one says less than the other or leans elsewhere.
    Apart,
    /// Both on one side.
    Agreed,
    /// Their layers do not compare.
    Incomparable,
}

/// What happened on one axis from the first claim to the second.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Change {
    /// Nothing.
    Same,
    /// Came up in the second.
    Added,
    /// Is not in the second any more.
    Dropped,
    /// Less than in the first.
    Less,
    /// More than in the first.
    More,
    /// Other than in the first, and both cannot hold.
    Conflict,
}

/// What moved between two claims on one matter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shift {
    /// How they were aligned.
    pub alignment: Alignment,
    /// Layer of the first and of the second.
    pub layers: (Layer, Layer),
    /// Range of the first and of the second, both for the matter as the first has it.
    pub values: (Interval, Interval),
    /// Whether they can hold together.
    pub opposition: Opposition,
    /// Strength of commitment.
    pub strength: Change,
    /// Conditions.
    pub conditions: Change,
    /// Caveats.
    pub caveats: Change,
    /// Quantifiers.
    pub scope: Change,
    /// Figures.
    pub quantities: Change,
    /// Dates.
    pub periods: Change,
    /// The second denies that the first was said.
    pub is_denial: bool,
    /// Who does it to whom is exchanged.
    pub is_swapped: bool,
    /// The second says openly that the position is new.
    pub is_openly_new: bool,
}

/// Compares two aligned claims.
pub fn shift(alignment: Alignment, first: &Claim, second: &Claim) -> Shift {
    let (one, two) = (&first.position, &second.position);
    let second_value = if alignment.is_contrary {
        two.value.mirror()
    } else {
        two.value
    };
    let values = (one.value, second_value);
    // "is permitted" lays down what "must not be" does.
    let layers = match (one.layer, two.layer) {
        (Layer::Fact, Layer::Obligation) if is_in_force(first) => (Layer::Obligation, Layer::Obligation),
        (Layer::Obligation, Layer::Fact) if is_in_force(second) => (Layer::Obligation, Layer::Obligation),
        layers => layers,
    };
    let is_pledge = is_pledge_kept_or_broken(first, second);
    let by_period = periods::change(first, second);
    let is_told = !layers.0.is_wish() && !layers.1.is_wish();
    // What will be is no contrary of what is; what cannot be if this happens, none of what has come about.
    let is_elsewhere = is_told
        && (first.is_future != second.is_future
            || limits::change(&one.conditions, &two.conditions) != Change::Same
            || limits::change(&two.conditions, &one.conditions) != Change::Same
            || has_come_about_since(first) != has_come_about_since(second) && !is_never(first) && !is_never(second)
            || passes_between(first, second));
    let is_own_future =
        is_will_and_may(first, second) || is_will_and_will_be(first, second) || is_will_and_will_be(second, first);
    let opposition = if !(comparable(layers) || is_pledge || is_own_future)
        || periods::lie_apart(&one.periods, &two.periods)
        || passes_to_one(first, second)
        || is_elsewhere
    {
        Opposition::Incomparable
    } else if are_opposed(values)
        && (is_possible_and_impossible(layers, values) || !is_open(first) && !is_open(second))
        && !hangs_apart(first, second)
    {
        Opposition::Opposed
    } else if sign(values.0) == sign(values.1) {
        Opposition::Agreed
    } else {
        Opposition::Apart
    };
    Shift {
        strength: strength(first, second, layers, values),
        conditions: limits::change(&one.conditions, &two.conditions),
        caveats: limits::change(&one.caveats, &two.caveats),
        scope: scope(one.scope.rank, two.scope.rank),
        quantities: figures::change(&alignment, first, second),
        periods: by_period,
        is_denial: second.mood == Mood::NeverSaid
            && opposition == Opposition::Agreed
            && !are_done_by_others(first, second),
        is_swapped: alignment.swap == Swap::Exchanged,
        is_openly_new: second.is_openly_new,
        alignment,
        layers,
        values,
        opposition,
    }
}

impl Shift {
    /// The difference of two sentences of nearly one wording, as the shift of the claims they are as a whole.
    pub fn of_wordings(likeness: &Likeness, first: &Claim, second: &Claim) -> Shift {
        let layers = (first.position.layer, second.position.layer);
        // A wish and a fact that differ in wording alone are of one kind.
        let layers = if comparable(layers) {
            layers
        } else {
            (Layer::Fact, Layer::Fact)
        };
        let plus = match layers.0 {
            Layer::Desire => Interval::new(1, 3),
            Layer::Intention | Layer::Obligation => Interval::new(2, 3),
            Layer::Possibility | Layer::Fact => Interval::new(3, 3),
        };
        let (values, opposition) = if likeness.is_contrary {
            // Which side is which the claims say where they can; else the one that is denied is the contrary.
            let is_first_against = match (side(first), side(second)) {
                (Some(one), Some(two)) if one != two => one == Side::Against,
                _ => likeness.is_first_denied,
            };
            let signs = if is_first_against {
                (plus.mirror(), plus)
            } else {
                (plus, plus.mirror())
            };
            (signs, Opposition::Opposed)
        } else {
            ((plus, plus), Opposition::Agreed)
        };
        Shift {
            alignment: likeness.alignment(),
            layers,
            values,
            opposition,
            strength: Change::Same,
            conditions: Change::Same,
            caveats: Change::Same,
            scope: Change::Same,
            quantities: likeness.figures,
            periods: likeness.periods,
            is_denial: false,
            is_swapped: likeness.swap == Swap::Exchanged,
            is_openly_new: second.is_openly_new,
        }
    }
}

/// Which side of a matter a claim is on.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    For,
    Against,
}

/// The side of a claim, where it is on one.
fn side(claim: &Claim) -> Option<Side> {
    let value = claim.position.value;
    match (value.low > 0, value.high < 0) {
        (true, _) => Some(Side::For),
        (_, true) => Some(Side::Against),
        _ => None,
    }
}

/// Each names who does it, and they are others: "everybody over sixty", "young people".
fn are_done_by_others(first: &Claim, second: &Claim) -> bool {
    match (&first.doer, &second.doer) {
        // "everybody" has no key of its own, and "people" tells no more.
        (Doer::Others(one), Doer::Others(two)) if one.is_empty() || two.is_empty() => one.len().max(two.len()) > 1,
        (Doer::Others(one), Doer::Others(two)) => !one.iter().any(|key| two.contains(key)),
        _ => false,
    }
}

/// One gives away what the other takes: "the family sold it", "the bank bought it"; "it was sold", "it was bought".
fn passes_between(first: &Claim, second: &Claim) -> bool {
    let is_told_of_nobody =
        |claim: &Claim| claim.doer == Doer::Unsaid && claim.position.layer == Layer::Fact && !claim.is_negated;
    is_passing(first)
        && is_passing(second)
        && (are_done_by_others(first, second) || is_told_of_nobody(first) && is_told_of_nobody(second))
}

/// "sell the mill to the owners", "sell the mill": whose it is then is told by the one alone, and the other tells whose it was.
fn passes_to_one(first: &Claim, second: &Claim) -> bool {
    let has_receiver = |claim: &Claim| claim.matter.in_part(Part::Setting).next().is_some();
    let is_of_one = || {
        let mut themes = first.matter.in_part(Part::Theme);
        themes.any(|theme| second.matter.in_part(Part::Theme).any(|other| theme.key == other.key))
    };
    is_passing(first) && is_passing(second) && has_receiver(first) != has_receiver(second) && is_of_one()
}

fn is_passing(claim: &Claim) -> bool {
    claim.matter.dimension == Some(Dimension::Possession)
}

/// "has been open again since Sunday": not before.
fn has_come_about_since(claim: &Claim) -> bool {
    claim
        .position
        .periods
        .iter()
        .any(|period| period.bound == Bound::NotBefore)
}

/// "have never belonged to it": at no time so far.
fn is_never(claim: &Claim) -> bool {
    claim.is_ongoing && claim.is_negated && claim.position.periods.is_empty()
}

/// What is allowed or banned now, told as it is.
fn is_in_force(claim: &Claim) -> bool {
    claim.matter.dimension == Some(Dimension::Permission) && !claim.is_past && !claim.is_future && !claim.is_ongoing
}

/// What the speaker said they would do, and later tells they have done or not done.
fn is_pledge_kept_or_broken(first: &Claim, second: &Claim) -> bool {
    first.position.layer == Layer::Intention
        && second.position.layer == Layer::Fact
        && first.doer.is_speaker()
        && second.doer.is_speaker()
        && first.holder.is_empty()
        && !second.is_future
        && !second.is_evaluation
        && first.position.conditions.is_empty()
}

/// Wishes compare with wishes, facts with facts; what is and what ought to be do not contradict each other.
fn comparable((one, two): (Layer, Layer)) -> bool {
    one.is_wish() == two.is_wish()
}

/// "We will plant them", "we may plant them": of what the speaker does, what may be is a weaker will. That they can plant them,
/// or may have planted them, is none.
fn is_will_and_may(first: &Claim, second: &Claim) -> bool {
    let is_own = |claim: &Claim| {
        claim.doer.is_speaker()
            && claim.holder.is_empty()
            && !claim.is_ongoing
            && claim.position.value != Interval::new(-3, 3)
    };
    let layers = (first.position.layer, second.position.layer);
    let is_pair = matches!(
        layers,
        (Layer::Intention, Layer::Possibility) | (Layer::Possibility, Layer::Intention)
    );
    is_pair && is_own(first) && is_own(second)
}

/// "We will abolish the tax", "the tax will stay": what the speaker will do, and what the speaker says will be.
fn is_will_and_will_be(will: &Claim, will_be: &Claim) -> bool {
    let is_own = !matches!(will.doer, Doer::Others(_)) && will.holder.is_empty();
    will.position.layer == Layer::Intention
        && (is_own || will_do_what_will_be(will, will_be))
        && will.position.conditions.is_empty()
        && will_be.position.layer == Layer::Fact
        && will_be.is_future
        && will_be.position.conditions.is_empty()
        && !will_be.is_evaluation
}

/// What may be also may not be.
fn is_open(claim: &Claim) -> bool {
    claim.position.layer == Layer::Possibility && claim.position.value.high > -3
}

/// "is within reach", "is out of reach".
fn is_possible_and_impossible(layers: (Layer, Layer), (one, two): (Interval, Interval)) -> bool {
    let is_pair = |possible: Interval, impossible: Interval| possible.low > 0 && impossible.high <= -2;
    layers == (Layer::Possibility, Layer::Possibility) && (is_pair(one, two) || is_pair(two, one))
}

/// What is intended or demanded on a condition is not at odds with what is not, or not on that one: it has moved.
fn hangs_apart(first: &Claim, second: &Claim) -> bool {
    let is_bound = |claim: &Claim| matches!(claim.position.layer, Layer::Intention | Layer::Obligation);
    is_bound(first)
        && is_bound(second)
        && (!first.position.conditions.is_empty() || !second.position.conditions.is_empty())
}

/// Disjoint, and one reaching below neutral, the other above it: "may" and "will" lie apart on one side, "supports" and
/// "does not support" do not.
fn are_opposed((one, two): (Interval, Interval)) -> bool {
    let (lower, upper) = if one.low < two.low { (one, two) } else { (two, one) };
    one.is_disjoint(two) && lower.low < 0 && upper.high > 0
}

/// Well to one side: what is demanded or surely comes.
fn is_firm(value: Interval) -> bool {
    value.low >= 2 || value.high <= -2
}

/// +1 for, −1 against, 0 open.
fn sign(value: Interval) -> i8 {
    if value.low > 0 {
        1
    } else if value.high < 0 {
        -1
    } else {
        0
    }
}

/// Whether the speaker commits to less or more. Which of two words of one kind is chosen ("must", "should"; "back", "call
/// for") tells little: what counts is a hedge more or less, will become wish, and a side given up or taken.
fn strength(first: &Claim, second: &Claim, layers: (Layer, Layer), values: (Interval, Interval)) -> Change {
    // "I think" and "I do not think" are one hedge, wherever the "not" stands.
    let hedges = |claim: &Claim| {
        let tells = |limit: &&Limit| {
            let of_belief = ["i think", "i believe", "we think", "we believe"];
            !limit.words.iter().any(|word| of_belief.contains(&word.as_str()))
        };
        claim.position.hedges.iter().filter(tells).cloned().collect::<Vec<_>>()
    };
    match limits::change(&hedges(first), &hedges(second)) {
        Change::Added => return Change::Less,
        Change::Dropped => return Change::More,
        _ => {}
    }
    let (one, two) = (sign(values.0), sign(values.1));
    if one != 0 && two == 0 {
        return Change::Less;
    }
    if one == 0 && two != 0 && layers.0 != Layer::Obligation {
        return Change::More;
    }
    match layers {
        _ if one != two => Change::Same,
        // "will try to end it", "demand a ban": no less.
        (Layer::Intention, Layer::Desire) if !is_firm(values.0) || is_firm(values.1) => Change::Same,
        (Layer::Intention, Layer::Desire) => Change::Less,
        (Layer::Desire, Layer::Intention) => Change::More,
        // "strongly support", "support".
        (Layer::Desire, Layer::Desire) if first.position.boosters > second.position.boosters => Change::Less,
        (Layer::Desire, Layer::Desire) if first.position.boosters < second.position.boosters => Change::More,
        _ => Change::Same,
    }
}

fn scope(first: Option<u8>, second: Option<u8>) -> Change {
    match (first, second) {
        (Some(first), Some(second)) if second < first => Change::Less,
        (Some(first), Some(second)) if second > first => Change::More,
        _ => Change::Same,
    }
}
