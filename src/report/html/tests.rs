use super::*;
use crate::report::check::sample;
use crate::report::layout::escape;
use crate::rules::{AlignmentTrace, ClaimTrace, Finding, FindingTrace, StandTrace};

fn page(report: &Report) -> String {
    html(report, FailOn::Error)
}

/// What stands between two marks.
#[track_caller]
fn between<'a>(page: &'a str, open: &str, close: &str) -> &'a str {
    let (_, rest) = page.split_once(open).unwrap();
    rest.split_once(close).unwrap().0
}

fn data_of(page: &str) -> serde_json::Value {
    serde_json::from_str(between(page, r#"id="data">"#, "</script>")).unwrap()
}

fn trace(text: &str) -> FindingTrace {
    let claim = ClaimTrace {
        text: text.to_owned(),
        matter: vec![
            "toll (theme 8)".into(),
            "bridge (setting 5)".into(),
            "harbour (setting 4)".into(),
        ],
        layer: "obligation",
        range: [1, 3],
        position: "calls for".into(),
    };
    let stand = |range, position: &str| StandTrace {
        layer: "obligation",
        range,
        position: position.to_owned(),
    };
    FindingTrace {
        claims: vec![claim.clone(), claim],
        stands: vec![stand([-3, -2], "says there must not be"), stand([1, 3], "calls for")],
        alignment: AlignmentTrace {
            score: 74,
            cover: 100,
            common: vec!["toll".into(), "bridge".into()],
            parts: Vec::new(),
            contrary: false,
        },
        condition: vec!["opposition: opposed: the ranges have no point in common".into()],
        clears: vec!["an entry `[[supersedes]]` in onrecord.toml with the fingerprint".into()],
    }
}

#[test]
fn what_came_of_it_stands_in_the_page_without_a_script() {
    let mut report = sample::report();
    report.findings[0].trace = Some(trace("the toll must be scrapped"));
    let page = page(&report);
    assert!(between(&page, "<h1>", "</h1>").starts_with("Found 1 error and 1 note."));
    assert!(between(&page, "<title>", "</title>") == "onrecord: 2 findings");
    let coverage = between(&page, "<div class=\"left-out\">", "</div>");
    assert!(coverage.contains("1 finding not counted: 1 baseline.") && coverage.contains("210 about another matter"));
    assert!(
        between(&page, "<details id=\"problems\">", "</summary>")
            .contains("1 problem: not all could be checked, 1 note")
    );
    let data = data_of(&page);
    let finding = &data["findings"][0];
    assert_eq!(finding["apart"][0], 629);
    assert_eq!(finding["stands"][0][1], -3);
    assert_eq!(finding["trace"].as_array().unwrap().len(), 7);
    assert_eq!(data["problems"][1]["line"], 14);
}

#[test]
fn only_its_own_style_and_script_run() {
    use super::shell::hash;
    let page = page(&sample::report());
    let policy = between(&page, r#"Content-Security-Policy" content=""#, "\"");
    let (style, script) = (
        between(&page, "<style>", "</style>"),
        between(&page, "</script>\n<script>", "</script>"),
    );
    assert_eq!(
        policy,
        format!(
            "default-src 'none'; style-src {}; script-src {}; base-uri 'none'; form-action 'none'",
            hash(style),
            hash(script)
        )
    );
}

#[test]
fn source_links_are_the_only_addresses() {
    let report = sample::report();
    let page = page(&report);
    let (before, after) = page.split_once("://").unwrap();
    assert!(before.ends_with("\"https") && after.starts_with("courier.example/toll\""));
    assert!(!after.contains("://"), "each address is written once");
    assert!(!page.contains("src=") && !page.contains("@import") && !page.contains("url("));
}

#[test]
fn hostile_text_stays_text() {
    let evil = "</script><script>alert(1)</script><!-- {{data}} \u{202e}\u{1b}[2J";
    let mut report = sample::report();
    report.problems[0].message = evil.to_owned();
    report.coverage.pairs_skipped.insert(evil.to_owned(), 1);
    let finding = &mut report.findings[0];
    finding.actor.name = evil.to_owned();
    finding.matter = evil.to_owned();
    finding.message = evil.to_owned();
    finding.moves[0].from = evil.to_owned();
    for side in &mut finding.evidence {
        side.text = evil.to_owned();
        side.sentence = format!("He said: {evil}");
        side.path = evil.to_owned();
        side.source = evil.to_owned();
        side.outlet = Some(evil.to_owned());
        side.url = Some(format!("https://a.example/{evil}"));
    }
    let page = page(&report);
    assert_eq!(page.matches("</script>").count(), 2);
    assert_eq!(page.matches("<script").count(), 2);
    assert!(!page.contains("<!--") && !page.contains('\u{202e}') && !page.contains('\u{1b}'));
    let data = data_of(&page);
    let strings = data["strings"].as_array().unwrap();
    assert!(strings.contains(&escape(evil).into()), "{strings:?}");
    assert!(
        !strings
            .iter()
            .any(|one| one.as_str().unwrap().starts_with("https://a.example"))
    );
    assert!(
        page.contains("1 &lt;/script&gt;&lt;script&gt;alert(1)"),
        "the coverage line is escaped too"
    );
}

#[test]
fn what_was_added_is_marked_in_its_sentence() {
    let mut report = sample::report();
    let finding = &mut report.findings[0];
    finding.moves = vec![crate::rules::Move {
        axis: "caveats",
        from: String::new(),
        to: "“but not before spring”".into(),
    }];
    finding.evidence[0].text = "We want the line".into();
    finding.evidence[0].sentence = "We want the line.".into();
    finding.evidence[1].text = "the northern railway should come but not before spring".into();
    finding.evidence[1].sentence = "He said the northern railway should come but not before spring.".into();
    let data = data_of(&page(&report));
    let passage = data["findings"][0]["sides"][1]["passage"].as_array().unwrap();
    let pieces: Vec<(u64, &str)> = passage
        .iter()
        .map(|piece| {
            let key = piece[1].as_u64().unwrap() as usize;
            (piece[0].as_u64().unwrap(), data["strings"][key].as_str().unwrap())
        })
        .collect();
    assert_eq!(
        pieces,
        [
            (0, "He said "),
            (1, "the northern railway should come "),
            (2, "but not before spring"),
            (0, ".")
        ]
    );
}

#[test]
fn one_statement_is_quoted_once() {
    let data = data_of(&page(&sample::report()));
    let finding = &data["findings"][1];
    assert_eq!(finding["is_one"], true);
    assert_eq!(finding["sides"].as_array().unwrap().len(), 1);
    let kinds: Vec<u64> = finding["sides"][0]["passage"]
        .as_array()
        .unwrap()
        .iter()
        .map(|piece| piece[0].as_u64().unwrap())
        .collect();
    assert_eq!(kinds, [1, 0, 3, 0], "both parts are marked in the sentence");
}

#[test]
fn what_is_set_aside_is_marked_not_left_out() {
    let data = data_of(&page(&sample::report()));
    let decided: Vec<&serde_json::Value> = data["findings"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| &one["decided"])
        .collect();
    assert_eq!(decided.len(), 3);
    assert_eq!(decided[0]["means"], "confirmed");
    assert!(decided[1].is_null());
    assert_eq!(decided[2]["means"], "baseline");
}

/// Five thousand findings on sentences as long as those of newspapers, no two alike.
#[test]
fn thousands_of_findings_stay_small() {
    let mut report = sample::report();
    let model = report.findings[0].clone();
    report.findings = (0..5_000)
        .map(|number| {
            let mut finding = Finding {
                fingerprint: format!("{number:016x}"),
                matter: format!("the toll on bridge {number} over the sound"),
                message: format!("The earlier statement wants toll {number} to go, the later one wants it to stay."),
                trace: Some(trace(&format!("the toll on bridge {number} must be scrapped"))),
                ..model.clone()
            };
            finding.actor.name = format!("Actor {}", number % 700);
            for (index, side) in finding.evidence.iter_mut().enumerate() {
                let filler =
                    format!("bridge {number} and its {index} toll houses, as the council heard it, ").repeat(5);
                side.text = format!("the toll on bridge {number} should be kept");
                side.sentence = format!("The minister said in Estrel, {filler}that {}, to applause.", side.text);
                side.path = format!("corpus/2024/{number}-{index}-the-toll-on-the-bridge.md");
                side.sha256 = format!("{number:032x}{index:032x}");
                side.url = Some(format!(
                    "https://courier.example/2024/{number}/{index}/the-toll-on-the-bridge"
                ));
            }
            finding
        })
        .collect();
    let page = page(&report);
    assert!(page.len() > 5_000_000, "{}: the sentences are there", page.len());
    assert!(page.len() < 15_000_000, "{}", page.len());
}
