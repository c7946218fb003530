//! Whether a word of one telling stands for a word of the other.

use super::data::Data;
use super::told::Telling;
use crate::language::lexicon::{Lexicon, Pos};
use crate::language::names::{country_of, demonym, is_same_name};
use crate::language::{Upos, Xpos};

/// What two words are to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kin {
    /// One meaning, or near enough.
    Same,
    /// Only one can be true.
    Contrary,
}

/// A word and where it stands.
pub(super) type At<'a> = (Telling<'a>, usize);

/// What two words are to each other; `None` where nothing is known.
pub(super) fn kin(lexicon: &Lexicon, data: &Data, (a, x): At<'_>, (b, y): At<'_>) -> Option<Kin> {
    if a.upos(x) == Upos::Num || b.upos(y) == Upos::Num {
        return (a.lemma(x) == b.lemma(y)).then_some(Kin::Same);
    }
    let (one, two) = (a.lemma(x), b.lemma(y));
    if one == two {
        return Some(Kin::Same);
    }
    if data.are_contrary(&a.predicate_key(x), &b.predicate_key(y)) {
        return Some(Kin::Contrary);
    }
    if a.is_name(x) || b.is_name(y) {
        return is_one_name(a.word(x), b.word(y)).then_some(Kin::Same);
    }
    let (p, q) = (Pos::from_upos(a.upos(x))?, Pos::from_upos(b.upos(y))?);
    let is_compared = |(telling, token): At<'_>| matches!(telling.sentence.tokens[token].xpos, Xpos::Jjr | Xpos::Rbr);
    if p == q && lexicon.are_antonyms(&one, &two, p) && !data.are_two_ended(&one, &two) {
        return (!is_compared((a, x)) && !is_compared((b, y))).then_some(Kin::Contrary);
    }
    let is_same = if p == q {
        data.are_on_one_side(&one, &two) || lexicon.are_synonyms(&one, &two, p)
    } else {
        lexicon.same_family((&one, p), (&two, q))
    };
    is_same.then_some(Kin::Same)
}

/// Two spellings, a short form, or a country and its people.
fn is_one_name(one: &str, two: &str) -> bool {
    let bare = |word: &str| word.replace(['.', '\''], "").to_lowercase();
    let country = |word: &str| country_of(word).or_else(|| demonym(word)).map(std::ptr::from_ref);
    bare(one) == bare(two) || is_same_name(one, two) || country(one).is_some_and(|own| country(two) == Some(own))
}
