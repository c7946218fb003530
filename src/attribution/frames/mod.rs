//! Where statements are found in a sentence: one file per kind of place.

mod according;
mod adjective;
mod beside;
mod colon;
mod dash;
mod edges;
mod noun;
mod passive;
mod subject;
mod tag;
mod transcript;
mod verb;

use super::cues::Lexicon;
use super::draft::Draft;
use super::view::View;
use crate::language::{Quote, Upos};

/// What every frame needs.
pub struct Context<'a> {
    /// The cue words.
    pub lexicon: &'a Lexicon,
    /// All quotations of the text.
    pub quotes: &'a [Quote],
}

pub use colon::find as find_colons;
pub use dash::find as find_signatures;

/// All statements whose cue stands in the sentence, in the order of their cues.
pub fn find(context: &Context, view: &View) -> Vec<Draft> {
    let mut drafts = Vec::new();
    for index in 0..view.len() {
        match view.upos(index) {
            Upos::Verb | Upos::Aux => verb::find(context, view, index, &mut drafts),
            Upos::Noun => noun::find(context, view, index, &mut drafts),
            Upos::Adj => adjective::find(context, view, index, &mut drafts),
            _ => {}
        }
        if view.lower(index) == "according" {
            according::find(context, view, index, &mut drafts);
        }
    }
    drafts
}
