//! Measures the language model: `evaluate FILE.conllu... [--model FILE]` prints accuracy and speed.

use std::process::ExitCode;

use onrecord::language::conllu;
use onrecord::language::model::{Model, model};
use onrecord::language::train::evaluate::{Figures, evaluate};

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("evaluate: {message}");
            ExitCode::from(2)
        }
    }
}

fn run() -> Result<(), String> {
    let mut inputs = Vec::new();
    let mut other = None;
    let mut arguments = std::env::args().skip(1);
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--model" => other = arguments.next(),
            _ => inputs.push(argument),
        }
    }
    let loaded;
    let model: &Model = match other {
        Some(path) => {
            let bytes = std::fs::read(&path).map_err(|error| format!("{path}: {error}"))?;
            loaded = Model::read(&bytes).map_err(|_| format!("{path}: not a weights file of this version"))?;
            &loaded
        }
        None => model(),
    };
    println!("file\t{}", Figures::COLUMNS);
    for path in &inputs {
        let text = std::fs::read_to_string(path).map_err(|error| format!("{path}: {error}"))?;
        let trees = conllu::read(&text).map_err(|error| format!("{path}: {error}"))?;
        let name = path.rsplit('/').next().unwrap_or(path);
        println!("{name}\t{}", evaluate(model, &trees).line());
    }
    Ok(())
}
