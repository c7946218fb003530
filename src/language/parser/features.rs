//! The features of a parser state: words and tags at the stack's top and the buffer's start, their dependents, distances
//! (after Zhang & Nivre 2011).

use super::super::model::hash;
use super::state::{NONE, State};

/// What the features see of a word.
#[derive(Clone, Copy, Debug)]
pub struct Node {
    /// Hash of the lower-cased word.
    pub word: u64,
    /// Its joint tag.
    pub tag: u64,
}

const NOTHING: Node = Node {
    word: 0x77,
    tag: 0xff,
};

/// Pushes the keys of all features of `state`. `nodes` holds the words and, last, the root.
pub fn features(state: &State, nodes: &[Node], out: &mut Vec<u64>) {
    out.clear();
    let node = |at: u32| {
        if at == NONE {
            NOTHING
        } else {
            nodes[at as usize]
        }
    };
    let label = |at: u32| {
        if at == NONE {
            0xfe
        } else {
            u64::from(state.labels[at as usize])
        }
    };
    let (s0, s1, s2) = (state.stacked(0), state.stacked(1), state.stacked(2));
    let (b0, b1, b2) = (state.buffered(0), state.buffered(1), state.buffered(2));
    let child = |at: u32, side: usize, which: usize| {
        if at == NONE {
            NONE
        } else if side == 0 {
            state.left[at as usize][which]
        } else {
            state.right[at as usize][which]
        }
    };
    let valency = |at: u32, side: usize| {
        if at == NONE {
            9
        } else {
            u64::from(state.valency[at as usize][side].min(5))
        }
    };
    let distance = |from: u32, to: u32| {
        if from == NONE || to == NONE {
            return 0;
        }
        match to.abs_diff(from) {
            near @ 0..=4 => u64::from(near),
            5..=7 => 5,
            8..=12 => 6,
            _ => 7,
        }
    };
    let (s0l, s0r, s0l2, s0r2) = (
        child(s0, 0, 0),
        child(s0, 1, 0),
        child(s0, 0, 1),
        child(s0, 1, 1),
    );
    let (s1l, s1r, s1r2) = (child(s1, 0, 0), child(s1, 1, 0), child(s1, 1, 1));
    let (b0l, b0l2) = (child(b0, 0, 0), child(b0, 0, 1));
    let (ns0, ns1, ns2) = (node(s0), node(s1), node(s2));
    let (nb0, nb1, nb2) = (node(b0), node(b1), node(b2));
    let d0 = distance(s0, b0);
    let d1 = distance(s1, s0);
    let mut template = 100;
    let mut push = |a: u64, b: u64, c: u64| {
        out.push(hash::feature(template, a, b, c));
        template += 1;
    };
    let pair = |a: u64, b: u64| a << 8 | b;
    // One word.
    for item in [ns0, ns1, nb0] {
        push(item.word, 0, 0);
        push(item.tag, 0, 0);
        push(item.word, item.tag, 0);
    }
    push(nb1.word, 0, 0);
    push(nb1.tag, 0, 0);
    push(nb1.word, nb1.tag, 0);
    push(nb2.tag, 0, 0);
    push(nb2.word, nb2.tag, 0);
    push(ns2.tag, 0, 0);
    push(ns2.word, ns2.tag, 0);
    // Two words.
    push(ns0.word, nb0.word, 0);
    push(ns0.word, nb0.tag, 0);
    push(ns0.tag, nb0.word, 0);
    push(ns0.tag, nb0.tag, d0);
    push(ns1.word, ns0.word, 0);
    push(ns1.word, ns0.tag, 0);
    push(ns1.tag, ns0.word, 0);
    push(ns1.tag, ns0.tag, d1);
    push(nb0.tag, nb1.tag, 0);
    push(nb0.word, nb1.tag, 0);
    push(ns1.tag, nb0.tag, 0);
    push(ns1.word, nb0.tag, 0);
    push(ns1.word, nb0.word, 0);
    push(ns0.word, ns0.tag, nb0.tag);
    push(ns1.word, ns1.tag, ns0.tag);
    // Three words.
    push(ns0.tag, nb0.tag, nb1.tag);
    push(ns1.tag, ns0.tag, nb0.tag);
    push(ns2.tag, ns1.tag, ns0.tag);
    push(pair(ns0.tag, nb0.tag), nb1.tag, nb2.tag);
    push(pair(ns1.tag, ns0.tag), nb0.tag, nb1.tag);
    push(pair(ns2.tag, ns1.tag), ns0.tag, nb0.tag);
    push(ns0.word, nb0.tag, nb1.tag);
    push(ns1.word, ns0.tag, nb0.tag);
    push(ns1.tag, ns0.word, nb0.tag);
    push(ns1.tag, ns0.tag, nb0.word);
    push(ns1.word, ns0.word, nb0.tag);
    // Dependents.
    push(ns0.tag, nb0.tag, pair(node(b0l).tag, label(b0l)));
    push(ns0.tag, nb0.tag, pair(node(s0r).tag, label(s0r)));
    push(ns0.tag, nb0.tag, pair(node(s0l).tag, label(s0l)));
    push(ns1.tag, ns0.tag, pair(node(s0l).tag, label(s0l)));
    push(ns1.tag, ns0.tag, pair(node(s0r).tag, label(s0r)));
    push(ns1.tag, ns0.tag, pair(node(s1r).tag, label(s1r)));
    push(ns1.tag, ns0.tag, pair(node(s1l).tag, label(s1l)));
    push(ns0.word, label(s0l), label(s0r));
    push(ns1.word, label(s1l), label(s1r));
    push(nb0.word, label(b0l), label(b0l2));
    push(
        ns0.tag,
        pair(label(s0l), label(s0l2)),
        pair(label(s0r), label(s0r2)),
    );
    push(ns1.tag, pair(label(s1r), label(s1r2)), label(s1l));
    push(node(s0l).word, ns0.tag, ns1.tag);
    push(node(s0r).word, ns0.tag, ns1.tag);
    push(node(s1r).word, ns0.tag, ns1.tag);
    push(node(s0l).word, ns0.tag, nb0.tag);
    push(node(s1r).word, ns1.word, ns0.tag);
    push(ns1.tag, ns0.word, node(s0l).word);
    push(ns0.word, valency(s0, 0), valency(s0, 1));
    push(ns0.tag, valency(s0, 0), valency(s0, 1));
    push(ns1.word, valency(s1, 1), 0);
    push(ns1.tag, valency(s1, 0), valency(s1, 1));
    push(nb0.tag, valency(b0, 0), 0);
    push(ns0.word, nb0.tag, d0);
    push(ns0.tag, nb0.word, d0);
    push(ns1.word, ns0.tag, d1);
    push(ns1.tag, ns0.word, d1);
    push(0, 0, 0);
}
