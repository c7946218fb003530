//! What stands around a predicate and changes its value: negation, modals, hedges, conditions, caveats.

use compact_str::CompactString;

use super::claim::Limit;
use super::tree::Tree;
use crate::language::lexicon::{HedgeKind, Lexicon, Modal, Monotone, Pos};
use crate::language::{Deprel, Upos, Xpos};
use crate::text::Span;

/// Words that negate the clause they stand in.
const NEGATIONS: &[&str] = &["not", "n't", "n’t", "never", "nor", "neither", "without"];

/// Whether a clause is denied: an odd number of negations, negative quantifiers included ("no one", "no tax").
pub(super) fn is_negated(tree: Tree<'_>, lexicon: &Lexicon, predicate: usize) -> bool {
    let mut count = 0;
    let mut has_not = false;
    let mut has_never = false;
    let is_proposal = is_proposal(tree, predicate);
    for child in tree.children(predicate) {
        match tree.deprel(child) {
            // "Why don't we build it?": let us.
            Deprel::Advmod if is_proposal && is_not(tree, child) => {}
            // "I mean it — never": what is called out after the clause denies something else.
            Deprel::Advmod if child > predicate && is_called_out(tree, child) => {}
            // "never, never": who says it twice denies once.
            Deprel::Advmod if tree.lower(child) == "never" => {
                count += usize::from(!has_never);
                has_never = true;
            }
            // "I'm not — we're not looking": who starts anew denies once.
            Deprel::Advmod | Deprel::Aux if is_not(tree, child) => {
                count += usize::from(!has_not);
                has_not = true;
            }
            // "is no longer minister": the parser has it for a part of the office.
            Deprel::Amod if child < predicate && is_no_longer(tree, child) && has_copula(tree, predicate) => count += 1,
            Deprel::Advmod | Deprel::Aux | Deprel::Cc | Deprel::CcPreconj | Deprel::Mark | Deprel::Det => {
                let negates = NEGATIONS.contains(&tree.lower(child).as_str()) || is_no_longer(tree, child);
                count += usize::from(negates);
            }
            Deprel::Nsubj | Deprel::NsubjPass | Deprel::Obj | Deprel::Obl => {
                count += usize::from(is_negative_phrase(tree, lexicon, child));
            }
            _ => {}
        }
    }
    if tree
        .children(predicate)
        .any(|child| tree.deprel(child) == Deprel::Det && tree.lower(child) == "no")
    {
        // "There is no agreement", "It is no secret": the determiner of a nominal predicate.
        count += 1;
    }
    count % 2 == 1
}

fn has_copula(tree: Tree<'_>, predicate: usize) -> bool {
    tree.child(predicate, &[Deprel::Cop]).is_some()
}

/// "It was not the storm that sank the ferry": it sank, whatever did it. "It was not until May that it sank" tells when.
pub(super) fn is_cleft(tree: Tree<'_>, predicate: usize) -> bool {
    let is_put_first = |child: usize| tree.deprel(child) == Deprel::Dep && tree.lower(child) == "it";
    let is_of_time = |child: usize| tree.is_time(child) || tree.marker(child).is_some_and(|marker| marker == "until");
    tree.children(predicate).any(is_put_first) && !tree.children(predicate).any(is_of_time)
}

fn is_not(tree: Tree<'_>, word: usize) -> bool {
    matches!(tree.lower(word).as_str(), "not" | "n't" | "n’t")
}

/// "Why don't we go", "why don't I begin": the speaker proposes it.
fn is_proposal(tree: Tree<'_>, predicate: usize) -> bool {
    let before = |word: &str| {
        tree.children(predicate)
            .any(|child| child < predicate && tree.lower(child) == word)
    };
    let is_first_person = tree
        .children(predicate)
        .any(|child| tree.deprel(child) == Deprel::Nsubj && matches!(tree.lower(child).as_str(), "i" | "we"));
    before("why") && before("do") && is_first_person
}

