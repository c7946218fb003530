//! Two sentences of nearly one wording → whether what differs makes them contraries.
//!
//! In: two wordings; out: what differs, where it is a negation, a contrary word, a figure, a time or the places of two
//! parties, and nothing else of weight. Says nothing where more than that differs: then the wording is no evidence.
//! A limited positive contradicts an unlimited negative, never the other way round (monotonicity: van Benthem 1986;
//! MacCartney & Manning 2009).

use similar::{Algorithm, DiffOp, capture_diff_slices};

use super::{Change, periods};
use crate::align::{Alignment, Swap};
use crate::language::lexicon::{Lexicon, Pos};
use crate::language::quantities::{Conflict, conflict};
use crate::position::{Place, Sort, Word, Wording, Words};

/// Least share of content words that both have, in percent.
const LEAST_LIKENESS: u32 = 70;
/// Most content words by which one side may say more than the other.
const MOST_EXTRA: usize = 3;

/// What two sentences of nearly one wording are to each other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Likeness {
    /// Content words in common.
    pub common: Vec<String>,
    /// Share of the content words that both have, in percent.
    pub percent: u32,
    /// Whether the one is the contrary of the other.
    pub is_contrary: bool,
    /// Whether the first is the one that denies.
    pub is_first_denied: bool,
    /// Whether the figures at one place cannot both be right.
    pub figures: Change,
    /// Whether the times at one place cannot both be right.
    pub periods: Change,
    /// Whether two parties stand in each other's places.
    pub swap: Swap,
}

impl Likeness {
    /// Whether anything of it contradicts.
    pub fn is_conflict(&self) -> bool {
        self.is_contrary
            || self.figures == Change::Conflict
            || self.periods == Change::Conflict
            || self.swap == Swap::Exchanged
    }

    /// The same as an alignment of matters.
    pub fn alignment(&self) -> Alignment {
        Alignment {
            score: self.percent,
            cover: self.percent,
            weight: 4 * self.common.len() as u32,
            words: self.common.len(),
            common: self.common.clone(),
            is_contrary: false,
            swap: self.swap,
        }
    }
}

/// What has been found on the way through two wordings.
#[derive(Default)]
struct Tally<'w> {
    flips: usize,
    /// Negations and extra words of each side.
    negations: [usize; 2],
    extra: [Vec<&'w Word>; 2],
    common: Vec<&'w Word>,
    figures: bool,
    periods: bool,
    /// Whether both deny something alike: which of two negations another one answers cannot be told.
    is_denied_alike: bool,
    /// Whether both say only that it may be: then it also may not.
    is_left_open: bool,
    /// Whether both have the same content words, in whatever order.
    is_reordered: bool,
    /// Whether both tell what one and the same party did.
    is_of_one_doer: bool,
    swap: Swap,
}

/// Compares two wordings; `None` where they differ by more than can be weighed.
pub fn likeness(lexicon: &Lexicon, a: &Wording, b: &Wording) -> Option<Likeness> {
    if a.is_question
        || b.is_question
        || a.is_perfect && b.is_perfect && !a.figures.is_empty()
        || a.words.is_empty()
        || b.words.is_empty()
    {
        return None;
    }
    let (left, right) = (word_keys(a), word_keys(b));
    let is_reordered = is_reordered(a, b);
    let mut tally = Tally {
        is_reordered,
        is_of_one_doer: have_one_doer(a, b),
        swap: if is_reordered { swap(a, b) } else { Swap::Straight },
        ..Tally::default()
    };
    for op in capture_diff_slices(Algorithm::Myers, &left, &right) {
        match op {
            DiffOp::Equal {
                old_index,
                new_index,
                len,
            } => {
                for step in 0..len {
                    tally.equal(a, b, old_index + step, new_index + step)?;
                }
            }
            DiffOp::Delete { old_index, old_len, .. } => {
                tally.extra[0].extend(&a.words[old_index..old_index + old_len]);
            }
            DiffOp::Insert { new_index, new_len, .. } => {
                tally.extra[1].extend(&b.words[new_index..new_index + new_len]);
            }
            DiffOp::Replace {
                old_index,
                old_len,
                new_index,
                new_len,
            } => tally.replaced(
                lexicon,
                &a.words[old_index..old_index + old_len],
                &b.words[new_index..new_index + new_len],
            )?,
        }
    }
    tally.moved_figure(a, b)?;
    if tally.periods && (recurs(a) || recurs(b)) {
        return None;
    }
    // "leases it to the club", "leases it from the city"; "more than", "less than": both turned, neither is.
    if tally.swap == Swap::Exchanged && a.relators() != b.relators() {
        tally.swap = Swap::Straight;
    }
    tally.finish(lexicon)
}

