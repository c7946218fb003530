//! What a check finds, decided on: shared by the commands that need all findings of a run.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::time::{SystemTime, UNIX_EPOCH};

use chrono::{NaiveDate, TimeDelta};
use onrecord::config::Group;
use onrecord::corpus::{Article, Corpus, display_path, read_text};
use onrecord::decisions::baseline::{self, Baseline, Extent};
use onrecord::decisions::ledger::Ledger;
use onrecord::decisions::{Suppressed, inline};
use onrecord::report::Report;
use onrecord::rules::Finding;
use onrecord::{Options, Problem, StoredArticles};

use super::arguments::{CacheArguments, Days};
use super::cache::Opened;
use super::input::Run;
use super::narrow::Drafts;
use super::progress::Line;

/// A run and what came of it.
pub struct Found {
    pub run: Run,
    /// Of a large corpus without their texts: see [`onrecord::check_letting_go`].
    pub articles: Vec<Article>,
    pub groups: Vec<Group>,
    /// Which articles are drafts, where they are held against a corpus.
    pub drafts: Option<Drafts>,
    pub report: Report,
}

/// Reads and checks; what could not be done is a problem of the report. Nothing is decided on yet. Where there is a corpus
/// to hold them `against`, the paths are those of drafts.
pub fn find(
    mut run: Run,
    paths: &[PathBuf],
    against: &[PathBuf],
    days: &Days,
    options: &Options,
    cache: &CacheArguments,
) -> Found {
    let all = [paths, against].concat();
    let mut corpus = within(days, run.read(&all).into_dated());
    let mut groups = run.group(&corpus.articles);
    let drafts = (!against.is_empty()).then(|| Drafts::of(&corpus.articles, paths));
    if let Some(drafts) = &drafts {
        drafts.join(&mut groups);
    }
    let opened = Opened::new(cache, &run.config);
    let report = onrecord::check_letting_go(&mut corpus.articles, &groups, options, &opened.cache, &Line::new());
    opened.finish();
    found(run, corpus, groups, drafts, report, days)
}

/// The same of articles that were read elsewhere, from tables.
pub fn find_in_tables(mut run: Run, folders: &[PathBuf], days: &Days, options: &Options) -> Found {
    let names: Vec<String> = folders.iter().map(|folder| display_path(folder)).collect();
    run.asked = names.join(" ");
    let mut stored = StoredArticles::read(folders);
    let corpus = within(days, stored.take_corpus().into_dated());
    let groups = run.group(&corpus.articles);
    let report = onrecord::check_stored(&corpus.articles, stored, &groups, options);
    found(run, corpus, groups, None, report, days)
}

/// A report with what was wrong on the way to it.
fn found(
    mut run: Run,
    corpus: Corpus,
    groups: Vec<Group>,
    drafts: Option<Drafts>,
    mut report: Report,
    days: &Days,
) -> Found {
    report.problems.extend(corpus.problems);
    report.problems.append(&mut run.problems);
    note_what_is_missing(&mut report, days, &run.asked);
    report.problems.sort();
    Found {
        run,
        articles: corpus.articles,
        groups,
        drafts,
        report,
    }
}

impl Found {
    /// Sets aside what the articles let pass on the day `today`, by default the day it is.
    pub fn let_pass(&mut self, today: Option<NaiveDate>, options: &Options) {
        let mut findings = std::mem::take(&mut self.report.findings);
        let outcome = inline(
            &mut findings,
            &self.articles,
            &self.groups,
            &onrecord::rule_ids(),
            today.unwrap_or_else(day_it_is),
            extent(options),
        );
        findings.extend(outcome.upkeep);
        self.report.problems.extend(outcome.problems);
        self.report.problems.sort();
        self.put(findings, outcome.suppressed);
    }

    /// What counts and what else is set aside, in order.
    fn put(&mut self, mut findings: Vec<Finding>, suppressed: Vec<Suppressed>) {
        findings.sort_by(|one, other| one.order().cmp(&other.order()));
        self.report.findings = findings;
        self.report.suppressed.extend(suppressed);
        self.report
            .suppressed
            .sort_by(|one, other| one.finding.order().cmp(&other.finding.order()));
    }

