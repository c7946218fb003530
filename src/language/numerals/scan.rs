//! A text cut into runs of letters, numbers in digits, and single marks, in one pass.
//!
//! Finer than tokens: hyphens, apostrophes and full stops stand alone, so that `two-year`, `year's` and `p.m.` can be
//! read by grammars that know what to make of them.

use crate::text::Span;

/// What a lexeme is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Letters of any script.
    Letters,
    /// ASCII digits with thousands separators and a decimal point: `1998`, `1,200`, `2.5`.
    Digits,
    /// One other character.
    Mark,
}

/// What stands between a lexeme and the one before.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Gap {
    /// Nothing.
    None,
    /// Blanks.
    Blank,
    /// One line break.
    Line,
    /// An empty line, or the start of the text.
    Paragraph,
}

/// A run of letters, a number in digits or a mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lexeme {
    /// Place in the text.
    pub span: Span,
    /// What it is made of.
    pub kind: Kind,
    /// What stands before it.
    pub gap: Gap,
}

/// A text with its lexemes. Asking beyond the end is allowed and finds nothing.
#[derive(Clone, Debug)]
pub struct Reading<'a> {
    text: &'a str,
    lexemes: Vec<Lexeme>,
}

impl<'a> Reading<'a> {
    /// Scans the stretch `span` of `text`; empty where the span is not one of `text`.
    pub fn new(text: &'a str, span: Span) -> Self {
        let lexemes = match text.get(span.start..span.end) {
            Some(stretch) => scan(stretch, span.start),
            None => Vec::new(),
        };
        Self { text, lexemes }
    }

    /// The lexemes in text order.
    pub fn lexemes(&self) -> &[Lexeme] {
        &self.lexemes
    }

    /// How many lexemes there are.
    pub fn len(&self) -> usize {
        self.lexemes.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.lexemes.is_empty()
    }

    /// What is written at `index`; empty beyond the end.
    pub fn word(&self, index: usize) -> &'a str {
        self.lexemes.get(index).map_or("", |lexeme| lexeme.span.of(self.text))
    }

    /// Whether `word` (lower case) stands at `index`, in any case.
    pub fn is(&self, index: usize, word: &str) -> bool {
        self.word(index).eq_ignore_ascii_case(word)
    }

    /// Whether one of `words` (lower case) stands at `index`, in any case.
    pub fn is_any(&self, index: usize, words: &[&str]) -> bool {
        words.iter().any(|word| self.is(index, word))
    }

    /// Whether the `words` (lower case) stand one after the other from `index`.
    pub fn are(&self, index: usize, words: &[&str]) -> bool {
        (index..).zip(words).all(|(at, word)| self.is(at, word))
    }

    /// The kind at `index`; `None` beyond the end.
    pub fn kind(&self, index: usize) -> Option<Kind> {
        self.lexemes.get(index).map(|lexeme| lexeme.kind)
    }

    /// What stands before `index`; `Gap::Paragraph` beyond the end.
    pub fn gap(&self, index: usize) -> Gap {
        self.lexemes.get(index).map_or(Gap::Paragraph, |lexeme| lexeme.gap)
    }

    /// Whether `index` follows the lexeme before it without a blank.
    pub fn glued(&self, index: usize) -> bool {
        self.gap(index) == Gap::None
    }

    /// Whether a hyphen glued on both sides stands at `index`: `two-year`.
    pub fn hyphen(&self, index: usize) -> bool {
        matches!(self.word(index), "-" | "\u{2010}" | "\u{2011}") && self.glued(index) && self.glued(index + 1)
    }

    /// Whether a hyphen or dash stands at `index`.
    pub fn dash(&self, index: usize) -> bool {
        matches!(
            self.word(index),
            "-" | "\u{2010}" | "\u{2011}" | "\u{2012}" | "\u{2013}" | "\u{2014}"
        )
    }

    /// Whether an apostrophe stands at `index`.
    pub fn apostrophe(&self, index: usize) -> bool {
        matches!(self.word(index), "'" | "\u{2019}" | "\u{2018}")
    }

    /// Whether the word at `index` begins with a capital letter.
    pub fn capital(&self, index: usize) -> bool {
        self.word(index).starts_with(char::is_uppercase)
    }

    /// Whether a sentence ends after `index`: a closing mark before a blank and no lower-case letter, or a line break
    /// before an empty line.
    pub fn ends_sentence(&self, index: usize) -> bool {
        let next = index + 1;
        match self.gap(next) {
            Gap::Paragraph => true,
            Gap::None => false,
            _ => {
                matches!(self.word(index), "." | "!" | "?" | "\"" | "\u{201d}")
                    && self.closed_before(index)
                    && !self.word(next).starts_with(char::is_lowercase)
            }
        }
    }

    /// Whether the mark at `index` closes more than an abbreviation: `p.m.`, `Feb. 18`, `U.S.` do not.
    fn closed_before(&self, index: usize) -> bool {
        if !self.is(index, ".") {
            return self.is_any(index, &["!", "?"]) || (index > 0 && self.is_any(index - 1, &[".", "!", "?"]));
        }
        let before = match index.checked_sub(1) {
            Some(before) => before,
            None => return false,
        };
        self.kind(before) != Some(Kind::Letters)
            || (self.word(before).chars().nth(1).is_some() && self.kind(index + 1) != Some(Kind::Digits))
    }

    /// The span from the lexeme `from` up to, not including, the lexeme `to`.
    pub fn span(&self, from: usize, to: usize) -> Span {
        match (self.lexemes.get(from), self.lexemes.get(to.wrapping_sub(1))) {
            (Some(first), Some(last)) if from < to => Span::new(first.span.start, last.span.end),
            _ => Span::new(0, 0),
        }
    }
}

