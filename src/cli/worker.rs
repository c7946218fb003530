//! `onrecord worker`.

use std::io::{BufRead, BufReader};
use std::path::Path;

use onrecord::worker::{self, Task};

use super::arguments::{Worker, WorkerStage};
use super::input::Run;
use super::output::{fail, print_problems};
use super::{DONE, INCOMPLETE};

/// Works on one stream after another until standard input ends, each answered by one, and gives the exit status. An engine
/// keeps a worker for the next of its tasks so: what a process needs to start, and learns of words, is done once.
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
    let mut input = BufReader::new(std::io::stdin().lock());
    loop {
        if let Err(message) = answer(arguments.stage, &task, &mut input) {
            return fail(&message);
        }
        match input.fill_buf() {
            Ok([]) => return DONE,
            Ok(_) => {}
            Err(error) => return fail(&format!("standard input cannot be read: {error}")),
        }
    }
}

/// Works on one stream.
fn answer(stage: WorkerStage, task: &Task, input: &mut impl BufRead) -> Result<(), String> {
    let output = std::io::stdout();
    match stage {
        WorkerStage::Statements => worker::statements(task, input, output),
        WorkerStage::Copies => worker::copies(task, input, output),
        WorkerStage::Tellings => worker::tellings(task, input, output),
        WorkerStage::Findings => worker::findings(task, input, output),
    }
}
