//! One article through the stages that look at it alone: language, attribution, position.

use rayon::prelude::*;

use crate::attribution::{Act, Field, Held, Lexicon, Statement, Voice, attribute_with};
use crate::config::Group;
use crate::corpus::{Article, Registry, read_file_bytes};
use crate::language::{Document, analyse};
use crate::position::{Content, Speaker, content};
use crate::progress::Progress;
use crate::standing::Standing;
use crate::text::Span;
use crate::{Problem, Severity};

/// What the first stages see in an article.
#[derive(Debug, Default)]
pub(crate) struct Reading {
    /// Sentences of the text.
    pub document: Document,
    /// Who said what.
    pub statements: Vec<Statement>,
    /// What is read in each statement, in the same order; nothing where it does not count in a check.
    pub contents: Vec<Content>,
    /// For whom the actor of each statement speaks, in the same order; `None` where it is not known.
    pub standings: Vec<Option<Standing>>,
    /// What could not be resolved.
    pub problems: Vec<Problem>,
}

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
) -> (Vec<Reading>, Vec<Problem>) {
    progress.start(articles.len());
    let (registries, mut problems) = registries(groups);
    let lexicons: Vec<Option<Lexicon>> = groups.iter().map(|group| lexicon(group, &mut problems)).collect();
    let mut registry_of = vec![None; articles.len()];
    let mut lexicon_of = vec![Lexicon::shipped(); articles.len()];
    for (group, lexicon) in groups.iter().zip(&lexicons) {
        for &article in group.articles.iter().filter(|_| lexicon.is_some()) {
            lexicon_of[article] = lexicon.as_ref().unwrap_or(Lexicon::shipped());
        }
    }
    for (group, registry) in groups.iter().zip(&registries) {
        for &article in &group.articles {
            registry_of[article] = Some(registry);
        }
    }
    let nobody = Registry::default();
    let readings = articles
        .par_iter()
        .enumerate()
        .map(|(index, article)| {
            let reading = read(
                article,
                index,
                registry_of[index].unwrap_or(&nobody),
                lexicon_of[index],
                depth,
            );
            progress.step();
            reading
        })
        .collect();
    (readings, problems)
}

/// The registry of each group; an empty one where there is none, or it could not be read.
pub(crate) fn registries(groups: &[Group]) -> (Vec<Registry>, Vec<Problem>) {
    let mut problems = Vec::new();
    let registries = groups
        .iter()
        .map(|group| match load_registry(group) {
            Ok(registry) => registry,
            Err(mut found) => {
                problems.append(&mut found);
                Registry::default()
            }
        })
        .collect();
    (registries, problems)
}

fn load_registry(group: &Group) -> Result<Registry, Vec<Problem>> {
    let Some(path) = &group.config.actors else {
        return Ok(Registry::default());
    };
    let shown = crate::corpus::display_path(path);
    let problem = |message: String| {
        vec![Problem {
            path: shown.clone(),
            line: None,
            severity: Severity::Error,
            message,
        }]
    };
    let bytes = read_file_bytes(path).map_err(|problem| vec![problem])?;
    let text = String::from_utf8(bytes).map_err(|_| problem("is not UTF-8".into()))?;
    Registry::parse(&shown, &text)
}

/// The cue words of a group that has a file of its own, and the shipped ones.
fn lexicon(group: &Group, problems: &mut Vec<Problem>) -> Option<Lexicon> {
    let path = group.config.cues.as_ref()?;
    let shown = crate::corpus::display_path(path);
    let bytes = match read_file_bytes(path) {
        Ok(bytes) => bytes,
        Err(problem) => {
            problems.push(problem);
            return None;
        }
    };
    let text = String::from_utf8_lossy(&bytes);
    match Lexicon::parse(&text) {
        Ok(additional) => Some(Lexicon::shipped().with(additional)),
        Err(error) => {
            let line = error.span().map(|span| text[..span.start].matches('\n').count() + 1);
            problems.push(Problem::error(&shown, line, error.message().to_owned()));
            None
        }
    }
}

fn read(article: &Article, index: usize, registry: &Registry, lexicon: &Lexicon, depth: Depth) -> Reading {
    let document = analyse(&article.text, article.body);
    let title = article
        .title
        .as_deref()
        .map(|title| analyse(title, Span::new(0, title.len())));
    let (statements, problems) = attribute_with(article, index, &document, title.as_ref(), registry, lexicon);
    let contents = match depth {
        Depth::Statements => vec![Content::default(); statements.len()],
        Depth::Claims => statements
            .iter()
            .map(|statement| content_of(article, statement))
            .collect(),
    };
    let standings = statements
        .iter()
        .map(|statement| {
            let day = statement.said.on.or(article.date);
            Some(Standing::of(statement.actor.as_ref()?, registry, day))
        })
        .collect();
    Reading {
        document,
        standings,
        statements,
        contents,
        problems,
    }
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
fn counts(statement: &Statement) -> bool {
    statement.act != Act::Deed && matches!(statement.held, Held::Held | Held::Denied)
}
