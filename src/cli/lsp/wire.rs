//! Bytes ↔ messages, as the language server protocol frames them: a header with a length, and JSON.
//!
//! Our own, since a message that is no JSON must cost that message, not the session.

use std::io::{self, BufRead, Read, Write};

use serde_json::{Value, json};

/// A longer message is passed over.
const LONGEST: u64 = 256 << 20;
/// Codes of errors, as JSON-RPC and the protocol have them.
pub const PARSE_ERROR: i32 = -32700;
pub const INVALID_REQUEST: i32 = -32600;
pub const METHOD_NOT_FOUND: i32 = -32601;
pub const INVALID_PARAMS: i32 = -32602;
pub const INTERNAL_ERROR: i32 = -32603;
pub const NOT_INITIALIZED: i32 = -32002;

/// What came in.
#[derive(Debug, PartialEq)]
pub enum Incoming {
    Message(Value),
    /// What is wrong with it.
    Malformed(String),
}

/// The next message; `None` where the stream has ended.
pub fn read(reader: &mut dyn BufRead) -> io::Result<Option<Incoming>> {
    let mut length = None;
    let mut lines = 0;
    loop {
        let mut line = Vec::new();
        if reader.take(1 << 16).read_until(b'\n', &mut line)? == 0 {
            return Ok(None);
        }
        let line = String::from_utf8_lossy(&line);
        let line = line.trim();
        if line.is_empty() {
            match (length, lines) {
                (Some(length), _) => return body(reader, length).map(Some),
                // Blanks between messages.
                (None, 0) => continue,
                (None, _) => return Ok(Some(Incoming::Malformed("a header without Content-Length".into()))),
            }
        }
        lines += 1;
        if let Some((name, value)) = line.split_once(':')
            && name.trim().eq_ignore_ascii_case("content-length")
        {
            length = value.trim().parse::<u64>().ok();
        }
    }
}

fn body(reader: &mut dyn BufRead, length: u64) -> io::Result<Incoming> {
    if length > LONGEST {
        io::copy(&mut reader.take(length), &mut io::sink())?;
        return Ok(Incoming::Malformed(format!("a message of {length} bytes: too long")));
    }
    let mut bytes = Vec::new();
    reader.take(length).read_to_end(&mut bytes)?;
    Ok(match serde_json::from_slice::<Value>(&bytes) {
        Ok(message) if message.is_object() => Incoming::Message(message),
        Ok(_) => Incoming::Malformed("a message must be a JSON object".into()),
        Err(error) => Incoming::Malformed(format!("not valid JSON: {error}")),
    })
}

/// Writes a message.
pub fn write(writer: &mut dyn Write, message: &Value) -> io::Result<()> {
    let text = message.to_string();
    write!(writer, "Content-Length: {}\r\n\r\n{text}", text.len())?;
    writer.flush()
}

pub fn response(id: &Value, result: Value) -> Value {
    json!({"jsonrpc": "2.0", "id": id, "result": result})
}

pub fn error(id: &Value, code: i32, message: &str) -> Value {
    json!({"jsonrpc": "2.0", "id": id, "error": {"code": code, "message": message}})
}

pub fn notification(method: &str, params: Value) -> Value {
    json!({"jsonrpc": "2.0", "method": method, "params": params})
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(stream: &str, expected: &[&str]) {
        let mut reader = stream.as_bytes();
        let mut got = Vec::new();
        while let Some(incoming) = read(&mut reader).unwrap() {
            got.push(match incoming {
                Incoming::Message(message) => message.to_string(),
                Incoming::Malformed(reason) => reason,
            });
        }
        assert_eq!(got, expected);
    }

    #[test]
    fn messages_and_what_is_none() {
        check(
            "Content-Length: 7\r\n\r\n{\"a\":1}Content-Length: 2\r\nContent-Type: x\r\n\r\n{}",
            &["{\"a\":1}", "{}"],
        );
        check("\r\n\r\ncontent-length: 2\n\n{}", &["{}"]);
        check(
            "Content-Length: 3\r\n\r\n[1]Content-Length: 2\r\n\r\n{}",
            &["a message must be a JSON object", "{}"],
        );
        check(
            "Content-Length: x\r\n\r\nContent-Length: 2\r\n\r\n{}",
            &["a header without Content-Length", "{}"],
        );
        check(
            "Content-Length: 99\r\n\r\n{\"a\"",
            &["not valid JSON: EOF while parsing an object at line 1 column 4"],
        );
        check("", &[]);
    }

    #[test]
    fn what_is_written_is_read() {
        let mut bytes = Vec::new();
        write(&mut bytes, &response(&json!(1), json!("Žofie"))).unwrap();
        let read = read(&mut bytes.as_slice()).unwrap();
        assert_eq!(
            read,
            Some(Incoming::Message(json!({"jsonrpc":"2.0","id":1,"result":"Žofie"})))
        );
    }
}
