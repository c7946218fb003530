//! A place where two prints of one quotation differ → what kind of difference it is.
//!
//! In: the words of both and the place; out: a [`Kind`]. Form and synonym of a word are other words here: a quotation is
//! verbatim. Case, marks, spelling, figures in letters and what is left out openly are nothing.

use std::ops::Range;

use super::overlap::{Place, is_open};
use super::vocabulary::Vocabulary;
use super::words::Word;
use crate::language::names::is_same_name;

/// Words at most that are left out and turn the meaning: in a whole clause "not" turns only the clause.
const MOST_TURNING: usize = 4;

/// What kind of difference it is, the lightest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// None that a reader of both would call one.
    Nothing,
    /// Another function word, or one less; other order; a name in full and in short.
    Small,
    /// One leaves out words of content without a mark.
    LeftOut,
    /// Other words of content, figures, names; a negation in place of another word.
    Altered,
    /// One leaves out words that turn or limit what is said.
    Turned,
}

/// Of what kind a differing place is.
pub fn kind(one: &[Word], two: &[Word], place: &Place) -> Kind {
    let vocabulary = Vocabulary::shipped();
    if is_open(one, &place.one) || is_open(two, &place.two) {
        return Kind::Nothing;
    }
    let (left, right) = (bare(one, &place.one), bare(two, &place.two));
    let are_same = left.len() == right.len() && left.iter().zip(&right).all(|(one, two)| is_same(one, two));
    if are_same
        || joined(&left) == joined(&right)
        || repeats(one, &place.one, &right)
        || repeats(two, &place.two, &left)
    {
        return Kind::Nothing;
    }
    let was_empty = left.is_empty() || right.is_empty();
    let (left, right) = without_common(left, right);
    if left.is_empty() && right.is_empty() {
        return Kind::Small;
    }
    let has = |words: &[&Word], test: fn(&Vocabulary, &str) -> bool| {
        words.iter().filter(|word| test(vocabulary, &word.key)).count()
    };
    let negations = has(&left, Vocabulary::is_negation).abs_diff(has(&right, Vocabulary::is_negation));
    let is_short = left.len().max(right.len()) <= MOST_TURNING;
    let is_limit = has(&left, Vocabulary::is_limit) != has(&right, Vocabulary::is_limit);
    if is_short && was_empty && (negations % 2 == 1 || is_limit) {
        return Kind::Turned;
    }
    if is_short && negations % 2 == 1 {
        return Kind::Altered;
    }
    let is_money = |words: &[&Word]| words.iter().all(|word| vocabulary.is_money(&word.key));
    if left.is_empty() && is_money(&right) || right.is_empty() && is_money(&left) {
        return Kind::Nothing;
    }
    let are_contrary = left
        .iter()
        .any(|one| right.iter().any(|two| vocabulary.are_contrary(&one.key, &two.key)));
    let content = |words: &[&Word]| words.iter().any(|word| vocabulary.is_content(&word.key));
    match (content(&left), content(&right)) {
        (true, true) => Kind::Altered,
        _ if are_contrary => Kind::Altered,
        (false, false) => Kind::Small,
        (true, false) if is_part_of_name(one, &place.one, &left) => Kind::Small,
        (false, true) if is_part_of_name(two, &place.two, &right) => Kind::Small,
        _ => Kind::LeftOut,
    }
}

/// The words at a place without those that are said while thinking.
fn bare<'w>(words: &'w [Word], place: &Range<usize>) -> Vec<&'w Word> {
    let vocabulary = Vocabulary::shipped();
    let mut bare: Vec<&Word> = Vec::new();
    let mut at = place.start;
    while at < place.end {
        let ahead = words[at..place.end].iter().map(|word| word.key.as_str());
        match vocabulary.filler(ahead) {
            Some(len) => at += len,
            None => {
                bare.push(&words[at]);
                at += 1;
            }
        }
    }
    bare
}

fn joined(words: &[&Word]) -> String {
    words
        .iter()
        .map(|word| word.key.as_str())
        .filter(|key| *key != "'s")
        .collect()
}

/// Nothing is there but what is said twice: "if they, if they come".
fn repeats(words: &[Word], place: &Range<usize>, other: &[&Word]) -> bool {
    let len = place.len();
    let is = |range: Option<Range<usize>>| {
        let twin = range.and_then(|range| words.get(range));
        twin.is_some_and(|twin| {
            twin.iter()
                .map(|word| &word.key)
                .eq(words[place.clone()].iter().map(|word| &word.key))
        })
    };
    other.is_empty()
        && len > 0
        && (is(Some(place.end..place.end + len)) || is(place.start.checked_sub(len).map(|start| start..place.start)))
}

/// What each has alone: a word that the other has too, or has in another spelling, goes.
fn without_common<'w>(left: Vec<&'w Word>, mut right: Vec<&'w Word>) -> (Vec<&'w Word>, Vec<&'w Word>) {
    let mut alone = Vec::new();
    for word in left {
        match right.iter().position(|other| is_same(word, other)) {
            Some(at) => {
                right.remove(at);
            }
            None => alone.push(word),
        }
    }
    (alone, right)
}

