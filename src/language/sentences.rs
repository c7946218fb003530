//! Text → places of its sentences.
//!
//! A line break ends a sentence, so that headlines and datelines without a full stop stand alone, but for text that
//! is wrapped at a width. Sentences also end inside a quotation of several. A dateline ("ESTREL (Reuters) —") and
//! a transcript's speaker label ("MS. ORLOVA:") are cut off as sentences of their own, since they only confuse a parser.
//!
//! Out come spans in the order of the text, without white space at both ends, none empty. No words are looked at
//! beyond those at a boundary, and the running time is linear.

use std::sync::LazyLock;

use rustc_hash::FxHashSet;
use serde::Deserialize;

use super::lines::lines;
use crate::text::Span;

/// A sentence longer than this, in bytes, is cut: it is no prose, and the later stages may take quadratic time in it.
const LONGEST: usize = 4000;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Words {
    before_name: FxHashSet<String>,
    before_number: FxHashSet<String>,
    anywhere: FxHashSet<String>,
    openers: FxHashSet<String>,
    tag_verbs: FxHashSet<String>,
}

static WORDS: LazyLock<Words> =
    LazyLock::new(|| toml::from_str(include_str!("sentences.toml")).expect("sentences.toml is tested"));

/// The sentences of `body`, a part of `text`; offsets count from the start of `text`.
pub fn split(text: &str, body: Span) -> Vec<Span> {
    let mut sentences = Vec::new();
    for line in lines(text, body) {
        let (prefix, rest) = cut_prefix(text, line);
        sentences.extend(prefix);
        split_line(text, rest, &mut sentences);
    }
    sentences
}

/// A dateline or speaker label at the start of a line, and what follows it.
fn cut_prefix(text: &str, line: Span) -> (Option<Span>, Span) {
    let content = line.of(text);
    let length = label_length(content).or_else(|| dateline_length(content));
    match length {
        Some(length) if length < content.len() => (
            Some(Span::new(line.start, line.start + length).trim(text)),
            Span::new(line.start + length, line.end).trim(text),
        ),
        _ => (None, line),
    }
}

/// Whether `text` is nothing but a speaker label of a transcript ("MS. ORLOVA:").
pub fn is_label(text: &str) -> bool {
    label_length(text) == Some(text.len())
}

/// Length of "MS. ORLOVA:" or of a transcript's "Q" followed by blanks.
fn label_length(line: &str) -> Option<usize> {
    if let Some(rest) = line.strip_prefix('Q') {
        let blanks = rest.len() - rest.trim_start_matches([' ', '\t', '\u{a0}', ':', '.']).len();
        // "Q Will it open?": one blank is enough before a new sentence.
        let opens = blanks == 1
            && rest
                .trim_start()
                .starts_with(|c: char| c.is_uppercase() || "“\"(".contains(c));
        if blanks >= 2 || opens || rest.starts_with([':', '\t', '\u{a0}']) {
            return Some(1 + blanks);
        }
    }
    if let Some(rest) = line.strip_prefix("A:") {
        return Some(line.len() - rest.trim_start().len());
    }
    let colon = line.char_indices().take(60).find(|&(_, c)| c == ':')?.0;
    let label = &line[..colon];
    let capitals = label.chars().filter(|c| c.is_uppercase()).count();
    let fits = |c: char| c.is_uppercase() || " .,'’-()/&".contains(c) || c.is_ascii_digit();
    let outside_brackets = label.split('(').next().unwrap_or(label);
    let caps = outside_brackets.replace("Mc", "MC").replace("Mac", "MAC");
    (capitals >= 2 && caps.chars().all(fits)).then_some(colon + 1)
}

/// Length of "ESTREL, Valmora (Reuters) — ".
fn dateline_length(line: &str) -> Option<usize> {
    let mut head = 0;
    for (at, c) in line.char_indices().take(70) {
        if matches!(c, '—' | '–' | '-') && line[..at].ends_with([' ', ')']) {
            let after = line[at..].trim_start_matches(['—', '–', '-']);
            let first = line.split([' ', ',']).next().unwrap_or("");
            let shouted =
                first.chars().filter(|c| c.is_alphabetic()).count() >= 3 && first.chars().all(|c| !c.is_lowercase());
            let bracket = line[..at].trim_end().ends_with(')') && head <= 4;
            return (after.starts_with(' ') && (shouted || bracket) && head <= 8)
                .then_some(line.len() - after.trim_start().len());
        }
        head += usize::from(c == ' ');
        if matches!(c, '"' | '“' | ':' | ';' | '?' | '!') {
            return None;
        }
    }
    None
}

