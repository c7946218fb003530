//! `onrecord timeline`.

use std::path::Path;

use onrecord::report::{Marks, html, timeline as format};
use onrecord::{Options, Problem};

use super::arguments::{Timeline, TimelineFormat};
use super::cache::Opened;
use super::input::Run;
use super::output::{look, print, print_exactly, print_problems};
use super::progress::Line;

/// Shows the positions of an actor by date, and gives the exit status.
pub fn run(arguments: &Timeline, config: Option<&Path>) -> u8 {
    let mut run = Run::new(config);
    let corpus = run.read(&arguments.paths.paths).into_dated();
    let opened = Opened::new(&arguments.cache, &run.config);
    let groups = run.group(&corpus.articles);
    let options = Options {
        by: arguments.by,
        actor: Some(arguments.actor.clone()),
        topic: arguments.topic.clone(),
        ..Options::default()
    };
    let (timelines, problems) = onrecord::timelines(&corpus.articles, &groups, &options, &opened.cache, &Line::new());
    opened.finish();
    run.problems.extend(corpus.problems);
    run.problems.extend(problems);
    if timelines.is_empty() && !run.problems.iter().any(Problem::is_error) {
        let message = format!(
            "`{}` is quoted, but takes no position that could be read",
            arguments.actor
        );
        let problem = Problem::error(&run.asked, None, message);
        run.problems.push(problem);
    }
    let status = print_problems(&run.problems);
    if timelines.is_empty() {
        return status;
    }
    let printed = match arguments.format {
        TimelineFormat::Terminal => print(&format(&timelines, look(Marks::Drawn))),
        TimelineFormat::Html => print_exactly(&html::timelines(&timelines)),
    };
    status.max(printed)
}
