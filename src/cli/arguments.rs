//! The command line, as `clap` reads it. Only what works is accepted.

use std::path::PathBuf;

use chrono::NaiveDate;
use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Args, Parser, Subcommand, ValueEnum};
use onrecord::config::{By, FailOn};
use onrecord::tables::MOST_BUCKETS;

/// Hold public actors to what they said: find statements that do not fit together in dated articles.
///
/// Reads articles (texts, web pages, records, feeds, archives, documents), extracts who said what, aligns what one actor said about one matter, and
/// shows what moved, with both sides quoted. Offline and deterministic.
#[derive(Parser)]
#[command(
    version,
    max_term_width = 100,
    after_help = "Examples:\n  \
        onrecord check                          what onrecord.toml names, else the folder corpus\n  \
        onrecord check corpus/nato --by person\n  \
        onrecord check corpus - < draft.md      hold a draft against a corpus\n  \
        onrecord statements article.txt         who said what\n  \
        onrecord timeline --actor \"Mara Velin\"\n\n\
        Exit status: 0 done, 1 findings (see check --fail-on), 2 not all could be read or checked."
)]
pub struct Arguments {
    #[command(subcommand)]
    pub command: Command,
    /// Config for all articles, instead of the onrecord.toml nearest above each.
    #[arg(long, global = true, value_name = "FILE")]
    pub config: Option<PathBuf>,
    /// Threads to work with; the output is the same for any number. [default: one a processor]
    #[arg(long, global = true, value_name = "N", value_parser = threads)]
    pub threads: Option<usize>,
}

#[derive(Subcommand)]
pub enum Command {
    Check(Check),
    Baseline(Baseline),
    Cache(CacheOf),
    Statements(Statements),
    Actors(Actors),
    Compare(Compare),
    Diff(Diff),
    Timeline(Timeline),
    Topics(Topics),
    Test(Test),
    Eval(Eval),
    Review(Review),
    Explain(Explain),
    Init(Init),
    Parse(Parse),
    Worker(Worker),
    Lsp(Lsp),
    Completions(Completions),
    Man(Man),
}

/// Find statements of one actor that do not fit together.
///
/// Each finding shows both sides with place, date and outlet, what moved, and the rule. What could not be read is listed
/// apart, and a last line says how much was compared.
#[derive(Args)]
#[command(after_help = "Examples:\n  \
    onrecord check\n  \
    onrecord check corpus --actor Velin --since 2024-01-01\n  \
    onrecord check --format json --output report.json\n  \
    onrecord check --fail-on warning\n  \
    onrecord check draft.md --against corpus\n  \
    onrecord check --changed origin/main\n  \
    onrecord check --statements tables\n\n\
    Exit status: 0 nothing at or above --fail-on, 1 findings, 2 not all could be checked (wins over 1).")]
pub struct Check {
    #[command(flatten)]
    pub paths: Paths,
    /// Form of the report.
    #[arg(long, value_enum, default_value_t = CheckFormat::Terminal)]
    pub format: CheckFormat,
    /// Whose statements are compared with whose. [default: person, or what the config says]
    #[arg(long, value_parser = PossibleValuesParser::new(By::NAMES).try_map(|name| By::from_name(&name).ok_or("unknown")))]
    pub by: Option<By>,
    /// Write the report to a file instead of standard output.
    #[arg(long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// Gravity from which findings make the exit status 1. [default: error, or what the config says]
    #[arg(long, value_name = "SEVERITY", value_parser = PossibleValuesParser::new(FailOn::NAMES).try_map(|name| FailOn::from_name(&name).ok_or("unknown")))]
    pub fail_on: Option<FailOn>,
    /// Only this actor: name, surname or key.
    #[arg(long, value_name = "NAME")]
    pub actor: Option<String>,
    /// Only matters of this declared topic, or whose label holds these words.
    #[arg(long, value_name = "NAME")]
    pub topic: Option<String>,
    /// Ledger of decisions, a file or a folder: what is dismissed there does not count. [default: what onrecord.toml says,
    /// else decisions.jsonl or the folder decisions beside it]
    #[arg(long, value_name = "FILE")]
    pub ledger: Option<PathBuf>,
    /// Show beneath each finding how it came about and what would clear it; in JSON, as `trace`.
    #[arg(long)]
    pub explain: bool,
    /// Compare different actors with each other as well: who disagrees with whom, as notes.
    #[arg(long)]
    pub across: bool,
    /// Take PATH for drafts and hold them against this corpus: only findings with a side in a draft are told.
    #[arg(long, value_name = "CORPUS", requires = "paths")]
    pub against: Vec<PathBuf>,
    /// Only findings with a side in what has changed since the branch left this commit, by git; all are compared.
    #[arg(long, value_name = "BASE", conflicts_with = "against")]
    pub changed: Option<String>,
    /// Compare what these tables hold, made by statements --format parquet, instead of reading articles.
    #[arg(long, value_name = "DIR", conflicts_with_all = ["paths", "against"])]
    pub statements: Vec<PathBuf>,
    /// Set aside the findings that this file knows. [default: what the config says]
    #[arg(long, value_name = "FILE")]
    pub baseline: Option<PathBuf>,
    /// The day on which suppressions in articles are judged to have expired. [default: today, in UTC]
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day)]
    pub today: Option<NaiveDate>,
    #[command(flatten)]
    pub days: Days,
    #[command(flatten)]
    pub cache: CacheArguments,
}

