//! Two wordings of one sentence → what stands in both, what is gone, what has come, in runs that a person can read.

use similar::{Algorithm, DiffOp, capture_diff_slices};

use super::{Kind, Piece};

/// Words between two changes that are given up for one longer change, at most: "must go now" beside "should leave soon" is
/// read at once, six marks in six words are not.
const MOST_ABSORBED: usize = 2;

/// A word or mark with the blanks behind it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Token<'t> {
    whole: &'t str,
    bare: &'t str,
    is_word: bool,
}

/// A text as it is compared: curled marks count as straight ones, and how a dash is set makes no difference.
fn plain(text: &str) -> impl Iterator<Item = char> + '_ {
    text.chars().map(|c| match c {
        '’' | '‘' | 'ʼ' | '´' => '\'',
        '“' | '”' | '„' | '«' | '»' => '"',
        '–' | '—' | '‐' | '‑' | '−' => '-',
        c => c,
    })
}

/// The words and marks of a text. A word holds the hyphens, apostrophes, points and commas inside it: "don't", "2.5".
pub(super) fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut tokens = Vec::new();
    let mut rest = text.trim_start();
    while let Some(first) = rest.chars().next() {
        let length = match first.is_alphanumeric() {
            true => word_length(rest),
            false => first.len_utf8(),
        };
        let after = &rest[length..];
        let next = after.trim_start();
        tokens.push(Token {
            whole: &rest[..rest.len() - next.len()],
            bare: &rest[..length],
            is_word: first.is_alphanumeric(),
        });
        rest = next;
    }
    tokens
}

fn word_length(text: &str) -> usize {
    let mut end = 0;
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let is_inside = c.is_alphanumeric()
            || matches!(c, '-' | '‑' | '\'' | '’' | '.' | ',')
                && chars.peek().is_some_and(|(_, next)| next.is_alphanumeric());
        if !is_inside {
            break;
        }
        end = at + c.len_utf8();
    }
    end
}

/// The words of a text in small letters, as often as they stand there: by them sentences are found that may be one.
pub(super) fn bag(text: &str) -> Vec<String> {
    let words = tokens(text).into_iter().filter(|token| token.is_word);
    let mut bag: Vec<String> = words
        .map(|token| plain(token.bare).flat_map(char::to_lowercase).collect())
        .collect();
    bag.sort_unstable();
    bag
}

/// Whether two texts differ in nothing but blanks and the shape of quotation marks and dashes.
pub(super) fn are_alike(old: &str, new: &str) -> bool {
    let (old, new) = (tokens(old), tokens(new));
    old.len() == new.len()
        && old
            .iter()
            .zip(&new)
            .all(|(one, other)| plain(one.bare).eq(plain(other.bare)))
}

