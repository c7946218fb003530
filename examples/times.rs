//! Reads articles as JSON lines and prints what the time and quantity layers find, as `parse --format jsonl` does.

use std::io::{self, BufRead, Write};

use chrono::NaiveDate;
use onrecord::Span;
use onrecord::language::quantities::find_quantities_beside;
use onrecord::language::times::find_times;
use serde_json::{Value, json};

fn main() -> io::Result<()> {
    let path = std::env::args().nth(1).unwrap_or_default();
    let mut out = io::BufWriter::new(io::stdout().lock());
    for line in io::BufReader::new(std::fs::File::open(path)?).lines() {
        let article: Value = serde_json::from_str(&line?)?;
        let text = article["text"].as_str().unwrap_or_default();
        let date = article["date"]
            .as_str()
            .and_then(|date| date.get(..10)?.parse::<NaiveDate>().ok());
        let span = Span::new(0, text.len());
        let times = find_times(text, span, date);
        let quantities = find_quantities_beside(text, span, &times);
        let quantities: Vec<_> = quantities.iter().map(|quantity| quantity.record(text)).collect();
        let times: Vec<_> = times.iter().map(|time| time.record(text)).collect();
        writeln!(
            out,
            "{}",
            json!({"id": article["id"], "times": times, "quantities": quantities})
        )?;
    }
    Ok(())
}
