//! One line of the ledger ↔ [`Decision`].

use chrono::NaiveDate;
use serde::{Deserialize, Deserializer, Serialize};

use crate::corpus::json_reason;
use crate::rules::Finding;

/// What was decided of a finding.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Decided {
    /// It holds.
    Confirmed,
    /// It does not hold, and counts no longer.
    Dismissed,
    /// What was decided before is taken back.
    Undecided,
}

impl Decided {
    /// The word used in the ledger and in reports.
    pub fn as_str(self) -> &'static str {
        match self {
            Decided::Confirmed => "confirmed",
            Decided::Dismissed => "dismissed",
            Decided::Undecided => "undecided",
        }
    }
}

/// Why a finding is dismissed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Reason {
    /// Somebody else said it.
    WrongSpeaker,
    /// The two sides are not about the same matter.
    WrongMatter,
    /// The actor said openly that the position is a new one.
    ChangedMind,
    /// The words are a translation's, not the actor's.
    Translation,
    /// The rule takes for a difference what is none.
    RuleTooBroad,
    /// Another reason; the note says which.
    Other,
}

impl Reason {
    /// All, in the order they are offered.
    pub const ALL: [Reason; 6] = [
        Reason::WrongSpeaker,
        Reason::WrongMatter,
        Reason::ChangedMind,
        Reason::Translation,
        Reason::RuleTooBroad,
        Reason::Other,
    ];

    /// The word used in the ledger.
    pub fn as_str(self) -> &'static str {
        match self {
            Reason::WrongSpeaker => "wrong-speaker",
            Reason::WrongMatter => "wrong-matter",
            Reason::ChangedMind => "changed-mind",
            Reason::Translation => "translation",
            Reason::RuleTooBroad => "rule-too-broad",
            Reason::Other => "other",
        }
    }
}

/// What somebody decided of one finding on one day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Decision {
    /// Of the finding.
    pub fingerprint: String,
    /// What was decided.
    pub decision: Decided,
    /// Why; always there where it is dismissed.
    #[serde(default)]
    pub reason: Option<Reason>,
    /// In the reviewer's words; empty where nothing is to be added.
    #[serde(default, deserialize_with = "or_empty")]
    pub note: String,
    /// Who decided.
    pub by: String,
    /// When.
    pub on: NaiveDate,
    /// Id of the rule that flagged it.
    pub rule: String,
    /// SHA-256 of the article of each side, in the order of the evidence, as it was then.
    #[serde(default, deserialize_with = "or_empty")]
    pub articles: Vec<String>,
}

fn or_empty<'d, D: Deserializer<'d>, T: Default + Deserialize<'d>>(from: D) -> Result<T, D::Error> {
    Ok(Option::deserialize(from)?.unwrap_or_default())
}

impl Decision {
    /// From a line of the ledger.
    ///
    /// # Errors
    /// What is wrong with the line, in words.
    pub(super) fn from_line(line: &str) -> Result<Self, String> {
        if ["<<<<<<<", "=======", ">>>>>>>", "|||||||"]
            .iter()
            .any(|mark| line.starts_with(mark))
        {
            return Err("a mark of a merge that was not finished: keep the decisions, delete the mark".to_owned());
        }
        if !line.starts_with('{') {
            return Err("a decision must be a JSON object `{...}`".to_owned());
        }
        let decision: Self = serde_json::from_str(line).map_err(|error| {
            let (reason, column) = (json_reason(&error), error.column());
            format!("no decision: {reason} at column {column}")
        })?;
        let is_key = |c: char| c.is_ascii_alphanumeric() || c == '-';
        if decision.fingerprint.is_empty()
            || decision.fingerprint.len() > 64
            || !decision.fingerprint.chars().all(is_key)
        {
            return Err("no decision: `fingerprint` must be that of a finding".to_owned());
        }
        if decision.decision == Decided::Dismissed && decision.reason.is_none() {
            let names: Vec<&str> = Reason::ALL.iter().map(|reason| reason.as_str()).collect();
            return Err(format!("dismissed without a `reason`: one of {}", names.join(", ")));
        }
        Ok(decision)
    }

    /// As a line of the ledger, not ended.
    pub(super) fn to_line(&self) -> String {
        // Writing plain values cannot fail; were it to, the reason is told rather than nothing.
        serde_json::to_string(self).unwrap_or_else(|error| format!("{{\"error\":{:?}}}", error.to_string()))
    }

    /// What sorts the lines of a ledger.
    pub(super) fn order(&self) -> (&str, NaiveDate) {
        (&self.fingerprint, self.on)
    }

    /// Reason and note as one text: "wrong-speaker: it was the deputy".
    pub fn why(&self) -> Option<String> {
        let parts = [self.reason.map(Reason::as_str), Some(self.note.trim())];
        let parts: Vec<&str> = parts.into_iter().flatten().filter(|part| !part.is_empty()).collect();
        (!parts.is_empty()).then(|| parts.join(": "))
    }

    /// Whether an article of the finding has changed since; not told where the decision has no pins.
    pub fn is_stale(&self, finding: &Finding) -> bool {
        !self.articles.is_empty() && self.articles != pins(finding)
    }
}

/// The pins of the articles of a finding, one a side.
pub(super) fn pins(finding: &Finding) -> Vec<String> {
    finding.evidence.iter().map(|side| side.sha256.clone()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const LINE: &str = r#"{"fingerprint":"1f0c9a4be2d37716","decision":"dismissed","reason":"wrong-speaker","note":"it was the deputy","by":"Ada Lind","on":"2025-03-04","rule":"stance-reversed","articles":["ab","cd"]}"#;

    #[test]
    fn a_line_and_back() {
        let decision = Decision::from_line(LINE).unwrap();
        assert_eq!(decision.to_line(), LINE);
        assert_eq!(decision.why().as_deref(), Some("wrong-speaker: it was the deputy"));
    }

    #[test]
    fn reason_note_and_pins_may_be_absent() {
        let short =
            r#"{"fingerprint":"1f","decision":"confirmed","note":null,"by":"Ada Lind","on":"2025-03-04","rule":"r"}"#;
        let decision = Decision::from_line(short).unwrap();
        assert_eq!((decision.reason, decision.why()), (None, None));
        assert_eq!(
            decision.to_line(),
            r#"{"fingerprint":"1f","decision":"confirmed","reason":null,"note":"","by":"Ada Lind","on":"2025-03-04","rule":"r","articles":[]}"#
        );
    }

    #[track_caller]
    fn check(line: &str, expected: &str) {
        assert_eq!(Decision::from_line(line).unwrap_err(), expected);
    }

    #[test]
    fn what_is_no_decision() {
        check(
            "<<<<<<< HEAD",
            "a mark of a merge that was not finished: keep the decisions, delete the mark",
        );
        check("{\"finger", "no decision: it ends within a string at column 8");
        check(
            &LINE.replace("\"wrong-speaker\"", "null"),
            "dismissed without a `reason`: one of wrong-speaker, wrong-matter, changed-mind, translation, rule-too-broad, other",
        );
        check(
            &LINE.replace("1f0c9a4be2d37716", "../1f"),
            "no decision: `fingerprint` must be that of a finding",
        );
        assert!(
            Decision::from_line(&LINE.replace("note", "notes"))
                .unwrap_err()
                .contains("unknown field `notes`")
        );
        assert!(Decision::from_line(&LINE.replace("2025-03-04", "2025-13-04")).is_err());
    }
}
