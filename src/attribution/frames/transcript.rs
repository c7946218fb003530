//! Transcripts: a label in capitals ("MS. HOLM:", "THE PRESIDENT:", "Q") and the turn of its speaker, up to the next.
//!
//! A label must be one of a speaker: "CORRECTION:" and "UPDATE:" open no turn.

use super::Context;
use crate::attribution::draft::{Draft, Frame, Needs, Quoted};
use crate::attribution::extent::snap;
use crate::attribution::people::data::People;
use crate::attribution::statement::{Act, Force};
use crate::attribution::view::View;
use crate::language::{Upos, sentences};
use crate::text::Span;
use compact_str::CompactString;
use rustc_hash::FxHashSet;

/// Longest label, in tokens.
const LONGEST_LABEL: usize = 14;

/// Adds the turns of all speakers, a paragraph a statement, and tells which sentences are labels or parts of a turn.
pub fn find(context: &Context, views: &[View], drafts: &mut Vec<Draft>) -> Vec<bool> {
    let mut taken = vec![false; views.len()];
    let mut speaker: Option<Turn> = None;
    let mut names: Option<FxHashSet<CompactString>> = None;
    for (at, view) in views.iter().enumerate() {
        if let Some(turn) = label(view) {
            let names = names.get_or_insert_with(|| names_of(views));
            speaker = is_speaker(view, &turn, names).then_some(turn);
            taken[at] = true;
            continue;
        }
        if view.opens_paragraph && is_end(view) {
            speaker = None;
        }
        if let Some(turn) = &mut speaker {
            if view.opens_paragraph || !turn.begun {
                turn.begun = true;
                drafts.push(turn.draft(context, views, at));
            }
            taken[at] = true;
        }
    }
    taken
}

/// Whose turn it is.
struct Turn {
    sentence: usize,
    source: Span,
    head: usize,
    colon: Option<Span>,
    question: bool,
    begun: bool,
}

impl Turn {
    fn draft(&self, context: &Context, views: &[View], first: usize) -> Draft {
        let last = (first + 1..views.len())
            .take_while(|&at| !views[at].opens_paragraph)
            .last()
            .unwrap_or(first);
        let text = views[first].text;
        let span = views[first].sentence.span.cover(views[last].sentence.span);
        Draft {
            sentence: self.sentence,
            source: Some(self.source),
            source_head: Some(self.head),
            cue: self.colon.into_iter().collect(),
            cue_head: None,
            content: vec![snap(text, span, context.quotes)],
            content_head: None,
            force: if self.question { Force::Ask } else { Force::Assert },
            act: Act::Speech,
            frame: Frame::Label,
            quoted: Quoted::Whole,
            needs: Needs::Nothing,
            confidence: 85,
        }
    }
}

/// A sentence that is only a label.
fn label(view: &View) -> Option<Turn> {
    if !view.opens_paragraph || view.len() > LONGEST_LABEL {
        return None;
    }
    let content = view.sentence.span.of(view.text);
    let question = content.trim_end_matches(['.', ':']) == "Q";
    let colon = content.ends_with(':').then(|| {
        let end = view.sentence.span.end;
        Span::new(end - 1, end)
    });
    if !question && (colon.is_none() || !sentences::is_label(content)) {
        return None;
    }
    let last = (0..view.len()).rev().find(|&at| !view.is_punct(at))?;
    Some(Turn {
        sentence: view.index,
        source: view.span(0, last),
        head: last,
        colon,
        question,
        begun: false,
    })
}

/// Whether a label is a question's or answer's, holds a title, an office or a given name, or is a name of the text.
fn is_speaker(view: &View, turn: &Turn, names: &FxHashSet<CompactString>) -> bool {
    let people = People::shipped();
    turn.question
        || turn.source.of(view.text) == "A"
        || (0..view.len()).any(|at| {
            let word = view.word(at);
            people.title(word).is_some()
                || people.role(word).is_some()
                || people.given(word).is_some()
                || names.contains(word.to_lowercase().as_str())
        })
}

/// The names that the text writes with small letters, in lower case.
fn names_of(views: &[View]) -> FxHashSet<CompactString> {
    let is_name = |word: &str| word.starts_with(char::is_uppercase) && word.contains(char::is_lowercase);
    views
        .iter()
        .flat_map(|view| {
            (0..view.len())
                .filter(|&at| view.upos(at) == Upos::Propn && is_name(view.word(at)))
                .map(|at| view.lower(at))
        })
        .collect()
}

/// "1:34 P.M. EST", "END", "# # #": nobody's turn.
fn is_end(view: &View) -> bool {
    let content = view.sentence.span.of(view.text);
    let letters = content.chars().filter(|c| c.is_alphabetic());
    let shouted = letters.clone().all(char::is_uppercase);
    let word = content.trim_matches(|c: char| !c.is_alphanumeric());
    shouted && (letters.count() == 0 || word == "END" || content.starts_with(|c: char| c.is_ascii_digit()))
}
