//! What the data file says of the kinds of asides.

use std::sync::OnceLock;

use aho_corasick::AhoCorasick;
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
#[derive(Default)]
pub(super) struct Forms {
    forms: Vec<Form>,
    /// What the forms look for anywhere in a paragraph: all of it at once.
    parts: Option<AhoCorasick>,
    /// For each part the form that looks for it, and in which of its lists.
    wanted: Vec<(usize, List)>,
    /// The most words that a paragraph of any form has.
    pub longest: usize,
}

/// A list of parts of a form.
#[derive(Clone, Copy, PartialEq, Eq)]
enum List {
    With,
    Holds,
}

/// The forms of the data file.
pub(super) fn forms() -> &'static Forms {
    static FORMS: OnceLock<Forms> = OnceLock::new();
    FORMS.get_or_init(|| {
        let file: Result<File, _> = toml::from_str(include_str!("asides.toml"));
        file.map(|file| Forms::new(file.aside)).unwrap_or_default()
    })
}

impl Forms {
    fn new(forms: Vec<Form>) -> Self {
        let (mut parts, mut wanted) = (Vec::new(), Vec::new());
        for (index, form) in forms.iter().enumerate() {
            for (list, of_form) in [(List::With, &form.with), (List::Holds, &form.holds)] {
                parts.extend(of_form);
                wanted.extend(of_form.iter().map(|_| (index, list)));
            }
        }
        Forms {
            longest: forms.iter().map(|form| form.longest).max().unwrap_or(0),
            parts: AhoCorasick::new(parts).ok(),
            wanted,
            forms,
        }
    }

    /// The form of a paragraph of so many words, in small letters with straight apostrophes.
    pub fn of(&self, paragraph: &str, count: usize) -> Option<&Form> {
        let bare = paragraph.trim_end_matches(|c: char| c.is_ascii_punctuation() || c == '…');
        let parts = self
            .parts
            .iter()
            .flat_map(|parts| parts.find_overlapping_iter(paragraph));
        let found: Vec<(usize, List)> = parts.map(|hit| self.wanted[hit.pattern().as_usize()]).collect();
        self.forms.iter().enumerate().find_map(|(index, form)| {
            let has = |list| found.contains(&(index, list));
            let begins = || form.begins.iter().any(|start| paragraph.starts_with(start.as_str()));
            let fits = form.is.iter().any(|whole| whole == bare)
                || has(List::Holds)
                || (form.with.is_empty() || has(List::With)) && begins();
            (count <= form.longest && fits).then_some(form)
        })
    }
}

impl Form {
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
