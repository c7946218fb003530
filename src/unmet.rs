//! What a run asked for and the corpus does not have: an actor or a matter of that name. A check that looked at nothing
//! must not pass for one that found nothing.

use std::collections::BTreeMap;

use crate::align::OnTopic;
use crate::config::Group;
use crate::digest::Digest;
use crate::options::Options;
use crate::problem::Problem;

/// How alike two words must be (0 to 1) for one to be offered for the other.
const ALIKE: f64 = 0.6;
/// Most names that a message offers.
const OFFERED: usize = 3;

/// Says what was asked for in vain, with the nearest of what there is. Whoever is spoken for under the config of one of the
/// groups can be asked for.
pub(crate) fn unmet<'a>(
    digests: impl IntoIterator<Item = &'a Digest>,
    groups: &[Group],
    options: &Options,
) -> Option<Problem> {
    let mut actors: BTreeMap<&str, usize> = BTreeMap::new();
    let mut matters: BTreeMap<&str, usize> = BTreeMap::new();
    let mut asked_for_one = false;
    let mut is_on_topic = false;
    for digest in digests {
        for told in &digest.told {
            let Some(actor) = &told.statement.actor else {
                continue;
            };
            *actors.entry(&actor.name).or_default() += 1;
            let standing = told.standing.as_ref();
            let mut stood_for = groups.iter().filter_map(|group| {
                let by = options.by.unwrap_or(group.config.by);
                Some(standing?.actor(by, actor))
            });
            if !options.takes_actor(actor) && !stood_for.any(|one| options.takes_actor(one)) {
                continue;
            }
            asked_for_one = true;
            for (located, topics) in told.content.claims.iter().zip(&told.topics) {
                let is_of = |placed: &OnTopic| options.takes_matter("", Some(&placed.topic));
                is_on_topic |= options.topic.is_some() && topics.iter().any(is_of);
                *matters.entry(&located.claim.matter.label).or_default() += 1;
            }
        }
    }
    if let Some(wanted) = options.actor.as_ref().filter(|_| !asked_for_one) {
        let known = offer(wanted, &actors, "no speaker could be told");
        let message = format!("no actor of this name, surname or key says anything here: {known}");
        return Some(Problem::error(&format!("--actor `{wanted}`"), None, message));
    }
    let wanted = options.topic.as_ref()?;
    if is_on_topic || matters.keys().any(|label| options.takes_matter(label, None)) {
        return None;
    }
    let whose = options.actor.as_ref().map(|actor| format!(" by `{actor}`"));
    let message = format!(
        "nothing was said{} on a matter that holds these words: {}",
        whose.unwrap_or_default(),
        offer(wanted, &matters, "no matter could be told")
    );
    Some(Problem::error(&format!("--topic `{wanted}`"), None, message))
}

/// A clause for a message: the known names nearest to the wanted one, those met most often where none is near.
fn offer(wanted: &str, known: &BTreeMap<&str, usize>, none: &str) -> String {
    let mut ranked: Vec<(f64, usize, &str)> = known
        .iter()
        .map(|(name, count)| (likeness(wanted, name), *count, *name))
        .collect();
    // Nearest first, then most often, then by the alphabet.
    ranked.sort_by(|a, b| b.0.total_cmp(&a.0).then(b.1.cmp(&a.1)).then(a.2.cmp(b.2)));
    let near = ranked.iter().take_while(|one| one.0 >= ALIKE).count();
    if near == 0 {
        ranked.sort_by(|a, b| b.1.cmp(&a.1).then(a.2.cmp(b.2)));
    }
    let shown = if near == 0 { OFFERED } else { near.min(OFFERED) };
    let names: Vec<String> = ranked.iter().take(shown).map(|one| format!("`{}`", one.2)).collect();
    match (names.as_slice(), near) {
        ([], _) => none.to_owned(),
        (_, 0) => format!("met most often are {}", names.join(", ")),
        (_, _) => format!("did you mean {}?", names.join(" or ")),
    }
}

/// How near a name is to the wanted words: each of them against its best match among the words of the name.
fn likeness(wanted: &str, name: &str) -> f64 {
    let wanted = words(wanted);
    let name = words(name);
    let best = |word: &String| {
        name.iter()
            .map(|other| strsim::normalized_damerau_levenshtein(word, other))
            .fold(0.0, f64::max)
    };
    wanted.iter().map(best).sum::<f64>() / wanted.len().max(1) as f64
}

fn words(text: &str) -> Vec<String> {
    text.split(|character: char| !character.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(wanted: &str, expected: &str) {
        let known = BTreeMap::from([("Mara Velin", 2), ("Maro Velin", 5), ("Oskar Tarn", 9), ("Ada Lorn", 9)]);
        assert_eq!(offer(wanted, &known, "none"), expected);
    }

    #[test]
    fn the_nearest_or_the_most_frequent() {
        check("Vellin", "did you mean `Maro Velin` or `Mara Velin`?");
        check("oskar-tran", "did you mean `Oskar Tarn`?");
        check("Quixy", "met most often are `Ada Lorn`, `Oskar Tarn`, `Maro Velin`");
        assert_eq!(offer("Velin", &BTreeMap::new(), "none"), "none");
    }
}
