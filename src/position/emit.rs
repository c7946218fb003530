//! What was stripped and what is left → a [`Claim`].

use compact_str::CompactString;

use super::axes::Layer;
use super::claim::{Claim, Concept, Doer, Matter, Part, Position};
use super::clause::Reader;
use super::concepts;
use super::modifiers::{self, subtree_span};
use super::outer::Outer;
use super::scope;
use super::speaker::voice;
use super::tree::Tree;
use crate::language::lexicon::{Dimension, Slot};
use crate::language::{Deprel, Upos};
use crate::text::Span;

/// What stands after them is left for what stands before.
const CONTRASTS: &[&str] = &["instead of", "rather than", "in place of", "in lieu of"];

/// How much of what comes after "of": not "anybody of good will".
const SHARES: &[&str] = &[
    "none", "all", "most", "some", "any", "each", "many", "few", "several", "both", "half", "neither", "either", "much",
];

/// The pieces of a proposition, as tokens of the sentence.
#[derive(Clone, Debug)]
pub(super) struct Emission {
    /// The word whose subtree is the clause.
    pub clause: usize,
    /// What about the theme is at stake.
    pub dimension: Option<Dimension>,
    /// The predicate, where it is the matter itself.
    pub event: Option<usize>,
    /// What it is about.
    pub theme: Option<usize>,
    /// Where, to whom: the second party of the effect.
    pub ground: Option<usize>,
    /// Whether the clause has a subject that acts, to be kept in the matter.
    pub with_agent: bool,
    /// The verb above a noun that is the clause: "lift the ban in the bay" may have the bay at either.
    pub above: Option<usize>,
}

