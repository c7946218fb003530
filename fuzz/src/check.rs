//! Articles through the whole pipeline, into every format.

use onrecord::Options;
use onrecord::cache::Cache;
use onrecord::config::{Config, FailOn, Group};
use onrecord::corpus::{Article, Pair};
use onrecord::report::{Comparison, Look, Marks, Report, check as formats, html};

use crate::on_this_thread;

/// Checks dated articles that stand in order, and writes the report in each format: what is for a terminal has no control
/// characters, what is JSON can be read.
pub fn check(articles: &[Article]) -> Report {
    on_this_thread();
    let groups = [Group {
        config: Config::without_file(".".into()),
        articles: (0..articles.len()).collect(),
    }];
    let options = Options {
        explain: true,
        across: true,
        ..Options::default()
    };
    let report = onrecord::check(articles, &groups, &options, &Cache::none(), &());
    let look = Look {
        width: 80,
        marks: Marks::Drawn,
    };
    let shown = formats::terminal(&report, FailOn::Error, look);
    let shown = without_colours(&shown);
    assert!(!shown.contains(|c: char| c.is_control() && c != '\n'), "{shown:?}");
    for json in [
        formats::json(&report),
        formats::sarif(&report, &groups[0].config.own_rules),
        formats::gitlab(&report),
    ] {
        serde_json::from_str::<serde::de::IgnoredAny>(&json).expect("a report that can be read");
    }
    for text in [
        formats::github(&report, FailOn::Error),
        formats::junit(&report, FailOn::Error),
        formats::checkstyle(&report),
        formats::markdown(&report, FailOn::Error),
        html::html(&report, FailOn::Error),
    ] {
        assert!(!text.contains('\u{1b}'), "{text:?}");
    }
    report
}

/// What is said of pairs.
pub fn compare(pairs: &[Pair], config: &Config) -> Vec<Comparison> {
    on_this_thread();
    onrecord::compare_pairs(pairs, config)
}

/// Our own colours end with the first letter after the escape.
fn without_colours(text: &str) -> String {
    let mut parts = text.split("\u{1b}[");
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |shown, part| {
        shown + part.split_once('m').map_or(part, |(_, rest)| rest)
    })
}
