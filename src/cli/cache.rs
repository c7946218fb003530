//! Where the cache of a run lies; `onrecord cache`.
//!
//! A cache that cannot be used or written never changes what a command finds or its exit status: at most there is a note on
//! standard error.

use std::path::{Path, PathBuf};

use onrecord::cache::{Cache, clear, contents};
use onrecord::config::Config;

use super::arguments::{CacheArguments, CacheCommand, CachePlace};
use super::input::Run;
use super::output::{fail, note, print};

/// Where the cache lies; before what the config says. Empty: there is none.
const VARIABLE: &str = "ONRECORD_CACHE_DIR";
/// The folder of this program among the caches of a user.
const FOLDER: &str = "onrecord";

/// The cache of a command.
#[derive(Default)]
pub struct Opened {
    pub cache: Cache,
    place: Option<PathBuf>,
    is_told: bool,
}

impl Opened {
    /// Where the arguments, the environment or the config say, else among the caches of the user.
    pub fn new(arguments: &CacheArguments, config: &Config) -> Self {
        let place = match arguments.no_cache {
            true => None,
            false => place(arguments.cache_dir.as_deref(), config),
        };
        Self {
            cache: place.as_deref().map_or_else(Cache::none, Cache::open),
            place,
            is_told: arguments.verbose,
        }
    }

    /// The folder, where there is one.
    pub fn place(&self) -> Option<&Path> {
        self.place.as_deref()
    }

    /// Writes what was done, and tells how much it was where that is wanted.
    pub fn finish(self) {
        let counts = self.cache.counts();
        if self.is_told {
            let known = match &self.place {
                Some(place) => format!("the rest was known from {}", place.display()),
                None => "no cache".to_owned(),
            };
            note(&format!(
                "read {} of {} articles, compared {} of {} actors; {known}",
                counts.articles_read,
                counts.articles_read + counts.articles_known,
                counts.actors_compared,
                counts.actors_compared + counts.actors_known,
            ));
        }
        if let (Err(error), Some(place)) = (self.cache.finish(), self.place) {
            note(&format!(
                "the cache {} could not be written, so the next run starts anew: {error} (--no-cache does without)",
                place.display()
            ));
        }
    }
}

/// Shows or empties the cache, and gives the exit status.
pub fn run(command: &CacheCommand, config: Option<&Path>) -> u8 {
    let (CacheCommand::Info(CachePlace { cache_dir }) | CacheCommand::Clear(CachePlace { cache_dir })) = command;
    let config = Run::new(config).config;
    let Some(place) = place(cache_dir.as_deref(), &config) else {
        return fail(&format!(
            "there is no cache: name a folder with --cache-dir or in {VARIABLE}"
        ));
    };
    match command {
        CacheCommand::Info(_) => print(&info(&place)),
        CacheCommand::Clear(_) => match clear(&place) {
            Ok(()) => print(&format!("{} is empty\n", place.display())),
            Err(error) => fail(&format!("cannot clear {}: {error}", place.display())),
        },
    }
}

fn info(place: &Path) -> String {
    let contents = contents(place);
    let count = |count: usize, one: &str, many: &str| format!("{count} {}", if count == 1 { one } else { many });
    format!(
        "{}\n{} in {} of this build, {} with files of their own, {:.1} MB in all\n",
        place.display(),
        count(contents.entries, "entry", "entries"),
        count(contents.files, "file", "files"),
        count(contents.other_builds, "other build", "other builds"),
        contents.bytes as f64 / 1e6,
    )
}

fn place(named: Option<&Path>, config: &Config) -> Option<PathBuf> {
    if let Some(folder) = named {
        return Some(folder.to_owned());
    }
    match std::env::var_os(VARIABLE) {
        Some(folder) => (!folder.is_empty()).then(|| folder.into()),
        None => config.cache_dir.clone().or_else(of_the_user),
    }
}

/// Among the caches of the user, where the system has them.
fn of_the_user() -> Option<PathBuf> {
    let folder = |variable: &str| {
        std::env::var_os(variable)
            .map(PathBuf::from)
            .filter(|path| path.is_absolute())
    };
    let caches = if cfg!(windows) {
        folder("LOCALAPPDATA")
    } else if cfg!(target_os = "macos") {
        folder("HOME").map(|home| home.join("Library/Caches"))
    } else {
        folder("XDG_CACHE_HOME").or_else(|| folder("HOME").map(|home| home.join(".cache")))
    };
    caches.map(|caches| caches.join(FOLDER))
}
