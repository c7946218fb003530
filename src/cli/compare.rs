//! `onrecord compare`.

use std::path::Path;

use onrecord::Problem;
use onrecord::corpus::{display_path, read_file_bytes, read_pairs};
use onrecord::report::{Marks, comparisons as formats};

use super::arguments::{Compare, CompareFormat};
use super::input::{Run, read_standard_input};
use super::output::{look, print, print_exactly, print_problems};

/// Judges pairs in the order of the input, and gives the exit status.
pub fn run(arguments: &Compare, config: Option<&Path>) -> u8 {
    let mut run = Run::new(config);
    let (pairs, problems) = match read(&arguments.pairs) {
        Ok(bytes) => read_pairs(&display_path(&arguments.pairs), &bytes),
        Err(problem) => (Vec::new(), vec![problem]),
    };
    run.problems.extend(problems);
    let status = print_problems(&run.problems);
    if pairs.is_empty() {
        return status;
    }
    let comparisons = onrecord::compare_pairs(&pairs, &run.config);
    let printed = match arguments.format {
        CompareFormat::Terminal if arguments.explain => {
            let traces: Vec<_> = pairs.iter().map(onrecord::explain_pair).collect();
            print(&formats::explained(&pairs, &comparisons, &traces, look(Marks::Drawn)))
        }
        CompareFormat::Terminal => print(&formats::terminal(&pairs, &comparisons, look(Marks::Drawn))),
        CompareFormat::Jsonl => print_exactly(&formats::jsonl(&pairs, &comparisons)),
    };
    status.max(printed)
}

fn read(path: &Path) -> Result<Vec<u8>, Problem> {
    if path.as_os_str() == "-" {
        return read_standard_input();
    }
    read_file_bytes(path)
}
