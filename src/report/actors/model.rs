//! What is shown of actors.

use chrono::NaiveDate;
use serde::Serialize;

/// All actors of a corpus, and what it was found in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Roster {
    /// By key. Registered ones are listed even where they said nothing.
    pub actors: Vec<ActorSeen>,
    /// Articles read.
    pub articles: usize,
    /// Statements found.
    pub statements: usize,
    /// Those of them whose actor could not be told.
    pub unresolved: usize,
}

/// One actor, as seen in all articles.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ActorSeen {
    /// Stable key.
    pub id: String,
    /// As registered, else the name used most.
    pub name: String,
    /// Other names, as written or registered, sorted.
    pub aliases: Vec<String>,
    /// Registered ones first, then those told by the text.
    pub roles: Vec<RoleSeen>,
    /// As registered.
    pub principal: Option<String>,
    /// As registered.
    pub wikidata: Option<String>,
    /// As registered.
    pub pronoun: Option<String>,
    /// Whether the registry names it.
    pub is_registered: bool,
    /// How many were made.
    pub statements: usize,
    /// In how many articles.
    pub articles: usize,
    /// First and last day of a statement.
    pub days: Option<(NaiveDate, NaiveDate)>,
    /// Where only one word of a name is known: full names that end in it.
    pub namesakes: Vec<String>,
}

/// An office as told by the text, declared in the registry, or both.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct RoleSeen {
    /// "foreign minister".
    pub title: String,
    /// "Valmora".
    pub of: Option<String>,
    /// First and last day on which a statement was made in it.
    pub seen: Option<(NaiveDate, NaiveDate)>,
    /// First and last day of the term, where registered.
    pub declared: Option<(Option<NaiveDate>, Option<NaiveDate>)>,
}

impl RoleSeen {
    /// "foreign minister of Valmora".
    pub fn office(&self) -> String {
        match &self.of {
            Some(of) => format!("{} of {of}", self.title),
            None => self.title.clone(),
        }
    }
}
