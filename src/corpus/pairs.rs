//! `PAIRS.jsonl`: pairs of texts to compare, one JSON object a line:
//! `{"id","actor","earlier":{"date","text"},"later":{"date","text"}}`, and where known `principal`, `topic`, and on either
//! side `force`.

use chrono::NaiveDate;
use serde::Deserialize;
use serde_json::Value;

use super::decode::decode;
use super::fields::{Dated, FieldReader, Written};
use crate::nearest::did_you_mean;
use crate::problem::Problem;

/// One side of a pair.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Side {
    /// When it was said.
    pub date: Option<NaiveDate>,
    /// What the actor said, in the first person or the third.
    pub text: String,
    /// The force of the cue it was said with, one of [`FORCES`].
    pub force: Option<String>,
}

/// What the force of a cue can be.
pub const FORCES: [&str; 17] = [
    "assert", "deny", "admit", "concede", "promise", "demand", "propose", "warn", "ask", "doubt", "believe", "desire",
    "intend", "support", "oppose", "expect", "fear",
];

/// Two texts of one actor.
#[derive(Clone, Debug, PartialEq)]
pub struct Pair {
    /// As the input gives it, text or number; its line where it gives none.
    pub id: Value,
    /// Whose texts they are.
    pub actor: Option<String>,
    /// For whom the actor speaks.
    pub principal: Option<String>,
    /// Id of the declared topic both are on.
    pub topic: Option<String>,
    /// Said first.
    pub earlier: Side,
    /// Said afterwards.
    pub later: Side,
    /// Line of the input, from 1.
    pub line: usize,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct PairRecord {
    id: Value,
    actor: Written,
    principal: Written,
    topic: Written,
    earlier: Option<SideRecord>,
    later: Option<SideRecord>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct SideRecord {
    date: Written,
    text: Written,
    force: Written,
}

/// Reads pairs from the bytes of a file called `path`, in order. A broken line costs that line.
pub fn read_pairs(path: &str, bytes: &[u8]) -> (Vec<Pair>, Vec<Problem>) {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let (mut pairs, mut problems) = (Vec::new(), Vec::new());
    for (index, json) in bytes.split(|&byte| byte == b'\n').enumerate() {
        if json.trim_ascii().is_empty() {
            continue;
        }
        match decode(path, json, index + 1) {
            Ok(json) => pairs.extend(read_pair(path, json, index + 1, &mut problems)),
            Err(problem) => problems.push(problem),
        }
    }
    if pairs.is_empty() && problems.is_empty() {
        let message = "the file holds no pair";
        problems.push(Problem::error(path, Some(1), message));
    }
    (pairs, problems)
}

fn read_pair(path: &str, json: &str, line: usize, problems: &mut Vec<Problem>) -> Option<Pair> {
    let record: PairRecord = match serde_json::from_str(json) {
        Ok(record) => record,
        Err(error) => {
            let (reason, column) = (super::records::reason(&error), error.column());
            let message = format!("not a pair: {reason} at column {column}");
            problems.push(Problem::error(path, Some(line), message));
            return None;
        }
    };
    let mut reader = FieldReader { path, problems };
    let actor = reader.text("actor", record.actor, line);
    let principal = reader.text("principal", record.principal, line);
    let topic = reader.text("topic", record.topic, line);
    let earlier = read_side(path, "earlier", record.earlier, line, problems);
    let later = read_side(path, "later", record.later, line, problems);
    Some(Pair {
        id: match record.id {
            Value::Null => Value::from(line),
            id => id,
        },
        actor,
        principal,
        topic,
        earlier: earlier?,
        later: later?,
        line,
    })
}

/// A side with a text; a broken date costs the date.
fn read_side(
    path: &str,
    name: &str,
    record: Option<SideRecord>,
    line: usize,
    problems: &mut Vec<Problem>,
) -> Option<Side> {
    let record = record.unwrap_or_default();
    let mut reader = FieldReader { path, problems };
    let date = match reader.date_of_side(record.date, line) {
        Dated::On(day) => Some(day),
        Dated::Missing | Dated::Broken => None,
    };
    let force = reader.text("force", record.force, line);
    let force = force.filter(|force| {
        let is_known = FORCES.contains(&force.as_str());
        if !is_known {
            let message = format!("`{force}` is no force of a cue: {}", did_you_mean(force, &FORCES));
            reader.problems.push(Problem::error(path, Some(line), message));
        }
        is_known
    });
    let text = reader.raw_text("text", record.text, line);
    let text = text.filter(|text| !text.trim().is_empty());
    if text.is_none() {
        let message = format!("the pair has no text at `{name}`");
        problems.push(Problem::error(path, Some(line), message));
    }
    text.map(|text| Side { date, text, force })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(lines: &str, expected: &str) {
        let (pairs, problems) = read_pairs("p.jsonl", lines.as_bytes());
        let side = |side: &Side| format!("{:?} {:?}", side.date, side.text);
        let pairs = pairs.iter().map(|pair| {
            let (earlier, later) = (side(&pair.earlier), side(&pair.later));
            format!("{} {:?} {earlier} / {later}", pair.id, pair.actor)
        });
        let problems = problems
            .iter()
            .map(|problem| format!("{:?}: {}", problem.line, problem.message));
        assert_eq!(pairs.chain(problems).collect::<Vec<_>>().join("\n"), expected);
    }

    #[test]
    fn pairs() {
        check(
            "{\"id\":\"a\",\"actor\":\"Velin\",\"earlier\":{\"date\":\"2024-01-05\",\"text\":\"Yes.\"},\"later\":{\"date\":null,\"text\":\"No.\"},\"label\":\"x\"}\n\n\
             {\"earlier\":{\"text\":\"Yes.\"},\"later\":{\"text\":\"No.\"}}\n",
            "\"a\" Some(\"Velin\") Some(2024-01-05) \"Yes.\" / None \"No.\"\n\
             3 None None \"Yes.\" / None \"No.\"",
        );
    }

    #[test]
    fn a_broken_line_costs_that_line() {
        check(
            "{\"id\":1,\"earlier\":{\"text\":\"Yes.\"}}\n[\n{\"id\":2,\"earlier\":{\"date\":\"soon\",\"text\":\"Yes.\"},\"later\":{\"text\":\"No.\"}}",
            "2 None None \"Yes.\" / None \"No.\"\n\
             Some(1): the pair has no text at `later`\n\
             Some(2): not a pair: it ends within a list at column 1\n\
             Some(3): `soon` is not a date: write it as YYYY-MM-DD; the date is not used",
        );
        check("\n", "Some(1): the file holds no pair");
    }
}