fn scan(stretch: &str, base: usize) -> Vec<Lexeme> {
    let mut lexemes = Vec::with_capacity(stretch.len() / 5 + 1);
    let mut gap = Gap::Paragraph;
    let mut at = 0;
    while let Some(first) = stretch[at..].chars().next() {
        if first.is_whitespace() {
            gap = match (gap, first) {
                (Gap::Line | Gap::Paragraph, '\n') => Gap::Paragraph,
                (_, '\n') => Gap::Line,
                (gap, _) => gap.max(Gap::Blank),
            };
            at += first.len_utf8();
            continue;
        }
        let rest = &stretch[at..];
        let (kind, length) = if first.is_ascii_digit() {
            // Behind a point no second decimal point: `24.02.2025`.
            let dotted = gap == Gap::None && stretch[..at].ends_with('.');
            let length = if dotted {
                whole(rest.as_bytes())
            } else {
                number(rest.as_bytes())
            };
            (Kind::Digits, length)
        } else if first.is_alphabetic() {
            let length = rest.find(|letter: char| !letter.is_alphabetic()).unwrap_or(rest.len());
            (Kind::Letters, length)
        } else {
            (Kind::Mark, first.len_utf8())
        };
        lexemes.push(Lexeme {
            span: Span::new(base + at, base + at + length),
            kind,
            gap,
        });
        gap = Gap::None;
        at += length;
    }
    lexemes
}

/// How many digits stand at the start.
fn whole(bytes: &[u8]) -> usize {
    bytes.iter().take_while(|byte| byte.is_ascii_digit()).count()
}

/// Length of the number at the start: digits, then groups of a comma and three digits, then a point and digits.
fn number(bytes: &[u8]) -> usize {
    let run = |from: usize| whole(bytes.get(from..).unwrap_or_default());
    let mut end = run(0);
    if end <= 3 {
        while bytes.get(end) == Some(&b',') && run(end + 1) == 3 {
            end += 4;
        }
    }
    if bytes.get(end) == Some(&b'.') {
        let decimals = run(end + 1);
        let after = end + 1 + decimals;
        // `24.02.2025` and `1.2.3` are no decimals.
        let dotted = bytes.get(after) == Some(&b'.') && run(after + 1) > 0;
        if decimals > 0 && !dotted {
            end = after;
        }
    }
    end
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &str) {
        let reading = Reading::new(text, Span::new(0, text.len()));
        let words: Vec<&str> = (0..reading.len()).map(|index| reading.word(index)).collect();
        assert_eq!(words.join("|"), expected);
    }

    #[test]
    fn cuts_letters_numbers_and_marks() {
        check("a two-year plan", "a|two|-|year|plan");
        check("$1,200.50, or 2.5bn", "$|1,200.50|,|or|2.5|bn");
        check("1,2 and 12,345,678", "1|,|2|and|12,345,678");
        check("24.02.2025.", "24|.|02|.|2025|.");
        check("the 1990s' end 🙂 Größe", "the|1990|s|'|end|🙂|Größe");
    }

    #[test]
    fn sees_where_sentences_end() {
        let text = "It rose in Feb. 18 times. He left at 5 p.m. on Monday.\nThen\n\nMore";
        let reading = Reading::new(text, Span::new(0, text.len()));
        let ends: Vec<&str> = (0..reading.len())
            .filter(|&index| reading.ends_sentence(index))
            .map(|index| &text[..reading.span(index, index + 1).end])
            .collect();
        assert_eq!(
            ends,
            [
                "It rose in Feb. 18 times.",
                "It rose in Feb. 18 times. He left at 5 p.m. on Monday.",
                "It rose in Feb. 18 times. He left at 5 p.m. on Monday.\nThen",
                text,
            ]
        );
    }

    #[test]
    fn a_long_run_of_commas_and_digits_takes_linear_time() {
        for piece in ["1", "1,", "123,", "1.", "12.3."] {
            let text = piece.repeat(200_000);
            assert!(!Reading::new(&text, Span::new(0, text.len())).is_empty());
        }
    }
}
