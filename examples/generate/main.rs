//! Writes a corpus of invented news: `generate --articles N [--seed N] [--out FILE]`, one JSON object a line.
//!
//! For measuring time and memory on many articles, not verdicts: the sentences are of a few kinds. How long articles are, how many
//! people speak in one, how often a person comes back, how often words are reported, quoted or nobody's, is as in English news
//! (see `shares.rs`). The same numbers give the same bytes.

mod article;
mod people;
mod random;
mod shares;
mod words;

use std::io::{BufWriter, Write};
use std::process::ExitCode;

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("generate: {message}");
            ExitCode::from(2)
        }
    }
}

fn run() -> Result<(), String> {
    let (mut articles, mut seed, mut file) = (None, 1, None);
    let mut arguments = std::env::args().skip(1);
    while let Some(argument) = arguments.next() {
        let mut next = || arguments.next().ok_or(format!("{argument} wants a value"));
        let number = |text: String| text.parse::<u64>().map_err(|_| format!("{text} is no number"));
        match argument.as_str() {
            "--articles" => articles = Some(number(next()?)?),
            "--seed" => seed = number(next()?)?,
            "--out" => file = Some(next()?),
            _ => return Err(format!("there is no option {argument}")),
        }
    }
    let articles = articles.ok_or("--articles N is missing")?;
    match file {
        Some(path) => std::fs::File::create(&path)
            .map_err(|error| format!("{path}: {error}"))
            .and_then(|file| write(articles, seed, file).map_err(|error| format!("{path}: {error}"))),
        None => write(articles, seed, std::io::stdout().lock()).map_err(|error| error.to_string()),
    }
}

fn write(articles: u64, seed: u64, out: impl Write) -> std::io::Result<()> {
    let mut out = BufWriter::new(out);
    let mut press = article::Press::new(seed);
    for number in 0..articles {
        let article = press.article(number);
        serde_json::to_writer(&mut out, &article)?;
        out.write_all(b"\n")?;
    }
    out.flush()
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_same_numbers_give_the_same_bytes() {
        let bytes = |seed| {
            let mut bytes = Vec::new();
            super::write(30, seed, &mut bytes).map(|()| bytes).unwrap_or_default()
        };
        assert_eq!(bytes(1), bytes(1));
        assert_ne!(bytes(1), bytes(2));
        let text = String::from_utf8(bytes(1)).unwrap_or_default();
        assert_eq!(text.lines().count(), 30);
        for line in text.lines() {
            let article: serde_json::Value = serde_json::from_str(line).unwrap_or_default();
            let text = article["text"].as_str().unwrap_or_default();
            assert!(text.len() > 500, "{line}");
            assert!(!text.contains('{') && !text.contains("  "), "{text}");
        }
    }
}
