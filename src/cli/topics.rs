//! `onrecord topics`.

use std::path::Path;

use onrecord::report::{Marks, matters as formats};

use super::arguments::{Topics, TopicsFormat};
use super::cache::Opened;
use super::input::Run;
use super::output::{look, print, print_exactly, print_problems};
use super::progress::Line;

/// Lists the matters of a corpus, and gives the exit status.
pub fn run(arguments: &Topics, config: Option<&Path>) -> u8 {
    let mut run = Run::new(config);
    let corpus = run.read(&arguments.paths.paths);
    let opened = Opened::new(&arguments.cache, &run.config);
    let groups = run.group(&corpus.articles);
    let (matters, problems) = onrecord::topics(&corpus.articles, &groups, &opened.cache, &Line::new());
    opened.finish();
    run.problems.extend(corpus.problems);
    run.problems.extend(problems);
    let status = print_problems(&run.problems);
    let printed = match arguments.format {
        TopicsFormat::Table => print(&formats::table(&matters, arguments.unaligned, look(Marks::Drawn))),
        TopicsFormat::Jsonl => print_exactly(&formats::jsonl(&matters, arguments.unaligned)),
    };
    status.max(printed)
}
