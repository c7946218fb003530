//! Phrases → weighted concepts and labels: what a claim is about, word by word.

use compact_str::CompactString;

use super::claim::{Concept, ConceptKind, Part};
use super::modifiers::{self, subtree_span};
use super::tree::Tree;
use super::words::Words;
use crate::language::lexicon::LONGEST_TERM;
use crate::language::{Deprel, Upos, names};

/// The words of a label, at most.
const LABEL_WORDS: usize = 7;

/// Pronouns of any person, whoever it is.
const ANYBODY: &[&str] = &[
    "nobody",
    "everybody",
    "somebody",
    "anybody",
    "everyone",
    "someone",
    "anyone",
    "none",
];

/// The concepts of a noun phrase: its head as `part`, what restricts it as modifiers.
pub(super) fn of_phrase(tree: Tree<'_>, words: &Words, head: usize, part: Part) -> Vec<Concept> {
    let mut concepts = Vec::new();
    collect(tree, words, head, part, None, Depth::default(), &mut concepts);
    concepts
}

/// How far below the head of a phrase a word stands.
#[derive(Clone, Copy, Default)]
struct Depth {
    /// Steps in the tree.
    all: u8,
    /// Steps over words that say something of their own.
    telling: u8,
}

fn collect(
    tree: Tree<'_>,
    words: &Words,
    token: usize,
    part: Part,
    case: Option<CompactString>,
    depth: Depth,
    into: &mut Vec<Concept>,
) {
    if let Some(name) = bearer_of_office(tree, token) {
        // "the Liberal nominee, Mara Velin": Mara Velin, and beside it what she is.
        collect(tree, words, name, part, case, depth, into);
        into.extend(concept(tree, words, token, Part::Modifier, None, depth.all + 2));
        return;
    }
    let term = term(tree, words, token);
    let surname = surname(tree, token);
    if let Some(term) = &term {
        into.extend(term.concepts(part, case.clone(), depth));
    } else if let Some(mut concept) = concept(tree, words, surname.unwrap_or(token), part, case.clone(), depth.all) {
        concept.is_near = depth.telling <= 1;
        into.push(concept);
    }
    if depth.all > 3 {
        return;
    }
    let key = tree.key(token);
    // "the use of highways" is restricted by the highways as "highways" would be.
    let is_telling = !words.is_general(&key) && !words.is_transparent(&key);
    let inner = Depth {
        all: depth.all + 1,
        telling: depth.telling + u8::from(is_telling),
    };
    let below = if part == Part::Theme || part == Part::Event {
        Part::Modifier
    } else {
        part
    };
    // The given name is what may be left out.
    if surname.is_some() {
        into.extend(concept(tree, words, token, below, None, depth.all + 1));
    }
    for child in tree.children(token) {
        let is_of_term = term.as_ref().is_some_and(|term| term.tokens.contains(&child));
        if Some(child) == surname || is_of_term || is_form_of_address(tree, token, child) {
            continue;
        }
        match tree.deprel(child) {
            // "Anders Veld" and "Veld": either part of a name is as good as the other.
            Deprel::Flat if surname.is_none() && tree.upos(token) == Upos::Propn && tree.upos(child) == Upos::Propn => {
                collect(tree, words, child, part, case.clone(), depth, into);
            }
            Deprel::Amod | Deprel::NmodPoss | Deprel::Compound | Deprel::Flat | Deprel::Nmod | Deprel::NmodDesc => {
                // "a vote on fishing rights" is one on fishing.
                let inherited = case
                    .clone()
                    .filter(|_| !is_telling && tree.deprel(child) == Deprel::Compound);
                let case = tree
                    .marker(child)
                    .filter(|_| tree.deprel(child) == Deprel::Nmod)
                    .or(inherited);
                collect(tree, words, child, below, case, inner, into);
            }
            // "the nominee, Jorun Pell", for which the parser has other names, too: which one is meant.
            Deprel::Appos | Deprel::Vocative if child > token && tree.upos(child) == Upos::Propn => {
                collect(tree, words, child, below, None, inner, into);
            }
            // "Sarn leaving": what it does tells nothing of which Sarn.
            Deprel::Acl if tree.subject_of_gerund(child).is_some() || modifiers::is_proviso(tree, child) => {}
            Deprel::Acl | Deprel::AclRelcl if tree.upos(child) == Upos::Verb => {
                // "the tax imposed on fuel", "the right to vote": the verb and what it takes.
                collect(tree, words, child, below, None, inner, into);
            }
            Deprel::Obj | Deprel::Obl if matches!(tree.upos(token), Upos::Verb) => {
                collect(tree, words, child, below, tree.marker(child), inner, into);
            }
            Deprel::Conj if depth.all > 0 => collect(tree, words, child, below, case.clone(), depth, into),
            _ => {}
        }
    }
}

