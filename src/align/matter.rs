//! Whether two claims speak of the same matter.

use compact_str::CompactString;

use super::concepts::{Kinship, is_one_name, kinship};
use super::doers::{are_others_doing, is_done_to_others, same_holder};
use super::places::{Places, is_same_belonging};
use super::restrictions::{described_apart, restricted_apart};
use super::topics::are_qualified_apart;
use crate::language::lexicon::{Dimension, Lexicon};
use crate::position::{Claim, Concept, ConceptKind, Matter, Part, Words};

/// How well two claims meet, and by what.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Alignment {
    /// Common share of both matters, in percent of their joint weight (Dice).
    pub score: u32,
    /// Common share of the smaller matter, in percent.
    pub cover: u32,
    /// Weight of the concepts both have, whatever else either has: one word in common, however well it covers a short
    /// matter, is thin evidence.
    pub weight: u32,
    /// How many words both have, a shared effect among them.
    pub words: usize,
    /// Keys of the concepts both have.
    pub common: Vec<String>,
    /// Whether their predicates are contraries: then one's plus is the other's minus.
    pub is_contrary: bool,
    /// Whether who acts and what it is done to are exchanged.
    pub swap: Swap,
}

/// Why two claims do not speak of the same matter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Apart {
    /// One is the speaker's, or each is somebody else's.
    Holders,
    /// They name different things.
    Names,
    /// They say different things of what they are about: that it is there, that it grows.
    Dimensions,
    /// What happens, or how something is, differs.
    Events,
    /// Two things of one kind: "the harbour tunnel", "the railway tunnel".
    Restrictions,
    /// One tells of all or some of a kind, the other of one thing, which need not be of that kind.
    Kinds,
    /// What they have in common is not what either is about.
    Heads,
    /// Too little in common: score and cover, in percent.
    Little(u32, u32),
}

impl Apart {
    /// In words for a reader.
    pub fn in_words(self) -> String {
        match self {
            Apart::Holders => "held by different people".into(),
            Apart::Names => "they name different things".into(),
            Apart::Dimensions => "they speak of different sides of the matter".into(),
            Apart::Events => "different things happen in them".into(),
            Apart::Restrictions => "two things of one kind".into(),
            Apart::Kinds => "one is said of many of a kind, the other of one that may be of another".into(),
            Apart::Heads => "what they have in common is not what they are about".into(),
            Apart::Little(score, cover) => {
                format!("too little in common ({score} % of both, {cover} % of the shorter)")
            }
        }
    }
}

/// Whether the parties of two claims stand in each other's places.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Swap {
    /// Each in its own place.
    #[default]
    Straight,
    /// Agent and theme exchanged.
    Exchanged,
}

/// Most that a word weighs that says little about the matter.
pub(super) const GENERAL: u8 = 2;
/// What a shared effect on the theme counts for, beside its words.
const EFFECT_WEIGHT: u32 = 3;
/// Least common share of the joint weight, in percent.
const LEAST_SCORE: u32 = 45;
/// Least common share of the smaller matter, in percent.
const LEAST_COVER: u32 = 60;

/// The same where one of them is said of all or none of a kind.
const LEAST_SCORE_OF_ALL: u32 = 38;
const LEAST_COVER_OF_ALL: u32 = 70;

/// The same where the shorter one is wholly in the longer one: words in common, cover and score.
const WORDS_WITHIN: usize = 2;
const COVER_WITHIN: u32 = 85;
const LEAST_SCORE_WITHIN: u32 = 38;

