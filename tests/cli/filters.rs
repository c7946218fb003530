//! An actor or a matter that the corpus does not have: the check has looked at nothing, and says so.

use crate::project::{GOOD, Project, check};

#[track_caller]
fn check_filter(name: &str, command: &str) {
    let project = Project::new(&[("corpus/good.md", GOOD)]);
    check(name, &project.run(command));
}

#[test]
fn an_actor_who_says_nothing() {
    check_filter("filter-actor", "check --actor Vellin");
    check_filter("filter-actor-timeline", "timeline --actor Quixy");
    check_filter("filter-actor-json", "check --format json --actor Vellin");
}

#[test]
fn a_matter_nobody_speaks_of() {
    check_filter("filter-topic", "check --topic tol-road");
    check_filter("filter-topic-timeline", "timeline --actor Velin --topic hospitals");
}

#[test]
fn what_is_there_is_no_problem() {
    let project = Project::new(&[("corpus/good.md", GOOD)]);
    for command in [
        "check --actor mara-velin",
        "check --topic toll",
        "timeline --actor Velin --topic toll",
    ] {
        let seen = project.run(command);
        assert!(seen.ends_with("-- status 0 --\n"), "{seen}");
    }
}