    /// Sets aside what reviewers have dismissed, and marks what they have confirmed. A ledger that is named must be there.
    pub fn honour(&mut self, named: Option<&Path>) {
        let place = named.map_or_else(|| self.run.config.ledger_place(), Path::to_owned);
        let report = &mut self.report;
        if named.is_some() && !place.exists() {
            let message = "no such ledger: `onrecord review` makes one";
            report
                .problems
                .push(Problem::error(&display_path(&place), None, message));
        }
        let (ledger, problems) = Ledger::read(&place);
        report.problems.extend(problems);
        let honoured = ledger.honour(&mut report.findings);
        report.suppressed.extend(honoured.dismissed);
        report
            .suppressed
            .sort_by(|one, other| one.finding.order().cmp(&other.finding.order()));
        report.confirmed = honoured.confirmed;
        report.problems.extend(honoured.problems);
    }

    /// Sets aside what the baseline knows.
    pub fn hold_against(&mut self, baseline: &Baseline, file: &Path, options: &Options) {
        let mut findings = std::mem::take(&mut self.report.findings);
        let at_hand = AtHand::of(&self.articles, file);
        let matched = baseline::apply(
            &mut findings,
            &self.report.suppressed,
            baseline,
            &self.run.config,
            extent(options),
            |path| at_hand.holds(path),
        );
        findings.extend(matched.upkeep);
        self.put(findings, matched.suppressed);
    }
}

fn extent(options: &Options) -> Extent {
    match options.is_narrowed() {
        true => Extent::Part,
        false => Extent::Whole,
    }
}

/// The day it is, in UTC.
fn day_it_is() -> NaiveDate {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    let days = i64::try_from(since.as_secs() / 86_400).unwrap_or(0);
    NaiveDate::default() + TimeDelta::days(days)
}

/// The articles of a run, as a baseline names them.
pub struct AtHand {
    folder: PathBuf,
    read: BTreeSet<String>,
}

impl AtHand {
    pub fn of(articles: &[Article], file: &Path) -> Self {
        let paths: BTreeSet<&str> = articles.iter().map(|article| article.origin.path.as_str()).collect();
        Self {
            folder: folder(file),
            read: paths.into_iter().map(|path| in_baseline(file, path)).collect(),
        }
    }

    /// Whether an article was read, or is gone; one that lies elsewhere is neither.
    pub fn holds(&self, path: &str) -> bool {
        self.read.contains(path) || !self.folder.join(path).exists()
    }
}

/// The path of an article as the baseline `file` holds it: from the folder of the baseline where it lies beneath.
pub fn in_baseline(file: &Path, path: &str) -> String {
    let whole = |path: &Path| {
        std::path::absolute(path)
            .ok()
            .map(|path| path.components().collect::<PathBuf>())
    };
    let folder = folder(file).canonicalize().ok().or_else(|| whole(&folder(file)));
    let article = Path::new(path).canonicalize().ok().or_else(|| whole(Path::new(path)));
    let beneath = folder
        .zip(article)
        .and_then(|(folder, article)| Some(display_path(article.strip_prefix(&folder).ok()?)));
    beneath.unwrap_or_else(|| path.to_owned())
}

fn folder(file: &Path) -> PathBuf {
    match file.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder.to_owned(),
        _ => PathBuf::from("."),
    }
}

/// Reads a baseline file.
pub fn read_baseline(file: &Path) -> Result<Baseline, Problem> {
    let text = read_text(file).map_err(|problem| {
        let message = format!("{} (a baseline is made by `onrecord baseline update`)", problem.message);
        Problem::error(&problem.path, problem.line, message)
    })?;
    baseline::read(&display_path(file), &text)
}

/// Only the articles of the days asked for.
fn within(days: &Days, mut corpus: Corpus) -> Corpus {
    corpus.articles.retain(|article| {
        let after = days.since.is_none_or(|since| article.date >= Some(since));
        after && days.until.is_none_or(|until| article.date <= Some(until))
    });
    corpus
}

/// A check of nothing is no success, and says so unless a problem has said it.
fn note_what_is_missing(report: &mut Report, days: &Days, asked: &str) {
    let message = if report.coverage.articles == 0 {
        match (days.since, days.until) {
            _ if report.is_incomplete() => return,
            (None, None) => "no article with a date was found, so nothing could be checked",
            _ => "no article lies within --since and --until, so nothing could be checked",
        }
    } else if report.coverage.statements == 0 {
        "no statement was found in any article, so nothing could be checked"
    } else {
        return;
    };
    report.problems.push(Problem::error(asked, None, message));
}