/// "no longer", "no more".
fn is_no_longer(tree: Tree<'_>, adverb: usize) -> bool {
    matches!(tree.lower(adverb).as_str(), "longer" | "more" | "anymore")
        && tree.children(adverb).any(|child| tree.lower(child) == "no")
}

/// "no matter what comes": whatever comes.
pub(super) fn is_no_matter(tree: Tree<'_>, noun: usize) -> bool {
    let follows = |word: &str| {
        matches!(
            word,
            "what" | "who" | "how" | "which" | "where" | "when" | "whether" | "if"
        )
    };
    tree.lower(noun) == "matter"
        && noun > 0
        && tree.lower(noun - 1) == "no"
        && noun + 1 < tree.len()
        && follows(&tree.lower(noun + 1))
}

/// A lone "never" set off by a comma or dash, at the end or before another mark.
pub(super) fn is_called_out(tree: Tree<'_>, adverb: usize) -> bool {
    adverb > 0
        && tree.lower(adverb) == "never"
        && tree.upos(adverb - 1) == Upos::Punct
        && (adverb + 1 == tree.len() || tree.upos(adverb + 1) == Upos::Punct)
}

/// "no tax", "nobody", "none of the members", "few".
pub(super) fn is_negative_phrase(tree: Tree<'_>, lexicon: &Lexicon, head: usize) -> bool {
    let is_down = |token: usize| {
        lexicon
            .quantifiers
            .of(&tree.lower(token), Pos::Adverb)
            .any(|quantifier| quantifier.monotone == Monotone::Down && quantifier.high == 0)
    };
    // "nothing else" denies nothing of what was named before.
    let is_of_the_rest = tree.children(head).any(|child| tree.lower(child) == "else")
        || tree
            .children(head)
            .any(|child| tree.deprel(child) == Deprel::Amod && tree.lower(child) == "other");
    // "nobody but citizens" is said of the citizens.
    let has_exception = tree.children(head).any(|child| {
        tree.marker(child)
            .is_some_and(|marker| matches!(marker.as_str(), "but" | "except" | "other than" | "save"))
            || tree.deprel(child) == Deprel::Conj
                && tree
                    .children(child)
                    .any(|cc| tree.deprel(cc) == Deprel::Cc && tree.lower(cc) == "but")
    });
    !has_exception
        && !is_of_the_rest
        && !is_no_matter(tree, head)
        && (is_down(head)
            || tree
                .children(head)
                .any(|child| matches!(tree.deprel(child), Deprel::Det | Deprel::DetPredet) && is_down(child)))
}

/// "flats rather than hotels", "flats and not hotels": the one, and not the other.
pub(super) fn is_set_aside(tree: Tree<'_>, joined: usize) -> bool {
    let is_contrast = |child: usize| match tree.lower(child).as_str() {
        "rather" | "instead" => tree
            .children(child)
            .any(|part| matches!(tree.lower(part).as_str(), "than" | "of")),
        "not" => matches!(tree.deprel(child), Deprel::Advmod | Deprel::Cc),
        _ => false,
    };
    !tree.is_predicate(joined) && tree.children(joined).any(is_contrast)
}

/// Whether a pronoun speaks of all or none ("everyone", "nobody"), not of something named before.
pub(super) fn is_quantified(tree: Tree<'_>, lexicon: &Lexicon, token: usize) -> bool {
    lexicon.quantifiers.of(&tree.lower(token), Pos::Adverb).next().is_some()
}

/// The modal auxiliary of a clause and its lexicon entry, the first where there are several.
pub(super) fn modal<'l>(tree: Tree<'_>, lexicon: &'l Lexicon, predicate: usize) -> Option<&'l Modal> {
    tree.children(predicate)
        .filter(|&child| tree.deprel(child) == Deprel::Aux)
        .find_map(|child| lexicon.modals.of(modal_key(tree, child).as_str(), Pos::Verb).next())
}

/// The word by which the lexicon knows an auxiliary: contracted and cut forms ("'ll", "wo", "ca") in full.
fn modal_key(tree: Tree<'_>, auxiliary: usize) -> CompactString {
    match tree.lower(auxiliary).as_str() {
        "'ll" | "’ll" | "wo" => "will".into(),
        "ca" => "can".into(),
        "sha" => "shall".into(),
        "'d" | "’d" if tree.key(auxiliary) != "have" => "would".into(),
        other => CompactString::from(other),
    }
}

