//! Bytes of a file → text.

use std::path::Path;

use super::walk::{display_path, read_file_bytes};
use crate::problem::Problem;

/// The text of a file that is no article.
///
/// # Errors
/// The file cannot be read, or is not UTF-8.
pub fn read_text(path: &Path) -> Result<String, Problem> {
    let bytes = read_file_bytes(path)?;
    decode(&display_path(path), &bytes, 1).map(str::to_owned)
}

/// The text of a file, or the place of its first byte that is not UTF-8. `first_line` is the line the bytes start at.
pub(crate) fn decode<'a>(path: &str, bytes: &'a [u8], first_line: usize) -> Result<&'a str, Problem> {
    std::str::from_utf8(bytes).map_err(|error| {
        let good = &bytes[..error.valid_up_to()];
        let line = first_line + good.iter().filter(|&&byte| byte == b'\n').count();
        let message = match bytes {
            [0xff, 0xfe, ..] | [0xfe, 0xff, ..] => "not UTF-8 but UTF-16: save the file as UTF-8".to_owned(),
            _ => {
                let bad = bytes.get(good.len()).copied().unwrap_or_default();
                let column = bytes_to_column(good);
                format!("not valid UTF-8: byte 0x{bad:02x} at column {column}; save the file as UTF-8")
            }
        };
        Problem::error(path, Some(line), message)
    })
}

/// Column, from 1 in characters, of the end of valid UTF-8.
fn bytes_to_column(good: &[u8]) -> usize {
    let line = good.rsplit(|&byte| byte == b'\n').next().unwrap_or_default();
    // A character has one byte that is no continuation byte (0b10......).
    line.iter().filter(|&&byte| byte & 0xc0 != 0x80).count() + 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(bytes: &[u8], expected: &str) {
        let got = match decode("a.txt", bytes, 1) {
            Ok(text) => text.to_owned(),
            Err(problem) => format!("{:?}: {}", problem.line, problem.message),
        };
        assert_eq!(got, expected);
    }

    #[test]
    fn decodes() {
        check("Žofie".as_bytes(), "Žofie");
        check(
            b"one\ntwo \xc5\xbdof\xe9e",
            "Some(2): not valid UTF-8: byte 0xe9 at column 8; save the file as UTF-8",
        );
        check(b"\xff\xfea\0", "Some(1): not UTF-8 but UTF-16: save the file as UTF-8");
    }
}
