//! Text → its logical lines: paragraphs, headlines, list items, speaker turns.
//!
//! A line break ends a line unless the lines around it are one paragraph wrapped at a width (as people wrap Markdown).

use crate::text::Span;

/// Narrowest and widest column, in characters, at which people wrap prose.
const WRAP: std::ops::RangeInclusive<usize> = 50..=140;

/// The logical lines of `body`, a part of `text`, without white space at both ends, none empty.
pub fn lines(text: &str, body: Span) -> Vec<Span> {
    let mut result = Vec::new();
    let mut block: Vec<Span> = Vec::new();
    let mut start = body.start;
    for piece in body.of(text).split_inclusive(['\n', '\u{2028}', '\u{2029}']) {
        let line = Span::new(start, start + piece.len()).trim(text);
        start += piece.len();
        if line.is_empty() {
            flush(text, &mut block, &mut result);
        } else {
            block.push(line);
        }
    }
    flush(text, &mut block, &mut result);
    result
}

/// Hands on a block of lines without a blank one: as one line where it is wrapped prose.
fn flush(text: &str, block: &mut Vec<Span>, result: &mut Vec<Span>) {
    if is_wrapped(text, block) {
        result.push(block[0].cover(block[block.len() - 1]));
        block.clear();
    } else {
        result.append(block);
    }
}

/// Whether no line but the last had room for the next line's first word.
fn is_wrapped(text: &str, block: &[Span]) -> bool {
    let length = |span: &Span| span.of(text).chars().count();
    let Some(width) = block.iter().map(length).max() else {
        return false;
    };
    if block.len() < 2 || !WRAP.contains(&width) {
        return false;
    }
    block.windows(2).all(|pair| {
        let next = pair[1].of(text);
        let word = next.split_whitespace().next().map_or(0, |word| word.chars().count());
        let item = next.starts_with(['-', '*', '•', '#', '|', '>']);
        !item && length(&pair[0]) + 1 + word > width
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_short_headline_is_not_wrapped_prose() {
        let text = "Talks resume\nThe two sides met on Monday for the first time in a year, both governments said.\n\n- one\n- two";
        let found = lines(text, Span::new(0, text.len()));
        assert_eq!(found.len(), 4);
    }
}
