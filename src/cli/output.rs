//! Where output goes: standard output or a file, colours stripped where they are unwanted. A reader that has gone away
//! (`| head`) is no error.

use std::io::{ErrorKind, Write};
use std::path::Path;

use onrecord::Problem;
use onrecord::report::check::problem_lines;
use onrecord::report::{Look, Marks};

use super::{DONE, INCOMPLETE};

/// Columns where the output is no terminal, and the most that are used of one: longer lines of prose read badly.
const WIDTH: usize = 100;
const MOST: usize = 120;
/// Fewer columns than this are not catered for.
const LEAST: usize = 40;

/// How output for people looks here.
pub fn look(marks: Marks) -> Look {
    let width = terminal_size::terminal_size().map_or(WIDTH, |(width, _)| width.0.into());
    Look {
        width: width.clamp(LEAST, MOST),
        marks,
    }
}

/// Writes text for people to standard output, with colours only where they are wanted. The status is 0, or 2 where that
/// failed.
pub fn print(text: &str) -> u8 {
    status(anstream::stdout().lock().write_all(text.as_bytes()))
}

/// Writes text for programs to standard output, byte by byte: a colour code in an article is data here. The status is 0,
/// or 2 where that failed.
pub fn print_exactly(text: &str) -> u8 {
    status(std::io::stdout().lock().write_all(text.as_bytes()))
}

fn status(written: std::io::Result<()>) -> u8 {
    match written.and_then(|()| std::io::stdout().flush()) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => {
            fail(&format!("cannot write to standard output: {error}"))
        }
        _ => DONE,
    }
}

/// Writes to a file, byte by byte. The status is 0, or 2 where that failed.
pub fn write(file: &Path, text: &str) -> u8 {
    match std::fs::write(file, text) {
        Ok(()) => DONE,
        Err(error) => fail(&format!("cannot write {}: {error}", file.display())),
    }
}

/// What a text is to whoever gets it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// For people: with colours, where they are wanted.
    Coloured,
    /// For people, without colours.
    Plain,
    /// For programs or a browser: byte by byte.
    Exact,
}

/// Writes a text to a file, or to standard output where none is named. The status is 0, or 2 where that failed.
pub fn hand_out(text: &str, kind: Kind, file: Option<&Path>) -> u8 {
    match (file, kind) {
        (None, Kind::Coloured) => print(text),
        (None, Kind::Plain) => print_exactly(&without_colours(text)),
        (None, Kind::Exact) => print_exactly(text),
        (Some(file), Kind::Coloured | Kind::Plain) => write(file, &without_colours(text)),
        (Some(file), Kind::Exact) => write(file, text),
    }
}

/// Text for people without its colours.
fn without_colours(text: &str) -> String {
    anstream::adapter::strip_str(text).to_string()
}

/// Lists problems on standard error. The status is 2 where one of them is an error.
pub fn print_problems(problems: &[Problem]) -> u8 {
    let mut sorted = problems.to_vec();
    sorted.sort();
    for line in problem_lines(&sorted) {
        complain(&line);
    }
    match problems.iter().any(Problem::is_error) {
        true => INCOMPLETE,
        false => DONE,
    }
}

/// Says something that is no part of the report and leaves the status alone.
pub fn note(message: &str) {
    complain(&format!("note: {message}"));
}

/// Says why nothing can be done, and gives the status for it.
pub fn fail(message: &str) -> u8 {
    complain(&format!("error: {message}"));
    INCOMPLETE
}

fn complain(line: &str) {
    // Nowhere is left to complain to where this fails.
    let _ = writeln!(anstream::stderr().lock(), "{line}");
}
