use onrecord::language::conllu::{self, Tree};
use onrecord::language::train;
use onrecord::language::train::net::*;
use std::collections::BTreeMap;
fn load(p: &str) -> Vec<Tree> {
    conllu::read(&std::fs::read_to_string(p).unwrap()).unwrap()
}
fn lower(w: &str) -> String {
    w.chars()
        .map(|c| {
            if c.is_ascii_digit() {
                '0'
            } else if c == '’' {
                '\''
            } else {
                c
            }
        })
        .flat_map(char::to_lowercase)
        .collect()
}
fn shape(w: &str) -> String {
    let mut s = String::new();
    let mut last = ' ';
    let mut run = 0;
    for c in w.chars() {
        let k = if c.is_uppercase() {
            'X'
        } else if c.is_lowercase() {
            'x'
        } else if c.is_numeric() {
            '0'
        } else {
            c
        };
        if k == last {
            run += 1
        } else {
            run = 1
        }
        last = k;
        if run <= 2 {
            s.push(k)
        }
        if s.len() > 8 {
            break;
        }
    }
    s
}
type WN = BTreeMap<String, u8>;
fn wordnet() -> WN {
    let mut m = WN::new();
    for (i, f) in ["noun", "verb", "adj", "adv"].iter().enumerate() {
        for l in std::fs::read_to_string(format!("/tmp/pwork/dict/index.{f}"))
            .unwrap()
            .lines()
        {
            if l.starts_with(' ') {
                continue;
            }
            let w = l.split(' ').next().unwrap();
            if w.contains('_') {
                continue;
            }
            *m.entry(w.to_string()).or_default() |= 1 << i;
        }
    }
    m
}
fn wn(m: &WN, w: &str) -> String {
    // possible parts with endings
    let g = |s: &str, bit: u8| m.get(s).is_some_and(|x| x & bit != 0);
    let mut s = String::new();
    let v = m.get(w).copied().unwrap_or(0);
    s.push_str(&format!("{v:x}"));
    if let Some(b) = w.strip_suffix('s') {
        let es = w.strip_suffix("es");
        let ies = w.strip_suffix("ies").map(|x| format!("{x}y"));
        for (bit, n) in [(1, 'N'), (2, 'V')] {
            if g(b, bit) || es.is_some_and(|x| g(x, bit)) || ies.as_ref().is_some_and(|x| g(x, bit))
            {
                s.push(n)
            }
        }
    }
    for (suf, c) in [("ed", 'D'), ("ing", 'G')] {
        if let Some(b) = w.strip_suffix(suf) {
            let e = format!("{b}e");
            let dbl = if b.len() > 2
                && b.as_bytes()[b.len() - 1] == b.as_bytes()[b.len() - 2]
                && b.is_char_boundary(b.len() - 1)
            {
                &b[..b.len() - 1]
            } else {
                b
            };
            let y = b.strip_suffix('i').map(|x| format!("{x}y"));
            if g(b, 2) || g(&e, 2) || g(dbl, 2) || y.as_ref().is_some_and(|x| g(x, 2)) {
                s.push(c)
            }
        }
    }
    for (suf, c) in [("er", 'R'), ("est", 'S')] {
        if let Some(b) = w.strip_suffix(suf) {
            let e = format!("{b}e");
            let y = b.strip_suffix('i').map(|x| format!("{x}y"));
            if g(b, 4) || g(&e, 4) || y.as_ref().is_some_and(|x| g(x, 4)) {
                s.push(c)
            }
        }
    }
    if let Some(b) = w.strip_suffix("ly") {
        if g(b, 4) {
            s.push('L')
        }
    }
    s
}
fn feats(w: &str, m: &WN) -> Vec<String> {
    let l = lower(w);
    let c: Vec<char> = l.chars().collect();
    let suf = |n: usize| c[c.len().saturating_sub(n)..].iter().collect::<String>();
    let pre = |n: usize| c[..c.len().min(n)].iter().collect::<String>();
    vec![
        format!("w{l}"),
        format!("f{w}"),
        format!("1{}", suf(1)),
        format!("2{}", suf(2)),
        format!("3{}", suf(3)),
        format!("4{}", suf(4)),
        format!("p{}", pre(2)),
        format!("q{}", pre(3)),
        format!("s{}", shape(w)),
        format!("n{}", wn(m, &l)),
    ]
}
fn main() {
    let arg = |name: &str, d: f32| -> f32 {
        std::env::args()
            .skip_while(|a| a != name)
            .nth(1)
            .map(|x| x.parse().unwrap())
            .unwrap_or(d)
    };
    let d = "/work/shared/data/ud/";
    let m = wordnet();
    let mut trees = load(&format!("{d}ewt-train.conllu"));
    trees.extend(load(&format!("{d}gum-train.conllu")));
    let tags = train::tagger::tag_set(&trees);
    let mut counts: BTreeMap<String, u32> = BTreeMap::new();
    for w in trees.iter().flat_map(|t| &t.words) {
        for f in feats(&w.form, &m) {
            *counts.entry(f).or_default() += 1;
        }
    }
    let ids: BTreeMap<&String, u32> = counts
        .iter()
        .filter(|(f, c)| {
            **c >= match f.as_bytes()[0] {
                b'w' => 2,
                b'f' => 4,
                _ => 3,
            }
        })
        .enumerate()
        .map(|(i, (f, _))| (f, i as u32))
        .collect();
    eprintln!("{} rows {} tags", ids.len(), tags.len());
    let conv = |trees: &[Tree]| -> Vec<Sample> {
        trees
            .iter()
            .map(|t| {
                let n = t.words.len() as u32;
                Sample {
                    rows: t
                        .words
                        .iter()
                        .map(|w| {
                            feats(&w.form, &m)
                                .iter()
                                .map(|f| ids.get(f).copied().unwrap_or(u32::MAX))
                                .collect()
                        })
                        .collect(),
                    counts: t
                        .words
                        .iter()
                        .map(|w| {
                            counts
                                .get(&format!("w{}", lower(&w.form)))
                                .copied()
                                .unwrap_or(0)
                        })
                        .collect(),
                    tags: t
                        .words
                        .iter()
                        .map(|w| {
                            tags.iter()
                                .position(|&x| x == (w.upos, w.xpos))
                                .unwrap_or(0) as u8
                        })
                        .collect(),
                    heads: t.words.iter().map(|w| w.head.unwrap_or(n)).collect(),
                    labels: t.words.iter().map(|w| w.deprel as u8).collect(),
                }
            })
            .collect()
    };
    let tr = conv(&trees);
    let dev: Vec<(String, Vec<Tree>, Vec<Sample>)> = ["ewt-dev", "gum-dev"]
        .iter()
        .map(|f| {
            let t = load(&format!("{d}{f}.conllu"));
            let s = conv(&t);
            (f.to_string(), t, s)
        })
        .collect();
    let mut net = Net::new(
        Sizes {
            input: arg("--in", 64.) as usize,
            first: arg("--h1", 64.) as usize,
            second: arg("--h2", 64.) as usize,
            hidden: arg("--hid", 96.) as usize,
            rows: ids.len(),
            tags: tags.len(),
        },
        arg("--seed", 1.) as u64,
    );
    let opt = Options {
        epochs: arg("--epochs", 10.) as usize,
        rate: arg("--rate", 0.002),
        dropout: arg("--drop", 0.25),
        batch: arg("--batch", 300.) as usize,
        seed: 7,
        alpha: arg("--alpha", 0.4),
    };
    let start = std::time::Instant::now();
    net.train(&tr, &opt, |net, epoch, tl, l| {
        print!(
            "epoch {epoch} {:.0}s loss {tl:.4} {l:.4}",
            start.elapsed().as_secs_f32()
        );
        for (name, trees, samples) in &dev {
            let (mut up, mut xp, mut u, mut l, mut n) = (0, 0, 0, 0, 0);
            for (t, s) in trees.iter().zip(samples) {
                let (tg, h, lb) = net.run(&s.rows);
                for (i, w) in t.words.iter().enumerate() {
                    n += 1;
                    let (a, b) = tags[tg[i] as usize];
                    up += (a == w.upos) as usize;
                    xp += (b == w.xpos) as usize;
                    if h[i] == s.heads[i] {
                        u += 1;
                        l += (lb[i] == s.labels[i]) as usize
                    }
                }
            }
            let f = |x: usize| x as f64 / n as f64;
            print!(
                "  {name} upos {:.4} xpos {:.4} uas {:.4} las {:.4}",
                f(up),
                f(xp),
                f(u),
                f(l)
            );
        }
        println!();
    });
}
