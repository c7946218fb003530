//! `onrecord` holds public actors to what they said: it reads dated articles, extracts who said what, aligns the
//! statements one actor made about one matter, diffs the positions, and flags what does not fit together.
//!
//! The pipeline is `corpus → language → attribution → position → digest → copies → align → compare → rules → decisions → report`, one module a
//! stage. Stages after reading are pure: they return values and [`Problem`]s.

pub mod align;
mod articles;
pub mod attribution;
mod background;
pub mod cache;
mod cases;
mod checking;
pub mod compare;
mod comparison;
pub mod config;
mod copies;
pub mod corpus;
pub mod decisions;
pub mod difference;
pub mod digest;
mod evaluation;
pub mod language;
mod manual;
mod matters;
mod measured;
pub mod mutation;
mod nearest;
mod options;
mod pair_evidence;
mod pair_scene;
mod pair_side;
mod passages;
pub mod position;
mod problem;
mod progress;
mod reading;
mod records;
pub mod report;
mod roster;
pub mod rules;
mod said_at;
mod shelf;
mod standing;
mod stored;
pub mod tables;
mod text;
mod timeline;
mod unmet;
mod walk;
pub mod worker;

use chrono::NaiveDate;
use rayon::prelude::*;

pub use cases::{Case, MutantCase, Outcome, RuleCases, RuleMutants, test_mutants, test_rules};
pub use evaluation::{Evaluation, Label, Score, Share, evaluate, read_labels};
pub use manual::{explain, list_rules, reference, rule_ids};
pub use options::Options;
pub use problem::{Problem, Severity};
pub use progress::Progress;
pub use said_at::{SaidAt, said_at};
pub use stored::StoredArticles;
pub use text::Span;
pub use walk::walk;

use align::TopicIndex;
use articles::Articles;
use attribution::Statement;
use background::{put_on_topics, registries};
use cache::Cache;
use config::{Config, Group};
use corpus::{Article, Corpus, Pair};
use difference::{Compared, Difference};
use digest::Digest;
use language::analyse;
use language::names;
use language::quantities::find_quantities_beside;
use language::times::find_times;
use position::Located;
use reading::{Depth, Reader, read_all};
use records::records;
use report::matters::Matters;
use report::{Beside, Comparison, Matrix, Report, Roster, Timeline};
use shelf::Shelf;

/// Finds what does not fit together. Articles are dated and ordered (`Corpus::into_dated`); statements are compared
/// within a group only. What the cache knows is not done again; the report is the same.
pub fn check(
    articles: &[Article],
    groups: &[Group],
    options: &Options,
    cache: &Cache,
    progress: &dyn Progress,
) -> Report {
    check_with(Articles::Kept(articles), groups, options, cache, progress)
}

/// The same, of articles whose texts are not wanted afterwards: of a large corpus each goes once it has been read, so that what
/// is held in the end is what was said. The text of an article that lets findings pass stays.
pub fn check_letting_go(
    articles: &mut [Article],
    groups: &[Group],
    options: &Options,
    cache: &Cache,
    progress: &dyn Progress,
) -> Report {
    check_with(Articles::lent(articles), groups, options, cache, progress)
}

fn check_with<'a>(
    articles: Articles<'a>,
    groups: &[Group],
    options: &Options,
    cache: &'a Cache,
    progress: &dyn Progress,
) -> Report {
    let (reader, problems) = Reader::of(articles, groups, Depth::Claims, cache);
    let shelf = Shelf::of_known(&reader, progress);
    let mut report = checking::check(shelf, groups, options, cache);
    report.problems.extend(problems);
    report
}

/// The first half of a check: each article by itself, in their order.
pub fn digests(articles: &[Article], groups: &[Group], progress: &dyn Progress) -> (Vec<Digest>, Vec<Problem>) {
    read_all(articles, groups, Depth::Claims, &Cache::none(), progress)
}

/// The second half: what was read is compared. Digests stand where [`Digest::put`] has put them: each at its own index, dated
/// and in order.
pub fn check_digests(digests: Vec<Digest>, groups: &[Group], options: &Options) -> Report {
    checking::check(Shelf::of_digests(digests), groups, options, &Cache::none())
}

/// The first half of a check into tables: each article by itself, in order of date, path and line. `problems` and `undated` are
/// what was wrong with the corpus; what is wrong with its articles comes back as well.
///
/// # Errors
/// Where the tables cannot be written.
pub fn write_tables(
    (corpus, groups): (&Corpus, &[Group]),
    cache: &Cache,
    progress: &dyn Progress,
    mut tables: tables::Writer,
) -> Result<Vec<Problem>, Problem> {
    let articles = &corpus.articles;
    let (reader, mut problems) = Reader::new(articles, groups, Depth::Claims, cache);
    let told: Vec<Problem> = corpus.problems.iter().chain(&problems).cloned().collect();
    let mut order: Vec<usize> = (0..articles.len()).collect();
    order.sort_by(|&one, &other| articles[one].order().cmp(&articles[other].order()));
    let order: Vec<(usize, usize)> = order.into_iter().enumerate().collect();
    progress.start(articles.len());
    for some in order.chunks(ARTICLES_AT_HAND) {
        let rows = some.par_iter().map(|&(number, index)| {
            let digest = reader.digest(index);
            let problems = digest.problems.clone();
            let rows = tables::rows(&articles[index], digest, number);
            progress.step();
            (rows, problems, index)
        });
        for (rows, found, index) in rows.collect::<Vec<_>>() {
            problems.extend(found);
            let path = &articles[index].origin.path;
            let (article, statements) =
                rows.map_err(|_| Problem::error(path, None, "what is known of it cannot be written down"))?;
            tables.put(article, statements)?;
        }
    }
    tables.finish(&told, &corpus.undated)?;
    Ok(problems)
}

