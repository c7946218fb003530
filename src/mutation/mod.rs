//! A sentence → sentences made from it of which it is known how they stand to it: its contradictions (denied, another figure,
//! parties exchanged, the opposite word), what says the same (passive voice), what speaks of something else (another name),
//! what is only told of others.
//!
//! One mutator a file. Each makes something only where the sentence is plain enough that what comes out is English and its
//! relation to the sentence is sure; else it says why not. Deliberately asks neither rules nor positions: what a mutant should
//! do to a rule is for the caller to say.

mod antonym;
mod clause;
mod entity;
mod figure;
mod inflect;
mod negation;
mod passive;
mod reported;
mod rewrite;
mod roles;

pub use clause::Clause;
pub use entity::in_place_of_name;

/// How a sentence was changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// Denied, or no longer denied.
    Negation,
    /// Another figure.
    Figure,
    /// Who does it and to whom it is done exchanged.
    Roles,
    /// The opposite verb or adjective.
    Antonym,
    /// The same in the passive voice.
    Passive,
    /// The same of something of another name.
    Entity,
    /// The same, told of others.
    Reported,
}

impl Kind {
    /// Those that contradict the sentence they are made from.
    pub const CONTRARY: [Kind; 4] = [Kind::Negation, Kind::Figure, Kind::Roles, Kind::Antonym];

    /// In a word.
    pub fn as_str(self) -> &'static str {
        match self {
            Kind::Negation => "negation",
            Kind::Figure => "figure",
            Kind::Roles => "roles",
            Kind::Antonym => "antonym",
            Kind::Passive => "passive",
            Kind::Entity => "another entity",
            Kind::Reported => "reported",
        }
    }
}

/// A sentence made from another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mutant {
    /// How it was made.
    pub kind: Kind,
    /// What was done, in words.
    pub what: String,
    /// The sentence.
    pub text: String,
}

/// Why a sentence is left as it is, in words.
pub type Unfit = &'static str;

/// Changes a sentence.
///
/// # Errors
/// It does not lend itself to that, and why.
pub fn mutate(clause: &Clause<'_>, kind: Kind) -> Result<Mutant, Unfit> {
    let (what, text) = match kind {
        Kind::Negation => negation::mutate(clause)?,
        Kind::Figure => figure::mutate(clause)?,
        Kind::Roles => roles::mutate(clause)?,
        Kind::Antonym => antonym::mutate(clause)?,
        Kind::Passive => passive::mutate(clause)?,
        Kind::Entity => entity::mutate(clause)?,
        Kind::Reported => reported::mutate(clause)?,
    };
    Ok(Mutant { kind, what, text })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `expected` is the sentence made, or why there is none.
    #[track_caller]
    pub fn check(kind: Kind, text: &str, expected: Result<&str, &str>) {
        let made = Clause::read(text).and_then(|clause| mutate(&clause, kind));
        let made = made.as_ref().map(|mutant| mutant.text.as_str()).map_err(|why| *why);
        assert_eq!(made, expected, "{text}");
    }

    #[test]
    fn what_is_no_single_plain_sentence_is_left_alone() {
        for (text, why) in [
            ("", "no sentence"),
            ("The toll stays. The lamps go.", "more than one sentence"),
            ("Will the toll stay?", "a question"),
            ("He said “the toll stays”.", "a quotation, colon or dash in it"),
        ] {
            check(Kind::Negation, text, Err(why));
        }
    }
}
