//! `[limits]`: how much is read of one source.

use toml::de::DeValue;

use super::Config;
use super::read::{Reader, Value};

/// What can be set.
const KEYS: [&str; 4] = ["file-size", "line-length", "decompressed-size", "nesting"];
/// Units a size may be written in.
const UNITS: [(&str, u64); 7] = [
    ("gib", 1 << 30),
    ("mib", 1 << 20),
    ("kib", 1 << 10),
    ("gb", 1_000_000_000),
    ("mb", 1_000_000),
    ("kb", 1000),
    ("bytes", 1),
];
/// Of deeper pages no reader is known to work.
const DEEPEST: u64 = 2000;

impl Reader<'_> {
    pub(super) fn limits(&mut self, config: &mut Config, value: &Value) {
        for (key, value) in self.table("limits", value) {
            let name = key.get_ref().as_ref();
            if !KEYS.contains(&name) {
                self.unknown("key", key, " in [limits]", &KEYS);
                continue;
            }
            let amount = match value.get_ref() {
                DeValue::Integer(number) => number.as_str().replace('_', "").parse().ok(),
                DeValue::String(written) if name != "nesting" => size(written),
                _ => None,
            };
            let amount = amount.filter(|&amount: &u64| amount > 0 && (name != "nesting" || amount <= DEEPEST));
            let limits = &mut config.limits;
            match (name, amount) {
                ("file-size", Some(bytes)) => limits.file_size = bytes,
                ("line-length", Some(bytes)) => limits.line_length = bytes,
                ("decompressed-size", Some(bytes)) => limits.decompressed_size = bytes,
                (_, Some(depth)) => limits.nesting = usize::try_from(depth).unwrap_or(limits.nesting),
                ("nesting", None) => {
                    let message = format!("`nesting` must be a whole number from 1 to {DEEPEST}");
                    self.fail(value.span().start, message);
                }
                (_, None) => {
                    let message = format!("`{name}` must be a number of bytes, or a size such as \"64 MiB\"");
                    self.fail(value.span().start, message);
                }
            }
        }
    }
}

/// `64 MiB` in bytes.
fn size(written: &str) -> Option<u64> {
    let written = written.trim().to_ascii_lowercase();
    let (unit, factor) = UNITS.iter().find(|(unit, _)| written.ends_with(unit))?;
    let number: u64 = written.strip_suffix(unit)?.trim().parse().ok()?;
    number.checked_mul(*factor)
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::super::read_config;
    use crate::corpus::Limits;

    #[test]
    fn limits() {
        let text = "[limits]\nfile-size = \"2 GiB\"\nline-length = 1_000\nnesting = 40\n";
        let (config, problems) = read_config("onrecord.toml", Path::new("."), text, &[]);
        assert_eq!(problems, []);
        let expected = Limits {
            file_size: 2 << 30,
            line_length: 1000,
            nesting: 40,
            ..Limits::default()
        };
        assert_eq!(config.limits, expected);
    }

    #[test]
    fn mistakes() {
        let text = "[limits]\nfile-size = \"big\"\nline-length = 0\nnesting = 100_000\nlines = 3\n";
        let (config, problems) = read_config("onrecord.toml", Path::new("."), text, &[]);
        assert_eq!(config.limits, Limits::default());
        let lines: Vec<Option<usize>> = problems.iter().map(|problem| problem.line).collect();
        assert_eq!(lines, [Some(2), Some(3), Some(4), Some(5)]);
    }
}
