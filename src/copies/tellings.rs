//! Which statements are one, told by several articles.
//!
//! Their actor, and the letters and digits of their words, are the same, and they were said within a few days, or in versions
//! of one text. The same words later on are said anew. A word's difference is left to the rules on quotations.

use std::collections::HashMap;

use chrono::NaiveDate;

use crate::attribution::{Held, Statement};
use crate::digest::{Digest, Telling};

/// Days within which articles tell of one occasion.
const TELLING_DAYS: i64 = 3;
/// Shorter words are said every day, in letters and digits.
const SHORTEST: usize = 12;

/// Where a statement was told first.
struct First {
    article: usize,
    told: usize,
    day: Option<NaiveDate>,
}

/// Marks statements that an earlier article has told, and puts with the first telling where the others are.
pub fn mark(digests: &mut [Digest], articles: &[usize]) {
    let mut firsts: HashMap<(String, Held, String), Vec<First>> = HashMap::new();
    let mut again: Vec<((usize, usize), (usize, usize))> = Vec::new();
    for &article in articles {
        let digest = &digests[article];
        for (at, told) in digest.told.iter().enumerate() {
            let Some(actor) = &told.statement.actor else { continue };
            let words = letters(digest, &told.statement);
            if words.len() < SHORTEST {
                continue;
            }
            let day = told.statement.said.on.or(digest.head.date);
            let known = firsts
                .entry((actor.id.clone(), told.statement.held, words))
                .or_default();
            let first = known.iter().find(|first| {
                first.article != article && (are_near(first.day, day) || is_one_text(&digests[first.article], digest))
            });
            match first {
                Some(first) => again.push(((article, at), (first.article, first.told))),
                None => known.push(First { article, told: at, day }),
            }
        }
    }
    for ((article, at), (first, told)) in again {
        let telling = telling(&digests[article], at);
        digests[article].told[at].again = true;
        digests[first].told[told].also.push(telling);
    }
}

fn are_near(one: Option<NaiveDate>, other: Option<NaiveDate>) -> bool {
    matches!((one, other), (Some(one), Some(other)) if (one - other).num_days().abs() <= TELLING_DAYS)
}

fn is_one_text(one: &Digest, other: &Digest) -> bool {
    let family = |digest: &Digest| digest.head.version.as_ref().map(|version| version.family);
    family(one).is_some() && family(one) == family(other)
}

/// Letters and digits of what is said, in small letters; a "that" which opens it does not count.
fn letters(digest: &Digest, statement: &Statement) -> String {
    let words = statement.content.iter().map(|&piece| digest.words(piece));
    let letters: String = words
        .flat_map(str::chars)
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect();
    letters.strip_prefix("that").unwrap_or(&letters).to_owned()
}

fn telling(digest: &Digest, at: usize) -> Telling {
    let head = &digest.head;
    let piece = digest.told[at].statement.content.first();
    let (line, _) = piece.map_or((1, 1), |piece| digest.line_column(piece.field, piece.span.start));
    Telling {
        path: head.place.path.clone(),
        line,
        date: head.date,
        outlet: head.outlet.clone(),
        url: head.url.clone(),
        revision: head.version.as_ref().and_then(|version| version.revision.clone()),
    }
}
