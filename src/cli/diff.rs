//! `onrecord diff`.

use std::path::{Path, PathBuf};

use onrecord::corpus::{Corpus, display_path};
use onrecord::report::{Marks, difference as formats, html};
use onrecord::{Options, Problem};

use super::arguments::{Diff, DiffFormat};
use super::cache::Opened;
use super::input::Run;
use super::output::{Kind, hand_out, look, print_problems};
use super::progress::Line;

/// Shows what moved from OLD to NEW, and gives the exit status.
pub fn run(arguments: &Diff, config: Option<&Path>) -> u8 {
    let mut run = Run::new(config);
    let names = [&arguments.old, &arguments.new].map(|path| display_path(path));
    let mut old = read(&mut run, &arguments.old);
    let new = read(&mut run, &arguments.new);
    let split = old.articles.len();
    old.articles.extend(new.articles);
    let articles = old.articles;
    let opened = Opened::new(&arguments.cache, &run.config);
    let groups = run.group(&articles);
    let options = Options {
        by: arguments.by,
        actor: arguments.actor.clone(),
        topic: arguments.topic.clone(),
        ..Options::default()
    };
    let is_whole = !run.problems.iter().any(Problem::is_error);
    for (name, is_empty) in [(&names[0], split == 0), (&names[1], split == articles.len())] {
        if is_empty && is_whole {
            let problem = Problem::error(name, None, "no article: there is nothing to compare");
            run.problems.push(problem);
        }
    }
    let mut difference = onrecord::difference(
        (&articles, split),
        (&names[0], &names[1]),
        &groups,
        &options,
        arguments.similar,
        &opened.cache,
        &Line::new(),
    );
    opened.finish();
    difference.problems.extend(run.problems);
    difference.problems.sort();
    difference.problems.dedup();
    let status = print_problems(&difference.problems);
    if difference.old.articles == 0 || difference.new.articles == 0 {
        return status;
    }
    let text = match arguments.format {
        DiffFormat::Terminal => formats::terminal(&difference, look(Marks::Drawn)),
        DiffFormat::Plain => formats::terminal(&difference, look(Marks::Ascii)),
        DiffFormat::Markdown => formats::markdown(&difference),
        DiffFormat::Html => html::difference(&difference),
        DiffFormat::Json => formats::json(&difference),
    };
    let kind = match arguments.format {
        DiffFormat::Terminal => Kind::Coloured,
        DiffFormat::Plain => Kind::Plain,
        DiffFormat::Markdown | DiffFormat::Html | DiffFormat::Json => Kind::Exact,
    };
    let printed = hand_out(&text, kind, arguments.output.as_deref());
    status.max(printed)
}

/// The articles of one of both, in the order of their days; those without a day first, since the order of both is the user's.
fn read(run: &mut Run, path: &PathBuf) -> Corpus {
    let mut corpus = run.read(std::slice::from_ref(path));
    corpus.articles.sort_by(|one, other| one.order().cmp(&other.order()));
    run.problems.append(&mut corpus.problems);
    corpus
}
