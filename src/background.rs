//! What the articles of a group are read against: the registry of actors, cue words, declared topics.
//!
//! In: the files that the config of a group names; out: their contents, and a problem for each that cannot be read. Without
//! a file there is an empty registry, the shipped cue words, no topics.

use rayon::prelude::*;

use crate::Problem;
use crate::align::TopicIndex;
use crate::attribution::Lexicon;
use crate::cache::{Key, Parts};
use crate::config::Group;
use crate::corpus::topics::Topic;
use crate::corpus::{Registry, Topics, read_file_bytes};
use crate::digest::Digest;
use crate::language;

/// Looks up the declared topics of the claims of each group, and gives them.
pub(crate) fn put_on_topics(digests: &mut [Digest], groups: &[Group]) -> (Vec<TopicIndex>, Vec<Problem>) {
    let (topics, problems) = declared_topics(groups);
    let topics: Vec<TopicIndex> = topics.iter().map(TopicIndex::new).collect();
    let group_of = group_of(groups, digests.len());
    let none = TopicIndex::default();
    digests
        .par_iter_mut()
        .zip(&group_of)
        .for_each(|(digest, group)| digest.put_on_topics(group.map_or(&none, |group| &topics[group])));
    (topics, problems)
}

/// The declared topics of each group; none where there is no file, or it could not be read.
pub(crate) fn declared_topics(groups: &[Group]) -> (Vec<Topics>, Vec<Problem>) {
    let mut problems = Vec::new();
    let mut load = |group| {
        load_topics(group).unwrap_or_else(|mut found| {
            problems.append(&mut found);
            Topics::default()
        })
    };
    let topics = groups.iter().map(&mut load).collect();
    (topics, problems)
}

/// Which group each of so many articles is in.
pub(crate) fn group_of(groups: &[Group], articles: usize) -> Vec<Option<usize>> {
    let mut group_of = vec![None; articles];
    for (at, group) in groups.iter().enumerate() {
        for &article in &group.articles {
            group_of[article] = Some(at);
        }
    }
    group_of
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

/// What the file of topics of a group declares.
fn own_topics(group: &Group) -> Result<Topics, Vec<Problem>> {
    let Some(path) = &group.config.topics else {
        return Ok(Topics::default());
    };
    let text = crate::corpus::read_text(path).map_err(|problem| vec![problem])?;
    Topics::parse(&crate::corpus::display_path(path), &text)
}

/// What the articles of a group are read against.
pub(crate) struct Background {
    pub(crate) registry: Registry,
    /// Where the group has words of its own.
    own_words: Option<Lexicon>,
    /// Names all of it.
    pub(crate) key: Key,
}

impl Default for Background {
    /// Of articles that nothing governs.
    fn default() -> Self {
        Self {
            registry: Registry::default(),
            own_words: None,
            key: key(None, None),
        }
    }
}

impl Background {
    /// Of a group, as far as its files can be read.
    pub(crate) fn of(group: &Group, problems: &mut Vec<Problem>) -> Self {
        let (registry, actors) = registry(group, problems);
        let (own_words, cues) = lexicon(group, problems);
        Self {
            registry,
            own_words,
            key: key(actors.as_deref(), cues.as_deref()),
        }
    }

    /// Words that report.
    pub(crate) fn lexicon(&self) -> &Lexicon {
        self.own_words.as_ref().unwrap_or(Lexicon::shipped())
    }
}

fn key(actors: Option<&[u8]>, cues: Option<&[u8]>) -> Key {
    let mut parts = Parts::of("background");
    parts.add_if_there(actors);
    parts.add_if_there(cues);
    for text in language::lexicon::Lexicon::extension() {
        parts.add(text.as_bytes());
    }
    parts.key()
}

/// The registry of each group, as far as it can be read.
pub(crate) fn registries(groups: &[Group]) -> Vec<Registry> {
    let mut problems = Vec::new();
    groups.iter().map(|group| registry(group, &mut problems).0).collect()
}

/// The registry of a group and the bytes of its file; an empty one where there is none, or it could not be read.
fn registry(group: &Group, problems: &mut Vec<Problem>) -> (Registry, Option<Vec<u8>>) {
    let Some(path) = &group.config.actors else {
        return (Registry::default(), None);
    };
    let shown = crate::corpus::display_path(path);
    let bytes = match read_file_bytes(path) {
        Ok(bytes) => bytes,
        Err(problem) => {
            problems.push(problem);
            return (Registry::default(), None);
        }
    };
    let registry = match std::str::from_utf8(&bytes) {
        Ok(text) => Registry::parse(&shown, text),
        Err(_) => Err(vec![Problem::error(&shown, None, "is not UTF-8")]),
    };
    let registry = registry.unwrap_or_else(|mut found| {
        problems.append(&mut found);
        Registry::default()
    });
    (registry, Some(bytes))
}

/// The cue words of a group that has a file of its own, with the shipped ones, and the bytes of the file.
fn lexicon(group: &Group, problems: &mut Vec<Problem>) -> (Option<Lexicon>, Option<Vec<u8>>) {
    let Some(path) = &group.config.cues else {
        return (None, None);
    };
    let shown = crate::corpus::display_path(path);
    let bytes = match read_file_bytes(path) {
        Ok(bytes) => bytes,
        Err(problem) => {
            problems.push(problem);
            return (None, None);
        }
    };
    let text = String::from_utf8_lossy(&bytes);
    match Lexicon::parse(&text) {
        Ok(additional) => (Some(Lexicon::shipped().with(additional)), Some(bytes)),
        Err(error) => {
            let line = error.span().map(|span| text[..span.start].matches('\n').count() + 1);
            problems.push(Problem::error(&shown, line, error.message().to_owned()));
            (None, Some(bytes))
        }
    }
}
