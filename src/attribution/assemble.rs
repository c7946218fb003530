//! Drafts → statements.

use chrono::NaiveDate;

use super::draft::{Draft, Frame, Needs, Quoted};
use super::people::{Resolver, Speaker};
use super::statement::{Act, Actor, Field, Force, Held, Link, Piece, Precision, Said, Statement, Voice};
use super::trace::Trace;
use super::view::View;
use super::{Lexicon, drafts_of, held, marks, nested, said, views};
use crate::corpus::Article;
use crate::corpus::actors::Registry;
use crate::language::times::{TimeExpression, find_times};
use crate::language::{Document, Upos};
use crate::problem::Problem;
use crate::text::Span;

/// Trust in a sentence of a text that is its speaker's as a whole, in hundredths.
const OWN_WORDS: u8 = 85;

/// Who said what in `article`, the corpus' article number `index`. `text` and `title` are its parsed text and title
/// ([`crate::language::analyse`]). Statements of the title come first, then those of the text in its order. The same
/// input gives the same output.
pub fn attribute(
    article: &Article,
    index: usize,
    text: &Document,
    title: Option<&Document>,
    registry: &Registry,
) -> (Vec<Statement>, Vec<Problem>) {
    attribute_with(article, index, text, title, registry, Lexicon::shipped())
}

/// As [`attribute`], with the cue words of `lexicon` ([`Lexicon::with`] adds a user's to the shipped ones).
pub fn attribute_with(
    article: &Article,
    index: usize,
    text: &Document,
    title: Option<&Document>,
    registry: &Registry,
    lexicon: &Lexicon,
) -> (Vec<Statement>, Vec<Problem>) {
    let views = views(&article.text, text);
    let title_views = match (title, &article.title) {
        (Some(title), Some(words)) => self::views(words, title),
        _ => Vec::new(),
    };
    let mut resolver = Resolver::new(&views, &title_views, registry, article.date);
    let times = find_times(&article.text, article.body, article.date);
    let mut statements = Vec::new();
    if let (Some(title), Some(words)) = (title, &article.title) {
        let mut part = Part {
            field: Field::Title,
            article: index,
            id: &article.id,
            text: words,
            document: title,
            date: article.date,
            times: &[],
            lexicon,
        };
        part.statements(&title_views, &mut resolver, None, &mut statements);
    }
    let mut part = Part {
        field: Field::Text,
        article: index,
        id: &article.id,
        text: &article.text,
        document: text,
        date: article.date,
        times: &times,
        lexicon,
    };
    let speaker = article.speaker.as_deref().map(|name| resolver.named(name));
    part.statements(&views, &mut resolver, speaker.as_ref(), &mut statements);
    (statements, Vec::new())
}

/// The text or the title of an article.
struct Part<'a> {
    field: Field,
    article: usize,
    id: &'a str,
    text: &'a str,
    document: &'a Document,
    date: Option<NaiveDate>,
    times: &'a [TimeExpression],
    lexicon: &'a Lexicon,
}

/// A draft with its speaker.
pub(super) struct Told {
    pub draft: Draft,
    pub speaker: Option<Speaker>,
    pub held: Held,
    /// Whose words the speaker passes on.
    pub chain: Vec<Passed>,
}

/// Who, by which words, said what somebody else passes on.
pub(super) struct Passed {
    pub speaker: Option<Speaker>,
    pub source: Span,
    pub cue: Vec<Span>,
}

