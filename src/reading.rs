//! One article through the stages that look at it alone: language, attribution, position.

use rayon::prelude::*;

use crate::align::{OnTopic, TopicIndex};
use crate::attribution::{Act, Field, Held, Lexicon, Statement, Voice, attribute_with};
use crate::config::Group;
use crate::corpus::topics::Topic;
use crate::corpus::{Article, Registry, Topics, read_file_bytes};
use crate::language::{Document, analyse};
use crate::matters::StatementRead;
use crate::position::{Content, Located, Speaker, content};
use crate::progress::Progress;
use crate::rules::Record;
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
    /// The declared topics of each claim of these, in the same order.
    pub topics: Vec<Vec<Vec<OnTopic>>>,
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
    let (topics, mut found) = topic_indexes(groups);
    problems.append(&mut found);
    let mut topics_of = vec![None; articles.len()];
    for (group, topics) in groups.iter().zip(&topics) {
        for &article in &group.articles {
            topics_of[article] = Some(topics);
        }
    }
    let no_topics = TopicIndex::default();
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
            let mut reading = read(
                article,
                index,
                registry_of[index].unwrap_or(&nobody),
                lexicon_of[index],
                depth,
            );
            let topics = topics_of[index].unwrap_or(&no_topics);
            reading.topics = reading
                .contents
                .iter()
                .map(|content| content.claims.iter().map(|one| topics.of(&one.claim)).collect())
                .collect();
            progress.step();
            reading
        })
        .collect();
    (readings, problems)
}

/// The statements that count in a check, in the order of the articles.
pub(crate) fn statements_read<'a>(articles: &'a [Article], readings: &'a [Reading]) -> Vec<StatementRead<'a>> {
    let mut read = Vec::new();
    for (article, reading) in articles.iter().zip(readings) {
        let of = reading.statements.iter().zip(&reading.contents).zip(&reading.topics);
        for ((statement, content), topics) in of {
            let Some(actor) = statement.actor.as_ref().filter(|_| counts(statement)) else {
                continue;
            };
            let record = |(located, topics): (&'a Located, &'a Vec<OnTopic>)| Record {
                located,
                statement,
                article,
                document: &reading.document,
                topics,
            };
            let first = statement.content.first();
            let line = match first.map(|piece| (piece.field, piece.span)) {
                Some((Field::Text, span)) => article.line_column(span.start).0,
                _ => 1,
            };
            let words: Vec<&str> = statement
                .content
                .iter()
                .flat_map(|piece| piece.of(article).split_whitespace())
                .collect();
            read.push(StatementRead {
                actor: actor.id.clone(),
                claims: content.claims.iter().zip(topics).map(record).collect(),
                place: (article.origin.path.clone(), line),
                text: words.join(" "),
            });
        }
    }
    read
}

/// The declared topics of each group; none where there is no file, or it could not be read.
pub(crate) fn topic_indexes(groups: &[Group]) -> (Vec<TopicIndex>, Vec<Problem>) {
    let mut problems = Vec::new();
    let indexes = groups
        .iter()
        .map(|group| match load_topics(group) {
            Ok(topics) => TopicIndex::new(&topics),
            Err(mut found) => {
                problems.append(&mut found);
                TopicIndex::default()
            }
        })
        .collect();
    (indexes, problems)
}

/// Overrides that name a topic which nobody declares: they would never hold. Nothing is said where the topics could not
/// be read.
pub(crate) fn unknown_topics(group: &Group) -> Vec<Problem> {
    let Ok(topics) = load_topics(group) else {
        return Vec::new();
    };
    let known: Vec<&str> = topics.topics.iter().map(|topic| topic.id.as_str()).collect();
    let mut problems = Vec::new();
    for entry in &group.config.overrides {
        let unknown = |topic: &&String| !known.iter().any(|known| known.eq_ignore_ascii_case(topic.trim()));
        for topic in entry.topics.iter().filter(unknown) {
            let hint = match known.is_empty() {
                true => "no topic is declared".to_owned(),
                false => crate::nearest::did_you_mean(topic, &known),
            };
            let message = format!("`override` names the topic `{topic}`, which is not declared: {hint}");
            let file = group.config.file.as_deref().unwrap_or_default();
            problems.push(Problem::error(file, Some(entry.line), message));
        }
    }
    problems
}

/// What the topics of a group and of its packs declare; of two topics of one id the group's own counts, then that of the
/// pack extended first.
pub(crate) fn load_topics(group: &Group) -> Result<Topics, Vec<Problem>> {
    let mut topics = own_topics(group)?;
    for pack in &group.config.pack_topics {
        let more = Topics::parse(&pack.path, &pack.text)?;
        let is_new = |topic: &Topic| topics.topics.iter().all(|known| known.id != topic.id);
        let new: Vec<Topic> = more.topics.into_iter().filter(is_new).collect();
        topics.topics.extend(new);
        topics.incompatible.extend(more.incompatible);
    }
    Ok(topics)
}

fn own_topics(group: &Group) -> Result<Topics, Vec<Problem>> {
    let Some(path) = &group.config.topics else {
        return Ok(Topics::default());
    };
    let text = crate::corpus::read_text(path).map_err(|problem| vec![problem])?;
    Topics::parse(&crate::corpus::display_path(path), &text)
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
        topics: Vec::new(),
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