/// Accept the findings there are, so that only new ones count.
///
/// A baseline is a file of findings, keyed by their words: `check --baseline` sets them aside. It pins the articles they rest
/// on, and says when one has changed.
#[derive(Args)]
#[command(after_help = "Examples:\n  \
    onrecord baseline update corpus --baseline baseline.toml\n  \
    onrecord check corpus --baseline baseline.toml\n  \
    onrecord baseline prune corpus --baseline baseline.toml\n\n\
    Exit status: 0 done, 2 not all could be checked (nothing is written then) or written.")]
pub struct Baseline {
    #[command(subcommand)]
    pub command: BaselineCommand,
}

#[derive(Subcommand)]
pub enum BaselineCommand {
    /// Make the file hold all findings of this run, and drop what no longer matches.
    Update(BaselineUpdate),
    /// Drop what no longer matches, add nothing.
    Prune(BaselineRun),
}

#[derive(Args)]
pub struct BaselineRun {
    #[command(flatten)]
    pub paths: Paths,
    /// The file. [default: what the config says]
    #[arg(long, value_name = "FILE")]
    pub baseline: Option<PathBuf>,
    /// Whose statements are compared with whose, as in `check`. [default: person, or what the config says]
    #[arg(long, value_parser = PossibleValuesParser::new(By::NAMES).try_map(|name| By::from_name(&name).ok_or("unknown")))]
    pub by: Option<By>,
    /// Compare different actors with each other as well, as in `check`.
    #[arg(long)]
    pub across: bool,
    /// The day on which suppressions in articles are judged to have expired. [default: today, in UTC]
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day)]
    pub today: Option<NaiveDate>,
    #[command(flatten)]
    pub cache: CacheArguments,
}

#[derive(Args)]
pub struct BaselineUpdate {
    #[command(flatten)]
    pub run: BaselineRun,
    /// Written beside each new entry: why it is accepted.
    #[arg(long, value_name = "TEXT")]
    pub note: Option<String>,
}

/// List who said what.
#[derive(Args)]
#[command(after_help = "Examples:\n  \
    onrecord statements article.txt\n  \
    onrecord statements corpus --format jsonl > statements.jsonl\n  \
    onrecord statements corpus --format parquet --out tables")]
pub struct Statements {
    #[command(flatten)]
    pub paths: Paths,
    /// Form of the list.
    #[arg(long, value_enum, default_value_t = StatementsFormat::Table)]
    pub format: StatementsFormat,
    /// Folder that tables of Parquet are written into; it must be new or empty.
    #[arg(long, value_name = "DIR", required_if_eq("format", "parquet"))]
    pub out: Option<PathBuf>,
    /// With --format parquet: how many parts the statements are in, by actor. [default: 16]
    #[arg(long, value_name = "N", value_parser = buckets)]
    pub buckets: Option<usize>,
    /// Print the text that offsets count in, as it was extracted, instead of statements; in JSON, an object an article.
    #[arg(long, conflicts_with = "explain")]
    pub extracted: bool,
    /// Show beneath each statement which cue, frame and clues chose source, content and actor; in JSON, as `trace`.
    #[arg(long)]
    pub explain: bool,
    #[command(flatten)]
    pub cache: CacheArguments,
}

