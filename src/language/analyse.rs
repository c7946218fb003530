//! Puts the parts together: sentence → tokens → tags → lemmas → dependencies.

use std::cell::RefCell;

use super::model::{Model, model};
use super::net::words::Cache;
use super::parser::Scratch;
use super::repair::repair;
use super::tagger::Reading;
use super::tokens::tokenise;
use super::{Deprel, Sentence, Token};
use crate::text::Span;

/// Longer sentences are analysed in pieces of at most this many tokens, to keep the work linear; later pieces hang on the first
/// one's root as `parataxis`.
pub const LONGEST_PIECE: usize = 256;

/// Tokenises, tags, lemmatises and parses the one sentence at `span` of `text`. Spans are bytes into `text`.
///
/// A span that holds nothing but white space and control characters gives a sentence without tokens.
pub fn parse_sentence(text: &str, span: Span) -> Sentence {
    let span = span.trim(text);
    let mut sentence = Sentence {
        span,
        tokens: parse_tokens(model(), text, &tokenise(text, span)),
    };
    repair(&mut sentence, text);
    sentence
}

/// As [`parse_sentence`], of words that are quoted without the mark at the end of their sentence: they are read as if a full
/// stop stood there, as it did in what the model was trained on.
pub fn parse_quoted(text: &str, span: Span) -> Sentence {
    let span = span.trim(text);
    let spans = tokenise(text, span);
    let ends = |last: &Span| {
        last.of(text)
            .ends_with(['.', '?', '!', '…', '"', '”', '’', '\'', ')', ':', ';'])
    };
    if spans.last().is_none_or(ends) {
        return parse_sentence(text, span);
    }
    let own = format!("{}.", span.of(text));
    let mut shifted: Vec<Span> = spans
        .iter()
        .map(|token| Span::new(token.start - span.start, token.end - span.start))
        .collect();
    shifted.push(Span::new(span.len(), span.len() + 1));
    let mut tokens = parse_tokens(model(), &own, &shifted);
    let stop = tokens.len() as u32 - 1;
    let hangs_on_stop = tokens.iter().any(|token| token.head == Some(stop));
    if hangs_on_stop || tokens.pop().is_none_or(|stop| stop.head.is_none()) {
        return parse_sentence(text, span);
    }
    for (token, place) in tokens.iter_mut().zip(spans) {
        token.span = place;
    }
    let mut sentence = Sentence { span, tokens };
    repair(&mut sentence, text);
    sentence
}

/// Tokenises, tags and lemmatises without parsing: `head` is `None` and `deprel` is `dep` throughout.
pub fn tag(text: &str, span: Span) -> Vec<Token> {
    tag_tokens(model(), text, &tokenise(text, span))
}

/// Tags and lemmatises given tokens.
pub fn tag_tokens(model: &Model, text: &str, spans: &[Span]) -> Vec<Token> {
    let mut tokens = Vec::with_capacity(spans.len());
    with_room(model, |room| {
        for piece in spans.chunks(LONGEST_PIECE) {
            room.tag(model, text, piece, &mut tokens);
        }
    });
    tokens
}

/// Tags, lemmatises and parses given tokens.
pub fn parse_tokens(model: &Model, text: &str, spans: &[Span]) -> Vec<Token> {
    let mut tokens: Vec<Token> = Vec::with_capacity(spans.len());
    let mut first_root = None;
    with_room(model, |room| {
        for piece in spans.chunks(LONGEST_PIECE) {
            let offset = tokens.len();
            room.tag(model, text, piece, &mut tokens);
            model.parser.parse(&room.reading.outputs, &mut room.scratch);
            let state = &room.scratch.state;
            for (at, token) in tokens[offset..].iter_mut().enumerate() {
                let head = state.heads[at];
                (token.head, token.deprel) = if head < state.count {
                    (Some(head + offset as u32), Deprel::ALL[state.labels[at] as usize])
                } else if let Some(root) = first_root {
                    (Some(root), Deprel::Parataxis)
                } else {
                    first_root = Some(at as u32);
                    (None, Deprel::Root)
                };
            }
        }
    });
    tokens
}