fn split_line(text: &str, line: Span, sentences: &mut Vec<Span>) {
    let content = line.of(text);
    let mut start = 0;
    let mut at = 0;
    while let Some(found) = content[at..].find(is_terminator) {
        let mark = at + found;
        let run = run_end(content, mark);
        let end = content[run..]
            .find(|c: char| !is_closer(c))
            .map_or(content.len(), |length| run + length);
        let end = reopen(content, run, end);
        if ends_sentence(content, start, mark, run, end) {
            push(text, line.start + start, line.start + end, sentences);
            start = end;
        }
        at = end.max(run);
    }
    push(text, line.start + start, line.end, sentences);
}

/// End of a run of terminators; the dots of a spaced ellipsis (". . .") are one run.
fn run_end(content: &str, mark: usize) -> usize {
    let skip = |from: usize| {
        content[from..]
            .find(|c: char| !is_terminator(c))
            .map_or(content.len(), |length| from + length)
    };
    let mut end = skip(mark);
    while content[end..].starts_with(" .") && !content[end + 2..].starts_with(char::is_alphanumeric) {
        end = skip(end + 1);
    }
    end
}

/// Straight marks close where they touch the full stop; after white space they would open.
fn reopen(content: &str, run: usize, end: usize) -> usize {
    let closers = &content[run..end];
    // `." "Next`: closers never include blanks, so that only a mark glued to a following word needs care.
    match content[end..].chars().next() {
        Some(next) if next.is_alphanumeric() && !closers.is_empty() => run,
        _ => end,
    }
}

fn push(text: &str, start: usize, end: usize, sentences: &mut Vec<Span>) {
    let mut span = Span::new(start, end).trim(text);
    while span.len() > LONGEST {
        let mut cut = span.start + LONGEST;
        while !text.is_char_boundary(cut) {
            cut -= 1;
        }
        let blank = text[span.start..cut].rfind(char::is_whitespace);
        let cut = blank.filter(|&at| at > 0).map_or(cut, |at| span.start + at);
        sentences.push(Span::new(span.start, cut).trim(text));
        span = Span::new(cut, span.end).trim(text);
    }
    if !span.is_empty() {
        sentences.push(span);
    }
}

fn is_terminator(c: char) -> bool {
    matches!(c, '.' | '!' | '?' | '…' | '。' | '！' | '？' | '؟' | '।')
}

fn is_closer(c: char) -> bool {
    matches!(c, '"' | '\'' | '”' | '’' | '»' | ')' | ']' | '}' | '」' | '›')
}

/// Whether the terminators `mark..run`, with closing marks up to `end`, end the sentence that began at `start`.
fn ends_sentence(content: &str, start: usize, mark: usize, run: usize, end: usize) -> bool {
    let marks = &content[mark..run];
    let after = &content[end..];
    if after.trim().is_empty() {
        return true;
    }
    if marks.chars().any(|c| !c.is_ascii() && c != '…') {
        return true;
    }
    if !after.starts_with(char::is_whitespace) {
        return false;
    }
    let next = after.trim_start().trim_start_matches(is_opener);
    let Some(first) = next.chars().next() else {
        return true;
    };
    if first.is_lowercase() || matches!(first, ',' | ';' | ':' | '—' | '–' | '-' | ')' | '&' | '%') {
        return false;
    }
    let quoted = run < end && content[run..end].contains(['"', '\'', '”', '’', '»', '›']);
    if marks.contains(['?', '!']) || marks.len() > 1 {
        return !(quoted && tag_follows(after));
    }
    if quoted && tag_follows(after) && content[..mark].ends_with(char::is_alphanumeric) && marks != "." {
        return false;
    }
    !is_abbreviation(content, start, mark, run == end, next)
}

fn is_opener(c: char) -> bool {
    matches!(
        c,
        '"' | '\'' | '“' | '‘' | '«' | '(' | '[' | '`' | '‹' | '„' | '¿' | '¡'
    )
}