impl<'w> Tally<'w> {
    fn equal(&mut self, a: &'w Wording, b: &'w Wording, old: usize, new: usize) -> Option<()> {
        let (one, two) = (&a.words[old], &b.words[new]);
        match (one.sort, two.sort) {
            (Sort::Figure(one), Sort::Figure(two)) => match conflict(&a.figures[one], &b.figures[two]) {
                Conflict::Overlap => {}
                Conflict::Disjoint => self.figures = true,
                Conflict::Incomparable => return None,
            },
            // "on Sunday" is another Sunday a week later, and not at odds with it.
            (Sort::Time(one), Sort::Time(two)) if a.times[one] == b.times[two] => {}
            (Sort::Time(one), Sort::Time(two)) => {
                let (one, two) = (a.periods[one].as_ref()?, b.periods[two].as_ref()?);
                if (one.from, one.to, one.bound) != (two.from, two.to, two.bound) {
                    if !periods::are_apart(one, two) {
                        return None;
                    }
                    self.periods = true;
                }
            }
            _ => {}
        }
        self.is_denied_alike |= one.sort == Sort::Negation;
        self.is_left_open |= one.sort == Sort::Modal && matches!(one.key.as_str(), "may" | "might" | "could");
        if one.is_content() {
            self.common.push(one);
        }
        Some(())
    }

    /// The only figure, or the only time, of both sentences is compared wherever it stands.
    fn moved_figure(&mut self, a: &'w Wording, b: &'w Wording) -> Option<()> {
        if !self.is_reordered {
            return Some(());
        }
        let only = |wording: &Wording, is_it: fn(&Sort) -> bool| {
            let mut places = wording.words.iter().enumerate().filter(|(_, word)| is_it(&word.sort));
            let first = places.next().map(|(at, _)| at);
            first.filter(|_| places.next().is_none())
        };
        for is_it in [
            (|sort: &Sort| matches!(sort, Sort::Figure(_))) as fn(&Sort) -> bool,
            |sort: &Sort| matches!(sort, Sort::Time(_)),
        ] {
            let is_extra = |word: &&Word| is_it(&word.sort);
            if let (Some(old), Some(new)) = (only(a, is_it), only(b, is_it))
                && self.extra[0].iter().any(is_extra)
            {
                self.extra[0].retain(|word| !is_it(&word.sort));
                self.extra[1].retain(|word| !is_it(&word.sort));
                self.equal(a, b, old, new)?;
            }
        }
        Some(())
    }

    /// Words at one place: contraries and other words for the same are paired off, the rest is extra.
    fn replaced(&mut self, lexicon: &Lexicon, left: &'w [Word], right: &'w [Word]) -> Option<()> {
        let mut taken = vec![false; right.len()];
        for one in left {
            let met = right
                .iter()
                .enumerate()
                .filter(|(at, _)| !taken[*at])
                .filter(|(_, two)| self.is_of_one_doer || !are_two_ends(lexicon, one, two))
                .find_map(|(at, two)| kin(lexicon, one, two).map(|kin| (at, two, kin)));
            match met {
                Some((at, two, kin)) => {
                    taken[at] = true;
                    match kin {
                        Kin::Alike => self.common.push(one),
                        Kin::Contrary if one.is_inner || two.is_inner => return None,
                        Kin::Contrary => self.flips += 1,
                    }
                }
                None => self.extra[0].push(one),
            }
        }
        self.extra[1].extend(
            right
                .iter()
                .zip(&taken)
                .filter(|(_, taken)| !**taken)
                .map(|(word, _)| word),
        );
        Some(())
    }

