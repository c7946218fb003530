//! Claims under declared topics: which belong to one, and where they stand on it.
//!
//! In: the topics of a file and a claim; out: the topics it belongs to, each with the claim as one about the topic: its
//! words for the topic made one, so that two claims meet that name it by different words.

use compact_str::CompactString;

use super::concepts::{Kinship, kinship};
use crate::corpus::topics::{About, Side, Stand, Topic, Topics};
use crate::language::lexicon::{Lexicon, Pos, Sign};
use crate::language::{Upos, tag};
use crate::position::{Claim, Concept, ConceptKind, Mood, Part, Words};
use crate::text::Span;

/// Weight of a topic among the words of a claim: as much as a name.
const WEIGHT: u8 = 8;

/// Most that a word weighs that says little.
const LITTLE: u8 = 1;

/// A topic that a claim belongs to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OnTopic {
    /// Id of the topic.
    pub topic: String,
    /// The claim with the topic in place of the words for it; `None` where these only restrict what it is about.
    pub claim: Option<Claim>,
}

/// Topics, ready for claims to be looked up in.
#[derive(Clone, Debug, Default)]
pub struct TopicIndex {
    topics: Vec<Indexed>,
    incompatible: Vec<IndexedPair>,
}

#[derive(Clone, Debug)]
struct Indexed {
    id: String,
    entities: Vec<Vec<CompactString>>,
    terms: Vec<Term>,
}

/// A word or phrase, each word by its lemma, and whether it names the topic or its contrary.
#[derive(Clone, Debug)]
struct Term {
    words: Vec<[CompactString; 2]>,
    sign: Sign,
}

#[derive(Clone, Debug)]
struct IndexedPair {
    sides: [(Held, Stand); 2],
    why: Option<String>,
}

#[derive(Clone, Debug)]
enum Held {
    Topic(usize),
    Phrase(Term),
}

impl TopicIndex {
    /// Of what a file declares.
    pub fn new(topics: &Topics) -> Self {
        let side = |side: &Side| {
            let held = match &side.about {
                About::Topic(id) => Held::Topic(topics.topics.iter().position(|topic| topic.id == *id)?),
                About::Phrase(phrase) => Held::Phrase(term(phrase, Sign::Plus)),
            };
            Some((held, side.stand))
        };
        Self {
            topics: topics.topics.iter().map(indexed).collect(),
            incompatible: topics
                .incompatible
                .iter()
                .filter_map(|pair| {
                    let [one, two] = &pair.sides;
                    Some(IndexedPair {
                        sides: [side(one)?, side(two)?],
                        why: pair.why.clone(),
                    })
                })
                .collect(),
        }
    }

    /// The topics that a claim belongs to, in the order of the file.
    pub fn of(&self, claim: &Claim) -> Vec<OnTopic> {
        self.topics.iter().filter_map(|topic| topic.of(claim)).collect()
    }

    /// How many pairs of stands do not go together.
    pub fn incompatible(&self) -> usize {
        self.incompatible.len()
    }

    /// Why the stands of a pair do not go together, as far as the file says.
    pub fn why(&self, pair: usize) -> Option<&str> {
        self.incompatible.get(pair)?.why.as_deref()
    }

    /// Which of the two stands of a pair a claim takes: 0, 1 or neither. Only what is wanted, intended or demanded without
    /// condition is a stand.
    pub fn side(&self, pair: usize, claim: &Claim) -> Option<usize> {
        let position = &claim.position;
        let is_stand = claim.mood == Mood::Held && position.layer.is_wish() && position.conditions.is_empty();
        let pair = self.incompatible.get(pair).filter(|_| is_stand)?;
        pair.sides.iter().position(|(held, stand)| {
            let about = match held {
                Held::Topic(topic) => self.topics[*topic].of(claim).and_then(|placed| placed.claim),
                Held::Phrase(phrase) => phrase
                    .within(claim)
                    .filter(|words| has_head(claim, words))
                    .map(|_| claim.clone()),
            };
            about.is_some_and(|about| match stand {
                Stand::For => about.position.value.low > 0,
                Stand::Against => about.position.value.high < 0,
            })
        })
    }
}

impl Indexed {
    fn of(&self, claim: &Claim) -> Option<OnTopic> {
        let keys: Vec<&CompactString> = claim.matter.concepts.iter().map(|concept| &concept.key).collect();
        let named = self
            .entities
            .iter()
            .find(|name| name.iter().all(|word| keys.contains(&word)));
        if !self.entities.is_empty() && named.is_none() {
            return None;
        }
        let is_of_name = |key: &CompactString| named.is_some_and(|name| name.contains(key));
        if self.terms.is_empty() {
            let places: Vec<usize> = (0..keys.len()).filter(|&at| is_of_name(keys[at])).collect();
            return Some(self.on_topic(claim, &places, &places, Sign::Plus));
        }
        // A claim that has a word as what it is about goes before one that has it beside.
        let mut met: Vec<(bool, Vec<usize>, Sign)> = self
            .terms
            .iter()
            .filter_map(|term| Some((term.within(claim)?, term.sign)))
            .map(|(places, sign)| (has_head(claim, &places), places, sign))
            .collect();
        met.sort_by_key(|(is_head, places, _)| std::cmp::Reverse((*is_head, places.len())));
        let (_, places, sign) = met.into_iter().next()?;
        let mut gone = places.clone();
        gone.extend((0..keys.len()).filter(|&at| is_of_name(keys[at])));
        Some(self.on_topic(claim, &places, &gone, sign))
    }

