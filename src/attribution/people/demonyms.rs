//! Countries that no table lists: "Valmoran" is the adjective of the "Valmora" that registry or article name.

use super::cluster::{Cluster, Kind};
use crate::corpus::actors::{Registry, fold};

/// What follows a country's name, or its name without the last vowel, in its adjective.
const ENDINGS: [&str; 6] = ["an", "ian", "ish", "ese", "i", "ic"];

/// Fewer letters than this prove nothing.
const LEAST: usize = 4;

/// Whether `adjective` is made of the name of a country.
pub fn is_demonym(adjective: &str, country: &str) -> bool {
    let (adjective, country) = (fold(adjective), fold(country));
    if country.chars().count() < LEAST || country.contains(' ') || !country.is_ascii() {
        return false;
    }
    let stem = country.trim_end_matches(['a', 'e', 'i', 'o', 'u', 'y']);
    let rest = |base: &str| adjective.strip_prefix(base).is_some_and(|rest| ENDINGS.contains(&rest));
    adjective != country && (rest(&country) || stem.len() >= LEAST && rest(stem) || rest(&country[..country.len() - 1]))
}

/// The principal of the registry that a word names: itself or its adjective.
pub fn principal<'a>(word: &str, registry: &'a Registry) -> Option<&'a str> {
    principals(registry).find(|principal| fold(principal) == fold(word) || is_demonym(word, principal))
}

fn principals(registry: &Registry) -> impl Iterator<Item = &str> {
    registry.actors.iter().flat_map(|actor| {
        let roles = actor.roles.iter().filter_map(|role| role.of.as_deref());
        roles.chain(actor.principal.as_deref())
    })
}

/// Takes the adjective of a country off offices ("valmoran foreign minister") and notes the country. The whole stays as
/// a second way to call the office.
pub fn settle(clusters: &mut [Cluster], registry: &Registry) {
    let mut countries: Vec<String> = principals(registry).map(str::to_owned).collect();
    let named = clusters
        .iter()
        .filter(|cluster| cluster.kind == Kind::Body && cluster.name.len() == 1);
    countries.extend(named.map(|cluster| cluster.name[0].clone()));
    for cluster in clusters {
        let mut bare = Vec::new();
        for office in &cluster.offices {
            let Some((first, rest)) = office.split_once(' ') else {
                continue;
            };
            if let Some(country) = countries.iter().find(|country| is_demonym(first, country)) {
                bare.push(rest.to_owned());
                cluster.country.get_or_insert_with(|| country.clone());
            }
        }
        bare.retain(|office| !cluster.offices.contains(office));
        cluster.offices.splice(0..0, bare);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn adjectives_of_countries() {
        for (adjective, country) in [
            ("Valmoran", "Valmora"),
            ("Kessian", "Kessia"),
            ("Estrelian", "Estrel"),
            ("Tarnish", "Tarn"),
            ("Orskese", "Orsk"),
        ] {
            assert!(is_demonym(adjective, country), "{adjective}");
        }
        for (adjective, country) in [
            ("Valmora", "Valmora"),
            ("German", "Ger"),
            ("foreign", "Fore"),
            ("prime", "Prim"),
        ] {
            assert!(!is_demonym(adjective, country), "{adjective}");
        }
    }
}
