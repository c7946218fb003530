//! The text of `onrecord.toml` → [`Config`].

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::Config;
use super::choice::{By, FailOn, Level};
use super::nearest::did_you_mean;
use super::packs::Packs;
use super::policy::{LAYERS, PolicyKey};
use crate::problem::Problem;

/// Keys at the top of the file.
const KEYS: [&str; 18] = [
    "paths",
    "actors",
    "topics",
    "cues",
    "lexicons",
    "extends",
    "rule-files",
    "by",
    "fail-on",
    "baseline",
    "ledger",
    "cache-dir",
    "rules",
    "numbers",
    "policy",
    "supersedes",
    "override",
    "limits",
];

/// Reads a config, and the rules and packs it names. `file` is its path as problems show it, `folder` where it lies, `rules` are the ids that exist.
/// What is wrong is left at its default.
pub fn read_config(file: &str, folder: &Path, text: &str, rules: &[&str]) -> (Config, Vec<Problem>) {
    let (table, errors) = DeTable::parse_recoverable(text);
    let mut config = Config::without_file(folder.to_owned());
    config.file = Some(file.to_owned());
    let mut reader = Reader {
        file,
        text,
        problems: Vec::new(),
    };
    for error in errors {
        let at = error.span().map_or(0, |span| span.start);
        // The crate may add lines on what it expected.
        let message = error.message().lines().collect::<Vec<_>>().join("; ");
        reader.fail(at, format!("not valid TOML: {message}"));
    }
    reader.fill(&mut config, table.get_ref());
    let mut packs = Packs::new(rules);
    packs.gather(&mut reader, table.get_ref(), folder);
    if let Some((_, value)) = table.get_ref().iter().find(|(key, _)| key.get_ref() == "override") {
        let known: Vec<&str> = rules.iter().copied().chain(packs.rules.ids()).collect();
        config.overrides = reader.overrides(value, &known);
    }
    config.own_rules = packs.rules;
    config.rules = packs.levels;
    config.pack_topics = packs.topics;
    config.pack_words = packs.words;
    packs.lexicons.append(&mut config.lexicons);
    config.lexicons = packs.lexicons;
    let mut problems = reader.problems;
    problems.append(&mut packs.problems);
    problems.sort();
    // One mistake of syntax may be met many times.
    problems.dedup();
    (config, problems)
}

pub(super) struct Reader<'a> {
    pub(super) file: &'a str,
    pub(super) text: &'a str,
    pub(super) problems: Vec<Problem>,
}

pub(super) type Key<'a> = Spanned<std::borrow::Cow<'a, str>>;
pub(super) type Value<'a> = Spanned<DeValue<'a>>;

