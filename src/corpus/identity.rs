//! Ids that are unique in a corpus.

use std::collections::{BTreeMap, BTreeSet};

use super::article::Article;
use crate::problem::Problem;

/// Renames articles whose id another one bears, with a warning for each. The first by path and line keeps the id, so
/// the order in which files were named changes nothing.
pub(crate) fn make_ids_unique(articles: &mut [Article], problems: &mut Vec<Problem>) {
    let mut order: Vec<usize> = (0..articles.len()).collect();
    order.sort_by_key(|&index| place(&articles[index]));
    let mut taken: BTreeSet<String> = articles.iter().map(|article| article.id.clone()).collect();
    // The first holder of an id, and the last number tried for another one.
    let mut holders: BTreeMap<String, (usize, usize)> = BTreeMap::new();
    for index in order {
        let id = articles[index].id.clone();
        let Some((holder, number)) = holders.get_mut(&id) else {
            holders.insert(id, (index, 1));
            continue;
        };
        let holder = *holder;
        let fresh = loop {
            *number += 1;
            let name = format!("{id}#{number}");
            if !taken.contains(&name) {
                break name;
            }
        };
        let (path, line) = place(&articles[holder]);
        let message = format!("the id `{id}` is taken by {path}:{line}: this article is called `{fresh}`");
        let (path, line) = place(&articles[index]);
        problems.push(Problem::warning(path, Some(line), message));
        taken.insert(fresh.clone());
        articles[index].id = fresh;
    }
}

fn place(article: &Article) -> (&str, usize) {
    (&article.origin.path, article.origin.record_line.unwrap_or(1))
}

#[cfg(test)]
mod tests {
    use super::super::limits::Limits;
    use super::super::read::Corpus;
    use super::super::records::read_jsonl;
    use super::*;

    #[track_caller]
    fn check(lines: &str, expected: &str) {
        let mut corpus = Corpus::default();
        read_jsonl("a.jsonl", &mut lines.as_bytes(), &Limits::default(), &mut corpus);
        make_ids_unique(&mut corpus.articles, &mut corpus.problems);
        assert_eq!(corpus.to_lines(), expected);
    }

    #[test]
    fn a_taken_id_is_made_unique() {
        let record =
            |id: &str, text: &str| format!("{{\"id\":\"{id}\",\"date\":\"2024-01-05\",\"text\":\"{text}\"}}\n");
        let lines = [record("x", "One."), record("x", "Two."), record("x#2", "Three.")].concat();
        check(
            &lines,
            "x 2024-01-05 \"One.\"\n\
             x#3 2024-01-05 \"Two.\"\n\
             x#2 2024-01-05 \"Three.\"\n\
             a.jsonl:2 warning: the id `x` is taken by a.jsonl:1: this article is called `x#3`",
        );
    }
}
