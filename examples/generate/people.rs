//! Invented people: names, offices, and where they stand.

use super::random::Random;
use super::shares::{MATTERS, OTHERWISE, TURNED};
use super::words::{AGAINST, BESIDE, ENDINGS, FIRST_NAMES, FOR, MONTHS, OFFICES, PLACES, STEMS, SUBJECTS};

/// Somebody who speaks.
#[derive(Clone, Debug)]
pub struct Person {
    seed: u64,
    pub first: &'static str,
    pub last: String,
    pub office: String,
    pub pronoun: &'static str,
}

impl Person {
    /// The person of a number, always the same.
    pub fn of(number: u64) -> Self {
        let seed = number.wrapping_mul(0xd6e8_feb8_6659_fd93);
        let mut random = Random::new(seed);
        let female = random.chance(500);
        let names = FIRST_NAMES[usize::from(female)];
        let first = random.pick(names);
        let last = format!(
            "{}{}{}",
            random.pick(STEMS),
            random.pick(ENDINGS[0]),
            random.pick(ENDINGS[1])
        );
        let office = random.pick(OFFICES).replace("{place}", random.pick(PLACES));
        Self {
            seed,
            first,
            last,
            office,
            pronoun: if female { "she" } else { "he" },
        }
    }

    /// What the person says: mostly what was said before on one of a few matters, some of which come up often.
    pub fn says(&self, random: &mut Random) -> String {
        let which = random.rank(MATTERS) as u64;
        let mut own = Random::new(self.seed ^ which.wrapping_mul(0xa076_1d64_78bd_642f));
        let matter = own.pick(SUBJECTS).replace("{place}", own.pick(PLACES));
        let mut is_for = own.chance(500);
        let mut kind = own.below(3);
        if random.chance(TURNED) {
            own = random.clone();
            is_for = own.chance(500);
            kind = own.below(3);
        } else if random.chance(OTHERWISE) {
            kind = random.below(3);
        }
        let sentences = match kind {
            0 => BESIDE,
            _ if is_for => FOR,
            _ => AGAINST,
        };
        filled(own.pick(sentences), &mut own).replace("{it}", &matter)
    }
}

/// A sentence with its gaps filled, but for the matter.
pub fn filled(sentence: &str, random: &mut Random) -> String {
    let number = (random.rank(400) + 2).to_string();
    sentence
        .replace("{place}", random.pick(PLACES))
        .replace("{month}", random.pick(MONTHS))
        .replace("{n}", &number)
}
