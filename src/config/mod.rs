//! Settings: `onrecord.toml` → [`Config`], and which articles each config governs.
//!
//! In: the working folder or a named file, and the articles read. Out: [`Config`]s, [`Group`]s of articles that share
//! one, and problems with path and line. A mistake costs the setting it stands in; all others count.
//!
//! A config governs the articles beneath its folder, the nearest one wins whole, as with the configuration of `ruff`:
//! nothing is inherited from a config further up. Articles outside every such folder, standard input among them, follow
//! the config of the working folder. Statements are compared only within a group. Some settings belong to the run, not
//! to a group, and count in the config of the working folder alone: `paths`, `fail-on`, `cache-dir` and `limits`. A config named with
//! `--config` governs all articles.

mod built_in_packs;
mod choice;
mod group;
mod limits;
mod locate;
mod overrides;
mod packs;
mod policy;
mod read;
mod supersedes;

use std::collections::BTreeMap;
use std::path::PathBuf;

use crate::corpus::Limits;
use crate::nearest;
use crate::rules::RuleSet;
pub use built_in_packs::{BUILT_IN_PACKS, BuiltInPack, PackText};
pub use choice::{By, FailOn, Level};
pub use group::{Group, Scope, group};
pub use locate::{FILE_NAME, locate, read_named};
pub use nearest::did_you_mean;
pub use overrides::{Override, PathPattern, Place};
pub use policy::{Policy, PolicyKey};
pub use read::read_config;
pub use supersedes::{SettledPair, SettledSide, Supersedes};

/// Share by which two figures may differ and still count as the same, where the config names none.
const TOLERANCE: f64 = 0.01;

/// The ledger beside a config that names none.
const LEDGER_FILE: &str = "decisions.jsonl";
const LEDGER_FOLDER: &str = "decisions";

/// What a project sets.
#[derive(Clone, Debug, PartialEq)]
pub struct Config {
    /// The file, as problems show it; `None` where there is none.
    pub file: Option<String>,
    /// Where the file lies; relative paths in it count from here.
    pub folder: PathBuf,
    /// What is checked where no PATH is named; empty: the folder `corpus`.
    pub paths: Vec<PathBuf>,
    /// The file of actors.
    pub actors: Option<PathBuf>,
    /// The file of topics.
    pub topics: Option<PathBuf>,
    /// The file of words that report, which go before the shipped ones.
    pub cues: Option<PathBuf>,
    /// Files of words of the user's own, read after the shipped ones.
    pub lexicons: Vec<PathBuf>,
    /// Files of topics of packs, in the order they were extended; `topics` goes before them.
    pub pack_topics: Vec<PackText>,
    /// Lexicons of packs that ship, read before `lexicons`.
    pub pack_words: Vec<PackText>,
    /// Whose statements are compared with whose.
    pub by: By,
    /// From which severity findings make the check fail.
    pub fail_on: FailOn,
    /// The file of findings that are known.
    pub baseline: Option<PathBuf>,
    /// The user's own rules, those of packs first.
    pub own_rules: RuleSet,
    /// Rules set to a level of their own, which goes before the policy.
    pub rules: BTreeMap<String, Level>,
    /// Levels for some articles, actors or topics, which go before `rules`, in the order of the file.
    pub overrides: Vec<Override>,
    /// Share by which two figures may differ and still count as the same: 0.01 is one percent.
    pub tolerance: f64,
    /// Severities by what the time between makes of a difference.
    pub policy: Policy,
    /// Where the cache lies; counts in the config of the working folder, or the named one, alone.
    pub cache_dir: Option<PathBuf>,
    /// The ledger of decisions, a file or a folder; `None` where the config names none: see [`Config::ledger_place`].
    pub ledger: Option<PathBuf>,
    /// Pairs of statements that the user has settled, in the order of the file.
    pub supersedes: Vec<Supersedes>,
    /// How much is read of one source; counts in the config of the working folder, or the named one, alone.
    pub limits: Limits,
}

impl Config {
    /// The config of a folder that has no file.
    pub fn without_file(folder: PathBuf) -> Self {
        Self {
            file: None,
            folder,
            paths: Vec::new(),
            actors: None,
            topics: None,
            cues: None,
            lexicons: Vec::new(),
            pack_topics: Vec::new(),
            pack_words: Vec::new(),
            by: By::Person,
            fail_on: FailOn::Error,
            baseline: None,
            own_rules: RuleSet::default(),
            rules: BTreeMap::new(),
            overrides: Vec::new(),
            tolerance: TOLERANCE,
            policy: Policy::default(),
            cache_dir: None,
            ledger: None,
            supersedes: Vec::new(),
            limits: Limits::default(),
        }
    }

    /// Where decisions are kept: what the config names, else the file `decisions.jsonl` beside it where there is one, else
    /// the folder `decisions`.
    pub fn ledger_place(&self) -> PathBuf {
        let file = self.folder.join(LEDGER_FILE);
        match &self.ledger {
            Some(place) => place.clone(),
            None if file.exists() => file,
            None => self.folder.join(LEDGER_FOLDER),
        }
    }
}
