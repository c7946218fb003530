//! Caveats in the sentence of the position itself.

use crate::project::Project;

fn notes(said: &str) -> String {
    let article = format!("---\ndate: 2024-03-05\n---\n\n\"{said},\" Foreign Minister Runa Calder said on Tuesday.\n");
    Project::new(&[("corpus/a.md", article.as_bytes())]).run("check corpus --format plain")
}

#[track_caller]
fn is_told(said: &str, caveat: &str) {
    let printed = notes(said);
    assert!(
        printed.contains("caveat-added") && printed.contains(caveat),
        "{printed}"
    );
}

#[track_caller]
fn is_not_told(said: &str) {
    let printed = notes(said);
    assert!(!printed.contains("caveat-added"), "{printed}");
}

#[test]
fn a_reservation_about_what_the_position_is_on_is_told() {
    is_told(
        "We want to join the Meridian Pact, but we have to be realistic about the timing",
        "but we have to be realistic about the timing",
    );
    is_told(
        "We wouldn't mind if they want to be a member of the Meridian Pact, but we have to be very realistic",
        "but we have to be very realistic",
    );
}

#[test]
fn what_is_done_may_be_named_by_its_noun() {
    is_told(
        "We are ready to negotiate with Sarn and with anybody who can help, but we will leave the pass only when these \
         negotiations have a result",
        "but we will leave the pass only when these negotiations have a result",
    );
}

#[test]
fn what_comes_back_to_nothing_said_is_no_reservation() {
    is_not_told("We want to see them again, but my sister lives in Estrel");
    is_not_told("We are ready to negotiate with Sarn, but the weather was bad");
    is_not_told("We will work with the council despite the fact that the boats of the harbour have been sold");
}