impl Reader<'_> {
    pub(super) fn emit(&mut self, emission: &Emission, outer: &Outer) {
        let (tree, words) = (self.tree, self.words);
        // "I backed the embargo, and now I oppose it": an object that the clause before has named.
        let is_named_before =
            |&theme: &usize| tree.deprel(theme) == Deprel::Obj && matches!(tree.lower(theme).as_str(), "it" | "them");
        let named = emission.theme.filter(is_named_before).and(self.last_theme);
        let emission = &Emission {
            theme: named.or(emission.theme).map(|theme| self.of_quantity(theme)),
            ..emission.clone()
        };
        let contrasted = self.contrasted(emission);
        if let Some(theme) = emission.theme.filter(|&theme| tree.upos(theme) == Upos::Noun) {
            self.last_theme = Some(theme);
        }
        let mut list: Vec<Concept> = Vec::new();
        if let Some(event) = emission.event
            && !words.is_light(&tree.key(event))
        {
            list.extend(concepts::concept(tree, words, event, Part::Event, None, 0));
            for child in tree.children(event) {
                let is_part = match tree.upos(event) {
                    Upos::Noun => matches!(tree.deprel(child), Deprel::Amod | Deprel::Compound | Deprel::Nmod),
                    // "climate neutral"
                    Upos::Adj => tree.upos(child) == Upos::Noun && child < event && tree.deprel(child) != Deprel::Nsubj,
                    _ => false,
                };
                if is_part {
                    list.extend(concepts::of_phrase(tree, words, child, Part::Modifier));
                }
            }
        }
        let theme = emission.theme.filter(|&theme| !self.speaker.is(tree, theme));
        if let Some(theme) = theme {
            list.extend(concepts::of_phrase(tree, words, theme, Part::Theme));
        }
        if let Some(ground) = emission.ground {
            // "We want to join the Pact": where the theme is the speaker, the matter is the Pact.
            let part = if list.iter().any(|concept| concept.part == Part::Theme) {
                Part::Setting
            } else {
                Part::Theme
            };
            let first = list.len();
            list.extend(concepts::of_phrase(tree, words, ground, part));
            // Who has it in the end: "sold to Orsk", "bought by Orsk", not "from Orsk".
            if let Some(holder) = list.get_mut(first).filter(|holder| holder.part == Part::Setting)
                && emission.dimension == Some(Dimension::Possession)
            {
                holder.case = Some(CompactString::const_new("to"));
            }
        }
        for child in tree.children(emission.clause) {
            if [emission.theme, emission.ground, self.consumed, contrasted].contains(&Some(child)) {
                continue;
            }
            // "All forms of begging": the theme is taken from below.
            if emission
                .theme
                .is_some_and(|theme| tree.sentence.is_within(theme, child))
            {
                continue;
            }
            let part = match tree.deprel(child) {
                Deprel::Nsubj | Deprel::NsubjPass | Deprel::OblAgent => Part::Agent,
                Deprel::Obj | Deprel::Iobj | Deprel::Obl | Deprel::Xcomp => Part::Setting,
                Deprel::Nmod | Deprel::Compound
                    if emission.event.is_none() && emission.theme != Some(emission.clause) =>
                {
                    Part::Setting
                }
                _ => continue,
            };
            // "for social reasons": why, not what. "despite the cost": a limit, which is no part of what it limits.
            let is_limit = || {
                let mut limits = outer.conditions.iter().chain(&outer.caveats);
                limits.any(|limit| limit.span == modifiers::subtree_span(tree, child))
            };
            if part == Part::Agent && self.speaker.is(tree, child)
                || part == Part::Setting && (self.words.is_motive(&tree.key(child)) || is_limit())
            {
                continue;
            }
            let is_any = part == Part::Agent && scope::is_of_any(tree, child);
            for (place, mut concept) in concepts::of_phrase(tree, words, child, part).into_iter().enumerate() {
                // "No company may": who it is restricts nothing.
                concept.weight = if is_any { 1 } else { concept.weight };
                // The preposition attaches the head: in "for school meals" the meals, not the school.
                if part == Part::Setting && concept.case.is_none() && place == 0 {
                    concept.case = tree.marker(child);
                }
                list.push(concept);
            }
        }
        // "support a tax on yachts", where the yachts hang on the supporting.
        let governor = self.governor.filter(|&verb| {
            let mut above = emission.theme.and_then(|theme| tree.head(theme));
            // "any form of tax"
            while let Some(head) = above.filter(|&head| self.words.is_transparent(&tree.key(head)) && head != verb) {
                above = tree.head(head);
            }
            above == Some(verb) && verb != emission.clause
        });
        for child in governor.into_iter().flat_map(|verb| tree.children(verb)) {
            let restricts = tree.deprel(child) == Deprel::Obl
                && emission.theme.is_some_and(|theme| child > theme)
                && matches!(tree.upos(child), Upos::Noun | Upos::Propn)
                && !self.words.is_motive(&tree.key(child))
                && ![emission.ground, self.consumed, contrasted].contains(&Some(child))
                && tree.marker(child).is_some_and(|marker| {
                    matches!(
                        marker.as_str(),
                        "on" | "of" | "for" | "in" | "against" | "at" | "between"
                    )
                });
            if restricts {
                let found = concepts::of_phrase(tree, words, child, Part::Setting);
                for (place, mut concept) in found.into_iter().enumerate() {
                    if place == 0 && concept.case.is_none() {
                        concept.case = tree.marker(child);
                    }
                    list.push(concept);
                }
            }
        }
        // "Fur farming deserves no subsidies": who would have it.
        let is_due = |&verb: &usize| matches!(tree.key(verb).as_str(), "deserve" | "merit" | "warrant");
        if let Some(verb) = self.governor.filter(is_due)
            && let Some(subject) = tree.subject(verb)
            && ![emission.theme, emission.ground].contains(&Some(subject))
            && !self.speaker.is(tree, subject)
            && emission
                .theme
                .is_some_and(|theme| !tree.sentence.is_within(theme, subject))
        {
            let found = concepts::of_phrase(tree, words, subject, Part::Setting);
            for (place, mut concept) in found.into_iter().enumerate() {
                concept.case = concept.case.or((place == 0).then_some(CompactString::const_new("for")));
                list.push(concept);
            }
        }
        for child in emission.above.into_iter().flat_map(|verb| tree.children(verb)) {
            if tree.deprel(child) == Deprel::Obl && Some(child) != emission.theme && Some(child) != emission.ground {
                list.extend(concepts::of_phrase(tree, words, child, Part::Setting));
            }
        }
        if let Some(beneficiary) = self.beneficiary {
            list.retain(|concept| concept.part != Part::Agent);
            list.extend(concepts::of_phrase(tree, words, beneficiary, Part::Agent));
        } else if emission.with_agent
            && tree
                .child(emission.clause, &[Deprel::Nsubj, Deprel::NsubjPass])
                .is_none()
            && let Some(subject) = tree.subject(emission.clause)
            && Some(subject) != emission.theme
            && !self.speaker.is(tree, subject)
            && !tree.sentence.is_within(emission.clause, subject)
        {
            list.extend(concepts::of_phrase(tree, words, subject, Part::Agent));
        }
        let has_head = |list: &[Concept]| {
            let mut parts = list.iter().map(|concept| concept.part);
            parts.any(|part| matches!(part, Part::Event | Part::Theme))
        };
        // "Trade benefits us": what is done to the speaker is the matter itself.
        if !has_head(&list) && list.iter().any(|concept| concept.part == Part::Agent) {
            list.extend(concepts::concept(tree, words, emission.clause, Part::Event, None, 0));
        }
        if !has_head(&list) {
            return;
        }
        if let Some(consumed) = self.consumed {
            let is_used_up = |key: &CompactString| {
                if emission.event == Some(consumed) {
                    return tree.key(consumed) == *key;
                }
                (0..tree.len()).any(|token| {
                    let is_of_theme = emission
                        .theme
                        .is_some_and(|theme| tree.sentence.is_within(token, theme))
                        && !emission
                            .theme
                            .is_some_and(|theme| tree.sentence.is_within(consumed, theme));
                    tree.sentence.is_within(token, consumed) && !is_of_theme && tree.key(token) == *key
                })
            };
            list.retain(|concept| matches!(concept.part, Part::Event | Part::Theme) || !is_used_up(&concept.key));
        }
        list.sort_by(|a, b| (a.part, &a.key, b.weight).cmp(&(b.part, &b.key, a.weight)));
        list.dedup_by(|a, b| a.key == b.key && a.part == b.part);
        let span = emission.theme.map_or(subtree_span(tree, emission.clause), |theme| {
            subtree_span(tree, emission.clause).cover(subtree_span(tree, theme))
        });
        let top = self.clause_top.unwrap_or(emission.clause);
        self.claims.push(Claim {
            span,
            clause: clause_span(tree, top).cover(span),
            is_open: outer.is_scope_open || self.is_open(emission),
            is_definite: emission
                .theme
                .or_else(|| tree.subject(emission.clause))
                .is_some_and(|about| is_definite(tree, about)),
            matter: Matter {
                dimension: emission.dimension,
                label: self.label_of(emission),
                concepts: list,
            },
            position: Position {
                layer: outer.layer.unwrap_or(Layer::Fact),
                value: outer.value,
                conditions: outer.conditions.clone(),
                caveats: outer.caveats.clone(),
                hedges: outer.hedges.clone(),
                boosters: outer.boosters,
                scope: outer.scope.clone(),
                figures: Vec::new(),
                periods: Vec::new(),
            },
            holder: outer.holder.clone(),
            mood: outer.mood,
            is_openly_new: outer.is_openly_new,
            is_of_then: false,
            is_of_now: false,
            doer: self.doer(emission),
            is_avowed: outer.layer == Some(Layer::Obligation) && tree.head(top).is_none()
                || tree
                    .subject(top)
                    .is_some_and(|subject| self.speaker.is(tree, subject) || self.speaker.may_speak(tree, subject)),
            is_negated: outer.is_negated,
            is_future: outer.is_future,
            is_ongoing: outer.is_ongoing,
            is_past: outer.is_past,
            is_evaluation: outer.is_evaluation,
        });
        let fee = self.claims.last().and_then(|claim| self.charge(emission, claim));
        self.claims.extend(fee);
        // "trains instead of roads": the one, and not the other.
        if let Some(other) = contrasted {
            let emission = Emission {
                theme: Some(other),
                ..emission.clone()
            };
            self.is_contrast = true;
            self.emit(&emission, &outer.clone().negated());
            self.is_contrast = false;
        }
    }

    /// What stands in place of the theme: "instead of roads", "rather than on roads".
    fn contrasted(&self, emission: &Emission) -> Option<usize> {
        let tree = self.tree;
        let theme = emission.theme.filter(|_| !self.is_contrast)?;
        let is_contrast = |&child: &usize| {
            child != theme
                && matches!(tree.upos(child), Upos::Noun | Upos::Propn)
                && tree.marker(child).is_some_and(|marker| {
                    CONTRASTS.iter().any(|contrast| {
                        marker
                            .strip_prefix(contrast)
                            .is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
                    })
                })
        };
        [Some(emission.clause), Some(theme), self.governor]
            .into_iter()
            .flatten()
            .find_map(|head| tree.children(head).find(is_contrast))
    }

    /// "none of the schools", "most of the money": what is meant is below the word for how much of it.
    pub(super) fn of_quantity(&self, theme: usize) -> usize {
        let tree = self.tree;
        let is_bare = matches!(tree.upos(theme), Upos::Pron | Upos::Det | Upos::Num | Upos::Adj)
            || self.words.is_sort(&tree.key(theme));
        let is_quantity = is_bare
            && (self.words.is_sort(&tree.key(theme))
                || SHARES.contains(&tree.lower(theme).as_str())
                || tree.upos(theme) == Upos::Num);
        let below = is_quantity.then(|| tree.argument(theme, &Slot::prep("of"))).flatten();
        // "one in four recruits"
        let in_so_many = || {
            let group = tree.argument(theme, &Slot::prep("in"))?;
            let is_counted = tree.upos(theme) == Upos::Num && tree.child(group, &[Deprel::Nummod]).is_some();
            is_counted.then_some(group)
        };
        let below = below.or_else(in_so_many);
        below.filter(|&inner| tree.upos(inner) == Upos::Noun).unwrap_or(theme)
    }

    /// Whether a pronoun stands for who or what the claim is about: "it is safe", "they cut that".
    fn is_open(&self, emission: &Emission) -> bool {
        let tree = self.tree;
        // "the policy that allows it": "that" stands for the policy.
        let subject = tree
            .subject(emission.clause)
            .filter(|_| tree.deprel(emission.clause) != Deprel::AclRelcl);
        // "Parents may teach their children": the parents'.
        let binds = |owner: usize, token: usize| {
            owner < token
                && owner != token
                && !tree.sentence.is_within(token, owner)
                && matches!(tree.upos(owner), Upos::Noun | Upos::Propn)
        };
        let whose = |token: usize| {
            tree.children(token).any(|child| {
                tree.deprel(child) == Deprel::NmodPoss
                    && tree.upos(child) == Upos::Pron
                    && !self.speaker.is_own(tree, child)
                    && !subject.is_some_and(|owner| binds(owner, token))
            })
        };
        let is_reflexive = |token: usize| tree.lower(token).ends_with("self") || tree.lower(token).ends_with("selves");
        [emission.theme, emission.ground, subject]
            .into_iter()
            .chain([emission.event])
            .flatten()
            .filter(|&token| !is_reflexive(token))
            .any(|token| {
                whose(token)
                    || matches!(tree.upos(token), Upos::Pron | Upos::Det)
                        && !self.speaker.is(tree, token)
                        && !modifiers::is_quantified(tree, self.words.lexicon, token)
            })
    }

    /// Who the subject of the clause says does it.
    fn doer(&self, emission: &Emission) -> Doer {
        let tree = self.tree;
        let agent = tree
            .argument(emission.clause, &Slot::Subj)
            .filter(|&subject| Some(subject) != emission.theme);
        self.doer_of(agent)
    }

    /// Somebody who does something, as the one who does it.
    pub(super) fn doer_of(&self, agent: Option<usize>) -> Doer {
        let tree = self.tree;
        match agent {
            None => Doer::Unsaid,
            Some(subject) if self.speaker.is(tree, subject) => Doer::Speaker(voice(tree, subject)),
            Some(subject) => {
                let concepts = concepts::of_phrase(tree, self.words, subject, Part::Agent);
                Doer::Others(concepts.into_iter().map(|concept| concept.key).collect())
            }
        }
    }

    fn label_of(&self, emission: &Emission) -> String {
        let tree = self.tree;
        let mut parts = Vec::new();
        let named = |&token: &usize| tree.upos(token) != Upos::Pron;
        if let Some(theme) = emission.theme.filter(named) {
            parts.push(concepts::label(tree, theme));
        } else if let Some(agent) = tree.child(emission.clause, &[Deprel::Nsubj]).filter(named) {
            parts.push(concepts::label(tree, agent));
        }
        match (emission.event, emission.dimension) {
            // "was born": nobody would call that "bear".
            (Some(event), _) if tree.lower(event) == "born" => parts.push(tree.word(event).to_owned()),
            (Some(event), _) => parts.push(tree.lemma(event).to_string()),
            (None, Some(Dimension::Existence) | None) => {}
            (None, Some(dimension)) => parts.push(dimension.as_str().to_owned()),
        }
        if let Some(ground) = emission.ground {
            parts.push(concepts::label(tree, ground));
        }
        parts.retain(|part| !part.is_empty());
        parts.join(" · ")
    }
}

/// The stretch of a clause without the clauses coordinated with it.
fn clause_span(tree: Tree<'_>, top: usize) -> Span {
    let mut span = tree.sentence.tokens[top].span;
    for child in tree.children(top) {
        let is_other_clause =
            matches!(tree.deprel(child), Deprel::Conj | Deprel::Parataxis) && tree.is_predicate(child);
        if !is_other_clause && tree.upos(child) != Upos::Punct {
            span = span.cover(subtree_span(tree, child));
        }
    }
    span
}

/// Whether a phrase means one thing that is known: "the election", "our bridge", a name.
fn is_definite(tree: Tree<'_>, head: usize) -> bool {
    tree.upos(head) == Upos::Propn
        || tree.children(head).any(|child| match tree.deprel(child) {
            Deprel::Det => matches!(tree.lower(child).as_str(), "the" | "this" | "that" | "these" | "those"),
            Deprel::NmodPoss => true,
            _ => false,
        })
}