impl Part<'_> {
    fn statements(&mut self, views: &[View], resolver: &mut Resolver, own: Option<&Actor>, out: &mut Vec<Statement>) {
        let drafts = drafts_of(self.text, self.document, self.lexicon, views);
        let mut told: Vec<Told> = Vec::new();
        for draft in drafts {
            let view = &views[draft.sentence];
            if is_first_person(view, &draft) && draft.source_head.is_some_and(|head| view.quote_at(head).is_some()) {
                continue; // the quotation itself is the statement
            }
            let speaker = match (draft.source, draft.source_head) {
                (Some(span), Some(head)) if self.field == Field::Text => resolver.speaker(view, span, head),
                (Some(_), Some(head)) => resolver.in_title(view, head),
                _ if draft.frame == Frame::Continuation => resolver.last_speaker(),
                _ => None,
            };
            if draft.needs == Needs::Name && speaker.is_none() {
                continue;
            }
            let held = held::held(view, &draft);
            told.push(Told {
                draft,
                speaker,
                held,
                chain: Vec::new(),
            });
        }
        nested::fold(self.text, &mut told);
        let statements = told.iter().map(|told| {
            let actor = match &told.speaker {
                Some(speaker) => resolver.actor(speaker),
                None => own
                    .filter(|_| is_first_person(&views[told.draft.sentence], &told.draft))
                    .cloned(),
            };
            let somebody = |passed: &&Passed| {
                let source = passed.source.of(self.text).to_lowercase();
                !matches!(source.as_str(), "nobody" | "no one" | "none")
            };
            let chain = told.chain.iter().filter(somebody).map(|passed| Link {
                actor: passed.speaker.as_ref().and_then(|speaker| resolver.actor(speaker)),
                source: vec![self.piece(passed.source)],
                cue: passed.cue.iter().map(|&span| self.piece(span)).collect(),
            });
            self.statement(told, actor, chain.collect())
        });
        let mut found: Vec<Statement> = statements.collect();
        for (statement, told) in found.iter_mut().zip(&told) {
            let (view, speaker) = (&views[told.draft.sentence], told.speaker.as_ref());
            statement.trace = resolver.trace(view, &told.draft, speaker, statement.actor.as_ref());
        }
        if let Some(own) = own {
            self.own_words(own, resolver, &mut found);
        }
        found.sort_by_key(|statement| (statement.content[0].span.start, statement.content[0].span.end));
        out.extend(found);
    }

    fn piece(&self, span: Span) -> Piece {
        Piece {
            field: self.field,
            span,
        }
    }

    fn statement(&self, told: &Told, actor: Option<Actor>, chain: Vec<Link>) -> Statement {
        let draft = &told.draft;
        let piece = |span: &Span| self.piece(*span);
        let quoted_part = draft
            .content
            .iter()
            .any(|span| self.document.quotes.iter().any(|quote| quote.outer.overlaps(*span)));
        let voice = match (draft.quoted, quoted_part) {
            (Quoted::Whole, _) => Voice::Direct,
            (_, true) => Voice::Mixed,
            _ => Voice::Indirect,
        };
        let sentence = self.document.sentences[draft.sentence].span;
        let confidence = match (&actor, draft.source) {
            (Some(_), _) => draft.confidence,
            (None, _) => draft.confidence.saturating_sub(15),
        };
        Statement {
            id: identity(
                self.id,
                self.field,
                draft.content.iter().map(|piece| piece.of(self.text)),
            ),
            article: self.article,
            actor,
            source: draft.source.iter().map(piece).collect(),
            cue: draft.cue.iter().map(piece).collect(),
            content: draft.content.iter().map(piece).collect(),
            trace: Trace::default(),
            force: draft.force,
            voice,
            act: draft.act,
            held: told.held,
            said: said::said(draft, sentence, self.times, self.date),
            frame: draft.frame,
            chain,
            is_translated: marks::is_translated(self.text, &self.document.sentences[draft.sentence], &draft.content),
            scare_quotes: match voice {
                Voice::Direct => Vec::new(),
                Voice::Indirect | Voice::Mixed => {
                    let sentence = &self.document.sentences[draft.sentence];
                    let found = marks::scare_quotes(self.text, sentence, &self.document.quotes, &draft.content);
                    found.iter().map(piece).collect()
                }
            },
            confidence,
        }
    }

    /// Each sentence that is not attributed otherwise is the speaker's own.
    fn own_words(&self, own: &Actor, resolver: &Resolver, found: &mut Vec<Statement>) {
        let taken: Vec<Span> = found
            .iter()
            .flat_map(|statement| statement.content.iter().chain(&statement.cue))
            .map(|piece| piece.span)
            .collect();
        for sentence in &self.document.sentences {
            let words = sentence.tokens.iter().filter(|token| token.upos != Upos::Punct).count();
            if words < 3 || taken.iter().any(|span| span.overlaps(sentence.span)) {
                continue;
            }
            let span = trim_stop(self.text, sentence.span);
            if span.is_empty() {
                continue;
            }
            let question = sentence.span.of(self.text).ends_with('?');
            found.push(Statement {
                id: identity(self.id, self.field, std::iter::once(span.of(self.text))),
                article: self.article,
                actor: Some(own.clone()),
                source: Vec::new(),
                cue: Vec::new(),
                content: vec![Piece {
                    field: self.field,
                    span,
                }],
                trace: resolver.own_trace(own, OWN_WORDS),
                force: Force::Assert,
                voice: Voice::Direct,
                act: Act::Speech,
                held: if question { Held::Question } else { Held::Held },
                said: Said {
                    on: self.date,
                    precision: if self.date.is_some() {
                        Precision::Day
                    } else {
                        Precision::Unknown
                    },
                },
                frame: Frame::Own,
                chain: Vec::new(),
                is_translated: false,
                scare_quotes: Vec::new(),
                confidence: OWN_WORDS,
            });
        }
    }
}

/// "I", "we": whose words the whole is.
fn is_first_person(view: &View, draft: &Draft) -> bool {
    draft.source_head.is_some_and(|head| {
        matches!(
            view.lower(head).as_str(),
            "i" | "we" | "you" | "my" | "our" | "your" | "me" | "us"
        )
    })
}

fn trim_stop(text: &str, span: Span) -> Span {
    let content = span.of(text);
    let stop = content.ends_with('.') && !content.ends_with("..");
    if stop {
        Span::new(span.start, span.end - 1).trim(text)
    } else {
        span
    }
}

/// A key made of the article and the letters and digits of the content, piece by piece (FNV-1a, 64 bits).
pub(crate) fn identity<'t>(article: &str, field: Field, content: impl Iterator<Item = &'t str>) -> String {
    let mut hash: u64 = 0xcbf2_9ce4_8422_2325;
    let mut add = |byte: u8| {
        hash ^= u64::from(byte);
        hash = hash.wrapping_mul(0x0100_0000_01b3);
    };
    article.bytes().for_each(&mut add);
    add(match field {
        Field::Text => 0,
        Field::Title => 1,
    });
    for piece in content {
        add(0);
        for c in piece.chars().filter(|c| c.is_alphanumeric()) {
            let mut buffer = [0; 4];
            c.encode_utf8(&mut buffer).bytes().for_each(&mut add);
        }
    }
    format!("{hash:016x}")
}
