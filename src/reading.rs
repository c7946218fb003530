//! One article through the stages that look at it alone: language, attribution, position. Nothing is left of its text and
//! parse but its digest.

use rayon::prelude::*;

use crate::Problem;
use crate::attribution::{Act, Field, Held, Lexicon, Statement, Voice, attribute_with};
use crate::background::{lexicon, registries};
use crate::config::Group;
use crate::corpus::asides::{asides, without};
use crate::corpus::{Article, Registry};
use crate::digest::{Digest, Place, Told};
use crate::language::analyse;
use crate::position::{Content, Speaker, content};
use crate::progress::Progress;
use crate::standing::Standing;
use crate::text::Span;

/// Whether claims are wanted, or only who said what.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Depth {
    Statements,
    Claims,
}

/// Reads all articles, on as many threads as rayon has, in their order.
pub(crate) fn read_all(
    articles: &[Article],
    groups: &[Group],
    depth: Depth,
    progress: &dyn Progress,
) -> (Vec<Digest>, Vec<Problem>) {
    progress.start(articles.len());
    let (registries, mut problems) = registries(groups);
    let lexicons: Vec<Option<Lexicon>> = groups.iter().map(|group| lexicon(group, &mut problems)).collect();
    let mut group_of = vec![None; articles.len()];
    for (at, group) in groups.iter().enumerate() {
        for &article in &group.articles {
            group_of[article] = Some(at);
        }
    }
    let nobody = Registry::default();
    let digests = articles
        .par_iter()
        .enumerate()
        .map(|(index, article)| {
            let of = group_of[index];
            let registry = of.map_or(&nobody, |at| &registries[at]);
            let lexicon = of.and_then(|at| lexicons[at].as_ref()).unwrap_or(Lexicon::shipped());
            let mut digest = read(article, index, registry, lexicon, depth);
            digest.put(Place::of(article, index));
            progress.step();
            digest
        })
        .collect();
    (digests, problems)
}

fn read(article: &Article, index: usize, registry: &Registry, lexicon: &Lexicon, depth: Depth) -> Digest {
    let asides = asides(&article.text, article.body);
    let document = analyse(&without(&article.text, &asides), article.body);
    let title = article
        .title
        .as_deref()
        .map(|title| analyse(title, Span::new(0, title.len())));
    let (statements, problems) = attribute_with(article, index, &document, title.as_ref(), registry, lexicon);
    let told = statements.into_iter().map(|statement| Told {
        content: match depth {
            Depth::Statements => Content::default(),
            Depth::Claims => content_of(article, &statement),
        },
        standing: statement.actor.as_ref().map(|actor| {
            let day = statement.said.on.or(article.date);
            Standing::of(actor, registry, day)
        }),
        topics: Vec::new(),
        again: false,
        also: Vec::new(),
        statement,
    });
    let sentences: Vec<Span> = document.sentences.iter().map(|sentence| sentence.span).collect();
    Digest::new(article, &asides, &sentences, told.collect(), problems)
}

/// What of a statement can stand on the record of its actor.
fn content_of(article: &Article, statement: &Statement) -> Content {
    let Some(actor) = statement.actor.as_ref().filter(|_| counts(statement)) else {
        return Content::default();
    };
    let field = statement.content.first().map_or(Field::Text, |piece| piece.field);
    let text = match field {
        Field::Text => article.text.as_str(),
        Field::Title => article.title.as_deref().unwrap_or_default(),
    };
    let pieces: Vec<Span> = statement
        .content
        .iter()
        .filter(|piece| piece.field == field)
        .map(|piece| piece.span)
        .collect();
    let pieces = joined(text, &pieces);
    let mut speaker = match statement.voice {
        Voice::Direct => Speaker::in_own_words(&actor.name),
        Voice::Indirect | Voice::Mixed => Speaker::as_reported(&actor.name),
    };
    if let Some(principal) = &actor.principal {
        speaker = speaker.speaking_for(principal);
    }
    content(
        text,
        &pieces,
        &speaker,
        statement.force,
        statement.said.on.or(article.date),
    )
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
