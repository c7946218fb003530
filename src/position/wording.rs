//! A sentence as a row of comparable words: what is left of its wording when spelling, inflection and words that change
//! nothing are taken away.
//!
//! In: a parsed sentence; out: a [`Wording`]. The predicates and their layers are not looked at: two sentences of nearly
//! one wording can be compared by what differs alone.

use compact_str::CompactString;
use serde::{Deserialize, Serialize};

use super::claim::Period;
use super::clause;
use super::concepts::entity;
use super::modifiers;
use super::tree::Tree;
use super::words::Words;
use crate::language::lexicon::{Monotone, Pos};
use crate::language::quantities::{Quantity, QuantityKind};
use crate::language::{Deprel, Upos};
use crate::text::Span;

/// What a word does in its sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Sort {
    /// A noun, verb or adjective.
    Content(Pos),
    /// A name.
    Name,
    /// Turns the clause into its contrary: not, never, no.
    Negation,
    /// A modal: would, may, must.
    Modal,
    /// A pronoun.
    Pronoun,
    /// How many: all, most, some.
    Quantifier,
    /// Opens a condition or closes what is said: if, unless, only, until.
    Limiter,
    /// A number with its unit; index into [`Wording::figures`].
    Figure(usize),
    /// A time; index into [`Wording::periods`].
    Time(usize),
    /// The rest: prepositions, conjunctions, adverbs.
    Other,
}

/// Where a word stands to the verb.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Place {
    /// Head of a subject, or of the agent of a passive.
    Doer,
    /// Head of an object, or of the subject of a passive.
    DoneTo,
    /// Neither.
    Elsewhere,
}

/// One word of a wording.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Word {
    /// Lemma in lower case; the key of a named thing; one key for all numbers and one for all times.
    pub key: CompactString,
    /// What it does.
    pub sort: Sort,
    /// Where it stands to the verb.
    pub place: Place,
    /// Whether it heads a clause, so that its contrary is the contrary of the clause.
    pub is_predicate: bool,
    /// Whether it stands in a relative or adverbial clause: what is denied there only restricts.
    pub is_inner: bool,
}

/// A sentence as a row of words.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Wording {
    /// In text order.
    pub words: Vec<Word>,
    /// The numbers among them.
    pub figures: Vec<Quantity>,
    /// The times among them.
    pub periods: Vec<Option<Period>>,
    /// How the times are written, lower case.
    pub times: Vec<CompactString>,
    /// Whether it asks.
    pub is_question: bool,
    /// Whether it tells what has come about so far ("has trained 900"): such a figure grows.
    pub is_perfect: bool,
}

/// Words that say which of two parties gives and which takes, has more and has less.
const RELATORS: &[&str] = &[
    "from", "to", "with", "for", "against", "more", "less", "few", "many", "much", "little",
];

impl Wording {
    /// The words that tell who of two parties is which ("to", "from"), in order of the alphabet.
    pub fn relators(&self) -> Vec<&str> {
        let mut found: Vec<&str> = self
            .words
            .iter()
            .map(|word| word.key.as_str())
            .filter(|key| RELATORS.contains(key))
            .collect();
        found.sort_unstable();
        found
    }
}

/// Key of every number.
const FIGURE: &str = "#";
/// Key of every time.
const TIME: &str = "@";

/// They change nothing that is compared.
const FILLERS: &[&str] = &[
    "a",
    "an",
    "the",
    "any",
    "this",
    "that",
    "these",
    "those",
    "such",
    "do",
    "also",
    "too",
    "already",
    "yet",
    "ever",
    "indeed",
    "really",
    "just",
    "very",
    "still",
    "so",
    "then",
    "well",
    "now",
    "currently",
    "today",
    "again",
    "same",
    "there",
    "all at",
    "own",
    "and",
    "certainly",
    "clearly",
    "simply",
    "actually",
    "of course",
    "it",
    "to",
    "single",
];
const NEGATIONS: &[&str] = &["not", "n't", "n’t", "never", "no", "nor", "neither", "none", "cannot"];
const LIMITERS: &[&str] = &[
    "if",
    "unless",
    "only",
    "until",
    "till",
    "except",
    "without",
    "before",
    "after",
    "when",
    "while",
    "as long as",
    "provided",
    "almost",
    "nearly",
    "hardly",
    "barely",
    "scarcely",
    "partly",
    "solely",
    "longer",
    "but",
    "although",
];
const FIRST_PERSON: &[&str] = &[
    "i",
    "we",
    "me",
    "us",
    "my",
    "our",
    "mine",
    "ours",
    "myself",
    "ourselves",
];

/// The wording of a sentence, with the figures and the times that stand in it.
pub(super) fn of_sentence(
    tree: Tree<'_>,
    words: &Words,
    quantities: &[Quantity],
    periods: &[(Span, Option<Period>)],
) -> Wording {
    let mut wording = Wording {
        is_perfect: (0..tree.len()).any(|token| clause::has_perfect(tree, token)),
        ..Wording::default()
    };
    let mut last = None;
    for token in 0..tree.len() {
        let span = tree.sentence.tokens[token].span;
        let time = periods.iter().position(|(time, _)| time.contains(span));
        let figure = quantities
            .iter()
            .position(|quantity| quantity.span.contains(span) && quantity.kind != QuantityKind::Ordinal);
        let group = time.map(|at| (0, at)).or(figure.map(|at| (1, at)));
        if group.is_some() && group == last {
            continue;
        }
        last = group;
        let is_inner = is_inner(tree, token);
        let whole = |key: &str, sort| Word {
            key: key.into(),
            sort,
            place: Place::Elsewhere,
            is_predicate: false,
            is_inner,
        };
        if let Some(at) = time {
            wording.periods.push(periods[at].1.clone());
            wording.times.push(periods[at].0.of(tree.text).to_lowercase().into());
            wording.words.push(whole(TIME, Sort::Time(wording.periods.len() - 1)));
            continue;
        }
        if let Some(at) = figure {
            wording.figures.push(quantities[at].clone());
            wording
                .words
                .push(whole(FIGURE, Sort::Figure(wording.figures.len() - 1)));
            continue;
        }
        wording.words.extend(word(tree, words, token, is_inner));
    }
    wording
}

