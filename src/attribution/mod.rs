//! Parsed articles → statements: who said what, by which cue, and whether they hold it.
//!
//! In: an article, its parsed text and title, the registry of actors. Out: statements in the order of the text, and
//! problems. Frames over the parse find source, cue and content; quotations are joined; names are clustered and
//! sources resolved; what is left of a text that is wholly somebody's words becomes that actor's. What a statement
//! means is not asked here.

mod assemble;
mod cues;
mod draft;
mod extent;
mod frames;
mod held;
mod join;
mod marks;
mod nested;
pub mod people;
mod said;
mod statement;
mod trace;
mod view;

pub(crate) use assemble::identity;
pub use assemble::{attribute, attribute_with};
pub use cues::{Cue, Lexicon};
pub use draft::{Draft, Frame, Quoted};
pub use statement::{Act, Actor, Field, Force, Held, Link, Piece, Precision, Said, Statement, Voice};
pub use trace::{Manner, Part, Trace};

use crate::language::{Document, Tagged};
use view::View;

/// What the frames find with these cue words, quotations joined, speakers not resolved.
pub fn drafts(text: &str, document: &Document, lexicon: &Lexicon) -> Vec<Draft> {
    drafts_of(text, document, lexicon, &views(text, document))
}

fn drafts_of(text: &str, document: &Document, lexicon: &Lexicon, views: &[View]) -> Vec<Draft> {
    let context = frames::Context {
        lexicon,
        quotes: &document.quotes,
    };
    let mut drafts: Vec<Draft> = views.iter().flat_map(|view| frames::find(&context, view)).collect();
    frames::find_colons(&context, views, &mut drafts);
    frames::find_signatures(&context, views, &mut drafts);
    join::join(text, document, &mut drafts);
    drafts
}

/// Whether [`attribute_with`] looks at the tree of a sentence: of others it asks for tags alone.
pub(crate) fn wants(lexicon: &Lexicon, sentence: &Tagged<'_>) -> bool {
    frames::wants(lexicon, sentence)
}

/// A view of each sentence.
fn views<'a>(text: &'a str, document: &'a Document) -> Vec<View<'a>> {
    let mut before = 0;
    let mut views = Vec::with_capacity(document.sentences.len());
    for (index, sentence) in document.sentences.iter().enumerate() {
        let opens = index == 0 || text[before..sentence.span.start].contains('\n');
        before = sentence.span.end;
        views.push(View::new(text, index, sentence, &document.quotes, opens));
    }
    views
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use super::*;
    use crate::corpus::{Input, read};
    use crate::language::{analyse, analyse_wanted};

    #[test]
    fn what_is_not_parsed_tells_nothing() {
        let lexicon = Lexicon::shipped();
        let (words, parsed) = (Cell::new(0), Cell::new(0));
        for article in read(&[Input::Path("corpus".into())]).into_dated().articles {
            let whole = analyse(&article.text, article.body);
            let read = analyse_wanted(&article.text, article.body, &|sentence| {
                let count = sentence.tokens().count();
                let is_wanted = wants(lexicon, &sentence);
                assert!(sentence.tokens().all(|token| token.head.is_none()));
                words.set(words.get() + count);
                parsed.set(parsed.get() + count * usize::from(is_wanted));
                is_wanted
            });
            // Which word heads a quotation that is not parsed nobody knows; where it begins and ends is the same.
            let told = |document| -> Vec<Draft> {
                let drafts = drafts(&article.text, document, lexicon).into_iter();
                drafts
                    .map(|draft| Draft {
                        content_head: draft.content_head.filter(|_| draft.quoted != Quoted::Whole),
                        ..draft
                    })
                    .collect()
            };
            assert_eq!(told(&read), told(&whole), "{}", article.id);
        }
        // It is asked for a reason.
        assert!(parsed.get() < words.get(), "{parsed:?} of {words:?}");
    }
}
