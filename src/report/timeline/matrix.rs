//! Actors by matters: a table with a mark for where each stands.

use chrono::NaiveDate;
use serde::Serialize;
use unicode_width::UnicodeWidthStr;

use crate::attribution::Actor;
use crate::report::layout::{BOLD, DIM, Look, escape, hang, painted, plural, shorten, wrap};
use crate::report::model::{Matrix, MatrixCell};
use crate::report::to_json_line;

/// Columns of a name at most.
const NAME: usize = 28;

/// Each matrix, with its matters named beneath.
pub fn matrix(matrices: &[Matrix], look: Look) -> String {
    let tables: Vec<String> = matrices.iter().map(|one| table(one, look)).collect();
    tables.join("\n")
}

fn table(matrix: &Matrix, look: Look) -> String {
    let names = matrix.rows.iter().map(|row| escape(&row.actor.name).width());
    let width = names.max().unwrap_or(0).clamp(8, NAME);
    let mut text = String::new();
    if let Some(as_of) = matrix.as_of {
        text += &painted(BOLD, format!("As of {as_of}\n"));
    }
    text += &" ".repeat(width);
    let numbers: String = (1..=matrix.matters.len())
        .map(|number| format!("{number:>4} "))
        .collect();
    text += &painted(DIM, numbers.trim_end());
    text.push('\n');
    for row in &matrix.rows {
        text += &painted(BOLD, shorten(&escape(&row.actor.name), width, look.pick("…", "...")));
        let cells: String = row
            .cells
            .iter()
            .map(|cell| format!("{:>4} ", mark(cell.as_ref(), look)))
            .collect();
        text += cells.trim_end();
        text.push('\n');
    }
    text.push('\n');
    for (at, matter) in matrix.matters.iter().enumerate() {
        let topic = matter
            .topic
            .as_deref()
            .map(|topic| format!(" ({topic})"))
            .unwrap_or_default();
        let label = format!("{}{topic}", matter.label);
        let lines = wrap(&escape(&label), look.width.saturating_sub(5));
        for line in hang(lines, &format!("{:>4} ", at + 1), "     ") {
            text += &format!("{line}\n");
        }
    }
    let minus = look.pick("−", "-");
    let legend = format!("+ for, or is so; {minus} against, or is not so; 0 neither; * moved on the way there");
    text += &format!("\n{}\n", painted(DIM, legend));
    for line in left_out(matrix) {
        text += &format!("{line}\n");
    }
    text
}

/// What is not in the table.
pub(in crate::report) fn left_out(matrix: &Matrix) -> Vec<String> {
    let mut lines = Vec::new();
    if matrix.matters_left_out > 0 {
        let matters = plural(matrix.matters_left_out, "matter", "matters");
        lines.push(format!(
            "{matters} not shown: of one actor alone, or of fewer actors than these"
        ));
    }
    if matrix.actors_left_out > 0 {
        let actors = plural(matrix.actors_left_out, "actor", "actors");
        lines.push(format!("{actors} not shown: with fewer positions than these"));
    }
    lines
}

fn mark(cell: Option<&MatrixCell>, look: Look) -> String {
    let Some(cell) = cell else {
        return look.pick("·", ".").to_owned();
    };
    let side = match cell.side {
        "support" | "is so" => "+",
        "opposition" | "is not so" => look.pick("−", "-"),
        _ => "0",
    };
    format!("{side}{}", if cell.has_moved { "*" } else { "" })
}

#[derive(Serialize)]
struct Row<'a> {
    schema: &'static str,
    actor: &'a Actor,
    matter: &'a str,
    topic: Option<&'a str>,
    as_of: Option<NaiveDate>,
    side: &'static str,
    position: &'a str,
    date: Option<NaiveDate>,
    moved: bool,
    statements: usize,
    path: &'a str,
    line: usize,
}

/// For programs: `onrecord/standing/1`, one object a line for each actor and matter of the table.
pub fn matrix_jsonl(matrices: &[Matrix]) -> String {
    let mut text = String::new();
    for matrix in matrices {
        for row in &matrix.rows {
            for (matter, cell) in matrix.matters.iter().zip(&row.cells) {
                let Some(cell) = cell else { continue };
                text += &to_json_line(&Row {
                    schema: "onrecord/standing/1",
                    actor: &row.actor,
                    matter: &matter.label,
                    topic: matter.topic.as_deref(),
                    as_of: matrix.as_of,
                    side: cell.side,
                    position: &cell.position,
                    date: cell.date,
                    moved: cell.has_moved,
                    statements: cell.statements,
                    path: &cell.path,
                    line: cell.line,
                });
            }
        }
    }
    text
}
