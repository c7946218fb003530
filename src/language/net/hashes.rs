//! Sorted hashes, found through their first bits: hashes are spread evenly, so that a few stand between two entries of the table.

use crate::language::model::codec::{Reader, Truncated, Writer};

/// Hashes, each once, in order.
#[derive(Debug, Default)]
pub struct Hashes {
    sorted: Vec<u32>,
    /// For each value of the first bits, where its hashes start; one more than values.
    starts: Vec<u32>,
    /// By how many bits a hash is moved to have the first ones alone.
    shift: u32,
}

impl Hashes {
    /// From hashes in order, each once.
    pub fn new(sorted: Vec<u32>) -> Self {
        // At least two values, since a number cannot be moved by all of its bits.
        let bits = sorted.len().max(2).ilog2();
        let shift = u32::BITS - bits;
        let mut starts = vec![0; (1 << bits) + 1];
        for &hash in &sorted {
            starts[(hash >> shift) as usize + 1] += 1;
        }
        for value in 1..starts.len() {
            starts[value] += starts[value - 1];
        }
        Self { sorted, starts, shift }
    }

    /// The place of a hash in the order.
    pub fn find(&self, hash: u32) -> Option<usize> {
        let first = (hash >> self.shift) as usize;
        let (start, end) = (*self.starts.get(first)? as usize, *self.starts.get(first + 1)? as usize);
        let near = self.sorted.get(start..end)?;
        near.iter().position(|&other| other == hash).map(|at| start + at)
    }

    /// Writes how many there are, then the steps from each to the next.
    pub fn write(&self, out: &mut Writer) {
        out.u32(self.sorted.len() as u32);
        self.write_steps(out);
    }

    /// Writes the steps from each to the next.
    pub fn write_steps(&self, out: &mut Writer) {
        let mut last = 0;
        for &hash in &self.sorted {
            out.varint(hash - last);
            last = hash;
        }
    }

    /// Reads `count` hashes as [`Hashes::write_steps`] wrote them.
    ///
    /// # Errors
    /// [`Truncated`] where the bytes end early or the hashes are not in order.
    pub fn read_steps(input: &mut Reader, count: usize) -> Result<Self, Truncated> {
        let mut sorted: Vec<u32> = Vec::with_capacity(count.min(1 << 20));
        for _ in 0..count {
            let step = input.varint()?;
            let last = sorted.last().copied().unwrap_or(0);
            sorted.push(last.checked_add(step).ok_or(Truncated)?);
        }
        Ok(Self::new(sorted))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_is_found_at_its_place() {
        for sorted in [
            vec![],
            vec![7],
            vec![0, u32::MAX],
            (0..500).map(|at| at * 8_123_457).collect(),
        ] {
            let hashes = Hashes::new(sorted.clone());
            for (at, &hash) in sorted.iter().enumerate() {
                assert_eq!(hashes.find(hash), Some(at));
                let is_there = sorted.contains(&hash.wrapping_add(1));
                assert_eq!(hashes.find(hash.wrapping_add(1)).is_some(), is_there);
            }
            assert_eq!(hashes.find(12_345), None);
        }
    }

    #[test]
    fn what_is_written_is_read() {
        let hashes = Hashes::new(vec![3, 900, 4_000_000_000]);
        let mut out = Writer::default();
        hashes.write(&mut out);
        let mut input = Reader::new(&out.bytes);
        let count = input.u32().unwrap() as usize;
        assert_eq!(Hashes::read_steps(&mut input, count).unwrap().sorted, hashes.sorted);
        let mut short = Reader::new(&out.bytes[4..6]);
        assert!(Hashes::read_steps(&mut short, count).is_err());
    }
}
