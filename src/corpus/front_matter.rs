//! YAML front matter: from a first line `---` to the next line `---`.

use std::collections::BTreeMap;

use serde_saphyr::Spanned;

use super::fields::Written;

/// Where the front matter of a text lies, in bytes.
#[derive(Debug, PartialEq)]
pub(super) enum Fence<'a> {
    /// The text does not begin with one.
    None,
    /// It begins with one that no later line closes.
    Open,
    /// The YAML, the line of the file it starts at, and the offset behind the closing line.
    Closed {
        yaml: &'a str,
        first_line: usize,
        end: usize,
    },
}

/// A YAML mapping: each key with its value and line of the file.
pub(super) type Entries = BTreeMap<String, (Written, usize)>;

/// Finds the front matter.
pub(super) fn find(text: &str) -> Fence<'_> {
    let mark = text.len() - text.trim_start_matches('\u{feff}').len();
    let mut lines = text[mark..].split_inclusive('\n');
    let Some(first) = lines.next().filter(|line| line.trim_end() == "---") else {
        return Fence::None;
    };
    let start = mark + first.len();
    let mut at = start;
    for line in lines {
        if matches!(line.trim_end(), "---" | "...") {
            return Fence::Closed {
                yaml: &text[start..at],
                first_line: 2,
                end: at + line.len(),
            };
        }
        at += line.len();
    }
    Fence::Open
}

/// Reads the mapping. The error is a message with the line of the file.
pub(super) fn entries(yaml: &str, first_line: usize) -> Result<Entries, (String, usize)> {
    let line_of = |line: u64| first_line + (line.max(1) as usize) - 1;
    // Of YAML 1.2: `no` is the language Norwegian, not a truth value.
    let options = serde_saphyr::options! { strict_booleans: true };
    let read: Option<BTreeMap<String, Spanned<Written>>> =
        serde_saphyr::from_str_with_options(yaml, options).map_err(|error| {
            let line = line_of(error.location().map_or(1, |location| location.line()));
            let message = in_plain_words(&error.without_snippet().to_string());
            (format!("front matter is not valid YAML: {message}"), line)
        })?;
    Ok(read
        .unwrap_or_default()
        .into_iter()
        .map(|(key, value)| (key, (value.value, line_of(value.defined.line()))))
        .collect())
}

/// What the YAML crate says, without the place (the problem tells it) and with its terms put in plain words.
fn in_plain_words(message: &str) -> String {
    let message = message.lines().next().unwrap_or_default();
    let message = message.split(" at line ").next().unwrap_or_default();
    let message = message.split(", set ").next().unwrap_or_default();
    match message {
        "expected mapping start" => "expected lines like `date: 2025-02-24`".to_owned(),
        "mapping values are not allowed in this context" => {
            "a value that holds a colon must stand in quotation marks".to_owned()
        }
        other if other.starts_with("budget breached") => "it is too large".to_owned(),
        other => match other.strip_prefix("duplicate mapping key: ") {
            Some(key) => format!("`{key}` stands there twice"),
            None => other.to_owned(),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        let got = match find(text) {
            Fence::Closed { yaml, first_line, end } => match entries(yaml, first_line) {
                Ok(entries) => format!("{entries:?} {:?}", &text[end..]),
                Err((message, line)) => format!("{line}: {message}"),
            },
            other => format!("{other:?}"),
        };
        assert_eq!(got, expected);
    }

    #[test]
    fn mappings() {
        check(
            "---\ndate: 2024-01-05\nlang: no\n---\nText",
            r#"{"date": (Text("2024-01-05"), 2), "lang": (Text("no"), 3)} "Text""#,
        );
        check(
            "\u{feff}---\r\ntitle: \"a: b\"\r\n---\r\nText",
            r#"{"title": (Text("a: b"), 2)} "Text""#,
        );
        check(
            "---\n# note\ntags: [a, b]\nmore:\n  x: 1\nn: 4\nt: true\n\nz:\n---\n",
            r#"{"more": (Other("a table"), 5), "n": (Number("4"), 6), "t": (Other("a truth value"), 7), "tags": (List(["a", "b"]), 3), "z": (Nothing, 9)} """#,
        );
        check("---\n---\nText", r#"{} "Text""#);
        check("---\n# only a note\n---\nText", r#"{} "Text""#);
    }

    #[test]
    fn no_mapping() {
        check("Text\n---\n", "None");
        check("", "None");
        check("---\ntitle: a\nText", "Open");
    }

    #[test]
    fn broken_yaml_has_a_line() {
        check(
            "---\ndate: 2024-01-05\ntitle: \"a\n---\nText",
            "3: front matter is not valid YAML: unclosed quote",
        );
        check(
            "---\ndate: 2024-01-05\ntitle: a: b\n---\nText",
            "3: front matter is not valid YAML: a value that holds a colon must stand in quotation marks",
        );
        check(
            "---\n- a\n- b\n---\nText",
            "2: front matter is not valid YAML: expected lines like `date: 2025-02-24`",
        );
        check(
            "---\ntitle: a\ntitle: b\n---\nText",
            "3: front matter is not valid YAML: `title` stands there twice",
        );
    }
}
