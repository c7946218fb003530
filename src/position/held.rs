//! A statement's words, sentence by sentence → its claims.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::axes::Scope;
use super::claim::{Claim, Doer, Limit, Matter, Mood, Position};
use super::clause::{self, Reader};
use super::concepts;
use super::counted::{figure, figures};
use super::dated::{happened_at_last, period, periods};
use super::outer::{Outer, Within};
use super::speaker::{Speaker, voice};
use super::tree::Tree;
use super::wording::{self, Wording};
use super::words::Words;
use super::{Layer, modifiers};
use crate::attribution::Force;
use crate::language::lexicon::{HedgeKind, Interval, Pos, Sign};
use crate::language::quantities::find_quantities_beside;
use crate::language::times::{TimeExpression, TimeKind, find_times};
use crate::language::{Sentence, Upos, parse_quoted, sentences};
use crate::text::Span;

/// Words before a colon from which it parts two sentences rather than a speaker's label and what is said.
const LEAST_BEFORE_COLON: usize = 4;

/// A claim with the sentence it stands in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Located {
    /// The claim.
    pub claim: Claim,
    /// The words it is quoted by: the sentence of the statement's content, in the text.
    pub quote: Span,
}

/// A sentence of a statement with its wording, as a whole.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Worded {
    /// The sentence as one claim: layer, mood and label of its first claim, all its figures and times.
    pub whole: Located,
    /// What it says word by word.
    pub wording: Wording,
}

/// What is read in a statement.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Content {
    /// Its claims, in text order.
    pub claims: Vec<Located>,
    /// Its sentences, in text order.
    pub sentences: Vec<Worded>,
}

/// The claims in stretches of a text that are one speaker's words or a report of them, in text order. `day` is what
/// relative times count from; `force` what the cue makes of a content that is no clause ("vowed *to build it*").
pub fn claims(text: &str, pieces: &[Span], speaker: &Speaker, force: Force, day: Option<NaiveDate>) -> Vec<Located> {
    content(text, pieces, speaker, force, day).claims
}

/// The claims as [`claims`] has them, and the wording of the sentences they stand in.
pub fn content(text: &str, pieces: &[Span], speaker: &Speaker, force: Force, day: Option<NaiveDate>) -> Content {
    let passage = Passage {
        text,
        pieces: pieces.to_vec(),
        speaker: speaker.clone(),
        force,
        day,
    };
    contents(&[Some(passage)]).pop().unwrap_or_default()
}

/// Stretches of a text, what they are and from when, as [`claims`] takes them.
pub struct Passage<'a> {
    /// What the pieces are of.
    pub text: &'a str,
    /// In text order.
    pub pieces: Vec<Span>,
    /// Whose words they are or report.
    pub speaker: Speaker,
    /// What the cue makes of a content that is no clause.
    pub force: Force,
    /// What relative times count from.
    pub day: Option<NaiveDate>,
}

/// The content of each passage, as [`content`] has it, which is faster together; of none there is none.
pub fn contents(passages: &[Option<Passage<'_>>]) -> Vec<Content> {
    let quotes: Vec<Vec<Vec<Span>>> = passages
        .iter()
        .map(|passage| passage.as_ref().map(Passage::quotes).unwrap_or_default())
        .collect();
    let all: Vec<(&str, Span)> = passages
        .iter()
        .zip(&quotes)
        .flat_map(|(passage, quotes)| {
            let text = passage.as_ref().map_or("", |passage| passage.text);
            quotes.iter().flatten().map(move |&quote| (text, quote))
        })
        .collect();
    let mut sentences = parse_quoted(&all).into_iter();
    let contents = passages.iter().zip(&quotes).map(|(passage, quotes)| {
        let parsed = quotes
            .iter()
            .map(|quotes| quotes.iter().copied().zip(sentences.by_ref()).collect());
        let parsed = parsed.collect();
        passage
            .as_ref()
            .map(|passage| read(passage, parsed))
            .unwrap_or_default()
    });
    contents.collect()
}

impl Passage<'_> {
    /// The sentences of each piece.
    fn quotes(&self) -> Vec<Vec<Span>> {
        self.pieces.iter().map(|&piece| quotes(self.text, piece)).collect()
    }
}

