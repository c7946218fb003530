//! Numbers that look random and follow from a seed (SplitMix64: Steele, Lea & Flood 2014, "Fast splittable pseudorandom number
//! generators", section 3).

/// A source of numbers.
#[derive(Clone, Debug)]
pub struct Random(u64);

impl Random {
    /// From a seed.
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// Any number.
    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number below `count`, which is not 0.
    pub fn below(&mut self, count: usize) -> usize {
        (self.next() % count as u64) as usize
    }

    /// True `share` times of a thousand.
    pub fn chance(&mut self, share: usize) -> bool {
        self.below(1000) < share
    }

    /// One of a list that is not empty.
    pub fn pick<T: Copy>(&mut self, list: &[T]) -> T {
        list[self.below(list.len())]
    }

    /// A rank below `count`, the first ones far more often than the last, about as 1 / rank (Zipf): each octave of ranks is as likely
    /// as the others.
    pub fn rank(&mut self, count: usize) -> usize {
        let octaves = count.max(1).ilog2() as usize + 1;
        let first = 1 << self.below(octaves);
        (first + self.below(first) - 1).min(count - 1)
    }
}
