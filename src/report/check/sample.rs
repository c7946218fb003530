//! One report that all formats are shown on: invented people, an invented country, each kind of finding and problem.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::attribution::Field;
use crate::decisions::ledger::{Decided, Decision};
use crate::decisions::{Means, Suppressed, Suppression};
use crate::digest::{Note, NoteKind, Revision, Telling};
use crate::problem::{Problem, Severity};
use crate::report::model::{Coverage, Report};
use crate::report::sample::actor;
use crate::rules::{Certainty, Evidence, Finding, Move, Relation, Role, TimeClass};

pub(crate) fn report() -> Report {
    Report {
        coverage: Coverage {
            articles: 7,
            copies: 1,
            statements: 41,
            repeated: 1,
            resolved: 38,
            pairs_compared: 12,
            settled: 0,
            elsewhere: 0,
            pairs_skipped: BTreeMap::from([
                ("about another matter".to_owned(), 210),
                ("of an unknown speaker".to_owned(), 93),
            ]),
        },
        findings: vec![reversal(), caveat()],
        confirmed: BTreeMap::from([("1:9f2c".to_owned(), confirmed())]),
        suppressed: vec![Suppressed {
            finding: known(),
            suppression: Suppression {
                means: Means::Baseline,
                reason: Some("said before the merger".into()),
                by: None,
                on: None,
                until: None,
            },
        }],
        problems: vec![
            Problem::warning(
                "corpus/old.md",
                Some(2),
                "no date, so the article is left out of the check",
            ),
            Problem::error(
                "corpus/wire.jsonl",
                Some(14),
                "not valid JSON: it ends within a value at column 8",
            ),
        ],
        statements: Vec::new(),
    }
}

/// A reviewer says that the reversal holds.
fn confirmed() -> Decision {
    Decision {
        note: "asked the ministry | no answer".into(),
        ..Decision::of(&reversal(), Decided::Confirmed, "Ada Lind", NaiveDate::default())
    }
}

/// A finding that the baseline holds.
fn known() -> Finding {
    Finding {
        fingerprint: "1:77aa".into(),
        ..reversal()
    }
}

fn reversal() -> Finding {
    Finding {
        rule: "stance-reversed".into(),
        severity: Severity::Error,
        confidence: 0.93,
        fingerprint: "1:9f2c".into(),
        actor: actor("mara-velin", "Mara Velin"),
        matter: "the harbour bridge toll".into(),
        topic: None,
        flip: None,
        trace: None,
        relation: Relation::Contradiction,
        time_class: Some(TimeClass::Evolution),
        certainty: Certainty::Firm,
        message: "The earlier statement wants the toll to go, the later one wants it to stay.".into(),
        moves: vec![
            Move { axis: "polarity", from: "against the toll".into(), to: "for the toll".into() },
            Move { axis: "strength", from: "must".into(), to: "should".into() },
        ],
        evidence: vec![
            Evidence {
                role: Role::Earlier,
                path: "corpus/2023-03-02-toll.md".into(),
                line: 9,
                column: 1,
                start: 120,
                end: 171,
                date: "2023-03-02".parse().ok(),
                text: "“The toll on the harbour bridge must be scrapped,”".into(),
                sentence: "“The toll on the harbour bridge must be scrapped,” Transport Minister Mara Velin said\nin Estrel on Thursday, to applause from drivers who had come with their lorries.".into(),
                source: "Transport Minister Mara Velin".into(),
                sha256: crate::corpus::sha256(b"0"),
                article: 0,
                field: Field::Text,
                outlet: Some("Estrel Courier".into()),
                url: Some("https://courier.example/toll".into()),
                revision: None,
                also: vec![Telling {
                    path: "corpus/2023-03-03-agency.md".into(),
                    line: 5,
                    date: "2023-03-03".parse().ok(),
                    outlet: Some("Valmora <b>Agency</b>".into()),
                    url: None,
                    revision: None,
                }],
                notes: Vec::new(),
            },
            Evidence {
                role: Role::Later,
                path: "corpus/2024-11-20-budget.md".into(),
                line: 14,
                column: 12,
                start: 400,
                end: 446,
                date: "2024-11-20".parse().ok(),
                text: "the toll on the harbour bridge should be kept".into(),
                sentence: "She added: the toll on the harbour bridge should be kept.".into(),
                source: "She".into(),
                sha256: crate::corpus::sha256(b"3"),
                article: 3,
                field: Field::Text,
                outlet: None,
                url: None,
                revision: Some(Revision {
                    number: 1,
                    of: 2,
                    archived: Some("copy-7".into()),
                }),
                also: Vec::new(),
                notes: vec![Note {
                    kind: NoteKind::Correction,
                    line: 30,
                    text: "Correction: an earlier version misquoted the minister on the toll of the bridge.".into(),
                }],
            },
        ],
    }
}

fn caveat() -> Finding {
    let side = |role, text: &str, start: usize| Evidence {
        role,
        path: "corpus/wire.jsonl".into(),
        line: 3,
        column: 1,
        start,
        end: start + text.len(),
        date: "2024-11-20".parse().ok(),
        text: text.into(),
        sentence:
            "We back the northern line, Tomas Reuk told \u{1b}[31mreporters, but the money has to be there first."
                .into(),
        source: "Tomas Reuk".into(),
        sha256: crate::corpus::sha256(b"4"),
        article: 4,
        field: Field::Text,
        outlet: Some("Wire | <b>North</b>".into()),
        url: None,
        revision: None,
        also: Vec::new(),
        notes: Vec::new(),
    };
    Finding {
        rule: "caveat-added".into(),
        severity: Severity::Info,
        confidence: 0.81,
        fingerprint: "1:77ab".into(),
        actor: actor("tomas-reuk", "Tomas Reuk"),
        matter: "the northern line".into(),
        topic: None,
        flip: None,
        trace: None,
        relation: Relation::Shift,
        time_class: Some(TimeClass::SameTime),
        certainty: Certainty::Firm,
        message: "The support comes with a caveat.".into(),
        moves: vec![Move {
            axis: "caveat",
            from: String::new(),
            to: "the money has to be there first".into(),
        }],
        evidence: vec![
            side(Role::Other, "We back the northern line", 0),
            side(Role::Other, "but the money has to be there first", 60),
        ],
    }
}
