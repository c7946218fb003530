//! `onrecord test`: the user's rules on their examples, and what comes out against the snapshots.

mod diff;
mod mutate;
mod snapshot;

use std::io::{BufRead, Write};
use std::path::Path;

use onrecord::config::did_you_mean;
use onrecord::corpus::display_path;
use onrecord::rules::Rule;
use onrecord::{Problem, RuleCases};

use super::arguments::Test;
use super::input::Run;
use super::output::{fail, print, print_problems};
use super::{FOUND, INCOMPLETE};
use diff::diff;
use snapshot::{Snapshot, State, orphans};

/// What the run found, for the last lines and the status.
#[derive(Default)]
struct Count {
    cases: usize,
    failing: usize,
    to_do: usize,
    untested: usize,
    new: usize,
    changed: usize,
    orphans: usize,
}

/// Runs the examples, compares, writes, asks, and gives the exit status.
pub fn run(arguments: &Test, config: Option<&Path>) -> u8 {
    if arguments.mutate {
        return mutate::run(arguments, config);
    }
    let mut run = Run::new(config);
    run.problems.extend(unknown(&arguments.rules, &run));
    let takes = |rule: &Rule| arguments.rules.is_empty() || arguments.rules.iter().any(|name| names(name, rule));
    let (results, problems) = onrecord::test_rules(&run.config, takes);
    run.problems.extend(problems);
    let mut count = Count::default();
    let mut text = table(&results, &mut count);
    if results.is_empty() || count.cases == 0 {
        let status = print_problems(&run.problems);
        if results.is_empty() && !arguments.rules.is_empty() {
            return status.max(INCOMPLETE);
        }
        let message = if results.is_empty() {
            "there is no rule to test: put one into the folder `rules` beside onrecord.toml (docs/rules.md)"
        } else {
            "no rule has an example, so nothing was tested: add `[[example]]` with `earlier`, `later` and `fires`"
        };
        return status.max(fail(message));
    }
    let mut pending = Vec::new();
    for result in &results {
        let (Some(home), false) = (&result.rule.home, result.cases.is_empty()) else {
            continue;
        };
        let snapshot = Snapshot::of(&result.rule, home, &result.page);
        match look_at(&snapshot, arguments, &mut count, &mut text) {
            Ok(true) => pending.push(snapshot),
            Ok(false) => {}
            Err(problem) => run.problems.push(problem),
        }
    }
    // With a rule that could not be read it cannot be told which snapshot is nobody's.
    if arguments.rules.is_empty() && run.problems.is_empty() {
        note_orphans(&run, &mut count, &mut text);
    }
    let mut status = print(&text);
    if arguments.accept || arguments.review {
        for snapshot in &pending {
            match settle(snapshot, arguments) {
                Ok(true) => match snapshot.state() {
                    Ok(State::Same) => {}
                    _ => run.problems.push(Problem::error(
                        &snapshot.name(),
                        None,
                        "was not written as it should be",
                    )),
                },
                Ok(false) => continue,
                Err(problem) => {
                    run.problems.push(problem);
                    continue;
                }
            }
        }
        let still_new = pending
            .iter()
            .filter(|snapshot| matches!(snapshot.state(), Ok(State::New)));
        count.new = still_new.count();
        let still_other = pending
            .iter()
            .filter(|snapshot| matches!(snapshot.state(), Ok(State::Changed(_))));
        count.changed = still_other.count();
    }
    status = status.max(print_problems(&run.problems));
    status = status.max(print(&last_lines(&results, &count, arguments, config)));
    let fails = count.failing + count.untested + count.orphans + count.changed > 0;
    let is_pending = arguments.check && count.new > 0;
    if fails || is_pending { status.max(FOUND) } else { status }
}

/// A line a rule with a character a case, then what was not as told.
fn table(results: &[RuleCases], count: &mut Count) -> String {
    let width = results.iter().map(|result| result.rule.id.len()).max().unwrap_or(0);
    let (mut lines, mut wrong) = (String::new(), String::new());
    for result in results {
        let id = &result.rule.id;
        let marks: String = result.cases.iter().map(|case| case.outcome.as_char()).collect();
        let path = result.rule.home.as_ref().map_or("", |home| home.path.as_str());
        let marks = if marks.is_empty() {
            count.untested += 1;
            format!("no example: a rule without a test ({path})")
        } else {
            marks
        };
        lines += &format!("{id:width$}  {marks}\n");
        count.cases += result.cases.len();
        for (at, case) in result.cases.iter().enumerate() {
            count.to_do += usize::from(case.outcome == onrecord::Outcome::ToDo);
            if !case.outcome.fails() {
                continue;
            }
            count.failing += 1;
            let what = match (case.outcome, case.fired) {
                (onrecord::Outcome::Done, _) => "is as told by now: take `todo` away",
                (_, true) => "was to stay quiet, and fires",
                (_, false) => "was to fire, and stays quiet",
            };
            wrong += &format!("\n{path}:{}: example {} of {id} {what}\n", case.line, at + 1);
            for text in &case.texts {
                wrong += &format!("  {text}\n");
            }
            for why in &case.why {
                wrong += &format!("  = {why}\n");
            }
        }
    }
    lines + &wrong
}

