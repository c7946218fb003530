//! Scores a report against readings: `judged READING.jsonl... REPORT.json [--severity error|warning|info]`.
//!
//! A reading is a file of judgements, a line `{"fingerprint": "...", "verdict": "right"}` (or "wrong") for each finding that
//! somebody has read; the report is what `onrecord check --format json` printed. Prints of each reading how many findings
//! were judged right and wrong, how many were not read, and which judged ones the report does not have any more; and of each
//! two readings in how many verdicts they agree, and by how much that is more than chance (Cohen's kappa; Cohen 1960).

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

/// What one reader said.
struct Reading {
    path: String,
    verdicts: BTreeMap<String, Verdict>,
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
    let (path, readings) = files
        .split_last()
        .filter(|(_, readings)| !readings.is_empty())
        .ok_or("name one or more files of judgements, and a report")?;
    let readings: Vec<Reading> = readings.iter().map(read).collect::<Result<_, _>>()?;
    let report: Report = serde_json::from_str(&open(path)?).map_err(|error| format!("{path}: {error}"))?;
    let is_wanted = |found: &&Found| severity.as_ref().is_none_or(|severity| found.severity == *severity);
    let findings: Vec<&Found> = report.findings.iter().filter(is_wanted).collect();
    println!("found\t{}", findings.len());
    for reading in &readings {
        score(reading, &findings, &report);
    }
    for (at, one) in readings.iter().enumerate() {
        for other in &readings[at + 1..] {
            agree(one, other, &findings);
        }
    }
    Ok(())
}

fn open(path: &String) -> Result<String, String> {
    std::fs::read_to_string(path).map_err(|error| format!("{path}: {error}"))
}

fn read(path: &String) -> Result<Reading, String> {
    let mut verdicts = BTreeMap::new();
    for (index, line) in open(path)?.lines().enumerate() {
        let one: Judgement = serde_json::from_str(line).map_err(|error| format!("{path}:{}: {error}", index + 1))?;
        verdicts.insert(one.fingerprint, one.verdict);
    }
    let path = path.clone();
    Ok(Reading { path, verdicts })
}

impl Reading {
    fn of(&self, found: &Found) -> Option<Verdict> {
        self.verdicts.get(&found.fingerprint).copied()
    }
}

fn score(reading: &Reading, findings: &[&Found], report: &Report) {
    let count = |verdict| findings.iter().filter(|found| reading.of(found) == verdict).count();
    let (right, wrong) = (count(Some(Verdict::Right)), count(Some(Verdict::Wrong)));
    println!("reading\t{}", reading.path);
    println!("right\t{right}");
    println!("wrong\t{wrong}");
    println!("unjudged\t{}", count(None));
    if right + wrong > 0 {
        println!("precision of the judged\t{:.3}", right as f64 / (right + wrong) as f64);
    }
    let is_there = |key: &&String| report.findings.iter().any(|found| found.fingerprint == **key);
    let gone: Vec<&String> = reading.verdicts.keys().filter(|key| !is_there(key)).collect();
    println!("judged, not found any more\t{}", gone.len());
    for key in gone {
        println!("gone\t{key}");
    }
}

fn agree(one: &Reading, other: &Reading, findings: &[&Found]) {
    let both: Vec<(Verdict, Verdict)> = findings
        .iter()
        .filter_map(|found| Some((one.of(found)?, other.of(found)?)))
        .collect();
    let share = |holds: &dyn Fn(&(Verdict, Verdict)) -> bool| {
        both.iter().filter(|pair| holds(pair)).count() as f64 / both.len().max(1) as f64
    };
    let same = share(&|(one, other)| one == other);
    let right = (
        share(&|pair| pair.0 == Verdict::Right),
        share(&|pair| pair.1 == Verdict::Right),
    );
    let by_chance = right.0 * right.1 + (1.0 - right.0) * (1.0 - right.1);
    println!("readings\t{}\t{}", one.path, other.path);
    println!("read by both\t{}", both.len());
    println!(
        "right in both\t{:.3}",
        share(&|pair| *pair == (Verdict::Right, Verdict::Right))
    );
    println!("agreement\t{same:.3}");
    if by_chance < 1.0 {
        println!("kappa\t{:.3}", (same - by_chance) / (1.0 - by_chance));
    }
}