/// Do one stage of a check on a stream of Arrow IPC, for engines that run it on many machines.
///
/// Reads batches of rows from standard input and writes batches to standard output, always a whole stream; docs/spark.md tells
/// their columns. What fails is a row of kind `problem`. Streams may follow one another: each is answered by one of its own.
#[derive(Args)]
#[command(after_help = "Exit status: 0 done, 2 the stream was cut short or is not of the stage.")]
pub struct Worker {
    /// What is done.
    #[arg(value_enum)]
    pub stage: WorkerStage,
    /// Whose statements are compared with whose. [default: person, or what the config says]
    #[arg(long, value_parser = PossibleValuesParser::new(By::NAMES).try_map(|name| By::from_name(&name).ok_or("unknown")))]
    pub by: Option<By>,
    /// Let each finding tell how it came about.
    #[arg(long)]
    pub explain: bool,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum WorkerStage {
    /// Articles: who said what in each.
    Statements,
    /// Articles of some days: which are copies of each other.
    Copies,
    /// Statements of the same words: which tell one occasion again.
    Tellings,
    /// Statements of some actors: what does not fit together.
    Findings,
}

/// List who was found, with other names, offices and counts.
///
/// With --format toml, a registry to start from: save it as the file that `actors` names in onrecord.toml.
#[derive(Args)]
#[command(after_help = "Examples:\n  \
    onrecord actors corpus\n  \
    onrecord actors corpus --format toml > actors.toml")]
pub struct Actors {
    #[command(flatten)]
    pub paths: Paths,
    /// Form of the list.
    #[arg(long, value_enum, default_value_t = ActorsFormat::Table)]
    pub format: ActorsFormat,
    #[command(flatten)]
    pub cache: CacheArguments,
}

/// Judge given pairs of texts.
///
/// Each line of PAIRS holds {"id","actor","earlier":{"date","text"},"later":{"date","text"}}; dates may be null.
#[derive(Args)]
#[command(after_help = "Examples:\n  \
    onrecord compare pairs.jsonl\n  \
    onrecord compare --format jsonl - < pairs.jsonl")]
pub struct Compare {
    /// A JSONL file, - is standard input.
    #[arg(value_name = "PAIRS.jsonl")]
    pub pairs: PathBuf,
    /// Form of the verdicts.
    #[arg(long, value_enum, default_value_t = CompareFormat::Terminal)]
    pub format: CompareFormat,
    /// Show the claims of both sides and how they meet, in the terminal form.
    #[arg(long)]
    pub explain: bool,
}

/// Show what moved between two articles or two corpora: positions axis by axis, findings, wording.
///
/// OLD and NEW may be two revisions of one article, two dates of one actor, or two states of a corpus. Positions of one actor
/// on one matter are held against each other; sentences are aligned, and words compared within them. The order is yours,
/// whatever the dates.
#[derive(Args)]
#[command(after_help = "Examples:\n  \
    onrecord diff draft-1.md draft-2.md\n  \
    onrecord diff corpus-2023 corpus-2024 --actor Velin\n  \
    onrecord diff old new --format markdown --output moved.md\n\n\
    Exit status: 0 compared, 2 not all could be read.")]
pub struct Diff {
    /// An article or a folder, as it was; - is standard input.
    #[arg(value_name = "OLD")]
    pub old: PathBuf,
    /// An article or a folder, as it is.
    #[arg(value_name = "NEW")]
    pub new: PathBuf,
    /// Form of the difference.
    #[arg(long, value_enum, default_value_t = DiffFormat::Terminal)]
    pub format: DiffFormat,
    /// Only this actor: name, surname or key.
    #[arg(long, value_name = "NAME")]
    pub actor: Option<String>,
    /// Only matters of this declared topic, or whose label holds these words.
    #[arg(long, value_name = "NAME")]
    pub topic: Option<String>,
    /// Whose positions are held against each other. [default: person, or what the config says]
    #[arg(long, value_parser = PossibleValuesParser::new(By::NAMES).try_map(|name| By::from_name(&name).ok_or("unknown")))]
    pub by: Option<By>,
    /// Sentences less alike than this are not shown as one that changed, but as one that is gone and one that is new.
    #[arg(long, value_name = "PERCENT", default_value_t = 50, value_parser = clap::value_parser!(u8).range(1..=100))]
    pub similar: u8,
    /// Write the difference to a file instead of standard output.
    #[arg(long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    #[command(flatten)]
    pub cache: CacheArguments,
}

/// Show the positions of an actor by date, two actors side by side, or who stands where on what.
///
/// Of each matter the positions with their words, what moved from each to the next, and how long each held.
#[derive(Args)]
#[command(after_help = "Examples:\n  \
    onrecord timeline --actor \"Mara Velin\"\n  \
    onrecord timeline corpus --actor Velin --topic \"bridge toll\" --as-of 2024-06-30\n  \
    onrecord timeline --actor Velin --with Tarn\n  \
    onrecord timeline --matrix\n  \
    onrecord timeline --actor Velin --format html > velin.html")]
