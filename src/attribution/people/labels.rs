//! Labels of transcripts → speakers: "THE PRESIDENT", "PRESIDENT HOLM", "MS. VOSS".
//!
//! A label in capitals says an office, a name or both. Who holds an office is told by the title of the transcript, never
//! by whoever is mentioned with such an office in the text.

use super::cluster::{Cluster, Kind, skeleton};
use super::resolve::{Resolver, Speaker};

impl Resolver<'_> {
    /// The office that a label in capitals consists of, without a name: "THE PRESIDENT".
    pub(super) fn office_label(&self, label: &str) -> Option<String> {
        let words: Vec<&str> = label.split_whitespace().filter(|word| *word != "THE").collect();
        let is_capitals = label.chars().all(|c| !c.is_lowercase()) && label.chars().any(char::is_uppercase);
        let is_office = words.last().is_some_and(|word| self.people.role(word).is_some());
        // Of officials and moderators there are many.
        let is_one = words
            .last()
            .is_some_and(|word| !matches!(*word, "OFFICIAL" | "MODERATOR" | "AIDE" | "PARTICIPANT" | "REPORTER"));
        (is_capitals && is_office && is_one && words.len() <= 3).then(|| words.join(" ").to_lowercase())
    }

    /// Who stands behind a label that is an office: the one whom the title names with it. Who is merely mentioned with
    /// such an office in the text may be anybody.
    pub(super) fn labelled(&self, office: &str) -> Option<Speaker> {
        let office = self.people.office(office);
        let mut named = self
            .title
            .iter()
            .filter(|mention| mention.office.as_deref() == Some(office));
        let (first, second) = (named.next()?, named.next());
        if second.is_some() {
            return None;
        }
        // "President Holm Announcing Aid": what follows an unknown first word is not of the name.
        let name = match first.name.as_slice() {
            [only, rest @ ..] if rest.is_empty() || self.people.given(only).is_none() => std::slice::from_ref(only),
            all => all,
        };
        Some(self.office_holder(office, name))
    }

    /// The person of the text who holds an office under a name: never a namesake without it.
    fn office_holder(&self, office: &str, name: &[String]) -> Speaker {
        let surname = name.last().map(|last| skeleton(last)).unwrap_or_default();
        let of_name = |cluster: &&(usize, &Cluster)| {
            let (_, cluster) = cluster;
            cluster.kind == Kind::Person
                && cluster.sound == surname
                && !cluster.name.iter().any(|part| part.contains('-'))
        };
        let bearers: Vec<_> = self.clusters.clusters.iter().enumerate().collect();
        let holds = |cluster: &Cluster| cluster.offices.iter().any(|held| held == office);
        bearers
            .iter()
            .filter(of_name)
            .find(|(_, cluster)| holds(cluster))
            .or_else(|| {
                bearers
                    .iter()
                    .filter(of_name)
                    .find(|(_, cluster)| cluster.name.len() == 1)
            })
            .map_or_else(|| Speaker::Titled(name.join(" ")), |&(at, _)| Speaker::Cluster(at))
    }

    /// A label in capitals of an office and a name: "PRESIDENT HOLM".
    pub(super) fn officer_in_capitals(&self, label: &str) -> Option<Speaker> {
        let words: Vec<&str> = label.split_whitespace().collect();
        let (last, before) = words.split_last()?;
        let is_capitals = label.chars().all(|c| !c.is_lowercase());
        if !is_capitals || self.people.role(before.last()?).is_none() || self.people.role(last).is_some() {
            return None;
        }
        let office = before.join(" ").to_lowercase();
        let name = in_small_letters(last);
        Some(self.office_holder(self.people.office(&office), &[name]))
    }

    /// A label in capitals ("VOSS", "MS. VOSS"): the one person of that surname.
    pub(super) fn in_capitals(&self, label: &str) -> Option<usize> {
        let last = label.split_whitespace().next_back()?;
        let is_capitals = last.chars().count() > 1 && last.chars().all(|c| c.is_uppercase() || c == '-');
        let surname = skeleton(last);
        let mut bearers = (0..self.clusters.clusters.len()).filter(|&at| {
            let cluster = &self.clusters.clusters[at];
            cluster.kind == Kind::Person && cluster.sound == surname
        });
        let first = bearers.next().filter(|_| is_capitals)?;
        bearers.next().is_none().then_some(first)
    }
}

/// "ADA HOLM" → "Ada Holm".
pub(super) fn in_small_letters(name: &str) -> String {
    let mut inside = false;
    name.chars()
        .flat_map(|c| {
            let lower: Vec<char> = if inside { c.to_lowercase().collect() } else { vec![c] };
            inside = c.is_alphabetic();
            lower
        })
        .collect()
}
