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
use crate::language::{Quote, Tagged, Token, Upos, Xpos};

/// What every frame needs.
pub struct Context<'a> {
    /// The cue words.
    pub lexicon: &'a Lexicon,
    /// All quotations of the text.
    pub quotes: &'a [Quote],
}

pub use colon::find as find_colons;
pub use dash::find as find_signatures;

/// Whether a frame may look at the tree of a sentence: a cue stands in it outside of quotations, with what it takes behind it where that is
/// told by a word, or a mark or label by which somebody's words are told.
pub(crate) fn wants(lexicon: &Lexicon, sentence: &Tagged<'_>) -> bool {
    let tokens: Vec<&Token> = sentence.tokens().collect();
    let word = |at: usize| tokens[at].span.of(sentence.text);
    let is_dash = |word: &str| word.starts_with(['—', '–', '―', '-', '~']);
    let is_cue = |upos, at: usize| !lexicon.senses(upos, &tokens[at].lemma).is_empty();
    let opens = !tokens.is_empty() && (is_dash(word(0)) || word(0) == "Q");
    let tells = |at: usize| {
        let cue = match tokens[at].upos {
            Upos::Punct | Upos::Sym => return word(at) == ":" || is_dash(word(at)) && word(at) != "-",
            Upos::Verb | Upos::Aux => is_cue(Upos::Verb, at),
            Upos::Noun => {
                let behind = (at + 1..tokens.len()).map(|at| (word(at), tokens[at].xpos));
                noun::has_content(lexicon.senses(Upos::Noun, &tokens[at].lemma), behind)
                    || is_cue(Upos::Verb, at) && may_be_verb(&tokens, at, &word)
            }
            Upos::Adj => is_cue(Upos::Adj, at) || is_cue(Upos::Verb, at) && may_be_verb(&tokens, at, &word),
            _ => false,
        };
        cue && !sentence.is_quoted(tokens[at]) || word(at).eq_ignore_ascii_case("according")
    };
    opens || (0..tokens.len()).any(tells)
}

/// Whether a noun or an adjective may turn out to be a verb once there is a tree: behind a modal or "to", or a plural behind a noun
/// ("our party favours").
fn may_be_verb<'a>(tokens: &[&Token], at: usize, word: &impl Fn(usize) -> &'a str) -> bool {
    let Some(before) = at.checked_sub(1) else {
        return false;
    };
    let is_plural = tokens[at].xpos == Xpos::Nns && tokens[before].xpos == Xpos::Nn;
    is_plural || word(before).eq_ignore_ascii_case("to") || tokens[..at].iter().any(|token| token.xpos == Xpos::Md)
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
