//! One statement in several articles counts once, with all its sources; what an article takes back of itself is told.

use crate::project::{Project, check};

/// An article of an outlet.
fn article(head: &str, text: &str) -> Vec<u8> {
    format!("---\n{head}\n---\n\n{text}\n").into_bytes()
}

const STAND: &str = "\"The toll on the harbour bridge must stay,\" Transport Minister Mara Velin told parliament in Estrel on Thursday.";
const TURN: &str = "\"The toll on the harbour bridge must be scrapped,\" Transport Minister Mara Velin said in Estrel.";
const AGENCY: &str = "Lorry drivers had waited for the words since the winter, when the ministry raised the price of a \
    crossing to six crowns. The harbour guild counts nine hundred crossings a day, twice as many as ten years ago. \
    The bridge was built by the city and sold to the state for one crown. The next talks are held in June. \
    Repairs on its northern pier are to begin in the summer and to last until the autumn, the builders' office wrote.";

/// The stand in March, the turn in May; the latter from an agency, and told by others.
fn story(others: &[(&str, Vec<u8>)]) -> Project {
    let project = Project::new(&[]);
    project.write(
        "corpus/a.md",
        &article("date: 2024-03-07\noutlet: Valmora Herald", STAND),
    );
    let head = "date: 2024-05-02\noutlet: Estrel Agency";
    project.write("corpus/b.md", &article(head, &format!("{TURN}\n\n{AGENCY}")));
    for (path, bytes) in others {
        project.write(path, bytes);
    }
    project
}

#[test]
fn a_copy_is_a_further_source() {
    let other = format!(
        "{TURN}\n\n{AGENCY}\n\nFILE PHOTO: \"The bridge is lost,\" Mara Velin wrote.\n\nRead more: Tolls in Valmora"
    );
    let later = format!("{TURN} Nobody had asked her.");
    let project = story(&[
        ("corpus/c.md", article("date: 2024-05-03\noutlet: The Courier", &other)),
        ("corpus/d.md", article("date: 2024-05-04\noutlet: Kessia Today", &later)),
    ]);
    check("copies", &project.run("check"));
    check("copies-json", &project.run("check --format json"));
    check("copies-markdown", &project.run("check --format markdown"));
}

#[test]
fn the_same_words_weeks_later_are_said_anew() {
    let project = story(&[("corpus/c.md", article("date: 2024-06-20\noutlet: The Courier", TURN))]);
    let seen = project.run("check --format json");
    assert!(!seen.contains("\"also\""), "{seen}");
    assert!(!seen.contains("\"repeated\""), "{seen}");
}

#[test]
fn a_draft_that_repeats_a_statement_is_a_side_of_what_is_found() {
    let project = story(&[("draft.md", article("date: 2024-05-04", TURN))]);
    let seen = project.run("check draft.md --against corpus --format json");
    assert!(seen.contains("\"rule\": \"stance-reversed\""), "{seen}");
    assert!(seen.contains("\"path\": \"draft.md\""), "{seen}");
}

#[test]
fn revisions_of_one_page_are_not_held_against_each_other() {
    let page = |extra: &str| format!("url: https://herald.example/news/toll{extra}\noutlet: Valmora Herald");
    let project = Project::new(&[]);
    let text = |toll: &str| {
        format!(
            "Transport Minister Mara Velin said the toll on the harbour bridge brought in {toll} million crowns in 2023.\n\n{AGENCY}"
        )
    };
    let first = format!("date: 2024-03-07\n{}", page("?utm_source=feed"));
    project.write("corpus/a.md", &article(&first, &text("seven")));
    let second = format!("date: 2024-03-07\nmodified: 2024-03-08\n{}", page("#top"));
    project.write("corpus/b.md", &article(&second, &text("nine")));
    check("copies-revisions", &project.run("check"));
    // Without the address they are two reports.
    project.write("corpus/b.md", &article("date: 2024-04-20", &text("nine")));
    check("copies-no-revisions", &project.run("check"));
}

#[test]
fn a_revision_is_told_with_what_it_bears() {
    let page = "url: https://herald.example/news/toll\noutlet: Valmora Herald";
    let revised = format!("date: 2024-03-07\nmodified: 2024-03-09\n{page}");
    let project = story(&[
        ("corpus/a.md", article(&format!("date: 2024-03-07\n{page}"), STAND)),
        (
            "corpus/a2.md",
            article(&revised, &format!("{STAND} She left without taking questions.")),
        ),
    ]);
    check("copies-revision-told", &project.run("check"));
}

#[test]
fn what_an_article_takes_back_bears_no_firm_finding() {
    let corrected = format!(
        "{STAND}\n\n{AGENCY}\n\nCorrection: An earlier version of this article quoted Mara Velin wrongly on the toll of the \
         harbour bridge."
    );
    let project = story(&[("corpus/a.md", article("date: 2024-03-07", &corrected))]);
    check("copies-corrected", &project.run("check"));
    let retracted = format!("{STAND}\n\nThis article has been retracted, since its author made it up.");
    project.write("corpus/a.md", &article("date: 2024-03-07", &retracted));
    check("copies-retracted", &project.run("check"));
}
