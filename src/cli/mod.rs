//! Command line → calls into the library → output and exit status.
//!
//! One file a command. Status 0: done; 1: `check` found something grave enough; 2: not all could be read or checked, or
//! the command line was wrong.

mod actors;
mod arguments;
mod baseline;
mod cache;
mod check;
mod compare;
mod completions;
mod diff;
mod eval;
mod eval_ledger;
mod explain;
mod findings;
mod git;
mod init;
mod input;
mod lsp;
mod narrow;
mod output;
mod parse;
mod progress;
mod review;
mod statements;
mod test;
mod timeline;
mod topics;
mod worker;

use std::process::ExitCode;

use clap::Parser;

use arguments::{Arguments, Command};

/// All is done, nothing grave found.
const DONE: u8 = 0;
/// Findings at or above `--fail-on`.
const FOUND: u8 = 1;
/// Not all could be done.
const INCOMPLETE: u8 = 2;

/// A panic that becomes a problem of the file being read is told there, not here.
fn keep_guarded_panics_quiet() {
    let usual = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        if !onrecord::corpus::is_guarded() {
            usual(panic);
        }
    }));
}

/// Runs the command that the arguments of the process name.
pub fn run() -> ExitCode {
    let arguments = Arguments::parse();
    keep_guarded_panics_quiet();
    let threads = rayon::ThreadPoolBuilder::new().num_threads(arguments.threads.unwrap_or(0));
    if let Err(error) = threads.build_global() {
        return ExitCode::from(output::fail(&format!("cannot start threads: {error}")));
    }
    let config = arguments.config.as_deref();
    let status = match &arguments.command {
        Command::Check(check) => check::run(check, config),
        Command::Baseline(baseline) => baseline::run(&baseline.command, config),
        Command::Cache(cache) => cache::run(&cache.command, config),
        Command::Statements(statements) => statements::run(statements, config),
        Command::Actors(actors) => actors::run(actors, config),
        Command::Compare(compare) => compare::run(compare, config),
        Command::Topics(topics) => topics::run(topics, config),
        Command::Diff(diff) => diff::run(diff, config),
        Command::Timeline(timeline) => timeline::run(timeline, config),
        Command::Test(test) => test::run(test, config),
        Command::Eval(eval) => eval::run(eval, config),
        Command::Review(review) => review::run(review, config),
        Command::Explain(explain) => explain::run(explain, config),
        Command::Init(init) => init::run(init),
        Command::Completions(shell) => completions::completions(shell.shell),
        Command::Man(manual) => completions::manual(&manual.folder),
        Command::Lsp(lsp) => lsp::run(lsp, config),
        Command::Worker(arguments) => worker::run(arguments, config),
        Command::Parse(parse) => parse::run(parse, config),
    };
    ExitCode::from(status)
}
