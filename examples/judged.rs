//! Scores a report against judgements: `judged JUDGEMENTS.jsonl REPORT.json [--severity error|warning|info]`.
//!
//! A judgement is a line `{"fingerprint": "...", "verdict": "right"}` (or "wrong"), made by reading a finding; the report is
//! what `onrecord check --format json` printed. Prints how many findings there are, how many were judged right and wrong,
//! how many nobody has read, and which judged ones the report does not have any more.

use std::collections::BTreeMap;
use std::process::ExitCode;

use serde::Deserialize;

#[derive(Deserialize)]
struct Judgement {
    fingerprint: String,
    verdict: Verdict,
}

#[derive(Clone, Copy, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "kebab-case")]
enum Verdict {
    Right,
    Wrong,
}

#[derive(Deserialize)]
struct Report {
    findings: Vec<Found>,
}

#[derive(Deserialize)]
struct Found {
    fingerprint: String,
    severity: String,
}

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("judged: {message}");
            ExitCode::from(2)
        }
    }
}

fn run() -> Result<(), String> {
    let mut files = Vec::new();
    let mut severity = None;
    let mut arguments = std::env::args().skip(1);
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--severity" => severity = Some(arguments.next().ok_or("--severity needs a value")?),
            _ => files.push(argument),
        }
    }
    let [judgements, report] = files.as_slice() else {
        return Err("name a file of judgements and a report".to_owned());
    };
    let open = |path: &String| std::fs::read_to_string(path).map_err(|error| format!("{path}: {error}"));
    let mut verdicts: BTreeMap<String, Verdict> = BTreeMap::new();
    for (index, line) in open(judgements)?.lines().enumerate() {
        let one: Judgement =
            serde_json::from_str(line).map_err(|error| format!("{judgements}:{}: {error}", index + 1))?;
        verdicts.insert(one.fingerprint, one.verdict);
    }
    let report: Report = serde_json::from_str(&open(report)?).map_err(|error| format!("{report}: {error}"))?;
    let is_wanted = |found: &&Found| severity.as_ref().is_none_or(|severity| found.severity == *severity);
    let findings: Vec<&Found> = report.findings.iter().filter(is_wanted).collect();
    let count = |verdict| {
        let is_it = |found: &&&Found| verdicts.get(&found.fingerprint).copied() == verdict;
        findings.iter().filter(is_it).count()
    };
    let (right, wrong) = (count(Some(Verdict::Right)), count(Some(Verdict::Wrong)));
    println!("found\t{}", findings.len());
    println!("right\t{right}");
    println!("wrong\t{wrong}");
    println!("unjudged\t{}", count(None));
    if right + wrong > 0 {
        println!("precision of the judged\t{:.3}", right as f64 / (right + wrong) as f64);
    }
    let is_there = |key: &&String| report.findings.iter().any(|found| found.fingerprint == **key);
    let gone: Vec<&str> = verdicts
        .keys()
        .filter(|key| !is_there(key))
        .map(String::as_str)
        .collect();
    println!("judged, not found any more\t{}", gone.len());
    for key in gone {
        println!("gone\t{key}");
    }
    Ok(())
}
