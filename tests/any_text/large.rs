//! A megabyte of what is no prose goes through the language layer, and through the whole program.

use std::process::Command;

use crate::sentences::check;

const MEGABYTE: usize = 1_000_000;

const WITHOUT_A_BLANK: &[&str] = &["a", "1", "\"", "🙂👩‍👩‍👧🇹🇷"];
const OTHER_SCRIPTS: &[&str] = &[
    "Москва заявила, что переговоры начнутся. ",
    "東京で会談が行われた。",
    "قال الوزير إن المحادثات ستبدأ. ",
];
const CONTROL_CHARACTERS: &[&str] = &["\u{1}\u{7}\u{1b}[31m\u{85}\u{200b}\u{202e}x "];
/// Pieces that send a grammar looking ahead, back or for the other end of something.
const WITHOUT_AN_END: &[&str] = &["“he said “", "\"No,\" he said, \"", "said that the "];

fn check_large(pieces: &[&str]) {
    for piece in pieces {
        check(&piece.repeat(MEGABYTE / piece.len()));
    }
}

#[test]
fn without_a_blank() {
    check_large(WITHOUT_A_BLANK);
}

#[test]
fn other_scripts() {
    check_large(OTHER_SCRIPTS);
}

#[test]
fn control_characters() {
    check_large(CONTROL_CHARACTERS);
}

#[test]
fn without_an_end_in_sight() {
    check_large(WITHOUT_AN_END);
}

/// One article of each kind; the commands that read articles print what they saw and end well.
#[test]
fn the_program_reads_them_all() {
    let folder = tempfile::tempdir().unwrap();
    let kinds = [WITHOUT_A_BLANK, OTHER_SCRIPTS, CONTROL_CHARACTERS, WITHOUT_AN_END];
    let pieces: Vec<&str> = kinds.iter().flat_map(|kind| kind.iter().copied()).collect();
    for (number, piece) in pieces.iter().enumerate() {
        let text = format!("date 2024-05-15\n\n{}", piece.repeat(MEGABYTE / 8 / piece.len()));
        std::fs::write(folder.path().join(format!("{number:02}.txt")), text).unwrap();
    }
    let run = |arguments: &[&str]| {
        let output = Command::new(env!("CARGO_BIN_EXE_onrecord"))
            .args(arguments)
            .arg(".")
            .current_dir(folder.path())
            .output()
            .unwrap();
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(matches!(output.status.code(), Some(0 | 1)), "{arguments:?}: {said}");
        String::from_utf8(output.stdout).unwrap()
    };
    assert_eq!(run(&["parse", "--format", "jsonl"]).lines().count(), pieces.len());
    assert!(run(&["parse", "--format", "conllu"]).contains("東京"));
    assert!(!run(&["statements", "--format", "jsonl"]).is_empty());
    let report: serde_json::Value = serde_json::from_str(&run(&["check", "--format", "json"])).unwrap();
    assert_eq!(report["coverage"]["articles"], pieces.len());
}
