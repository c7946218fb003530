//! A side of a given pair → what the actor says in it.
//!
//! The text is what the actor said, or a report of it: “The toll stays,” the mayor told the council. Of a report only what the
//! actor says in it is read, as in an article. In: the side, the actor's name; out: the content. Deliberately knows nothing of
//! the other side.

use crate::attribution::{Act, Actor, Field, Force, Frame, Statement, Voice, attribute};
use crate::corpus::actors::slug;
use crate::corpus::{Article, Origin, Registry, Side};
use crate::language::names::fold;
use crate::language::{Deprel, Document, Xpos, analyse};
use crate::passages::passage;
use crate::position::{Content, Passage, Speaker, content, contents};
use crate::text::Span;

/// Words that a description of somebody begins with: "the mayor", "its lawyer".
const DESCRIBING: [&str; 8] = ["the", "a", "an", "its", "our", "his", "her", "their"];

/// What the actor of this name says in a side.
pub(crate) fn read_side(side: &Side, actor: &str) -> Content {
    read_report(side, actor).unwrap_or_else(|| {
        let whole = Span::new(0, side.text.len());
        content(
            &side.text,
            &[whole],
            &speaker(&side.text, actor),
            Force::Assert,
            side.date,
        )
    })
}

/// Who says "I" is not the "they" of the same text.
fn speaker(text: &str, actor: &str) -> Speaker {
    match Speaker::speaks_in(text) {
        true => Speaker::in_own_words(actor),
        false => Speaker::as_reported(actor),
    }
}

/// What a report says that the actor said, and what it says beside; `None` where it is no report of it. Quotations are read as the
/// actor's own words, each sentence without one as it stands, with whatever it calls the actor.
fn read_report(side: &Side, actor: &str) -> Option<Content> {
    let article = article(side);
    let document = analyse(&article.text, article.body);
    let (statements, _) = attribute(&article, 0, &document, None, &Registry::default());
    let is_in_own_words = Speaker::speaks_in(&unquoted(&article.text, &document));
    let own: Vec<(Statement, By)> = statements
        .into_iter()
        .filter_map(|statement| {
            let by = told_of(&statement, &article.text, &document, actor, is_in_own_words)?;
            Some((statement, by))
        })
        .collect();
    let said: Vec<Statement> = own
        .iter()
        .filter(|(statement, _)| is_said_out(statement))
        .map(|(statement, _)| {
            let mut statement = statement.clone();
            statement.actor = Some(Actor {
                id: slug(actor),
                name: actor.to_owned(),
                office: None,
                principal: None,
            });
            statement
        })
        .collect();
    let described = descriptions(&own, &article.text, &document, actor);
    if said.is_empty() && described.is_empty() {
        return None;
    }
    let mut passages: Vec<Option<Passage<'_>>> = Vec::new();
    for sentence in document.sentences.iter().map(|sentence| sentence.span) {
        let meets = |statement: &Statement| {
            let pieces = || statement.content.iter().chain(&statement.source);
            pieces().any(|piece| piece.span.start < sentence.end && sentence.start < piece.span.end)
        };
        let mut own_of_it = own
            .iter()
            .map(|(statement, _)| statement)
            .filter(|statement| meets(statement))
            .peekable();
        // "The minister promised skippers" beside what is promised is the same telling.
        let is_read = |statement: &Statement| {
            is_said_out(statement)
                || said
                    .iter()
                    .any(|said| said.source == statement.source && said.cue == statement.cue)
        };
        if own_of_it.peek().is_some() && own_of_it.all(is_read) {
            continue;
        }
        let in_it = described.iter().filter(|(place, _)| sentence.contains(*place));
        let speaker = in_it.fold(Speaker::as_reported(actor), |speaker, (_, word)| speaker.called(word));
        passages.push(Some(Passage {
            text: &article.text,
            pieces: vec![sentence],
            speaker,
            force: Force::Assert,
            day: side.date,
        }));
    }
    let told = said.iter();
    passages.extend(told.map(|statement| passage(&article, &article.text, statement, &document.sentences)));
    let mut all = Content::default();
    for part in contents(&passages) {
        all.claims.extend(part.claims);
        all.sentences.extend(part.sentences);
    }
    Some(all)
}

/// Whether what was said is a sentence or more: quoted words, or a clause that a verb of speech reports.
fn is_said_out(statement: &Statement) -> bool {
    statement.voice == Voice::Direct
        || statement.frame == Frame::Clause && matches!(statement.act, Act::Speech | Act::Thought)
}

/// The words by which the text calls the actor without a name, and where: of those who are told to say something, and of what its
/// sentences are about where the actor's name has the word ("the bank" for Estrel Central Bank).
fn descriptions(own: &[(Statement, By)], text: &str, document: &Document, actor: &str) -> Vec<(Span, String)> {
    let of_sources = own.iter().filter_map(|(statement, by)| match by {
        By::Description(word) => Some((statement.source.first()?.span, word.clone())),
        By::Name => None,
    });
    let mut found: Vec<(Span, String)> = of_sources.collect();
    for sentence in document.sentences.iter().filter(|sentence| !sentence.tokens.is_empty()) {
        let Some(subject) = sentence.child(sentence.root(), Deprel::Nsubj) else {
            continue;
        };
        let is_definite = sentence
            .child(subject, Deprel::Det)
            .is_some_and(|word| sentence.word(word, text).eq_ignore_ascii_case("the"));
        let word = sentence.word(subject, text);
        if is_definite && is_in_name(word, actor) {
            found.push((sentence.tokens[subject].span, word.to_owned()));
        }
    }
    found
}

