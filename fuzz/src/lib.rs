//! What the targets share: readers held to the laws of an article, a check to those of a report, files to lie on a disk.
//!
//! Each target stands in `fuzz_targets/` and is named after what it reads. A panic that a guard would turn into a problem ends
//! the run all the same: the hook of the fuzzer comes first.

mod check;
mod damage;
mod read;
mod scratch;
mod thread;

pub use check::{check, compare};
pub use damage::damaged;
pub use read::{packed, read};
pub use scratch::Scratch;
pub use thread::on_this_thread;

use onrecord::Problem;

/// What is told of a text lies in it, and says something.
pub fn hold_problems(problems: &[Problem], text: &[u8]) {
    let lines = text.iter().filter(|&&byte| byte == b'\n').count() + 1;
    for problem in problems {
        assert!(!problem.message.is_empty(), "{problem:?}");
        assert!(
            problem.line.is_none_or(|line| (1..=lines).contains(&line)),
            "{problem:?} in {lines} lines"
        );
    }
}
