//! Cuts one run without white space: quotes and brackets off its ends, clitics and hyphens within.

use super::affixes::{is_word_too, keeps_full_stop, keeps_hyphen, second_word};
use crate::text::Span;

/// Pushes the tokens of `text[start..end]`, a run without white space.
pub(super) fn cut(text: &str, start: usize, end: usize, tokens: &mut Vec<Span>) {
    let bytes = text.as_bytes();
    let mut at = start;
    let mut end = end;
    // Plain words need no further look.
    if bytes[at..end].iter().all(u8::is_ascii_alphabetic) {
        return split_clitic(text, at, end, tokens);
    }
    if let Some(face) = emoticon(&text[at..end]) {
        tokens.push(Span::new(at, at + face));
        return;
    }
    while at < end {
        let length = leading_mark(&text[at..end]);
        if length == 0 {
            break;
        }
        tokens.push(Span::new(at, at + length));
        at += length;
    }
    let mut tail: Vec<Span> = Vec::new();
    while at < end {
        let length = trailing_mark(&text[at..end], &text[end..]);
        if length == 0 {
            break;
        }
        tail.push(Span::new(end - length, end));
        end -= length;
    }
    if at < end {
        inner(text, at, end, tokens);
    }
    tokens.extend(tail.into_iter().rev());
}

/// Length of a face such as `:-)` that the whole run is.
fn emoticon(run: &str) -> Option<usize> {
    matches!(
        run,
        ":)" | ":("
            | ":-)"
            | ":-("
            | ";)"
            | ";-)"
            | ":D"
            | ":-D"
            | ":P"
            | ":p"
            | ":-P"
            | "=)"
            | "(:"
            | ":/"
            | ":-/"
            | "<3"
            | "^_^"
            | "XD"
            | ":O"
            | ":o"
    )
    .then_some(run.len())
}

/// Length of the mark that stands by itself at the start of `run`, 0 if none.
fn leading_mark(run: &str) -> usize {
    let Some(first) = run.chars().next() else {
        return 0;
    };
    match first {
        '(' | '[' | '{' | '"' | '“' | '”' | '„' | '«' | '»' | '<' | '>' | '$' | '£' | '€' | '¥' | '•' | '·' | '*'
        | '|' | '~' | '+' | '=' | ',' | ';' | ':' | '!' | '?' | ')' | ']' | '}' | '…' | '—' | '–' | '`' | '‘' | '’'
        | '\'' | '%' | '_' | '/' | '-' | '.' | '#' | '&' | '@' => {
            if matches!(first, '\'' | '’' | '‘' | '`') && is_clitic(&run[first.len_utf8()..]) {
                return 0;
            }
            if matches!(first, '-' | '+' | '.' | '#' | '@' | '&')
                && run[first.len_utf8()..].starts_with(|next: char| next.is_alphanumeric())
                && !(first == '-' && run[1..].starts_with(char::is_alphabetic))
            {
                return 0;
            }
            if first == '~' && run.len() > 1 && !run.starts_with("~~") {
                return 0;
            }
            run_of(run, first)
        }
        _ => 0,
    }
}

/// Whether `rest` (after an apostrophe) is the ending of a contraction or an elided word.
fn is_clitic(rest: &str) -> bool {
    matches!(
        rest.to_ascii_lowercase().trim_end_matches(['.', ',', '?', '!']),
        "s" | "re" | "ve" | "ll" | "d" | "m" | "em" | "til" | "cause" | "bout" | "n" | "tis" | "twas"
    ) || rest.as_bytes().first().is_some_and(u8::is_ascii_digit)
}

/// How far the same mark repeats: dashes, dots and the like are one token, brackets and quotes are not.
fn run_of(run: &str, mark: char) -> usize {
    let width = mark.len_utf8();
    if matches!(
        mark,
        '-' | '.' | '*' | '=' | '_' | '~' | '!' | '?' | '+' | '#' | '|' | '—' | '–' | '…' | '\'' | '`' | '<' | '>'
    ) {
        let mixed = matches!(mark, '!' | '?');
        let mut length = run
            .chars()
            .take_while(|&other| other == mark || (mixed && matches!(other, '!' | '?')))
            .map(char::len_utf8)
            .sum();
        if matches!(mark, '\'' | '`') {
            length = usize::min(length, 2);
        }
        length
    } else {
        width
    }
}

