//! Sources → actors: full name, then surname, title, office, the nearest fitting pronoun.
//!
//! A source that names nobody ("officials", "a source") and one that fits several alike stay unresolved.

mod manner;

use chrono::NaiveDate;
use compact_str::CompactString;

use super::cluster::{Cluster, Clusters, Kind, cluster};
use super::data::{People, Pronoun};
use super::mention::mentions;
use crate::attribution::statement::Actor;
use crate::attribution::view::View;
use crate::corpus::actors::{Registry, slug};
use crate::language::{Deprel, Upos};
use crate::text::Span;

/// Who speaks: a cluster of the article, or an actor of the registry that the article does not name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Speaker {
    /// Index of a cluster.
    Cluster(usize),
    /// A registered actor, by id.
    Registered(String),
    /// Somebody whom only the title names.
    Titled(String),
}

/// Resolves the sources of one article, in the order of its text.
pub struct Resolver<'a> {
    pub(super) people: &'a People,
    registry: &'a Registry,
    date: Option<NaiveDate>,
    pub(super) clusters: Clusters,
    /// Mentions of a sentence: first and one after the last.
    by_sentence: Vec<(usize, usize)>,
    /// Who spoke last, and in which sentence.
    pub(super) last: Option<(usize, usize)>,
    /// Which body or country spoke last, and in which sentence.
    pub(super) last_body: Option<(usize, usize)>,
    /// Names of the title with their offices.
    pub(super) title: Vec<super::mention::Mention>,
}

impl<'a> Resolver<'a> {
    /// Finds and sorts all names of the article; `title` is its parsed title.
    pub fn new(views: &[View], title: &[View], registry: &'a Registry, date: Option<NaiveDate>) -> Self {
        let people = People::shipped();
        let mut all = Vec::new();
        for view in views {
            all.extend(mentions(view, people));
        }
        let mut clusters = cluster(all, people);
        super::demonyms::settle(&mut clusters.clusters, registry);
        let mut by_sentence = vec![(0, 0); views.len()];
        for (at, (mention, _)) in clusters.mentions.iter().enumerate() {
            let place = &mut by_sentence[mention.sentence];
            if place.1 == 0 {
                place.0 = at;
            }
            place.1 = at + 1;
        }
        Self {
            people,
            registry,
            date,
            clusters,
            by_sentence,
            last: None,
            last_body: None,
            title: title.iter().flat_map(|view| mentions(view, people)).collect(),
        }
    }

    /// Who the source with head token `head` of `view` is.
    pub fn speaker(&mut self, view: &View, span: Span, head: usize) -> Option<Speaker> {
        let found = self.find(view, span, head);
        if let Some(Speaker::Cluster(cluster)) = found {
            let last = match self.clusters.clusters[cluster].kind {
                Kind::Person => &mut self.last,
                Kind::Body | Kind::Country => &mut self.last_body,
            };
            *last = Some((cluster, view.index));
        }
        found
    }

    /// Who spoke last.
    pub fn last_speaker(&self) -> Option<Speaker> {
        self.last.map(|(cluster, _)| Speaker::Cluster(cluster))
    }

    /// Who a name in the title is, by the names of the text.
    pub fn in_title(&self, view: &View, head: usize) -> Option<Speaker> {
        let names = mentions(view, self.people);
        let mention = names
            .iter()
            .find(|mention| (mention.tokens.0..=mention.tokens.1).contains(&head))?;
        let surname = super::cluster::skeleton(mention.name.last()?);
        let country = self.people.country(&mention.name.join(" "));
        let fits = |cluster: &Cluster| match cluster.kind {
            Kind::Country => country.is_some() && self.people.country(&cluster.name.join(" ")) == country,
            _ => cluster.sound == surname,
        };
        self.clusters.clusters.iter().position(fits).map(Speaker::Cluster)
    }

    /// The actor of a speaker, as of the article's date.
    pub fn actor(&self, speaker: &Speaker) -> Option<Actor> {
        match speaker {
            Speaker::Registered(id) => {
                let registered = self.registry.actors.iter().find(|actor| &actor.id == id)?;
                let (office, principal) = registered.standing(self.date);
                Some(Actor {
                    id: registered.id.clone(),
                    name: registered.name.clone(),
                    office,
                    principal,
                })
            }
            Speaker::Titled(name) => Some(self.named(name)),
            Speaker::Cluster(index) => Some(self.actor_of(&self.clusters.clusters[*index])),
        }
    }

    /// The actor of a name that is no mention: a byline or a `speaker` field.
    pub fn named(&self, name: &str) -> Actor {
        named(name, self.registry, self.date)
    }