    fn finish(mut self, lexicon: &Lexicon) -> Option<Likeness> {
        self.cancel_moved();
        // "in favour of", "not against": which way the whole goes is for the positions to say.
        let is_stand = self.extra.iter().flatten().any(|word| tells_a_stand(lexicon, word));
        for side in 0..2 {
            let mut rest = Vec::new();
            for word in std::mem::take(&mut self.extra[side]) {
                match word.sort {
                    Sort::Negation if word.is_inner => return None,
                    Sort::Negation => {
                        self.flips += 1;
                        self.negations[side] += 1;
                    }
                    Sort::Limiter | Sort::Modal | Sort::Pronoun | Sort::Quantifier => return None,
                    Sort::Other => {}
                    _ => rest.push(word),
                }
            }
            self.extra[side] = rest;
        }
        if self.is_reordered {
            let [left, right] = &mut self.extra;
            // Which figure or time answers which cannot be told where they stand elsewhere.
            if left
                .iter()
                .any(|word| matches!(word.sort, Sort::Figure(_) | Sort::Time(_)))
            {
                return None;
            }
            self.common.append(left);
            right.clear();
        }
        let swap = self.swap;
        let [left, right] = &self.extra;
        if !left.is_empty() && !right.is_empty() {
            return None;
        }
        let is_contrary = self.flips % 2 == 1;
        if is_contrary && self.is_denied_alike {
            return None;
        }
        let extra = left.len() + right.len();
        // What the denied side says more limits what is denied.
        let limits_the_denied =
            is_contrary && (0..2).any(|side| self.negations[side] > 0 && !self.extra[side].is_empty());
        if extra > MOST_EXTRA || limits_the_denied || is_contrary && (is_stand || self.turns_otherwise()) {
            return None;
        }
        let common = self.common.len() as u32;
        let percent = 200 * common / (2 * common + extra as u32).max(1);
        let kinds = [is_contrary, self.figures, self.periods, swap == Swap::Exchanged];
        // Two differences at once: which of them is meant cannot be told.
        if percent < LEAST_LIKENESS || kinds.iter().filter(|kind| **kind).count() > 1 {
            return None;
        }
        if (self.figures || self.periods) && extra > 0 {
            return None;
        }
        let change = |is_conflict| if is_conflict { Change::Conflict } else { Change::Same };
        Some(Likeness {
            common: self.common.iter().map(|word| word.key.to_string()).collect(),
            percent,
            is_contrary,
            is_first_denied: self.negations[0] > 0,
            figures: change(self.figures),
            periods: change(self.periods),
            swap,
        })
    }

    /// Whether a verb that only one side has ("refuse", "deny") may turn it round as well, or a modal leaves both open.
    fn turns_otherwise(&self) -> bool {
        self.extra
            .iter()
            .flatten()
            .any(|word| matches!(word.sort, Sort::Content(Pos::Verb)))
            || self.is_left_open
    }

    /// A function word or negation that only stands elsewhere is no difference.
    fn cancel_moved(&mut self) {
        let [left, right] = &mut self.extra;
        left.retain(|one| {
            let stays = one.is_content();
            let met = right
                .iter()
                .position(|two| !stays && two.key == one.key && two.sort == one.sort);
            met.map(|at| right.remove(at)).is_none()
        });
    }
}

/// Whether a word that only one side has can be that side's stand: "favour", "against", "opposed".
fn tells_a_stand(lexicon: &Lexicon, word: &Word) -> bool {
    let is_of = |pos: Pos| lexicon.attitudes.of(&word.key, pos).next().is_some();
    match word.sort {
        Sort::Content(_) => [Pos::Verb, Pos::Noun, Pos::Adjective].into_iter().any(is_of),
        Sort::Other => is_of(Pos::Adverb),
        _ => false,
    }
}

/// What happens in a sentence can happen again: two times of it are two occasions.
fn recurs(wording: &Wording) -> bool {
    let mut predicates = wording.words.iter().filter(|word| word.is_predicate && !word.is_inner);
    predicates.any(|word| Words::shipped().is_recurring(&word.key))
}

