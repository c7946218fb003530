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
    /// First (leftmost) and second dependents to the left of each word.
    pub left: Vec<[u32; 2]>,
    /// Last (rightmost) and last but one dependents to the right.
    pub right: Vec<[u32; 2]>,
    /// Numbers of dependents to the left and to the right.
    pub valency: Vec<[u8; 2]>,
}

impl State {
    /// Starts anew on `count` words.
    pub fn reset(&mut self, count: usize) {
        self.count = count as u32;
        self.stack.clear();
        self.next = 0;
        for list in [&mut self.heads] {
            list.clear();
            list.resize(count + 1, NONE);
        }
        self.labels.clear();
        self.labels.resize(count + 1, Deprel::Dep as u8);
        for list in [&mut self.left, &mut self.right] {
            list.clear();
            list.resize(count + 1, [NONE; 2]);
        }
        self.valency.clear();
        self.valency.resize(count + 1, [0; 2]);
    }

    /// Whether every word has its head.
    pub fn is_done(&self) -> bool {
        self.stack.is_empty() && self.next == self.count
    }

    /// Whether a move can be made.
    pub fn allows(&self, step: Move) -> bool {
        match step {
            Move::Shift => self.next < self.count,
            Move::Left => {
                self.stack.len() == 1 || (!self.stack.is_empty() && self.next < self.count)
            }
            Move::Right => self.stack.len() >= 2,
        }
    }

    /// The word `depth` below the top of the stack, or [`NONE`].
    #[inline]
    pub fn stacked(&self, depth: usize) -> u32 {
        self.stack
            .len()
            .checked_sub(depth + 1)
            .map_or(NONE, |place| self.stack[place])
    }

    /// The word `offset` behind the first of the buffer (the root, after the last), or [`NONE`].
    #[inline]
    pub fn buffered(&self, offset: u32) -> u32 {
        let place = self.next + offset;
        if place <= self.count { place } else { NONE }
    }

    /// Makes a move that [`State::allows`] allows.
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

    fn attach(&mut self, word: u32, head: u32, label: u8) {
        self.heads[word as usize] = head;
        self.labels[word as usize] = label;
        let at = head as usize;
        if word < head {
            // The stack gives the nearest dependents first, so that the last one attached is the leftmost.
            self.left[at] = [word, self.left[at][0]];
            self.valency[at][0] = self.valency[at][0].saturating_add(1);
        } else {
            self.right[at] = [word, self.right[at][0]];
            self.valency[at][1] = self.valency[at][1].saturating_add(1);
        }
    }
}
