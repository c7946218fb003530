//! What no English sentence can be: small repairs of a tree after parsing.
//!
//! In: a parsed sentence; out: the same with relations changed where the tags and the tree contradict each other. Moves
//! no head, so a valid tree stays valid.

use super::{Deprel, Sentence, Upos, Xpos};

/// A noun before a finite verb, hung on it as if the verb were a noun ("Fisheries Minister ‹compound› said"), is its
/// subject where it has none.
pub(super) fn repair(sentence: &mut Sentence) {
    for index in 0..sentence.tokens.len() {
        let token = &sentence.tokens[index];
        let Some(head) = token.head.map(|head| head as usize) else {
            continue;
        };
        let is_noun = matches!(token.upos, Upos::Noun | Upos::Propn | Upos::Pron);
        let is_misplaced = matches!(
            token.deprel,
            Deprel::Compound | Deprel::Flat | Deprel::Amod | Deprel::NmodPoss | Deprel::NmodDesc
        );
        let verb = &sentence.tokens[head];
        let is_finite = verb.upos == Upos::Verb && matches!(verb.xpos, Xpos::Vbd | Xpos::Vbz | Xpos::Vbp);
        if !(is_noun && is_misplaced && is_finite && index < head) {
            continue;
        }
        let has_subject = sentence.children(head).any(|child| {
            matches!(
                sentence.tokens[child].deprel,
                Deprel::Nsubj | Deprel::NsubjPass | Deprel::Csubj | Deprel::Expl
            )
        });
        if !has_subject {
            sentence.tokens[index].deprel = Deprel::Nsubj;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Span;
    use crate::language::Token;

    #[test]
    fn a_noun_cannot_be_compounded_with_a_finite_verb() {
        let token = |upos, xpos, head, deprel| Token {
            span: Span::new(0, 0),
            lemma: "x".into(),
            upos,
            xpos,
            head,
            deprel,
        };
        let mut sentence = Sentence {
            span: Span::new(0, 0),
            tokens: vec![
                token(Upos::Propn, Xpos::Nnp, Some(1), Deprel::Compound),
                token(Upos::Verb, Xpos::Vbd, None, Deprel::Root),
            ],
        };
        repair(&mut sentence);
        assert_eq!(sentence.tokens[0].deprel, Deprel::Nsubj);
    }
}
