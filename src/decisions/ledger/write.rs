//! Decisions → their places in the ledger.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::decision::Decision;
use super::read::{Ledger, is_folder, parse};
use super::{hold, merging};
use crate::corpus::{display_path, read_file_bytes};
use crate::decisions::write_whole;
use crate::problem::Problem;

impl Ledger {
    /// Writes one decision down.
    ///
    /// # Errors
    /// The ledger cannot be written; it is then as it was.
    pub fn record(&mut self, decision: Decision) -> Result<(), Problem> {
        self.record_all(vec![decision])
    }

    /// Writes decisions down, each after those of the same finding and day. All other lines stay as they are, damaged ones
    /// too.
    ///
    /// # Errors
    /// The ledger cannot be written; what was written before the error stays, each file is whole.
    pub fn record_all(&mut self, decisions: Vec<Decision>) -> Result<(), Problem> {
        let mut by_file: BTreeMap<PathBuf, Vec<Decision>> = BTreeMap::new();
        for decision in decisions {
            let file = match is_folder(&self.place) {
                true => self.place.join(format!("{}.jsonl", decision.fingerprint)),
                false => self.place.clone(),
            };
            by_file.entry(file).or_default().push(decision);
        }
        for (file, decisions) in by_file {
            self.write(&file, decisions)?;
        }
        Ok(())
    }

    /// Takes up the decisions of another ledger that this one lacks, and gives their number.
    ///
    /// # Errors
    /// As [`Ledger::record_all`].
    pub fn take_from(&mut self, other: &Ledger) -> Result<usize, Problem> {
        let has = |decision: &Decision| self.entries().iter().any(|entry| entry.decision == *decision);
        let mut lacking: Vec<Decision> = Vec::new();
        for entry in other.entries() {
            if !has(&entry.decision) && !lacking.contains(&entry.decision) {
                lacking.push(entry.decision.clone());
            }
        }
        let count = lacking.len();
        self.record_all(lacking)?;
        Ok(count)
    }

