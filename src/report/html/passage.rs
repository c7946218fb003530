//! A side of a finding → its sentence in pieces, each marked as around the quoted words, quoted, or different.

use serde::Serialize;

use super::strings::{Key, Strings};
use crate::report::layout::escape;
use crate::report::layout::{Mark, Marked};
use crate::rules::{Evidence, Move};

/// Longest sentence that is shown whole, in characters: what is longer is no sentence, and a page quotes no articles.
const LONGEST: usize = 2_000;

/// How a piece is marked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(into = "u8")]
pub(super) enum Kind {
    /// Around the quoted words.
    Context,
    /// Quoted.
    Quoted,
    /// Quoted, and not on the other side.
    Differs,
    /// Quoted as the second side, in a sentence that is both.
    Second,
}

impl From<Kind> for u8 {
    fn from(kind: Kind) -> Self {
        kind as u8
    }
}

/// Pieces of a sentence, in order.
pub(super) type Passage = Vec<(Kind, Key)>;

/// The sentence of a side. What differs from the other side is marked: words, where the two are worded alike; else what
/// `moves` say was added or dropped.
pub(super) fn passage(side: &Evidence, other: Option<&Evidence>, moves: &[Move], strings: &mut Strings) -> Passage {
    let wording = other.map(|other| other.text.as_str());
    let marked = Marked::up_to(LONGEST, &side.sentence, &side.text, wording);
    let mut pieces: Vec<(Kind, String)> = marked
        .pieces()
        .into_iter()
        .map(|(mark, text)| match mark {
            Mark::Context => (Kind::Context, text),
            Mark::Quoted => (Kind::Quoted, text),
            Mark::Differs => (Kind::Differs, text),
        })
        .collect();
    if pieces.iter().all(|(kind, _)| *kind != Kind::Differs) {
        for limit in limits(moves) {
            mark_once(&mut pieces, limit);
        }
    }
    pieces
        .into_iter()
        .map(|(kind, text)| (kind, strings.key(&text)))
        .collect()
}

/// The words of caveats and conditions that one side has and the other lacks.
fn limits(moves: &[Move]) -> impl Iterator<Item = &str> {
    let values = moves
        .iter()
        .filter(|one| one.from.is_empty() != one.to.is_empty())
        .flat_map(|one| [one.from.as_str(), one.to.as_str()]);
    values
        .flat_map(|value| value.split('“').skip(1))
        .filter_map(|rest| rest.rsplit_once('”'))
        .map(|(words, _)| words)
}

/// Marks the first place where quoted words hold `words` as different.
fn mark_once(pieces: &mut Vec<(Kind, String)>, words: &str) {
    let words = escape(words);
    let holds = |(kind, text): &(Kind, String)| *kind == Kind::Quoted && text.contains(words.as_ref());
    let Some(index) = pieces.iter().position(holds) else {
        return;
    };
    let (_, text) = pieces.remove(index);
    let Some((before, after)) = text.split_once(words.as_ref()) else {
        return;
    };
    let parts = [
        (Kind::Quoted, before.to_owned()),
        (Kind::Differs, words.into_owned()),
        (Kind::Quoted, after.to_owned()),
    ];
    let filled = parts.into_iter().filter(|(_, text)| !text.is_empty());
    pieces.splice(index..index, filled);
}

/// One sentence that is both sides, first and second marked in it; `None` where the two do not stand apart in one sentence.
pub(super) fn both(first: &Evidence, second: &Evidence, strings: &mut Strings) -> Option<Passage> {
    let is_one = first.path == second.path && first.sentence == second.sentence && first.start != second.start;
    let sentence = &first.sentence;
    if !is_one || sentence.chars().count() > LONGEST {
        return None;
    }
    let one = sentence.find(&first.text)?;
    let one = (one, one + first.text.len(), Kind::Quoted);
    let two = sentence.rfind(&second.text)?;
    let two = (two, two + second.text.len(), Kind::Second);
    let (left, right) = if one.0 < two.0 { (one, two) } else { (two, one) };
    if left.1 > right.0 {
        return None;
    }
    let pieces = [
        (Kind::Context, &sentence[..left.0]),
        (left.2, &sentence[left.0..left.1]),
        (Kind::Context, &sentence[left.1..right.0]),
        (right.2, &sentence[right.0..right.1]),
        (Kind::Context, &sentence[right.1..]),
    ];
    let filled = pieces.into_iter().filter(|(_, text)| !text.is_empty());
    Some(filled.map(|(kind, text)| (kind, strings.key(text))).collect())
}