/// One word; `None` where it changes nothing.
fn word(tree: Tree<'_>, words: &Words, token: usize, is_inner: bool) -> Option<Word> {
    let (lower, key) = (tree.lower(token), tree.key(token));
    let upos = tree.upos(token);
    let is_of_the_rest = matches!(lower.as_str(), "nothing" | "nobody" | "no" | "none")
        && token + 1 < tree.len()
        && matches!(tree.lower(token + 1).as_str(), "else" | "other");
    if is_of_the_rest {
        // "and for nothing else" closes what is said, and denies none of it.
        return None;
    }
    // "never, never" denies once, and "— never" after the clause something else; "no matter what" denies nothing.
    let is_no_denial = modifiers::is_called_out(tree, token)
        || lower == "no" && token + 1 < tree.len() && modifiers::is_no_matter(tree, token + 1);
    if is_no_denial {
        return None;
    }
    let negates = NEGATIONS.contains(&lower.as_str());
    let is_mark = matches!(upos, Upos::Punct | Upos::Sym | Upos::Intj);
    let only_links = tree.deprel(token) == Deprel::Mark && key != "if" && !LIMITERS.contains(&lower.as_str());
    if !negates && (is_mark || FILLERS.contains(&key.as_str()) || only_links) {
        return None;
    }
    let (key, sort) = if negates {
        ("not".into(), Sort::Negation)
    } else if matches!(lower.as_str(), "nobody" | "nothing" | "nowhere") {
        // What it denies is anybody's, and stands in the other sentence as "everybody" or "somebody" at most.
        ("not".into(), Sort::Negation)
    } else if FIRST_PERSON.contains(&lower.as_str()) {
        ("we".into(), Sort::Pronoun)
    } else if LIMITERS.contains(&lower.as_str()) {
        (lower, Sort::Limiter)
    } else if let Some(entity) = entity(tree, words, token).filter(|_| upos != Upos::Verb) {
        (entity, Sort::Name)
    } else {
        let is_quantifier = upos != Upos::Verb
            && words
                .lexicon
                .quantifiers
                .of(&lower, Pos::Adverb)
                .any(|quantifier| quantifier.monotone != Monotone::Neither || quantifier.rank > 0);
        match upos {
            _ if is_quantifier => (lower, Sort::Quantifier),
            Upos::Propn => (words.fold(tree.word(token)), Sort::Name),
            Upos::Aux if words.lexicon.modals.of(&modal(&lower), Pos::Verb).next().is_some() => {
                (modal(&lower), Sort::Modal)
            }
            Upos::Aux => return None,
            Upos::Noun | Upos::Verb | Upos::Adj => (key, Sort::Content(Pos::from_upos(upos)?)),
            Upos::Num => (lower, Sort::Name),
            Upos::Pron => (lower, Sort::Pronoun),
            _ => (key, Sort::Other),
        }
    };
    Some(Word {
        key,
        sort,
        place: place(tree, words, token),
        is_predicate: tree.is_predicate(token),
        is_inner,
    })
}

fn modal(lower: &str) -> CompactString {
    match lower {
        "'ll" | "’ll" | "wo" => "will".into(),
        "ca" => "can".into(),
        "'d" | "’d" => "would".into(),
        other => other.into(),
    }
}

fn place(tree: Tree<'_>, words: &Words, token: usize) -> Place {
    if tree
        .head(token)
        .is_some_and(|verb| words.is_reciprocal(&tree.key(verb)))
    {
        return Place::Elsewhere;
    }
    match tree.deprel(token) {
        // "the northern counties pay": what restricts a party stands where the party does.
        Deprel::Amod | Deprel::Compound => tree
            .head(token)
            .map_or(Place::Elsewhere, |head| place(tree, words, head)),
        Deprel::Nsubj | Deprel::OblAgent => Place::Doer,
        Deprel::Obj | Deprel::NsubjPass => Place::DoneTo,
        Deprel::Obl if tree.marker(token).is_some_and(|marker| marker == "by") => Place::Doer,
        _ => Place::Elsewhere,
    }
}

/// Whether the word stands in a clause that restricts or explains another.
fn is_inner(tree: Tree<'_>, token: usize) -> bool {
    let mut at = Some(token);
    while let Some(token) = at {
        if matches!(
            tree.deprel(token),
            Deprel::Acl | Deprel::AclRelcl | Deprel::Advcl | Deprel::AdvclRelcl
        ) {
            return true;
        }
        at = tree.head(token);
    }
    false
}

impl Word {
    /// Whether the word says what the sentence is about.
    pub fn is_content(&self) -> bool {
        matches!(
            self.sort,
            Sort::Content(_) | Sort::Name | Sort::Figure(_) | Sort::Time(_)
        )
    }
}
