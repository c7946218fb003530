//! The arc-hybrid transition system (Kuhlmann, Gómez-Rodríguez & Satta 2011), with the root at the end of the buffer.
//!
//! Each transition takes constant time; after `2n` of them every word has a head, there is one root and no cycle.

use super::super::Deprel;

/// No word.
pub const NONE: u32 = u32::MAX;

/// What a transition does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Move {
    /// The next word goes onto the stack.
    Shift,
    /// The top of the stack gets the next word as its head.
    Left,
    /// The top of the stack gets the word below as its head.
    Right,
}

impl Move {
    /// All of them, in the order of their numbers.
    pub const ALL: [Move; 3] = [Move::Shift, Move::Left, Move::Right];
}

/// A stack, a buffer and the arcs made so far.
#[derive(Debug, Default)]
pub struct State {
    /// Number of words; the index of the root, too.
    pub count: u32,
    /// Words whose head is not known yet, the top last.
    pub stack: Vec<u32>,
    /// The first word of the buffer.
    pub next: u32,
    /// Head of each word; `count` is the root.
    pub heads: Vec<u32>,
    /// Relation of each word to its head.
    pub labels: Vec<u8>,
    /// The leftmost dependent to the left of each word, and the rightmost to its right.
    pub outer: Vec<[u32; 2]>,
    /// Numbers of dependents to the left and to the right.
    pub valency: Vec<[u8; 2]>,
}

impl State {
    /// Starts anew on `count` words.
    pub fn reset(&mut self, count: usize) {
        fn refill<T: Clone>(list: &mut Vec<T>, count: usize, value: T) {
            list.clear();
            list.resize(count + 1, value);
        }
        self.count = count as u32;
        self.stack.clear();
        self.next = 0;
        refill(&mut self.heads, count, NONE);
        refill(&mut self.labels, count, Deprel::Dep as u8);
        refill(&mut self.outer, count, [NONE; 2]);
        refill(&mut self.valency, count, [0; 2]);
    }

    /// Whether every word has its head.
    #[inline(always)]
    pub fn is_done(&self) -> bool {
        self.stack.is_empty() && self.next == self.count
    }

    /// Whether a move can be made. Only the last word on the stack may go to the root, so that there is one.
    #[inline(always)]
    pub fn allows(&self, step: Move) -> bool {
        match step {
            Move::Shift => self.next < self.count,
            Move::Left => self.stack.len() == 1 || (!self.stack.is_empty() && self.next < self.count),
            Move::Right => self.stack.len() >= 2,
        }
    }

    /// The word `depth` below the top of the stack, or [`NONE`].
    #[inline(always)]
    pub fn stacked(&self, depth: usize) -> u32 {
        self.stack
            .len()
            .checked_sub(depth + 1)
            .map_or(NONE, |place| self.stack[place])
    }

    /// The word `offset` behind the first of the buffer (the root, after the last), or [`NONE`].
    #[inline(always)]
    pub fn buffered(&self, offset: u32) -> u32 {
        let place = self.next + offset;
        if place <= self.count { place } else { NONE }
    }

    /// Makes a move that [`State::allows`] allows.
    #[inline(always)]
    pub fn apply(&mut self, step: Move, label: u8) {
        match step {
            Move::Shift => {
                self.stack.push(self.next);
                self.next += 1;
            }
            Move::Left => {
                if let Some(top) = self.stack.pop() {
                    self.attach(top, self.next, label);
                }
            }
            Move::Right => {
                if let (Some(top), Some(&below)) = (self.stack.pop(), self.stack.last()) {
                    self.attach(top, below, label);
                }
            }
        }
    }

    #[inline(always)]
    fn attach(&mut self, word: u32, head: u32, label: u8) {
        self.heads[word as usize] = head;
        self.labels[word as usize] = label;
        // The nearest dependents come first on either side, so that the last one attached is the outermost.
        let side = usize::from(word > head);
        self.outer[head as usize][side] = word;
        let valency = &mut self.valency[head as usize][side];
        *valency = valency.saturating_add(1);
    }
}
