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
use crate::language::{Quote, Tagged, Token, Upos};

/// What every frame needs.
pub struct Context<'a> {
    /// The cue words.
    pub lexicon: &'a Lexicon,
    /// All quotations of the text.
    pub quotes: &'a [Quote],
}

pub use colon::find as find_colons;
pub use dash::find as find_signatures;

/// Whether a frame may look at the tree of a sentence: a cue stands in it outside of quotations, or a mark or label by which
/// somebody's words are told. Nouns and adjectives may turn out to be verbs once there is a tree.
pub(crate) fn wants(lexicon: &Lexicon, sentence: &Tagged<'_>) -> bool {
    let mut tokens = sentence.tokens().peekable();
    let word = |token: &Token| token.span.of(sentence.text);
    let is_dash = |word: &str| word.starts_with(['—', '–', '―', '-', '~']);
    let opens = tokens
        .peek()
        .is_some_and(|first| is_dash(word(first)) || word(first) == "Q");
    opens
        || tokens.any(|token| match token.upos {
            Upos::Punct | Upos::Sym => word(token) == ":" || is_dash(word(token)) && word(token) != "-",
            Upos::Verb | Upos::Aux | Upos::Noun | Upos::Adj => {
                let is_cue = |upos| !lexicon.senses(upos, &token.lemma).is_empty();
                (is_cue(token.upos) || is_cue(Upos::Verb)) && !sentence.is_quoted(token)
                    || word(token).eq_ignore_ascii_case("according")
            }
            _ => word(token).eq_ignore_ascii_case("according"),
        })
}

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
        if view.word(index).eq_ignore_ascii_case("according") {
            according::find(context, view, index, &mut drafts);
        }
    }
    drafts
}
