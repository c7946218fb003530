//! What an article, or a statement, is beside others of the corpus. Found anew in each run: see `copies`.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// One of several articles that are one text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Version {
    /// Index of the first of them in the corpus.
    pub family: usize,
    /// Which revision of its page it is, where there are several.
    pub revision: Option<Revision>,
}

/// One of the wordings that a page has had.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Revision {
    /// Its number in order of time, from 1.
    pub number: usize,
    /// How many there are.
    pub of: usize,
    /// Id or address of the archived copy it was read from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub archived: Option<String>,
}

/// Where else a statement is told in the same words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Telling {
    /// The file as the user named it.
    pub path: String,
    /// Line of the file, from 1.
    pub line: usize,
    /// Day of publication.
    pub date: Option<NaiveDate>,
    /// Publisher.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub outlet: Option<String>,
    /// Address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// Which revision of its page that is, where there are several.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub revision: Option<Revision>,
}