/// Articles whose digests are at hand while tables are written.
const ARTICLES_AT_HAND: usize = 512;

/// The second half: what tables hold is compared. The articles are those of [`StoredArticles::take_corpus`], or some of them,
/// dated and in order.
pub fn check_stored(articles: &[Article], stored: StoredArticles, groups: &[Group], options: &Options) -> Report {
    let shelf = Shelf::of_stored(stored.of(articles));
    checking::check(shelf, groups, options, &Cache::none())
}

/// Who said what, in the order of the articles.
pub fn statements(
    articles: &[Article],
    groups: &[Group],
    cache: &Cache,
    progress: &dyn Progress,
) -> (Vec<Statement>, Vec<Problem>) {
    let (digests, mut problems) = read_all(articles, groups, Depth::Statements, cache, progress);
    let mut statements = Vec::new();
    for digest in digests {
        statements.extend(digest.told.into_iter().map(|told| told.statement));
        problems.extend(digest.problems);
    }
    (statements, problems)
}

/// Who said what, and what is claimed in each statement that counts in a check, in the order of the articles.
pub fn statements_and_claims(
    articles: &[Article],
    groups: &[Group],
    cache: &Cache,
    progress: &dyn Progress,
) -> (Vec<Statement>, Vec<Vec<Located>>, Vec<Problem>) {
    let (digests, mut problems) = read_all(articles, groups, Depth::Claims, cache, progress);
    let (mut statements, mut claims) = (Vec::new(), Vec::new());
    for digest in digests {
        for told in digest.told {
            statements.push(told.statement);
            claims.push(told.content.claims);
        }
        problems.extend(digest.problems);
    }
    (statements, claims, problems)
}

/// Who was found, each actor once, by key.
pub fn actors(
    articles: &[Article],
    groups: &[Group],
    cache: &Cache,
    progress: &dyn Progress,
) -> (Roster, Vec<Problem>) {
    let (digests, mut problems) = read_all(articles, groups, Depth::Statements, cache, progress);
    problems.extend(digests.iter().flat_map(|digest| digest.problems.iter().cloned()));
    // Their problems are told by now.
    (roster::roster(&digests, &registries(groups)), problems)
}

/// Judges given pairs, in order.
pub fn compare_pairs(pairs: &[Pair], config: &Config) -> Vec<Comparison> {
    pairs
        .par_iter()
        .enumerate()
        .map(|(index, pair)| comparison::compare(index, pair, config))
        .collect()
}

/// How one given pair comes to its verdict.
pub fn explain_pair(pair: &Pair) -> report::Trace {
    comparison::explain(pair)
}

/// The positions of `options.actor`, matter by matter; with a day, of what was said by then.
pub fn timelines(
    articles: &[Article],
    groups: &[Group],
    options: &Options,
    as_of: Option<NaiveDate>,
    cache: &Cache,
    progress: &dyn Progress,
) -> (Vec<Timeline>, Vec<Problem>) {
    let (digests, _, problems) = related_digests(articles, groups, options, cache, progress);
    let mut timelines = Vec::new();
    for group in groups {
        for (actor, records) in records(&digests, group, options) {
            timelines.extend(timeline::timelines(&actor, &records.claims, as_of));
        }
    }
    timelines.retain(|timeline| options.takes_matter(&timeline.matter, timeline.topic.as_deref()));
    (timelines, problems)
}

/// `options.actor` and another actor side by side, on the matters on which both have a position; and how many matters only one of
/// them speaks of.
pub fn beside(
    articles: &[Article],
    groups: &[Group],
    options: &Options,
    (other, as_of): (&str, Option<NaiveDate>),
    cache: &Cache,
    progress: &dyn Progress,
) -> (Vec<Beside>, usize, Vec<Problem>) {
    let of_other = Options {
        actor: Some(other.to_owned()),
        ..options.clone()
    };
    let (digests, _, mut problems) = related_digests(articles, groups, options, cache, progress);
    problems.extend(unmet::unmet(&digests, groups, &of_other));
    let (mut both, mut alone) = (Vec::new(), 0);
    for group in groups {
        let (left, right) = (records(&digests, group, options), records(&digests, group, &of_other));
        let (found, rest) = timeline::beside(&left, &right, as_of);
        both.extend(found);
        alone += rest;
    }
    both.retain(|one| {
        let topic = one.left.topic.as_deref().or(one.right.topic.as_deref());
        options.takes_matter(&one.left.matter, topic) || options.takes_matter(&one.right.matter, topic)
    });
    (both, alone, problems)
}