pub struct Timeline {
    #[command(flatten)]
    pub paths: Paths,
    /// Form of the timelines.
    #[arg(long, value_enum, default_value_t = TimelineFormat::Terminal)]
    pub format: TimelineFormat,
    /// Whose positions: name, surname or key.
    #[arg(long, value_name = "NAME", required_unless_present = "matrix")]
    pub actor: Option<String>,
    /// Another actor, to be shown beside the first, on the matters of both.
    #[arg(long, value_name = "NAME", requires = "actor", conflicts_with = "matrix")]
    pub with: Option<String>,
    /// Show a table of actors by matters instead: the matters of most actors, and where each stood last.
    #[arg(long)]
    pub matrix: bool,
    /// Only what was said by this day, and what stood on it.
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day)]
    pub as_of: Option<NaiveDate>,
    /// Only matters of this declared topic, or whose label holds these words.
    #[arg(long, value_name = "NAME")]
    pub topic: Option<String>,
    /// Whose positions are lined up together. [default: person, or what the config says]
    #[arg(long, value_parser = PossibleValuesParser::new(By::NAMES).try_map(|name| By::from_name(&name).ok_or("unknown")))]
    pub by: Option<By>,
    #[command(flatten)]
    pub cache: CacheArguments,
}

/// List what a corpus speaks of: each matter with its claims, statements, actors and days.
///
/// A matter that belongs to a declared topic names it (topics in onrecord.toml). The last line counts the statements that
/// share their matter with no other: they cannot be checked.
#[derive(Args)]
#[command(after_help = "Examples:\n  \
    onrecord topics\n  \
    onrecord topics corpus --unaligned\n  \
    onrecord topics corpus --format jsonl > matters.jsonl")]
pub struct Topics {
    #[command(flatten)]
    pub paths: Paths,
    /// Form of the list.
    #[arg(long, value_enum, default_value_t = TopicsFormat::Table)]
    pub format: TopicsFormat,
    /// List the statements that share their matter with no other instead.
    #[arg(long)]
    pub unaligned: bool,
    #[command(flatten)]
    pub cache: CacheArguments,
}

/// Run your own rules on their examples, and compare what comes out with the snapshots.
///
/// A character a case: . as told, F not as told, t to do, T to do but as told by now. What comes out is kept in
/// snapshots/rules beside onrecord.toml; what is new or differs waits there as .snap.new until it is accepted.
#[derive(Args)]
#[command(after_help = "Examples:\n  \
    onrecord test\n  \
    onrecord test toll-talk --review\n  \
    onrecord test --check                   in CI: writes nothing, what is pending fails\n\n\
    Exit status: 0 all as told, 1 a case, a snapshot or a rule without a test fails, 2 not all could be tested.")]
pub struct Test {
    /// Id of a rule, or a rule file or folder. [default: all rules of your own]
    #[arg(value_name = "RULE")]
    pub rules: Vec<String>,
    /// Show what is new or differs, one by one, and ask whether to accept it.
    #[arg(long, conflicts_with_all = ["accept", "check"])]
    pub review: bool,
    /// Accept all that is new or differs.
    #[arg(long, conflicts_with = "check")]
    pub accept: bool,
    /// Write nothing, and fail where something is pending; with --mutate, where a rule misjudges what is not marked as known.
    #[arg(long)]
    pub check: bool,
    /// Change the examples so that it is known what the rule must say (deny, another figure, passive, told of others ...), and
    /// list what it misjudges.
    #[arg(long, conflicts_with_all = ["review", "accept"])]
    pub mutate: bool,
    /// With --mutate: the built-in rules.
    #[arg(long, requires = "mutate")]
    pub built_in: bool,
}

