//! Trains the language model: `train TRAIN.conllu... --out FILE [--dev DEV.conllu]...`
//!
//! The same input gives the same bytes. See docs/language-model.md.

use std::process::ExitCode;

use onrecord::language::conllu::{self, Tree};
use onrecord::language::lemma::Lemmas;
use onrecord::language::model::codec::Writer;
use onrecord::language::model::table::Table;
use onrecord::language::model::{MAGIC, Model};
use onrecord::language::tagger::Tagger;
use onrecord::language::train::{self, parser::Example};

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("train: {message}");
            ExitCode::from(2)
        }
    }
}

fn run() -> Result<(), String> {
    let mut inputs = Vec::new();
    let mut out = None;
    let mut arguments = std::env::args().skip(1);
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--out" => out = arguments.next(),
            _ => inputs.push(argument),
        }
    }
    let out = out.ok_or("--out FILE is missing")?;
    let mut trees: Vec<Tree> = Vec::new();
    for path in &inputs {
        let text = std::fs::read_to_string(path).map_err(|error| format!("{path}: {error}"))?;
        trees.extend(conllu::read(&text).map_err(|error| format!("{path}: {error}"))?);
    }
    eprintln!("{} sentences", trees.len());
    let tags = train::tagger::tag_set(&trees);
    let epochs = 8;
    // The parser learns from tags of taggers that have not seen the sentence, so that it meets the errors it will meet.
    let mut examples = Vec::new();
    let folds = 8;
    for fold in 0..folds {
        let (held, seen): (Vec<_>, Vec<_>) = trees
            .iter()
            .cloned()
            .enumerate()
            .partition(|(index, _)| index / 20 % folds == fold);
        let seen: Vec<Tree> = seen.into_iter().map(|(_, tree)| tree).collect();
        let rows = train::tagger::train(&seen, &tags, 4, 1).averaged(2, 64);
        let tagger = Tagger {
            tags: tags.clone(),
            table: Table::build(&rows),
        };
        for (_, tree) in held {
            let views = train::tagger::views(&tree);
            let predicted = tagger.tag(&views);
            examples.push(Example::new(&tree, views, predicted));
        }
        eprintln!("fold {fold}");
    }
    let tagger = train::tagger::train(&trees, &tags, epochs, 1).averaged(2, 64);
    eprintln!("tagger {} features", tagger.len());
    let parser = train::parser::train(&examples, epochs, 1).averaged(2, 64);
    eprintln!("parser {} features", parser.len());
    let mut writer = Writer::default();
    writer.bytes.extend(MAGIC);
    Tagger::write_tags(&tags, &mut writer);
    Table::write(&tagger, &mut writer);
    Table::write(&parser, &mut writer);
    Lemmas::write(&train::lemmas::learn(&trees), &mut writer);
    Model::read(&writer.bytes).map_err(|_| "what was written cannot be read")?;
    std::fs::write(&out, &writer.bytes).map_err(|error| format!("{out}: {error}"))
}