/// Who stands where on what, within each group, in the order of the groups.
pub fn matrix(
    articles: &[Article],
    groups: &[Group],
    options: &Options,
    as_of: Option<NaiveDate>,
    cache: &Cache,
    progress: &dyn Progress,
) -> (Vec<Matrix>, Vec<Problem>) {
    let (digests, _, problems) = related_digests(articles, groups, options, cache, progress);
    let matrices = groups
        .iter()
        .map(|group| timeline::matrix(&records(&digests, group, options), options, as_of));
    let matrices = matrices.filter(|matrix| !matrix.rows.is_empty() || matrix.matters_left_out > 0);
    (matrices.collect(), problems)
}

/// All articles read and told which are copies, the declared topics of each group, and all problems of that.
fn related_digests(
    articles: &[Article],
    groups: &[Group],
    options: &Options,
    cache: &Cache,
    progress: &dyn Progress,
) -> (Vec<Digest>, Vec<TopicIndex>, Vec<Problem>) {
    let (mut digests, mut problems) = read_all(articles, groups, Depth::Claims, cache, progress);
    copies::relate(&mut digests, groups);
    let (topics, found) = put_on_topics(&mut digests, groups);
    problems.extend(found);
    problems.extend(digests.iter().flat_map(|digest| digest.problems.iter().cloned()));
    problems.extend(unmet::unmet(&digests, groups, options));
    (digests, topics, problems)
}

/// What moved from an old corpus to a new one. `articles` are those of the old corpus, then, from `split` on, those of the new
/// one; `names` are what the user calls both. Sentences less alike than `least` of a hundred are not shown as one that
/// changed.
pub fn difference(
    (articles, split): (&[Article], usize),
    names: (&str, &str),
    groups: &[Group],
    options: &Options,
    least: u8,
    cache: &Cache,
    progress: &dyn Progress,
) -> Difference {
    // Copies are copies within one of both corpora only: what stands in both is to be held against itself.
    let of_side = |group: &Group, is_new: bool| Group {
        config: group.config.clone(),
        articles: group
            .articles
            .iter()
            .copied()
            .filter(|&at| (at >= split) == is_new)
            .collect(),
    };
    let sides: Vec<Group> = [false, true]
        .into_iter()
        .flat_map(|is_new| groups.iter().map(move |group| of_side(group, is_new)))
        .filter(|group| !group.articles.is_empty())
        .collect();
    let (digests, topics, mut problems) = related_digests(articles, &sides, options, cache, progress);
    let compared = Compared {
        articles,
        split,
        digests: &digests,
        names,
        groups: &sides.into_iter().zip(topics).collect::<Vec<_>>(),
    };
    let mut difference = difference::difference(&compared, options, least);
    problems.sort();
    problems.dedup();
    difference.problems = problems;
    difference
}

/// The matters of a corpus, whoever speaks, and the statements that share none with another.
pub fn topics(
    articles: &[Article],
    groups: &[Group],
    cache: &Cache,
    progress: &dyn Progress,
) -> (Matters, Vec<Problem>) {
    let (mut digests, mut problems) = read_all(articles, groups, Depth::Claims, cache, progress);
    problems.extend(put_on_topics(&mut digests, groups).1);
    problems.extend(digests.iter().flat_map(|digest| digest.problems.iter().cloned()));
    (matters::matters(&matters::statements_read(&digests)), problems)
}

/// What the language layer saw, as CoNLL-U.
pub fn parse_conllu(articles: &[Article], progress: &dyn Progress) -> String {
    let write = |article: &Article| {
        let document = analyse(&article.text, article.body);
        document
            .sentences
            .iter()
            .map(|sentence| language::conllu::write(&article.text, sentence))
            .collect::<String>()
    };
    each(articles, progress, write)
}

/// What the language layer saw, one JSON object an article.
pub fn parse_jsonl(articles: &[Article], progress: &dyn Progress) -> String {
    let write = |article: &Article| {
        let text = &article.text;
        let document = analyse(text, article.body);
        let times = find_times(text, article.body, article.date);
        let quantities = find_quantities_beside(text, article.body, &times);
        let quantities: Vec<_> = quantities.iter().map(|quantity| quantity.record(text)).collect();
        let times: Vec<_> = times.iter().map(|time| time.record(text)).collect();
        let named = names::find_in_text(text, &document.sentences);
        let named: Vec<_> = named.iter().map(|one| one.record(text)).collect();
        report::parse_jsonl(article, &document.sentences, &times, &quantities, &named)
    };
    each(articles, progress, write)
}

fn each(articles: &[Article], progress: &dyn Progress, write: impl Fn(&Article) -> String + Sync) -> String {
    progress.start(articles.len());
    let done: Vec<String> = articles
        .par_iter()
        .map(|article| {
            let text = write(article);
            progress.step();
            text
        })
        .collect();
    done.concat()
}
