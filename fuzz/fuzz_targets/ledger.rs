//! Any bytes as a ledger of decisions: what was read of it can be written, and is read again.
#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use onrecord::decisions::ledger::{Ledger, count_by_rule};
use onrecord_fuzz::Scratch;

static SCRATCH: LazyLock<Scratch> = LazyLock::new(|| Scratch::new("ledger"));

fuzz_target!(|bytes: &[u8]| {
    let file = SCRATCH.write("decisions.jsonl", bytes);
    let (ledger, problems) = Ledger::read(&file);
    onrecord_fuzz::hold_problems(&problems, bytes);
    count_by_rule(ledger.in_force());
    let decisions: Vec<_> = ledger.entries().iter().map(|entry| entry.decision.clone()).collect();
    let (mut copy, _) = Ledger::read(&SCRATCH.folder().join("copy.jsonl"));
    copy.record_all(decisions).expect("a ledger that can be written");
    let (again, problems) = Ledger::read(&SCRATCH.folder().join("copy.jsonl"));
    assert_eq!(again.entries().len(), ledger.entries().len(), "{problems:?}");
    for decision in ledger.in_force() {
        let entry = again.of(&decision.fingerprint);
        assert_eq!(entry.map(|entry| &entry.decision), Some(decision));
    }
    std::fs::remove_file(SCRATCH.folder().join("copy.jsonl")).ok();
});