impl Reader<'_> {
    fn fill(&mut self, config: &mut Config, table: &DeTable) {
        for (key, value) in table {
            match key.get_ref().as_ref() {
                "paths" => {
                    let folder = config.folder.clone();
                    config.paths = self.paths("paths", value, &folder).unwrap_or_default();
                }
                "lexicons" => {
                    let folder = config.folder.clone();
                    config.lexicons = self.paths("lexicons", value, &folder).unwrap_or_default();
                }
                "actors" => {
                    let file = self.text("actors", value);
                    config.actors = file.map(|file| config.folder.join(file));
                }
                "topics" => {
                    let file = self.text("topics", value);
                    config.topics = file.map(|file| config.folder.join(file));
                }
                "baseline" => {
                    let file = self.text("baseline", value);
                    config.baseline = file.map(|file| config.folder.join(file));
                }
                "ledger" => {
                    let place = self.text("ledger", value);
                    config.ledger = place.map(|place| config.folder.join(place));
                }
                "cache-dir" => {
                    let folder = self.text("cache-dir", value);
                    config.cache_dir = folder.map(|folder| config.folder.join(folder));
                }
                "supersedes" => config.supersedes = self.supersedes(value),
                "cues" => {
                    let file = self.text("cues", value);
                    config.cues = file.map(|file| config.folder.join(file));
                }
                "by" => {
                    let by = self.choice("by", value, By::NAMES, By::from_name);
                    config.by = by.unwrap_or(config.by);
                }
                "fail-on" => {
                    let on = self.choice("fail-on", value, FailOn::NAMES, FailOn::from_name);
                    config.fail_on = on.unwrap_or(config.fail_on);
                }
                // After all others: they hang together.
                "extends" | "rule-files" | "rules" | "override" => {}
                "numbers" => self.numbers(config, value),
                "policy" => self.policy(config, value),
                "limits" => self.limits(config, value),
                _ => self.unknown("key", key, "", &KEYS),
            }
        }
    }

    pub(super) fn rules(&mut self, value: &Value, known: &[&str]) -> BTreeMap<String, Level> {
        let mut levels = BTreeMap::new();
        for (key, value) in self.table("rules", value) {
            let id = key.get_ref().as_ref();
            if !known.contains(&id) {
                self.unknown("rule", key, "", known);
            } else if let Some(level) = self.level(id, value) {
                levels.insert(id.to_owned(), level);
            }
        }
        levels
    }

    fn numbers(&mut self, config: &mut Config, value: &Value) {
        for (key, value) in self.table("numbers", value) {
            if key.get_ref() != "tolerance" {
                self.unknown("key", key, " in [numbers]", &["tolerance"]);
                continue;
            }
            let number = match value.get_ref() {
                DeValue::Float(number) => number.as_str().parse().ok(),
                DeValue::Integer(number) => number.as_str().parse().ok(),
                _ => None,
            };
            match number.filter(|number| (0.0..1.0).contains(number)) {
                Some(number) => config.tolerance = number,
                None => {
                    let message = "`tolerance` must be a number from 0 to less than 1: 0.01 is one percent";
                    self.fail(value.span().start, message.to_owned());
                }
            }
        }
    }

    fn policy(&mut self, config: &mut Config, value: &Value) {
        let known: Vec<&str> = PolicyKey::NAMES.iter().chain(&LAYERS).copied().collect();
        for (key, value) in self.table("policy", value) {
            let name = key.get_ref().as_ref();
            if let Some(setting) = PolicyKey::from_name(name) {
                if let Some(level) = self.level(name, value) {
                    config.policy.general.insert(setting, level);
                }
            } else if LAYERS.contains(&name) {
                let levels = self.layer(name, value);
                config.policy.layers.insert(name.to_owned(), levels);
            } else {
                self.unknown("key", key, " in [policy]", &known);
            }
        }
    }

    fn layer(&mut self, layer: &str, value: &Value) -> BTreeMap<PolicyKey, Level> {
        let mut levels = BTreeMap::new();
        for (key, value) in self.table(layer, value) {
            match PolicyKey::from_name(key.get_ref()) {
                Some(setting) => {
                    let level = self.level(key.get_ref(), value);
                    levels.extend(level.map(|level| (setting, level)));
                }
                None => {
                    let place = format!(" in [policy.{layer}]");
                    self.unknown("key", key, &place, PolicyKey::NAMES);
                }
            }
        }
        levels
    }

    pub(super) fn paths(&mut self, name: &str, value: &Value, folder: &Path) -> Option<Vec<PathBuf>> {
        let message = format!("`{name}` must be a list of files and folders in quotation marks");
        let Some(items) = value.get_ref().as_array() else {
            self.fail(value.span().start, message);
            return None;
        };
        let mut paths = Vec::new();
        for item in items.iter() {
            match item.get_ref().as_str() {
                Some(path) => paths.push(folder.join(path)),
                None => self.fail(item.span().start, message.clone()),
            }
        }
        Some(paths)
    }

    fn level(&mut self, name: &str, value: &Value) -> Option<Level> {
        self.choice(name, value, Level::NAMES, Level::from_name)
    }

    fn choice<T>(
        &mut self,
        name: &str,
        value: &Value,
        known: &[&str],
        from_name: impl Fn(&str) -> Option<T>,
    ) -> Option<T> {
        let written = self.text(name, value)?;
        let choice = from_name(&written);
        if choice.is_none() {
            let hint = did_you_mean(&written, known);
            let message = format!("`{written}` is no value of `{name}`: {hint}");
            self.fail(value.span().start, message);
        }
        choice
    }

    pub(super) fn text(&mut self, name: &str, value: &Value) -> Option<String> {
        let text = value.get_ref().as_str().map(str::to_owned);
        if text.is_none() {
            self.wrong_type(name, "text in quotation marks", value);
        }
        text
    }

    /// The entries of a table; none where the value is not one.
    pub(super) fn table<'t, 'i>(&mut self, name: &str, value: &'t Value<'i>) -> Vec<(&'t Key<'i>, &'t Value<'i>)> {
        match value.get_ref().as_table() {
            Some(table) => table.iter().collect(),
            None => {
                self.wrong_type(name, &format!("a table `[{name}]`"), value);
                Vec::new()
            }
        }
    }

    pub(super) fn wrong_type(&mut self, name: &str, wanted: &str, value: &Value) {
        let message = format!("`{name}` must be {wanted}, not {}", kind(value.get_ref()));
        self.fail(value.span().start, message);
    }

    pub(super) fn unknown(&mut self, what: &str, key: &Key, place: &str, known: &[&str]) {
        let name = key.get_ref();
        let hint = did_you_mean(name, known);
        self.fail(key.span().start, format!("unknown {what} `{name}`{place}: {hint}"));
    }

    pub(super) fn fail(&mut self, offset: usize, message: String) {
        let line = self.line(offset);
        self.problems.push(Problem::error(self.file, Some(line), message));
    }

    pub(super) fn line(&self, offset: usize) -> usize {
        let before = &self.text.as_bytes()[..offset.min(self.text.len())];
        before.iter().filter(|&&byte| byte == b'\n').count() + 1
    }
}

