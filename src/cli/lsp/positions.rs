//! Byte offsets of a text ↔ positions of the protocol: lines from 0, characters in UTF-16 or in UTF-8.

use serde_json::{Value, json};

/// What characters of a line are counted in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Encoding {
    #[default]
    Utf16,
    Utf8,
}

impl Encoding {
    /// Bytes, where the client can count them; else as every client can.
    pub fn chosen(initialize: &Value) -> Self {
        let offered = initialize.pointer("/capabilities/general/positionEncodings");
        let offered = offered.and_then(Value::as_array).into_iter().flatten();
        match offered.filter_map(Value::as_str).any(|name| name == "utf-8") {
            true => Encoding::Utf8,
            false => Encoding::Utf16,
        }
    }

    pub fn as_str(self) -> &'static str {
        match self {
            Encoding::Utf16 => "utf-16",
            Encoding::Utf8 => "utf-8",
        }
    }

    fn length(self, text: &str) -> usize {
        match self {
            Encoding::Utf16 => text.chars().map(char::len_utf16).sum(),
            Encoding::Utf8 => text.len(),
        }
    }
}

/// Where the lines of a text begin.
pub struct Lines<'a> {
    text: &'a str,
    starts: Vec<usize>,
    encoding: Encoding,
}

impl<'a> Lines<'a> {
    pub fn new(text: &'a str, encoding: Encoding) -> Self {
        let bytes = text.as_bytes();
        let is_end = |at: usize| bytes[at] == b'\n' || bytes[at] == b'\r' && bytes.get(at + 1) != Some(&b'\n');
        let ends = (0..bytes.len()).filter(|&at| is_end(at));
        Self {
            text,
            starts: std::iter::once(0).chain(ends.map(|at| at + 1)).collect(),
            encoding,
        }
    }

    /// The position of an offset, which may lie past the end.
    pub fn position(&self, offset: usize) -> Value {
        let offset = self.text.floor_char_boundary(offset);
        let line = self.starts.partition_point(|&start| start <= offset) - 1;
        let before = &self.text[self.starts[line]..offset];
        json!({"line": line, "character": self.encoding.length(before)})
    }

    /// The range of a stretch of bytes.
    pub fn range(&self, start: usize, end: usize) -> Value {
        json!({"start": self.position(start), "end": self.position(end)})
    }

    /// The range of a line, from 1, without its break.
    pub fn range_of_line(&self, line: usize) -> Value {
        let line = line.clamp(1, self.starts.len()) - 1;
        let start = self.starts[line];
        let end = self.starts.get(line + 1).copied().unwrap_or(self.text.len());
        let words = self.text[start..end].trim_end_matches(['\n', '\r']);
        self.range(start, start + words.len())
    }

    /// The offset of a position; past the end of a line its end, inside a character its start. `None` where it is no position.
    pub fn offset(&self, position: &Value) -> Option<usize> {
        let line = usize::try_from(position.get("line")?.as_u64()?).ok()?;
        let character = usize::try_from(position.get("character")?.as_u64()?).ok()?;
        let Some(&start) = self.starts.get(line) else {
            return Some(self.text.len());
        };
        let end = self.starts.get(line + 1).copied().unwrap_or(self.text.len());
        let words = self.text[start..end].trim_end_matches(['\n', '\r']);
        let mut counted = 0;
        for (at, c) in words.char_indices() {
            counted += self.encoding.length(c.encode_utf8(&mut [0; 4]));
            if counted > character {
                return Some(start + at);
            }
        }
        Some(start + words.len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "Žofie 🚋 said.\r\nNo.\n\nEnd";

    #[track_caller]
    fn check(encoding: Encoding, words: &str, line: u64, character: u64) {
        let lines = Lines::new(TEXT, encoding);
        let offset = TEXT.find(words).unwrap();
        let position = json!({"line": line, "character": character});
        assert_eq!(lines.position(offset), position, "{words}");
        assert_eq!(lines.offset(&position), Some(offset), "{words}");
    }

    #[test]
    fn there_and_back() {
        for (words, line, in_utf16, in_utf8) in [
            ("Žofie", 0, 0, 0),
            ("ofie", 0, 1, 2),
            ("🚋", 0, 6, 7),
            (" said", 0, 8, 11),
            ("No.", 1, 0, 0),
            ("End", 3, 0, 0),
        ] {
            check(Encoding::Utf16, words, line, in_utf16);
            check(Encoding::Utf8, words, line, in_utf8);
        }
    }

    #[test]
    fn places_that_are_none() {
        let lines = Lines::new(TEXT, Encoding::Utf16);
        let at = |line: u64, character: u64| lines.offset(&json!({"line": line, "character": character}));
        assert_eq!(at(0, 99), TEXT.find("\r\n"));
        assert_eq!(at(0, 7), TEXT.find("🚋"), "inside a pair");
        assert_eq!(at(99, 0), Some(TEXT.len()));
        assert_eq!(lines.offset(&json!({"line": -1, "character": 0})), None);
        assert_eq!(lines.offset(&json!("no position")), None);
        assert_eq!(lines.position(9_999), json!({"line": 3, "character": 3}));
    }

    #[test]
    fn a_line_without_its_break() {
        let lines = Lines::new(TEXT, Encoding::Utf8);
        assert_eq!(
            lines.range_of_line(2),
            json!({"start": {"line": 1, "character": 0}, "end": {"line": 1, "character": 3}})
        );
        assert_eq!(lines.range_of_line(99)["start"]["line"], 3);
    }
}
