//! A statement → the stretches of its article that are read for claims, and whose words they are.
//!
//! In: an article, its text, a statement and the sentences; out: a [`Passage`], or nothing where the statement puts nothing on the
//! record of its actor. Deliberately does not read what is claimed.

use crate::attribution::{Act, Actor, Field, Force, Held, Statement, Voice};
use crate::corpus::Article;
use crate::language::Sentence;
use crate::position::{Passage, Speaker};
use crate::text::Span;

/// What of a statement is read for claims.
pub(crate) fn passage<'a>(
    article: &'a Article,
    text: &'a str,
    statement: &Statement,
    sentences: &[Sentence],
) -> Option<Passage<'a>> {
    match own_sentence(article, statement, sentences) {
        Some(sentence) => passage_of_own(article, text, statement, sentence),
        None => passage_told(article, text, statement),
    }
}

/// "We demand a second vote" in a text that is wholly the speaker's words: the sentence that says so, its cue with it. Whether
/// it demands, denies or would like to is told by the sentence itself.
fn own_sentence(article: &Article, statement: &Statement, sentences: &[Sentence]) -> Option<Span> {
    article.speaker.as_ref().filter(|_| statement.act != Act::Deed)?;
    let [source] = statement.source.as_slice() else {
        return None;
    };
    let is_first_person =
        source.field == Field::Text && ["i", "we"].contains(&source.span.of(&article.text).to_lowercase().as_str());
    let sentence = sentences
        .iter()
        .map(|sentence| sentence.span)
        .find(|sentence| is_first_person && sentence.contains(source.span))?;
    let is_in_it = statement
        .content
        .iter()
        .all(|piece| piece.field == Field::Text && sentence.contains(piece.span));
    let is_quoted = sentence.of(&article.text).contains(['"', '“', '”', '„', '«', '»']);
    (is_in_it && !is_quoted).then_some(sentence)
}

/// What is read of such a sentence.
fn passage_of_own<'a>(article: &Article, text: &'a str, statement: &Statement, sentence: Span) -> Option<Passage<'a>> {
    let actor = statement.actor.as_ref()?;
    Some(Passage {
        text,
        pieces: vec![sentence],
        speaker: for_principal(Speaker::in_own_words(&actor.name), actor),
        force: Force::Assert,
        day: statement.said.on.or(article.date),
    })
}

/// What of a statement can stand on the record of its actor.
fn passage_told<'a>(article: &'a Article, text: &'a str, statement: &Statement) -> Option<Passage<'a>> {
    let actor = statement.actor.as_ref().filter(|_| counts(statement))?;
    let field = statement.content.first().map_or(Field::Text, |piece| piece.field);
    let text = match field {
        Field::Text => text,
        Field::Title => article.title.as_deref().unwrap_or_default(),
    };
    let pieces: Vec<Span> = statement
        .content
        .iter()
        .filter(|piece| piece.field == field)
        .map(|piece| piece.span)
        .collect();
    let speaker = match statement.voice {
        Voice::Direct => Speaker::in_own_words(&actor.name),
        Voice::Indirect | Voice::Mixed => Speaker::as_reported(&actor.name),
    };
    Some(Passage {
        text,
        pieces: joined(text, &pieces),
        speaker: for_principal(speaker, actor),
        force: statement.force,
        day: statement.said.on.or(article.date),
    })
}

fn for_principal(speaker: Speaker, actor: &Actor) -> Speaker {
    match &actor.principal {
        Some(principal) => speaker.speaking_for(principal),
        None => speaker,
    }
}

/// Pieces that only quotation marks and blanks part, as one: "promised to reject" and the words quoted after it.
fn joined(text: &str, pieces: &[Span]) -> Vec<Span> {
    let mut joined: Vec<Span> = Vec::new();
    for &piece in pieces {
        let gap = joined.last().and_then(|last| text.get(last.end..piece.start));
        let is_bare = |c: char| c.is_whitespace() && c != '\n' || "\"“”„«»‘’'`".contains(c);
        match joined.last_mut() {
            Some(last) if gap.is_some_and(|gap| gap.chars().all(is_bare)) => *last = last.cover(piece),
            _ => joined.push(piece),
        }
    }
    joined
}

/// Whether what is said is a position of the actor: not a deed, not what others hold, not asked or supposed.
pub(crate) fn counts(statement: &Statement) -> bool {
    statement.act != Act::Deed && matches!(statement.held, Held::Held | Held::Denied)
}