    fn write(&mut self, file: &Path, decisions: Vec<Decision>) -> Result<(), Problem> {
        let name = display_path(file);
        let cannot = |error: std::io::Error| {
            let message = format!("cannot be written: {error}; the ledger is as it was");
            Problem::error(&name, None, message)
        };
        let folder = hold::folder_of(file);
        std::fs::create_dir_all(folder).map_err(cannot)?;
        let _held = hold::hold(folder);
        let is_new = file.symlink_metadata().is_err();
        let bytes = if is_new { Vec::new() } else { read_file_bytes(file)? };
        let mut lines: Vec<Vec<u8>> = bytes.split(|&byte| byte == b'\n').map(<[u8]>::to_vec).collect();
        // What follows the last line break: nothing, unless somebody left the last line open.
        if lines.last().is_some_and(Vec::is_empty) {
            lines.pop();
        }
        let mut placed = Vec::new();
        for decision in decisions {
            let before = lines.iter().rposition(|line| {
                let other = parse(&name, line, 1).and_then(Result::ok);
                other.is_some_and(|other| other.order() <= decision.order())
            });
            let at = before.map_or(0, |before| before + 1);
            lines.insert(at, decision.to_line().into_bytes());
            placed.push((at + 1, decision));
        }
        let mut text = lines.join(&b'\n');
        text.push(b'\n');
        write_whole(file, &text).map_err(cannot)?;
        if is_new && !is_folder(&self.place) {
            merging::ask_for_union(file).map_err(cannot)?;
        }
        for (line, decision) in placed {
            self.push(&name, line, decision);
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decision(fingerprint: &str, on: &str, note: &str) -> Decision {
        let line = format!(
            r#"{{"fingerprint":"{fingerprint}","decision":"confirmed","note":"{note}","by":"Ada Lind","on":"{on}","rule":"r"}}"#
        );
        Decision::from_line(&line).unwrap()
    }

    /// Fingerprint and note of each line; a damaged line as it stands.
    fn shown(file: &Path) -> Vec<String> {
        let text = std::fs::read_to_string(file).unwrap();
        let show = |line: &str| match Decision::from_line(line) {
            Ok(decision) => format!("{} {}", decision.fingerprint, decision.note),
            Err(_) => line.to_owned(),
        };
        text.lines().map(show).collect()
    }

    #[test]
    fn each_finds_its_place_and_nothing_is_written_over() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("decisions.jsonl");
        let (mut ledger, problems) = Ledger::read(&file);
        assert_eq!(problems, []);
        for (fingerprint, on, note) in [
            ("b", "2025-01-02", "1"),
            ("d", "2025-01-02", "2"),
            ("b", "2025-01-01", "0"),
        ] {
            ledger.record(decision(fingerprint, on, note)).unwrap();
        }
        let damaged = std::fs::read_to_string(&file).unwrap() + "{\"fingerprint\":";
        std::fs::write(&file, damaged).unwrap();
        ledger.record(decision("c", "2025-01-02", "3")).unwrap();
        ledger.record(decision("b", "2025-01-02", "4")).unwrap();
        ledger.record(decision("e", "2025-01-02", "5")).unwrap();
        assert_eq!(
            shown(&file),
            ["b 0", "b 1", "b 4", "c 3", "d 2", "e 5", "{\"fingerprint\":"]
        );
        let (read, problems) = Ledger::read(&file);
        assert_eq!(read.of("b").map(|entry| entry.decision.note.as_str()), Some("4"));
        assert_eq!(ledger.of("b").map(|entry| entry.decision.note.as_str()), Some("4"));
        let told: Vec<_> = problems
            .iter()
            .map(|problem| (problem.line, problem.message.as_str()))
            .collect();
        assert_eq!(told, [(Some(7), "no decision: it ends within a value at column 15")]);
    }

    #[test]
    fn a_folder_has_a_file_for_each_finding() {
        let folder = tempfile::tempdir().unwrap();
        let place = folder.path().join("decisions");
        let (mut ledger, _) = Ledger::read(&place);
        ledger
            .record_all(vec![decision("b", "2025-01-02", "1"), decision("a", "2025-01-02", "2")])
            .unwrap();
        assert_eq!(shown(&place.join("a.jsonl")), ["a 2"]);
        assert_eq!(shown(&place.join("b.jsonl")), ["b 1"]);
        let (mut copy, _) = Ledger::read(&folder.path().join("copy.jsonl"));
        assert_eq!(copy.take_from(&ledger), Ok(2));
        assert_eq!(copy.take_from(&ledger), Ok(0));
        assert_eq!(shown(&folder.path().join("copy.jsonl")), ["a 2", "b 1"]);
    }

    #[test]
    fn the_last_decision_counts_by_day_then_by_place() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("decisions.jsonl");
        let lines = ["2025-01-02", "2025-01-03", "2025-01-01"].map(|on| decision("a", on, on).to_line());
        let back = lines[1].replace("confirmed", "undecided");
        std::fs::write(&file, lines.join("\r\n")).unwrap();
        let note = |ledger: &Ledger| ledger.of("a").map(|entry| entry.decision.note.clone());
        assert_eq!(note(&Ledger::read(&file).0).as_deref(), Some("2025-01-03"));
        std::fs::write(&file, lines.join("\n") + "\n" + &back + "\n").unwrap();
        let (ledger, problems) = Ledger::read(&file);
        assert_eq!((note(&ledger), problems), (None, vec![]));
    }

    #[test]
    fn two_people_at_odds_are_told() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("decisions.jsonl");
        let one = decision("a", "2025-01-02", "").to_line();
        let other = one.replace("Ada Lind", "Bo Rask").replace("confirmed", "undecided");
        std::fs::write(&file, one + "\n" + &other + "\n").unwrap();
        let (_, problems) = Ledger::read(&file);
        assert_eq!(problems.len(), 1);
        assert_eq!(
            problems[0].message,
            "Ada Lind decided on 2025-01-02 of a: `confirmed`; Bo Rask the same day: `undecided`, which counts since it stands last"
        );
    }
}
