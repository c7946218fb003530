//! Whether two claims of a given pair, which seem to be at odds, are told of one thing, one doer and one time.
//!
//! A pair is taken to belong together, but not each of its sentences with each: "the result was binding" is the result of what the
//! sentence before it told of. In: the content of both sides, and the two claims; out: whether something keeps them apart.

use chrono::NaiveDate;
use compact_str::CompactString;

use crate::align::{Apart, align};
use crate::compare::{has_changed_between, levels_of_two_days};
use crate::language::lexicon::Lexicon;
use crate::position::{Claim, ConceptKind, Content, Doer, Located, Part, Words};
use crate::rules::Judgement;

/// One side of a pair.
#[derive(Clone, Copy)]
pub(crate) struct Told<'a> {
    pub content: &'a Content,
    pub located: &'a Located,
    pub on: Option<NaiveDate>,
}

/// Whether what is said to be at odds is not: told of other days, of what others do, or of what other sentences spoke of.
pub(crate) fn are_apart(lexicon: &Lexicon, judgements: &[Judgement<'_>], first: Told<'_>, second: Told<'_>) -> bool {
    let (one, two) = (&first.located.claim, &second.located.claim);
    has_changed_between((one, first.on), (two, second.on))
        || judgements
            .iter()
            .any(|judgement| levels_of_two_days(&judgement.shift, (one, first.on), (two, second.on)))
        || are_done_by_others(one, two)
        || lean_on_two_matters(lexicon, first, second)
}

/// "I have never smoked", "my husband smoked".
fn are_done_by_others(one: &Claim, two: &Claim) -> bool {
    let is_told = !one.position.layer.is_wish() && !two.position.layer.is_wish();
    let words = Words::shipped();
    // The council may well be who says "we", a husband is not.
    let is_person = |key: &CompactString| words.is_person(key) || words.is_relation(key);
    let is_person_alone = |others: &[CompactString]| others.first().is_some_and(is_person);
    let are_two = match (&one.doer, &two.doer) {
        (Doer::Speaker(_), Doer::Others(others)) | (Doer::Others(others), Doer::Speaker(_)) => is_person_alone(others),
        _ => false,
    };
    is_told && are_two
}

/// "The result was binding", "she wants a referendum": what it is of, the sentences before tell, and they speak of two matters.
fn lean_on_two_matters(lexicon: &Lexicon, first: Told<'_>, second: Told<'_>) -> bool {
    let (ours, theirs) = (before(first), before(second));
    let leans = |side: Told<'_>, before: &[&Claim]| !before.is_empty() && is_bare(&side.located.claim);
    if !leans(first, &ours) && !leans(second, &theirs) {
        return false;
    }
    let mut pairs = ours
        .iter()
        .flat_map(|one| theirs.iter().map(move |two| align(lexicon, one, two)));
    let is_general = is_general(&first.located.claim) && is_general(&second.located.claim);
    match is_general {
        true => !pairs.any(|aligned| aligned.is_ok()),
        false => pairs.any(|aligned| matches!(aligned, Err(Apart::Restrictions | Apart::Names))),
    }
}

/// The claims of the sentences before the one of this side.
fn before<'a>(side: Told<'a>) -> Vec<&'a Claim> {
    let is_before = |located: &&Located| located.quote.end <= side.located.quote.start;
    let claims = side.content.claims.iter().filter(is_before);
    claims.map(|located| &located.claim).collect()
}

/// A thing without anything that would tell which.
fn is_bare(claim: &Claim) -> bool {
    claim
        .matter
        .concepts
        .iter()
        .all(|concept| matches!(concept.part, Part::Theme | Part::Event) && concept.kind != ConceptKind::Entity)
}

/// A word for many things: "the result".
fn is_general(claim: &Claim) -> bool {
    let mut themes = claim.matter.in_part(Part::Theme);
    themes.all(|theme| Words::shipped().is_general(&theme.key))
}