/// Aligns two claims.
///
/// # Errors
/// Why they do not speak of the same matter.
pub fn align(lexicon: &Lexicon, a: &Claim, b: &Claim) -> Result<Alignment, Apart> {
    let (left, right) = (&a.matter.concepts, &b.matter.concepts);
    if !same_holder(a, b) {
        return Err(Apart::Holders);
    }
    if named_differ(left, right) {
        return Err(Apart::Names);
    }
    if !dimensions_meet(a, b) {
        return Err(Apart::Dimensions);
    }
    if are_others_doing(lexicon, a, b) {
        return Err(Apart::Holders);
    }
    if is_of_all_and_one(lexicon, a, b) || is_of_all_and_one(lexicon, b, a) {
        return Err(Apart::Kinds);
    }
    let places = Places::of(a, b);
    let mut taken = vec![false; right.len()];
    let (mut shared_left, mut shared_right) = (0, 0);
    let (mut weight, mut words) = (0, 0);
    let mut common = Vec::new();
    let mut is_contrary = false;
    let mut head_met = false;
    // A general head ("know", "people") needs a weightier word beside it.
    let mut general_head_met = false;
    let mut weighty_met = false;
    let mut theme_met = false;
    // Whether what either is about is named by one word in both.
    let mut same_head = false;
    let mut exchanged = 0;
    let mut straight = 0;
    for one in left {
        let best = right
            .iter()
            .enumerate()
            .filter(|(index, _)| !taken[*index])
            .map(|(index, other)| (kinship(lexicon, one, other), index))
            .filter(|(kin, _)| *kin != Kinship::Stranger)
            .filter(|(kin, index)| *kin != Kinship::Antonym || right[*index].part == one.part)
            .max_by_key(|(kin, index)| (kin.share(), right[*index].part == one.part, usize::MAX - index));
        let Some((kin, index)) = best else { continue };
        let other = &right[index];
        taken[index] = true;
        weight += u32::from(one.weight.min(other.weight));
        words += 1;
        shared_left += u32::from(one.weight) * kin.share();
        shared_right += u32::from(other.weight) * kin.share();
        if kin == Kinship::Antonym || kin == Kinship::Same && places.are_contrary(one, other) {
            is_contrary = !is_contrary;
        } else {
            common.push(one.key.to_string());
        }
        let heaviest = one.weight.max(other.weight);
        let (both_heads, any_head) = (is_head(one) && is_head(other), is_head(one) || is_head(other));
        let is_theme_elsewhere = |these: &[Concept], word: &Concept| {
            word.part == Part::Modifier
                && these
                    .iter()
                    .any(|other| other.part == Part::Theme && other.weight > GENERAL)
        };
        let is_below = is_theme_elsewhere(left, one) || is_theme_elsewhere(right, other);
        same_head |= any_head && kin == Kinship::Same;
        head_met |= both_heads && one.weight > GENERAL || any_head && !is_below && heaviest > GENERAL + 1;
        general_head_met |= both_heads && heaviest <= GENERAL;
        // Who does it is not enough, but what somebody died of may be what killed them.
        let is_doer = one.part == Part::Agent && matches!(other.part, Part::Agent | Part::Theme);
        weighty_met |= one.weight > GENERAL && !is_doer && kin != Kinship::Antonym;
        theme_met |= one.part == Part::Theme && other.part == Part::Theme && kin != Kinship::Family;
        // "may not advertise", "to allow advertisements".
        theme_met |= both_heads
            && one.part != other.part
            && matches!(kin, Kinship::Family | Kinship::Synonym)
            && one.weight.min(other.weight) > GENERAL;
        match (one.part, other.part) {
            (Part::Agent, Part::Theme) | (Part::Theme, Part::Agent) => exchanged += 1,
            (Part::Agent, Part::Agent) | (Part::Theme, Part::Theme) => straight += 1,
            _ => {}
        }
    }
    if is_apart_by_event(lexicon, a, b) && !count_one_kind(a, b) {
        return Err(Apart::Events);
    }
    if a.matter.dimension != b.matter.dimension && !theme_met {
        return Err(Apart::Heads);
    }
    // The effect is a word of the matter, too: two bans on fishing share more than fishing.
    if a.matter.dimension == b.matter.dimension && !plain(a.matter.dimension) {
        weight += EFFECT_WEIGHT;
        words += 1;
    }
    if is_done_to_others(lexicon, a, b) {
        return Err(Apart::Heads);
    }
    if restricted_apart(lexicon, (a, b)) || described_apart(lexicon, left, right) {
        return Err(Apart::Restrictions);
    }
    if !same_head && are_qualified_apart(lexicon, a, b) {
        return Err(Apart::Restrictions);
    }
    // "We paid the workers", "we did not pay the workers": all there is, and what is done with it.
    let is_all_met = || {
        let is_met = taken.iter().all(|&taken| taken) && left.len() == right.len();
        is_met && general_head_met && !plain(a.matter.dimension)
    };
    if !(head_met || general_head_met && weighty_met || is_all_met()) {
        return Err(Apart::Heads);
    }
    let whole = |concepts: &[Concept]| {
        concepts
            .iter()
            .map(|concept| u32::from(concept.weight) * 100)
            .sum::<u32>()
            .max(1)
    };
    let (whole_left, whole_right) = (whole(left), whole(right));
    let score = 100 * (shared_left + shared_right) / (whole_left + whole_right);
    let cover = (100 * shared_left / whole_left).max(100 * shared_right / whole_right);
    // What is said of all is said of each: the narrower one may say much more.
    let is_universal = a.position.scope.is_universal || b.position.scope.is_universal;
    let (least_score, least_cover) = match is_universal {
        true => (LEAST_SCORE_OF_ALL, LEAST_COVER_OF_ALL),
        false => (LEAST_SCORE, LEAST_COVER),
    };
    // All of the one is in the other, which says more of it.
    let is_within = words >= WORDS_WITHIN && cover >= COVER_WITHIN && score >= LEAST_SCORE_WITHIN;
    if !is_within && (score < least_score || cover < least_cover) {
        return Err(Apart::Little(score, cover));
    }
    Ok(Alignment {
        score,
        cover,
        weight,
        words,
        common,
        is_contrary,
        swap: if exchanged >= 2 && straight == 0 && !is_reciprocal(a) {
            Swap::Exchanged
        } else {
            Swap::Straight
        },
    })
}