/// Measure precision and recall on labelled pairs, in all, by phenomenon and by rule.
///
/// Each line of PAIRS is a pair as `compare` reads it, with `label` (contradiction, shift, consistent, unrelated) and, where
/// known, `phenomenon` and `rules` (ids of those that should fire). In brackets stand 95 % intervals.
#[derive(Args)]
#[command(after_help = "Examples:\n  \
    onrecord eval pairs.jsonl --mistakes 10\n  \
    onrecord eval --ledger decisions.jsonl\n  \
    onrecord eval pairs.jsonl --min precision=0.9 --min stance-reversed:precision=0.95\n  \
    onrecord eval pairs.jsonl --min stable:precision=0.9\n\n\
    Exit status: 0 measured, 1 a value is below its --min, 2 not all could be read.")]
pub struct Eval {
    /// A JSONL file, - is standard input.
    #[arg(value_name = "PAIRS.jsonl", required_unless_present = "ledger")]
    pub pairs: Option<PathBuf>,
    /// Measure precision by rule from the decisions of a ledger instead.
    #[arg(long, value_name = "FILE", conflicts_with_all = ["pairs", "mistakes", "format"])]
    pub ledger: Option<PathBuf>,
    /// Form of the figures.
    #[arg(long, value_enum, default_value_t = EvalFormat::Terminal)]
    pub format: EvalFormat,
    /// Fail where precision, recall or f1 of contradictions is lower; with RULE:, precision or recall of one rule; with
    /// stable:, of each rule that is not in preview and has no bound of its own.
    #[arg(long, value_name = "[RULE:]MEASURE=BOUND", value_parser = bound)]
    pub min: Vec<Bound>,
    /// Show so many pairs whose verdict is another than their label.
    #[arg(long, value_name = "N", default_value_t = 0)]
    pub mistakes: usize,
}

/// The least that something must reach.
#[derive(Clone, Debug)]
pub struct Bound {
    /// Of which rule, or [`STABLE`]; of all contradictions where there is none.
    pub rule: Option<String>,
    /// precision, recall, f1.
    pub measure: String,
    /// From 0 to 1.
    pub least: f64,
}

/// Decide on findings, one at a time: confirm, dismiss with a reason, skip.
///
/// Shows each finding that nobody has decided on and asks. Every answer is written to the ledger at once. A dismissed finding
/// no longer counts in `check`, until its sentences change.
#[derive(Args)]
#[command(after_help = "Examples:\n  \
    onrecord review\n  \
    onrecord review corpus --actor Velin --by \"Ada Lind\"\n  \
    onrecord review --all                   what is decided too, to decide otherwise\n  \
    onrecord review --import decided.jsonl  take up decisions exported from a page\n\n\
    Answers: c [NOTE], d [REASON [NOTE]], u (take back), s, b, t (trace), q.")]
pub struct Review {
    #[command(flatten)]
    pub paths: Paths,
    /// Who decides. [default: git's user.name, else the name of the account]
    #[arg(long, value_name = "NAME")]
    pub by: Option<String>,
    /// Ledger to write to, a file or a folder. [default: what onrecord.toml says, else decisions.jsonl beside it, else the
    /// folder decisions]
    #[arg(long, value_name = "FILE")]
    pub ledger: Option<PathBuf>,
    /// Show what is decided as well.
    #[arg(long)]
    pub all: bool,
    /// Take up the decisions of another ledger, and review nothing.
    #[arg(long, value_name = "FILE")]
    pub import: Option<PathBuf>,
    /// Only this actor: name, surname or key.
    #[arg(long, value_name = "NAME")]
    pub actor: Option<String>,
    /// Only matters of this declared topic, or whose label holds these words.
    #[arg(long, value_name = "NAME")]
    pub topic: Option<String>,
    /// Only findings of this rule.
    #[arg(long, value_name = "ID")]
    pub rule: Option<String>,
    /// Whose statements are compared with whose, as `check --by`. [default: person, or what the config says]
    #[arg(long, value_parser = PossibleValuesParser::new(By::NAMES).try_map(|name| By::from_name(&name).ok_or("unknown")))]
    pub compare_by: Option<By>,
    /// Day of the decisions. [default: today]
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day)]
    pub on: Option<NaiveDate>,
    #[command(flatten)]
    pub days: Days,
    #[command(flatten)]
    pub cache: CacheArguments,
}

