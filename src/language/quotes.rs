//! Text → the stretches in quotation marks.
//!
//! Straight and curly marks, guillemets, low-high marks, TeX's ``…'' and doubled apostrophes, single marks; a quotation
//! that goes on in the next paragraph, which then opens with a mark of its own. Only the outermost marks count: what is
//! quoted inside a quotation belongs to it. A mark that finds no partner costs the one quotation it may have opened; the
//! scan starts afresh with each paragraph. Who is quoted is not asked here.

use super::lines::lines;
use crate::text::Span;

/// A stretch in quotation marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Quote {
    /// With its marks.
    pub outer: Span,
    /// Without its marks.
    pub inner: Span,
    /// Whether it has no closing mark because it goes on with the next quotation, in the next paragraph.
    pub goes_on: bool,
    /// Whether its marks are single ones, which are the least sure.
    pub single: bool,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Style {
    /// `"`, `''` and "“ ”": people mix them.
    Double,
    /// `'`, "‘ ’", and TeX's "`".
    Single,
    /// « »
    Guillemet,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Open,
    Close,
    /// A straight mark that touches letters on both sides, or on none.
    Either,
}

struct Mark {
    span: Span,
    style: Style,
    side: Side,
    /// Straight marks may have to be read against their surroundings.
    curly: bool,
}

/// The outermost quotations of `body`, a part of `text`, in its order.
pub fn quotes(text: &str, body: Span) -> Vec<Quote> {
    let paragraphs = lines(text, body);
    let mut result: Vec<Quote> = Vec::new();
    for (index, &paragraph) in paragraphs.iter().enumerate() {
        let next_opens = paragraphs.get(index + 1).map(|next| opening_style(text, *next));
        scan(text, paragraph, next_opens.flatten(), &mut result);
    }
    result
}

/// The style of the mark a paragraph opens with.
fn opening_style(text: &str, paragraph: Span) -> Option<Style> {
    let first = marks(text, paragraph).next()?;
    (first.span.start == paragraph.start && first.side != Side::Close).then_some(first.style)
}

fn scan(text: &str, paragraph: Span, next_opens: Option<Style>, result: &mut Vec<Quote>) {
    let mut open: Option<Mark> = None;
    let mut nested = 0usize;
    for mark in marks(text, paragraph) {
        let Some(opened) = &open else {
            if mark.side == Side::Open || (mark.side == Side::Either && mark.style == Style::Double) {
                open = Some(mark);
                nested = 0;
            }
            continue;
        };
        if mark.style != opened.style {
            // Inside double marks single ones are the quotation's own business; a double one inside single marks
            // says that the single one was an apostrophe.
            if opened.style == Style::Single && mark.side == Side::Open {
                open = Some(mark);
                nested = 0;
            }
            continue;
        }
        // „Low“ marks are closed by what opens elsewhere.
        let side = if opened.span.of(text) == "„" {
            Side::Close
        } else {
            mark.side
        };
        match side {
            Side::Open if mark.curly && !opened.curly => nested += 1,
            Side::Open => {
                // The opening mark before this one has lost its partner.
                open = Some(mark);
                nested = 0;
            }
            Side::Close | Side::Either if nested > 0 && mark.curly => nested -= 1,
            Side::Close | Side::Either => {
                let quote = Quote {
                    outer: opened.span.cover(mark.span),
                    inner: Span::new(opened.span.end, mark.span.start),
                    goes_on: false,
                    single: opened.style == Style::Single,
                };
                open = None;
                if !quote.inner.of(text).trim().is_empty() {
                    result.push(quote);
                }
            }
        }
    }
    if let Some(opened) = open
        && next_opens == Some(opened.style)
        && opened.style != Style::Single
        && ends_like_a_sentence(paragraph.of(text))
        && !ends_with_a_tag(paragraph.of(text))
    {
        result.push(Quote {
            outer: Span::new(opened.span.start, paragraph.end),
            inner: Span::new(opened.span.end, paragraph.end),
            goes_on: true,
            single: false,
        });
    }
}

fn ends_like_a_sentence(paragraph: &str) -> bool {
    paragraph.ends_with(['.', '!', '?', '…', ':', ',', ';', '—', ')', '’', '\''])
}

/// Whether the last words are those of the reporter: "…, he said."; then the closing mark is lost.
fn ends_with_a_tag(paragraph: &str) -> bool {
    let Some((_, tail)) = paragraph.rsplit_once(',') else {
        return false;
    };
    let words: Vec<&str> = tail.split_whitespace().collect();
    let says = |word: &&str| {
        matches!(
            word.trim_end_matches('.'),
            "said" | "says" | "added" | "told" | "asked" | "wrote" | "explained"
        )
    };
    words.len() <= 6 && words.len() > 1 && words.iter().any(says)
}

