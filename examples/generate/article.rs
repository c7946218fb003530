//! One invented article after the other.

use chrono::{Days, NaiveDate};
use serde::Serialize;

use super::people::{Person, filled};
use super::random::Random;
use super::shares::{A_DAY, COPIED, KNOWN, NEW, NOBODY, PARAGRAPHS, QUOTED, SPEAKERS, TOLD};
use super::words::{CUES, EVENTS, NOBODIES, OUTLETS, PLACES, SUBJECTS};

/// An article as a line of the corpus.
#[derive(Clone, Debug, Serialize)]
pub struct Article {
    id: String,
    date: NaiveDate,
    outlet: &'static str,
    title: String,
    url: String,
    text: String,
}

/// What writes the articles.
pub struct Press {
    random: Random,
    /// How many people have spoken who are not known.
    others: u64,
    /// Those of the last day that may be copied.
    lately: Vec<Article>,
}

impl Press {
    /// With a seed.
    pub fn new(seed: u64) -> Self {
        Self {
            random: Random::new(seed),
            others: 0,
            lately: Vec::new(),
        }
    }

    /// The article of a number, of so many.
    pub fn article(&mut self, number: u64) -> Article {
        let random = &mut self.random;
        let date = NaiveDate::from_ymd_opt(2010, 1, 4)
            .and_then(|first| first.checked_add_days(Days::new(number / A_DAY)))
            .unwrap_or_default();
        let outlet = random.pick(OUTLETS);
        let (id, url) = (format!("n{number:07}"), format!("https://news.example/{number}"));
        if random.chance(COPIED) && !self.lately.is_empty() {
            let copied = self.lately[random.below(self.lately.len())].clone();
            let text = format!("{}\n\n{}", copied.text, event(random));
            return Article {
                id,
                url,
                date,
                outlet,
                text,
                ..copied
            };
        }
        let place = random.pick(PLACES);
        let title = format!("{place} debates {}", random.pick(SUBJECTS).replace("{place}", place));
        let text = self.text();
        let article = Article {
            id,
            date,
            outlet,
            title,
            url,
            text,
        };
        if self.lately.len() == A_DAY as usize {
            self.lately.remove(0);
        }
        self.lately.push(article.clone());
        article
    }

    fn text(&mut self) -> String {
        let between = |random: &mut Random, (from, to): (usize, usize)| from + random.below(to - from + 1);
        let speakers: Vec<Person> = (0..between(&mut self.random, SPEAKERS))
            .map(|_| self.person())
            .collect();
        let mut introduced = vec![false; speakers.len()];
        let random = &mut self.random;
        let mut paragraphs = vec![event(random)];
        for _ in 0..between(random, PARAGRAPHS) {
            if !random.chance(TOLD) {
                paragraphs.push(event(random));
                continue;
            }
            if random.chance(NOBODY) {
                let words = speakers[0].says(random);
                let source = random.pick(NOBODIES);
                paragraphs.push(format!("{} {}, {source} said.", event(random), capital(&words)));
                continue;
            }
            let which = random.rank(speakers.len());
            let person = &speakers[which];
            let name = if std::mem::replace(&mut introduced[which], true) {
                person.last.clone()
            } else {
                format!("{} {} {}", person.office, person.first, person.last)
            };
            paragraphs.push(paragraph(person, &name, random));
        }
        paragraphs.join("\n\n")
    }

    fn person(&mut self) -> Person {
        if self.random.chance(NEW) {
            self.others += 1;
            Person::of(KNOWN as u64 + self.others)
        } else {
            Person::of(self.random.rank(KNOWN) as u64)
        }
    }
}

/// One or two statements of a person.
fn paragraph(person: &Person, name: &str, random: &mut Random) -> String {
    let (words, cue) = (person.says(random), random.pick(CUES));
    let first = if random.chance(QUOTED) {
        format!("“{},” {} {cue}.", capital(&words), capital(name))
    } else {
        format!("{} {cue} that {words}.", capital(name))
    };
    if random.chance(500) {
        return first;
    }
    let more = person.says(random);
    let second = match random.below(3) {
        0 => format!("“{},” {} said.", capital(&more), person.pronoun),
        1 => format!("{} added that {more}.", capital(person.pronoun)),
        _ => format!("According to {}, {more}.", person.last),
    };
    format!("{first} {second}")
}

/// What happens, in one or two sentences.
fn event(random: &mut Random) -> String {
    let mut sentences = vec![filled(random.pick(EVENTS), random)];
    if random.chance(500) {
        sentences.push(filled(random.pick(EVENTS), random));
    }
    sentences.join(" ")
}

fn capital(words: &str) -> String {
    let mut letters = words.chars();
    letters
        .next()
        .map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
