//! Parsed articles → statements: who said what, by which cue, and whether they hold it.

mod cues;
mod draft;
mod extent;
mod frames;
mod statement;
mod view;

pub use cues::{Cue, Lexicon};
pub use draft::{Draft, Frame, Quoted};
pub use statement::{Act, Actor, Field, Force, Held, Piece, Precision, Said, Statement, Voice};

use crate::language::Document;
use view::View;

/// All drafts of a text.
pub fn drafts(text: &str, document: &Document) -> Vec<Draft> {
    let context = frames::Context { lexicon: Lexicon::shipped(), quotes: &document.quotes };
    let mut drafts = Vec::new();
    let mut before = 0;
    for (index, sentence) in document.sentences.iter().enumerate() {
        let opens = text[before..sentence.span.start].contains('\n') || index == 0;
        before = sentence.span.end;
        let view = View::new(text, index, sentence, &document.quotes, opens);
        drafts.extend(frames::find(&context, &view));
    }
    drafts
}