/// Whether both have the same content words, each as often.
fn is_reordered(a: &Wording, b: &Wording) -> bool {
    fn content(wording: &Wording) -> impl Iterator<Item = &Word> {
        wording.words.iter().filter(|word| word.is_content())
    }
    fn keys(wording: &Wording) -> Vec<(&str, bool)> {
        let keys = content(wording).map(|word| (word.key.as_str(), matches!(word.sort, Sort::Name)));
        let mut keys: Vec<_> = keys.collect();
        keys.sort_unstable();
        keys
    }
    content(a).count() == content(b).count() && keys(a) == keys(b)
}

/// The words of a sentence, to be told apart by.
fn word_keys(wording: &Wording) -> Vec<&str> {
    wording.words.iter().map(|word| word.key.as_str()).collect()
}

/// Whether two parties stand in each other's places.
fn swap(a: &Wording, b: &Wording) -> Swap {
    let is_party = |word: &&Word| matches!(word.sort, Sort::Name | Sort::Content(Pos::Noun | Pos::Adjective));
    let places = |wording: &Wording, key: &str| -> Vec<Place> {
        let named = wording.words.iter().filter(|word| word.key == key);
        named.map(|word| word.place).collect()
    };
    let moved: Vec<(Place, Place)> = a
        .words
        .iter()
        .filter(is_party)
        .filter_map(
            |word| match (places(a, &word.key).as_slice(), places(b, &word.key).as_slice()) {
                ([one], [two]) if one != two => Some((*one, *two)),
                _ => None,
            },
        )
        .collect();
    let is_exchange = |one: &(Place, Place), two: &(Place, Place)| one.0 == two.1 && one.1 == two.0;
    if moved.iter().any(|one| moved.iter().any(|two| is_exchange(one, two))) {
        Swap::Exchanged
    } else {
        Swap::Straight
    }
}

/// Whether both sentences tell what one and the same party did.
fn have_one_doer(a: &Wording, b: &Wording) -> bool {
    let mut doers = a.words.iter().filter(|word| word.place == Place::Doer);
    doers.any(|one| b.words.iter().any(|two| two.place == Place::Doer && two.key == one.key))
}

/// "was sold", "was bought": one event told from either end. Only of one party it cannot be both.
fn are_two_ends(lexicon: &Lexicon, one: &Word, two: &Word) -> bool {
    match (one.sort, two.sort) {
        (Sort::Content(left), Sort::Content(right)) => left == right && lexicon.are_converses(&one.key, &two.key, left),
        _ => false,
    }
}

/// How two words at one place relate.
enum Kin {
    Alike,
    Contrary,
}

fn kin(lexicon: &Lexicon, one: &Word, two: &Word) -> Option<Kin> {
    let (Sort::Content(left), Sort::Content(right)) = (one.sort, two.sort) else {
        return None;
    };
    let (a, b) = (one.key.as_str(), two.key.as_str());
    if left != right {
        return lexicon.relations.same_family(a, b).then_some(Kin::Alike);
    }
    if lexicon.relations.are_antonyms(a, b, left) || is_contrary(lexicon, a, b, left) {
        // "the old bridge", "the new bridge": two bridges.
        let is_of_clause = left == Pos::Verb || one.is_predicate && two.is_predicate;
        return is_of_clause.then_some(Kin::Contrary);
    }
    (lexicon.are_synonyms(a, b, left) || lexicon.relations.same_family(a, b)).then_some(Kin::Alike)
}

