//! A quoted sentence as lines, with the quoted words and the words that differ from the other side marked beneath.

use anstyle::{AnsiColor, Style};
use similar::{Algorithm, DiffOp, capture_diff_slices};

use super::escape::escape;
use super::look::{DIM, Look, Marks};
use super::wrap::{breaks, columns_of};

/// How a character is marked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::report) enum Mark {
    /// Around the quoted words.
    Context,
    /// Quoted.
    Quoted,
    /// Quoted, and not on the other side.
    Differs,
}

/// Longest sentence shown whole, in characters; of longer ones the surroundings of the quoted words are cut.
const LONGEST: usize = 480;
/// Characters of the surroundings that stay on each side of long sentences.
const SURROUNDINGS: usize = 80;
/// Share of words that two sides must have in common for their differences to be marked, in percent: below, all differs
/// and marks say nothing.
const ALIKE: usize = 50;
/// Longer wordings are not compared word by word, to keep the work small.
const MOST_WORDS: usize = 400;

/// A sentence with marks.
pub(in crate::report) struct Marked {
    chars: Vec<(char, Mark)>,
}

impl Marked {
    /// `quoted` within `sentence`; where it does not stand there, `quoted` alone. Words of `quoted` that `other` lacks
    /// are marked where the two are worded alike.
    pub fn new(sentence: &str, quoted: &str, other: Option<&str>) -> Self {
        Self::up_to(LONGEST, sentence, quoted, other)
    }

    /// The same with another bound, in characters, from which a sentence is cut.
    pub fn up_to(longest: usize, sentence: &str, quoted: &str, other: Option<&str>) -> Self {
        let (before, after) = match sentence.find(quoted) {
            Some(at) => (&sentence[..at], &sentence[at + quoted.len()..]),
            None => ("", ""),
        };
        let differing = other.map_or_else(Vec::new, |other| differing_words(quoted, other));
        let mut chars = Vec::new();
        push(&mut chars, before, Mark::Context);
        let mut at = 0;
        for (start, end) in differing {
            push(&mut chars, &quoted[at..start], Mark::Quoted);
            push(&mut chars, &quoted[start..end], Mark::Differs);
            at = end;
        }
        push(&mut chars, &quoted[at..], Mark::Quoted);
        push(&mut chars, after, Mark::Context);
        let mut marked = Self { chars };
        marked.collapse_blanks();
        marked.cut(longest);
        marked
    }

    /// Runs of characters that are marked alike.
    pub fn pieces(&self) -> Vec<(Mark, String)> {
        let runs = self.chars.chunk_by(|one, other| one.1 == other.1);
        runs.map(|run| (run[0].1, run.iter().map(|&(c, _)| c).collect()))
            .collect()
    }

    /// The lines, each with the marks beneath it where there are any.
    pub fn lines(&self, width: usize, look: Look) -> Vec<(String, Option<String>)> {
        let chars: Vec<char> = self.chars.iter().map(|&(c, _)| c).collect();
        let quoted_all = self.chars.iter().all(|&(_, mark)| mark != Mark::Context);
        breaks(&chars, width)
            .into_iter()
            .map(|(start, end)| {
                let line = &self.chars[start..end];
                (paint(line), marks_beneath(line, look, quoted_all))
            })
            .collect()
    }

    fn collapse_blanks(&mut self) {
        let mut after_blank = true;
        self.chars.retain(|&(c, _)| {
            let keep = c != ' ' || !after_blank;
            after_blank = c == ' ';
            keep
        });
        while self.chars.last().is_some_and(|&(c, _)| c == ' ') {
            self.chars.pop();
        }
    }

    fn cut(&mut self, longest: usize) {
        if self.chars.len() <= longest {
            return;
        }
        let quoted = |&(_, mark): &(char, Mark)| mark != Mark::Context;
        let first = self.chars.iter().position(quoted).unwrap_or(0);
        let last = self.chars.iter().rposition(quoted).unwrap_or(0) + 1;
        let start = first.saturating_sub(SURROUNDINGS);
        let end = (last + SURROUNDINGS).min(self.chars.len());
        let mut kept = self.next_word(start)..self.last_word(end);
        let mut pieces = vec![kept.clone()];
        if kept.len() > longest {
            // The quoted words alone are too many: their beginning and their end stay.
            let tail = self.next_word(kept.end - longest / 4)..kept.end;
            kept.end = self.last_word(kept.start + longest * 3 / 4);
            pieces = vec![kept, tail];
        }
        let mut chars: Vec<(char, Mark)> = Vec::new();
        let mut at = 0;
        for piece in pieces {
            if piece.start > at {
                chars.extend("… ".chars().map(|c| (c, Mark::Context)));
            }
            chars.extend(&self.chars[piece.clone()]);
            if piece.end < self.chars.len() {
                chars.push((' ', Mark::Context));
            }
            at = piece.end;
        }
        if at < self.chars.len() {
            chars.push(('…', Mark::Context));
        }
        self.chars = chars;
    }

    /// The first place from `at` where a word begins, not far off.
    fn next_word(&self, at: usize) -> usize {
        let near = self.chars[at..].iter().take(SURROUNDINGS);
        match near.clone().position(|&(c, _)| c == ' ') {
            Some(blank) if at > 0 => at + blank + 1,
            _ => at,
        }
    }

    /// The last place up to `at` where a word ends, not far off.
    fn last_word(&self, at: usize) -> usize {
        if at >= self.chars.len() {
            return at;
        }
        let near = self.chars[..at].iter().rev().take(SURROUNDINGS);
        near.clone()
            .position(|&(c, _)| c == ' ')
            .map_or(at, |blank| at - blank - 1)
    }
}

