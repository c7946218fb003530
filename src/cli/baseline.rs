//! `onrecord baseline update` and `baseline prune`.

use std::path::Path;

use onrecord::decisions::baseline::{self, Baseline, Changes};
use onrecord::decisions::write_whole;
use onrecord::{Options, Problem};

use super::arguments::{BaselineCommand, BaselineUpdate, Days};
use super::findings::{AtHand, Found, find, in_baseline, read_baseline};
use super::input::Run;
use super::output::{fail, print, print_problems};

/// Brings the baseline up to date, and gives the exit status.
pub fn run(command: &BaselineCommand, config: Option<&Path>) -> u8 {
    let arguments = match command {
        BaselineCommand::Update(update) => &update.run,
        BaselineCommand::Prune(run) => run,
    };
    let run = Run::new(config);
    let Some(file) = arguments.baseline.clone().or_else(|| run.config.baseline.clone()) else {
        return fail("name the file with --baseline FILE, or as `baseline` in onrecord.toml");
    };
    let is_new = matches!(command, BaselineCommand::Update(_)) && file.symlink_metadata().is_err();
    let mut known = match read_baseline(&file) {
        Ok(known) => known,
        Err(_) if is_new => Baseline::default(),
        Err(problem) => return print_problems(&[problem]),
    };
    let options = Options {
        by: arguments.by,
        across: arguments.across,
        ..Options::default()
    };
    let days = Days {
        since: None,
        until: None,
    };
    let mut found = find(run, &arguments.paths.paths, &[], &days, &options, &arguments.cache);
    found.let_pass(arguments.today, &options);
    if found.report.is_incomplete() {
        let mut problems = found.report.problems;
        let message = "nothing was written: not all could be checked";
        problems.push(Problem::error(&file.to_string_lossy(), None, message));
        return print_problems(&problems);
    }
    let changes = change(&mut known, command, &found, &file);
    let printed = match changes.are_none() && !is_new {
        true => print(&format!("{} is up to date: {}\n", file.display(), count(&known))),
        false => write(&file, &known, changes),
    };
    printed.max(print_problems(&found.report.problems))
}

fn change(known: &mut Baseline, command: &BaselineCommand, found: &Found, file: &Path) -> Changes {
    let findings = &found.report.findings;
    let at_hand = AtHand::of(&found.articles, file);
    let is_at_hand = |path: &str| at_hand.holds(path);
    match command {
        BaselineCommand::Update(BaselineUpdate { note, .. }) => {
            let path_of = |path: &str| in_baseline(file, path);
            baseline::update(known, findings, note.as_deref(), path_of, is_at_hand)
        }
        BaselineCommand::Prune(_) => baseline::prune(known, findings, is_at_hand),
    }
}

fn write(file: &Path, known: &Baseline, changes: Changes) -> u8 {
    if let Err(error) = write_whole(file, &baseline::write(known)) {
        return fail(&format!("cannot write {}: {error}", file.display()));
    }
    let parts: Vec<String> = [
        (changes.added, "new"),
        (changes.pinned_anew, "with changed articles"),
        (changes.dropped, "dropped"),
    ]
    .into_iter()
    .filter(|&(count, _)| count > 0)
    .map(|(count, what)| format!("{count} {what}"))
    .collect();
    let parts = match parts.is_empty() {
        true => String::new(),
        false => format!(" ({})", parts.join(", ")),
    };
    print(&format!("wrote {}: {}{parts}\n", file.display(), count(known)))
}

fn count(known: &Baseline) -> String {
    match known.entries.len() {
        1 => "1 finding".to_owned(),
        count => format!("{count} findings"),
    }
}
