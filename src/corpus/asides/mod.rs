//! Paragraphs of an article that are no part of its report: captions, "read more", notices, and the editors' notes on the
//! article itself.
//!
//! In: a text and the part of it that is prose; out: where asides stand, and what each is. What counts as one is data
//! (`asides.toml`). Deliberately not here: what a note says of whom.

mod kinds;

use std::borrow::Cow;

pub use kinds::AsideKind;
use kinds::{Form, forms};

use crate::text::Span;

/// A paragraph that is no part of the report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Aside {
    /// What it is.
    pub kind: AsideKind,
    /// Where it stands, in bytes, without blanks at its ends.
    pub span: Span,
}

/// Lines broken to fit a width are about so long, in characters, but for the last.
const WRAPPED: std::ops::RangeInclusive<usize> = 50..=120;

/// The asides of `body`, a part of `text`, in order.
pub fn asides(text: &str, body: Span) -> Vec<Aside> {
    let mut found = Vec::new();
    let mut heading: Option<(&Form, Span)> = None;
    for span in paragraphs(text, body) {
        if let Some((form, start)) = heading.take() {
            if span.of(text).split_whitespace().count() <= form.longest {
                let kind = form.kind;
                found.push(Aside {
                    kind,
                    span: start.cover(span),
                });
                continue;
            }
            found.push(Aside {
                kind: form.kind,
                span: start,
            });
        }
        let count = span.of(text).split_whitespace().count();
        // Most paragraphs of a report are longer than any aside.
        if count > forms().longest {
            continue;
        }
        let words = plain(span.of(text));
        let Some(form) = forms().of(&words, count) else {
            continue;
        };
        if form.heads(&words) && !words.contains("appended") {
            heading = Some((form, span));
        } else {
            found.push(Aside { kind: form.kind, span });
        }
    }
    if let Some((form, span)) = heading {
        found.push(Aside { kind: form.kind, span });
    }
    found
}

/// `text` with blanks in the place of its asides, so that all offsets stay.
pub fn without<'a>(text: &'a str, asides: &[Aside]) -> Cow<'a, str> {
    if asides.is_empty() {
        return Cow::Borrowed(text);
    }
    let mut blanked = text.to_owned();
    for aside in asides {
        let blanks = |byte: u8| if byte == b'\n' { '\n' } else { ' ' };
        let blank: String = aside.span.of(text).bytes().map(blanks).collect();
        blanked.replace_range(aside.span.start..aside.span.end, &blank);
    }
    Cow::Owned(blanked)
}

/// A paragraph as the data file writes it.
fn plain(paragraph: &str) -> String {
    let lower = paragraph.to_lowercase();
    match lower.contains(['’', '‘']) {
        true => lower.replace(['’', '‘'], "'"),
        false => lower,
    }
}

/// Lines, those that were only broken to fit a width as one.
fn paragraphs(text: &str, body: Span) -> Vec<Span> {
    let mut found: Vec<Span> = Vec::new();
    let mut goes_on = false;
    let mut at = body.start;
    for line in body.of(text).split_inclusive('\n') {
        let span = Span::new(at, at + line.len()).trim(text);
        at += line.len();
        if span.is_empty() {
            goes_on = false;
            continue;
        }
        match found.last_mut() {
            Some(last) if goes_on && span.of(text).chars().count() <= *WRAPPED.end() => *last = last.cover(span),
            _ => found.push(span),
        }
        let words = span.of(text);
        goes_on = WRAPPED.contains(&words.chars().count()) && !words.ends_with(['.', '!', '?', '”', '"', ':', ')']);
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[(AsideKind, &str)]) {
        let found = asides(text, Span::new(0, text.len()));
        let found: Vec<_> = found.iter().map(|aside| (aside.kind, aside.span.of(text))).collect();
        assert_eq!(found, expected);
        let blanked = without(text, &asides(text, Span::new(0, text.len())));
        assert_eq!(blanked.len(), text.len());
        for (_, words) in expected {
            assert!(!blanked.contains(words));
        }
    }

    #[test]
    fn captions_links_and_notices_are_no_report() {
        check(
            "Holm spoke in Estrel.\nFILE PHOTO: Ada Holm at the harbour.\nRead more: Tolls in Valmora\n\n  Advertisement\nShe left.\nFollow Ilse Brandt on Twitter @ilse.\n",
            &[
                (AsideKind::Caption, "FILE PHOTO: Ada Holm at the harbour."),
                (AsideKind::Link, "Read more: Tolls in Valmora"),
                (AsideKind::Notice, "Advertisement"),
                (AsideKind::Notice, "Follow Ilse Brandt on Twitter @ilse."),
            ],
        );
    }

    #[test]
    fn a_correction_is_a_note() {
        check(
            "The toll stays.\nCorrection: An earlier version of this article gave a wrong figure.",
            &[(
                AsideKind::Correction,
                "Correction: An earlier version of this article gave a wrong figure.",
            )],
        );
        check(
            "The toll stays.\n\nThis article was amended on 3 May, since it had named the wrong bridge.",
            &[(
                AsideKind::Correction,
                "This article was amended on 3 May, since it had named the wrong bridge.",
            )],
        );
    }

    #[test]
    fn a_heading_takes_the_paragraph_after_it() {
        check(
            "CORRECTION:\n\nHolm spoke on Monday, not on Tuesday.\n\nThe toll stays.",
            &[(
                AsideKind::Correction,
                "CORRECTION:\n\nHolm spoke on Monday, not on Tuesday.",
            )],
        );
        check(
            "The toll stays.\n\nEditor’s note",
            &[(AsideKind::Remark, "Editor’s note")],
        );
    }

    #[test]
    fn a_paragraph_broken_to_fit_a_width_is_one() {
        check(
            "Correction: An earlier version of this article said that\nthe toll on the harbour bridge was seven crowns. It is\nsix.\n\nHolm left.",
            &[(
                AsideKind::Correction,
                "Correction: An earlier version of this article said that\nthe toll on the harbour bridge was seven crowns. It is\nsix.",
            )],
        );
    }

    #[test]
    fn a_report_about_such_things_is_a_report() {
        check(
            "Holm asked for a correction of the minutes. Photo albums are taxed.",
            &[],
        );
        check(
            "Subscribers paid less. Related costs rose. Followers of Holm left.",
            &[],
        );
        let long = format!("More from the harbour {}", "and the bridge ".repeat(30));
        check(&long, &[]);
    }
}
