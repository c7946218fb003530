//! What the articles of a group are read against: the registry of actors, cue words, declared topics.
//!
//! In: the files that the config of a group names; out: their contents, and a problem for each that cannot be read. Without
//! a file there is an empty registry, the shipped cue words, no topics.

use rayon::prelude::*;

use crate::Problem;
use crate::Severity;
use crate::align::TopicIndex;
use crate::attribution::Lexicon;
use crate::config::Group;
use crate::corpus::topics::Topic;
use crate::corpus::{Registry, Topics, read_file_bytes};
use crate::digest::Digest;

/// Looks up the declared topics of the claims of each group, and gives them.
pub(crate) fn put_on_topics(digests: &mut [Digest], groups: &[Group]) -> (Vec<TopicIndex>, Vec<Problem>) {
    let (topics, problems) = topic_indexes(groups);
    let mut topics_of = vec![None; digests.len()];
    for (group, topics) in groups.iter().zip(&topics) {
        for &article in &group.articles {
            topics_of[article] = Some(topics);
        }
    }
    let none = TopicIndex::default();
    digests
        .par_iter_mut()
        .zip(&topics_of)
        .for_each(|(digest, topics)| digest.put_on_topics(topics.unwrap_or(&none)));
    (topics, problems)
}

/// The declared topics of each group; none where there is no file, or it could not be read.
fn topic_indexes(groups: &[Group]) -> (Vec<TopicIndex>, Vec<Problem>) {
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

/// What the file of topics of a group declares.
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
pub(crate) fn lexicon(group: &Group, problems: &mut Vec<Problem>) -> Option<Lexicon> {
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
