//! `topics.toml` → the topics a user declares: entities, words, poles, and stands that do not go together.
//!
//! The file is optional. One with a mistake is refused as a whole, each mistake with its line. Which claim belongs to
//! which topic is for the stage `align` to say.

mod read;

use super::actors::fold;
use crate::problem::Problem;

/// A matter the user declared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Topic {
    /// Key in reports.
    pub id: String,
    /// For a reader.
    pub label: String,
    /// Names of which a claim must have one, where there are any.
    pub entities: Vec<String>,
    /// Words and phrases of which a claim must have one, where there are any.
    pub words: Vec<String>,
    /// Words that name the topic; who wants what they name supports it.
    pub supporting: Vec<String>,
    /// Words that name the contrary of the topic; who wants what they name opposes it.
    pub opposing: Vec<String>,
}

/// On which side of a topic a claim stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stand {
    /// For it, or for more of it.
    For,
    /// Against it, or for less of it.
    Against,
}

/// What a side of an incompatibility is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum About {
    /// A declared topic, by its id.
    Topic(String),
    /// What these words name.
    Phrase(String),
}

/// A stand that does not go with another one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Side {
    /// On what.
    pub about: About,
    /// Which.
    pub stand: Stand,
}

/// Two stands that one actor cannot take together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Incompatible {
    /// Both, in the order of the file.
    pub sides: [Side; 2],
    /// Why, for a reader: a clause without a full stop.
    pub why: Option<String>,
}

/// All that a file declares; the default is nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Topics {
    /// In the order of the file.
    pub topics: Vec<Topic>,
    /// In the order of the file.
    pub incompatible: Vec<Incompatible>,
}

impl Topics {
    /// Reads the text of a file of topics.
    ///
    /// # Errors
    /// All mistakes in it, with `path` and line.
    pub fn parse(path: &str, text: &str) -> Result<Self, Vec<Problem>> {
        read::read(path, text)
    }

    /// The topic of this id or label, whatever the case.
    pub fn find(&self, name: &str) -> Option<&Topic> {
        let name = fold(name.trim());
        self.topics
            .iter()
            .find(|topic| fold(&topic.id) == name || fold(&topic.label) == name)
    }
}