    /// `places` are the words for the topic, `gone` those and its names.
    fn on_topic(&self, claim: &Claim, places: &[usize], gone: &[usize], sign: Sign) -> OnTopic {
        let topic = self.id.clone();
        let concepts = &claim.matter.concepts;
        let head = places.iter().map(|&at| concepts[at].part).find(|part| is_head(*part));
        let Some(part) = head else {
            return OnTopic { topic, claim: None };
        };
        let mut about = claim.clone();
        about.matter.concepts = concepts
            .iter()
            .enumerate()
            .filter(|(at, _)| !gone.contains(at))
            .map(|(_, concept)| concept.clone())
            .collect();
        let own = Concept {
            key: CompactString::from(format!("topic {topic}")),
            kind: ConceptKind::Thing,
            part,
            weight: WEIGHT,
            case: None,
            is_near: true,
        };
        about.matter.concepts.insert(0, own);
        about.position.value = about.position.value.through(sign);
        OnTopic {
            topic,
            claim: Some(about),
        }
    }
}

/// Whether one of two claims on a topic qualifies it in a way that the other knows nothing of: "a new election", "an electronic
/// vote". By one word for the topic they may be two things.
pub fn are_qualified_apart(lexicon: &Lexicon, one: &Claim, two: &Claim) -> bool {
    // "compulsory lessons", "make lessons mandatory": what the one calls it, the other makes it.
    let is_made = |key: &str, other: &Claim| {
        let mut effects = lexicon.effects.of(key, Pos::Adjective);
        effects.any(|effect| Some(effect.dimension) == other.matter.dimension)
    };
    let has_own = |claim: &Claim, other: &Claim| {
        claim.matter.concepts.iter().any(|concept| {
            concept.kind == ConceptKind::Quality
                && !is_made(&concept.key, other)
                && concept.part == Part::Modifier
                && concept.is_near
                && concept.weight > LITTLE
                && other
                    .matter
                    .concepts
                    .iter()
                    .all(|theirs| kinship(lexicon, concept, theirs) == Kinship::Stranger)
        })
    };
    has_own(one, two) || has_own(two, one)
}

impl Term {
    /// Where the words stand among the concepts of a claim; `None` where one is missing.
    fn within(&self, claim: &Claim) -> Option<Vec<usize>> {
        let concepts = &claim.matter.concepts;
        let place = |forms: &[CompactString; 2]| {
            concepts
                .iter()
                .position(|concept| concept.part != Part::Agent && forms.contains(&concept.key))
        };
        self.words.iter().map(place).collect()
    }
}

fn has_head(claim: &Claim, places: &[usize]) -> bool {
    places.iter().any(|&at| is_head(claim.matter.concepts[at].part))
}

fn is_head(part: Part) -> bool {
    matches!(part, Part::Theme | Part::Event)
}

fn indexed(topic: &Topic) -> Indexed {
    let name = |name: &String| {
        let words = Words::shipped();
        let key = |word: &str| words.entity(word).unwrap_or_else(|| words.fold(word));
        match words.entity(name) {
            Some(entity) => vec![entity],
            None => name.split_whitespace().map(key).collect(),
        }
    };
    let plus = topic.words.iter().chain(&topic.supporting);
    let terms = plus.map(|word| term(word, Sign::Plus));
    Indexed {
        id: topic.id.clone(),
        entities: topic.entities.iter().map(name).collect(),
        terms: terms
            .chain(topic.opposing.iter().map(|word| term(word, Sign::Minus)))
            .collect(),
    }
}

/// Words that name nothing ("the", "of", "all") are left out.
fn term(phrase: &str, sign: Sign) -> Term {
    let words = Words::shipped();
    // Claims have the plainest term for it.
    let phrase = words.lexicon.terms.plainest(&phrase.to_lowercase()).unwrap_or(phrase);
    let tokens = tag(phrase, Span::new(0, phrase.len()));
    let forms: Vec<[CompactString; 2]> = tokens
        .iter()
        .filter(|token| matches!(token.upos, Upos::Noun | Upos::Propn | Upos::Verb | Upos::Adj))
        .map(|token| {
            let word = token.span.of(phrase);
            let lemma = token.lemma.to_lowercase();
            [lemma, words.entity(word).unwrap_or_else(|| words.fold(word))]
        })
        .collect();
    let whole = || vec![[CompactString::from(phrase.to_lowercase()), words.fold(phrase)]];
    Term {
        words: if forms.is_empty() { whole() } else { forms },
        sign,
    }
}
