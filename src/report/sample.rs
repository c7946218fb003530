//! Articles, statements, pairs and timelines that the formats are shown on: invented people, an invented country.

use serde_json::json;

use super::model::{Comparison, PairFinding, Timeline, TimelineEntry};
use crate::attribution::{Act, Actor, Field, Force, Held, Piece, Precision, Said, Statement, Voice};
use crate::corpus::{Article, Origin, Pair, Side};
use crate::problem::Severity;
use crate::rules::{Move, Relation};
use crate::text::Span;

/// An actor of whom no office is known.
pub(crate) fn actor(id: &str, name: &str) -> Actor {
    Actor {
        id: id.into(),
        name: name.into(),
        office: None,
        principal: None,
    }
}

pub(super) fn articles() -> Vec<Article> {
    let new = |path: &str, line: Option<usize>, text: &str| {
        let origin = Origin {
            path: path.into(),
            record_line: line,
        };
        Article::new(origin, text.into(), Span::new(0, text.len()))
    };
    let mut first = new(
        "corpus/2024-03-05-toll.md",
        None,
        "“I support the toll,” Transport Minister Mara Velin\nsaid. “Without it the pillars of the harbour bridge will not see another winter,” she added, “whatever they say.”\n\nA driver \u{1b}[31mclaimed that Velin had told him it would go.",
    );
    first.date = "2024-03-05".parse().ok();
    first.outlet = Some("Estrel Courier".into());
    let mut second = new("corpus/wire.jsonl", Some(4), "The toll must go.");
    second.title = Some("Velin: no toll".into());
    second.id = "wire-4".into();
    vec![first, second]
}

pub(super) fn statements() -> Vec<Statement> {
    let articles = articles();
    let piece = |article: usize, words: &str| {
        let start = articles[article].text.find(words).unwrap();
        Piece {
            field: Field::Text,
            span: Span::new(start, start + words.len()),
        }
    };
    let velin = || Some(actor("mara-velin", "Mara Velin"));
    let said = Said {
        on: "2024-03-05".parse().ok(),
        precision: Precision::Day,
    };
    let new = |article, actor, source: &[&str], cue: &[&str], content: &[&str]| Statement {
        id: format!("{article}-{}", content.concat().len()),
        article,
        actor,
        source: source.iter().map(|words| piece(article, words)).collect(),
        cue: cue.iter().map(|words| piece(article, words)).collect(),
        content: content.iter().map(|words| piece(article, words)).collect(),
        trace: crate::attribution::Trace::default(),
        force: Force::Assert,
        voice: Voice::Direct,
        act: Act::Speech,
        held: Held::Held,
        said,
        confidence: 97,
        frame: crate::attribution::Frame::Clause,
        chain: Vec::new(),
        is_translated: false,
        scare_quotes: Vec::new(),
    };
    let pillars = "“Without it the pillars of the harbour bridge will not see another winter,”";
    let mut statements = vec![
        new(
            0,
            velin(),
            &["Transport Minister Mara Velin"],
            &["said"],
            &["“I support the toll,”"],
        ),
        new(0, velin(), &["she"], &["added"], &[pillars, "“whatever they say.”"]),
        new(
            0,
            None,
            &["A driver"],
            &["claimed"],
            &["that Velin had told him it would go"],
        ),
        new(1, velin(), &[], &[], &["The toll must go."]),
        new(1, velin(), &[], &[], &[]),
    ];
    statements[2].voice = Voice::Indirect;
    statements[2].confidence = 60;
    statements[2].held = Held::Reported;
    statements[3].said = Said {
        on: None,
        precision: Precision::Unknown,
    };
    statements[4].content = vec![Piece {
        field: Field::Title,
        span: Span::new(7, 14),
    }];
    statements[4].source = vec![Piece {
        field: Field::Title,
        span: Span::new(0, 5),
    }];
    statements
}

pub(super) fn pairs() -> Vec<Pair> {
    let side = |date: Option<&str>, text: &str| Side {
        force: None,
        date: date.and_then(|date| date.parse().ok()),
        text: text.into(),
    };
    vec![
        Pair {
            principal: None,
            topic: None,
            id: json!("toll"),
            actor: Some("Mara Velin".into()),
            earlier: side(Some("2024-03-05"), "I support the toll on the harbour bridge."),
            later: side(Some("2024-10-22"), "I oppose the toll on the harbour bridge."),
            line: 1,
        },
        Pair {
            principal: None,
            topic: None,
            id: json!(2),
            actor: None,
            earlier: side(None, "The school has 300 pupils."),
            later: side(None, "Nobody asked the port."),
            line: 2,
        },
    ]
}

pub(super) fn comparisons() -> Vec<Comparison> {
    vec![
        Comparison {
            pair: 0,
            relation: Relation::Contradiction,
            confidence: 0.93,
            findings: vec![PairFinding {
                rule: "stance-reversed".into(),
                severity: Severity::Error,
                message: "The earlier text supports the toll, the later one opposes it.".into(),
            }],
            moves: vec![
                Move {
                    axis: "polarity",
                    from: "supports".into(),
                    to: "opposes".into(),
                },
                Move {
                    axis: "quantity",
                    from: "3".into(),
                    to: "4".into(),
                },
                Move {
                    axis: "quantity",
                    from: "5".into(),
                    to: "6".into(),
                },
            ],
        },
        Comparison {
            pair: 1,
            relation: Relation::Unrelated,
            confidence: 0.8,
            findings: Vec::new(),
            moves: Vec::new(),
        },
    ]
}

pub(super) fn timelines() -> Vec<Timeline> {
    let entry = |date: &str, position: &str, quote: &str, moves: Vec<Move>| TimelineEntry {
        date: date.parse().ok(),
        position: position.into(),
        range: if position.starts_with("opposes") {
            [-3, -1]
        } else {
            [1, 3]
        },
        is_wish: true,
        quote: quote.into(),
        path: format!("corpus/{date}-toll.md"),
        line: 9,
        column: 1,
        outlet: Some("Estrel Courier".into()),
        speaker: None,
        moves,
    };
    vec![Timeline {
        actor: actor("mara-velin", "Mara Velin"),
        matter: "the toll on the harbour bridge".into(),
        topic: None,
        as_of: None,
        entries: vec![
            entry(
                "2024-03-05",
                "supports it",
                "“I support the toll on the harbour bridge,”",
                vec![],
            ),
            entry(
                "2024-06-11",
                "supports it",
                "the toll is right, Velin said at a meeting of the drivers' union that went on until the last ferry had left the port",
                vec![],
            ),
            entry(
                "2024-10-22",
                "opposes it",
                "“I oppose the toll on the harbour bridge,”",
                vec![Move {
                    axis: "polarity",
                    from: "supports".into(),
                    to: "opposes".into(),
                }],
            ),
        ],
    }]
}
