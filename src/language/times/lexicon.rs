//! What each word can mean in a time expression, from `words.toml`.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use rustc_hash::FxHashMap;
use serde::Deserialize;

use super::expression::TimeModifier;
use super::grammar::phrases::REFERENCES;
use super::holidays::HOLIDAYS;
use super::unit::{DayPart, Season, Unit};
use crate::language::numerals::{Phrases, in_lower_case, number_words};

/// Whether a unit is written in the singular.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Count {
    One,
    Many,
}

/// How plainly a name of a month or weekday is one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Spelling {
    Full,
    /// Also another word or a person's name.
    Doubtful,
    /// Needs a full stop or a number behind it.
    Short,
    /// Mondays.
    Plural,
}

/// Which way to look for a period.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Direction {
    Last,
    This,
    Next,
}

/// All a word can be; a word that is nothing of it has no senses.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Senses {
    pub unit: Option<(Unit, Count)>,
    pub month: Option<(u32, Spelling)>,
    /// Monday is 0.
    pub weekday: Option<(u32, Spelling)>,
    pub season: Option<Season>,
    pub part: Option<(DayPart, Count)>,
    pub decade: Option<i32>,
    pub set: Option<Unit>,
    pub direction: Option<Direction>,
    pub zone: bool,
    /// Whether an expression may begin with it.
    pub starts: bool,
    /// Whether it begins one only with certain words behind it.
    pub opens: bool,
    /// Whether it may stand behind such a word.
    pub goes_on: bool,
}

#[derive(Deserialize)]
struct Forms {
    one: Vec<String>,
    many: Vec<String>,
}

#[derive(Deserialize)]
struct Names {
    full: Vec<String>,
    short: Vec<Vec<String>>,
    #[serde(default)]
    doubtful: Vec<String>,
}

#[derive(Deserialize)]
struct Directions {
    last: Vec<String>,
    this: Vec<String>,
    next: Vec<String>,
}

/// The degree of a hedge before a duration.
#[derive(Deserialize)]
struct Hedges {
    about: Vec<String>,
    more: Vec<String>,
    less: Vec<String>,
}

#[derive(Deserialize)]
struct Zones {
    names: Vec<String>,
    before_time: Vec<String>,
}

#[derive(Deserialize)]
struct Counts {
    phrases: Vec<String>,
}

#[derive(Deserialize)]
struct File {
    units: BTreeMap<Unit, Forms>,
    months: Names,
    weekdays: Names,
    seasons: BTreeMap<Season, Vec<String>>,
    parts: BTreeMap<DayPart, Vec<String>>,
    decades: BTreeMap<String, i32>,
    sets: BTreeMap<String, Unit>,
    zones: Zones,
    directions: Directions,
    hedges: Hedges,
    vague_counts: Counts,
    starters: Starters,
    openers: Openers,
}

#[derive(Deserialize)]
struct Starters {
    words: Vec<String>,
}

#[derive(Deserialize)]
struct Openers {
    words: Vec<String>,
    behind: Vec<String>,
}

pub(super) struct Lexicon {
    words: FxHashMap<String, Senses>,
    nothing: Senses,
    starter: Senses,
    inner: Senses,
    /// Words before a length, with the modifier they mean.
    pub hedges: Phrases<TimeModifier>,
    /// "several", "a few".
    pub vague_counts: Phrases<()>,
    pub before_time: Vec<String>,
}

pub(super) static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| {
    let file: File = toml::from_str(include_str!("words.toml")).expect("a test reads this file");
    build(file)
});

impl Lexicon {
    /// The senses of `word`, in any case.
    pub fn senses(&self, word: &str) -> &Senses {
        let found = in_lower_case(word, |lower| self.words.get(lower));
        // "SEC", "MIN", "SAT", "MAR": initials of something else.
        let initials = word.len() <= 3 && word.bytes().all(|byte| byte.is_ascii_uppercase());
        match found {
            Some(senses) if !initials || senses.zone || word == "DAY" => senses,
            Some(senses) if senses.starts => &self.starter,
            Some(senses) if senses.goes_on => &self.inner,
            _ => &self.nothing,
        }
    }
}

