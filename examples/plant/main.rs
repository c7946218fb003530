//! Plants contradictions in corpora and counts how many `check` finds:
//! `plant [--seed N] [--count N] [--out FOLDER] CORPUS.jsonl...`
//!
//! Statements drawn by the seed are changed (denied, another figure, parties exchanged) as `onrecord::mutation` changes them,
//! and added as later articles of their actors. Writes each corpus with its planted articles and the list of them to the folder. The same seed plants the
//! same.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use chrono::Days;
use onrecord::attribution::{Act, Held, Statement};
use onrecord::cache::Cache;
use onrecord::config::{Config, Group};
use onrecord::corpus::{Article, Input, read};
use onrecord::mutation::{Clause, Kind, mutate};
use onrecord::rules::Relation;
use onrecord::{Options, Severity};
use serde_json::json;

/// What the command line asks for.
struct Wanted {
    seed: u64,
    count: usize,
    out: PathBuf,
    corpora: Vec<PathBuf>,
}

/// By kind: planted, found, found as errors.
type Counts = BTreeMap<Kind, [usize; 3]>;

fn main() -> ExitCode {
    match arguments().and_then(|wanted| run(&wanted)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("plant: {message}");
            ExitCode::from(2)
        }
    }
}

fn arguments() -> Result<Wanted, String> {
    let mut wanted = Wanted {
        seed: 7,
        count: 200,
        out: PathBuf::from("target/planted"),
        corpora: Vec::new(),
    };
    let mut arguments = std::env::args().skip(1);
    while let Some(argument) = arguments.next() {
        let mut value = || arguments.next().ok_or(format!("{argument} needs a value"));
        let number = |text: String| text.parse().map_err(|_| format!("`{text}` is no whole number"));
        match argument.as_str() {
            "--seed" => wanted.seed = number(value()?)?,
            "--count" => wanted.count = number(value()?)? as usize,
            "--out" => wanted.out = PathBuf::from(value()?),
            _ => wanted.corpora.push(PathBuf::from(argument)),
        }
    }
    if wanted.corpora.is_empty() {
        return Err("name at least one JSONL corpus".to_owned());
    }
    Ok(wanted)
}

fn run(wanted: &Wanted) -> Result<(), String> {
    std::fs::create_dir_all(&wanted.out).map_err(|error| format!("{}: {error}", wanted.out.display()))?;
    let mut all = Counts::new();
    let each = wanted.count / wanted.corpora.len();
    for corpus in &wanted.corpora {
        for (kind, counts) in in_corpus(corpus, wanted, each)? {
            let sum = all.entry(kind).or_default();
            for (one, more) in sum.iter_mut().zip(counts) {
                *one += more;
            }
        }
    }
    println!("kind\tplanted\tfound\tas errors");
    let mut sum = [0; 3];
    for (kind, counts) in &all {
        println!("{}\t{}\t{}\t{}", kind.as_str(), counts[0], counts[1], counts[2]);
        for (one, more) in sum.iter_mut().zip(counts) {
            *one += more;
        }
    }
    println!("all\t{}\t{}\t{}", sum[0], sum[1], sum[2]);
    Ok(())
}