/// The sentences of a piece, without what stands around them.
fn quotes(text: &str, piece: Span) -> Vec<Span> {
    sentences::split(text, piece)
        .into_iter()
        .flat_map(|span| at_colon(text, span))
        .map(|span| bare(text, span))
        .collect()
}

/// Reads a passage: for each piece its sentences, each with the words it is quoted by.
fn read(passage: &Passage<'_>, parsed: Vec<Vec<(Span, Sentence)>>) -> Content {
    let Passage {
        text,
        pieces,
        speaker,
        force,
        day,
    } = passage;
    let (force, day) = (*force, *day);
    let words = Words::shipped();
    let mut found: Vec<Located> = Vec::new();
    let mut worded = Vec::new();
    let mut before = 0;
    let mut is_openly_new = false;
    // Whether the sentence before asked for yes or no, of nothing that was taken for granted.
    let mut is_plainly_asked = false;
    for (&piece, sentences) in pieces.iter().zip(parsed) {
        let times = find_times(text, piece, day);
        // "for thirty days" tells how much, "in May" when.
        let dates: Vec<TimeExpression> = times
            .iter()
            .filter(|time| time.kind != TimeKind::Duration)
            .cloned()
            .collect();
        let quantities = find_quantities_beside(text, piece, &dates);
        for (quote, sentence) in sentences {
            if sentence.tokens.is_empty() {
                continue;
            }
            let tree = Tree::new(&sentence, text, &times);
            if let Some(caveat) = opens_with_reservation(tree, words) {
                let said = found[before..].iter_mut();
                for located in said.filter(|located| !is_cited(text, located)) {
                    located.claim.position.caveats.push(caveat.clone());
                }
            }
            // "Did I take it? No.": a question that is answered is a statement.
            if let Some(answer) = answer(tree)
                && is_plainly_asked
                && found[before..]
                    .iter()
                    .all(|located| located.claim.mood == Mood::Question)
            {
                for located in &mut found[before..] {
                    located.claim.mood = Mood::Held;
                    if answer == Sign::Minus {
                        located.claim.position.value = located.claim.position.value.mirror();
                        located.claim.is_negated = !located.claim.is_negated;
                    }
                }
            }
            before = found.len();
            let hedges = hedges(tree, words);
            let of_kind = |kind| hedges.iter().filter(move |(of, _)| *of == kind);
            is_openly_new |= of_kind(HedgeKind::Reversal).next().is_some();
            let is_question = quote.of(text).ends_with('?');
            is_plainly_asked = is_question && !(0..tree.len()).any(|token| tree.lower(token) == "that");
            let is_perfect = (0..tree.len()).any(|token| clause::has_perfect(tree, token));
            let asks_why = is_question && asks_why_it_should_be(tree);
            for mut claim in of_sentence(tree, words, speaker, force) {
                if asks_why && claim.mood == Mood::Held {
                    claim.position.value = claim.position.value.mirror();
                    claim.is_negated = !claim.is_negated;
                } else if is_question {
                    claim.mood = Mood::Question;
                }
                claim.is_openly_new |= is_openly_new;
                claim.is_of_now = of_kind(HedgeKind::TimeLimit).any(|(_, span)| claim.clause.contains(*span));
                claim.is_of_then = of_kind(HedgeKind::ThatTime).any(|(_, span)| claim.clause.contains(*span));
                claim.position.periods = periods(text, &sentence, &claim, &times);
                happened_at_last(text, &sentence, &mut claim);
                claim.position.figures = figures(tree, &claim, &quantities, &times);
                // "Since it began we have trained 900", wherever the figure is taken to belong.
                claim.is_ongoing |= is_perfect && !claim.position.figures.is_empty();
                found.push(Located { claim, quote });
            }
            let dated: Vec<_> = times
                .iter()
                .map(|time| (time.span, period(text, &sentence, time)))
                .collect();
            let mut wording = wording::of_sentence(tree, words, &quantities, &dated);
            wording.is_question = is_question || clause::supposes(tree, tree.sentence.root());
            let whole = whole(tree, &found[before..], quote, passage, &wording);
            worded.extend(whole.map(|whole| Worded { whole, wording }));
        }
    }
    Content {
        claims: found,
        sentences: worded,
    }
}

