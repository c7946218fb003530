//! Puts the parts together: sentence → tokens → tags → lemmas → dependencies.

use std::cell::RefCell;
use std::ops::Range;

use super::batches::{LONGEST_PIECE, Piece, batch, pieces};
use super::model::{Model, model};
use super::net::words::Cache;
use super::parser::Scratch;
use super::repair::repair;
use super::tagger::Reading;
use super::tokens::tokenise;
use super::{Deprel, Sentence, Token, Upos};
use crate::text::Span;

/// Tokenises, tags, lemmatises and parses the one sentence at `span` of `text`. Spans are bytes into `text`.
///
/// A span that holds nothing but white space and control characters gives a sentence without tokens.
pub fn parse_sentence(text: &str, span: Span) -> Sentence {
    let span = span.trim(text);
    sentence(text, span, parse_tokens(model(), text, &tokenise(text, span)))
}

/// As [`parse_sentence`] does each of `spans`, which is faster together.
pub fn parse_sentences(text: &str, spans: &[Span]) -> Vec<Sentence> {
    parse_wanted(text, spans, &vec![1; spans.len()], &all)
}

/// Which of the stretches of a group are parsed: asked with their places among all, and their tokens, which are tagged by then.
pub(super) type Wants<'a> = dyn Fn(Range<usize>, &[Vec<Token>]) -> Vec<bool> + 'a;

/// All of them.
fn all(group: Range<usize>, _: &[Vec<Token>]) -> Vec<bool> {
    vec![true; group.len()]
}

/// As [`parse_sentences`], of stretches that come in groups of so many as `sizes` says: of a group those stretches are parsed that
/// `wants` tells. In others all words hang on one. A group of more than [`LONGEST_PIECE`] words twice over is parsed without
/// being asked for.
pub(super) fn parse_wanted(text: &str, spans: &[Span], sizes: &[usize], wants: &Wants<'_>) -> Vec<Sentence> {
    let spans: Vec<Span> = spans.iter().map(|span| span.trim(text)).collect();
    let tokens: Vec<_> = spans.iter().map(|&span| (text, tokenise(text, span))).collect();
    let parsed = parse_groups(model(), &tokens, sizes, wants);
    let sentences = spans.into_iter().zip(parsed);
    sentences.map(|(span, tokens)| sentence(text, span, tokens)).collect()
}

fn sentence(text: &str, span: Span, tokens: Vec<Token>) -> Sentence {
    let is_parsed = tokens.iter().any(|token| token.deprel != Deprel::Dep);
    let mut sentence = Sentence { span, tokens };
    if is_parsed {
        repair(&mut sentence, text);
    }
    sentence
}

/// As [`parse_sentence`] each, of words that are quoted from their text without the mark at the end of their sentence: they are
/// read as if a full stop stood there, as it did in what the model was trained on.
pub fn parse_quoted(quotes: &[(&str, Span)]) -> Vec<Sentence> {
    let quotes: Vec<Quoted<'_>> = quotes.iter().map(|&(text, span)| Quoted::new(text, span)).collect();
    let given: Vec<(&str, &[Span])> = quotes.iter().map(Quoted::as_read).collect();
    let parsed = parse_all(model(), &given);
    let sentences = quotes.iter().zip(parsed);
    sentences.map(|(quoted, tokens)| quoted.sentence(tokens)).collect()
}

/// Quoted words, perhaps with a full stop that is not in their text.
struct Quoted<'a> {
    text: &'a str,
    span: Span,
    /// The tokens in the text.
    spans: Vec<Span>,
    /// The words with a full stop, and their tokens.
    stopped: Option<(String, Vec<Span>)>,
}

impl<'a> Quoted<'a> {
    fn new(text: &'a str, span: Span) -> Self {
        let span = span.trim(text);
        let spans = tokenise(text, span);
        let ends = |last: &Span| {
            last.of(text)
                .ends_with(['.', '?', '!', '…', '"', '”', '’', '\'', ')', ':', ';'])
        };
        let stopped = spans.last().is_some_and(|last| !ends(last)).then(|| {
            let mut shifted: Vec<Span> = spans
                .iter()
                .map(|token| Span::new(token.start - span.start, token.end - span.start))
                .collect();
            shifted.push(Span::new(span.len(), span.len() + 1));
            (format!("{}.", span.of(text)), shifted)
        });
        Quoted {
            text,
            span,
            spans,
            stopped,
        }
    }

    /// What the parser reads.
    fn as_read(&self) -> (&str, &[Span]) {
        match &self.stopped {
            Some((text, spans)) => (text, spans),
            None => (self.text, &self.spans),
        }
    }

