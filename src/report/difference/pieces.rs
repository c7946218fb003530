//! The words of a changed sentence as runs, each with the blank behind it outside of its marks.

use anstyle::{AnsiColor, Style};

use crate::difference::{Kind, Piece};
use crate::report::layout::{breaks, escape, painted};

/// The colour of what is gone.
pub(super) const GONE: Style = AnsiColor::Red.on_default();
/// The colour of what has come.
pub(super) const COME: Style = AnsiColor::Green.on_default();

/// Each run without the blank behind it, and whether one follows: after what is gone there is one before what comes for it.
pub(in crate::report) fn runs(pieces: &[Piece]) -> impl Iterator<Item = (Kind, &str, bool)> {
    pieces.iter().enumerate().map(|(at, piece)| {
        let bare = piece.text.trim_end();
        let next = pieces.get(at + 1).map(|next| next.kind);
        let is_replaced = piece.kind == Kind::Gone && next == Some(Kind::Come);
        let is_last = next.is_none();
        (
            piece.kind,
            bare,
            !is_last && (bare.len() < piece.text.len() || is_replaced),
        )
    })
}

/// Marks that can be read without colours, `[-gone-] {+come+}`, in lines of at most `width` columns, coloured.
pub(super) fn lines(pieces: &[Piece], width: usize) -> Vec<String> {
    let mut chars: Vec<(char, Kind)> = Vec::new();
    for (kind, text, blank) in runs(pieces) {
        let (open, close) = match kind {
            Kind::Same => ("", ""),
            Kind::Gone => ("[-", "-]"),
            Kind::Come => ("{+", "+}"),
        };
        let whole = [open, &escape(text), close].concat();
        chars.extend(whole.chars().map(|c| (c, kind)));
        if blank {
            chars.push((' ', Kind::Same));
        }
    }
    let bare: Vec<char> = chars.iter().map(|&(c, _)| c).collect();
    let lines = breaks(&bare, width).into_iter();
    lines.map(|(start, end)| paint(&chars[start..end])).collect()
}

fn paint(chars: &[(char, Kind)]) -> String {
    let runs = chars.chunk_by(|one, other| one.1 == other.1);
    runs.map(|run| {
        let text: String = run.iter().map(|&(c, _)| c).collect();
        match run[0].1 {
            Kind::Same => text,
            Kind::Gone => painted(GONE, text),
            Kind::Come => painted(COME, text),
        }
    })
    .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blanks_stand_outside_of_the_marks() {
        let piece = |kind, text: &str| Piece {
            kind,
            text: text.to_owned(),
        };
        let pieces = [
            piece(Kind::Same, "The toll "),
            piece(Kind::Gone, "stays"),
            piece(Kind::Come, "goes"),
            piece(Kind::Same, "."),
        ];
        let plain = |width| {
            let lines = lines(&pieces, width);
            lines
                .iter()
                .map(|line| anstream::adapter::strip_str(line).to_string())
                .collect::<Vec<_>>()
        };
        assert_eq!(plain(80), ["The toll [-stays-] {+goes+}."]);
        assert_eq!(plain(12), ["The toll", "[-stays-]", "{+goes+}."]);
    }
}