/// "I have changed my mind: I am for it now": two sentences in all but the mark.
fn at_colon(text: &str, span: Span) -> Vec<Span> {
    let words = span.of(text);
    let split = [": I ", ": we ", ": We ", "; I ", "; we "]
        .iter()
        .filter_map(|mark| words.find(mark))
        .min()
        .filter(|&at| words[..at].split_whitespace().count() >= LEAST_BEFORE_COLON);
    match split {
        Some(at) => vec![
            Span::new(span.start, span.start + at),
            Span::new(span.start + at + 1, span.end).trim(text),
        ],
        None => vec![span],
    }
}

/// The answer with which a sentence opens: "No, we do not."
fn answer(tree: Tree<'_>) -> Option<Sign> {
    let is_mark = |token: usize| tree.len() == 1 || tree.upos(1) == Upos::Punct && token == 0;
    match tree.lower(0).as_str() {
        "no" if is_mark(0) => Some(Sign::Minus),
        "yes" if is_mark(0) => Some(Sign::Plus),
        _ => None,
    }
}

/// "Why should we oppose it?": we should not. Of what was done or is so, "why" may well want to know.
fn asks_why_it_should_be(tree: Tree<'_>) -> bool {
    tree.len() > 2 && tree.lower(0) == "why" && tree.lower(1) == "should"
}

/// A sentence as one claim; `None` where its cue denies it or none of its claims is held.
fn whole(tree: Tree<'_>, claims: &[Located], quote: Span, passage: &Passage<'_>, wording: &Wording) -> Option<Located> {
    if matches!(passage.force, Force::Deny | Force::Doubt) || wording.words.is_empty() {
        return None;
    }
    let root = tree.sentence.root();
    let first = match claims {
        [] => None,
        claims => Some(claims.iter().find(|located| located.claim.mood == Mood::Held)?),
    };
    let position = Position {
        layer: first.map_or(Layer::Fact, |located| located.claim.position.layer),
        value: Interval::new(3, 3),
        conditions: Vec::new(),
        caveats: Vec::new(),
        hedges: Vec::new(),
        boosters: 0,
        scope: Scope::default(),
        figures: Vec::new(),
        periods: wording.periods.iter().flatten().cloned().collect(),
    };
    Some(Located {
        claim: Claim {
            span: quote,
            clause: quote,
            matter: Matter {
                dimension: None,
                concepts: Vec::new(),
                label: first.map_or_else(
                    || concepts::label(tree, root),
                    |located| located.claim.matter.label.clone(),
                ),
            },
            position: Position {
                figures: wording.figures.iter().map(|quantity| figure(tree, quantity)).collect(),
                ..position
            },
            holder: Vec::new(),
            mood: Mood::Held,
            is_openly_new: claims.iter().any(|located| located.claim.is_openly_new),
            is_of_now: claims.iter().any(|located| located.claim.is_of_now),
            is_of_then: claims.iter().any(|located| located.claim.is_of_then),
            is_open: false,
            is_evaluation: false,
            is_definite: true,
            // Others are told by the words themselves. The sentence speaks in the voice of its subject: "I see what we gain
            // by it" tells what I see, whatever is read below.
            doer: tree
                .subject(root)
                .filter(|&subject| passage.speaker.is(tree, subject))
                .map(|subject| Doer::Speaker(voice(tree, subject)))
                .or_else(|| relation(tree, root))
                .unwrap_or_default(),
            is_avowed: false,
            is_negated: false,
            is_future: false,
            is_ongoing: wording.is_perfect,
            is_past: clause::is_past(tree, root),
        },
        quote,
    })
}

/// "My brother worked there": somebody who is not the speaker.
fn relation(tree: Tree<'_>, root: usize) -> Option<Doer> {
    let key = tree.key(tree.subject(root)?);
    Words::shipped().is_relation(&key).then(|| Doer::Others(vec![key]))
}

/// The claims of one parsed sentence.
fn of_sentence(tree: Tree<'_>, words: &Words, speaker: &Speaker, force: Force) -> Vec<Claim> {
    let mut reader = Reader::new(tree, words, speaker);
    let root = tree.sentence.root();
    let mut outer = Outer::assertion();
    let is_clause = tree.is_predicate(root) && !tree.is_to_infinitive(root) && !tree.is_gerund(root);
    if tree.is_imperative(root) {
        outer = outer.with(Layer::Obligation, Interval::new(1, 3), Within::Attitude);
    } else if let Some((layer, value)) = attitude_of(force, is_clause) {
        outer = outer.with(layer, value, Within::Attitude);
    }
    reader.read(root, &outer);
    reader.claims
}

