//! `onrecord compare`.

use std::path::Path;

use onrecord::Problem;
use onrecord::corpus::{display_path, read_file_bytes, read_pairs};
use onrecord::report::{Marks, comparisons as formats};

use super::arguments::{Compare, CompareFormat};
use super::input::{Run, read_standard_input};
use super::output::{look, print, print_problems};

/// Judges pairs in the order of the input, and gives the exit status.
pub fn run(arguments: &Compare, config: Option<&Path>) -> u8 {
    let mut run = Run::new(config);
    let (pairs, problems) = match read(&arguments.pairs) {
        Ok(bytes) => read_pairs(&display_path(&arguments.pairs), &bytes),
        Err(problem) => (Vec::new(), vec![problem]),
    };
    run.problems.extend(problems);
    let status = print_problems(&run.problems);
    let comparisons = onrecord::compare_pairs(&pairs, &run.config);
    let text = match arguments.format {
        CompareFormat::Terminal => formats::terminal(&pairs, &comparisons, look(Marks::Drawn)),
        CompareFormat::Jsonl => formats::jsonl(&pairs, &comparisons),
    };
    status.max(print(&text))
}

fn read(path: &Path) -> Result<Vec<u8>, Problem> {
    if path.as_os_str() == "-" {
        return read_standard_input();
    }
    read_file_bytes(path)
}