/// Length of the mark that stands by itself at the end of `run`, 0 if none; `after` is the rest of the sentence.
fn trailing_mark(run: &str, after: &str) -> usize {
    let Some(last) = run.chars().next_back() else {
        return 0;
    };
    match last {
        ')' | ']' | '}' | '"' | '“' | '”' | '«' | '»' | ',' | ';' | ':' | '%' | '’' | '\'' | '‘' | '`' | '>' | '<'
        | '|' | '=' | '(' | '[' | '{' | '/' | '°' | '€' | '£' | '~' => {
            if matches!(last, '=' | '|' | '~' | '\'' | '`') {
                back_run(run, last)
            } else {
                last.len_utf8()
            }
        }
        '!' | '?' | '…' | '—' | '–' | '*' | '_' => back_run(run, last),
        '-' => {
            let length = back_run(run, '-');
            if length == 1 && keeps_hyphen(&run[..run.len() - 1].to_ascii_lowercase()) {
                0
            } else {
                length
            }
        }
        '.' => {
            let length = back_run(run, '.');
            if length > 1 {
                return length;
            }
            let before = &run[..run.len() - 1];
            if before.is_empty() {
                return 1;
            }
            let letters = before.trim_start_matches(['(', '"', '\'', '“', '‘']);
            let mut characters = letters.chars();
            let initial = characters.next().is_some_and(char::is_uppercase) && characters.next().is_none();
            let dotted = letters.contains('.')
                && letters
                    .split('.')
                    .all(|part| (1..=2).contains(&part.chars().count()) && part.chars().all(char::is_alphabetic));
            if initial || dotted {
                return 0;
            }
            let word = letters.to_ascii_lowercase();
            let next = after
                .trim_start_matches(|c: char| c.is_whitespace() || "\"”’')]".contains(c))
                .chars()
                .next();
            let stops = match next {
                _ if !keeps_full_stop(&word) => true,
                None => is_word_too(&word),
                // "No. 5", but "No. Never."
                Some(next) => word == "no" && !next.is_ascii_digit(),
            };
            usize::from(stops)
        }
        _ => 0,
    }
}

/// Length of the run of `mark` (any of `!?` for one of them) at the end of `run`.
fn back_run(run: &str, mark: char) -> usize {
    let mixed = matches!(mark, '!' | '?');
    run.chars()
        .rev()
        .take_while(|&other| other == mark || (mixed && matches!(other, '!' | '?')))
        .map(char::len_utf8)
        .sum()
}

/// Whether a run is an address of the net, kept whole.
fn is_address(run: &str) -> bool {
    run.starts_with("http://")
        || run.starts_with("https://")
        || run.starts_with("www.")
        || run.starts_with("mailto:")
        || run.contains("://")
        || run.find('@').is_some_and(|at| at > 0 && at + 1 < run.len())
}

/// The middle of a run: no quotes or brackets at its ends.
fn inner(text: &str, start: usize, end: usize, tokens: &mut Vec<Span>) {
    let run = &text[start..end];
    if is_address(run) {
        tokens.push(Span::new(start, end));
        return;
    }
    // Marks that always stand by themselves, wherever they are.
    let mut from = start;
    let mut at = start;
    while at < end {
        let Some(character) = text[at..end].chars().next() else {
            break;
        };
        let width = character.len_utf8();
        let rest = &text[at..end];
        let length = match character {
            '—' | '…' | '"' | '“' | '”' | '(' | ')' | '[' | ']' | '{' | '}' | ';' | '!' | '?' | '=' | '|' | '<'
            | '>' | '«' | '»' => run_of(rest, character),
            '–' => width,
            '-' if rest.starts_with("--") => run_of(rest, '-'),
            '.' if rest.starts_with("..") => run_of(rest, '.'),
            '-' if splits_hyphen(&text[from..at], &rest[1..]) => 1,
            '/' if splits_slash(&text[from..at], &rest[1..]) => 1,
            ',' | ':' if from < at && !(digit_before(text, at) && digit_after(rest)) => 1,
            '%' => 1,
            _ => 0,
        };
        if length > 0 {
            if from < at {
                split_clitic(text, from, at, tokens);
            }
            tokens.push(Span::new(at, at + length));
            at += length;
            from = at;
        } else {
            at += width;
            if matches!(character, '$' | '£' | '€') && rest[width..].starts_with(|c: char| c.is_ascii_digit()) {
                tokens.push(Span::new(from, at));
                from = at;
            }
        }
    }
    if from < end {
        split_clitic(text, from, end, tokens);
    }
}

