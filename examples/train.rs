//! Trains the language model: `train --wordnet DICT --out FILE TRAIN.conllu...`
//!
//! The same input gives the same bytes. See docs/language-model.md.

use std::process::ExitCode;

use onrecord::language::conllu::{self, Tree};
use onrecord::language::model::Model;
use onrecord::language::net::inputs::PartsOfSpeech;
use onrecord::language::parser::Parser;
use onrecord::language::train::evaluate::evaluate;
use onrecord::language::train::learn::Options;
use onrecord::language::train::lemmas;
use onrecord::language::train::net::{Net, Sample, Sizes};
use onrecord::language::train::quantise::quantise;
use onrecord::language::train::vocabulary::Vocabulary;

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("train: {message}");
            ExitCode::from(2)
        }
    }
}

fn read(path: &str) -> Result<String, String> {
    std::fs::read_to_string(path).map_err(|error| format!("{path}: {error}"))
}

/// Base forms and their parts of speech from WordNet's index files; compounds are left out.
fn parts_of_speech(folder: &str) -> Result<PartsOfSpeech, String> {
    let mut words = Vec::new();
    for (bit, name) in ["noun", "verb", "adj", "adv"].into_iter().enumerate() {
        for line in read(&format!("{folder}/index.{name}"))?
            .lines()
            .filter(|line| !line.starts_with(' '))
        {
            if let Some((word, _)) = line.split_once(' ').filter(|(word, _)| !word.contains('_')) {
                words.push((word.to_owned(), 1 << bit));
            }
        }
    }
    Ok(PartsOfSpeech::new(words))
}

fn trees(path: &str) -> Result<Vec<Tree>, String> {
    conllu::read(&read(path)?).map_err(|error| format!("{path}: {error}"))
}

fn run() -> Result<(), String> {
    let (mut train, mut dev) = (Vec::new(), Vec::new());
    let (mut out, mut wordnet) = (None, None);
    let mut sizes = Sizes {
        input: 64,
        first: 80,
        second: 64,
        hidden: 96,
        rows: 0,
        tags: 0,
    };
    let mut options = Options {
        epochs: 30,
        rate: 0.002,
        dropout: 0.33,
        batch: 200,
        seed: 7,
        alpha: 0.4,
    };
    let mut arguments = std::env::args().skip(1);
    while let Some(argument) = arguments.next() {
        let mut next = || arguments.next().ok_or(format!("{argument} wants a value"));
        let number = |text: String| text.parse::<f32>().map_err(|_| format!("{text} is no number"));
        match argument.as_str() {
            "--out" => out = Some(next()?),
            "--wordnet" => wordnet = Some(next()?),
            "--dev" => dev.push(next()?),
            "--epochs" => options.epochs = number(next()?)? as usize,
            "--dropout" => options.dropout = number(next()?)?,
            "--alpha" => options.alpha = number(next()?)?,
            "--rate" => options.rate = number(next()?)?,
            "--batch" => options.batch = number(next()?)? as usize,
            "--input" => sizes.input = number(next()?)? as usize,
            "--first" => sizes.first = number(next()?)? as usize,
            "--second" => sizes.second = number(next()?)? as usize,
            "--hidden" => sizes.hidden = number(next()?)? as usize,
            _ => train.extend(trees(&argument)?),
        }
    }
    let out = out.ok_or("--out FILE is missing")?;
    let parts = parts_of_speech(&wordnet.ok_or("--wordnet FOLDER is missing")?)?;
    let vocabulary = Vocabulary::new(&train, parts);
    sizes.rows = vocabulary.keys.len();
    sizes.tags = vocabulary.tags.len();
    eprintln!(
        "{} sentences, {} embeddings, {} tags",
        train.len(),
        sizes.rows,
        sizes.tags
    );
    let samples: Vec<Sample> = train.iter().map(|tree| vocabulary.sample(tree)).collect();
    let dev: Vec<(Vec<Tree>, Vec<Sample>)> = dev
        .iter()
        .map(|path| {
            trees(path).map(|trees| {
                let samples = trees.iter().map(|tree| vocabulary.sample(tree)).collect();
                (trees, samples)
            })
        })
        .collect::<Result<_, _>>()?;
    let mut net = Net::new(sizes, 1);
    let start = std::time::Instant::now();
    net.train(&samples, &options, |net, epoch, [tags, decisions]| {
        eprint!(
            "epoch {epoch}, {:.0} s, loss {tags:.4} {decisions:.4}",
            start.elapsed().as_secs_f64()
        );
        if epoch % 4 == 3 || epoch + 1 == options.epochs {
            for (_, samples) in &dev {
                let right = net.measure(samples);
                eprint!(
                    "; tags {:.4} unlabelled {:.4} labelled {:.4}",
                    right[0], right[1], right[2]
                );
            }
        }
        eprintln!();
    });
    let (tagger, weights) = quantise(&net, vocabulary).map_err(|_| "the weights do not fit together")?;
    let parser = Parser::new(weights).map_err(|_| "widths of layers must be multiples of 16")?;
    let bytes = Model::new(tagger, parser, lemmas::learn(&train)).write();
    std::fs::write(&out, &bytes).map_err(|error| format!("{out}: {error}"))?;
    let model = Model::read(&bytes).map_err(|_| "what was written cannot be read")?;
    for (trees, _) in &dev {
        eprintln!("{}", evaluate(&model, trees).line());
    }
    Ok(())
}
