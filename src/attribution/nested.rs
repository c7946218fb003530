//! Reports inside reports: the outermost is the statement, what it passes on is kept as its chain.
//!
//! "Holm said that Voss had told her so" is one statement, of Holm, that reports Voss; "Holm said she wants it" is one
//! statement too, whose position the next stage reads from its words. Only in a transcript, where a turn holds many
//! sentences, do reports inside it stay statements of their own.

use super::assemble::{Passed, Told};
use super::draft::Frame;
use super::statement::{Act, Held};

/// Leaves out what stands within another's content, and marks what is somebody else's as reported.
pub fn fold(text: &str, told: &mut Vec<Told>) {
    let outer: Vec<Option<usize>> = (0..told.len()).map(|inner| around(told, inner)).collect();
    for inner in 0..told.len() {
        let Some(outer) = outer[inner] else { continue };
        if told[outer].draft.act != Act::Speech {
            continue;
        }
        let is_it = told[inner]
            .draft
            .source
            .is_some_and(|source| source.of(text).eq_ignore_ascii_case("it"));
        // "The company said it accepts the ruling".
        let same = is_it || told[outer].speaker.is_some() && told[outer].speaker == told[inner].speaker;
        let Some(source) = told[inner]
            .draft
            .source
            .filter(|_| !same && told[inner].draft.act == Act::Speech)
        else {
            continue;
        };
        let heads =
            told[inner].draft.cue_head.is_some() && told[outer].draft.content_head == told[inner].draft.cue_head;
        // What others would say, or did not, they have not said.
        if heads && told[outer].held == Held::Held && told[inner].held != Held::Hypothetical {
            told[outer].held = Held::Reported;
        }
        if told[inner].held == Held::Held {
            told[inner].held = Held::Reported;
        }
        told[inner].draft.confidence = told[inner].draft.confidence.min(60);
        let passed = Passed {
            speaker: told[inner].speaker.clone(),
            source,
            cue: told[inner].draft.cue.clone(),
        };
        told[outer].chain.push(passed);
    }
    let is_turn: Vec<bool> = told.iter().map(|told| told.draft.frame == Frame::Label).collect();
    let mut at = 0;
    told.retain(|inner| {
        let keep = outer[at].is_none() || inner.held == Held::Reported && outer[at].is_some_and(|outer| is_turn[outer]);
        at += 1;
        keep
    });
}

/// The smallest draft in whose content the cue of `inner` stands.
fn around(told: &[Told], inner: usize) -> Option<usize> {
    let draft = &told[inner].draft;
    let cue = *draft.cue.first()?;
    let holds = |outer: &Told, cue| outer.draft.content.iter().any(|piece| piece.contains(cue));
    (0..told.len())
        .filter(|&at| at != inner && holds(&told[at], cue))
        // Of two that hold each other the first counts.
        .filter(|&at| at < inner || !told[at].draft.cue.first().is_some_and(|&cue| holds(&told[inner], cue)))
        .min_by_key(|&at| told[at].draft.content.iter().map(|piece| piece.len()).sum::<usize>())
}