    fn actor_of(&self, cluster: &Cluster) -> Actor {
        let name = cluster.name.join(" ");
        let name = name.replace(" - ", "-").replace(" ’ ", "’").replace(" ' ", "'");
        let office = cluster.offices.first();
        let country = cluster.country.clone();
        let by_office = || {
            let (office, country) = (office?, country.as_deref()?);
            let holder = self.registry.holder(office, country, self.date)?;
            // Only where the surname agrees.
            holder.name.ends_with(cluster.surname()).then_some(holder)
        };
        if let Some(registered) = self.registry.find(&name).or_else(by_office) {
            let (office, principal) = registered.standing(self.date);
            return Actor {
                id: registered.id.clone(),
                name: registered.name.clone(),
                office,
                principal,
            };
        }
        let principal = match cluster.kind {
            Kind::Country => self.people.country(&name).map(str::to_owned),
            _ => country.clone(),
        };
        // A capital or a seat of government speaks for its country.
        let name = match (cluster.kind, &principal) {
            (Kind::Country, Some(country)) => country.clone(),
            _ => name,
        };
        // Labels of transcripts stand in capitals.
        let shouted = cluster.kind == Kind::Person && name.len() > 3 && !name.contains(char::is_lowercase);
        let name = if shouted {
            super::labels::in_small_letters(&name)
        } else {
            name
        };
        let office = office.map(|office| match &country {
            Some(country) => format!("{office} of {country}"),
            None => office.clone(),
        });
        Actor {
            id: slug(&name),
            name,
            office,
            principal,
        }
    }

    fn find(&self, view: &View, span: Span, head: usize) -> Option<Speaker> {
        let word = view.lower(head);
        // Who asks and who answers in a transcript is nobody's name.
        if matches!(span.of(view.text), "Q" | "A") {
            return None;
        }
        match word.as_str() {
            "he" | "him" | "his" | "himself" => return self.pronoun(view, head, Pronoun::He),
            "she" | "her" | "herself" | "hers" => return self.pronoun(view, head, Pronoun::She),
            "who" | "which" | "that" if matches!(view.upos(head), Upos::Pron | Upos::Det | Upos::Sconj) => {
                return self.antecedent(view, head);
            }
            "it" | "they" => return self.body(view, head),
            _ => {}
        }
        if view.upos(head) == Upos::Pron {
            return None;
        }
        if let Some(office) = self.office_label(span.of(view.text)) {
            return self.labelled(&office);
        }
        if let Some(cluster) = self.named_by(view, span, head) {
            return Some(Speaker::Cluster(cluster));
        }
        if let Some(speaker) = self.officer_in_capitals(span.of(view.text)) {
            return Some(speaker);
        }
        if let Some(cluster) = self.in_capitals(span.of(view.text)) {
            return Some(Speaker::Cluster(cluster));
        }
        if let Some(registered) = self.registry.find(span.of(view.text)) {
            return Some(Speaker::Registered(registered.id.clone()));
        }
        self.office(view, span, head)
    }

    pub(super) fn mentions_of(&self, sentence: usize) -> &[(super::mention::Mention, usize)] {
        let (from, to) = self.by_sentence[sentence];
        &self.clusters.mentions[from..to]
    }

    /// The name that the source is, or that its head stands beside.
    fn named_by(&self, view: &View, span: Span, head: usize) -> Option<usize> {
        // "A Holm ally": not Holm.
        let opening = (0..view.len()).find(|&at| view.token(at).span.start >= span.start)?;
        let is_one_of_many = matches!(view.word(opening), "a" | "A" | "an" | "An")
            && !view.word(opening + 1).is_empty()
            && self
                .mentions_of(view.index)
                .iter()
                .any(|(mention, _)| mention.tokens.0 == opening + 1 && !mention.titled);
        if is_one_of_many {
            return None;
        }
        let inside = |mention: &super::mention::Mention| span.contains(mention.span);
        let here = || {
            self.mentions_of(view.index)
                .iter()
                .filter(|(mention, _)| inside(mention))
        };
        if let Some((_, cluster)) = here().find(|(mention, _)| (mention.tokens.0..=mention.tokens.1).contains(&head)) {
            return Some(*cluster);
        }
        if let Some(cluster) = self.speaks_for(view, head) {
            return Some(cluster);
        }
        // "Foreign Minister Ada Holm" headed by "Minister"; "the minister, Ada Holm".
        for (mention, cluster) in here() {
            let start = mention.tokens.0;
            if start > head {
                let between: Vec<usize> = (head + 1..start).collect();
                let direct = between
                    .iter()
                    .all(|&at| matches!(view.upos(at), Upos::Noun | Upos::Propn | Upos::Adj));
                let comma = between.len() == 1 && view.word(head + 1) == ",";
                if (direct || comma)
                    && self.clusters.clusters[*cluster].kind == Kind::Person
                    && self.people.role(view.word(head)).is_some()
                {
                    return Some(*cluster);
                }
            }
        }
        // The only name before any preposition or comma, whatever the parse took for the head.
        let start = (0..view.len()).find(|&at| view.token(at).span.start >= span.start)?;
        let fits = |mention: &super::mention::Mention, cluster: usize| {
            let person = self.clusters.clusters[cluster].kind == Kind::Person && mention.name.len() > 1;
            let plain = (start..mention.tokens.0)
                .all(|at| !view.is_punct(at) && view.upos(at) != Upos::Adp || matches!(view.word(at), "-" | "."));
            let last = mention.tokens.1 + 1;
            let ends = view.token(mention.tokens.1).span.end >= span.end
                || last < view.len() && (view.word(last) == "," || view.upos(last) == Upos::Adp);
            (person || mention.titled) && plain && ends || mention.closes_office
        };
        here()
            .find(|(mention, cluster)| fits(mention, *cluster))
            .map(|&(_, cluster)| cluster)
    }

