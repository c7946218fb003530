//! What a reader of one side should know of its article: other articles that tell the same, which revision it is, what the
//! article takes back.

use crate::digest::{NoteKind, Revision, Telling};
use crate::rules::Evidence;

/// Other tellings that are named; the rest is counted.
const MOST_NAMED: usize = 3;

/// Sentences on it, without a full stop; none for most sides. Not escaped.
pub(in crate::report) fn beside(evidence: &Evidence) -> Vec<String> {
    let mut told = Vec::new();
    if let Some(revision) = &evidence.revision {
        told.push(format!("This is {}", of_revision(revision)));
    }
    if !evidence.also.is_empty() {
        let mut named: Vec<String> = evidence.also.iter().take(MOST_NAMED).map(telling).collect();
        let more = evidence.also.len().saturating_sub(MOST_NAMED);
        if more > 0 {
            named.push(format!("{more} more"));
        }
        told.push(format!("Told in the same words by {}", named.join("; ")));
    }
    for note in &evidence.notes {
        let what = match note.kind {
            NoteKind::Correction => "The article carries a correction that may touch this",
            NoteKind::Retraction => "The article was taken back",
        };
        told.push(format!(
            "{what} (line {}): {}",
            note.line,
            note.text.trim_end_matches('.')
        ));
    }
    told
}

fn of_revision(revision: &Revision) -> String {
    let archived = revision.archived.as_deref();
    let archived = archived.map(|archived| format!(", archived as {archived}"));
    format!(
        "revision {} of {}{}",
        revision.number,
        revision.of,
        archived.unwrap_or_default()
    )
}

/// `Valmora Herald, 2024-03-02, b.md:3`.
fn telling(telling: &Telling) -> String {
    let mut parts: Vec<String> = telling.outlet.iter().cloned().collect();
    parts.extend(telling.date.map(|date| date.to_string()));
    parts.push(format!("{}:{}", telling.path, telling.line));
    parts.extend(telling.revision.as_ref().map(of_revision));
    parts.join(", ")
}