/// What a thread keeps from sentence to sentence.
#[derive(Default)]
struct Room {
    /// Identity of the model that the cache belongs to.
    model: u64,
    cache: Cache,
    reading: Reading,
    scratch: Scratch,
}

impl Room {
    /// Tags and lemmatises one piece.
    fn tag(&mut self, model: &Model, text: &str, spans: &[Span], tokens: &mut Vec<Token>) {
        self.cache.make_room(spans.len());
        model.tagger.tag(
            spans.iter().map(|span| span.of(text)),
            &mut self.cache,
            &mut self.reading,
        );
        for ((&span, &tag), &place) in spans.iter().zip(&self.reading.tags).zip(&self.reading.places) {
            let (upos, xpos) = model.tagger.tags[tag as usize];
            let lemmas = &mut self.cache.entries[place as usize].lemmas;
            let lemma = match lemmas.iter().find(|(of, _)| *of == tag) {
                Some((_, lemma)) => lemma.clone(),
                None => {
                    let lemma = model.lemmas.lemma(span.of(text), upos, xpos);
                    lemmas.push((tag, lemma.clone()));
                    lemma
                }
            };
            tokens.push(Token {
                span,
                lemma,
                upos,
                xpos,
                head: None,
                deprel: Deprel::Dep,
            });
        }
    }
}

