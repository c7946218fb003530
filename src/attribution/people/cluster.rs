//! Mentions → people and bodies: one cluster per actor of an article.
//!
//! A full name opens a cluster; a surname joins the cluster that bears it, and where two do, the one that title and
//! nearness speak for. Spellings of one name in Latin letters count as one.

use super::data::{People, Pronoun};
use super::mention::Mention;
use crate::corpus::actors::fold;
pub use crate::corpus::actors::skeleton;

/// What a name stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A person.
    Person,
    /// A party, ministry, company, paper.
    Body,
    /// A country, or what stands for its government.
    Country,
}

/// A person or body of one article.
#[derive(Clone, Debug)]
pub struct Cluster {
    /// Fullest name.
    pub name: Vec<String>,
    /// What it is.
    pub kind: Kind,
    /// The pronoun it goes by.
    pub pronoun: Option<Pronoun>,
    /// Offices, as told by the text.
    pub offices: Vec<String>,
    /// Country of the offices.
    pub country: Option<String>,
    /// The surname by its sounds, as [`skeleton`] has it.
    pub sound: String,
}

impl Cluster {
    /// Last word of the name.
    pub fn surname(&self) -> &str {
        self.name.last().map_or("", String::as_str)
    }
}

/// The clusters, and for each mention its cluster.
#[derive(Clone, Debug, Default)]
pub struct Clusters {
    /// In the order in which they are first named in full.
    pub clusters: Vec<Cluster>,
    /// In the order of the text.
    pub mentions: Vec<(Mention, usize)>,
}

/// Sorts the mentions of an article into clusters.
pub fn cluster(mentions: Vec<Mention>, people: &People) -> Clusters {
    let mut result = Clusters::default();
    let mut homes: Vec<Option<usize>> = vec![None; mentions.len()];
    // Full names first, since a headline may use the surname alone.
    for (at, mention) in mentions.iter().enumerate() {
        if mention.name.len() > 1 || kind_of(mention, people) == Kind::Country {
            homes[at] = Some(full_name(&mut result.clusters, mention, people));
        }
    }
    let mut last_home: Vec<(String, usize)> = Vec::new();
    for (at, mention) in mentions.into_iter().enumerate() {
        let home = match homes[at] {
            Some(home) => home,
            None => single_name(&mut result.clusters, &last_home, &mention, people),
        };
        let cluster = &mut result.clusters[home];
        cluster.pronoun = cluster.pronoun.or(mention.pronoun);
        if let Some(office) = &mention.office
            && !mention.counterpart
            && !cluster.offices.contains(office)
        {
            cluster.offices.push(office.clone());
        }
        if cluster.country.is_none() {
            cluster.country = mention.country.clone();
        }
        if mention.titled && cluster.kind == Kind::Body && !cluster.name.iter().any(|word| people.is_body(word)) {
            cluster.kind = Kind::Person;
        }
        last_home.push((cluster.sound.clone(), home));
        result.mentions.push((mention, home));
    }
    share_counterparts(&mut result, people);
    result
}

/// "His Kessian counterpart Lorn" gives both the same office.
fn share_counterparts(result: &mut Clusters, _people: &People) {
    for at in 0..result.mentions.len() {
        let (mention, home) = &result.mentions[at];
        if !mention.counterpart {
            continue;
        }
        let (sentence, home) = (mention.sentence, *home);
        // The other is the subject of the sentence, or the person named last before.
        let other = result
            .mentions
            .iter()
            .filter(|(other, cluster)| other.sentence == sentence && *cluster != home && other.is_subject)
            .map(|&(_, cluster)| cluster)
            .find(|&cluster| result.clusters[cluster].kind == Kind::Person)
            .or_else(|| {
                result.mentions[..at]
                    .iter()
                    .rev()
                    .map(|&(_, cluster)| cluster)
                    .find(|&cluster| cluster != home && result.clusters[cluster].kind == Kind::Person)
            });
        let Some(other) = other else { continue };
        let offices = |cluster: usize| result.clusters[cluster].offices.clone();
        let (mine, theirs) = (offices(home), offices(other));
        if theirs.is_empty() {
            result.clusters[other].offices = mine;
        } else if mine.is_empty() {
            result.clusters[home].offices = theirs;
        }
    }
}

