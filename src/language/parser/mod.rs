//! Dependencies: a greedy transition parser (arc-hybrid) with a linear model.
//!
//! In: words and tags of a sentence. Out: a head and a relation each; always a tree with one root. It makes projective trees
//! only, and never looks back on a decision.

pub mod features;
pub mod state;

use super::Deprel;
use super::model::codec::{Reader, Truncated};
use super::model::table::Table;
use super::tagger::{Tag, WordView};
use features::Node;
use state::{Move, State};

/// Number of classes: shift, then left and right with each relation.
pub const CLASSES: usize = 1 + 2 * Deprel::ALL.len();

/// The parser's weights.
#[derive(Debug, Default)]
pub struct Parser {
    /// Their weights by transition.
    pub table: Table,
}

/// What a class does.
pub fn decode(class: usize) -> (Move, u8) {
    match class {
        0 => (Move::Shift, 0),
        _ if class <= Deprel::ALL.len() => (Move::Left, (class - 1) as u8),
        _ => (Move::Right, (class - 1 - Deprel::ALL.len()) as u8),
    }
}

/// The class of a transition.
pub fn encode(step: Move, label: u8) -> usize {
    match step {
        Move::Shift => 0,
        Move::Left => 1 + label as usize,
        Move::Right => 1 + Deprel::ALL.len() + label as usize,
    }
}

/// The nodes of a sentence, the root last.
pub fn nodes(views: &[WordView], tags: &[Tag]) -> Vec<Node> {
    views
        .iter()
        .zip(tags)
        .map(|(view, &tag)| Node {
            word: view.lower,
            tag: u64::from(tag),
        })
        .chain([Node {
            word: 0x7001,
            tag: 0xfd,
        }])
        .collect()
}

/// The best class that the state allows. Relation `root` goes with the root as head and with nothing else.
pub fn choose(state: &State, scores: &[i32]) -> usize {
    choose_by(state, scores)
}

/// The same with floats, in training.
pub fn choose_f(state: &State, scores: &[f32]) -> usize {
    choose_by(state, scores)
}

fn choose_by<T: PartialOrd + Copy>(state: &State, scores: &[T]) -> usize {
    let mut best = (scores[0], usize::MAX);
    let mut consider = |class: usize| {
        if best.1 == usize::MAX || scores[class] > best.0 {
            best = (scores[class], class);
        }
    };
    if state.allows(Move::Shift) {
        consider(0);
    }
    let root = Deprel::Root as u8;
    if state.allows(Move::Left) {
        if state.next == state.count {
            consider(encode(Move::Left, root));
        } else {
            (0..Deprel::ALL.len() as u8)
                .filter(|&label| label != root)
                .for_each(|label| consider(encode(Move::Left, label)));
        }
    }
    if state.allows(Move::Right) {
        (0..Deprel::ALL.len() as u8)
            .filter(|&label| label != root)
            .for_each(|label| consider(encode(Move::Right, label)));
    }
    best.1
}

impl Parser {
    /// Heads (`None` at the root) and relations.
    pub fn parse(&self, views: &[WordView], tags: &[Tag]) -> Vec<(Option<u32>, Deprel)> {
        let nodes = nodes(views, tags);
        let mut state = State::default();
        state.reset(views.len());
        let mut scores = vec![0i32; CLASSES];
        let mut keys = Vec::with_capacity(100);
        while !state.is_done() {
            features::features(&state, &nodes, &mut keys);
            scores.fill(0);
            for &key in &keys {
                self.table.add(key, &mut scores);
            }
            let (step, label) = decode(choose(&state, &scores));
            state.apply(step, label);
        }
        (0..views.len())
            .map(|at| {
                let head = state.heads[at];
                (
                    (head != state.count).then_some(head),
                    Deprel::ALL[state.labels[at] as usize],
                )
            })
            .collect()
    }

    /// Reads the weights.
    pub fn read(input: &mut Reader) -> Result<Self, Truncated> {
        Ok(Parser {
            table: Table::read(input)?,
        })
    }
}