/// Holds a result against its snapshot; whether there is something to accept.
fn look_at(snapshot: &Snapshot, arguments: &Test, count: &mut Count, text: &mut String) -> Result<bool, Problem> {
    let name = snapshot.name();
    match snapshot.state()? {
        State::Same => {
            if !arguments.check {
                snapshot.reject()?;
            } else if snapshot.is_pending() {
                count.new += 1;
                *text += &format!("\n{name}.new waits to be reviewed, and says nothing else\n");
            }
            return Ok(false);
        }
        State::New => {
            count.new += 1;
            // A review shows it soon enough.
            if !arguments.review {
                *text += &format!("\n{name} is new\n");
            }
        }
        State::Changed(old) => {
            count.changed += 1;
            if !arguments.review {
                *text += &format!("\n{name} is not what comes out now\n{}", diff(&old, snapshot.page()));
            }
        }
    }
    if !arguments.check {
        snapshot.write_pending()?;
    }
    Ok(!arguments.check)
}

fn note_orphans(run: &Run, count: &mut Count, text: &mut String) {
    let rules = || run.config.own_rules.iter();
    let mut folders = vec![run.config.folder.clone()];
    folders.extend(rules().filter_map(|rule| Some(rule.home.as_ref()?.folder.clone())));
    folders.sort();
    folders.dedup();
    for folder in folders {
        let of_folder = rules().filter(|rule| rule.home.as_ref().is_some_and(|home| home.folder == folder));
        let ids: Vec<&str> = of_folder.map(|rule| rule.id.as_str()).collect();
        for name in orphans(&folder, &ids) {
            count.orphans += 1;
            *text += &format!("\n{name} belongs to no rule: delete it, or bring the rule back\n");
        }
    }
}

/// Accepts, rejects or leaves what is pending; whether it is accepted.
fn settle(snapshot: &Snapshot, arguments: &Test) -> Result<bool, Problem> {
    if arguments.accept {
        snapshot.accept()?;
        print(&format!("accepted {}\n", snapshot.name()));
        return Ok(true);
    }
    let old = match snapshot.state()? {
        State::Changed(old) => old,
        _ => String::new(),
    };
    print(&format!("\n{}\n", snapshot.name()));
    if old.is_empty() {
        print(
            &snapshot
                .page()
                .lines()
                .map(|line| format!("    {line}").trim_end().to_owned() + "\n")
                .collect::<String>(),
        );
    } else {
        print(&diff(&old, snapshot.page()));
    }
    loop {
        print("accept, reject or skip (a, r, s)? ");
        // Whoever asks has to be heard before the answer.
        let _ = std::io::stdout().flush();
        let mut answer = String::new();
        let read = std::io::stdin().lock().read_line(&mut answer);
        match (read, answer.trim().to_lowercase().as_str()) {
            (_, "a" | "accept") => {
                snapshot.accept()?;
                print("accepted\n");
                return Ok(true);
            }
            (_, "r" | "reject") => {
                snapshot.reject()?;
                print("rejected\n");
                return Ok(false);
            }
            (Ok(0) | Err(_), _) | (_, "s" | "skip") => {
                print("skipped\n");
                return Ok(false);
            }
            _ => {
                print("please answer a, r or s\n");
            }
        }
    }
}

fn plural(count: usize, one: &str) -> String {
    format!("{count} {one}{}", if count == 1 { "" } else { "s" })
}

fn last_lines(results: &[RuleCases], count: &Count, arguments: &Test, config: Option<&Path>) -> String {
    let mut parts = vec![
        format!("{}, {}", plural(results.len(), "rule"), plural(count.cases, "case")),
        match count.failing {
            0 => "all as told".to_owned(),
            failing => format!("{failing} not as told"),
        },
    ];
    for (number, what) in [
        (count.to_do, "to do"),
        (count.new, "pending"),
        (count.changed, "changed"),
        (count.untested, "without a test"),
        (count.orphans, "of no rule"),
    ] {
        if number > 0 {
            parts.push(format!("{number} {what}"));
        }
    }
    let mut command = "onrecord test".to_owned();
    if let Some(config) = config {
        command += &format!(" --config {}", display_path(config));
    }
    for name in &arguments.rules {
        command += &format!(" {name}");
    }
    let next = if count.failing > 0 {
        format!("Next: mend the rule or its example, then {command}\n")
    } else if count.new + count.changed > 0 && arguments.check {
        format!("Next: {command}, then {command} --review\n")
    } else if count.new + count.changed > 0 {
        format!("Next: {command} --review (or --accept, to take all)\n")
    } else {
        String::new()
    };
    format!("\n{}\n{next}", parts.join("; "))
}

/// Whether a word of the command line names a rule: its id, its file, or a folder above that.
fn names(name: &str, rule: &Rule) -> bool {
    let path = rule.home.as_ref().map(|home| Path::new(&home.path));
    let named = Path::new(name);
    let named = named.strip_prefix(".").unwrap_or(named);
    rule.id == name || path.is_some_and(|path| path.starts_with(named))
}

fn unknown(wanted: &[String], run: &Run) -> Vec<Problem> {
    let known: Vec<&str> = run.config.own_rules.ids().collect();
    let is_unknown = |name: &&String| !run.config.own_rules.iter().any(|rule| names(name, rule));
    // A file that cannot be read has been told.
    let is_told = |name: &&String| run.problems.iter().any(|problem| problem.path == **name);
    let problems = wanted
        .iter()
        .filter(is_unknown)
        .filter(|name| !is_told(name))
        .map(|name| {
            let hint = did_you_mean(name, &known);
            Problem::error(name, None, format!("no rule of your own has this id or file: {hint}"))
        });
    problems.collect()
}