/// A term that stands for another one, in the words of that one: "capital punishment".
struct Named<'a> {
    /// The words of the plainest term, its head last.
    words: Vec<&'a str>,
    /// Of the sentence, those that make up the term.
    tokens: std::ops::RangeInclusive<usize>,
}

impl Named<'_> {
    fn concepts(&self, part: Part, case: Option<CompactString>, depth: Depth) -> impl Iterator<Item = Concept> {
        let below = if part == Part::Theme || part == Part::Event {
            Part::Modifier
        } else {
            part
        };
        let is_head = move |at: usize, count: usize| at + 1 == count;
        let count = self.words.len();
        self.words.iter().enumerate().map(move |(at, word)| {
            let is_head = is_head(at, count);
            let part = if is_head { part } else { below };
            let steps = depth.all + u8::from(!is_head);
            Concept {
                key: CompactString::from(*word),
                kind: ConceptKind::Thing,
                part,
                weight: weight_of(6, part, steps),
                case: case.clone().filter(|_| is_head),
                is_near: depth.telling <= 1,
            }
        })
    }
}

/// The longest term of the lexicon that ends in a noun.
fn term<'a>(tree: Tree<'_>, words: &'a Words, head: usize) -> Option<Named<'a>> {
    if !matches!(tree.upos(head), Upos::Noun | Upos::Propn) {
        return None;
    }
    let least = head.saturating_sub(LONGEST_TERM - 1);
    (least..=head).find_map(|first| {
        if !(first..head).all(|token| tree.sentence.is_within(token, head)) {
            return None;
        }
        let before = (first..head).map(|token| tree.lower(token));
        let written = before.chain([tree.key(head)]).collect::<Vec<_>>().join(" ");
        let plainest = words.lexicon.terms.plainest(&written)?;
        Some(Named {
            words: plainest.split(' ').collect(),
            tokens: first..=head,
        })
    })
}

/// The last word of a person's name that begins with a known given name, which the parser has for its head.
fn surname(tree: Tree<'_>, given: usize) -> Option<usize> {
    let is_name = |&part: &usize| part > given && tree.deprel(part) == Deprel::Flat && tree.upos(part) == Upos::Propn;
    if tree.upos(given) != Upos::Propn || names::gender_of_given_name(tree.word(given)).is_none() {
        return None;
    }
    tree.children(given).filter(is_name).last()
}

/// The country or organisation that a word names. The Washington of "George Washington" is no capital.
pub(super) fn entity(tree: Tree<'_>, words: &Words, token: usize) -> Option<CompactString> {
    let given = match tree.deprel(token) {
        Deprel::Flat => tree.head(token),
        _ => Some(token),
    };
    let is_of_person = given.is_some_and(|given| surname(tree, given).is_some());
    (!is_of_person).then(|| words.entity(tree.word(token))).flatten()
}

/// The name put beside an office or function.
fn bearer_of_office(tree: Tree<'_>, office: usize) -> Option<usize> {
    if tree.upos(office) != Upos::Noun || !names::is_title(tree.word(office)) {
        return None;
    }
    tree.children(office).find(|&child| {
        child > office
            && tree.deprel(child) == Deprel::Appos
            && tree.upos(child) == Upos::Propn
            && names::gender_of_given_name(tree.word(child)).is_some()
    })
}

/// "Mr." of "Mr. Velin", "Senator" of "Senator Velin": the name without it is the same one.
fn is_form_of_address(tree: Tree<'_>, name: usize, before: usize) -> bool {
    before < name
        && tree.upos(name) == Upos::Propn
        && tree.upos(before) == Upos::Propn
        && matches!(tree.deprel(before), Deprel::NmodDesc | Deprel::Compound)
        && (names::is_form_of_address(tree.word(before))
            || tree.deprel(before) == Deprel::NmodDesc && names::is_title(tree.word(before)))
}