/// The limits of a clause, by kind.
#[derive(Clone, Debug, Default)]
pub(super) struct Limits {
    pub conditions: Vec<Limit>,
    pub caveats: Vec<Limit>,
    pub hedges: Vec<Limit>,
    pub boosters: u8,
    pub is_openly_new: bool,
}

/// Finds limits among the dependents of a predicate: subordinate clauses, adverbs, phrases.
pub(super) fn limits(tree: Tree<'_>, lexicon: &Lexicon, predicate: usize) -> Limits {
    let mut found = Limits::default();
    found.hedges.extend(phrases(tree, lexicon, predicate));
    for object in tree.children(predicate) {
        let provisos = tree.children(object).filter(|&child| is_proviso(tree, child));
        found.conditions.extend(provisos.map(|child| limit_of(tree, child)));
    }
    for child in tree.children(predicate) {
        let is_clause = matches!(tree.deprel(child), Deprel::Advcl | Deprel::AdvclRelcl)
            || matches!(
                tree.deprel(child),
                Deprel::Conj | Deprel::Parataxis | Deprel::Xcomp | Deprel::Ccomp
            ) && is_condition(tree, lexicon, child)
            || is_proviso(tree, child);
        let is_phrase = matches!(
            tree.deprel(child),
            Deprel::Obl | Deprel::Advmod | Deprel::Discourse | Deprel::OblUnmarked
        );
        if !is_clause && !is_phrase {
            continue;
        }
        let words = subtree_words(tree, child);
        let refs: Vec<&str> = words.iter().map(CompactString::as_str).collect();
        let Some(hit) = opening(lexicon, &refs) else { continue };
        if !is_limiting(tree, predicate, child, &refs) {
            continue;
        }
        let limit = || limit_of(tree, child);
        // "As long as I am here, if they come we will stay": the second hangs on the first.
        let within = tree
            .children(child)
            .filter(|&inner| inner != child && is_condition(tree, lexicon, inner));
        found.conditions.extend(within.map(|inner| limit_of(tree, inner)));
        match hit {
            HedgeKind::Condition if is_clause || words.len() > 1 => found.conditions.push(limit()),
            HedgeKind::Concession | HedgeKind::Caveat if words.len() > 1 => found.caveats.push(limit()),
            HedgeKind::TimeLimit if is_clause => found.conditions.push(limit()),
            HedgeKind::Hedge if !is_clause && words.len() == 1 => found.hedges.push(limit()),
            HedgeKind::Booster => found.boosters += 1,
            HedgeKind::Reversal => found.is_openly_new = true,
            _ => {}
        }
    }
    found
}

/// "will buy the vineyards provided that the price is fair", which the parser may take for one of the vineyards.
pub(super) fn is_proviso(tree: Tree<'_>, token: usize) -> bool {
    tree.lower(token) == "provided"
        && tree.deprel(token) == Deprel::Acl
        && tree.child(token, &[Deprel::Ccomp]).is_some()
}

/// Whether what opens like a limit is one: not "when he was president", "when entering the port" or "when it meets in May", which tell
/// when; not "while lowering the deficit", which tells what goes with it; not "providing aid", which tells how; not "at the same time" alone.
fn is_limiting(tree: Tree<'_>, predicate: usize, limit: usize, words: &[&str]) -> bool {
    match words {
        ["when" | "whenever", ..] => {
            let is_dated = tree.children(limit).any(|child| child > limit && tree.is_time(child));
            !has_past_form(tree, limit) && tree.xpos(limit) != Xpos::Vbg && !is_dated
        }
        // "may use it if they want to": left to them.
        ["if", _, "want" | "wish" | "like" | "choose" | "prefer"] => false,
        ["if", _, "want" | "wish" | "like" | "choose" | "prefer", "to" | "so"] => false,
        ["while" | "whilst", ..] => tree.has_subject(limit) && limit < predicate,
        ["providing", ..] => tree.lower(limit) != "providing" || tree.child(limit, &[Deprel::Obj]).is_none(),
        ["at", "the", "same", "time"] => false,
        _ => true,
    }
}

