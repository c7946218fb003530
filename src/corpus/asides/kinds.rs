//! What the data file says of the kinds of asides.

use std::sync::OnceLock;

use memchr::memmem;
use serde::Deserialize;

/// What a paragraph is that stands in an article without being part of its report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum AsideKind {
    /// What a picture shows, or whose it is.
    Caption,
    /// An invitation to read on elsewhere.
    Link,
    /// On subscriptions, rights, advertisements, who wrote it.
    Notice,
    /// The article says what was wrong in it.
    Correction,
    /// The article is taken back.
    Retraction,
    /// Another note of the editors.
    Remark,
}

impl AsideKind {
    /// Whether a paragraph that is no more than the name of its kind speaks of the next one.
    pub(super) fn can_be_a_heading(self) -> bool {
        matches!(self, AsideKind::Correction | AsideKind::Retraction | AsideKind::Remark)
    }
}

/// What the paragraphs of a kind have in common.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Form {
    pub kind: AsideKind,
    /// In words.
    pub longest: usize,
    #[serde(default)]
    is: Vec<String>,
    #[serde(default)]
    begins: Vec<String>,
    #[serde(default)]
    with: Vec<String>,
    #[serde(default)]
    holds: Vec<String>,
}

#[derive(Deserialize)]
struct File {
    aside: Vec<Form>,
}

/// The forms, in the order of the file: the first that fits counts.
pub(super) fn forms() -> &'static [Form] {
    static FORMS: OnceLock<Vec<Form>> = OnceLock::new();
    FORMS.get_or_init(|| {
        let file: Result<File, _> = toml::from_str(include_str!("asides.toml"));
        file.map(|file| file.aside).unwrap_or_default()
    })
}

impl Form {
    /// Whether a paragraph of so many words, in small letters with straight apostrophes, is of this form.
    pub fn fits(&self, paragraph: &str, count: usize) -> bool {
        // Most paragraphs of a report are longer than any aside.
        if count > self.longest {
            return false;
        }
        let bare = paragraph.trim_end_matches(|c: char| c.is_ascii_punctuation() || c == '…');
        let holds = |parts: &[String]| {
            let mut parts = parts.iter();
            parts.any(|part| memmem::find(paragraph.as_bytes(), part.as_bytes()).is_some())
        };
        let begins = self.begins.iter().any(|start| paragraph.starts_with(start.as_str()));
        self.is.iter().any(|whole| whole == bare)
            || begins && (self.with.is_empty() || holds(&self.with))
            || holds(&self.holds)
    }

    /// Whether a paragraph says no more than that one of this form follows.
    pub fn heads(&self, paragraph: &str) -> bool {
        let is_bare = |text: &String| text.trim_end_matches([':', '-', '–', '—', ' ', '(']) == paragraph;
        let paragraph = paragraph.trim_end_matches([':', '.']);
        let mut known = self.is.iter().chain(&self.begins);
        self.kind.can_be_a_heading() && known.any(|text| is_bare(text) || text == paragraph)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_can_be_read_and_is_written_as_it_says() {
        let file: File = toml::from_str(include_str!("asides.toml")).unwrap();
        for form in &file.aside {
            let all = form.is.iter().chain(&form.begins).chain(&form.with).chain(&form.holds);
            for text in all {
                assert_eq!(&text.to_lowercase(), text);
                assert!(!text.contains('’'), "{text}");
            }
        }
    }
}