/// One word, or two ways to write it.
fn is_same(one: &Word, two: &Word) -> bool {
    let is_short_for = |short: &str, long: &str| match short {
        "'s" => matches!(long, "is" | "has" | "us"),
        "'d" => matches!(long, "would" | "had"),
        _ => false,
    };
    one.key == two.key
        || is_short_for(&one.key, &two.key)
        || is_short_for(&two.key, &one.key)
        || one.is_capital && two.is_capital && is_same_name(&one.key, &two.key)
}

/// What one has more is the rest of a name that both have: each of these words stands beside another one with a capital.
fn is_part_of_name(words: &[Word], place: &Range<usize>, more: &[&Word]) -> bool {
    let vocabulary = Vocabulary::shipped();
    let is_name = |word: Option<&Word>| word.is_some_and(|word| word.is_capital && vocabulary.is_content(&word.key));
    let is_beside = |word: &&&Word| {
        let at = place.clone().find(|&at| std::ptr::eq(&words[at], **word));
        at.is_some_and(|at| is_name(words.get(at + 1)) || is_name(at.checked_sub(1).and_then(|at| words.get(at))))
    };
    let mut content = more.iter().filter(|word| vocabulary.is_content(&word.key));
    content.all(|word| word.is_capital && is_beside(&word))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::quoting::overlap::overlap;
    use crate::rules::quoting::words::add_words;

    /// The kinds of all places where two prints differ, and whether a stretch in common was found.
    #[track_caller]
    fn check(one: &str, two: &str, expected: &[Kind]) {
        let [one, two] = [one, two].map(|text| {
            let mut words = Vec::new();
            add_words(&mut words, text, 0, true);
            words
        });
        let overlap = overlap(&one, &two).unwrap();
        let kinds: Vec<Kind> = overlap.places.iter().map(|place| kind(&one, &two, place)).collect();
        assert_eq!(kinds, expected, "{overlap:?}");
    }

    const TOLD: &str = "We will not close the ferry to Tarn before the summer is over";

    #[test]
    fn another_word_of_content() {
        use Kind::Altered;
        check(
            TOLD,
            "We will not close the harbour to Tarn before the summer is over",
            &[Altered],
        );
        check(
            TOLD,
            "We will not close the ferries to Tarn before the summer is over",
            &[Altered],
        );
        check(
            TOLD,
            "We may not close the ferry to Tarn before the summer is over",
            &[Altered],
        );
        check(
            TOLD,
            "They will not close the ferry to Tarn before the summer is over",
            &[],
        );
        check(
            "The new ferry is not sailing to Orsk today",
            "The new ferry has not sailed to Orsk today",
            &[Altered],
        );
        check("We have 12 boats in Orsk", "We have 14 boats in Orsk", &[Altered]);
        check(
            "The county has a plan for Orsk",
            "The county has no plan for Orsk",
            &[Altered],
        );
    }

    #[test]
    fn words_left_out() {
        use Kind::{LeftOut, Small, Turned};
        check(
            TOLD,
            "We will close the ferry to Tarn before the summer is over",
            &[Turned],
        );
        check(
            "The county pays only for the bridge to Tarn",
            "The county pays for the bridge to Tarn",
            &[Turned],
        );
        check(
            "We close the old ferry to Tarn",
            "We close the ferry to Tarn",
            &[LeftOut],
        );
        check(
            "We do the right thing for the people of Orsk",
            "We do the right thing for Orsk",
            &[LeftOut],
        );
        check(
            "The boats have come up to Orsk",
            "The boats have come to Orsk",
            &[Small],
        );
        check(
            "Vote for Petr Lorn or stay at home",
            "Vote for Lorn or stay at home",
            &[Small],
        );
    }

    #[test]
    fn what_a_reader_of_both_calls_the_same() {
        use Kind::{Nothing, Small};
        check(
            TOLD,
            "“We won’t close the Ferry to Tarn – before the summer’s over!”",
            &[Nothing],
        );
        check(
            "We want a common-sense plan for Orsk",
            "We want a commonsense plan for Orsk",
            &[Nothing],
        );
        check(
            "We have, you know, no boats in Orsk",
            "We have no boats in Orsk",
            &[Nothing],
        );
        check(
            "We have ... no boats in Orsk",
            "We have at last no boats in Orsk",
            &[Nothing],
        );
        check(
            "They told [the mayor] that it rains",
            "They told him and me that it rains",
            &[Nothing],
        );
        check(
            "If they, if they come, the boats sail",
            "If they come, the boats sail",
            &[Nothing],
        );
        check(
            "We paid $5 million for the boats",
            "We paid five million dollars for the boats",
            &[Nothing],
        );
        check(
            "There simply is no boat in Orsk",
            "There is simply no boat in Orsk",
            &[Small],
        );
    }
}