/// Contraries by antonymy, by effect ("open", "close") or by attitude ("support", "oppose").
fn is_contrary(lexicon: &Lexicon, a: &str, b: &str, pos: Pos) -> bool {
    if matches!(pos, Pos::Verb | Pos::Adjective) && lexicon.are_antonyms(a, b, pos) {
        return true;
    }
    // "stand by it", "stand against it": of a word that can be both neither is known here.
    let mut stands = lexicon
        .attitudes
        .of(a, pos)
        .flat_map(|one| lexicon.attitudes.of(b, pos).map(move |two| (one, two)))
        .filter(|(one, two)| one.layer == two.layer)
        .peekable();
    let by_attitude = stands.peek().is_some() && stands.all(|(one, two)| one.value.is_disjoint(two.value));
    // The most usual reading of each; of two of one dimension, the one who has it afterwards must be the same.
    let by_effect = match (lexicon.effects.of(a, pos).next(), lexicon.effects.of(b, pos).next()) {
        (Some(one), Some(two)) => {
            one.dimension == two.dimension && one.sign != two.sign && one.theme == two.theme && one.ground == two.ground
        }
        _ => false,
    };
    by_attitude || by_effect
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::attribution::Force;
    use crate::position::{Speaker, Worded, content};
    use crate::text::Span;

    fn sentence(text: &str) -> Worded {
        let whole = Span::new(0, text.len());
        let day = chrono::NaiveDate::from_ymd_opt(2024, 5, 20);
        let mut read = content(text, &[whole], &Speaker::as_reported("Ada Lorn"), Force::Assert, day);
        read.sentences.remove(0)
    }

    fn compared(a: &str, b: &str) -> Option<Likeness> {
        let one_way = likeness(Lexicon::shipped(), &sentence(a).wording, &sentence(b).wording);
        let other_way = likeness(Lexicon::shipped(), &sentence(b).wording, &sentence(a).wording);
        assert_eq!(
            one_way.as_ref().map(Likeness::is_conflict),
            other_way.as_ref().map(Likeness::is_conflict),
            "the order makes a difference: {a} | {b}"
        );
        one_way
    }

    fn is_conflict(a: &str, b: &str) -> bool {
        compared(a, b).is_some_and(|likeness| likeness.is_conflict())
    }

    #[test]
    fn a_negation_makes_a_sentence_its_contrary_and_two_do_not() {
        let told = "The council consulted the farmers of the valley.";
        assert!(is_conflict(
            told,
            "The council did not consult the farmers of the valley."
        ));
        assert!(is_conflict(
            told,
            "The council never consulted the farmers of the valley."
        ));
        assert!(!is_conflict(told, "The council consulted the farmers of the valley."));
        let denied = "The council did not consult the farmers of the valley.";
        assert!(!is_conflict(
            denied,
            "The council never consulted the farmers of the valley."
        ));
    }

    #[test]
    fn what_only_restricts_is_not_denied() {
        let told = "The county pays the farmers who keep cattle.";
        assert!(!is_conflict(
            told,
            "The county pays the farmers who do not keep cattle."
        ));
    }

    #[test]
    fn what_is_denied_of_a_part_is_not_denied_of_the_whole() {
        let told = "The mine at Tarn will close.";
        assert!(!is_conflict(told, "The mine at Tarn will not close before the winter."));
        assert!(is_conflict(
            "The mine at Tarn will not close.",
            "The mine at Tarn will close this winter."
        ));
    }

    #[test]
    fn figures_and_times_at_one_place_exclude_each_other() {
        let told = "The ferry carried 300 passengers to Tolm on 4 May 2024.";
        assert!(is_conflict(
            told,
            "The ferry carried 450 passengers to Tolm on 4 May 2024."
        ));
        assert!(is_conflict(
            told,
            "The ferry carried 300 passengers to Tolm on 9 May 2024."
        ));
        assert!(!is_conflict(
            told,
            "The ferry carried about 300 passengers to Tolm on 4 May 2024."
        ));
        let so_far = "We have trained 900 electricians in the county.";
        assert!(!is_conflict(
            so_far,
            "We have trained 1,700 electricians in the county."
        ));
    }

    #[test]
    fn parties_that_change_places_tell_of_another_event() {
        let told = "The trawler rammed the patrol boat off Tolm.";
        assert!(is_conflict(told, "The patrol boat rammed the trawler off Tolm."));
        assert!(!is_conflict(
            told,
            "The patrol boat was rammed by the trawler off Tolm."
        ));
        assert!(!is_conflict(told, "Off Tolm the trawler rammed the patrol boat."));
    }

    #[test]
    fn another_matter_is_not_compared() {
        let told = "The council will sell the port of Callis.";
        assert_eq!(compared(told, "The council will not sell the quarry at Tarn."), None);
        assert_eq!(compared("It may rain in Callis.", "It may not rain in Callis."), None);
    }
}
