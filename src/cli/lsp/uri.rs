//! Paths ↔ `file` URIs.

use std::path::{Path, PathBuf};

/// The path of a `file` URI; `None` for all others.
pub fn to_path(uri: &str) -> Option<PathBuf> {
    let rest = uri.strip_prefix("file://")?;
    let path = &rest[rest.find('/')?..];
    let mut bytes = Vec::new();
    let mut at = 0;
    while at < path.len() {
        let hex = path
            .get(at + 1..at + 3)
            .and_then(|hex| u8::from_str_radix(hex, 16).ok());
        match (path.as_bytes()[at], hex) {
            (b'%', Some(byte)) => {
                bytes.push(byte);
                at += 3;
            }
            (byte, _) => {
                bytes.push(byte);
                at += 1;
            }
        }
    }
    let path = String::from_utf8(bytes).ok()?;
    // `/C:/folder` is a path of Windows.
    let is_of_drive = cfg!(windows) && path.as_bytes().get(2) == Some(&b':');
    Some(PathBuf::from(if is_of_drive { &path[1..] } else { path.as_str() }))
}

/// The URI of a path; a relative one counts from the working folder.
pub fn of_path(path: &Path) -> String {
    let whole = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    // `.` and `..` as far as they can be told without looking.
    let mut plain = PathBuf::new();
    for part in whole.components() {
        match part {
            std::path::Component::ParentDir => drop(plain.pop()),
            std::path::Component::CurDir => {}
            part => plain.push(part),
        }
    }
    let text = plain.to_string_lossy().replace('\\', "/");
    let mut uri = String::from(if text.starts_with('/') { "file://" } else { "file:///" });
    for byte in text.bytes() {
        match byte {
            b'/' | b'-' | b'_' | b'.' | b'~' => uri.push(byte.into()),
            byte if byte.is_ascii_alphanumeric() => uri.push(byte.into()),
            byte => uri += &format!("%{byte:02X}"),
        }
    }
    uri
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    #[cfg(unix)]
    fn there_and_back() {
        let check = |path: &str, uri: &str| {
            assert_eq!(of_path(Path::new(path)), uri);
            assert_eq!(to_path(uri), Some(PathBuf::from(path)));
        };
        check("/a/Žofie's draft.md", "file:///a/%C5%BDofie%27s%20draft.md");
        check("/a/100%.md", "file:///a/100%25.md");
        assert_eq!(of_path(Path::new("/a/./b/../c.md")), "file:///a/c.md");
        assert_eq!(to_path("file://localhost/a.md"), Some("/a.md".into()));
        assert_eq!(to_path("untitled:one"), None);
        assert_eq!(to_path("file:///a%2"), Some("/a%2".into()));
    }
}