/// "was", "launched", "had been": told of what lies behind.
fn has_past_form(tree: Tree<'_>, head: usize) -> bool {
    tree.xpos(head) == Xpos::Vbd
        || tree.children(head).any(|child| {
            matches!(tree.deprel(child), Deprel::Aux | Deprel::AuxPass | Deprel::Cop) && tree.xpos(child) == Xpos::Vbd
        })
}

/// Hedges of several words anywhere in the clause: "in principle".
fn phrases(tree: Tree<'_>, lexicon: &Lexicon, predicate: usize) -> Vec<Limit> {
    let tokens: Vec<usize> = tree.sentence.subtree(predicate).collect();
    let lower: Vec<CompactString> = tokens.iter().map(|&token| tree.lower(token)).collect();
    let refs: Vec<&str> = lower.iter().map(CompactString::as_str).collect();
    lexicon
        .hedges
        .find_all(&refs, Pos::Adverb)
        .iter()
        .filter(|hit| hit.entry.kind == HedgeKind::Hedge && hit.len > 1)
        .map(|hit| {
            let (first, last) = (tokens[hit.start], tokens[hit.start + hit.len - 1]);
            Limit {
                span: tree.sentence.tokens[first].span.cover(tree.sentence.tokens[last].span),
                words: vec![hit.entry.phrase.clone()],
            }
        })
        .collect()
}

/// Whether a clause opens with "if", "provided that" and the like.
pub(super) fn is_condition(tree: Tree<'_>, lexicon: &Lexicon, clause: usize) -> bool {
    let words = subtree_words(tree, clause);
    let refs: Vec<&str> = words.iter().map(CompactString::as_str).collect();
    let marked = tree.children(clause).any(|child| {
        tree.deprel(child) == Deprel::Mark && child < clause && matches!(tree.lower(child).as_str(), "if" | "unless")
    });
    marked || refs.first() == Some(&"provided") && opening(lexicon, &refs) == Some(HedgeKind::Condition)
}

/// "whether it is safe", "asked if it is safe".
pub(super) fn is_indirect_question(tree: Tree<'_>, clause: usize) -> bool {
    tree.children(clause).any(|child| {
        let word = tree.lower(child);
        tree.deprel(child) == Deprel::Mark
            && (word == "whether" || word == "if" && tree.deprel(clause) == Deprel::Ccomp)
    })
}

/// "older than the other", "as much as the valley": what is compared, and with what, is not read.
pub(super) fn is_comparison(tree: Tree<'_>, predicate: usize) -> bool {
    tree.sentence.subtree(predicate).any(|token| {
        // "longer than 60 metres", "more than last year" compare with no other thing.
        let is_measured = || {
            tree.head(token).is_some_and(|head| {
                tree.upos(head) == Upos::Num || tree.child(head, &[Deprel::Nummod]).is_some()
                    // "never more than today" is more than ever.
                    || tree.is_time(head) && !tree.children(predicate).any(|child| tree.lower(child) == "never")
            })
        };
        tree.lower(token) == "than" && matches!(tree.deprel(token), Deprel::Case | Deprel::Mark) && !is_measured()
            || tree.lower(token) == "as"
                && tree.deprel(token) == Deprel::Advmod
                && tree.head(token).is_some_and(|head| {
                    // "as much as", not the "as" of "as well", and not "as long as the rules are fair".
                    let opens_a_limit = matches!(tree.lower(head).as_str(), "long" | "soon" | "far")
                        && tree.child(head, &[Deprel::Advcl]).is_some();
                    head > token
                        && matches!(tree.upos(head), Upos::Adj | Upos::Adv)
                        && tree.lower(head) != "well"
                        && !opens_a_limit
                })
    })
}

