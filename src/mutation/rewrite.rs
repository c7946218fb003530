//! Edits of a text: stretches replaced, all at once.

use crate::text::Span;

/// The text with each stretch replaced; stretches do not overlap.
pub(super) fn rewrite(text: &str, edits: &[(Span, &str)]) -> String {
    let mut edits: Vec<&(Span, &str)> = edits.iter().collect();
    edits.sort_by_key(|(span, _)| *span);
    let mut out = String::new();
    let mut at = 0;
    for (span, new) in edits {
        out += &text[at..span.start];
        out += new;
        at = span.end;
    }
    out + &text[at..]
}

/// The empty stretch before a place.
pub(super) fn before(at: usize) -> Span {
    Span::new(at, at)
}

/// With a capital at its beginning.
pub(super) fn capitalised(text: &str) -> String {
    with_first(text, |first| first.to_uppercase().collect())
}

/// Without a capital at its beginning.
pub(super) fn lowered(text: &str) -> String {
    with_first(text, |first| first.to_lowercase().collect())
}

fn with_first(text: &str, change: impl Fn(char) -> String) -> String {
    let mut chars = text.chars();
    chars
        .next()
        .map_or_else(String::new, |first| change(first) + chars.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn edits_in_any_order() {
        let text = "The toll stays.";
        let edits = [(Span::new(9, 14), "goes"), (Span::new(4, 8), "lamp")];
        assert_eq!(rewrite(text, &edits), "The lamp goes.");
        assert_eq!(capitalised("éa"), "Éa");
        assert_eq!(lowered(""), "");
    }
}