/// Plants in one corpus, checks it, and counts.
fn in_corpus(corpus: &Path, wanted: &Wanted, count: usize) -> Result<Counts, String> {
    let articles = read(&[Input::Path(corpus.to_owned())]).into_dated().articles;
    let (mut statements, _) = onrecord::statements(&articles, &[group(&articles)], &Cache::none(), &());
    let mut draw = Draw(wanted.seed);
    draw.shuffle(&mut statements);
    let mut text = std::fs::read_to_string(corpus).map_err(|error| format!("{}: {error}", corpus.display()))?;
    let mut list = String::new();
    let mut kinds = Vec::new();
    for statement in &statements {
        if kinds.len() == count {
            break;
        }
        let Some((kind, said, planted)) = contradiction(statement, &articles) else {
            continue;
        };
        let (Some(actor), Some(date)) = (&statement.actor, articles[statement.article].date) else {
            continue;
        };
        let id = format!("planted-{}", kinds.len());
        let name = &actor.name;
        let quote = planted[..1].to_uppercase() + planted[1..].trim_end_matches(['.', ',']);
        let record = json!({
            "id": id,
            "date": date + Days::new(2),
            "outlet": "planted",
            "title": "",
            "text": format!("{name} spoke again. \"{quote},\" {name} said."),
        });
        text += &format!("{record}\n");
        let entry = json!({"id": id, "kind": kind.as_str(), "actor": actor.id, "said": said, "planted": planted});
        list += &format!("{entry}\n");
        kinds.push(kind);
    }
    let stem = corpus.file_stem().unwrap_or_default().to_string_lossy();
    let file = wanted.out.join(format!("{stem}.jsonl"));
    for (file, text) in [(&file, &text), (&wanted.out.join(format!("{stem}-list.jsonl")), &list)] {
        std::fs::write(file, text).map_err(|error| format!("{}: {error}", file.display()))?;
    }
    Ok(found(&file, &kinds))
}

/// Checks a corpus with planted articles.
fn found(file: &Path, kinds: &[Kind]) -> Counts {
    let articles = read(&[Input::Path(file.to_owned())]).into_dated().articles;
    let report = onrecord::check(&articles, &[group(&articles)], &Options::default(), &Cache::none(), &());
    let mut gravest: BTreeMap<usize, Severity> = BTreeMap::new();
    for finding in report
        .findings
        .iter()
        .filter(|one| one.relation == Relation::Contradiction)
    {
        for evidence in &finding.evidence {
            let number = articles[evidence.article].id.strip_prefix("planted-");
            if let Some(number) = number.and_then(|number| number.parse().ok()) {
                let known = gravest.entry(number).or_insert(finding.severity);
                *known = finding.severity.max(*known);
            }
        }
    }
    let mut counts = Counts::new();
    for (number, kind) in kinds.iter().enumerate() {
        let [planted, found, errors] = counts.entry(*kind).or_default();
        *planted += 1;
        *found += usize::from(gravest.contains_key(&number));
        *errors += usize::from(gravest.get(&number) == Some(&Severity::Error));
    }
    counts
}

fn group(articles: &[Article]) -> Group {
    Group {
        config: Config::without_file(PathBuf::new()),
        articles: (0..articles.len()).collect(),
    }
}

/// What a statement says, of one sentence, and its contradiction, of the rarest kind that it lends itself to.
fn contradiction(statement: &Statement, articles: &[Article]) -> Option<(Kind, String, String)> {
    if statement.actor.is_none() || statement.held != Held::Held || statement.act != Act::Speech {
        return None;
    }
    let article = &articles[statement.article];
    let pieces = statement.content.iter().map(|piece| piece.of(article));
    let words: Vec<&str> = pieces.flat_map(str::split_whitespace).collect();
    let text = words.join(" ");
    let text = text.trim_matches(|c: char| c.is_whitespace() || "\"“”‘’'".contains(c));
    let is_one_sentence = !text.contains(['?', '"', '“', '”']) && !text.contains(". ") && !text.contains("! ");
    if !(7..=30).contains(&words.len()) || !is_one_sentence || !text.starts_with(|c: char| c.is_ascii()) {
        return None;
    }
    let clause = Clause::read(text).ok()?;
    let planted = |kind| Some((kind, text.to_owned(), mutate(&clause, kind).ok()?.text));
    [Kind::Roles, Kind::Figure, Kind::Antonym, Kind::Negation]
        .into_iter()
        .find_map(planted)
}

/// Numbers by chance from a seed (SplitMix64).
struct Draw(u64);

impl Draw {
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((mixed ^ (mixed >> 31)) % bound as u64) as usize
    }

    fn shuffle<T>(&mut self, list: &mut [T]) {
        for last in (1..list.len()).rev() {
            list.swap(last, self.below(last + 1));
        }
    }
}
