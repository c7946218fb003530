//! Lines of a stream, none longer than a limit: a longer one is passed over without being kept.

use std::io::{self, BufRead};

/// One line without its break.
pub(super) enum Line<'a> {
    Whole(&'a [u8]),
    /// Longer than the limit.
    TooLong,
}

/// Calls `each` with every line and its number, from 1.
///
/// # Errors
/// What kept the stream from being read on.
pub(super) fn for_each_line(
    reader: &mut dyn BufRead,
    limit: u64,
    mut each: impl FnMut(usize, Line<'_>),
) -> io::Result<()> {
    let limit = usize::try_from(limit).unwrap_or(usize::MAX);
    let mut line = Vec::new();
    let mut number = 1;
    let mut is_over = false;
    loop {
        let bytes = match reader.fill_buf() {
            Ok(bytes) => bytes,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            Err(error) => return Err(error),
        };
        if bytes.is_empty() {
            break;
        }
        let found = memchr::memchr(b'\n', bytes);
        let piece = &bytes[..found.unwrap_or(bytes.len())];
        if is_over || line.len() + piece.len() > limit {
            is_over = true;
            line = Vec::new();
        } else {
            line.extend_from_slice(piece);
        }
        let used = piece.len() + usize::from(found.is_some());
        reader.consume(used);
        if found.is_some() {
            each(number, if is_over { Line::TooLong } else { Line::Whole(&line) });
            line.clear();
            is_over = false;
            number += 1;
        }
    }
    if is_over || !line.is_empty() {
        each(number, if is_over { Line::TooLong } else { Line::Whole(&line) });
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::io::BufReader;

    use super::*;

    #[track_caller]
    fn check(text: &str, limit: u64, expected: &str) {
        for capacity in [1, 2, 64] {
            let mut reader = BufReader::with_capacity(capacity, text.as_bytes());
            let mut got = Vec::new();
            let read = for_each_line(&mut reader, limit, |number, line| {
                got.push(match line {
                    Line::Whole(line) => format!("{number} {}", String::from_utf8_lossy(line)),
                    Line::TooLong => format!("{number} too long"),
                });
            });
            assert!(read.is_ok());
            assert_eq!(got.join("|"), expected, "{capacity}");
        }
    }

    #[test]
    fn lines() {
        check("one\n\ntwo", 3, "1 one|2 |3 two");
        check("one\n", 3, "1 one");
        check("", 3, "");
        check("four\none\nfive", 3, "1 too long|2 one|3 too long");
    }
}