/// Say what a rule flags and why; without a rule, list all.
///
/// With --pair, walk one given pair through every stage, and say of each rule which condition failed.
#[derive(Args)]
#[command(after_help = "Examples:\n  \
    onrecord explain stance-reversed\n  \
    onrecord explain --pair pairs.jsonl#toll-01\n  \
    onrecord explain stance-reversed --pair pairs.jsonl#toll-01")]
pub struct Explain {
    /// Id of the rule.
    #[arg(value_name = "RULE")]
    pub rule: Option<String>,
    /// A pair of a JSONL file as `compare` reads it, by its id or, where it has none, its line.
    #[arg(long, value_name = "FILE#ID")]
    pub pair: Option<String>,
}

/// Begin a project: a config, a sample corpus, a job for CI.
///
/// Files that exist are never written over.
#[derive(Args)]
pub struct Init {
    /// Where to.
    #[arg(value_name = "FOLDER", default_value = ".")]
    pub folder: PathBuf,
}

/// Show what the language layer saw: sentences, words, times.
#[derive(Args)]
pub struct Parse {
    #[command(flatten)]
    pub paths: Paths,
    /// Form of the output.
    #[arg(long, value_enum, default_value_t = ParseFormat::Conllu)]
    pub format: ParseFormat,
}

/// Serve an editor: findings in open drafts as they are written, held against a corpus.
///
/// Speaks the language server protocol on standard input and output. Open .md and .txt files are drafts: what they say is compared
/// with the corpus and with each other.
#[derive(Args)]
#[command(after_help = "Examples:\n  \
    onrecord lsp\n  \
    onrecord lsp --against ../corpus\n\n\
    Exit status: 0 the editor has shut it down, 2 it has gone without.")]
pub struct Lsp {
    /// The corpus. [default: what onrecord.toml says, else corpus]
    #[arg(long, value_name = "CORPUS")]
    pub against: Vec<PathBuf>,
    #[command(flatten)]
    pub cache: CacheArguments,
}

/// Print what a shell needs to complete commands and options.
#[derive(Args)]
pub struct Completions {
    /// For which shell.
    #[arg(value_enum, value_name = "SHELL")]
    pub shell: clap_complete::Shell,
}

/// Write the pages of the manual, one a command.
#[derive(Args)]
pub struct Man {
    /// Where to.
    #[arg(value_name = "FOLDER", default_value = "man")]
    pub folder: PathBuf,
}

/// What to read.
#[derive(Args)]
pub struct Paths {
    /// Files and folders; - is standard input. [default: what onrecord.toml says, else corpus]
    #[arg(value_name = "PATH")]
    pub paths: Vec<PathBuf>,
}

/// What earlier runs have done, so that only what has changed is done again.
#[derive(Args)]
pub struct CacheArguments {
    /// Do all anew and keep nothing.
    #[arg(long)]
    pub no_cache: bool,
    /// Folder of the cache. [default: what ONRECORD_CACHE_DIR or onrecord.toml says, else among the caches of the user]
    #[arg(long, value_name = "FOLDER", conflicts_with = "no_cache")]
    pub cache_dir: Option<PathBuf>,
    /// Say on standard error how many articles were read and actors compared, and how many were known.
    #[arg(long, short)]
    pub verbose: bool,
}

/// Look after the cache: what earlier runs made of articles and actors, so that only what has changed is done again.
#[derive(Args)]
#[command(after_help = "Examples:\n  \
    onrecord cache info\n  \
    onrecord cache clear\n\n\
    Exit status: 0 done, 2 there is no cache or it cannot be cleared.")]
pub struct CacheOf {
    #[command(subcommand)]
    pub command: CacheCommand,
}

#[derive(Subcommand)]
pub enum CacheCommand {
    /// Say where it lies and what is in it.
    Info(CachePlace),
    /// Remove all that is in it.
    Clear(CachePlace),
}

#[derive(Args)]
pub struct CachePlace {
    /// Folder of the cache. [default: what ONRECORD_CACHE_DIR or onrecord.toml says, else among the caches of the user]
    #[arg(long, value_name = "FOLDER")]
    pub cache_dir: Option<PathBuf>,
}