fn push(chars: &mut Vec<(char, Mark)>, text: &str, mark: Mark) {
    chars.extend(escape(text).chars().map(|c| (c, mark)));
}

fn paint(line: &[(char, Mark)]) -> String {
    let mut painted = String::new();
    for run in line.chunk_by(|one, other| one.1 == other.1) {
        let style = match run[0].1 {
            Mark::Context => DIM,
            Mark::Quoted => Style::new(),
            Mark::Differs => AnsiColor::Magenta.on_default().bold(),
        };
        let text: String = run.iter().map(|&(c, _)| c).collect();
        painted += &format!("{style}{text}{style:#}");
    }
    painted
}

/// `^` beneath what differs, a line beneath what is quoted where not all is.
fn marks_beneath(line: &[(char, Mark)], look: Look, quoted_all: bool) -> Option<String> {
    let quoted = match look.marks {
        _ if quoted_all => ' ',
        Marks::Drawn => '─',
        Marks::Ascii => '-',
    };
    let mut marks = String::new();
    for &(c, mark) in line {
        let sign = match mark {
            Mark::Context => ' ',
            Mark::Quoted => quoted,
            Mark::Differs => '^',
        };
        marks.extend(std::iter::repeat_n(sign, columns_of(c)));
    }
    let marks = marks.trim_end();
    (!marks.is_empty()).then(|| marks.to_owned())
}

/// Byte ranges of the words of `text` that `other` lacks at that place, neighbours joined; none where the two are not
/// worded alike.
fn differing_words(text: &str, other: &str) -> Vec<(usize, usize)> {
    let (mine, theirs) = (words(text), words(other));
    if mine.len().max(theirs.len()) > MOST_WORDS {
        return Vec::new();
    }
    let key = |words: &[(usize, usize)], of: &str| -> Vec<String> {
        words
            .iter()
            .map(|&(start, end)| of[start..end].to_lowercase())
            .collect()
    };
    let (mine_keys, their_keys) = (key(&mine, text), key(&theirs, other));
    let changes = capture_diff_slices(Algorithm::Patience, &mine_keys, &their_keys);
    let same: usize = changes
        .iter()
        .filter_map(|change| match change {
            DiffOp::Equal { len, .. } => Some(*len),
            _ => None,
        })
        .sum();
    if same * 200 < ALIKE * (mine.len() + theirs.len()) {
        return Vec::new();
    }
    changes
        .iter()
        .filter(|change| !matches!(change, DiffOp::Equal { .. }))
        .map(DiffOp::old_range)
        .filter(|range| !range.is_empty())
        .map(|range| (mine[range.start].0, mine[range.end - 1].1))
        .collect()
}

/// Byte ranges of words: letters and digits with what joins them.
fn words(text: &str) -> Vec<(usize, usize)> {
    let mut words = Vec::new();
    let mut start = None;
    for (at, c) in text.char_indices() {
        let inside = c.is_alphanumeric() || matches!(c, '\'' | '’' | '-' | '%' | '$' | '€' | '£');
        match (inside, start) {
            (true, None) => start = Some(at),
            (false, Some(from)) => {
                words.push((from, at));
                start = None;
            }
            _ => {}
        }
    }
    words.extend(start.map(|from| (from, text.len())));
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    const LOOK: Look = Look {
        width: 40,
        marks: Marks::Ascii,
    };

    #[track_caller]
    fn check(sentence: &str, quoted: &str, other: Option<&str>, expected: &str) {
        let mut lines = Vec::new();
        for (line, marks) in Marked::new(sentence, quoted, other).lines(40, LOOK) {
            lines.push(anstream::adapter::strip_str(&line).to_string());
            lines.extend(marks);
        }
        assert_eq!(lines.join("\n"), expected);
    }

    #[test]
    fn quoted_words_are_underlined_in_their_sentence() {
        check(
            "The toll, Velin said, must go.",
            "must go",
            None,
            "The toll, Velin said, must go.\n                      -------",
        );
        check("must go", "must go", None, "must go");
        check("elsewhere", "must go", None, "must go");
    }

    #[test]
    fn differing_words_are_pointed_at_where_the_wording_is_alike() {
        check(
            "“The toll must go,” she said.",
            "“The toll must go,”",
            Some("The toll must stay"),
            "“The toll must go,” she said.\n---------------^^--",
        );
        check(
            "The toll must go",
            "The toll must go",
            Some("Nobody will pay"),
            "The toll must go",
        );
    }

    #[test]
    fn lines_and_blanks() {
        check(
            "The\n  toll \u{1b}[1m on the old bridge at the harbour of Estrel must go.",
            "must go",
            None,
            "The toll \\u{1b}[1m on the old bridge at\nthe harbour of Estrel must go.\n                      -------",
        );
    }

    #[test]
    fn long_sentences_are_cut_around_the_quoted_words() {
        let long = "word ".repeat(300);
        let marked = Marked::new(&format!("{long}must go {long}"), "must go", None);
        let text: String = marked.chars.iter().map(|&(c, _)| c).collect();
        assert!(text.starts_with("… word") && text.ends_with("word …"), "{text}");
        assert!(text.contains("must go") && text.len() < 200, "{text}");
        let marked = Marked::new(&long, long.trim(), None);
        let text: String = marked.chars.iter().map(|&(c, _)| c).collect();
        assert!(
            text.contains("word … word") && text.chars().count() < LONGEST + 10,
            "{text}"
        );
    }

    #[test]
    fn a_text_without_a_blank_is_no_trouble() {
        let long = "x".repeat(100_000);
        assert!(Marked::new(&long, &long, Some(&long)).chars.len() < LONGEST + 10);
    }
}
