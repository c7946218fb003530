//! One article through the stages that look at it alone: language, attribution, position.

use rayon::prelude::*;

use crate::attribution::{Act, Field, Held, Statement, Voice, attribute};
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
    let (registries, problems) = registries(groups);
    let mut registry_of = vec![None; articles.len()];
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
            let reading = read(article, index, registry_of[index].unwrap_or(&nobody), depth);
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

fn read(article: &Article, index: usize, registry: &Registry, depth: Depth) -> Reading {
    let document = analyse(&article.text, article.body);
    let title = article
        .title
        .as_deref()
        .map(|title| analyse(title, Span::new(0, title.len())));
    let (statements, problems) = attribute(article, index, &document, title.as_ref(), registry);
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

/// Whether what is said is a position of the actor: not a deed, not what others hold, not asked or supposed.
fn counts(statement: &Statement) -> bool {
    statement.act != Act::Deed && matches!(statement.held, Held::Held | Held::Denied)
}