/// Which days to read.
#[derive(Args)]
pub struct Days {
    /// Only articles of this day or later.
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day)]
    pub since: Option<NaiveDate>,
    /// Only articles of this day or earlier.
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day)]
    pub until: Option<NaiveDate>,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum CheckFormat {
    /// For people, with colours where the output is a terminal.
    Terminal,
    /// The same in ASCII, without colours.
    Plain,
    /// For reviewers: one page for a browser that needs nothing else.
    Html,
    /// For programs: onrecord/report/1.
    Json,
    /// For a pull request or a job summary.
    Markdown,
    /// For code scanning: SARIF 2.1.0.
    Sarif,
    /// Annotations of GitHub Actions.
    Github,
    /// GitLab code quality.
    Gitlab,
    /// JUnit XML, a test case a finding.
    Junit,
    /// Checkstyle XML.
    Checkstyle,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum DiffFormat {
    /// For people, with colours where the output is a terminal.
    Terminal,
    /// The same without colours and in ASCII.
    Plain,
    /// For a pull request or a job summary.
    Markdown,
    /// One page for a browser.
    Html,
    /// For programs: onrecord/difference/1.
    Json,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum TimelineFormat {
    /// For people, with colours where the output is a terminal.
    Terminal,
    /// The same without colours and in ASCII.
    Plain,
    /// For programs: onrecord/timeline/1, or onrecord/standing/1 of a matrix, one object a line.
    Jsonl,
    /// One page for a browser, with a drawing for each matter.
    Html,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum StatementsFormat {
    /// For people.
    Table,
    /// For programs: onrecord/statement/1, one object a line.
    Jsonl,
    /// Tables for engines, and for check --statements.
    Parquet,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum TopicsFormat {
    /// For people.
    Table,
    /// For programs: onrecord/statement/1, one object a line.
    Jsonl,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ActorsFormat {
    /// For people.
    Table,
    /// For programs: onrecord/actor/1, one object a line.
    Jsonl,
    /// A registry, as `actors` in onrecord.toml names one.
    Toml,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum CompareFormat {
    /// For people.
    Terminal,
    /// For programs: onrecord/comparison/1, one object a line.
    Jsonl,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ParseFormat {
    /// CoNLL-U, a block a sentence.
    Conllu,
    /// For programs: one object an article.
    Jsonl,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum EvalFormat {
    /// Tables for people.
    Terminal,
    /// For programs: onrecord/evaluation/1, counts only.
    Json,
}

/// In a bound: each rule that is not in preview.
pub const STABLE: &str = "stable";

fn bound(written: &str) -> Result<Bound, String> {
    let form = || "write it as precision=0.9 or RULE:precision=0.9".to_owned();
    let (name, least) = written.split_once('=').ok_or_else(form)?;
    let (rule, measure) = match name.split_once(':') {
        Some((rule, measure)) => (Some(rule.to_owned()), measure),
        None => (None, name),
    };
    let least: f64 = least.parse().map_err(|_| form())?;
    match (measure, &rule) {
        ("precision" | "recall", _) | ("f1", None) if (0.0..=1.0).contains(&least) => Ok(Bound {
            rule,
            measure: measure.to_owned(),
            least,
        }),
        ("f1", Some(_)) => Err("of a single rule only precision and recall can be told".to_owned()),
        ("precision" | "recall" | "f1", _) => Err("the bound is a number from 0 to 1".to_owned()),
        _ => Err("the measures are precision, recall and f1".to_owned()),
    }
}

fn threads(written: &str) -> Result<usize, String> {
    match written.parse() {
        Ok(0) | Err(_) => Err("it must be a whole number from 1".to_owned()),
        Ok(number) => Ok(number),
    }
}

fn buckets(written: &str) -> Result<usize, String> {
    match written.parse() {
        Ok(number) if (1..=MOST_BUCKETS).contains(&number) => Ok(number),
        _ => Err(format!("it must be a whole number from 1 to {MOST_BUCKETS}")),
    }
}

fn day(written: &str) -> Result<NaiveDate, String> {
    onrecord::corpus::read_date(written)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_command_line_is_consistent() {
        use clap::CommandFactory;
        Arguments::command().debug_assert();
    }
}
