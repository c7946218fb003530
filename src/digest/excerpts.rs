//! The stretches of an article's text that its statements quote, so that the rest of it need not be kept.
//!
//! In: a text, its sentences, the spans that will be asked for; out: the words at each of these spans, the sentences
//! around them, line and column. Offsets stay those of the whole text. Deliberately never panics: of a span that was not
//! kept there are no words.

use serde::{Deserialize, Serialize};

use crate::text::Span;

/// A text, as far as it is at hand.
#[derive(Clone, Copy, Debug)]
pub enum Text<'a> {
    /// All of it.
    Whole(&'a str),
    /// What is kept of it.
    Kept(&'a Excerpts),
}

impl<'a> From<&'a str> for Text<'a> {
    fn from(text: &'a str) -> Self {
        Text::Whole(text)
    }
}

impl<'a> Text<'a> {
    /// What stands at a span; nothing where that is not at hand.
    pub fn of(self, span: Span) -> &'a str {
        match self {
            Text::Whole(text) => text.get(span.start..span.end).unwrap_or_default(),
            Text::Kept(excerpts) => excerpts.of(span),
        }
    }
}

/// Stretches of a text, in its order, that neither overlap nor touch.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Excerpts {
    stretches: Vec<Stretch>,
    /// The sentences that lie in them, in text order.
    sentences: Vec<Span>,
}

/// One stretch and where it begins.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Stretch {
    /// Byte offset in the text.
    start: usize,
    /// Line, from 1.
    line: usize,
    /// Column in characters, from 1, a byte order mark not among them.
    column: usize,
    text: String,
}

impl Stretch {
    fn end(&self) -> usize {
        self.start.saturating_add(self.text.len())
    }
}

impl Excerpts {
    /// Keeps what stands at `spans` of `text`, whole sentences where a span is one of `quotes`.
    pub fn new(text: &str, sentences: &[Span], spans: Vec<Span>, quotes: &[Span]) -> Self {
        let merged = merged(sentences, spans, quotes);
        let mut place = Place::default();
        let stretches = merged.iter().map(|&span| {
            place.move_to(text, span.start);
            Stretch {
                start: span.start,
                line: place.line,
                column: place.column,
                text: span.of(text).to_owned(),
            }
        });
        Self {
            stretches: stretches.collect(),
            sentences: sentences_in(sentences, &merged),
        }
    }

    /// A part of them: what [`Excerpts::new`] would keep of the same text for fewer spans.
    pub fn cut(&self, spans: Vec<Span>, quotes: &[Span]) -> Self {
        let merged = merged(&self.sentences, spans, quotes);
        let stretches = merged.iter().map(|&span| {
            let (line, column) = self.line_column(span.start);
            Stretch {
                start: span.start,
                line,
                column,
                text: self.of(span).to_owned(),
            }
        });
        Self {
            stretches: stretches.collect(),
            sentences: sentences_in(&self.sentences, &merged),
        }
    }

    /// Several parts of one text as one: what lies in any of them.
    pub fn joined(parts: Vec<Self>) -> Self {
        let (mut stretches, mut sentences) = (Vec::new(), Vec::new());
        for mut part in parts {
            stretches.append(&mut part.stretches);
            sentences.append(&mut part.sentences);
        }
        sentences.sort_unstable();
        sentences.dedup();
        stretches.sort_by_key(|stretch| stretch.start);
        let mut joined: Vec<Stretch> = Vec::new();
        for stretch in stretches {
            match joined.last_mut() {
                Some(last) if stretch.start <= last.end() => {
                    let known = last.end() - stretch.start;
                    last.text.push_str(stretch.text.get(known..).unwrap_or_default());
                }
                _ => joined.push(stretch),
            }
        }
        Self {
            stretches: joined,
            sentences,
        }
    }

    /// What stands at a span; nothing where that is not kept.
    pub fn of(&self, span: Span) -> &str {
        let stretch = self.with(span.start);
        let words = stretch.and_then(|stretch| {
            let end = span.end.checked_sub(stretch.start)?;
            stretch.text.get(span.start - stretch.start..end)
        });
        words.unwrap_or_default()
    }

    /// All that is kept, stretch by stretch.
    pub fn stretches(&self) -> impl Iterator<Item = &str> {
        self.stretches.iter().map(|stretch| stretch.text.as_str())
    }

    /// The sentence or sentences that a span is in, and the span itself.
    pub fn sentence_around(&self, span: Span) -> Span {
        around(&self.sentences, span)
    }