    /// "the Turkish foreign minister", "the senator".
    fn office(&self, view: &View, span: Span, head: usize) -> Option<Speaker> {
        self.people.role(view.word(head))?;
        if view.lower(head).ends_with('s') && view.lower(head) != "boss" || view.lower(head) == "men" {
            return None;
        }
        let first = (0..=head).find(|&at| view.token(at).span.start >= span.start)?;
        let words: Vec<CompactString> = (first..=head).map(|at| view.lower(at)).collect();
        let definite = matches!(words[0].as_str(), "the" | "this" | "that")
            || words.iter().any(|word| word == "'s" || word == "’s")
            || view.child(head, &[Deprel::Det]).is_none();
        if !definite
            || words
                .iter()
                .any(|word| matches!(word.as_str(), "a" | "an" | "one" | "another" | "some" | "former"))
        {
            return None;
        }
        let mut country = words.iter().find_map(|word| self.country(word)).map(str::to_owned);
        if country.is_none() && head + 2 < view.len() && view.lower(head + 1) == "of" {
            country = (head + 2..view.len().min(head + 5))
                .find_map(|at| self.country(view.word(at)))
                .map(str::to_owned);
        }
        // The whole office first, then shorter ends of it.
        let content: Vec<&str> = words
            .iter()
            .map(CompactString::as_str)
            .filter(|word| !matches!(*word, "the" | "this" | "that" | "'s" | "’s") && self.country(word).is_none())
            .collect();
        let full = content.join(" ");
        if let Some(country) = &country
            && let Some(holder) = self.registry.holder(self.people.office(&full), country, self.date)
        {
            return Some(Speaker::Registered(holder.id.clone()));
        }
        let office = self.people.office(&full);
        let noun = self.people.office(view.word(head)).to_lowercase();
        let fits = |cluster: &Cluster| {
            cluster.kind == Kind::Person
                && cluster
                    .offices
                    .iter()
                    .cloned()
                    .chain(self.registered_office(cluster))
                    .any(|ref held| {
                        held == office
                            || held.ends_with(&format!(" {office}"))
                            || held.ends_with(&format!(" {noun}")) && content.len() == 1
                            || *held == noun && content.len() <= 2
                    })
                && (country.is_none() || cluster.country.is_none() || country == cluster.country)
        };
        // The nearest mention before, else the first after.
        let before = self.clusters.mentions.iter().rev().filter(|(mention, _)| {
            mention.sentence < view.index || (mention.sentence == view.index && mention.span.end <= span.start)
        });
        let after = self
            .clusters
            .mentions
            .iter()
            .filter(|(mention, _)| mention.sentence > view.index);
        let exact = |cluster: &usize| country.is_some() && self.clusters.clusters[*cluster].country == country;
        let candidates: Vec<usize> = before
            .chain(after)
            .map(|&(_, cluster)| cluster)
            .filter(|&cluster| fits(&self.clusters.clusters[cluster]))
            .collect();
        let found = candidates
            .iter()
            .copied()
            .find(|cluster| exact(cluster))
            .or_else(|| candidates.first().copied())?;
        Some(Speaker::Cluster(found))
    }

    /// The country or registered principal that a word names, by itself or as an adjective.
    fn country<'b>(&'b self, word: &'b str) -> Option<&'b str> {
        let listed = self.people.country(word);
        listed.or_else(|| super::demonyms::principal(word, self.registry))
    }

    /// The office a person holds by the registry on the day of the article.
    fn registered_office(&self, cluster: &Cluster) -> Option<String> {
        let registered = self.registry.find(&cluster.name.join(" "))?;
        let role = registered.roles.iter().find(|role| role.held_on(self.date))?;
        Some(self.people.office(&role.title.to_lowercase()).to_owned())
    }
}

/// The actor of a name as a byline or a `speaker` field gives it.
pub fn named(name: &str, registry: &Registry, date: Option<NaiveDate>) -> Actor {
    match registry.find(name) {
        Some(registered) => {
            let (office, principal) = registered.standing(date);
            Actor {
                id: registered.id.clone(),
                name: registered.name.clone(),
                office,
                principal,
            }
        }
        None => Actor {
            id: slug(name),
            name: name.trim().to_owned(),
            office: None,
            principal: None,
        },
    }
}