    /// The sentence of the text, from what was read. Where the rest hangs on the full stop, it is read anew without.
    fn sentence(&self, mut tokens: Vec<Token>) -> Sentence {
        if self.stopped.is_none() {
            return sentence(self.text, self.span, tokens);
        }
        let stop = tokens.len().saturating_sub(1) as u32;
        let hangs_on_stop = tokens.iter().any(|token| token.head == Some(stop));
        if hangs_on_stop || tokens.pop().is_none_or(|stop| stop.head.is_none()) {
            return parse_sentence(self.text, self.span);
        }
        for (token, &place) in tokens.iter_mut().zip(&self.spans) {
            token.span = place;
        }
        sentence(self.text, self.span, tokens)
    }
}

/// Tokenises, tags and lemmatises without parsing: `head` is `None` and `deprel` is `dep` throughout.
pub fn tag(text: &str, span: Span) -> Vec<Token> {
    tag_tokens(model(), text, &tokenise(text, span))
}

/// Tags and lemmatises given tokens.
pub fn tag_tokens(model: &Model, text: &str, spans: &[Span]) -> Vec<Token> {
    let mut tokens = Vec::with_capacity(spans.len());
    with_room(model, |room| {
        for spans in spans.chunks(LONGEST_PIECE) {
            let piece = Piece {
                sentence: 0,
                offset: 0,
                text,
                spans,
            };
            room.tag(model, std::slice::from_ref(&piece));
            room.take(model, &piece, 0, &mut tokens);
        }
    });
    tokens
}

/// Tags, lemmatises and parses the tokens of one sentence.
pub fn parse_tokens(model: &Model, text: &str, spans: &[Span]) -> Vec<Token> {
    parse_all(model, &[(text, spans)]).pop().unwrap_or_default()
}

/// Tags, lemmatises and parses the tokens of sentences, each of its text.
fn parse_all(model: &Model, sentences: &[(&str, impl AsRef<[Span]>)]) -> Vec<Vec<Token>> {
    parse_groups(model, sentences, &vec![1; sentences.len()], &all)
}

/// The same of sentences in groups of so many, of which only those are parsed that are wanted.
fn parse_groups(
    model: &Model,
    sentences: &[(&str, impl AsRef<[Span]>)],
    sizes: &[usize],
    wants: &Wants<'_>,
) -> Vec<Vec<Token>> {
    let mut all: Vec<Vec<Token>> = sentences
        .iter()
        .map(|(_, spans)| Vec::with_capacity(spans.as_ref().len()))
        .collect();
    let (pieces, units) = pieces(sentences, sizes);
    with_room(model, |room| {
        let mut rest = units.as_slice();
        while let Some(first) = rest.first() {
            let (batch, later) = rest.split_at(batch(rest));
            rest = later;
            let of_batch = &pieces[first.pieces.start..batch.last().map_or(0, |last| last.pieces.end)];
            room.tag(model, of_batch);
            let mut start = 0;
            for piece in of_batch {
                room.take(model, piece, start, &mut all[piece.sentence]);
                start += piece.spans.len();
            }
            let mut wanted = Vec::with_capacity(of_batch.len());
            for unit in batch {
                let Some(group) = &unit.group else {
                    wanted.extend(unit.pieces.clone().map(|_| true));
                    continue;
                };
                let of_group = wants(group.clone(), &all[group.clone()]);
                let of_unit = pieces[unit.pieces.clone()].iter();
                wanted.extend(of_unit.map(|piece| of_group[piece.sentence - group.start]));
            }
            room.parse(model, &wanted);
            let mut parsed = 0;
            for (piece, &is_wanted) in of_batch.iter().zip(&wanted) {
                let tokens = &mut all[piece.sentence][..piece.offset + piece.spans.len()];
                match is_wanted {
                    true => room.hang(parsed, tokens, piece.offset),
                    false => hang_flat(tokens, piece.offset),
                }
                parsed += usize::from(is_wanted);
            }
        }
    });
    all
}

/// Hangs the tokens from `offset` on, which are not parsed, on one of the sentence: its first verb, or the first
/// auxiliary or word where it has none. That one is `dep` as the others are: nothing says that it is the root.
fn hang_flat(tokens: &mut [Token], offset: usize) {
    let is_verb = |token: &Token| token.upos == Upos::Verb;
    let is_word = |token: &Token| token.upos != Upos::Punct;
    let top = match offset {
        0 => tokens
            .iter()
            .position(is_verb)
            .or_else(|| tokens.iter().position(|token| token.upos == Upos::Aux))
            .or_else(|| tokens.iter().position(is_word))
            .unwrap_or(0),
        _ => tokens.iter().position(|token| token.head.is_none()).unwrap_or(0),
    };
    for (at, token) in tokens.iter_mut().enumerate().skip(offset) {
        token.head = (at != top).then_some(top as u32);
    }
}

/// What a thread keeps from batch to batch.
#[derive(Default)]
struct Room {
    /// Identity of the model that the cache belongs to.
    model: u64,
    cache: Cache,
    reading: Reading,
    /// Number of tokens of each piece.
    lengths: Vec<usize>,
    scratch: Scratch,
    /// The tagger's outputs for the pieces that are parsed, and their lengths, where not all are.
    chosen: (Vec<i16>, Vec<usize>),
}

