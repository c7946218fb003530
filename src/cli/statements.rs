//! `onrecord statements`.

use std::path::Path;

use onrecord::report::{Marks, statements as formats};

use super::arguments::{Statements, StatementsFormat};
use super::input::Run;
use super::output::{look, print, print_exactly, print_problems};
use super::progress::Line;

/// Lists statements in the order of the input, and gives the exit status.
pub fn run(arguments: &Statements, config: Option<&Path>) -> u8 {
    let mut run = Run::new(config);
    let corpus = run.read(&arguments.paths.paths);
    let groups = run.group(&corpus.articles);
    let (statements, problems) = onrecord::statements(&corpus.articles, &groups, &Line::new());
    run.problems.extend(corpus.problems);
    run.problems.extend(problems);
    let status = print_problems(&run.problems);
    let printed = match arguments.format {
        StatementsFormat::Table => {
            let look = look(Marks::Drawn);
            print(&formats::table(&corpus.articles, &statements, look))
        }
        StatementsFormat::Jsonl => print_exactly(&formats::jsonl(&corpus.articles, &statements)),
    };
    status.max(printed)
}
