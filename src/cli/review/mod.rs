//! `onrecord review`: findings one at a time, decided by whoever reads them.
//!
//! In: the findings of a check, answers on standard input. Out: decisions in the ledger, each written before the next finding
//! is shown, so that a kill loses nothing that was answered. Deliberately line by line: it works on a pipe as in a terminal.

mod answer;
mod who;

use std::path::Path;

use chrono::NaiveDate;
use onrecord::corpus::display_path;
use onrecord::decisions::ledger::{Decided, Decision, Ledger};
use onrecord::report::{Look, Marks, check as formats, escape};
use onrecord::rules::Finding;
use onrecord::{Options, Problem};

use super::INCOMPLETE;
use super::arguments::Review;
use super::findings::find;
use super::input::Run;
use super::output::{fail, look, print, print_problems};
use answer::{Answer, ask};

/// A review that is going on.
struct Session {
    findings: Vec<Finding>,
    ledger: Ledger,
    by: String,
    on: NaiveDate,
    look: Look,
    /// Fingerprints decided in this session.
    decided: Vec<(String, Decided)>,
}

/// Shows, asks, writes, and gives the exit status.
pub fn run(arguments: &Review, config: Option<&Path>) -> u8 {
    if arguments.paths.paths.iter().any(|path| path.as_os_str() == "-") {
        return fail("answers are read from standard input, so a draft cannot be: save it as a file");
    }
    let Some(by) = who::who(arguments.by.as_deref()) else {
        return fail("nobody knows who decides: say --by NAME, or set git's user.name");
    };
    let mut run = Run::new(config);
    let place = arguments.ledger.clone().unwrap_or_else(|| run.config.ledger_place());
    let (mut ledger, problems) = Ledger::read(&place);
    run.problems.extend(problems);
    if let Some(file) = &arguments.import {
        return import(&mut ledger, file, run.problems);
    }
    let options = Options {
        by: arguments.compare_by,
        actor: arguments.actor.clone(),
        topic: arguments.topic.clone(),
        explain: true,
        is_of_some_days: arguments.days.since.is_some() || arguments.days.until.is_some(),
        ..Options::default()
    };
    let mut found = find(
        run,
        &arguments.paths.paths,
        &[],
        &arguments.days,
        &options,
        &arguments.cache,
    );
    // What an article lets pass has been decided on.
    found.let_pass(None, &options);
    let report = found.report;
    let status = print_problems(&report.problems);
    let mut findings = report.findings;
    findings.retain(|finding| arguments.rule.as_ref().is_none_or(|rule| *rule == finding.rule));
    let found = findings.len();
    findings.retain(|finding| arguments.all || ledger.of(&finding.fingerprint).is_none());
    if findings.is_empty() {
        let of = if found == 0 {
            "there is no finding".to_owned()
        } else {
            format!("{found} found, none of them undecided")
        };
        let hint = if found > 0 && !arguments.all {
            "; --all shows what is decided too"
        } else {
            ""
        };
        return status.max(print(&format!("Nothing to review: {of}{hint}.\n")));
    }
    let mut session = Session {
        findings,
        ledger,
        by,
        on: arguments.on.unwrap_or_else(who::today),
        look: look(Marks::Drawn),
        decided: Vec::new(),
    };
    let went = session.go();
    let last = print(&session.last_line(&display_path(&place)));
    match went {
        Ok(()) => status.max(last),
        Err(problem) => status.max(print_problems(&[problem])).max(last),
    }
}

/// Takes up the decisions of another ledger: what a page exported, what a colleague sent.
fn import(ledger: &mut Ledger, file: &Path, mut problems: Vec<Problem>) -> u8 {
    if !file.exists() {
        problems.push(Problem::error(&display_path(file), None, "no such file or folder"));
    }
    let (other, told) = Ledger::read(file);
    problems.extend(told);
    let taken = match ledger.take_from(&other) {
        Ok(taken) => print(&format!(
            "Decisions in {}: {}; taken up: {taken}, there before: {}.\n",
            display_path(file),
            other.entries().len(),
            other.entries().len() - taken
        )),
        Err(problem) => {
            problems.push(problem);
            INCOMPLETE
        }
    };
    print_problems(&problems).max(taken)
}

impl Session {
    /// Finding after finding, until all are seen or the reviewer goes.
    fn go(&mut self) -> Result<(), Problem> {
        let mut at = 0;
        while let Some(finding) = self.findings.get(at).cloned() {
            self.show(&finding, at);
            match self.settle(&finding)? {
                Answer::Back if at == 0 => {
                    print("this is the first\n");
                }
                Answer::Back => at -= 1,
                Answer::Quit => break,
                _ => at += 1,
            }
        }
        Ok(())
    }

    fn show(&self, finding: &Finding, at: usize) {
        let untraced = Finding {
            trace: None,
            ..finding.clone()
        };
        let decision = self.ledger.of(&finding.fingerprint).map(|entry| &entry.decision);
        let head = format!("\n{} of {}\n\n", at + 1, self.findings.len());
        print(&(head + &formats::finding(&untraced, decision, self.look)));
    }

    /// Asks until the answer says where to go on; decisions are written.
    fn settle(&mut self, finding: &Finding) -> Result<Answer, Problem> {
        loop {
            let answer = ask();
            let (decided, reason, note) = match &answer {
                Answer::Trace => {
                    let decision = self.ledger.of(&finding.fingerprint).map(|entry| &entry.decision);
                    print(&formats::finding(finding, decision, self.look));
                    continue;
                }
                Answer::TakeBack if self.ledger.of(&finding.fingerprint).is_none() => {
                    print("nothing is decided, so nothing can be taken back\n");
                    continue;
                }
                Answer::TakeBack => (Decided::Undecided, None, String::new()),
                Answer::Confirm(note) => (Decided::Confirmed, None, note.clone()),
                Answer::Dismiss(reason, note) => (Decided::Dismissed, Some(*reason), note.clone()),
                Answer::Skip | Answer::Back | Answer::Quit => return Ok(answer),
            };
            // A decision of a later day would go on counting.
            let last = self.ledger.last_of(&finding.fingerprint);
            let on = last.map_or(self.on, |entry| entry.decision.on.max(self.on));
            self.ledger.record(Decision {
                reason,
                note,
                ..Decision::of(finding, decided, &self.by, on)
            })?;
            let why = reason
                .map(|reason| format!(": {}", reason.as_str()))
                .unwrap_or_default();
            print(&format!("{}{why}\n", decided.as_str()));
            self.decided
                .retain(|(fingerprint, _)| *fingerprint != finding.fingerprint);
            self.decided.push((finding.fingerprint.clone(), decided));
            return Ok(answer);
        }
    }

    fn last_line(&self, place: &str) -> String {
        let count = |which| self.decided.iter().filter(|(_, decided)| *decided == which).count();
        let left = self
            .findings
            .iter()
            .filter(|finding| self.ledger.of(&finding.fingerprint).is_none())
            .count();
        let mut parts = vec![
            format!("{} confirmed", count(Decided::Confirmed)),
            format!("{} dismissed", count(Decided::Dismissed)),
        ];
        match count(Decided::Undecided) {
            0 => {}
            back => parts.push(format!("{back} taken back")),
        }
        parts.push(format!("{left} left undecided"));
        let place = match self.decided.is_empty() {
            true => String::new(),
            false => format!(", in {}", escape(place)),
        };
        format!("\n{}{place}.\n", parts.join(", "))
    }
}