/// What differs between two wordings, and how alike they are: of a hundred words of both those that stand in both in one order.
pub(super) fn compare(old: &str, new: &str) -> (Vec<Piece>, u8) {
    let (old, new) = (tokens(old), tokens(new));
    let keys =
        |tokens: &[Token<'_>]| -> Vec<String> { tokens.iter().map(|token| plain(token.bare).collect()).collect() };
    let ops = capture_diff_slices(Algorithm::Myers, &keys(&old), &keys(&new));
    let words = |tokens: &[Token<'_>]| tokens.iter().filter(|token| token.is_word).count();
    let kept: usize = ops
        .iter()
        .filter(|op| matches!(op, DiffOp::Equal { .. }))
        .map(|op| words(&new[op.new_range()]))
        .sum();
    let percent = (200 * kept).checked_div(words(&old) + words(&new)).unwrap_or(100);
    let runs = coalesce(&ops, &words, &new);
    let mut pieces = Vec::new();
    let mut push = |kind: Kind, tokens: &[Token<'_>]| {
        if !tokens.is_empty() {
            let text: String = tokens.iter().map(|token| token.whole).collect();
            pieces.push(Piece {
                kind,
                text: on_one_line(&text),
            });
        }
    };
    for run in runs {
        match run {
            Run::Same(range) => push(Kind::Same, &new[range]),
            Run::Changed(gone, come) => {
                push(Kind::Gone, &old[gone]);
                push(Kind::Come, &new[come]);
            }
        }
    }
    (pieces, percent.min(100) as u8)
}

/// Line breaks and rows of blanks as one blank.
fn on_one_line(text: &str) -> String {
    let ends_in_blank = text.ends_with(char::is_whitespace);
    let words: Vec<&str> = text.split_whitespace().collect();
    words.join(" ") + if ends_in_blank { " " } else { "" }
}

enum Run {
    Same(std::ops::Range<usize>),
    Changed(std::ops::Range<usize>, std::ops::Range<usize>),
}

/// Changes with little between them become one.
fn coalesce(ops: &[DiffOp], words: &impl Fn(&[Token<'_>]) -> usize, new: &[Token<'_>]) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    for (at, op) in ops.iter().enumerate() {
        let (old_range, new_range) = (op.old_range(), op.new_range());
        if matches!(op, DiffOp::Equal { .. }) && !is_absorbed(ops, at, words(&new[new_range.clone()])) {
            runs.push(Run::Same(new_range));
            continue;
        }
        match runs.last_mut() {
            Some(Run::Changed(gone, come)) => {
                gone.end = old_range.end;
                come.end = new_range.end;
            }
            _ => runs.push(Run::Changed(old_range, new_range)),
        }
    }
    runs
}

/// Whether so few words stand between two changes that the changes are longer on both sides.
fn is_absorbed(ops: &[DiffOp], at: usize, words: usize) -> bool {
    let size = |op: &DiffOp| op.old_range().len().max(op.new_range().len());
    let before = at.checked_sub(1).and_then(|before| ops.get(before)).map(size);
    let after = ops.get(at + 1).map(size);
    let is_between_replacements = [at.checked_sub(1), Some(at + 1)]
        .into_iter()
        .all(|at| matches!(at.and_then(|at| ops.get(at)), Some(DiffOp::Replace { .. })));
    match (before, after) {
        (Some(before), Some(after)) => {
            words == 0 && before + after > 2 || is_between_replacements && words <= MOST_ABSORBED.min(before).min(after)
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(old: &str, new: &str) -> String {
        compare(old, new)
            .0
            .iter()
            .map(|piece| match piece.kind {
                Kind::Same => piece.text.clone(),
                Kind::Gone => format!("[-{}-]", piece.text),
                Kind::Come => format!("{{+{}+}}", piece.text),
            })
            .collect()
    }

    #[test]
    fn words_are_compared_and_runs_are_one() {
        assert_eq!(
            shown("The toll stays for ten years.", "The toll stays for two years."),
            "The toll stays for [-ten -]{+two +}years."
        );
        assert_eq!(
            shown("The toll must go now.", "The toll should leave soon."),
            "The toll [-must go now-]{+should leave soon+}."
        );
        assert_eq!(
            shown("The toll must go now.", "The toll should go soon."),
            "The toll [-must go now-]{+should go soon+}."
        );
        assert_eq!(
            shown("We support the toll.", "We support the toll, with a limit."),
            "We support the toll{+, with a limit+}."
        );
    }

    #[test]
    fn how_marks_are_set_is_no_change() {
        assert!(are_alike("“It’s  so” – he said.", "\"It's so\" - he\nsaid."));
        assert!(!are_alike("It is so.", "It is not so."));
        assert_eq!(shown("“It’s so”", "\"It's so\""), "\"It's so\"");
    }

    #[test]
    fn alike_by_words_in_order() {
        let percent = |old, new| compare(old, new).1;
        assert_eq!(percent("a b c d", "a b c d"), 100);
        assert_eq!(percent("a b c d", "a b x y"), 50);
        assert_eq!(percent("a b", "x y"), 0);
        assert_eq!(percent("", ""), 100);
        assert_eq!(percent("—", "…"), 100);
    }

    #[test]
    fn words_hold_what_is_inside_them() {
        let bare = |text| {
            tokens(text)
                .iter()
                .map(|token| token.bare.to_owned())
                .collect::<Vec<_>>()
        };
        assert_eq!(
            bare("Don't pay 2,500.50, Ada."),
            ["Don't", "pay", "2,500.50", ",", "Ada", "."]
        );
    }
}
