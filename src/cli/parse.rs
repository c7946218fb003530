//! `onrecord parse`.

use std::path::Path;

use super::arguments::{Parse, ParseFormat};
use super::input::Run;
use super::output::{print_exactly, print_problems};
use super::progress::Line;

/// Prints what the language layer saw, in the order of the input, and gives the exit status.
pub fn run(arguments: &Parse, config: Option<&Path>) -> u8 {
    let mut run = Run::new(config);
    let corpus = run.read(&arguments.paths.paths);
    run.problems.extend(corpus.problems);
    let status = print_problems(&run.problems);
    let text = match arguments.format {
        ParseFormat::Conllu => onrecord::parse_conllu(&corpus.articles, &Line::new()),
        ParseFormat::Jsonl => onrecord::parse_jsonl(&corpus.articles, &Line::new()),
    };
    status.max(print_exactly(&text))
}
