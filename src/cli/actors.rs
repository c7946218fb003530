//! `onrecord actors`.

use std::path::Path;

use onrecord::report::{Marks, actors as formats};

use super::arguments::{Actors, ActorsFormat};
use super::cache::Opened;
use super::input::Run;
use super::output::{look, print, print_exactly, print_problems};
use super::progress::Line;

/// Lists who was found, and gives the exit status.
pub fn run(arguments: &Actors, config: Option<&Path>) -> u8 {
    let mut run = Run::new(config);
    let corpus = run.read(&arguments.paths.paths);
    let opened = Opened::new(&arguments.cache, &run.config);
    let groups = run.group(&corpus.articles);
    let (roster, problems) = onrecord::actors(&corpus.articles, &groups, &opened.cache, &Line::new());
    opened.finish();
    run.problems.extend(corpus.problems);
    run.problems.extend(problems);
    let status = print_problems(&run.problems);
    let printed = match arguments.format {
        ActorsFormat::Table => print(&formats::table(&roster, look(Marks::Drawn))),
        ActorsFormat::Jsonl => print_exactly(&formats::jsonl(&roster)),
        ActorsFormat::Toml => print_exactly(&formats::registry(&roster)),
    };
    status.max(printed)
}
