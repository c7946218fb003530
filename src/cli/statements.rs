//! `onrecord statements`.

use std::path::Path;

use onrecord::config::Group;
use onrecord::corpus::Corpus;
use onrecord::report::Marks;
use onrecord::report::statements::{self as formats, Clues};
use onrecord::tables::Writer;

use super::arguments::{Statements, StatementsFormat};
use super::cache::Opened;
use super::input::Run;
use super::output::{fail, look, print, print_exactly, print_problems};
use super::progress::Line;

/// Parts of the tables by actor, where no number is named.
const BUCKETS: usize = 16;

/// Lists statements in the order of the input, and gives the exit status.
pub fn run(arguments: &Statements, config: Option<&Path>) -> u8 {
    let mut run = Run::new(config);
    let corpus = run.read(&arguments.paths.paths);
    if arguments.extracted {
        run.problems.extend(corpus.problems);
        let status = print_problems(&run.problems);
        let text = match arguments.format {
            StatementsFormat::Table => formats::extracted(&corpus.articles),
            StatementsFormat::Jsonl => formats::extracted_jsonl(&corpus.articles),
            StatementsFormat::Parquet => return fail("--extracted goes with --format table or jsonl"),
        };
        return status.max(print_exactly(&text));
    }
    let opened = Opened::new(&arguments.cache, &run.config);
    let groups = run.group(&corpus.articles);
    let articles = &corpus.articles;
    let clues = if arguments.explain { Clues::Shown } else { Clues::Left };
    // The table does not pay for claims.
    let (text, problems) = match arguments.format {
        StatementsFormat::Table => {
            let (statements, problems) = onrecord::statements(articles, &groups, &opened.cache, &Line::new());
            (
                formats::table(articles, &statements, clues, look(Marks::Drawn)),
                problems,
            )
        }
        StatementsFormat::Jsonl => {
            let (statements, claims, problems) =
                onrecord::statements_and_claims(articles, &groups, &opened.cache, &Line::new());
            (formats::jsonl(articles, &statements, &claims, clues), problems)
        }
        StatementsFormat::Parquet => return write_tables(arguments, run, &corpus, &groups, opened),
    };
    opened.finish();
    run.problems.extend(corpus.problems);
    run.problems.extend(problems);
    let status = print_problems(&run.problems);
    let printed = match arguments.format {
        StatementsFormat::Table => print(&text),
        _ => print_exactly(&text),
    };
    status.max(printed)
}

/// Writes tables of Parquet, and gives the exit status.
fn write_tables(arguments: &Statements, mut run: Run, corpus: &Corpus, groups: &[Group], opened: Opened) -> u8 {
    let Some(folder) = &arguments.out else {
        return fail("--format parquet writes into a folder: name it with --out");
    };
    let written = Writer::new(folder, arguments.buckets.unwrap_or(BUCKETS))
        .and_then(|tables| onrecord::write_tables((corpus, groups), &opened.cache, &Line::new(), tables));
    opened.finish();
    run.problems.extend(corpus.problems.iter().cloned());
    match written {
        Ok(problems) => run.problems.extend(problems),
        Err(problem) => run.problems.push(problem),
    }
    print_problems(&run.problems)
}
