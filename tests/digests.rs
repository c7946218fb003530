//! What is kept of an article is enough for a check, wherever it comes from: written down and read again, the report is the
//! same, and bytes that are damaged are no digest, or one that does no harm.

use onrecord::Options;
use onrecord::cache::Cache;
use onrecord::config::{Config, Group};
use onrecord::corpus::{Corpus, Input, read};
use onrecord::digest::{Digest, Place};

fn corpus() -> Corpus {
    read(&[Input::Path("corpus".into())]).into_dated()
}

fn group(corpus: &Corpus) -> Vec<Group> {
    vec![Group {
        config: Config::without_file(".".into()),
        articles: (0..corpus.articles.len()).collect(),
    }]
}

#[test]
fn a_check_of_digests_that_were_written_down_is_the_check_of_the_articles() {
    let corpus = corpus();
    let groups = group(&corpus);
    let options = Options {
        explain: true,
        across: true,
        ..Options::default()
    };
    let whole = onrecord::check(&corpus.articles, &groups, &options, &Cache::none(), &());
    assert!(!whole.findings.is_empty());
    let (digests, problems) = onrecord::digests(&corpus.articles, &groups, &());
    assert!(problems.is_empty());
    let again = digests
        .iter()
        .zip(&corpus.articles)
        .enumerate()
        .map(|(at, (digest, article))| {
            let bytes = digest.to_bytes().unwrap();
            assert_eq!(bytes, digest.to_bytes().unwrap());
            let mut again = Digest::from_bytes(&bytes).unwrap();
            again.put(Place::of(article, at));
            assert_eq!(again, *digest, "{}", article.id);
            again
        });
    assert_eq!(onrecord::check_digests(again.collect(), &groups, &options), whole);
}

#[test]
fn damaged_bytes_do_no_harm() {
    let corpus = corpus();
    let mut groups = group(&corpus);
    groups[0].articles = vec![0];
    let (digests, _) = onrecord::digests(&corpus.articles[..1], &groups, &());
    let bytes = digests[0].to_bytes().unwrap();
    for end in 0..bytes.len() {
        assert!(Digest::from_bytes(&bytes[..end]).is_err(), "cut at {end}");
    }
    let mut longer = bytes.clone();
    longer.push(0);
    assert!(Digest::from_bytes(&longer).is_err());
    let mut read = 0;
    for at in 0..bytes.len() {
        for flip in [0x01, 0x40, 0xff] {
            let mut damaged = bytes.clone();
            damaged[at] ^= flip;
            if let Ok(mut digest) = Digest::from_bytes(&damaged) {
                digest.put(Place::of(&corpus.articles[0], 0));
                onrecord::check_digests(vec![digest], &groups, &Options::default());
                read += 1;
            }
        }
    }
    // Else nothing of this was tried.
    assert!(read > 100, "{read}");
}

#[test]
fn the_pieces_of_a_digest_are_the_whole() {
    let corpus = corpus();
    let (digests, _) = onrecord::digests(&corpus.articles, &group(&corpus), &());
    for (at, digest) in digests.into_iter().enumerate() {
        let (article, statements) = digest.clone().split();
        assert_eq!(statements.len(), digest.told.len());
        for (piece, told) in statements.iter().zip(&digest.told) {
            assert_eq!(piece.told, std::slice::from_ref(told));
            for piece_of in &told.statement.content {
                assert_eq!(piece.words(*piece_of), digest.words(*piece_of));
            }
        }
        let written: Vec<Digest> = statements
            .iter()
            .map(|piece| Digest::from_bytes(&piece.to_bytes().unwrap()).unwrap())
            .collect();
        let mut joined = Digest::joined(article, written);
        joined.put(Place::of(&corpus.articles[at], at));
        assert_eq!(joined, digest);
    }
}