/// Whether the byte before `at` is a digit.
fn digit_before(text: &str, at: usize) -> bool {
    at > 0 && text.as_bytes()[at - 1].is_ascii_digit()
}

/// Whether a digit follows the first byte of `rest`.
fn digit_after(rest: &str) -> bool {
    rest.as_bytes().get(1).is_some_and(u8::is_ascii_digit)
}

/// Whether the hyphen between `before` and `after` is a token of its own.
fn splits_hyphen(before: &str, after: &str) -> bool {
    if before.is_empty() || after.is_empty() {
        return true;
    }
    let digits = |part: &str| part.bytes().any(|byte| byte.is_ascii_digit());
    let next = after.split('-').next().unwrap_or(after);
    if digits(before) && digits(next) {
        // Ranges are cut, telephone numbers and dates are not.
        let groups = after.split('-').count();
        let plain = |part: &str| {
            part.bytes()
                .all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b',' | b':'))
        };
        return groups == 1 && plain(before) && plain(next) && !(before.len() == 3 && next.len() == 4);
    }
    if !after.starts_with(char::is_alphanumeric) {
        return false;
    }
    !keeps_hyphen(&before.to_ascii_lowercase())
}

/// Whether the slash between `before` and `after` is a token of its own.
fn splits_slash(before: &str, after: &str) -> bool {
    let letters = |part: &str| part.chars().filter(|character| character.is_alphabetic()).count();
    if before.is_empty() || after.is_empty() {
        return true;
    }
    let next = after.split('/').next().unwrap_or(after);
    !(before.ends_with(|last: char| last.is_ascii_digit()) && next.starts_with(|first: char| first.is_ascii_digit()))
        && (letters(before) > 1 || letters(next) > 1)
}

/// Pushes a word, its clitic (`'s`, `n't`, the `not` of `cannot`) apart.
fn split_clitic(text: &str, start: usize, end: usize, tokens: &mut Vec<Span>) {
    let word = &text[start..end];
    let second = clitic(word);
    match second {
        Some(at) if at > 0 && at < word.len() && word.is_char_boundary(at) => {
            tokens.push(Span::new(start, start + at));
            tokens.push(Span::new(start + at, end));
        }
        _ => tokens.push(Span::new(start, end)),
    }
}

/// Where the clitic of `word` starts, in bytes.
fn clitic(word: &str) -> Option<usize> {
    if word.len() < 2 || word.len() > 64 {
        return None;
    }
    if word.is_ascii() && word.bytes().all(|byte| byte.is_ascii_alphabetic()) {
        if !(2..=8).contains(&word.len()) {
            return None;
        }
        let mut lower = [0u8; 8];
        let lower = &mut lower[..word.len()];
        lower.copy_from_slice(word.as_bytes());
        lower.make_ascii_lowercase();
        return std::str::from_utf8(lower).ok().and_then(second_word);
    }
    let (at, mark) = word
        .char_indices()
        .rev()
        .find(|&(_, character)| matches!(character, '\'' | '’' | '`' | '´'))?;
    let ending = &word[at + mark.len_utf8()..];
    if ending.len() > 2 {
        return None;
    }
    let ending = ending.to_ascii_lowercase();
    match ending.as_str() {
        "s" | "re" | "ve" | "ll" | "d" | "m" => Some(at),
        "t" => {
            let before = &word[..at];
            (before.ends_with(['n', 'N']) && before.len() > 1).then(|| at - 1)
        }
        _ => None,
    }
}
