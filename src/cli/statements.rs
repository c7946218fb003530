//! `onrecord statements`.

use std::path::Path;

use onrecord::report::{Marks, statements as formats};

use super::arguments::{Statements, StatementsFormat};
use super::input::Run;
use super::output::{look, print, print_problems};
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
    let text = match arguments.format {
        StatementsFormat::Table => {
            formats::table(&corpus.articles, &statements, look(Marks::Drawn))
        }
        StatementsFormat::Jsonl => formats::jsonl(&corpus.articles, &statements),
    };
    status.max(print(&text))
}
