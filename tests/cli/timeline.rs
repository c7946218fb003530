//! `onrecord timeline`: how long a position held, what stood on a day, two actors side by side, who stands where.

use crate::project::{Project, check};

fn said(date: &str, who: &str, words: &str) -> String {
    format!("---\ndate: {date}\n---\n\n\"{words},\" {who} said.\n")
}

/// Two actors on one toll, one of them also on a pier.
fn toll() -> Project {
    let support = "We support the toll on the harbour bridge";
    let oppose = "We oppose the toll on the harbour bridge";
    Project::new(&[
        ("corpus/a.md", said("2023-01-10", "Mara Velin", support).as_bytes()),
        ("corpus/b.md", said("2023-03-01", "Oskar Tarn", oppose).as_bytes()),
        (
            "corpus/c.md",
            said(
                "2023-06-10",
                "Mara Velin",
                "We support the toll on the harbour bridge as before",
            )
            .as_bytes(),
        ),
        ("corpus/d.md", said("2024-01-10", "Mara Velin", oppose).as_bytes()),
        (
            "corpus/e.md",
            said("2024-02-10", "Mara Velin", "We support the stone pier in Tolm").as_bytes(),
        ),
    ])
}

#[test]
fn how_long_each_position_held() {
    check("timeline-held", &toll().run("timeline --actor Velin --topic toll"));
}

#[test]
fn what_stood_on_a_day() {
    let printed = toll().run("timeline --actor Velin --as-of 2023-12-31");
    let stands = "on 2023-12-31: supports, last said on 2023-06-10, 204 days before";
    assert!(printed.contains(stands), "{printed}");
    assert!(!printed.contains("oppose") && !printed.contains("pier"), "{printed}");
    let before = toll().run("timeline --actor Velin --as-of 2022-12-31");
    assert!(
        before.contains("takes no position that could be read by 2022-12-31"),
        "{before}"
    );
}

#[test]
fn two_actors_side_by_side() {
    check("timeline-beside", &toll().run("timeline --actor Velin --with Tarn"));
    let nobody = toll().run("timeline --actor Velin --with Nobody");
    assert!(nobody.contains("--actor `Nobody`: no actor of this name"), "{nobody}");
    let page = toll().run("timeline --actor Velin --with Tarn --format html");
    assert!(
        page.contains("Positions of Mara Velin and Oskar Tarn, side by side"),
        "{page}"
    );
}

/// A surname can be that of several, and each of them is shown beside the first.
#[test]
fn several_of_one_surname() {
    let project = toll();
    let other = said("2023-04-01", "Edda Tarn", "We support the toll on the harbour bridge");
    project.write("corpus/f.md", other.as_bytes());
    let printed = project.run("timeline --actor Velin --with Tarn");
    assert!(
        printed.contains("Oskar Tarn") && printed.contains("Edda Tarn"),
        "{printed}"
    );
    assert!(printed.contains("2 matters of both, 1 of one alone"), "{printed}");
}

#[test]
fn who_stands_where() {
    check("timeline-matrix", &toll().run("timeline --matrix"));
    let data = toll().run("timeline --matrix --as-of 2023-12-31 --format jsonl");
    assert!(data.contains(r#""side":"support","position":"supports""#), "{data}");
    assert_eq!(data.matches("onrecord/standing/1").count(), 2, "{data}");
    let page = toll().run("timeline --matrix --format html");
    assert!(page.contains("<td class=\"against\""), "{page}");
    let alone = toll().run("timeline --matrix --actor Velin");
    assert!(alone.contains("pier"), "{alone}");
}

#[test]
fn for_programs() {
    let data = toll().run("timeline --actor Velin --topic toll --format jsonl");
    let line = data.lines().find(|line| line.starts_with('{')).unwrap();
    let json: serde_json::Value = serde_json::from_str(line).unwrap();
    assert_eq!(json["schema"], "onrecord/timeline/1");
    assert_eq!(json["intervals"][0]["days"], 365);
    assert_eq!(json["intervals"][0]["statements"], 2);
    assert_eq!(json["entries"].as_array().unwrap().len(), 3);
}

/// Whoever is spoken for can be asked for where positions are compared so.
#[test]
fn a_principal_can_be_asked_for() {
    let root = concat!(env!("CARGO_MANIFEST_DIR"), "/corpus/nato");
    let project = Project::new(&[]);
    let printed = project.run(&format!("timeline {root} --actor Türkiye"));
    assert!(printed.contains("597 days") && !printed.contains("error"), "{printed}");
    let printed = project.run(&format!("timeline {root} --actor Türkiye --by person"));
    assert!(printed.contains("no actor of this name"), "{printed}");
}

#[test]
fn somebody_must_be_asked_for() {
    let printed = toll().run("timeline");
    assert!(printed.contains("--actor <NAME>"), "{printed}");
}
