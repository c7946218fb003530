//! XML → elements and text, for the formats that are made of it.

use std::borrow::Cow;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

/// What is met on the way through a text.
pub(super) enum Piece<'a> {
    /// A start tag; an empty element is one, followed by its end.
    Open(&'a BytesStart<'a>),
    /// The end of the innermost open element.
    Close,
    /// Text, entities resolved; those that XML does not know stay as they are written.
    Text(Cow<'a, str>),
}

/// Calls `each` with every piece and its offset in bytes.
///
/// # Errors
/// Offset and reason, where the text is no XML from there on, or deeper than `nesting`.
pub(super) fn read_xml(
    xml: &str,
    nesting: usize,
    mut each: impl FnMut(Piece<'_>, usize),
) -> Result<(), (usize, String)> {
    let mut reader = Reader::from_str(xml);
    let settings = reader.config_mut();
    settings.expand_empty_elements = true;
    let mut depth = 0usize;
    loop {
        let at = usize::try_from(reader.buffer_position()).unwrap_or(xml.len());
        match reader.read_event() {
            Ok(Event::Start(start)) => {
                depth += 1;
                if depth > nesting {
                    let message = format!(
                        "more than {nesting} elements stand within each other (`nesting` under [limits] in onrecord.toml)"
                    );
                    return Err((at, message));
                }
                each(Piece::Open(&start), at);
            }
            Ok(Event::End(_)) => {
                depth = depth.saturating_sub(1);
                each(Piece::Close, at);
            }
            Ok(Event::Text(text)) => each(Piece::Text(text.xml10_content()), at),
            Ok(Event::CData(text)) => each(Piece::Text(text.xml10_content()), at),
            Ok(Event::GeneralRef(name)) => {
                let known = match name.resolve_char_ref() {
                    Ok(Some(c)) => Some(c),
                    _ => match &*name.xml10_content() {
                        "amp" => Some('&'),
                        "lt" => Some('<'),
                        "gt" => Some('>'),
                        "quot" => Some('"'),
                        "apos" => Some('\''),
                        _ => None,
                    },
                };
                let text = known.map_or_else(|| format!("&{};", name.xml10_content()), String::from);
                each(Piece::Text(Cow::Owned(text)), at);
            }
            Ok(Event::Eof) if depth > 0 => return Err((at, "it ends within an element".to_owned())),
            Ok(Event::Eof) => return Ok(()),
            Ok(_) => {}
            Err(error) => return Err((at, format!("not valid XML: {error}"))),
        }
    }
}

/// Line of an offset, from 1.
pub(super) fn line_of(text: &str, offset: usize) -> usize {
    let before = &text.as_bytes()[..offset.min(text.len())];
    before.iter().filter(|&&byte| byte == b'\n').count() + 1
}
