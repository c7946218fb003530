//! `onrecord timeline`.

use std::path::Path;

use onrecord::report::{Marks, html, timeline as formats};
use onrecord::{Options, Problem};

use super::arguments::{Timeline, TimelineFormat};
use super::cache::Opened;
use super::input::Run;
use super::output::{Kind, hand_out, look, print_problems};
use super::progress::Line;

/// What is to be printed, `None` where there is nothing to show, and what went wrong.
type Shown = (Option<String>, Vec<Problem>);

/// Shows the positions of an actor by date, or of several, and gives the exit status.
pub fn run(arguments: &Timeline, config: Option<&Path>) -> u8 {
    let mut run = Run::new(config);
    let corpus = run.read(&arguments.paths.paths).into_dated();
    let opened = Opened::new(&arguments.cache, &run.config);
    let groups = run.group(&corpus.articles);
    let options = Options {
        by: arguments.by,
        actor: arguments.actor.clone(),
        topic: arguments.topic.clone(),
        ..Options::default()
    };
    let as_of = arguments.as_of;
    let format = arguments.format;
    let line = Line::new();
    let (shown, problems): Shown = if arguments.matrix {
        let (matrices, problems) = onrecord::matrix(&corpus.articles, &groups, &options, as_of, &opened.cache, &line);
        let text = match format {
            TimelineFormat::Terminal => formats::matrix(&matrices, look(Marks::Drawn)),
            TimelineFormat::Plain => formats::matrix(&matrices, look(Marks::Ascii)),
            TimelineFormat::Jsonl => formats::matrix_jsonl(&matrices),
            TimelineFormat::Html => html::matrix(&matrices),
        };
        ((!matrices.is_empty()).then_some(text), problems)
    } else if let Some(other) = &arguments.with {
        let asked = (other.as_str(), as_of);
        let (both, rest, problems) = onrecord::beside(&corpus.articles, &groups, &options, asked, &opened.cache, &line);
        let text = match format {
            TimelineFormat::Terminal => formats::beside(&both, rest, look(Marks::Drawn)),
            TimelineFormat::Plain => formats::beside(&both, rest, look(Marks::Ascii)),
            TimelineFormat::Jsonl => formats::beside_jsonl(&both),
            TimelineFormat::Html => html::beside(&both, rest),
        };
        ((!both.is_empty()).then_some(text), problems)
    } else {
        let (timelines, problems) =
            onrecord::timelines(&corpus.articles, &groups, &options, as_of, &opened.cache, &line);
        let text = match format {
            TimelineFormat::Terminal => formats::terminal(&timelines, look(Marks::Drawn)),
            TimelineFormat::Plain => formats::terminal(&timelines, look(Marks::Ascii)),
            TimelineFormat::Jsonl => formats::jsonl(&timelines),
            TimelineFormat::Html => html::timelines(&timelines),
        };
        ((!timelines.is_empty()).then_some(text), problems)
    };
    opened.finish();
    run.problems.extend(corpus.problems);
    run.problems.extend(problems);
    if shown.is_none() && !run.problems.iter().any(Problem::is_error) {
        let problem = Problem::error(&run.asked, None, nothing(arguments));
        run.problems.push(problem);
    }
    let status = print_problems(&run.problems);
    let Some(text) = shown else { return status };
    let kind = match format {
        TimelineFormat::Terminal => Kind::Coloured,
        TimelineFormat::Plain => Kind::Plain,
        TimelineFormat::Jsonl | TimelineFormat::Html => Kind::Exact,
    };
    let printed = hand_out(&text, kind, None);
    status.max(printed)
}

/// Why there is nothing to show.
fn nothing(arguments: &Timeline) -> String {
    let by_then = arguments.as_of.map(|day| format!(" by {day}")).unwrap_or_default();
    match (&arguments.actor, &arguments.with) {
        (Some(actor), Some(other)) => {
            format!("`{actor}` and `{other}` take no position on one matter that could be read{by_then}")
        }
        (Some(actor), None) => format!("`{actor}` is quoted, but takes no position that could be read{by_then}"),
        (None, _) => format!("no position could be read{by_then}"),
    }
}
