//! Two texts → sentence by sentence what became of the wording.
//!
//! In: an old and a new article; out: sentences that are the same, changed, moved, gone, new. Sentences are aligned first, words
//! only inside of aligned pairs: a diff of words over whole texts matches "the" with "the" and cannot be read.

mod sentences;
mod words;

use serde::Serialize;

use crate::corpus::Article;
use sentences::Aligned;

/// What became of a stretch of a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// It stands in both.
    Same,
    /// Only in the old one.
    Gone,
    /// Only in the new one.
    Come,
}

/// A run of words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Piece {
    /// What became of it.
    pub kind: Kind,
    /// The words with the blank behind them, on one line.
    pub text: String,
}

/// What became of a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Fate {
    /// Worded otherwise, or moved, or both.
    Changed,
    /// As it was, at another place of the text.
    Moved,
    /// Only in the old text.
    Gone,
    /// Only in the new text.
    New,
}

/// Where a sentence stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Spot {
    /// Line of the file, from 1.
    pub line: usize,
    /// Column in characters, from 1; 1 for records of a JSONL file.
    pub column: usize,
    /// Which sentence of the text it is, from 1.
    pub sentence: usize,
    /// Start in the article's text, in bytes.
    pub start: usize,
    /// End in the article's text, in bytes, exclusive.
    pub end: usize,
}

/// A sentence that is not as it was.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SentenceChange {
    /// What became of it.
    pub fate: Fate,
    /// Whether it stands elsewhere among the sentences that both texts have.
    pub moved: bool,
    /// How alike both wordings are: of a hundred words of both those that stand in both in one order.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub similarity: Option<u8>,
    /// Where it stood.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub old: Option<Spot>,
    /// Where it stands.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub new: Option<Spot>,
    /// Its words.
    pub pieces: Vec<Piece>,
}

/// The wording of one text beside that of another.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Wording {
    /// Of a hundred sentences of both texts those that have a counterpart, alike or changed.
    pub similarity: u8,
    /// Sentences that are the same, but for blanks and the shape of marks, and in their place.
    pub same: usize,
    /// All others, in the order of the new text; what is gone stands where it stood.
    pub changes: Vec<SentenceChange>,
}

impl Wording {
    /// How many sentences met a fate; those that moved and changed count as changed.
    pub fn count(&self, fate: Fate) -> usize {
        self.changes.iter().filter(|change| change.fate == fate).count()
    }
}

/// Two texts that are no articles, as one sentence each: a title, the name of an outlet.
pub(super) fn words(old: &str, new: &str) -> Vec<Piece> {
    words::compare(old, new).0
}

/// Compares the prose of two articles. Sentences less alike than `least` of a hundred are not shown as one that changed.
pub(super) fn wording(old: &Article, new: &Article, least: u8) -> Wording {
    let (of_old, of_new) = (sentences::of(old), sentences::of(new));
    let aligned = sentences::align(&of_old.texts(old), &of_new.texts(new), least);
    let total = of_old.spans.len() + of_new.spans.len();
    let met = aligned.iter().filter(|one| matches!(one, Aligned::Both { .. })).count();
    let mut wording = Wording {
        similarity: (200 * met).checked_div(total).unwrap_or(100) as u8,
        ..Wording::default()
    };
    for one in aligned {
        let change = match one {
            Aligned::Both { old: a, new: b, moved } => {
                let (before, after) = (of_old.text(old, a), of_new.text(new, b));
                let is_same = words::are_alike(before, after);
                if is_same && !moved {
                    wording.same += 1;
                    continue;
                }
                let (pieces, percent) = words::compare(before, after);
                SentenceChange {
                    fate: if is_same { Fate::Moved } else { Fate::Changed },
                    moved,
                    similarity: Some(percent),
                    old: Some(of_old.spot(old, a)),
                    new: Some(of_new.spot(new, b)),
                    pieces,
                }
            }
            Aligned::Old(at) => SentenceChange {
                fate: Fate::Gone,
                moved: false,
                similarity: None,
                old: Some(of_old.spot(old, at)),
                new: None,
                pieces: whole(Kind::Gone, of_old.text(old, at)),
            },
            Aligned::New(at) => SentenceChange {
                fate: Fate::New,
                moved: false,
                similarity: None,
                old: None,
                new: Some(of_new.spot(new, at)),
                pieces: whole(Kind::Come, of_new.text(new, at)),
            },
        };
        wording.changes.push(change);
    }
    wording
}

fn whole(kind: Kind, text: &str) -> Vec<Piece> {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    vec![Piece { kind, text }]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::Origin;
    use crate::text::Span;

    fn article(text: &str) -> Article {
        let origin = Origin {
            path: "a.txt".into(),
            record_line: None,
        };
        Article::new(origin, text.to_owned(), Span::new(0, text.len()))
    }

    /// Fates in order: `~` changed, `>` moved, `-` gone, `+` new, and a `>` after `~` where it moved as well.
    fn fates(old: &str, new: &str) -> String {
        let wording = wording(&article(old), &article(new), 50);
        let mark = |change: &SentenceChange| match (change.fate, change.moved) {
            (Fate::Changed, true) => "~>",
            (Fate::Changed, false) => "~",
            (Fate::Moved, _) => ">",
            (Fate::Gone, _) => "-",
            (Fate::New, _) => "+",
        };
        let marks: Vec<&str> = wording.changes.iter().map(mark).collect();
        format!("{} {}", wording.same, marks.join(" "))
    }

    const A: &str = "The toll on the harbour bridge will stay until spring.";
    const B: &str = "Velin said that the ferry to Tolm runs twice a day.";
    const C: &str = "The council of Estrel meets again on Monday evening.";

    #[test]
    fn sentences_meet_their_counterparts() {
        assert_eq!(fates(&format!("{A} {B}"), &format!("{A} {B}")), "2 ");
        assert_eq!(fates(&format!("{A} {B}"), &format!("{A}\n\n{B} {C}")), "2 +");
        assert_eq!(fates(&format!("{A} {C} {B}"), &format!("{A} {B}")), "2 -");
        let changed = "The toll on the harbour bridge will stay until autumn.";
        assert_eq!(fates(&format!("{A} {B}"), &format!("{changed} {B}")), "1 ~");
        assert_eq!(fates(A, B), "0 - +");
    }

    #[test]
    fn a_move_is_a_move_and_what_changed_in_it_is_shown() {
        assert_eq!(fates(&format!("{A} {B} {C}"), &format!("{C} {A} {B}")), "2 >");
        let changed = "The council of Estrel meets again on Tuesday evening.";
        assert_eq!(fates(&format!("{A} {B} {C}"), &format!("{changed} {A} {B}")), "2 ~>");
        let moved = wording(
            &article(&format!("{A} {B} {C}")),
            &article(&format!("{changed} {A} {B}")),
            50,
        );
        let (old, new) = (moved.changes[0].old.unwrap(), moved.changes[0].new.unwrap());
        assert_eq!((old.sentence, new.sentence), (3, 1));
        assert_eq!(moved.changes[0].similarity, Some(88));
    }

    #[test]
    fn what_is_hardly_alike_is_no_change_of_one() {
        let other = "The toll on the old mill road in the hills ended long ago.";
        assert_eq!(fates(A, other), "0 - +");
    }

    #[test]
    fn the_same_sentence_twice_meets_each_once() {
        assert_eq!(fates(&format!("{A} {B} {A}"), &format!("{A} {A} {B}")), "2 >");
        assert_eq!(fates(&format!("{A} {A}"), A), "1 -");
    }
}