/// All marks of a paragraph that may open or close a quotation.
fn marks(text: &str, paragraph: Span) -> impl Iterator<Item = Mark> + '_ {
    let content = paragraph.of(text);
    let mut skip_to = 0;
    content.char_indices().filter_map(move |(at, c)| {
        if at < skip_to {
            return None;
        }
        let doubled = |mark: char| content[at + mark.len_utf8()..].starts_with(mark);
        let (length, style, curly) = match c {
            '"' | '＂' => (c.len_utf8(), Style::Double, false),
            '“' | '”' | '„' | '‟' => (c.len_utf8(), Style::Double, true),
            '«' | '»' => (c.len_utf8(), Style::Guillemet, true),
            '\'' | '`' | '’' | '‘' if doubled(c) => (2 * c.len_utf8(), Style::Double, c != '\''),
            '\'' => (1, Style::Single, false),
            '‘' | '’' | '`' => (c.len_utf8(), Style::Single, true),
            _ => return None,
        };
        skip_to = at + length;
        let before = content[..at].chars().next_back();
        let after = content[at + length..].chars().next();
        let side = match c {
            '“' | '„' | '«' | '`' | '‘' if c != '‘' || before.is_none_or(|c| !c.is_alphanumeric()) => {
                Side::Open
            }
            '”' | '‟' | '»' => Side::Close,
            _ => straight_side(before, after),
        };
        if style == Style::Single && !single_counts(content, at, length, side, after) {
            return None;
        }
        let start = paragraph.start + at;
        Some(Mark {
            span: Span::new(start, start + length),
            style,
            side,
            curly,
        })
    })
}

fn straight_side(before: Option<char>, after: Option<char>) -> Side {
    let blank = |c: Option<char>| c.is_none_or(char::is_whitespace);
    let opens_after = |c: char| {
        matches!(
            c,
            '(' | '[' | '{' | '—' | '–' | '-' | '/' | '\'' | '‘' | '“' | '"' | '…' | ':'
        )
    };
    let closes_before = |c: char| {
        matches!(
            c,
            '.' | ',' | ';' | ':' | '!' | '?' | ')' | ']' | '—' | '–' | '-' | '\'' | '’' | '"' | '…'
        )
    };
    match (blank(before), blank(after)) {
        (true, false) => Side::Open,
        (false, true) => Side::Close,
        (true, true) => Side::Either,
        (false, false) => match (before.is_some_and(opens_after), after.is_some_and(closes_before)) {
            (true, false) => Side::Open,
            (false, true) => Side::Close,
            _ => Side::Either,
        },
    }
}

/// Whether a single mark may be a quotation mark and not an apostrophe.
fn single_counts(content: &str, at: usize, length: usize, side: Side, after: Option<char>) -> bool {
    match side {
        Side::Open => {
            let rest = &content[at + length..];
            // '90s, 'em, 'tis
            let elided = ["em ", "em.", "em,", "til ", "tis ", "cause ", "n ", "n’", "n'"];
            !after.is_some_and(|c| c.is_ascii_digit()) && !elided.iter().any(|word| rest.starts_with(word))
        }
        // "workers' rights": after a plain s the mark is more often a genitive, unless a stop comes before or after.
        Side::Close => {
            let genitive = content[..at].ends_with(['s', 'S', 'z', 'x'])
                && content[at + length..].trim_start().starts_with(char::is_lowercase);
            !genitive
        }
        Side::Either => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[&str]) {
        let found: Vec<&str> = quotes(text, Span::new(0, text.len()))
            .into_iter()
            .map(|quote| quote.inner.of(text))
            .collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn all_kinds_of_marks() {
        check(
            "\"One,\" he said. “Two,” she said. «Three», they said.",
            &["One,", "Two,", "Three"],
        );
        check(
            "``One,'' he said. ''Two,'' she said. „Three“ it was.",
            &["One,", "Two,", "Three"],
        );
        check(
            "It was 'a long way', she said, and the workers' rights weren't.",
            &["a long way"],
        );
        check("She called it ‘a start’ and didn’t go on.", &["a start"]);
        check("(\"Yes,\") he said—\"no\"—and left.", &["Yes,", "no"]);
    }

    #[test]
    fn what_is_quoted_inside_belongs_to_the_quotation() {
        check(
            "“He told me ‘never again’ and left,” she said.",
            &["He told me ‘never again’ and left,"],
        );
        check(
            "\"I read: “Nobody knows?” Nobody did,\" she said.",
            &["I read: “Nobody knows?” Nobody did,"],
        );
        check("''It's the 'old way,''' he said.", &["It's the 'old way,"]);
    }

    #[test]
    fn a_stray_mark_costs_one_quotation() {
        check("\"One, he said. \"Two,\" she said.", &["Two,"]);
        check("\"One, he said.\n\nThen: \"Two,\" she said.", &["Two,"]);
        check("A 5\" pipe. \"Two,\" she said. \"Three.\"", &["Two,", "Three."]);
        check("\"One, he said.\n\n\"Two,\" she said.", &["Two,"]);
        check("One,” he said. “Two,” she said.", &["Two,"]);
    }

    #[test]
    fn quotations_go_on_over_paragraphs() {
        check(
            "“One.\n\n“Two.\n\n“Three,” he said.\n\n“Four.\n\nFive.",
            &["One.", "Two.", "Three,"],
        );
    }
}
