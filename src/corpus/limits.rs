//! How much of one source is read at most, so that no file, however made, takes all memory or time.

/// Bounds on what is read. What is over one of them is a problem that names it; nothing is cut off silently.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of a file that is read whole (all but `.jsonl` and `.warc`), and of standard input.
    pub file_size: u64,
    /// Bytes of a line of a `.jsonl` file, and of a record of a `.warc` file.
    pub line_length: u64,
    /// Bytes that a packed file may grow to.
    pub decompressed_size: u64,
    /// How deep the elements of a page or a feed may stand within each other.
    pub nesting: usize,
}

const MIB: u64 = 1 << 20;

impl Default for Limits {
    fn default() -> Self {
        Self {
            file_size: 256 * MIB,
            line_length: 64 * MIB,
            decompressed_size: 16 * 1024 * MIB,
            nesting: 500,
        }
    }
}

/// A number of bytes as people write it: `256 MiB`.
pub(super) fn size(bytes: u64) -> String {
    match bytes {
        0..1024 => format!("{bytes} bytes"),
        1024..MIB => format!("{} KiB", bytes / 1024),
        _ => format!("{} MiB", bytes / MIB),
    }
}

/// What is said of a thing that is over a limit, with the key that sets it.
pub(super) fn over(what: &str, limit: u64, key: &str) -> String {
    format!(
        "{what} is longer than {}: left out (`{key}` under [limits] in onrecord.toml)",
        size(limit)
    )
}
