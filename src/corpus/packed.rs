//! gzip: unpacked as it is read, with an end to how much comes out.

use std::cell::Cell;
use std::io::{self, BufRead, BufReader, Read};
use std::rc::Rc;

use flate2::bufread::MultiGzDecoder;

use super::limits::{Limits, size};

/// Up to here nothing is said of how much a file grows.
const ALWAYS: u64 = 64 << 20;
/// A text that grows more often than this is no text: deflate packs prose three to eight times.
const MOST_TIMES: u64 = 250;

/// A stream of what a gzip stream holds.
pub(super) fn unpacked<'a>(packed: impl BufRead + 'a, limits: &Limits) -> BufReader<Bounded<'a>> {
    let taken = Rc::new(Cell::new(0));
    let counted = Counted {
        inner: Box::new(packed),
        taken: Rc::clone(&taken),
    };
    BufReader::with_capacity(
        1 << 16,
        Bounded {
            inner: MultiGzDecoder::new(counted),
            taken,
            given: 0,
            limit: limits.decompressed_size,
        },
    )
}

struct Counted<'a> {
    inner: Box<dyn BufRead + 'a>,
    taken: Rc<Cell<u64>>,
}

impl Read for Counted<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.inner.read(buffer)?;
        self.taken.set(self.taken.get() + count as u64);
        Ok(count)
    }
}

impl BufRead for Counted<'_> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        self.inner.fill_buf()
    }

    fn consume(&mut self, count: usize) {
        self.taken.set(self.taken.get() + count as u64);
        self.inner.consume(count);
    }
}

/// Ends with an error once too much has come out.
pub(super) struct Bounded<'a> {
    inner: MultiGzDecoder<Counted<'a>>,
    taken: Rc<Cell<u64>>,
    given: u64,
    limit: u64,
}

impl Read for Bounded<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.inner.read(buffer)?;
        self.given += count as u64;
        if self.given > self.limit {
            let message = format!(
                "unpacked it is longer than {} (`decompressed-size` under [limits] in onrecord.toml)",
                size(self.limit)
            );
            return Err(io::Error::other(message));
        }
        if self.given > ALWAYS && self.given / MOST_TIMES > self.taken.get() {
            let message = format!("unpacked it grows more than {MOST_TIMES} times, as no text does");
            return Err(io::Error::other(message));
        }
        Ok(count)
    }
}
