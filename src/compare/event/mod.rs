//! A sentence and a longer telling of the same event → what of the sentence cannot hold beside it.
//!
//! In: two texts that are about one event; out: a [`Discord`]. Every word of weight of a sentence must be met in the other
//! text before what is left over is weighed: whether it came about, a contrary word, the figure of a counted thing, or who
//! did it to whom (de Marneffe, Rafferty & Manning 2008). A sentence that says more than the other text is no
//! contradiction: what is not told is not denied. Does not tell whether two texts are about one event.

mod data;
mod dated;
mod described;
mod direction;
mod groups;
mod holders;
mod kin;
mod needs;
mod price;
mod respective;
#[cfg(test)]
mod tests;
mod told;

use crate::language::lexicon::Lexicon;
use crate::language::quantities::{Conflict, Quantity, QuantityKind, conflict, find_quantities};
use crate::language::{Deprel, Sentence, Upos, analyse};
use crate::position::Words;
use crate::text::Span;
use data::Data;
use kin::{Kin, kin};
use told::{Reality, Telling};

/// What about two tellings of one event cannot both hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Discord {
    /// It came about, and it did not.
    Denied,
    /// Contrary words of the same thing.
    Contrary,
    /// Two figures for one counted thing.
    Figure,
    /// Doer and done-to exchanged.
    Roles,
    /// Another one did it, or it was done to another one.
    Holder,
    /// Another year.
    Year,
    /// Another day.
    Day,
}

/// Two places in two texts that cannot both hold: each the sentence, in its own text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Event {
    /// What is at odds.
    pub discord: Discord,
    /// Sentence of the first text.
    pub first: Span,
    /// Sentence of the second text.
    pub second: Span,
}

/// Least words of weight by which a sentence must be tied to the other text, beside the word at odds.
const LEAST_TIES: usize = 2;

/// What of two tellings of one event cannot both hold; the first that is found.
pub fn event(lexicon: &Lexicon, first: &str, second: &str) -> Option<Event> {
    let read = |text: &str| analyse(text, Span::new(0, text.len())).sentences;
    let (one, two) = (read(first), read(second));
    let there = || against(lexicon, (first, &one), (second, &two));
    let back = || {
        against(lexicon, (second, &two), (first, &one)).map(|event| Event {
            first: event.second,
            second: event.first,
            ..event
        })
    };
    back().or_else(there)
}

type Read<'a> = (&'a str, &'a [Sentence]);

/// Four digits that read as a year.
fn is_year(word: &str) -> bool {
    word.len() == 4 && word.parse::<u32>().is_ok_and(|year| (1000..2100).contains(&year))
}

/// The sentences of `short` against the whole of `long`.
fn against(lexicon: &Lexicon, short: Read<'_>, long: Read<'_>) -> Option<Event> {
    let data = Data::shipped();
    let tellings: Vec<Telling<'_>> = long
        .1
        .iter()
        .map(|sentence| Telling { text: long.0, sentence })
        .filter(|telling| !telling.is_supposed())
        .collect();
    let figures = find_quantities(long.0, Span::new(0, long.0.len()));
    short.1.iter().find_map(|sentence| {
        let claim = Telling {
            text: short.0,
            sentence,
        };
        let own = find_quantities(short.0, sentence.span);
        let pairing = Pairing {
            lexicon,
            data,
            claim,
            words: claim.content(),
            tellings: &tellings,
            own: &own,
            figures: &figures,
        };
        let (discord, at) = pairing.discord()?;
        Some(Event {
            discord,
            first: sentence.span,
            second: tellings[at].sentence.span,
        })
    })
}

/// A sentence beside another telling.
struct Pairing<'a> {
    lexicon: &'a Lexicon,
    data: &'a Data,
    claim: Telling<'a>,
    /// Its words of weight.
    words: Vec<usize>,
    tellings: &'a [Telling<'a>],
    own: &'a [Quantity],
    figures: &'a [Quantity],
}

