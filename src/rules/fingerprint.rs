//! Fingerprints: keys of findings made of content, not of lines.

use sha2::{Digest, Sha256};

/// Goes into every fingerprint; a new scheme gets a new number.
const SCHEME: &str = "onrecord/1";

/// The key of a finding: rule, actor, and letters and digits of both whole sentences, in lower case. A boundary that
/// moves by a comma, white space or quotation marks changes nothing. The first 16 hexadecimal digits of SHA-256.
pub fn fingerprint(rule: &str, actor: &str, sentences: &[&str]) -> String {
    let mut hasher = Sha256::new();
    for part in [SCHEME, rule, actor] {
        hasher.update(part.as_bytes());
        hasher.update([0]);
    }
    for sentence in sentences {
        hasher.update(bare(sentence).as_bytes());
        hasher.update([0]);
    }
    hasher
        .finalize()
        .iter()
        .take(8)
        .map(|byte| format!("{byte:02x}"))
        .collect()
}

/// Letters and digits of a text, in lower case.
pub fn bare(text: &str) -> String {
    text.chars()
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_content_counts() {
        let key = fingerprint("stance-reversed", "jo-pell", &["We support it.", "We oppose it."]);
        assert_eq!(
            key,
            fingerprint("stance-reversed", "jo-pell", &["“We support it,", "we  oppose it"])
        );
        assert_ne!(
            key,
            fingerprint("claim-negated", "jo-pell", &["We support it.", "We oppose it."])
        );
        assert_ne!(
            key,
            fingerprint("stance-reversed", "jo-pell", &["We oppose it.", "We support it."])
        );
        assert_eq!(key.len(), 16);
    }
}