fn build(file: File) -> Lexicon {
    let mut words: FxHashMap<String, Senses> = FxHashMap::default();
    let mut set = |word: &str, change: &dyn Fn(&mut Senses)| {
        change(words.entry(word.to_owned()).or_default());
    };
    for (unit, forms) in &file.units {
        for (list, count) in [(&forms.one, Count::One), (&forms.many, Count::Many)] {
            for word in list {
                set(word, &|senses| senses.unit = Some((*unit, count)));
            }
        }
    }
    for (names, is_month) in [(&file.months, true), (&file.weekdays, false)] {
        let mut name = |word: &str, number: u32, spelling: Spelling| {
            set(word, &|senses| {
                if is_month {
                    senses.month = Some((number + 1, spelling));
                } else {
                    senses.weekday = Some((number, spelling));
                }
            });
        };
        for ((number, full), short) in (0..).zip(&names.full).zip(&names.short) {
            let doubtful = names.doubtful.contains(full);
            name(full, number, if doubtful { Spelling::Doubtful } else { Spelling::Full });
            if !is_month {
                name(&format!("{full}s"), number, Spelling::Plural);
            }
            for word in short {
                name(word, number, Spelling::Short);
            }
        }
    }
    for (season, list) in &file.seasons {
        for word in list {
            set(word, &|senses| senses.season = Some(*season));
        }
    }
    for (part, list) in &file.parts {
        for word in list {
            set(word, &|senses| senses.part = Some((*part, Count::One)));
            set(&format!("{word}s"), &|senses| {
                senses.part = Some((*part, Count::Many));
            });
        }
    }
    for (word, decade) in &file.decades {
        set(word, &|senses| senses.decade = Some(*decade));
    }
    for (word, unit) in &file.sets {
        set(word, &|senses| senses.set = Some(*unit));
    }
    for word in &file.zones.names {
        set(word, &|senses| senses.zone = true);
    }
    for (list, direction) in [
        (&file.directions.last, Direction::Last),
        (&file.directions.this, Direction::This),
        (&file.directions.next, Direction::Next),
    ] {
        for word in list {
            set(word, &|senses| senses.direction = Some(direction));
        }
    }
    for senses in words.values_mut() {
        senses.starts = true;
    }
    let hedges = Phrases::new(
        [
            (file.hedges.about, TimeModifier::Approx),
            (file.hedges.more, TimeModifier::EqualOrMore),
            (file.hedges.less, TimeModifier::EqualOrLess),
        ]
        .into_iter()
        .flat_map(|(list, modifier)| list.into_iter().map(move |phrase| (phrase, modifier))),
    );
    let vague_counts = Phrases::new(file.vague_counts.phrases.into_iter().map(|phrase| (phrase, ())));
    let mut starts = |first: &str| words.entry(first.to_owned()).or_default().starts = true;
    file.starters.words.iter().for_each(|word| starts(word));
    file.openers.words.iter().for_each(|word| starts(word));
    file.zones.before_time.iter().for_each(|word| starts(word));
    hedges.first_words().for_each(&mut starts);
    vague_counts.first_words().for_each(&mut starts);
    REFERENCES.first_words().for_each(&mut starts);
    HOLIDAYS.first_words().for_each(&mut starts);
    number_words().for_each(&mut starts);
    for senses in words.values_mut() {
        senses.goes_on = senses.starts;
    }
    let inner = hedges.inner_words().chain(vague_counts.inner_words());
    let inner = inner.chain(REFERENCES.inner_words());
    for word in inner.chain(file.openers.behind.iter().map(String::as_str)) {
        words.entry(word.to_owned()).or_default().goes_on = true;
    }
    for word in file.openers.words {
        words.entry(word).or_default().opens = true;
    }
    Lexicon {
        words,
        nothing: Senses::default(),
        starter: Senses {
            starts: true,
            goes_on: true,
            ..Senses::default()
        },
        inner: Senses {
            goes_on: true,
            ..Senses::default()
        },
        hedges,
        vague_counts,
        before_time: file.zones.before_time,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_is_read() {
        let senses = |word: &str| LEXICON.senses(word).clone();
        assert_eq!(senses("Years").unit, Some((Unit::Year, Count::Many)));
        assert_eq!(senses("SEPT").month, Some((9, Spelling::Short)));
        assert_eq!(senses("may").month, Some((5, Spelling::Doubtful)));
        assert_eq!(senses("Sundays").weekday, Some((6, Spelling::Plural)));
        assert_eq!(senses("nothing at all"), Senses::default());
        assert!(
            LEXICON
                .words
                .keys()
                .all(|word| word.len() <= crate::language::numerals::LONGEST_WORD)
        );
    }
}
