//! What a server answered, as archives keep it → a page or a text.

use std::io::Read;

use flate2::read::{DeflateDecoder, ZlibDecoder};

use super::limits::{Limits, over};
use super::packed::unpacked;
use super::warc::value_of;

/// The body of an answer that is a page or a text.
#[derive(Debug)]
pub(super) struct Answer {
    pub is_page: bool,
    /// The encoding that its header names.
    pub charset: Option<String>,
    pub body: Vec<u8>,
}

impl Answer {
    /// `None` where the type is neither that of a page nor of a text.
    pub fn of_type(content: &str, body: Vec<u8>) -> Option<Answer> {
        let content = content.to_ascii_lowercase();
        let kind = content.split(';').next().unwrap_or_default().trim();
        let is_page = matches!(kind, "text/html" | "application/xhtml+xml");
        if !is_page && kind != "text/plain" {
            return None;
        }
        let charset = content.split_once("charset=").map(|(_, label)| {
            let label = label.split(';').next().unwrap_or_default();
            label.trim_matches(['"', '\'', ' ']).to_owned()
        });
        Some(Answer { is_page, charset, body })
    }
}

/// Reads an answer: `None` where it is no page or text, or was no success.
///
/// # Errors
/// Why a page cannot be read, for the user.
pub(super) fn read_answer(block: &[u8], limits: &Limits) -> Result<Option<Answer>, String> {
    let Some((head, body)) = split_head(block) else {
        return Ok(None);
    };
    let head = String::from_utf8_lossy(head);
    let mut lines = head.lines();
    let status = lines.next().and_then(|line| line.split_whitespace().nth(1));
    if status != Some("200") {
        return Ok(None);
    }
    let headers: Vec<(String, String)> = lines
        .filter_map(|line| line.split_once(':'))
        .map(|(name, value)| (name.trim().to_owned(), value.trim().to_owned()))
        .collect();
    let content = value_of(&headers, "content-type").unwrap_or_default();
    let Some(answer) = Answer::of_type(&content, Vec::new()) else {
        return Ok(None);
    };
    let is_chunked =
        value_of(&headers, "transfer-encoding").is_some_and(|how| how.to_ascii_lowercase().contains("chunked"));
    let body = match is_chunked.then(|| joined(body)).flatten() {
        Some(joined) => joined,
        None => body.to_vec(),
    };
    let packing = value_of(&headers, "content-encoding")
        .unwrap_or_default()
        .to_ascii_lowercase();
    let body = match packing.as_str() {
        "" | "identity" => body,
        "gzip" | "x-gzip" if body.starts_with(b"\x1f\x8b") => bounded(unpacked(&body[..], limits), limits)?,
        "deflate" => match bounded(ZlibDecoder::new(&body[..]), limits) {
            Ok(body) => body,
            Err(_) => bounded(DeflateDecoder::new(&body[..]), limits)?,
        },
        // Some tools unpack a page and keep its header.
        _ if body.trim_ascii_start().starts_with(b"<") => body,
        other => return Err(format!("the page is packed as `{other}`, which is not read")),
    };
    Ok(Some(Answer { body, ..answer }))
}

fn bounded(packed: impl Read, limits: &Limits) -> Result<Vec<u8>, String> {
    let mut body = Vec::new();
    let read = packed.take(limits.line_length + 1).read_to_end(&mut body);
    if body.len() as u64 > limits.line_length {
        return Err(over("the page", limits.line_length, "line-length"));
    }
    match read {
        Ok(_) => Ok(body),
        Err(error) => Err(format!("the page cannot be unpacked: {error}")),
    }
}

fn split_head(block: &[u8]) -> Option<(&[u8], &[u8])> {
    let at = block.windows(4).position(|bytes| bytes == b"\r\n\r\n");
    match at {
        Some(at) => Some((&block[..at], &block[at + 4..])),
        None => {
            let at = block.windows(2).position(|bytes| bytes == b"\n\n")?;
            Some((&block[..at], &block[at + 2..]))
        }
    }
}

/// The chunks of a body as one; `None` where it is not in chunks.
fn joined(body: &[u8]) -> Option<Vec<u8>> {
    let mut whole = Vec::with_capacity(body.len());
    let mut rest = body;
    loop {
        let end = rest.iter().take(1 << 10).position(|&byte| byte == b'\n')?;
        let line = std::str::from_utf8(&rest[..end]).ok()?;
        let size = line.split(';').next().unwrap_or_default().trim();
        let size = usize::from_str_radix(size, 16).ok()?;
        rest = &rest[end + 1..];
        if size == 0 {
            return Some(whole);
        }
        whole.extend_from_slice(rest.get(..size)?);
        rest = &rest[size..];
        rest = rest.strip_prefix(b"\r").unwrap_or(rest);
        rest = rest.strip_prefix(b"\n").unwrap_or(rest);
        if rest.is_empty() {
            return Some(whole);
        }
    }
}
