//! Paths of the command line → corpus, config, groups.

use std::io::Read;
use std::path::{Path, PathBuf};

use onrecord::Problem;
use onrecord::config::{Config, Group, Scope, group, locate, read_named};
use onrecord::corpus::{Article, Corpus, Input, Limits, display_path, read_text, read_within};
use onrecord::language::lexicon::Lexicon;

/// The config of the run, and what was wrong with it.
pub struct Run {
    pub config: Config,
    pub problems: Vec<Problem>,
    /// The paths that were read, for messages about all of them.
    pub asked: String,
    scope: Scope,
}

impl Run {
    /// Reads the named config, else the one that is nearest above the working folder.
    pub fn new(named: Option<&Path>) -> Self {
        let rules = onrecord::rule_ids();
        let (scope, (config, problems)) = match named {
            Some(file) => (Scope::All, read_named(file, &rules)),
            None => (Scope::UnlessNearer, locate(Path::new("."), &rules)),
        };
        let mut run = Self {
            config,
            problems,
            asked: String::new(),
            scope,
        };
        run.extend_lexicon();
        run
    }

    /// Reads the user's own words, before any article is.
    fn extend_lexicon(&mut self) {
        let mut files = Vec::new();
        for path in &self.config.lexicons {
            match read_text(path) {
                Ok(text) => files.push((display_path(path), text)),
                Err(problem) => self.problems.push(problem),
            }
        }
        let packs = self
            .config
            .pack_words
            .iter()
            .map(|pack| (pack.path.as_str(), pack.text.as_str()));
        let own = files.iter().map(|(path, text)| (path.as_str(), text.as_str()));
        let files: Vec<(&str, &str)> = packs.chain(own).collect();
        if files.is_empty() {
            return;
        }
        if let Err(problems) = Lexicon::extend_shipped(&files) {
            self.problems.extend(problems);
        }
    }

    /// Reads the articles of the paths, of the config's paths where there are none. Problems are the corpus's own: those
    /// of the config stay in `self`.
    pub fn read(&mut self, paths: &[PathBuf]) -> Corpus {
        let mut inputs = Vec::new();
        let paths = self.paths(paths);
        let names: Vec<String> = paths.iter().map(|path| display_path(path)).collect();
        self.asked = names.join(" ");
        for path in paths {
            if path.as_os_str() == "-" {
                if !inputs.iter().any(|input| matches!(input, Input::Draft(_))) {
                    inputs.extend(self.draft());
                }
            } else {
                inputs.push(Input::Path(path));
            }
        }
        read_within(&inputs, &self.config.limits)
    }

    /// Sorts articles under their configs.
    pub fn group(&mut self, articles: &[Article]) -> Vec<Group> {
        let folder = std::env::current_dir().unwrap_or_default();
        let rules = onrecord::rule_ids();
        let (groups, problems) = group(articles, &self.config, self.scope, &folder, &rules);
        self.problems.extend(problems);
        groups
    }

    fn paths(&mut self, named: &[PathBuf]) -> Vec<PathBuf> {
        if !named.is_empty() {
            return named.to_vec();
        }
        if !self.config.paths.is_empty() {
            return self.config.paths.clone();
        }
        let corpus = self.config.folder.join("corpus");
        if corpus.is_dir() {
            return vec![corpus];
        }
        let message =
            "no PATH was named, and there is no such folder: name a file or folder, or begin with `onrecord init`";
        let problem = Problem::error(&display_path(&corpus), None, message);
        self.problems.push(problem);
        Vec::new()
    }

    fn draft(&mut self) -> Option<Input> {
        match read_standard_input_within(&self.config.limits) {
            Ok(bytes) => Some(Input::Draft(bytes)),
            Err(problem) => {
                self.problems.push(problem);
                None
            }
        }
    }
}

/// All of standard input.
pub fn read_standard_input() -> Result<Vec<u8>, Problem> {
    read_standard_input_within(&Limits::default())
}

/// All of standard input, unless it is longer than a file may be.
fn read_standard_input_within(limits: &Limits) -> Result<Vec<u8>, Problem> {
    let mut bytes = Vec::new();
    match std::io::stdin()
        .lock()
        .take(limits.file_size + 1)
        .read_to_end(&mut bytes)
    {
        Ok(_) if bytes.len() as u64 > limits.file_size => {
            let message = format!(
                "longer than {} bytes: name a file instead, or set `file-size` under [limits] in onrecord.toml",
                limits.file_size
            );
            Err(Problem::error("-", None, message))
        }
        Ok(_) => Ok(bytes),
        Err(error) => {
            let message = format!("cannot be read: {error}");
            Err(Problem::error("-", None, message))
        }
    }
}
