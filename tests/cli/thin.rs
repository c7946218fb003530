//! A shift whose two sides are told in other words: uncertain, and a note.

use crate::project::Project;

fn printed(later: &str) -> String {
    let article = |day: &str, said: &str| {
        format!("---\ndate: {day}\n---\n\n\"{said},\" Energy Minister Runa Calder said on Tuesday.\n")
    };
    let files = [
        article(
            "2024-03-05",
            "We will strengthen the energy security of Valmora this year and lower the price of heating for every household",
        ),
        article("2024-09-03", later),
    ];
    Project::new(&[
        ("corpus/a.md", files[0].as_bytes()),
        ("corpus/b.md", files[1].as_bytes()),
    ])
    .run("check corpus --format plain")
}

#[test]
fn a_shift_in_the_words_of_before_is_a_warning() {
    let printed = printed("We hope to strengthen the energy security of Valmora this year");
    assert!(printed.contains("warning[commitment-weakened]"), "{printed}");
}

#[test]
fn a_shift_in_other_words_is_a_note() {
    let printed = printed(
        "We hope to raise the energy security of Valmora, now that ships come late, the wind is weak and factories stand idle",
    );
    assert!(printed.contains("info[commitment-weakened]"), "{printed}");
    assert!(printed.contains("uncertain"), "{printed}");
}