/// Whether the actor's name has the word, in one form or another: "the bishops" for the Bishops' Conference.
fn is_in_name(word: &str, actor: &str) -> bool {
    is_named(actor) && has_word(actor, word)
}

fn has_word(name: &str, word: &str) -> bool {
    words(name).any(|part| fold(part) == fold(word))
}

fn article(side: &Side) -> Article {
    let origin = Origin {
        path: "-".to_owned(),
        record_line: None,
    };
    let body = Span::new(0, side.text.len());
    let mut article = Article::new(origin, side.text.clone(), body);
    article.date = side.date;
    article
}

/// By what a report calls the actor.
enum By {
    Name,
    /// The head of "the mayor", "its lawyer".
    Description(String),
}

/// By what a report calls the one who speaks where that is the actor: by name, or by a description of one person or body. A pair is
/// of one actor, and a report of their words calls them what they are, which the actor, speaking as "I", does not.
fn told_of(statement: &Statement, text: &str, document: &Document, actor: &str, is_in_own_words: bool) -> Option<By> {
    let [source] = statement.source.as_slice() else {
        return None;
    };
    if statement.act == Act::Deed || statement.cue.is_empty() || source.field != Field::Text {
        return None;
    }
    let words: Vec<&str> = words(source.span.of(text)).collect();
    if let [word] = words.as_slice()
        && ["he", "she", "it"].contains(&fold(word).as_str())
    {
        return is_named(actor).then_some(By::Name);
    }
    let is_describing = |word: &str| DESCRIBING.contains(&fold(word).as_str());
    let mut named = words
        .iter()
        .filter(|word| word.starts_with(char::is_uppercase) && !is_describing(word))
        .peekable();
    let is_nameless = named.peek().is_none();
    if named.any(|word| has_word(actor, word)) {
        return Some(By::Name);
    }
    let is_description = is_nameless && words.first().is_some_and(|word| is_describing(word));
    if !is_description || !is_named(actor) || is_in_own_words {
        return None;
    }
    let head = head_of_one(source.span, text, document)?;
    // Of what somebody wants, the report tells it of whom it names.
    (matches!(statement.act, Act::Speech | Act::Thought) || is_in_name(&head, actor)).then_some(By::Description(head))
}

/// Whether a name is given, not "the speaker".
fn is_named(actor: &str) -> bool {
    words(actor)
        .last()
        .is_some_and(|word| word.starts_with(char::is_uppercase))
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
}

/// The head of a phrase that is of one person or thing.
fn head_of_one(phrase: Span, text: &str, document: &Document) -> Option<String> {
    let sentence = document
        .sentences
        .iter()
        .find(|sentence| sentence.span.contains(phrase))?;
    let is_inside = |token: usize| phrase.contains(sentence.tokens[token].span);
    let is_head = |&token: &usize| {
        let above = sentence.tokens[token].head;
        is_inside(token) && above.is_none_or(|above| !is_inside(above as usize))
    };
    let head = (0..sentence.tokens.len()).find(is_head)?;
    let is_of_one = matches!(sentence.tokens[head].xpos, Xpos::Nn | Xpos::Nnp);
    is_of_one.then(|| sentence.word(head, text).to_owned())
}

/// A text without its quotations.
fn unquoted(text: &str, document: &Document) -> String {
    let (mut rest, mut at) = (String::new(), 0);
    for quote in &document.quotes {
        rest.push_str(text.get(at..quote.outer.start).unwrap_or_default());
        rest.push(' ');
        at = quote.outer.end;
    }
    rest.push_str(text.get(at..).unwrap_or_default());
    rest
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::position::Mood;

    /// The matters of what the actor of this name holds in a text, with their sides.
    fn held(text: &str, actor: &str) -> Vec<String> {
        let side = Side {
            date: None,
            text: text.to_owned(),
            force: None,
        };
        let claims = read_side(&side, actor).claims;
        let own = claims
            .iter()
            .filter(|located| located.claim.mood == Mood::Held && located.claim.holder.is_empty());
        own.map(|located| {
            let value = located.claim.position.value;
            format!("{} {}..{}", located.claim.matter.label, value.low, value.high)
        })
        .collect()
    }

    #[test]
    fn a_report_is_read_for_what_its_actor_says() {
        let own = held("We must keep the ferry.", "Cora Wendt");
        assert_eq!(own.len(), 1);
        for text in [
            "“We must keep the ferry,” the harbour commissioner said.",
            "“We must keep the ferry,” Wendt said.",
            "“We must keep the ferry,” said Wendt.",
        ] {
            assert_eq!(held(text, "Cora Wendt"), own, "{text}");
        }
    }

    #[test]
    fn the_words_of_others_are_not_the_actors() {
        for text in [
            "“We must keep the ferry,” Jonas Perrick said.",
            "Residents said the ferry must stay.",
        ] {
            assert!(held(text, "Cora Wendt").is_empty(), "{text}");
        }
    }

    #[test]
    fn a_body_is_called_by_a_word_of_its_name() {
        let own = held("Estrel Central Bank opposes the toll.", "Estrel Central Bank");
        assert_eq!(held("The bank opposes the toll.", "Estrel Central Bank"), own);
        assert_eq!(held("It said that it opposes the toll.", "Estrel Central Bank"), own);
        assert!(held("The ministry opposes the toll.", "Estrel Central Bank").is_empty());
    }
}
