//! Given names with gender, and titles of persons.

use std::sync::OnceLock;

use rustc_hash::{FxHashMap, FxHashSet};
use serde::Deserialize;

use super::fold::fold;

/// Gender a name or title is usual with; for the resolution of pronouns only.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Gender {
    /// He.
    Male,
    /// She.
    Female,
    /// The name tells neither.
    Either,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct GivenNamesFile {
    male: String,
    female: String,
    unisex: String,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct TitlesFile {
    before: Vec<String>,
    roles: Vec<String>,
    modifiers: Vec<String>,
    portfolios: Vec<String>,
    speaks: Vec<String>,
    male: Vec<String>,
    female: Vec<String>,
}

fn given_names() -> &'static FxHashMap<String, Gender> {
    static NAMES: OnceLock<FxHashMap<String, Gender>> = OnceLock::new();
    NAMES.get_or_init(|| {
        let file: GivenNamesFile = toml::from_str(include_str!("given-names.toml")).unwrap_or_default();
        let lists = [
            (file.male, Gender::Male),
            (file.female, Gender::Female),
            (file.unisex, Gender::Either),
        ];
        lists
            .iter()
            .flat_map(|(names, gender)| names.split_whitespace().map(|name| (name.to_owned(), *gender)))
            .collect()
    })
}

/// The gender a given name (one word or hyphened, any case, with or without diacritics) is usual with; `None` for a name
/// that is not listed.
pub fn gender_of_given_name(name: &str) -> Option<Gender> {
    let folded = fold(name);
    let names = given_names();
    names
        .get(&folded)
        .or_else(|| names.get(folded.split('-').next().unwrap_or_default()))
        .copied()
}

/// The titles, as sets.
struct Titles {
    before: FxHashSet<String>,
    roles: FxHashSet<String>,
    modifiers: FxHashSet<String>,
    speaks: FxHashSet<String>,
    male: FxHashSet<String>,
    female: FxHashSet<String>,
    /// First words of all titles.
    first_words: FxHashSet<String>,
}

fn titles() -> &'static Titles {
    static TITLES: OnceLock<Titles> = OnceLock::new();
    TITLES.get_or_init(|| {
        let file: TitlesFile = toml::from_str(include_str!("titles.toml")).unwrap_or_default();
        let set = |words: Vec<String>| words.into_iter().collect();
        let first_words = [
            &file.before,
            &file.roles,
            &file.modifiers,
            &file.portfolios,
            &file.speaks,
        ]
        .into_iter()
        .flatten()
        .map(|title| first_word(title).to_owned())
        .collect();
        Titles {
            before: set(file.before),
            roles: set(file.roles),
            modifiers: set(file.modifiers.into_iter().chain(file.portfolios).collect()),
            speaks: set(file.speaks),
            male: set(file.male),
            female: set(file.female),
            first_words,
        }
    })
}

/// Up to the first blank or hyphen.
fn first_word(title: &str) -> &str {
    title.split([' ', '-']).next().unwrap_or_default()
}

/// Whether a title can begin with this word, already folded: one look-up that spares most words the rest.
pub(super) fn may_begin_title(folded: &str) -> bool {
    titles().first_words.contains(first_word(folded))
}

/// The most words a title has: "former deputy prime minister".
pub(super) const LONGEST_TITLE: usize = 5;

/// Whether a phrase is a title or office, in any case: "President", "Sen.", "deputy foreign minister".
pub fn is_title(phrase: &str) -> bool {
    let folded = fold(phrase);
    let titles = titles();
    if titles.before.contains(&folded) || is_role(titles, &folded) {
        return true;
    }
    // Modifiers and portfolios before a role, in any number: "acting U.S. attorney general" has to lose its place first.
    let words: Vec<&str> = folded.split(' ').collect();
    if words.len() > LONGEST_TITLE {
        return false;
    }
    let mut start = 0;
    while start + 1 < words.len() {
        let taken = (1..=2)
            .rev()
            .find(|&len| start + len < words.len() && titles.modifiers.contains(&words[start..start + len].join(" ")));
        match taken {
            Some(len) => start += len,
            None => return false,
        }
        if is_role(titles, &words[start..].join(" ")) {
            return true;
        }
    }
    false
}

fn is_role(titles: &Titles, folded: &str) -> bool {
    titles.roles.contains(folded) || titles.speaks.contains(folded)
}

/// Whether a title stands before a name only, as a form of address: "Mr.", "Sen.", "King".
pub fn is_form_of_address(word: &str) -> bool {
    titles().before.contains(&fold(word))
}

/// Whether the word is of one who speaks for another: "spokeswoman".
pub fn is_spokesperson(word: &str) -> bool {
    titles().speaks.contains(&fold(word))
}

/// The gender that a title tells: "Mrs.", "King", "spokesman"; `None` for those that tell none.
pub fn gender_of_title(title: &str) -> Option<Gender> {
    let folded = fold(title);
    let titles = titles();
    if titles.male.contains(&folded) {
        Some(Gender::Male)
    } else if titles.female.contains(&folded) {
        Some(Gender::Female)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shipped_lists_are_sound() {
        let file: GivenNamesFile = toml::from_str(include_str!("given-names.toml")).unwrap();
        let mut seen = FxHashSet::default();
        for name in [&file.male, &file.female, &file.unisex]
            .into_iter()
            .flat_map(|names| names.split_whitespace())
        {
            assert!(seen.insert(name), "{name} stands there twice");
            assert_eq!(fold(name), name);
        }
        assert!(seen.len() >= 1500);
        let titles: TitlesFile = toml::from_str(include_str!("titles.toml")).unwrap();
        for title in titles.male.iter().chain(&titles.female) {
            assert!(is_title(title), "{title}");
        }
    }

    #[test]
    fn given_names_tell_gender() {
        let check = |name, gender| assert_eq!(gender_of_given_name(name), gender, "{name}");
        check("Angela", Some(Gender::Female));
        check("Recep", Some(Gender::Male));
        check("José", Some(Gender::Male));
        check("Jean-Claude", Some(Gender::Male));
        check("Alex", Some(Gender::Either));
        check("Valmora", None);
        check("", None);
    }

    #[test]
    fn titles_take_modifiers() {
        for title in [
            "President",
            "prime minister",
            "Sen.",
            "Foreign Minister",
            "former deputy defence minister",
            "homeland security secretary",
            "Spokeswoman",
            "acting Attorney General",
        ] {
            assert!(is_title(title), "{title}");
        }
        for other in [
            "foreign",
            "table",
            "the president",
            "former",
            "minister president of the",
            "",
        ] {
            assert!(!is_title(other), "{other}");
        }
        assert_eq!(gender_of_title("Mrs."), Some(Gender::Female));
        assert_eq!(gender_of_title("president"), None);
        assert!(is_spokesperson("spokesman"));
    }
}
