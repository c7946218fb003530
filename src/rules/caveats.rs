//! Whether a caveat that stands beside a claim limits what its actor stands for.
//!
//! In: a claim on the record; out: yes or no. A "but" opens a new thought as often as a reservation, and in reported speech
//! it may be the reporter's: so the stand must be avowed, the caveat be within the actor's own words, and a sentence of its
//! own must come back to the matter.

use std::sync::OnceLock;

use serde::Deserialize;

use super::record::Record;
use crate::attribution::Voice;
use crate::language::lexicon::{Lexicon, Pos};
use crate::position::{Concept, ConceptKind, Limit, Part};
use crate::text::Span;

/// Whether a claim is limited in the sentence in which it is made: what the next sentence opens with "But" may be anything.
pub(super) fn limits_its_own_sentence(lexicon: &Lexicon, record: &Record<'_>) -> bool {
    let quote = record.located.quote;
    let caveats = &record.located.claim.position.caveats;
    caveats.iter().all(|caveat| quote.contains(caveat.span)) && limits_a_stand(lexicon, record)
}

/// Words of a caveat that is no clause, at most.
const LONGEST_PHRASE: usize = 3;

/// What `caveats.toml` lists.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Words {
    taking_up: Vec<String>,
    told: Vec<String>,
    aspects: Vec<String>,
    reservations: Vec<String>,
}

impl Words {
    /// As shipped.
    fn shipped() -> &'static Words {
        static WORDS: OnceLock<Words> = OnceLock::new();
        // The shipped file is sound: a test reads it.
        WORDS.get_or_init(|| toml::from_str(include_str!("caveats.toml")).unwrap_or_default())
    }
}

/// Whether the caveats of a claim are its actor's reservations about what the claim stands for.
pub(super) fn limits_a_stand(lexicon: &Lexicon, record: &Record<'_>) -> bool {
    let claim = &record.located.claim;
    let is_about_something = !claim.is_open
        && claim.matter.concepts.iter().any(|concept| {
            concept.part == Part::Theme
                && concept.weight > 2
                && matches!(concept.kind, ConceptKind::Thing | ConceptKind::Entity)
        });
    claim.is_avowed
        && !claim.is_past
        && claim.position.caveats.iter().any(|caveat| {
            // "to see", "to move it": nothing that could be limited, unless it will be hard or is named again.
            let words = words_of(record, caveat);
            let is_hard = || words.iter().any(|word| Words::shipped().reservations.contains(word));
            names_what_is_done(lexicon, record, caveat)
                || (is_about_something || is_hard()) && is_own(record, caveat, &words)
        })
}

/// "ready to negotiate, but only when these negotiations ...".
fn names_what_is_done(lexicon: &Lexicon, record: &Record<'_>, caveat: &Limit) -> bool {
    let is_named = |event: &Concept| {
        let mut words = caveat.words.iter();
        words.any(|word| lexicon.same_family((word, Pos::Noun), (&event.key, Pos::Verb)))
    };
    let mut concepts = record.located.claim.matter.concepts.iter();
    concepts.any(|concept| concept.kind == ConceptKind::Event && concept.weight > 2 && is_named(concept))
}

/// The words of a caveat as they are written, in lower case.
fn words_of(record: &Record<'_>, caveat: &Limit) -> Vec<String> {
    record
        .text_of(caveat.span)
        .to_lowercase()
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

/// Within the words of the actor, and about the matter.
fn is_own(record: &Record<'_>, caveat: &Limit, words: &[String]) -> bool {
    let listed = Words::shipped();
    let has = |list: &[String]| words.iter().any(|word| list.contains(word));
    let is_reported = record.statement.voice != Voice::Direct && !record.statement.cue.is_empty();
    if is_reported && !stands_in_marks(record, caveat) && has(&listed.told) {
        return false;
    }
    let shares = caveat.words.iter().any(|word| claim_has(record, word));
    has(&listed.taking_up)
        || shares
        || has(&listed.aspects)
        || has(&listed.reservations)
        || words.len() <= LONGEST_PHRASE
}

/// Whether a quotation that opens before the caveat in its sentence is still open where it begins.
fn stands_in_marks(record: &Record<'_>, caveat: &Limit) -> bool {
    let quote = record.located.quote;
    if !quote.contains(caveat.span) {
        return false;
    }
    let before = record.text().of(Span::new(quote.start, caveat.span.start));
    let count = |mark: char| before.chars().filter(|&c| c == mark).count();
    count('“') > count('”') || count('"') % 2 == 1
}

fn claim_has(record: &Record<'_>, word: &str) -> bool {
    let concepts = &record.located.claim.matter.concepts;
    concepts.iter().any(|concept| concept.weight > 2 && concept.key == word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shipped_file_is_sound() {
        let words: Words = toml::from_str(include_str!("caveats.toml")).unwrap();
        let all = [&words.taking_up, &words.told, &words.aspects, &words.reservations];
        assert!(all.iter().all(|list| !list.is_empty()));
        assert!(all.iter().copied().flatten().all(|word| *word == word.to_lowercase()));
    }
}