fn kind_of(mention: &Mention, people: &People) -> Kind {
    let countries = mention.name.iter().any(|word| people.country(word).is_some());
    if mention.titled && !countries {
        return Kind::Person;
    }
    let joined = mention.name.join(" ");
    if people.country(&joined).is_some() {
        return Kind::Country;
    }
    if countries {
        return Kind::Body;
    }
    let given = people.given(&mention.name[0]).is_some() && mention.name.len() > 1;
    if mention.name.iter().any(|word| people.is_body(word)) && !(given && mention.name.len() == 2) {
        return Kind::Body;
    }
    if mention
        .name
        .iter()
        .any(|word| word.len() > 1 && word.chars().all(|c| c.is_uppercase() || c == '.'))
        && !given
    {
        return Kind::Body;
    }
    if given {
        return Kind::Person;
    }
    match mention.name.len() {
        2 | 3 => Kind::Person,
        _ => Kind::Body,
    }
}

fn full_name(clusters: &mut Vec<Cluster>, mention: &Mention, people: &People) -> usize {
    let kind = kind_of(mention, people);
    let sound = skeleton(&mention.name[mention.name.len() - 1]);
    let folded: Vec<String> = mention.name.iter().map(|word| fold(word)).collect();
    let found = clusters.iter().position(|cluster| match (cluster.kind, kind) {
        (Kind::Country, Kind::Country) => {
            people.country(&cluster.name.join(" ")) == people.country(&mention.name.join(" "))
        }
        (Kind::Person, Kind::Person) => {
            cluster.sound == sound
                && (mention.name.len() == 1
                    || cluster.name.len() == 1
                    || same_given(&cluster.name[0], &mention.name[0]))
        }
        _ => {
            let names = cluster.name.iter().map(|word| fold(word));
            names.eq(folded.iter().map(String::as_str))
        }
    });
    let found = found.unwrap_or_else(|| {
        clusters.push(Cluster {
            name: mention.name.clone(),
            kind,
            pronoun: None,
            offices: Vec::new(),
            country: None,
            sound: sound.clone(),
        });
        clusters.len() - 1
    });
    if mention.name.len() > clusters[found].name.len() && kind == Kind::Person {
        clusters[found].name = mention.name.clone();
        clusters[found].sound = sound;
    }
    found
}

fn same_given(a: &str, b: &str) -> bool {
    let (a, b) = (fold(a), fold(b));
    let initial = |name: &str| name.trim_end_matches('.').chars().count() == 1;
    if initial(&a) || initial(&b) {
        return a.chars().next() == b.chars().next();
    }
    // Bob and Robert are beyond this; Don and Donald are not.
    a == b || (a.len() >= 3 && b.starts_with(&a)) || (b.len() >= 3 && a.starts_with(&b))
}

fn single_name(
    clusters: &mut Vec<Cluster>,
    last_home: &[(String, usize)],
    mention: &Mention,
    people: &People,
) -> usize {
    let key = skeleton(&mention.name[0]);
    let fits = |cluster: &Cluster| {
        cluster.kind != Kind::Country
            && (mention.pronoun.is_none() || cluster.pronoun.is_none() || mention.pronoun == cluster.pronoun)
    };
    let surname: Vec<usize> = (0..clusters.len())
        .filter(|&at| {
            fits(&clusters[at])
                && clusters[at].sound == key
                && (clusters[at].kind == Kind::Person || clusters[at].name.len() == 1)
        })
        .collect();
    if let Some(&first) = surname.first() {
        // The namesake named last before, else the first to come.
        let nearest = last_home
            .iter()
            .rev()
            .find(|(name, home)| *name == key && surname.contains(home));
        return nearest.map_or(first, |&(_, home)| home);
    }
    let given: Vec<usize> = (0..clusters.len())
        .filter(|&at| {
            clusters[at].kind == Kind::Person && clusters[at].name.len() > 1 && skeleton(&clusters[at].name[0]) == key
        })
        .collect();
    if let [only] = given[..]
        && !mention.titled
    {
        return only;
    }
    clusters.push(Cluster {
        name: mention.name.clone(),
        kind: if mention.titled || people.given(&mention.name[0]).is_some() {
            Kind::Person
        } else {
            Kind::Body
        },
        pronoun: None,
        offices: Vec::new(),
        country: None,
        sound: key,
    });
    clusters.len() - 1
}