/// Whether a negation in the clause may deny no more than how or why it happens.
pub(super) fn has_focus(tree: Tree<'_>, predicate: usize) -> bool {
    // "have not fallen that much" have fallen, if little.
    let is_degree = |word: &str| {
        matches!(
            word,
            "much" | "enough" | "far" | "fast" | "quickly" | "yet" | "fully" | "very"
        )
    };
    let has_object = tree.child(predicate, &[Deprel::Obj, Deprel::Obl]).is_some();
    // "cannot be solved by one town", "no single town can solve it", "we cannot do it alone": several may.
    let is_of_one = |doer: usize| {
        tree.children(doer).any(|child| {
            let deprel = tree.deprel(child);
            matches!(deprel, Deprel::Nummod | Deprel::Det | Deprel::Amod | Deprel::Advmod)
                && matches!(tree.lower(child).as_str(), "one" | "single" | "alone")
        })
    };
    tree.children(predicate).any(|child| match tree.deprel(child) {
        Deprel::Advcl => {
            // "have no duty to pay": what the duty is, not why they have it.
            let is_of_object = tree.key(predicate) == "have" && tree.child(predicate, &[Deprel::Obj]).is_some();
            tree.is_to_infinitive(child) && !is_of_object
                || tree.marker(child).is_some_and(|marker| {
                    matches!(
                        marker.as_str(),
                        "by" | "because" | "since" | "in order" | "so" | "just because" | "as" | "for"
                    )
                })
        }
        Deprel::Xcomp if tree.lower(child) == "alone" => true,
        Deprel::Xcomp => has_object && tree.is_to_infinitive(child),
        Deprel::Nsubj | Deprel::OblAgent => is_of_one(child),
        Deprel::Obl if tree.marker(child).is_some_and(|marker| marker == "by") => is_of_one(child),
        // "did not go there to nation-build": a verb that the parser takes for a noun.
        Deprel::Obl => tree.xpos(child) == Xpos::Vb && tree.marker(child).is_some_and(|marker| marker == "to"),
        Deprel::Advmod if is_degree(&tree.lower(child)) => true,
        Deprel::Advmod => matches!(
            tree.lower(child).as_str(),
            "just" | "only" | "simply" | "merely" | "necessarily" | "alone"
        ),
        _ => false,
    })
}

/// The kind of the phrase with which a stretch of words opens, an adverb like "only" before it allowed.
fn opening(lexicon: &Lexicon, words: &[&str]) -> Option<HedgeKind> {
    (0..words.len().min(2)).find_map(|skip| {
        if skip == 1 && !matches!(words[0], "only" | "even" | "just" | "but" | "and") {
            return None;
        }
        lexicon.hedges.at(&words[skip..], Pos::Adverb).map(|hit| hit.entry.kind)
    })
}

/// Lower-case words of a subtree, in text order.
pub(super) fn subtree_words(tree: Tree<'_>, head: usize) -> Vec<CompactString> {
    tree.sentence
        .subtree(head)
        .filter(|&token| tree.upos(token) != Upos::Punct)
        .map(|token| tree.lower(token))
        .collect()
}

/// The stretch of a subtree with its content words.
pub(super) fn limit_of(tree: Tree<'_>, head: usize) -> Limit {
    let is_content = |token: usize| {
        matches!(
            tree.upos(token),
            Upos::Noun | Upos::Verb | Upos::Adj | Upos::Propn | Upos::Num
        )
    };
    let mut words: Vec<CompactString> = tree
        .sentence
        .subtree(head)
        .filter(|&token| is_content(token))
        .map(|token| tree.key(token))
        .collect();
    if words.is_empty() {
        words = subtree_words(tree, head);
    }
    Limit {
        span: subtree_span(tree, head),
        words,
    }
}

/// The stretch of text a subtree covers, without marks at both ends.
pub(super) fn subtree_span(tree: Tree<'_>, head: usize) -> Span {
    let mut span = tree.sentence.tokens[head].span;
    for token in tree
        .sentence
        .subtree(head)
        .filter(|&token| tree.upos(token) != Upos::Punct)
    {
        span = span.cover(tree.sentence.tokens[token].span);
    }
    span
}
