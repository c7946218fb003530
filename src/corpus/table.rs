//! `.csv` and `.tsv`: a row is an article; the first row names the columns as the fields of a JSON record are named.

use super::article::Origin;
use super::fields::Written;
use super::limits::Limits;
use super::read::Corpus;
use super::record_article::{From, read_fields};
use super::record_fields::{Field, Record, field_of};
use crate::problem::Problem;

/// Marks that may part columns.
const MARKS: [u8; 4] = [b',', b';', b'\t', b'|'];

/// Reads the rows of a table; a broken row costs that row.
pub(super) fn read_table(path: &str, text: &str, limits: &Limits, corpus: &mut Corpus) {
    let text = text.trim_start_matches('\u{feff}');
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(mark(text))
        .flexible(true)
        .from_reader(text.as_bytes());
    let header = match reader.headers() {
        Ok(header) => header.clone(),
        Err(error) => {
            let message = format!("not a table: {}", reason(&error));
            corpus.problems.push(Problem::error(path, Some(1), message));
            return;
        }
    };
    let has_text = header
        .iter()
        .any(|name| matches!(field_of(name), Some((Field::Text | Field::Html, _, _))));
    if !has_text {
        let message = "no column of the table is called `text`: its first line names the columns";
        corpus.problems.push(Problem::error(path, Some(1), message));
        return;
    }
    let mut rows = 0;
    let (mut line, mut counted) = (1, 0);
    for row in reader.records() {
        rows += 1;
        let row = match row {
            Ok(row) => row,
            Err(error) => {
                let line = error.position().map_or(1, csv::Position::line);
                let line = usize::try_from(line).ok();
                let message = format!("the row cannot be read: {}", reason(&error));
                corpus.problems.push(Problem::error(path, line, message));
                continue;
            }
        };
        let at = row.position().map_or(0, csv::Position::byte);
        let at = usize::try_from(at).unwrap_or(0);
        // A row is said to start within the line break before it where that is of two characters.
        let start = text.len()
            - text
                .get(at..)
                .map_or(0, |rest| rest.trim_start_matches(['\r', '\n']).len());
        line += text
            .as_bytes()
            .get(counted..start)
            .unwrap_or_default()
            .iter()
            .filter(|&&byte| byte == b'\n')
            .count();
        counted = start.max(counted);
        if row.len() != header.len() {
            let message = format!(
                "the row has {} columns, the first line names {}",
                row.len(),
                header.len()
            );
            corpus.problems.push(Problem::error(path, Some(line), message));
            continue;
        }
        let mut record = Record::default();
        for (name, value) in header.iter().zip(&row) {
            let written = match value.trim() {
                "" | "null" | "NULL" | "None" | "NaN" | "nan" => Written::Nothing,
                _ => Written::Text(value.to_owned()),
            };
            record.add(name, written);
        }
        let origin = Origin {
            path: path.to_owned(),
            record_line: Some(line),
        };
        let from = From {
            origin,
            line,
            outlet: None,
        };
        read_fields(record, from, limits, corpus);
    }
    if rows == 0 {
        let message = "the file holds no record";
        corpus.problems.push(Problem::error(path, Some(1), message));
    }
}

/// The mark that stands most often in the first line.
fn mark(text: &str) -> u8 {
    let first = text.lines().next().unwrap_or_default().as_bytes();
    let count = |mark: u8| first.iter().filter(|&&byte| byte == mark).count();
    // Of two that are as frequent the one listed first.
    MARKS.into_iter().rev().max_by_key(|&mark| count(mark)).unwrap_or(b',')
}

fn reason(error: &csv::Error) -> String {
    match error.kind() {
        csv::ErrorKind::Io(error) => error.to_string(),
        csv::ErrorKind::Utf8 { .. } => "it is not UTF-8".to_owned(),
        _ => error.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        let mut corpus = Corpus::default();
        read_table("a.csv", text, &Limits::default(), &mut corpus);
        assert_eq!(corpus.to_lines(), expected);
    }

    #[test]
    fn rows() {
        let expected = "a.csv:2 2024-01-05 outlet=Courier \"No,\\nnot so.\"\na.csv:4 2024-01-06 outlet=Herald \"Yes.\"";
        check(
            "date,text,outlet\n2024-01-05,\"No,\nnot so.\",Courier\n2024-01-06,Yes.,Herald\n",
            expected,
        );
        check(
            "\u{feff}Outlet;Publish Date;Content\r\nCourier;2024-01-05;\"No,\nnot so.\"\r\nHerald;2024-01-06;Yes.",
            expected,
        );
        check("date\ttext\n2024-01-05\t\"No\" way\n", "a.csv:2 2024-01-05 \"No way\"");
    }

    #[test]
    fn mistakes() {
        check(
            "a,b\n1,2\n",
            "a.csv:1 error: no column of the table is called `text`: its first line names the columns",
        );
        check(
            "date,text\n2024-01-05,No.\n2024-01-06\n05/06/24,Yes.\nNaN,Yes.\n",
            "a.csv:2 2024-01-05 \"No.\"\n\
             a.csv:4 undated \"Yes.\"\n\
             a.csv:5 undated \"Yes.\"\n\
             a.csv:3 error: the row has 1 columns, the first line names 2\n\
             a.csv:4 error: `05/06/24` is not a date: write it as YYYY-MM-DD; the article is left out of the check\n\
             a.csv:5 warning: no date, so the article is left out of the check: `date` of the record is absent or null",
        );
        check("date,text\n", "a.csv:1 error: the file holds no record");
        check(
            "",
            "a.csv:1 error: no column of the table is called `text`: its first line names the columns",
        );
    }
}