/// "Ms. Orlova asked": a name and a verb of speech at the start of `after`.
fn tag_follows(after: &str) -> bool {
    if after.trim_start().starts_with(is_opener) {
        return false;
    }
    for (index, word) in after.split_whitespace().take(7).enumerate() {
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
        if index > 0 && WORDS.tag_verbs.contains(&bare.to_lowercase()) {
            return true;
        }
        let stops = word.ends_with([',', '.', '?', '!', ':']) && !WORDS.before_name.contains(&bare.to_lowercase());
        if stops || !bare.starts_with(char::is_uppercase) {
            return false;
        }
    }
    false
}

/// Whether the full stop at `mark` belongs to the word before it and the sentence goes on with `next`.
fn is_abbreviation(content: &str, start: usize, mark: usize, bare: bool, next: &str) -> bool {
    let before = &content[start..mark];
    let word_start = before
        .rfind(char::is_whitespace)
        .map_or(0, |at| at + before[at..].chars().next().map_or(1, char::len_utf8));
    let word = before[word_start..].trim_start_matches(|c: char| !c.is_alphanumeric());
    if !bare || word.is_empty() {
        return false;
    }
    if word_start == 0 && word.chars().all(|c| c.is_ascii_digit()) && word.len() <= 2 {
        return true; // "1. The first point"
    }
    let lower = word.to_lowercase();
    let digit_follows = next.starts_with(|c: char| c.is_ascii_digit());
    if WORDS.before_name.contains(&lower) {
        return true;
    }
    if WORDS.before_number.contains(&lower) && digit_follows {
        return true;
    }
    let opener = || {
        let end = next
            .find(|c: char| !(c.is_alphanumeric() || matches!(c, '\'' | '’')))
            .unwrap_or(next.len());
        WORDS.openers.contains(&next[..end].to_lowercase())
    };
    let letters = word.chars().count();
    let initial = letters == 1 && word.chars().all(char::is_uppercase);
    // "George W. Bush", but "I." and what follows a number ("Article 5 B. The") are rare enough.
    if initial {
        return word != "I" && !opener();
    }
    let dotted = letters >= 3
        && word
            .split('.')
            .all(|part| part.chars().count() == 1 && part.chars().all(char::is_alphabetic));
    (dotted || WORDS.anywhere.contains(&lower) && word.starts_with(char::is_uppercase) || lower.ends_with(".m"))
        && !opener()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[&str]) {
        let found: Vec<&str> = split(text, Span::new(0, text.len()))
            .into_iter()
            .map(|span| span.of(text))
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn abbreviations_go_on() {
        check(
            "Sen. Ada B. Marsh (R-Tarn) met Dr. Holm at 5 p.m. Friday in the U.S. Senate. It was No. 5 on Feb. 3.",
            &[
                "Sen. Ada B. Marsh (R-Tarn) met Dr. Holm at 5 p.m. Friday in the U.S. Senate.",
                "It was No. 5 on Feb. 3.",
            ],
        );
        check(
            "She left the U.S. She came back.",
            &["She left the U.S.", "She came back."],
        );
    }

    #[test]
    fn quotations_of_several_sentences_are_split() {
        check(
            "“We waited. Nobody came. Why?” Orlova asked. \"No!\" he said. She left.",
            &[
                "“We waited.",
                "Nobody came.",
                "Why?” Orlova asked.",
                "\"No!\" he said.",
                "She left.",
            ],
        );
    }

    #[test]
    fn headlines_datelines_and_labels_stand_alone() {
        check(
            "Valmora closes its border\nESTREL (Reuters) — The border is shut, Holm said.\nMS. ORLOVA: Yes. It is.",
            &[
                "Valmora closes its border",
                "ESTREL (Reuters) —",
                "The border is shut, Holm said.",
                "MS. ORLOVA:",
                "Yes.",
                "It is.",
            ],
        );
    }

    #[test]
    fn wrapped_lines_go_on() {
        let wrapped = "The minister said on Monday that the border with its northern neighbour\nTarn would stay shut for as long as the talks between both governments\nlast.";
        check(wrapped, &[wrapped]);
    }

    #[test]
    fn any_text_is_split_in_linear_time() {
        let long = "a".repeat(1_000_000);
        assert!(split(&long, Span::new(0, long.len())).len() > 1);
        check("。。！ x", &["。。！", "x"]);
        check(
            "\u{0}\u{7}. \u{200f}؟ 👍🏽! … .",
            &["\u{0}\u{7}.", "\u{200f}؟", "👍🏽!", "… ."],
        );
        check("", &[]);
    }
}
