//! Quoted text → its words, as they can be held against those of another print.
//!
//! In: a text; out: words without case and marks, contractions written out, each with its place. Where something may have
//! been left out openly (an ellipsis, brackets), or a word is the paper's own ("[the council]", "f---"), that is noted.

use compact_str::CompactString;

use super::vocabulary::Vocabulary;
use crate::language::names::fold;
use crate::language::numerals::{NumberWord, number_word};
use crate::text::Span;

/// A word of a quotation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// Without case and marks, in one spelling.
    pub key: CompactString,
    /// Where it stands.
    pub span: Span,
    /// Before it something may have been left out openly.
    pub is_after_gap: bool,
    /// It is not the speaker's: in brackets, masked, or an address.
    pub is_inserted: bool,
    /// Written with a capital.
    pub is_capital: bool,
    /// A figure in letters.
    pub is_spelled: bool,
}

/// Adds the words of `text`, which stands at `start`, to those before; whether something is left out in front of them.
pub fn add_words(words: &mut Vec<Word>, text: &str, start: usize, is_after_gap: bool) {
    let mut reader = Reader {
        words,
        vocabulary: Vocabulary::shipped(),
        is_after_gap,
        depth: 0,
    };
    let mut from = None;
    for (at, c) in text.char_indices() {
        let rest = &text[at + c.len_utf8()..];
        if is_of_word(text, at, c, rest) {
            from.get_or_insert(at);
            continue;
        }
        if let Some(from) = from.take() {
            reader.word(&text[from..at], start + from, c == ']');
        }
        match c {
            '%' | '&' => reader.word(&text[at..at + 1], start + at, false),
            _ => reader.mark(c, rest),
        }
    }
    if let Some(from) = from {
        reader.word(&text[from..], start + from, false);
    }
}

/// Whether a character is inside a word: letters and digits, and what joins them.
fn is_of_word(text: &str, at: usize, c: char, rest: &str) -> bool {
    let before = text[..at].chars().next_back();
    let is_before = |test: fn(char) -> bool| before.is_some_and(test);
    let is_next = |test: fn(char) -> bool| rest.chars().next().is_some_and(test);
    match c {
        _ if c.is_alphanumeric() => true,
        '*' => true,
        '@' | '#' => is_next(char::is_alphanumeric),
        '\'' | '’' | '‘' | 'ʼ' => is_before(char::is_alphanumeric) && is_next(char::is_alphabetic),
        '.' | ',' => {
            is_before(|c| c.is_ascii_digit()) && is_next(|c| c.is_ascii_digit())
                || c == '.' && is_before(char::is_alphabetic) && is_abbreviation(text, at, rest)
        }
        // "[T]he", "walk[ed]".
        '[' => is_before(char::is_alphanumeric) && is_next(char::is_alphabetic),
        ']' => rest.chars().next().is_some_and(char::is_lowercase),
        _ => false,
    }
}

/// The full stop is one of "U.S." or of an address: a letter alone before it, or a letter right behind it.
fn is_abbreviation(text: &str, at: usize, rest: &str) -> bool {
    let mut before = text[..at].chars().rev();
    let letter = before.next();
    let is_alone = letter.is_some_and(char::is_uppercase) && before.next().is_none_or(|c| !c.is_alphabetic());
    is_alone && rest.chars().next().is_none_or(|c| c.is_uppercase() || c == ' ')
        || rest.chars().next().is_some_and(char::is_alphabetic)
}

struct Reader<'w> {
    words: &'w mut Vec<Word>,
    vocabulary: &'static Vocabulary,
    is_after_gap: bool,
    /// Brackets that are open.
    depth: usize,
}