/// Runs `work` with the room of this thread.
fn with_room(model: &Model, work: impl FnOnce(&mut Room)) {
    thread_local! {
        static ROOM: RefCell<Room> = RefCell::default();
    }
    ROOM.with_borrow_mut(|room| {
        if room.model != model.identity() {
            room.cache.clear();
            room.model = model.identity();
        }
        work(room);
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::{Upos, Xpos};

    fn parse(text: &str) -> Sentence {
        parse_sentence(text, Span::new(0, text.len()))
    }

    /// Checks that spans are in order and within, and that heads make one tree.
    fn assert_valid(text: &str, sentence: &Sentence) {
        let mut end = 0;
        for token in &sentence.tokens {
            assert!(!token.span.is_empty() && token.span.start >= end, "{:?}", token.span);
            end = token.span.end;
            assert!(text.get(token.span.start..end).is_some());
        }
        let roots = sentence.tokens.iter().filter(|token| token.head.is_none()).count();
        assert_eq!(roots, usize::from(!sentence.tokens.is_empty()));
        for start in 0..sentence.tokens.len() {
            let (mut at, mut steps) = (start, 0);
            while let Some(head) = sentence.tokens[at].head {
                at = head as usize;
                steps += 1;
                assert!(steps <= sentence.tokens.len(), "a cycle at {start}");
            }
        }
    }

    /// Checks "word upos head deprel" of each token; head `-` is the root.
    fn check(text: &str, expected: &[&str]) {
        let sentence = parse(text);
        assert_valid(text, &sentence);
        let found: Vec<String> = (0..sentence.tokens.len())
            .map(|at| {
                let token = &sentence.tokens[at];
                let head = token.head.map_or("-", |head| sentence.word(head as usize, text));
                format!(
                    "{} {} {head} {}",
                    sentence.word(at, text),
                    token.upos.as_str(),
                    token.deprel.as_str()
                )
            })
            .collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn a_plain_clause() {
        check(
            "The minister rejected the plan.",
            &[
                "The DET minister det",
                "minister NOUN rejected nsubj",
                "rejected VERB - root",
                "the DET plan det",
                "plan NOUN rejected obj",
                ". PUNCT rejected punct",
            ],
        );
    }

    #[test]
    fn reported_speech_is_a_clausal_complement() {
        check(
            "She said that Valmora will not leave the union.",
            &[
                "She PRON said nsubj",
                "said VERB - root",
                "that SCONJ leave mark",
                "Valmora PROPN leave nsubj",
                "will AUX leave aux",
                "not PART leave advmod",
                "leave VERB said ccomp",
                "the DET union det",
                "union NOUN leave obj",
                ". PUNCT said punct",
            ],
        );
    }

    #[test]
    fn tense_and_lemma() {
        let text = "The ministers were building two bridges.";
        let tokens = tag(text, Span::new(0, text.len()));
        let seen: Vec<(&str, Xpos)> = tokens.iter().map(|token| (token.lemma.as_str(), token.xpos)).collect();
        assert_eq!(
            seen,
            [
                ("the", Xpos::Dt),
                ("minister", Xpos::Nns),
                ("be", Xpos::Vbd),
                ("build", Xpos::Vbg),
                ("two", Xpos::Cd),
                ("bridge", Xpos::Nns),
                (".", Xpos::Period),
            ]
        );
        assert!(
            tokens
                .iter()
                .all(|token| token.head.is_none() && token.deprel == Deprel::Dep)
        );
    }

    #[test]
    fn spans_are_those_of_the_whole_text() {
        let text = "Yes.  He won\u{2019}t go to Estrel. No.";
        let sentence = parse_sentence(text, Span::new(4, 31));
        assert_eq!(sentence.span.of(text), "He won\u{2019}t go to Estrel.");
        let words: Vec<&str> = (0..sentence.tokens.len()).map(|at| sentence.word(at, text)).collect();
        assert_eq!(words, ["He", "wo", "n\u{2019}t", "go", "to", "Estrel", "."]);
        assert_eq!(sentence.tokens[5].upos, Upos::Propn);
    }

    #[test]
    fn a_missing_full_stop_makes_no_difference() {
        for words in [
            "We will raise the fuel tax",
            "Valmora will leave the union",
            "the minister rejected the plan",
        ] {
            let stopped = format!("{words}.");
            let whole = parse(&stopped);
            let quoted = parse_quoted(&stopped, Span::new(0, words.len()));
            assert_eq!(quoted.tokens[..], whole.tokens[..whole.tokens.len() - 1], "{words}");
            assert_valid(&stopped, &quoted);
        }
        for text in ["", " ", ".", "yes", "“No”"] {
            assert_valid(text, &parse_quoted(text, Span::new(0, text.len())));
        }
    }

    #[test]
    fn any_text_gives_a_tree() {
        for text in [
            "",
            "   \t",
            ".",
            "\u{0}\u{1}\u{7f}",
            "\u{1f600}\u{1f468}\u{200d}\u{1f469}\u{200d}\u{1f467} \u{1f1fa}\u{1f1e6}!",
            "\u{41f}\u{440}\u{438}\u{432}\u{435}\u{442}, \u{4f60}\u{597d} \u{0645}\u{0631}\u{062d}\u{0628}\u{0627}",
            "((((((( \"'\"'\" ]]] --- ... ??!! $$$ %%% @@ ## '' `` <<>>",
            "a\u{301}\u{301}\u{301} \u{130}\u{131} \u{df} \u{1e9e} \u{fb01}",
            "'s n't 'll ' ’ - – — / . , 's's's cannot dont",
        ] {
            assert_valid(text, &parse(text));
        }
    }

    #[test]
    fn long_text_is_cut_and_still_one_tree() {
        let run = "x".repeat(1 << 20);
        let sentence = parse(&run);
        assert_valid(&run, &sentence);
        assert!(
            sentence
                .tokens
                .iter()
                .all(|token| token.span.len() <= 256 && token.lemma.len() <= 64)
        );
        let many = "Estrel and ".repeat(5000);
        assert_valid(&many, &parse(&many));
    }

    #[test]
    fn other_sentences_before_change_nothing() {
        let text = "Neither side would rule out talks before the vote.";
        let alone = parse(text);
        for number in 0..10_000 {
            tag(&format!("word{number}x"), Span::new(0, 5 + number.to_string().len()));
        }
        assert_eq!(parse(text), alone);
        let elsewhere = std::thread::spawn(move || parse(text)).join().unwrap();
        assert_eq!(elsewhere, alone);
    }
}
