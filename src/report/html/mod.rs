//! A [`Report`] → one self-contained page for a reader in a browser.
//!
//! In: a report; out: HTML that holds its own style, script and data and asks no host for anything. The script draws what
//! the data holds; what must be read without it (verdict, coverage) stands in the page itself. Other pages are made of the
//! same pieces: [`Page`], [`STYLE`], [`BASICS`] and [`LANES`], which draws a [`Lane`].
//!
//! Deliberately quotes sentences, never whole articles, and knows no clock: the day of a decision is the browser's.

mod difference;
mod embed;
mod findings;
mod lanes;
mod overview;
mod passage;
mod shell;
mod strings;
mod timelines;

pub use difference::difference;
pub use embed::{data, text};
pub use lanes::{Lane, LanePoint};
pub use shell::Page;
pub use timelines::{beside, matrix, timelines};

use crate::config::FailOn;
use crate::report::model::Report;

/// Colours, type and layout of all pages, light and dark, for screen and print.
pub const STYLE: &str = include_str!("page/style.css");
/// What all scripts of pages need: making elements, dates in words.
pub const BASICS: &str = concat!(include_str!("script/elements.js"), include_str!("script/dates.js"));
/// `drawLane(lane)`: an SVG of the positions of one actor on one matter by date. Needs [`BASICS`].
pub const LANES: &str = include_str!("script/lanes.js");

/// The parts of the report's own script, in order.
const SCRIPTS: [&str; 11] = [
    BASICS,
    LANES,
    include_str!("script/data.js"),
    include_str!("script/filters.js"),
    include_str!("script/quotes.js"),
    include_str!("script/moves.js"),
    include_str!("script/ledger.js"),
    include_str!("script/review.js"),
    include_str!("script/finding.js"),
    include_str!("script/list.js"),
    include_str!("script/report.js"),
];

/// The page of a report.
pub fn html(report: &Report, fail_on: FailOn) -> String {
    let count = report.findings.len();
    let title = match count {
        1 => "onrecord: 1 finding".to_owned(),
        count => format!("onrecord: {count} findings"),
    };
    let body = embed::fill(
        include_str!("page/report.html"),
        &[
            ("verdict", &overview::verdict(report, fail_on)),
            ("coverage", &overview::coverage(report)),
            ("funnel", &overview::funnel(report)),
            ("problems", &overview::problems(report)),
        ],
    );
    Page {
        title: &title,
        body: &body,
        data: &embed::data(&findings::document(report)),
        scripts: &SCRIPTS,
    }
    .html()
}

#[cfg(test)]
mod tests;
