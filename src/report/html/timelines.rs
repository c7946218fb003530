//! Timelines → a page: a lane for each matter, and beneath it the positions with their words. Two actors side by side, and
//! who stands where on what, are pages of the same kind.
//!
//! Positions and quotes stand in the page itself; the script only draws the lanes.

use super::embed::{data, fill, text};
use super::lanes::{Lane, LanePoint};
use super::shell::Page;
use super::{BASICS, LANES};
use crate::report::layout::plural;
use crate::report::model::{Beside, Matrix, MatrixCell, Timeline, TimelineEntry};
use crate::report::timeline::{alone, held, left_out, standing, to_each_other};

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
    page(&format!("Positions of {whose}, by date"), &count, &sections, &lanes)
}

/// The page of two actors side by side. `rest` are the matters that only one of them speaks of.
pub fn beside(both: &[Beside], rest: usize) -> String {
    let names = both.first().map_or_else(String::new, |one| {
        format!(" of {} and {}", one.left.actor.name, one.right.actor.name)
    });
    let lanes: Vec<Lane> = both
        .iter()
        .flat_map(|one| [lane(&one.left), lane(&one.right)])
        .collect();
    let sections: String = both
        .iter()
        .enumerate()
        .map(|(at, one)| {
            let side = |index: usize, timeline: &Timeline| {
                let name = text(&timeline.actor.name);
                format!("<div class=\"one-of-two\"><h3>{name}</h3>\n{}</div>\n", inside(index, timeline))
            };
            let relation = to_each_other(one.relation);
            let sides = side(2 * at, &one.left) + &side(2 * at + 1, &one.right);
            format!(
                "<section class=\"lane-row\"><h2>{}</h2>\n<p class=\"meta\">Last positions: {relation}</p>\n<div class=\"two\">{sides}</div></section>\n",
                text(&one.left.matter)
            )
        })
        .collect();
    let count = format!("{}.", alone(both.len(), rest));
    page(&format!("Positions{names}, side by side"), &count, &sections, &lanes)
}

/// The page of who stands where on what.
pub fn matrix(matrices: &[Matrix]) -> String {
    let sections: String = matrices.iter().map(table).collect();
    let rows: usize = matrices.iter().map(|one| one.rows.len()).sum();
    let matters: usize = matrices.iter().map(|one| one.matters.len()).sum();
    let count = format!(
        "{} on {}.",
        plural(rows, "actor", "actors"),
        plural(matters, "matter", "matters")
    );
    page("Who stands where", &count, &sections, &[])
}

fn table(matrix: &Matrix) -> String {
    let heads: String = matrix
        .matters
        .iter()
        .map(|matter| format!("<th scope=\"col\">{}</th>", text(&matter.label)))
        .collect();
    let rows: String = matrix
        .rows
        .iter()
        .map(|row| {
            let cells: String = row.cells.iter().map(|cell| self::cell(cell.as_ref())).collect();
            format!("<tr><th scope=\"row\">{}</th>{cells}</tr>\n", text(&row.actor.name))
        })
        .collect();
    let as_of = matrix
        .as_of
        .map(|day| format!("<p class=\"meta\">As of <time datetime=\"{day}\">{day}</time></p>\n"));
    let notes: String = left_out(matrix)
        .iter()
        .map(|line| format!("<p class=\"left-out\">{}.</p>\n", text(line)))
        .collect();
    format!(
        "<section class=\"lane-row\">{}<div class=\"wide\" tabindex=\"0\" role=\"region\" aria-label=\"Actors by matters\"><table class=\"matrix\"><thead><tr><th scope=\"col\">Actor</th>{heads}</tr></thead><tbody>\n{rows}</tbody></table></div>\n{notes}</section>\n",
        as_of.unwrap_or_default()
    )
}

fn cell(cell: Option<&MatrixCell>) -> String {
    let Some(cell) = cell else {
        return "<td class=\"none\">no word</td>".to_owned();
    };
    let class = match cell.side {
        "support" | "is so" => "for",
        "opposition" | "is not so" => "against",
        _ => "neither",
    };
    let date = cell.date.map(|date| format!("<time datetime=\"{date}\">{date}</time>"));
    let moved = if cell.has_moved { "<br><b>moved</b>" } else { "" };
    let place = text(&format!("{}:{}", cell.path, cell.line));
    format!(
        "<td class=\"{class}\" title=\"{place}\">{}<br>{}{moved}</td>",
        text(&cell.position),
        date.unwrap_or_default()
    )
}

fn page(title: &str, count: &str, sections: &str, lanes: &[Lane]) -> String {
    let body = fill(
        include_str!("page/timelines.html"),
        &[("title", &text(title)), ("count", &text(count)), ("sections", sections)],
    );
    Page {
        title: &format!("onrecord: {title}"),
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
    let matter = text(&timeline.matter);
    let inside = inside(index, timeline);
    format!("<section class=\"lane-row\"><h2>{matter}</h2>\n{inside}</section>\n")
}

/// A lane, the positions, and how long each held.
fn inside(index: usize, timeline: &Timeline) -> String {
    let entries: String = timeline.entries.iter().map(entry).collect();
    let mut inside = format!("<div data-lane=\"{index}\"></div>\n<ol class=\"positions\">\n{entries}</ol>");
    let mut lines = Vec::new();
    if let Some((last, as_of)) = timeline.entries.last().zip(timeline.as_of) {
        lines.push(standing(&last.position, last.date, as_of));
    }
    if timeline.entries.len() > 1 {
        lines.extend(timeline.intervals().iter().map(held));
    }
    if !lines.is_empty() {
        let items: String = lines.iter().map(|line| format!("<li>{}</li>", text(line))).collect();
        inside += &format!("\n<ul class=\"intervals\">{items}</ul>");
    }
    inside
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
        assert!(page.contains("<title>onrecord: Positions of Mara Velin, by date</title>"));
        assert!(page.contains("3 positions on 1 matter; moved 1 time."));
        assert!(page.contains("&lt;/p&gt;&lt;script&gt;alert(1)"));
        assert_eq!(page.matches("<script").count(), 2);
        assert!(page.contains("Moved: polarity, supports → opposes"));
        assert!(page.contains(r#""date":"2024-10-22","low":-3,"high":-1,"position":"opposes it","moved":"warning""#));
        assert!(!page.contains("://"), "no address");
    }
}
