//! `.warc`: archived pages; `path#17` is the seventeenth record.
//!
//! Read are pages that a server answered with (`response`, `resource`) and texts taken from pages (`conversion`, as in
//! `.wet` files). The day a page was archived is not the day it was published and is not taken for it. Deliberately left
//! out: pictures, requests, metadata, answers other than 200.

use std::io::{self, BufRead, Read};

use rayon::prelude::*;

use super::http::{Answer, read_answer};
use super::limits::{Limits, over};
use super::page::{Source, read_page};
use super::read::{Corpus, guarded_corpus};
use super::txt::read_txt;
use super::walk::io_reason;
use crate::problem::Problem;

/// Pages that are read at a time, on all threads.
const BATCH: usize = 64;
/// Bytes of a line of a header, and lines of one.
const HEADER_LINE: u64 = 1 << 16;
const HEADER_LINES: usize = 256;

/// A page that waits to be read.
struct Waiting {
    path: String,
    url: Option<String>,
    archived: Option<String>,
    answer: Answer,
}

/// Reads the pages of a stream of records.
pub(super) fn read_warc(path: &str, reader: &mut dyn BufRead, limits: &Limits, corpus: &mut Corpus) {
    let mut waiting: Vec<Waiting> = Vec::new();
    let mut number = 0;
    let before = corpus.articles.len();
    loop {
        match next_record(reader, limits) {
            Ok(None) => break,
            Ok(Some(record)) => {
                number += 1;
                let path = format!("{path}#{number}");
                match record.block {
                    Block::LeftOut => {}
                    Block::TooLong => {
                        let message = over("the record", limits.line_length, "line-length");
                        corpus.problems.push(Problem::error(&path, None, message));
                    }
                    Block::Whole(bytes) => match answer_in(&record.headers, bytes, limits) {
                        Ok(Some(answer)) => waiting.push(Waiting {
                            path,
                            url: value_of(&record.headers, "warc-target-uri"),
                            archived: value_of(&record.headers, "warc-record-id"),
                            answer,
                        }),
                        Ok(None) => {}
                        Err(message) => corpus.problems.push(Problem::error(&path, None, message)),
                    },
                }
            }
            Err(error) => {
                let message = match error.kind() {
                    io::ErrorKind::UnexpectedEof => "the file ends within a record: what follows is lost".to_owned(),
                    io::ErrorKind::InvalidData => format!("{error}: what follows is not read"),
                    _ => io_reason(&error),
                };
                let path = format!("{path}#{}", number + 1);
                corpus.problems.push(Problem::error(&path, None, message));
                break;
            }
        }
        if waiting.len() == BATCH {
            read_batch(&mut waiting, limits, corpus);
        }
    }
    read_batch(&mut waiting, limits, corpus);
    if corpus.articles.len() == before && corpus.problems.is_empty() {
        corpus
            .problems
            .push(Problem::error(path, None, "the archive holds no page"));
    }
}

fn read_batch(waiting: &mut Vec<Waiting>, limits: &Limits, corpus: &mut Corpus) {
    let read: Vec<Corpus> = waiting
        .par_iter()
        .map(|page| guarded_corpus(&page.path, |corpus| read_waiting(page, limits, corpus)))
        .collect();
    waiting.clear();
    for one in read {
        corpus.append(one);
    }
}

fn read_waiting(page: &Waiting, limits: &Limits, corpus: &mut Corpus) {
    if page.answer.is_page {
        let source = Source {
            path: &page.path,
            charset: page.answer.charset.clone(),
            url: page.url.clone(),
            archived: page.archived.clone(),
        };
        return read_page(&source, &page.answer.body, limits, corpus);
    }
    let before = corpus.articles.len();
    let text = super::encoding::to_text(&page.answer.body, page.answer.charset.as_deref()).text;
    read_txt(&page.path, text, corpus);
    for article in &mut corpus.articles[before..] {
        article.url.clone_from(&page.url);
        article.archived.clone_from(&page.archived);
    }
}

struct WarcRecord {
    headers: Vec<(String, String)>,
    block: Block,
}

enum Block {
    Whole(Vec<u8>),
    /// Of no kind that is read.
    LeftOut,
    TooLong,
}

/// The page or text that a record holds; `None` where it is neither.
fn answer_in(headers: &[(String, String)], block: Vec<u8>, limits: &Limits) -> Result<Option<Answer>, String> {
    let content = value_of(headers, "content-type").unwrap_or_default();
    if content.starts_with("application/http") {
        return read_answer(&block, limits);
    }
    Ok(Answer::of_type(&content, block))
}

/// The value of a header, whatever the case of its name.
pub(super) fn value_of(headers: &[(String, String)], name: &str) -> Option<String> {
    let same = |header: &&(String, String)| header.0.eq_ignore_ascii_case(name);
    headers.iter().find(same).map(|(_, value)| value.clone())
}

/// The next record; `None` at the end of the stream.
fn next_record(reader: &mut dyn BufRead, limits: &Limits) -> io::Result<Option<WarcRecord>> {
    let version = loop {
        match header_line(reader)? {
            None => return Ok(None),
            Some(line) if line.is_empty() => {}
            Some(line) => break line,
        }
    };
    if !version.starts_with("WARC/") {
        return Err(io::Error::new(io::ErrorKind::InvalidData, "not a WARC record"));
    }
    let mut headers: Vec<(String, String)> = Vec::new();
    loop {
        let line = header_line(reader)?.ok_or(io::ErrorKind::UnexpectedEof)?;
        if line.is_empty() {
            break;
        }
        if headers.len() == HEADER_LINES {
            return Err(io::Error::new(
                io::ErrorKind::InvalidData,
                "the header of a record has too many lines",
            ));
        }
        if let Some((name, value)) = line.split_once(':') {
            headers.push((name.trim().to_owned(), value.trim().to_owned()));
        }
    }
    let length = value_of(&headers, "content-length").and_then(|length| length.parse::<u64>().ok());
    let Some(length) = length else {
        return Err(io::Error::new(
            io::ErrorKind::InvalidData,
            "a record does not say how long it is",
        ));
    };
    let kind = value_of(&headers, "warc-type").unwrap_or_default().to_ascii_lowercase();
    let is_read = matches!(kind.as_str(), "response" | "resource" | "conversion");
    let mut limited = reader.take(length);
    let block = if !is_read {
        io::copy(&mut limited, &mut io::sink())?;
        Block::LeftOut
    } else if length > limits.line_length {
        io::copy(&mut limited, &mut io::sink())?;
        Block::TooLong
    } else {
        let mut bytes = Vec::new();
        limited.read_to_end(&mut bytes)?;
        Block::Whole(bytes)
    };
    if limited.limit() > 0 {
        return Err(io::ErrorKind::UnexpectedEof.into());
    }
    Ok(Some(WarcRecord { headers, block }))
}

/// A line of a header without its break; `None` at the end of the stream.
fn header_line(reader: &mut dyn BufRead) -> io::Result<Option<String>> {
    let mut line = Vec::new();
    let count = reader.take(HEADER_LINE).read_until(b'\n', &mut line)?;
    if count == 0 {
        return Ok(None);
    }
    if !line.ends_with(b"\n") {
        let kind = match count as u64 == HEADER_LINE {
            true => io::ErrorKind::InvalidData,
            false => io::ErrorKind::UnexpectedEof,
        };
        return Err(io::Error::new(kind, "a line of a header does not end"));
    }
    Ok(Some(String::from_utf8_lossy(&line).trim_end().to_owned()))
}

#[cfg(test)]
mod tests;