/// "Every port signed", or most did, and "Orsk did not sign": whether Orsk is a port neither says.
fn is_of_all_and_one(lexicon: &Lexicon, all: &Claim, one: &Claim) -> bool {
    let scope = &all.position.scope;
    // Few claims are of many: only of these is more asked.
    if !(scope.is_universal || scope.rank.is_some()) || one.position.scope.is_universal {
        return false;
    }
    let agents = |claim| Matter::in_part(claim, Part::Agent);
    let is_name = |concept: &Concept| concept.kind == ConceptKind::Entity;
    let is_kin =
        |concept: &Concept| agents(&all.matter).any(|other| kinship(lexicon, concept, other) != Kinship::Stranger);
    agents(&all.matter).next().is_some()
        && !agents(&all.matter).any(is_name)
        && agents(&one.matter).any(is_name)
        && !agents(&one.matter).any(is_kin)
}

/// What one does to the other, the other does to the one: nothing is told by who is named first.
fn is_reciprocal(claim: &Claim) -> bool {
    claim
        .matter
        .in_part(Part::Event)
        .any(|event| Words::shipped().is_reciprocal(&event.key))
}

fn is_head(concept: &Concept) -> bool {
    matches!(concept.part, Part::Theme | Part::Event)
}

/// Both name things, and neither's are all among the other's.
fn named_differ(left: &[Concept], right: &[Concept]) -> bool {
    fn named(concepts: &[Concept]) -> Vec<&Concept> {
        let is_name = |concept: &&Concept| matches!(concept.kind, ConceptKind::Entity | ConceptKind::Number);
        concepts.iter().filter(is_name).collect()
    }
    let (left, right) = (named(left), named(right));
    let within = |these: &[&Concept], those: &[&Concept]| {
        these.iter().all(|one| {
            those
                .iter()
                .any(|other| other.key == one.key || is_one_name(one, other))
        })
    };
    !left.is_empty() && !right.is_empty() && !within(&left, &right) && !within(&right, &left)
}