/// The concept of one word; `None` for function words and pronouns.
pub(super) fn concept(
    tree: Tree<'_>,
    words: &Words,
    token: usize,
    part: Part,
    case: Option<CompactString>,
    depth: u8,
) -> Option<Concept> {
    if tree.is_time(token) {
        return None;
    }
    let is_anybody =
        part == Part::Theme && tree.upos(token) == Upos::Pron && ANYBODY.contains(&tree.lower(token).as_str());
    let key = if is_anybody {
        CompactString::const_new("person")
    } else {
        tree.key(token)
    };
    let kind = match tree.upos(token) {
        Upos::Propn => ConceptKind::Entity,
        Upos::Pron if is_anybody => ConceptKind::Thing,
        Upos::Noun => ConceptKind::Thing,
        Upos::Verb => ConceptKind::Event,
        Upos::Adj => ConceptKind::Quality,
        // "Article 5"; not "to 68" or "sixty-three", which are figures.
        Upos::Num
            if !matches!(
                tree.deprel(token),
                Deprel::Nummod | Deprel::Obl | Deprel::Obj | Deprel::Nsubj
            ) && key.contains(|c: char| c.is_ascii_digit()) =>
        {
            ConceptKind::Number
        }
        _ => return None,
    };
    if !key.chars().any(char::is_alphanumeric) || words.is_empty_word(&key, tree.upos(token)) {
        return None;
    }
    let (key, kind) = match entity(tree, words, token) {
        Some(entity) => (entity, ConceptKind::Entity),
        None if kind == ConceptKind::Entity => (words.fold(tree.word(token)), kind),
        None => (key, kind),
    };
    let base = match kind {
        ConceptKind::Entity => 8,
        ConceptKind::Thing | ConceptKind::Number => 6,
        ConceptKind::Event => 5,
        ConceptKind::Quality => 3,
    };
    let weight = weight_of(if words.is_general(&key) { 2 } else { base }, part, depth);
    Some(Concept {
        key,
        kind,
        part,
        weight,
        case,
        is_near: depth <= 1,
    })
}

/// What a word weighs by its place: less where it restricts, less again far below.
fn weight_of(weight: u8, part: Part, depth: u8) -> u8 {
    let weight = match part {
        Part::Theme | Part::Event => weight,
        _ => (weight * 2 / 3).max(1),
    };
    if depth > 1 { (weight / 2).max(1) } else { weight }
}

/// A readable label of a phrase: its own words without determiners, cut after a few.
pub(super) fn label(tree: Tree<'_>, head: usize) -> String {
    let span = subtree_span(tree, head);
    let kept: Vec<usize> = (0..tree.len())
        .filter(|&token| span.contains(tree.sentence.tokens[token].span))
        .filter(|&token| !matches!(tree.upos(token), Upos::Punct))
        .skip_while(|&token| {
            matches!(
                tree.deprel(token),
                Deprel::Case | Deprel::Det | Deprel::Mark | Deprel::Cc | Deprel::NmodPoss
            ) && tree.upos(token) != Upos::Propn
        })
        .collect();
    let head_at = kept.iter().position(|&token| token == head).unwrap_or(0);
    let mut end = kept.len().min(LABEL_WORDS.max(head_at + 1));
    while end > head_at + 1
        && matches!(
            tree.upos(kept[end - 1]),
            Upos::Adp | Upos::Det | Upos::Cconj | Upos::Sconj | Upos::Part | Upos::Pron | Upos::Aux
        )
    {
        end -= 1;
    }
    let start = end.saturating_sub(LABEL_WORDS + 2).min(head_at);
    let mut label = String::new();
    let mut last_end = None;
    for &token in &kept[start..end] {
        let span = tree.sentence.tokens[token].span;
        if last_end.is_some_and(|last| last < span.start) {
            label.push(' ');
        }
        label.push_str(tree.word(token));
        last_end = Some(span.end);
    }
    label
}

#[cfg(test)]
mod tests {
    use crate::attribution::Force;
    use crate::position::{Speaker, claims};
    use crate::text::Span;

    /// The words that a claim of an unknown speaker is about, by their keys.
    fn keys(text: &str) -> Vec<String> {
        let found = claims(
            text,
            &[Span::new(0, text.len())],
            &Speaker::default(),
            Force::Assert,
            None,
        );
        let concepts = found.iter().flat_map(|located| &located.claim.matter.concepts);
        concepts.map(|concept| concept.key.to_string()).collect()
    }

    #[test]
    fn a_surname_is_no_capital() {
        let of_person = keys("The plan of Anna London is not ready.");
        assert!(of_person.contains(&"london".to_owned()), "{of_person:?}");
        assert!(!of_person.contains(&"united kingdom".to_owned()), "{of_person:?}");
        assert!(keys("The plan of London is not ready.").contains(&"united kingdom".to_owned()));
    }
}
