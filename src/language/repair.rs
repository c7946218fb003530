//! What no English sentence can be: small repairs of a tree after parsing.
//!
//! In: a parsed sentence; out: the same with relations and tags changed where the tags and the tree contradict each other.
//! Moves no head, so a valid tree stays valid.

use super::{Deprel, Sentence, Upos, Xpos};

/// Repairs subjects and verbs.
pub(super) fn repair(sentence: &mut Sentence, text: &str) {
    subjects(sentence);
    verbs(sentence, text);
}

/// What stands after a modal or "to" and takes an object or a subject is a verb, whatever its tag: "must end", "to free
/// the crew".
fn verbs(sentence: &mut Sentence, text: &str) {
    for index in 0..sentence.tokens.len() {
        if !matches!(sentence.tokens[index].upos, Upos::Noun | Upos::Adj) {
            continue;
        }
        let mut has = (false, false, false, false);
        for child in sentence.children(index) {
            let token = &sentence.tokens[child];
            match token.deprel {
                Deprel::Aux if token.xpos == Xpos::Md && child < index => has.0 = true,
                Deprel::Mark if child + 1 == index && token.span.of(text).eq_ignore_ascii_case("to") => has.1 = true,
                Deprel::Obj => has.2 = true,
                Deprel::Cop | Deprel::Det | Deprel::Amod | Deprel::Case | Deprel::Nummod => has.3 = true,
                _ => {}
            }
        }
        let (has_modal, has_to, has_object, is_nominal) = has;
        if !is_nominal && (has_modal || has_to && has_object) {
            let token = &mut sentence.tokens[index];
            token.upos = Upos::Verb;
            token.xpos = Xpos::Vb;
        }
    }
}

/// A noun before a finite verb, hung on it as if the verb were a noun ("Fisheries Minister ‹compound› said"), is its
/// subject where it has none.
fn subjects(sentence: &mut Sentence) {
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
        repair(&mut sentence, "");
        assert_eq!(sentence.tokens[0].deprel, Deprel::Nsubj);
    }
}