/// No effect, or none but that the thing is there.
fn plain(dimension: Option<Dimension>) -> bool {
    matches!(dimension, None | Some(Dimension::Existence))
}

/// "has 14,000 soldiers", "there are 21,000 soldiers in it", "numbers 9,000 soldiers": both tell how many there are of one kind.
fn count_one_kind(a: &Claim, b: &Claim) -> bool {
    let counted = |claim: &Claim| -> Option<CompactString> {
        let is_count = matches!(
            claim.matter.dimension,
            None | Some(Dimension::Existence | Dimension::Possession)
        );
        let mut events = claim.matter.in_part(Part::Event);
        if !is_count || !events.all(|event| Words::shipped().is_counting(&event.key)) {
            return None;
        }
        let of = |theme: &&Concept| {
            let mut nouns = claim.position.figures.iter().map(|figure| figure.noun.as_str());
            nouns.any(|noun| noun == theme.key || noun.strip_suffix('s') == Some(theme.key.as_str()))
        };
        claim
            .matter
            .in_part(Part::Theme)
            .find(of)
            .map(|theme| theme.key.clone())
    };
    let is_told = !a.position.layer.is_wish() && !b.position.layer.is_wish();
    is_told && counted(a).is_some_and(|kind| counted(b) == Some(kind))
}

/// What happens, or how something is, differs: "the bridge is old", "the bridge carries trams"; "the subsidies should be
/// reviewed", "the subsidies should be abolished". Where both tell what is the case, it has to be told of both.
fn is_apart_by_event(lexicon: &Lexicon, a: &Claim, b: &Claim) -> bool {
    let is_told = !a.position.layer.is_wish() && !b.position.layer.is_wish();
    let has_event = |claim: &Claim| {
        claim
            .matter
            .in_part(Part::Event)
            .any(|event| is_told || event.weight > GENERAL)
    };
    let met = |one: &Claim, two: &Claim| {
        one.matter.in_part(Part::Event).any(|event| {
            two.matter
                .concepts
                .iter()
                .any(|other| kinship(lexicon, event, other) != Kinship::Stranger)
        })
    };
    let is_nothing_told =
        is_told && a.matter.dimension.is_none() && b.matter.dimension.is_none() && !has_event(a) && !has_event(b);
    is_nothing_told || (has_event(a) || has_event(b)) && !met(a, b) && !met(b, a)
}

/// Whether the dimensions can be compared. In wishes what is said of a thing's existence, extent or permission is a
/// stand on the thing, unless it is a person or a place; in facts only like compares with like. Who wants less of a thing
/// need not be against it.
fn dimensions_meet(a: &Claim, b: &Claim) -> bool {
    let (one, two) = (a.matter.dimension, b.matter.dimension);
    if one == two || plain(one) && plain(two) || is_same_belonging(a, b) || count_one_kind(a, b) {
        return true;
    }
    let wishes = a.position.layer.is_wish() || b.position.layer.is_wish();
    let is_named = |claim: &Claim| {
        claim
            .matter
            .in_part(Part::Theme)
            .any(|theme| theme.kind == ConceptKind::Entity)
    };
    let wants_less =
        |claim: &Claim| claim.matter.dimension == Some(Dimension::Magnitude) && claim.position.value.high <= 0;
    let loose = |dimension: Option<Dimension>| {
        matches!(
            dimension,
            None | Some(
                Dimension::Existence
                    | Dimension::Permission
                    | Dimension::Magnitude
                    | Dimension::Validity
                    | Dimension::Quality
                    | Dimension::Welfare
                    | Dimension::Openness
            )
        )
    };
    wishes && !is_named(a) && !is_named(b) && !wants_less(a) && !wants_less(b) && loose(one) && loose(two)
}
