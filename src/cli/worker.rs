//! `onrecord worker`.

use std::path::Path;

use onrecord::worker::{self, Task};

use super::arguments::{Worker, WorkerStage};
use super::input::Run;
use super::output::{fail, print_problems};
use super::{DONE, INCOMPLETE};

/// Works on a stream, and gives the exit status.
pub fn run(arguments: &Worker, config: Option<&Path>) -> u8 {
    let run = Run::new(config);
    // Without its config a worker would find something else, and nobody reads what it says.
    if run.problems.iter().any(onrecord::Problem::is_error) {
        return print_problems(&run.problems).max(INCOMPLETE);
    }
    let task = Task {
        config: run.config,
        by: arguments.by,
        explain: arguments.explain,
    };
    let work = match arguments.stage {
        WorkerStage::Statements => worker::statements,
        WorkerStage::Copies => worker::copies,
        WorkerStage::Tellings => worker::tellings,
        WorkerStage::Findings => worker::findings,
    };
    match work(&task, std::io::stdin(), std::io::stdout()) {
        Ok(()) => DONE,
        Err(message) => fail(&message),
    }
}
