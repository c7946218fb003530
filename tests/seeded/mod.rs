//! Texts from a seed: the same on every machine, so a failure can be run again.

/// SplitMix64 (Steele, Lea and Flood 2014): small, seeded, the same on every machine.
pub struct Seeded(pub u64);

impl Seeded {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number from 0 to less than `end`.
    pub fn below(&mut self, end: usize) -> usize {
        (self.next() % end as u64) as usize
    }

    /// Up to two dozen pieces, most of them parted by blanks, now and then any character at all.
    pub fn text(&mut self, pieces: &[&str]) -> String {
        let mut text = String::new();
        for _ in 0..self.below(24) {
            if self.below(12) == 0 {
                text.extend(char::from_u32(self.below(0x11_0000) as u32));
            } else {
                text.push_str(pieces[self.below(pieces.len())]);
            }
            if self.below(4) > 0 {
                text.push(' ');
            }
        }
        text
    }
}
