//! Two results → the lines that differ, word by word: `[-gone-]{+new+}`.

use similar::{Algorithm, DiffOp, capture_diff_slices};

/// Lines that are shown around what differs.
const AROUND: usize = 1;

/// The lines that differ with some around them, indented.
pub fn diff(old: &str, new: &str) -> String {
    let (old, new): (Vec<&str>, Vec<&str>) = (old.lines().collect(), new.lines().collect());
    let mut text = String::new();
    let ops = capture_diff_slices(Algorithm::Myers, &old, &new);
    let last = ops.len().saturating_sub(1);
    for (at, op) in ops.iter().enumerate() {
        match *op {
            DiffOp::Equal { old_index, len, .. } => {
                let lines = &old[old_index..old_index + len];
                let head = if at == 0 { 0 } else { AROUND.min(len) };
                let tail = if at == last { 0 } else { AROUND.min(len - head) };
                lines[..head].iter().for_each(|line| push(&mut text, "  ", line));
                if len > head + tail {
                    push(&mut text, "  ", "...");
                }
                lines[len - tail..].iter().for_each(|line| push(&mut text, "  ", line));
            }
            DiffOp::Delete { old_index, old_len, .. } => {
                let gone = &old[old_index..old_index + old_len];
                gone.iter().for_each(|line| push(&mut text, "- ", line));
            }
            DiffOp::Insert { new_index, new_len, .. } => {
                let come = &new[new_index..new_index + new_len];
                come.iter().for_each(|line| push(&mut text, "+ ", line));
            }
            DiffOp::Replace {
                old_index,
                old_len,
                new_index,
                new_len,
            } => {
                let (gone, come) = (
                    &old[old_index..old_index + old_len],
                    &new[new_index..new_index + new_len],
                );
                let both = old_len.min(new_len);
                for (gone, come) in gone.iter().zip(come) {
                    push(&mut text, "~ ", &words(gone, come));
                }
                gone[both..].iter().for_each(|line| push(&mut text, "- ", line));
                come[both..].iter().for_each(|line| push(&mut text, "+ ", line));
            }
        }
    }
    text
}

fn push(text: &mut String, mark: &str, line: &str) {
    *text += format!("    {mark}{line}").trim_end();
    text.push('\n');
}

/// One line with what is gone and what has come in it.
fn words(old: &str, new: &str) -> String {
    let (old, new): (Vec<&str>, Vec<&str>) = (old.split(' ').collect(), new.split(' ').collect());
    let parts = capture_diff_slices(Algorithm::Myers, &old, &new);
    let parts = parts.iter().map(|op| {
        let (gone, come) = (old[op.old_range()].join(" "), new[op.new_range()].join(" "));
        match op {
            DiffOp::Equal { .. } => gone,
            DiffOp::Delete { .. } => format!("[-{gone}-]"),
            DiffOp::Insert { .. } => format!("{{+{come}+}}"),
            DiffOp::Replace { .. } => format!("[-{gone}-] {{+{come}+}}"),
        }
    });
    parts.collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::diff;

    #[test]
    fn words_that_differ_are_marked() {
        assert_eq!(
            diff("a\nb\nthe toll stays\nd\ne\nf", "a\nb\nthe toll goes\nd\ne"),
            "      ...\n      b\n    ~ the toll [-stays-] {+goes+}\n      d\n      e\n    - f\n"
        );
    }
}