impl Pairing<'_> {
    fn discord(&self) -> Option<(Discord, usize)> {
        let is_open = self.claim.is_supposed()
            || self.claim.sentence.tokens.iter().any(|token| {
                token.upos == Upos::Pron && matches!(token.span.of(self.claim.text), "I" | "we" | "We" | "you" | "You")
            });
        if is_open || self.words.len() <= LEAST_TIES {
            return None;
        }
        let kinds = [
            Self::by_respective,
            Self::by_figure,
            Self::by_price,
            Self::by_predicate,
            Self::by_direction,
            Self::by_group,
            Self::by_need,
            Self::by_holder,
            Self::by_year,
            Self::by_day,
            Self::by_description,
            Self::by_nature,
        ];
        kinds
            .iter()
            .find_map(|by| (0..self.tellings.len()).find_map(|at| Some((by(self, at)?, at))))
    }

    fn kin(&self, word: usize, telling: Telling<'_>, token: usize) -> Option<Kin> {
        kin(self.lexicon, self.data, (self.claim, word), (telling, token))
    }

    /// Where in a telling a word is met.
    fn met(&self, word: usize, at: usize) -> Option<usize> {
        let telling = self.tellings[at];
        (0..telling.sentence.tokens.len()).find(|&token| self.kin(word, telling, token) == Some(Kin::Same))
    }

    /// Whether a word is met in a telling or in those before it, which its pronouns go back to.
    fn is_met_up_to(&self, word: usize, at: usize) -> bool {
        (0..=at).any(|at| self.met(word, at).is_some())
    }

    /// Words of weight for which something holds.
    fn words_that(&self, holds: impl Fn(usize) -> bool) -> Vec<usize> {
        self.words.iter().copied().filter(|&word| holds(word)).collect()
    }

    /// Whether a word of the sentence stands in a stretch of its text.
    fn stands_in(&self, word: usize, stretch: Span) -> bool {
        self.claim.sentence.tokens[word].span.overlaps(stretch)
    }

    /// Words of weight but `left`, split into those that are met and those that are not.
    fn met_and_unmet(&self, left: &[usize], at: usize) -> (usize, usize) {
        let others = self.words.iter().copied().filter(|word| !left.contains(word));
        let (met, unmet): (Vec<usize>, Vec<usize>) = others.partition(|&word| self.is_met_up_to(word, at));
        (met.len(), unmet.len())
    }

    /// The same, where one adjective more tells the thing no less.
    fn met_and_missed(&self, left: &[usize], at: usize) -> (usize, usize) {
        let others = self.words.iter().copied().filter(|word| !left.contains(word));
        let (met, unmet): (Vec<usize>, Vec<usize>) = others.partition(|&word| self.is_met_up_to(word, at));
        let is_tolerated =
            unmet.len() == 1 && met.len() > LEAST_TIES && unmet.iter().all(|&word| self.is_aside(word, at));
        (met.len(), if is_tolerated { 0 } else { unmet.len() })
    }

    /// A word that restricts another by no name and no number, and that nothing in the telling is the contrary of.
    fn is_aside(&self, word: usize, at: usize) -> bool {
        let telling = self.tellings[at];
        let is_restrictive = |of: Telling<'_>, word: usize| matches!(of.deprel(word), Deprel::Amod | Deprel::Compound);
        let is_plain = matches!(self.claim.upos(word), Upos::Adj | Upos::Noun)
            && !self.claim.word(word).starts_with(char::is_uppercase);
        let Some(restricted) = self.claim.sentence.tokens[word].head else {
            return false;
        };
        // "the old mill", "the new mill": two things of one kind.
        let is_rival = |token: usize| {
            self.kin(restricted as usize, telling, token) == Some(Kin::Same)
                && telling.sentence.children(token).any(|child| {
                    is_restrictive(telling, child)
                        && self
                            .words
                            .iter()
                            .all(|&own| self.kin(own, telling, child) != Some(Kin::Same))
                })
        };
        let tokens = || 0..telling.sentence.tokens.len();
        is_restrictive(self.claim, word)
            && is_plain
            && tokens().all(|token| self.kin(word, telling, token).is_none())
            && !tokens().any(is_rival)
    }

    /// The predicate came about here and not there, or its contrary did.
    fn by_predicate(&self, at: usize) -> Option<Discord> {
        let telling = self.tellings[at];
        let predicate = self.claim.predicate();
        let (met, unmet) = self.met_and_missed(&[predicate], at);
        if met < LEAST_TIES || unmet > 0 {
            return None;
        }
        let own = self.claim.reality(self.data, predicate);
        (0..telling.sentence.tokens.len()).find_map(|token| {
            let kin = self.kin(predicate, telling, token)?;
            if !self.shares_argument(predicate, telling, token) {
                return None;
            }
            let other = telling.reality(self.data, token);
            match (kin, own, other) {
                (Kin::Same, Reality::True, Reality::False) | (Kin::Same, Reality::False, Reality::True) => {
                    Some(Discord::Denied)
                }
                (Kin::Contrary, Reality::True, Reality::True) if self.is_told_beneath(at, token) => {
                    Some(Discord::Contrary)
                }
                _ => None,
            }
        })
    }

    /// What the predicate is told of, or what it is done to, is told of the other one too.
    fn shares_argument(&self, predicate: usize, telling: Telling<'_>, token: usize) -> bool {
        let is_same = |own: Option<usize>, other: Option<usize>| match (own, other) {
            (Some(own), Some(other)) => self.is_one_thing(own, telling, other),
            _ => false,
        };
        let done_to = is_same(self.claim.done_to(predicate), telling.done_to(token));
        let own_doer = self.claim.doer(predicate);
        let other_doer = telling.doer(token);
        // "the bill passed": what passes is what is passed.
        let is_of_itself = telling.upos(token) == Upos::Verb && telling.done_to(token).is_none();
        let done_to = done_to || is_of_itself && is_same(self.claim.done_to(predicate), other_doer);
        let other_doer = other_doer.filter(|_| !(is_of_itself && done_to));
        let is_taken_up = other_doer.is_some_and(|other| telling.upos(other) == Upos::Pron);
        let doer = is_same(own_doer, other_doer) || own_doer.is_some() && is_taken_up;
        match self.claim.done_to(predicate) {
            Some(_) => done_to && (doer || own_doer.is_none() || other_doer.is_none()),
            None => doer || telling.upos(token) == Upos::Noun && self.shares_phrase(predicate, telling, token),
        }
    }

    /// "agree on the budget", "an agreement on the budget".
    fn shares_phrase(&self, predicate: usize, telling: Telling<'_>, token: usize) -> bool {
        let theirs = telling.phrases(token);
        self.claim.phrases(predicate).iter().any(|(marker, own)| {
            theirs
                .iter()
                .any(|(other_marker, other)| marker == other_marker && self.is_one_thing(*own, telling, *other))
        })
    }

    /// All that the sentence says beside the predicate and its doer stands in the clause of `token`: contraries of two
    /// steps of one event differ in when or where.
    fn is_told_beneath(&self, at: usize, token: usize) -> bool {
        let telling = self.tellings[at];
        let predicate = self.claim.sentence.root();
        let doer = self.claim.doer(predicate);
        let mut clause = telling.clause(token);
        // "... and passed": what it is told of stands above it.
        clause.extend(
            telling
                .doer(token)
                .into_iter()
                .flat_map(|doer| telling.sentence.subtree(doer)),
        );
        let is_of_doer = |word: usize| doer.is_some_and(|doer| self.claim.sentence.is_within(word, doer));
        let rest = self
            .words
            .iter()
            .filter(|&&word| word != predicate && !is_of_doer(word) && !self.is_aside(word, at));
        rest.copied().all(|word| {
            clause
                .iter()
                .any(|&other| self.kin(word, telling, other) == Some(Kin::Same))
        })
    }

    /// Whether two phrases name one thing: by their heads, or by all parts of a name.
    fn is_one_thing(&self, own: usize, telling: Telling<'_>, other: usize) -> bool {
        let group = telling.group(other);
        let is_in_group = |word: usize| {
            group
                .iter()
                .any(|&other| self.kin(word, telling, other) == Some(Kin::Same))
        };
        let name: Vec<usize> = self
            .claim
            .group(own)
            .into_iter()
            .filter(|&part| self.claim.is_name(part))
            .collect();
        self.kin(own, telling, other) == Some(Kin::Same) || self.claim.is_name(own) && name.into_iter().all(is_in_group)
    }

    /// All is met but the year, and the same is told of another year.
    fn by_year(&self, at: usize) -> Option<Discord> {
        let telling = self.tellings[at];
        let predicate = self.claim.sentence.root();
        // Who meets once in a year meets in other years, too.
        if Words::shipped().is_recurring(&self.claim.lemma(predicate)) {
            return None;
        }
        let years: Vec<usize> = self
            .words
            .iter()
            .copied()
            .filter(|&word| is_year(self.claim.word(word)))
            .collect();
        let [year] = years.as_slice() else { return None };
        let (met, unmet) = self.met_and_unmet(&[*year], at);
        let is_known = (0..self.tellings.len()).any(|at| self.met(*year, at).is_some());
        if met < LEAST_TIES || unmet > 0 || is_known {
            return None;
        }
        (0..telling.sentence.tokens.len())
            .any(|token| {
                self.kin(predicate, telling, token) == Some(Kin::Same)
                    && self.shares_argument(predicate, telling, token)
                    && telling.reality(self.data, token) == Reality::True
                    && self.claim.reality(self.data, predicate) == Reality::True
                    && telling
                        .clause(token)
                        .iter()
                        .filter(|&&other| is_year(telling.word(other)))
                        .count()
                        == 1
            })
            .then_some(Discord::Year)
    }

    /// The only figure of the sentence counts a thing that the telling has another figure of.
    fn by_figure(&self, at: usize) -> Option<Discord> {
        let [own] = self.own else { return None };
        if own.kind == QuantityKind::Ordinal {
            return None;
        }
        let telling = self.tellings[at];
        if self.claim.reality(self.data, self.claim.sentence.root()) != Reality::True || telling.is_bounded() {
            return None;
        }
        let noun = own.noun?;
        let head = |telling: Telling<'_>, noun: Span| {
            (0..telling.sentence.tokens.len())
                .rev()
                .find(|&token| telling.sentence.tokens[token].span.end == noun.end)
        };
        let counted = head(self.claim, noun)?;
        let left = self.words_that(|word| self.stands_in(word, own.span) || word == counted);
        let (met, unmet) = self.met_and_unmet(&left, at);
        if met + 1 < LEAST_TIES || unmet > 0 {
            return None;
        }
        let alike: Vec<Conflict> = self
            .figures
            .iter()
            .filter(|figure| {
                figure.kind != QuantityKind::Ordinal
                    && figure.noun.is_some_and(|noun| {
                        self.tellings.iter().any(|telling| {
                            head(*telling, noun).is_some_and(|token| telling.lemma(token) == self.claim.lemma(counted))
                        })
                    })
            })
            .map(|figure| conflict(own, figure))
            .collect();
        let is_here = self.figures.iter().any(|figure| {
            figure
                .noun
                .and_then(|noun| head(telling, noun))
                .is_some_and(|token| telling.lemma(token) == self.claim.lemma(counted))
        });
        (is_here && !alike.is_empty() && alike.iter().all(|conflict| *conflict == Conflict::Disjoint))
            .then_some(Discord::Figure)
    }
}