    /// Line and column of an offset, as `Article::line_column` counts them in a file; the beginning where it is not kept.
    pub fn line_column(&self, offset: usize) -> (usize, usize) {
        let Some(stretch) = self.with(offset) else {
            return (1, 1);
        };
        let mut place = Place {
            at: 0,
            line: stretch.line,
            column: stretch.column,
        };
        place.move_to(&stretch.text, offset - stretch.start);
        (place.line, place.column)
    }

    /// The stretch that an offset lies in.
    fn with(&self, offset: usize) -> Option<&Stretch> {
        let next = self.stretches.partition_point(|stretch| stretch.start <= offset);
        let stretch = self.stretches.get(next.checked_sub(1)?)?;
        (offset <= stretch.end()).then_some(stretch)
    }
}

/// These spans, and the sentences around these quotes, in order; those that overlap or touch as one.
fn merged(sentences: &[Span], mut spans: Vec<Span>, quotes: &[Span]) -> Vec<Span> {
    spans.extend(quotes.iter().map(|&quote| around(sentences, quote)));
    spans.sort_unstable();
    let mut merged: Vec<Span> = Vec::new();
    for span in spans {
        match merged.last_mut() {
            Some(last) if span.start <= last.end => *last = last.cover(span),
            _ => merged.push(span),
        }
    }
    merged
}

/// The sentences that lie in what is kept.
fn sentences_in(sentences: &[Span], merged: &[Span]) -> Vec<Span> {
    let is_kept = |sentence: &&Span| {
        let next = merged.partition_point(|span| span.end <= sentence.start);
        merged.get(next).is_some_and(|span| span.overlaps(**sentence))
    };
    sentences.iter().filter(is_kept).copied().collect()
}

fn around(sentences: &[Span], span: Span) -> Span {
    let first = sentences.partition_point(|sentence| sentence.end <= span.start);
    let of = sentences[first..]
        .iter()
        .take_while(|sentence| sentence.start < span.end);
    let of = of.filter(|sentence| sentence.overlaps(span)).copied();
    of.fold(span, Span::cover)
}

/// A place in a text on the way through it.
struct Place {
    at: usize,
    line: usize,
    column: usize,
}

impl Default for Place {
    fn default() -> Self {
        Self {
            at: 0,
            line: 1,
            column: 1,
        }
    }
}

impl Place {
    /// Goes on to an offset that is not before this place.
    fn move_to(&mut self, text: &str, offset: usize) {
        let offset = text.floor_char_boundary(offset);
        let passed = text.get(self.at..offset).unwrap_or_default();
        let lines = passed.bytes().filter(|&byte| byte == b'\n').count();
        let rest = passed.rfind('\n').map_or(passed, |at| &passed[at + 1..]);
        if lines > 0 {
            self.line += lines;
            self.column = 1;
        }
        self.column += rest.chars().filter(|&c| c != '\u{feff}').count();
        self.at = offset;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "\u{feff}One is Žofie.\nTwo \u{e9}. Three goes on.\n\nFour.";

    fn span(words: &str) -> Span {
        let start = TEXT.find(words).unwrap_or_default();
        Span::new(start, start + words.len())
    }

    fn excerpts() -> Excerpts {
        let sentences = ["One is Žofie.", "Two \u{e9}.", "Three goes on.", "Four."].map(span);
        Excerpts::new(TEXT, &sentences, vec![span("Žofie")], &[span("goes"), span("Two")])
    }

    #[test]
    fn what_was_asked_for_is_there_and_nothing_else() {
        let excerpts = excerpts();
        let kept: Vec<&str> = excerpts.stretches().collect();
        assert_eq!(kept, ["Žofie", "Two \u{e9}.", "Three goes on."]);
        assert_eq!(excerpts.of(span("goes on")), "goes on");
        assert_eq!(excerpts.of(span("One")), "");
        assert_eq!(excerpts.of(span("Žofie.")), "");
        assert_eq!(excerpts.of(Span { start: 30, end: 3 }), "");
    }

    #[test]
    fn sentences_and_places_are_those_of_the_text() {
        let excerpts = excerpts();
        assert_eq!(excerpts.sentence_around(span("goes")), span("Three goes on."));
        let article = crate::corpus::Article::new(
            crate::corpus::Origin {
                path: "a.txt".into(),
                record_line: None,
            },
            TEXT.into(),
            Span::new(0, TEXT.len()),
        );
        for words in ["Žofie", "Two", "\u{e9}", "Three", "goes"] {
            let at = span(words).start;
            assert_eq!(excerpts.line_column(at), article.line_column(at), "{words}");
        }
    }
}
