//! Timelines → a page: a lane for each matter, and beneath it the positions with their words.
//!
//! Positions and quotes stand in the page itself; the script only draws the lanes.

use super::embed::{data, fill, text};
use super::lanes::{Lane, LanePoint};
use super::shell::Page;
use super::{BASICS, LANES};
use crate::report::layout::plural;
use crate::report::model::{Timeline, TimelineEntry};

/// The page of the timelines of an actor.
pub fn timelines(timelines: &[Timeline]) -> String {
    let mut actors: Vec<&str> = timelines.iter().map(|one| one.actor.name.as_str()).collect();
    actors.dedup();
    let whose = actors.join(", ");
    let positions: usize = timelines.iter().map(|one| one.entries.len()).sum();
    let entries = timelines.iter().flat_map(|one| &one.entries);
    let moved = entries.filter(|entry| !entry.moves.is_empty()).count();
    let count = format!(
        "{} on {}; moved {}.",
        plural(positions, "position", "positions"),
        plural(timelines.len(), "matter", "matters"),
        plural(moved, "time", "times")
    );
    let lanes: Vec<Lane> = timelines.iter().map(lane).collect();
    let sections: String = timelines.iter().enumerate().map(section).collect();
    let body = fill(
        include_str!("page/timelines.html"),
        &[("whose", &text(&whose)), ("count", &count), ("sections", &sections)],
    );
    Page {
        title: &format!("onrecord: positions of {whose}"),
        body: &body,
        data: &data(&lanes),
        scripts: &[BASICS, LANES, include_str!("script/timelines.js")],
    }
    .html()
}

fn lane(timeline: &Timeline) -> Lane {
    let is_wish = timeline.entries.first().is_none_or(|entry| entry.is_wish);
    let point = |entry: &TimelineEntry| LanePoint {
        date: entry.date,
        low: entry.range[0],
        high: entry.range[1],
        position: entry.position.clone(),
        moved: (!entry.moves.is_empty()).then_some("warning"),
    };
    Lane {
        label: crate::report::escape(&format!("{} on {}", timeline.actor.name, timeline.matter)).into_owned(),
        ends: if is_wish {
            ["for", "against"]
        } else {
            ["is so", "is not so"]
        },
        points: timeline.entries.iter().map(point).collect(),
    }
}

fn section((index, timeline): (usize, &Timeline)) -> String {
    let entries: String = timeline.entries.iter().map(entry).collect();
    let matter = text(&timeline.matter);
    format!(
        "<section class=\"lane-row\"><h2>{matter}</h2>\n<div data-lane=\"{index}\"></div>\n<ol class=\"positions\">\n{entries}</ol></section>\n"
    )
}

fn entry(entry: &TimelineEntry) -> String {
    let date = match entry.date {
        Some(date) => format!("<time datetime=\"{date}\">{date}</time>"),
        None => "<span>undated</span>".to_owned(),
    };
    let moves: String = entry
        .moves
        .iter()
        .map(|one| {
            let value = |value: &str| match value.trim() {
                "" => "none".to_owned(),
                value => text(value),
            };
            format!(
                "<p class=\"moved\">Moved: {}, {} → {}</p>",
                one.axis,
                value(&one.from),
                value(&one.to)
            )
        })
        .collect();
    let place = text(&format!("{}:{}:{}", entry.path, entry.line, entry.column));
    let others = [&entry.speaker, &entry.outlet].into_iter().flatten();
    let others: String = others.map(|one| format!("<span>{}</span>", text(one))).collect();
    format!(
        "<li>{date}<div><p><b>{}</b></p>{moves}<blockquote><p class=\"quoted\" dir=\"auto\">{}</p></blockquote><p class=\"from\">{others}<code>{place}</code></p></div></li>\n",
        text(&entry.position),
        text(&entry.quote),
    )
}

#[cfg(test)]
mod tests {
    use super::timelines;
    use crate::report::sample;

    #[test]
    fn positions_stand_in_the_page_and_are_drawn() {
        let mut sample = sample::timelines();
        sample[0].entries[0].quote = "</p><script>alert(1)</script>".into();
        let page = timelines(&sample);
        assert!(page.contains("<title>onrecord: positions of Mara Velin</title>"));
        assert!(page.contains("3 positions on 1 matter; moved 1 time."));
        assert!(page.contains("&lt;/p&gt;&lt;script&gt;alert(1)"));
        assert_eq!(page.matches("<script").count(), 2);
        assert!(page.contains("Moved: polarity, supports → opposes"));
        assert!(page.contains(r#""date":"2024-10-22","low":-3,"high":-1,"position":"opposes it","moved":"warning""#));
        assert!(!page.contains("://"), "no address");
    }
}
