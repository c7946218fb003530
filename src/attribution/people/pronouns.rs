//! Pronouns and those who speak in a body's name → clusters.

use super::cluster::Kind;
use super::data::Pronoun;
use super::resolve::{Resolver, Speaker};
use crate::attribution::view::View;
use crate::language::{Deprel, Xpos};

/// How many sentences back a pronoun may reach.
const REACH: usize = 8;

impl Resolver<'_> {
    /// "it", "they": the body that spoke in this sentence or the two before; for "it" also the one that was their subject.
    pub(super) fn body(&self, view: &View, head: usize) -> Option<Speaker> {
        if let Some((cluster, _)) = self.last_body.filter(|&(_, at)| view.index - at.min(view.index) <= 2) {
            return Some(Speaker::Cluster(cluster));
        }
        if view.lower(head) == "they" {
            return self.named_group(view, head).map(Speaker::Cluster);
        }
        let is_body = |cluster: usize| {
            let cluster = &self.clusters.clusters[cluster];
            cluster.kind == Kind::Body && (cluster.name.len() > 1 || self.people.is_body(&cluster.name[0]))
        };
        (view.index.saturating_sub(1)..=view.index).rev().find_map(|sentence| {
            let subjects = self.mentions_of(sentence).iter().rev();
            let mut before = subjects.filter(|(mention, _)| {
                mention.is_subject && !mention.quoted && (sentence < view.index || mention.tokens.1 < head)
            });
            let &(_, cluster) = before.next()?;
            is_body(cluster).then_some(Speaker::Cluster(cluster))
        })
    }

    /// Those in the same sentence that "they" can mean: "the Valmorans", "Harbour Office officials".
    fn named_group(&self, view: &View, head: usize) -> Option<usize> {
        let plural = self.mentions_of(view.index).iter().rev().find(|(mention, _)| {
            mention.tokens.1 < head && view.token(mention.tokens.1).xpos == Xpos::Nnps && !mention.quoted
        });
        plural
            .map(|&(_, cluster)| cluster)
            .or_else(|| (0..head).rev().find_map(|at| self.speaks_for(view, at)))
    }

    /// "Harbour Office officials": those who speak in a body's name.
    pub(super) fn speaks_for(&self, view: &View, head: usize) -> Option<usize> {
        if !matches!(
            view.lower(head).as_str(),
            "officials" | "representatives" | "authorities"
        ) {
            return None;
        }
        let before = head.checked_sub(1)?;
        self.mentions_of(view.index)
            .iter()
            .find(|(mention, cluster)| {
                mention.tokens.1 == before && self.clusters.clusters[*cluster].kind == Kind::Body
            })
            .map(|&(_, cluster)| cluster)
    }

    /// "…, who said": the name before.
    pub(super) fn antecedent(&self, view: &View, head: usize) -> Option<Speaker> {
        let verb = view.head(head);
        let noun = verb
            .filter(|&verb| view.deprel(verb) == Deprel::AclRelcl)
            .and_then(|verb| view.head(verb));
        let here = self.mentions_of(view.index);
        let by_noun = noun.and_then(|noun| {
            here.iter()
                .find(|(mention, _)| (mention.tokens.0..=mention.tokens.1).contains(&noun))
        });
        let before = here
            .iter()
            .rev()
            .find(|(mention, _)| mention.tokens.1 < head && head - mention.tokens.1 <= 2);
        by_noun.or(before).map(|&(_, cluster)| Speaker::Cluster(cluster))
    }

    /// "some of Velkan's plans, above all his plan to close it": whose plans were named before.
    fn owner_named_before(&self, view: &View, head: usize, pronoun: Pronoun) -> Option<usize> {
        let owned_by = |owner: usize| view.head(owner).filter(|_| view.deprel(owner) == Deprel::NmodPoss);
        let owned = owned_by(head)?;
        let mut before = self.mentions_of(view.index).iter().rev();
        let found = before.find(|(mention, cluster)| {
            let (first, last) = mention.tokens;
            let person = &self.clusters.clusters[*cluster];
            last < head
                && person.kind == Kind::Person
                && person.pronoun.is_none_or(|known| known == pronoun)
                && (first..=last)
                    .filter_map(owned_by)
                    .any(|other| other > last && view.lemma(other) == view.lemma(owned))
        });
        found.map(|&(_, cluster)| cluster)
    }

    /// The person that fits best: near, a subject, the one who spoke last.
    pub(super) fn pronoun(&self, view: &View, head: usize, pronoun: Pronoun) -> Option<Speaker> {
        if let Some(cluster) = self.owner_named_before(view, head, pronoun) {
            return Some(Speaker::Cluster(cluster));
        }
        let mut best: Option<(i32, usize)> = None;
        let quoted = view.quote_at(head);
        for distance in 0..=REACH.min(view.index) {
            let sentence = view.index - distance;
            for (mention, cluster) in self.mentions_of(sentence) {
                let person = &self.clusters.clusters[*cluster];
                if person.kind == Kind::Country || (person.kind == Kind::Body && person.name.len() > 1) {
                    continue;
                }
                if distance == 0 && mention.tokens.0 > head {
                    continue;
                }
                if person.pronoun.is_some_and(|known| known != pronoun) {
                    continue;
                }
                if mention.quoted && quoted.is_none() && distance == 0 {
                    continue;
                }
                let mut score = 100 - 12 * distance as i32;
                score += if mention.is_subject { 14 } else { 0 };
                score += if person.pronoun == Some(pronoun) { 20 } else { 0 };
                score -= if mention.quoted { 20 } else { 0 };
                // A lone unknown name is less surely a person, but for the subject of the same sentence.
                score -= match (person.kind, distance == 0 && mention.is_subject) {
                    (Kind::Body, false) => 25,
                    (Kind::Body, true) => 5,
                    _ => 0,
                };
                score -= if mention.is_possessive { 6 } else { 0 };
                if let Some((last, at)) = self.last
                    && last == *cluster
                {
                    score += 16 - 2 * (view.index - at.min(view.index)) as i32;
                }
                if best.is_none_or(|(known, _)| score > known) {
                    best = Some((score, *cluster));
                }
            }
        }
        // The one who spoke last may have been named long before.
        if let Some((last, at)) = self.last
            && view.index - at.min(view.index) <= 3
            && self.clusters.clusters[last]
                .pronoun
                .is_none_or(|known| known == pronoun)
            && self.clusters.clusters[last].kind == Kind::Person
        {
            let known = self.clusters.clusters[last].pronoun == Some(pronoun);
            let score = 100 - 12 * (view.index - at.min(view.index)) as i32 + if known { 30 } else { 10 };
            if best.is_none_or(|(known, _)| score > known) {
                best = Some((score, last));
            }
        }
        best.map(|(_, cluster)| Speaker::Cluster(cluster))
    }
}
