//! Looking a word up in lower case without making a new string.

/// Longest word that any of the lexicons holds, in bytes.
pub const LONGEST_WORD: usize = 16;

/// Gives `word` in lower case to `look_up`; `None` without asking for a word that no lexicon holds: longer than
/// `LONGEST_WORD` or not in ASCII.
pub fn in_lower_case<T>(word: &str, look_up: impl FnOnce(&str) -> Option<T>) -> Option<T> {
    if word.len() > LONGEST_WORD || !word.is_ascii() {
        return None;
    }
    let mut buffer = [0; LONGEST_WORD];
    let lower = &mut buffer[..word.len()];
    lower.copy_from_slice(word.as_bytes());
    lower.make_ascii_lowercase();
    look_up(std::str::from_utf8(lower).ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lowers_what_a_lexicon_may_hold() {
        let lowered = |word: &str| in_lower_case(word, |lower| Some(lower.to_owned()));
        assert_eq!(lowered("MaY").as_deref(), Some("may"));
        assert_eq!(lowered("straße"), None);
        assert_eq!(lowered(&"a".repeat(17)), None);
        assert_eq!(lowered("").as_deref(), Some(""));
    }
}
