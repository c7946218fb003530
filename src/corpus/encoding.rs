//! Bytes of an article in any encoding → text.
//!
//! A byte order mark says which encoding it is, else the text is UTF-8 where it can be, else what the source declares,
//! else a guess, which is told. A text of mixed encodings is read line by line: only lines that are not UTF-8 are
//! converted.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8};

/// Text, and how it came about.
#[derive(Debug, PartialEq)]
pub(super) struct Decoded {
    pub text: String,
    /// The encoding that was guessed, where nothing said it, and the first line that was converted.
    pub guessed: Option<(&'static str, usize)>,
}

impl Decoded {
    /// What to tell of a guess.
    pub fn warning(&self) -> Option<(usize, String)> {
        let (name, line) = self.guessed?;
        let message = format!("not UTF-8: taken for {name} and converted; offsets count in the converted text");
        Some((line, message))
    }
}

/// Decodes bytes; `declared` is what the source says of itself, as written.
pub(super) fn to_text(bytes: &[u8], declared: Option<&str>) -> Decoded {
    let sure = |text: String| Decoded { text, guessed: None };
    if let Some((encoding, length)) = Encoding::for_bom(bytes)
        && encoding != UTF_8
    {
        return sure(encoding.decode_without_bom_handling(&bytes[length..]).0.into_owned());
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return sure(text.to_owned());
    }
    let declared = declared.and_then(|label| Encoding::for_label(label.trim().as_bytes()));
    if let Some(encoding) = declared.filter(|&encoding| encoding != UTF_8) {
        return sure(encoding.decode_without_bom_handling(bytes).0.into_owned());
    }
    guess(bytes)
}

/// Lines that are UTF-8 stay, the others are taken for what they look like together.
fn guess(bytes: &[u8]) -> Decoded {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    for line in lines(bytes).filter(|line| std::str::from_utf8(line).is_err()) {
        detector.feed(line, false);
    }
    detector.feed(b"", true);
    let encoding = detector.guess(None, Utf8Detection::Deny);
    let mut text = String::with_capacity(bytes.len() + bytes.len() / 8);
    let mut first = None;
    for (index, line) in lines(bytes).enumerate() {
        match std::str::from_utf8(line) {
            Ok(line) => text.push_str(line),
            Err(_) => {
                first.get_or_insert(index + 1);
                text.push_str(&encoding.decode_without_bom_handling(line).0);
            }
        }
    }
    Decoded {
        text,
        guessed: Some((encoding.name(), first.unwrap_or(1))),
    }
}

/// With their line breaks.
fn lines(bytes: &[u8]) -> impl Iterator<Item = &[u8]> {
    bytes.split_inclusive(|&byte| byte == b'\n')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(bytes: &[u8], declared: Option<&str>, expected: &str, guessed: Option<(&'static str, usize)>) {
        let decoded = to_text(bytes, declared);
        assert_eq!((decoded.text.as_str(), decoded.guessed), (expected, guessed));
    }

    #[test]
    fn what_the_source_says() {
        check("“Žofie”".as_bytes(), Some("latin1"), "“Žofie”", None);
        check(b"\xff\xfeN\0o\0", None, "No", None);
        check(b"\xfe\xff\0N\0o", None, "No", None);
        check(b"\x8aofie", Some("windows-1252"), "Šofie", None);
        check(b"\xa9ofie", Some("ISO-8859-2"), "Šofie", None);
    }

    #[test]
    fn a_guess_is_told_and_touches_only_the_lines_that_need_it() {
        check(
            b"One.\n\x93No,\x94 she said.\nMara d\xe9j\xe0 vu.",
            None,
            "One.\n“No,” she said.\nMara déjà vu.",
            Some(("windows-1252", 2)),
        );
        check(
            b"\xc5\xbdofie spoke.\ncaf\xe9 table\n",
            Some("utf-8"),
            "Žofie spoke.\ncafé table\n",
            Some(("windows-1252", 2)),
        );
    }
}
