//! What the reviewer says: a letter or a word, with what goes with it on the same line or asked for.

use std::io::{BufRead, Write};

use onrecord::decisions::ledger::Reason;

use super::super::output::print;

/// What to do with a finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// It holds; a note.
    Confirm(String),
    /// It does not; why, and a note.
    Dismiss(Reason, String),
    /// The decision so far is taken back.
    TakeBack,
    /// On to the next.
    Skip,
    /// The one before again.
    Back,
    /// How it came about.
    Trace,
    /// No more.
    Quit,
}

const HELP: &str = "  c [NOTE]           confirm: it holds\n  \
    d [REASON [NOTE]]  dismiss: it does not count any longer\n  \
    u                  take the decision back\n  \
    t                  show how it came about\n  \
    s                  skip, b back, q quit\n";

/// Asks until there is an answer; the end of the input is one.
pub fn ask() -> Answer {
    loop {
        let Some(line) = line("confirm, dismiss, skip, back, trace, quit (c, d, s, b, t, q, ?)? ") else {
            return Answer::Quit;
        };
        let (word, rest) = split(&line);
        let answer = match word.to_lowercase().as_str() {
            "c" | "confirm" => Some(Answer::Confirm(rest.to_owned())),
            "d" | "dismiss" => dismiss(rest),
            "u" | "undo" => Some(Answer::TakeBack),
            "s" | "skip" | "n" | "next" => Some(Answer::Skip),
            "b" | "back" => Some(Answer::Back),
            "t" | "trace" | "w" | "why" => Some(Answer::Trace),
            "q" | "quit" => Some(Answer::Quit),
            _ => {
                print(HELP);
                None
            }
        };
        if let Some(answer) = answer {
            return answer;
        }
    }
}

/// The reason and the note, asked for where they are not given; none where the reviewer changes their mind.
fn dismiss(given: &str) -> Option<Answer> {
    let (word, rest) = split(given);
    if let Some(reason) = reason(word) {
        let note = match (rest.is_empty(), reason) {
            (true, Reason::Other) => note(reason)?,
            _ => rest.to_owned(),
        };
        return Some(Answer::Dismiss(reason, note));
    }
    let names = Reason::ALL.iter().enumerate();
    let names: Vec<String> = names
        .map(|(at, reason)| format!("{} {}", at + 1, reason.as_str()))
        .collect();
    print(&format!("  {}\n", names.join("  ")));
    loop {
        let line = line("why (1-6, or the word; nothing to go back)? ")?;
        let (word, rest) = split(&line);
        if word.is_empty() {
            return None;
        }
        let Some(reason) = reason(word) else {
            continue;
        };
        let note = if rest.is_empty() {
            note(reason)?
        } else {
            rest.to_owned()
        };
        return Some(Answer::Dismiss(reason, note));
    }
}

/// A note; the reason `other` says nothing without one.
fn note(reason: Reason) -> Option<String> {
    loop {
        let note = match line("note (may be empty)? ") {
            Some(note) => note,
            None if reason == Reason::Other => return None,
            None => String::new(),
        };
        if !note.is_empty() || reason != Reason::Other {
            return Some(note);
        }
        print("please say which other reason\n");
    }
}

/// By number or word.
fn reason(word: &str) -> Option<Reason> {
    let by_number = word.parse::<usize>().ok().and_then(|number| number.checked_sub(1));
    let by_number = by_number.and_then(|at| Reason::ALL.get(at)).copied();
    let word = word.to_lowercase();
    by_number.or_else(|| Reason::ALL.into_iter().find(|reason| reason.as_str() == word))
}

fn split(line: &str) -> (&str, &str) {
    let line = line.trim();
    match line.split_once(char::is_whitespace) {
        Some((word, rest)) => (word, rest.trim()),
        None => (line, ""),
    }
}

/// A line of the input, trimmed; `None` at its end.
fn line(question: &str) -> Option<String> {
    print(question);
    // Whoever asks has to be heard before the answer.
    let _ = std::io::stdout().flush();
    let mut line = Vec::new();
    match std::io::stdin().lock().read_until(b'\n', &mut line) {
        Ok(0) | Err(_) => {
            print("\n");
            None
        }
        Ok(_) => Some(String::from_utf8_lossy(&line).trim().to_owned()),
    }
}