impl Room {
    /// Tags some pieces.
    fn tag(&mut self, model: &Model, pieces: &[Piece<'_>]) {
        self.lengths.clear();
        self.lengths.extend(pieces.iter().map(|piece| piece.spans.len()));
        self.cache.make_room(self.lengths.iter().sum());
        let words = pieces
            .iter()
            .flat_map(|piece| piece.spans.iter().map(|span| span.of(piece.text)));
        model
            .tagger
            .tag(words, &self.lengths, &mut self.cache, &mut self.reading);
    }

    /// Parses those of the pieces tagged last that are wanted: of these there are trees.
    fn parse(&mut self, model: &Model, wanted: &[bool]) {
        if wanted.iter().all(|&is_wanted| is_wanted) {
            model
                .parser
                .parse(&self.reading.outputs, &self.lengths, &mut self.scratch);
            return;
        }
        let (outputs, lengths) = &mut self.chosen;
        outputs.clear();
        lengths.clear();
        let width = self.reading.outputs.len() / self.lengths.iter().sum::<usize>().max(1);
        let mut from = 0;
        for (&length, &is_wanted) in self.lengths.iter().zip(wanted) {
            let to = from + length * width;
            if is_wanted {
                outputs.extend_from_slice(&self.reading.outputs[from..to]);
                lengths.push(length);
            }
            from = to;
        }
        model.parser.parse(outputs, lengths, &mut self.scratch);
    }

    /// Adds a piece that was tagged to `tokens`, with lemmas and without heads; its words are those from `start` on.
    fn take(&mut self, model: &Model, piece: &Piece<'_>, start: usize, tokens: &mut Vec<Token>) {
        let tags = self.reading.tags[start..].iter().zip(&self.reading.places[start..]);
        for (&span, (&tag, &place)) in piece.spans.iter().zip(tags) {
            let (upos, xpos) = model.tagger.tags[tag as usize];
            let lemmas = &mut self.cache.entries[place as usize].lemmas;
            let lemma = match lemmas.iter().find(|(of, _)| *of == tag) {
                Some((_, lemma)) => lemma.clone(),
                None => {
                    let lemma = model.lemmas.lemma(span.of(piece.text), upos, xpos);
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

    /// Gives the tokens from `offset` on their heads, from the tree of a piece that was parsed. The root of the first piece is that of the sentence.
    fn hang(&self, piece: usize, tokens: &mut [Token], offset: usize) {
        let state = &self.scratch.states[piece];
        let first_root = tokens[..offset].iter().position(|token| token.head.is_none());
        for (at, token) in tokens[offset..].iter_mut().enumerate() {
            let head = state.heads[at];
            (token.head, token.deprel) = if head < state.count {
                (Some(head + offset as u32), Deprel::ALL[state.labels[at] as usize])
            } else if let Some(root) = first_root {
                (Some(root as u32), Deprel::Parataxis)
            } else {
                (None, Deprel::Root)
            };
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
    use crate::language::Xpos;

    fn parse(text: &str) -> Sentence {
        parse_sentence(text, Span::new(0, text.len()))
    }

    fn quoted(text: &str, span: Span) -> Sentence {
        parse_quoted(&[(text, span)]).remove(0)
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
            let quoted = quoted(&stopped, Span::new(0, words.len()));
            assert_eq!(quoted.tokens[..], whole.tokens[..whole.tokens.len() - 1], "{words}");
            assert_valid(&stopped, &quoted);
        }
        for text in ["", " ", ".", "yes", "“No”"] {
            assert_valid(text, &quoted(text, Span::new(0, text.len())));
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
    fn sentences_beside_change_nothing() {
        let text = "Neither side would rule out talks. Yes.  The mayor of Estrel, who had promised a bridge, said that \
            it would be built next year, or the year after. \u{2026} Who knows?";
        let cuts = [0, 34, 39, 40, text.len() - 9, text.len()];
        let spans: Vec<Span> = cuts.windows(2).map(|cut| Span::new(cut[0], cut[1])).collect();
        let together = parse_sentences(text, &spans);
        let alone: Vec<Sentence> = spans.iter().map(|&span| parse_sentence(text, span)).collect();
        assert_eq!(together, alone);
        let many = vec![Span::new(0, text.len()); 40];
        assert!(
            parse_sentences(text, &many)
                .iter()
                .all(|sentence| *sentence == parse(text))
        );
        let quotes: Vec<(&str, Span)> = spans.iter().map(|&span| (text, span)).collect();
        let alone: Vec<Sentence> = spans.iter().map(|&span| quoted(text, span)).collect();
        assert_eq!(parse_quoted(&quotes), alone);
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
