//! Which statements are one, told by several articles.
//!
//! Their actor, and the letters and digits of their words, are the same, and they were said within a few days, or in versions
//! of one text. The same words later on are said anew. A word's difference is left to the rules on quotations.

use chrono::NaiveDate;

use super::{Outline, Relation};
use crate::attribution::Field;
use crate::digest::{Telling, ToldInShort};

/// Days within which articles tell of one occasion.
const TELLING_DAYS: i64 = 3;

/// Where a statement was told first.
struct First {
    article: usize,
    told: usize,
    day: Option<NaiveDate>,
}

/// Marks statements that an earlier article has told, and puts with the first telling where the others are. Versions are
/// known by now.
pub fn mark(outlines: &[Outline<'_>], articles: &[usize], relations: &mut [Relation]) {
    let mut all: Vec<(usize, &ToldInShort)> = Vec::new();
    for (at, &article) in articles.iter().enumerate() {
        all.extend(outlines[article].told.iter().map(|told| (at, told)));
    }
    // Of the same words the order of the articles stays.
    all.sort_by_key(|(_, told)| told.words);
    let mut again: Vec<(usize, &ToldInShort, (usize, usize))> = Vec::new();
    let of_same_words = all.chunk_by(|(_, one), (_, other)| one.words == other.words);
    for same in of_same_words.filter(|same| same.len() > 1) {
        let mut firsts: Vec<First> = Vec::new();
        for &(at, told) in same {
            let article = articles[at];
            let day = told.on.or(outlines[article].head.date);
            let first = firsts.iter().find(|first| {
                let is_near = || are_near(first.day, day);
                first.article != article && (is_near() || is_one_text(&relations[first.article], &relations[article]))
            });
            match first {
                Some(first) => again.push((at, told, (first.article, first.told))),
                None => firsts.push(First {
                    article,
                    told: told.told,
                    day,
                }),
            }
        }
    }
    again.sort_by_key(|(at, told, _)| (*at, told.told));
    for (at, told, (first, first_told)) in again {
        let article = articles[at];
        let telling = telling(&outlines[article], told, &relations[article]);
        relations[article].again.insert(told.told);
        relations[first].also.entry(first_told).or_default().push(telling);
    }
}

fn are_near(one: Option<NaiveDate>, other: Option<NaiveDate>) -> bool {
    matches!((one, other), (Some(one), Some(other)) if (one - other).num_days().abs() <= TELLING_DAYS)
}

fn is_one_text(one: &Relation, other: &Relation) -> bool {
    let family = |relation: &Relation| relation.version.as_ref().map(|version| version.family);
    family(one).is_some() && family(one) == family(other)
}

fn telling(outline: &Outline<'_>, told: &ToldInShort, relation: &Relation) -> Telling {
    let head = outline.head;
    // As `Digest::line_column` has it.
    let line = match (told.field, head.place.record_line) {
        (Field::Text, Some(line)) => line,
        _ => told.line,
    };
    Telling {
        path: head.place.path.clone(),
        line,
        date: head.date,
        outlet: head.outlet.clone(),
        url: head.url.clone(),
        revision: relation.version.as_ref().and_then(|version| version.revision.clone()),
    }
}