impl Reader<'_> {
    /// What stands between words.
    fn mark(&mut self, c: char, rest: &str) {
        match c {
            '[' | '(' => self.depth += 1,
            ']' | ')' => self.depth = self.depth.saturating_sub(1),
            '…' => {}
            '.' if rest.trim_start_matches(' ').starts_with('.') => {}
            _ => return,
        }
        self.is_after_gap = true;
    }

    fn word(&mut self, raw: &str, start: usize, ends_in_bracket: bool) {
        let is_marked = raw.contains(['[', ']', '*', '@', '#']) || ends_in_bracket;
        let is_inserted = self.depth > 0 || is_marked;
        if raw.contains(']') {
            self.depth = self.depth.saturating_sub(1);
        }
        let plain = raw.replace(['’', '‘', 'ʼ'], "'").to_lowercase();
        let plain = plain.replace(['[', ']', '.', ','], "");
        let plain = if raw.starts_with(|c: char| c.is_ascii_digit()) {
            // The point of a figure is no mark.
            raw.to_lowercase().replace(',', "")
        } else {
            plain
        };
        let is_capital = raw.chars().any(char::is_uppercase);
        let span = Span::new(start, start + raw.len());
        for key in self.keys(&plain) {
            if self.joins(&key) {
                continue;
            }
            self.words.push(Word {
                key,
                span,
                is_after_gap: std::mem::take(&mut self.is_after_gap),
                is_inserted,
                is_capital,
                is_spelled: raw.starts_with(char::is_alphabetic),
            });
        }
        // "the [new] plan": beside a bracket something else may have stood.
        self.is_after_gap = is_marked;
    }

    /// Whether it is the "five" of "twenty-five", which then is one figure.
    fn joins(&mut self, key: &str) -> bool {
        let Some((last, digit)) = self.words.last_mut().zip(key.parse::<u8>().ok()) else {
            return false;
        };
        let is_tens = last.key.len() == 2 && last.key.ends_with('0') && !last.key.starts_with('1');
        let joins = is_tens && last.is_spelled && (1..10).contains(&digit) && !self.is_after_gap;
        if joins {
            last.key = format!("{}{digit}", &last.key[..1]).into();
            last.is_spelled = false;
        }
        joins
    }

    /// A word, written out and in one spelling.
    fn keys(&self, word: &str) -> Vec<CompactString> {
        if let Some(words) = self.vocabulary.written_out(word) {
            return words.to_vec();
        }
        let endings = [
            ("n't", "not"),
            ("'re", "are"),
            ("'ve", "have"),
            ("'ll", "will"),
            ("'m", "am"),
            ("'s", "'s"),
            ("'d", "'d"),
        ];
        for (ending, long) in endings {
            if let Some(stem) = word.strip_suffix(ending).filter(|stem| !stem.is_empty()) {
                return vec![self.key(stem), long.into()];
            }
        }
        vec![self.key(word)]
    }

    fn key(&self, word: &str) -> CompactString {
        match number_word(word) {
            Some(NumberWord::Unit(1)) => "one".into(),
            Some(NumberWord::Unit(value) | NumberWord::Teen(value) | NumberWord::Tens(value)) => {
                value.to_string().into()
            }
            _ if word.is_ascii() => self.vocabulary.in_one_spelling(word),
            _ => self.vocabulary.in_one_spelling(&fold(word)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        let mut words = Vec::new();
        add_words(&mut words, text, 0, false);
        let told: Vec<String> = words
            .iter()
            .map(|word| {
                let gap = if word.is_after_gap { "~" } else { "" };
                let inserted = if word.is_inserted { "+" } else { "" };
                format!("{gap}{inserted}{}", word.key)
            })
            .collect();
        assert_eq!(told.join(" "), expected, "{text}");
    }

    #[test]
    fn marks_and_case_go() {
        check(
            "We won’t go — not to Orsk, not to Tarn!",
            "we will not go not to orsk not to tarn",
        );
        check(
            "A common-sense plan for the U.S. fleet.",
            "a common sense plan for the us fleet",
        );
        check("It's 2.5 percent, or 1,200 boats.", "it 's 2.5 percent or 1200 boats");
        check("twelve boats and 5% of them", "12 boats and 5 percent of them");
        check("twenty-five boats, one ferry", "25 boats one ferry");
        check("The theatre is my favourite.", "the theater is my favorite");
    }

    #[test]
    fn what_is_left_out_or_put_in_openly_is_noted() {
        check("We will ... close it", "we will ~close it");
        check("We will … close it. . . . Soon", "we will ~close it ~soon");
        check("[T]he plan of [Velin] is bad", "~+the ~plan of ~+velin ~is bad");
        check("a [expletive] plan", "a ~+expletive ~plan");
        check("a f*** plan by @maravelin", "a +f*** ~plan by +@maravelin");
    }
}