/// The type of a value, for a reader.
fn kind(value: &DeValue) -> &'static str {
    match value {
        DeValue::String(_) => "text",
        DeValue::Integer(_) | DeValue::Float(_) => "a number",
        DeValue::Boolean(_) => "a truth value",
        DeValue::Datetime(_) => "a date",
        DeValue::Array(_) => "a list",
        DeValue::Table(_) => "a table",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn read(text: &str) -> (Config, String) {
        let (config, problems) = read_config(
            "onrecord.toml",
            Path::new("p"),
            text,
            &["stance-reversed", "caveat-added"],
        );
        let lines: Vec<String> = problems
            .iter()
            .map(|problem| format!("{}: {}", problem.line.unwrap_or_default(), problem.message))
            .collect();
        (config, lines.join("\n"))
    }

    #[track_caller]
    fn check(text: &str, expected: &str) {
        assert_eq!(read(text).1, expected);
    }

    #[test]
    fn a_full_config() {
        let (config, problems) = read(
            "paths = [\"a\", \"b.md\"]\nactors = \"actors.toml\"\nlexicons = [\"words.toml\"]\nby = \"principal\"\nfail-on = \"warning\"\n\
             [rules]\nstance-reversed = \"off\"\n[numbers]\ntolerance = 0.05\n\
             [policy]\nupdate = \"error\"\n[policy.fact]\nevolution = \"info\"\n",
        );
        assert_eq!(problems, "");
        assert_eq!(config.paths, [Path::new("p/a"), Path::new("p/b.md")]);
        assert_eq!(config.actors.as_deref(), Some(Path::new("p/actors.toml")));
        assert_eq!((config.by, config.fail_on), (By::Principal, FailOn::Warning));
        assert_eq!(config.lexicons, [Path::new("p/words.toml")]);
        assert_eq!(config.rules["stance-reversed"], Level::Off);
        assert_eq!(config.tolerance, 0.05);
        let level = |layer, key| config.policy.level(layer, key);
        assert_eq!(level("desire", PolicyKey::Update), Level::Error);
        assert_eq!(level("fact", PolicyKey::Evolution), Level::Info);
        assert_eq!(level("desire", PolicyKey::Evolution), Level::Error);
        assert_eq!(level("desire", PolicyKey::Supersession), Level::Warning);
    }

    #[test]
    fn an_unknown_name_brings_the_nearest() {
        check(
            "path = []\n\n[rules]\nstance-reverse = \"off\"\n[numbers]\ntolerence = 1\n[policy]\nupdates = \"off\"\n[policy.facts]\n",
            "1: unknown key `path`: did you mean `paths`?\n\
             4: unknown rule `stance-reverse`: did you mean `stance-reversed`?\n\
             6: unknown key `tolerence` in [numbers]: did you mean `tolerance`?\n\
             8: unknown key `updates` in [policy]: did you mean `update`?\n\
             9: unknown key `facts` in [policy]: did you mean `fact`?",
        );
    }

    #[test]
    fn a_wrong_type_or_value_costs_only_that_setting() {
        let (config, problems) = read(
            "paths = \"a\"\nby = \"persons\"\nfail-on = 3\nactors = \"x.toml\"\nnumbers = 5\n[rules]\nstance-reversed = \"warn\"\n",
        );
        assert_eq!(
            problems,
            "1: `paths` must be a list of files and folders in quotation marks\n\
             2: `persons` is no value of `by`: did you mean `person`?\n\
             3: `fail-on` must be text in quotation marks, not a number\n\
             5: `numbers` must be a table `[numbers]`, not a number\n\
             7: `warn` is no value of `stance-reversed`: did you mean `warning`?"
        );
        assert_eq!(config.actors.as_deref(), Some(Path::new("p/x.toml")));
    }

    #[test]
    fn a_number_out_of_range() {
        let message = "`tolerance` must be a number from 0 to less than 1: 0.01 is one percent";
        for value in ["1", "-0.1", "nan", "\"0.1\""] {
            check(&format!("[numbers]\ntolerance = {value}\n"), &format!("2: {message}"));
        }
    }

    #[test]
    fn broken_toml_keeps_the_rest() {
        let (config, problems) = read("by = \"office\"\nactors = \nfail-on = \"info\"\n");
        assert_eq!(
            problems,
            "2: not valid TOML: string values must be quoted, expected literal string"
        );
        assert_eq!((config.by, config.fail_on), (By::Office, FailOn::Info));
    }
}