/// What a cue says of its content. A finite clause speaks for itself, unless the cue denies or doubts it.
fn attitude_of(force: Force, is_clause: bool) -> Option<(Layer, Interval)> {
    match (force, is_clause) {
        (Force::Deny, _) => Some((Layer::Fact, Interval::new(-3, -3))),
        (Force::Doubt, true) => Some((Layer::Fact, Interval::new(-2, 0))),
        (_, true) => None,
        (Force::Promise, _) => Some((Layer::Intention, Interval::new(2, 3))),
        (Force::Intend, _) => Some((Layer::Intention, Interval::new(1, 3))),
        (Force::Demand, _) => Some((Layer::Obligation, Interval::new(2, 3))),
        (Force::Propose | Force::Support | Force::Desire, _) => Some((Layer::Desire, Interval::new(1, 3))),
        (Force::Oppose, _) => Some((Layer::Desire, Interval::new(-3, -1))),
        _ => None,
    }
}

/// A stretch without "that" and quotation marks around it.
fn bare(text: &str, span: Span) -> Span {
    let marks = |c: char| c.is_whitespace() || "\"“”„«»‘'`".contains(c);
    let stretch = span.of(text);
    let mut start = span.start + (stretch.len() - stretch.trim_start_matches(marks).len());
    let end = span.end - (stretch.len() - stretch.trim_end_matches(marks).len());
    if start >= end {
        return Span::new(span.start, span.start);
    }
    let rest = &text[start..end];
    if let Some(after) = rest.strip_prefix("that ").or_else(|| rest.strip_prefix("That ")) {
        start = end - after.len();
    }
    Span::new(start, end).trim(text)
}

/// A sentence that opens with "But", "However" and the like limits what was said before it.
fn opens_with_reservation(tree: Tree<'_>, words: &Words) -> Option<Limit> {
    let opening: Vec<_> = (0..tree.len().min(4)).map(|token| tree.lower(token)).collect();
    let refs: Vec<&str> = opening.iter().map(|word| word.as_str()).collect();
    words
        .lexicon
        .hedges
        .at(&refs, Pos::Adverb)
        .filter(|hit| hit.entry.kind == HedgeKind::Caveat)
        .map(|_| modifiers::limit_of(tree, tree.sentence.root()))
}

/// Whether a claim stands in a quotation inside of its sentence: "they laughed when I said, 'We must save it.'" What comes
/// after the sentence limits what the sentence says, not what it cites.
fn is_cited(text: &str, located: &Located) -> bool {
    let before = Span::new(located.quote.start, located.claim.span.start.max(located.quote.start)).of(text);
    let count = |mark: char| before.matches(mark).count();
    count('“') > count('”') || count('"') % 2 == 1
}

/// The phrases of a sentence that bear on the whole of what is said, with what they do: "we have changed our mind", "back then".
fn hedges(tree: Tree<'_>, words: &Words) -> Vec<(HedgeKind, Span)> {
    let lower: Vec<_> = (0..tree.len()).map(|token| tree.lower(token)).collect();
    let refs: Vec<&str> = lower.iter().map(|word| word.as_str()).collect();
    let hits = words.lexicon.hedges.find_all(&refs, Pos::Adverb);
    let token = |at: usize| tree.sentence.tokens[at].span;
    let span = |start: usize, len: usize| token(start).cover(token(start + len - 1));
    hits.iter()
        .map(|hit| (hit.entry.kind, span(hit.start, hit.len)))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// How many caveats the claims on the mill have in somebody's own words.
    fn caveats(text: &str) -> Vec<usize> {
        let whole = Span::new(0, text.len());
        let found = claims(text, &[whole], &Speaker::in_own_words("Ada Holm"), Force::Assert, None);
        let on_mill = found
            .iter()
            .filter(|located| located.claim.matter.label.contains("mill"));
        on_mill.map(|located| located.claim.position.caveats.len()).collect()
    }

    #[test]
    fn what_comes_after_a_citation_limits_the_citing() {
        let said = caveats("We must rebuild the old mill. But it will take years.");
        assert_eq!(said, [1]);
        let cited = caveats("I was laughed at for saying, “We must rebuild the old mill.” But it will take years.");
        assert_eq!(cited, [0]);
    }
}
