//! Numbers and strings as bytes, little-endian, for the weights file.

/// The weights file ends too early or holds what it should not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Truncated;

/// Appends numbers and strings to a byte string.
#[derive(Debug, Default)]
pub struct Writer {
    /// What has been written.
    pub bytes: Vec<u8>,
}

impl Writer {
    /// One byte.
    pub fn u8(&mut self, value: u8) {
        self.bytes.push(value);
    }

    /// Two bytes.
    pub fn u16(&mut self, value: u16) {
        self.bytes.extend(value.to_le_bytes());
    }

    /// Four bytes.
    pub fn u32(&mut self, value: u32) {
        self.bytes.extend(value.to_le_bytes());
    }

    /// Eight bytes.
    pub fn u64(&mut self, value: u64) {
        self.bytes.extend(value.to_le_bytes());
    }

    /// Seven bits a byte, the lowest first.
    pub fn varint(&mut self, mut value: u32) {
        while value >= 128 {
            self.u8(value as u8 | 128);
            value >>= 7;
        }
        self.u8(value as u8);
    }

    /// Length (at most 255) and bytes.
    pub fn string(&mut self, text: &str) {
        let length = text.len().min(255);
        self.u8(length as u8);
        self.bytes.extend(&text.as_bytes()[..length]);
    }
}

/// Reads what [`Writer`] wrote.
#[derive(Debug)]
pub struct Reader<'a> {
    rest: &'a [u8],
}

impl<'a> Reader<'a> {
    /// Starts at the first byte.
    pub fn new(bytes: &'a [u8]) -> Self {
        Self { rest: bytes }
    }

    /// The next `count` bytes.
    pub fn take(&mut self, count: usize) -> Result<&'a [u8], Truncated> {
        let (head, tail) = self.rest.split_at_checked(count).ok_or(Truncated)?;
        self.rest = tail;
        Ok(head)
    }

    /// One byte.
    pub fn u8(&mut self) -> Result<u8, Truncated> {
        Ok(self.take(1)?[0])
    }

    /// Two bytes.
    pub fn u16(&mut self) -> Result<u16, Truncated> {
        self.take(2)?.try_into().map(u16::from_le_bytes).map_err(|_| Truncated)
    }

    /// Four bytes.
    pub fn u32(&mut self) -> Result<u32, Truncated> {
        self.take(4)?.try_into().map(u32::from_le_bytes).map_err(|_| Truncated)
    }

    /// Eight bytes.
    pub fn u64(&mut self) -> Result<u64, Truncated> {
        self.take(8)?.try_into().map(u64::from_le_bytes).map_err(|_| Truncated)
    }

    /// What [`Writer::varint`] wrote.
    pub fn varint(&mut self) -> Result<u32, Truncated> {
        let mut value = 0u32;
        for shift in (0..35).step_by(7) {
            let byte = self.u8()?;
            value |= u32::from(byte & 127).checked_shl(shift).unwrap_or(0);
            if byte < 128 {
                return Ok(value);
            }
        }
        Err(Truncated)
    }

    /// `count` numbers of two bytes.
    pub fn i16s(&mut self, count: usize) -> Result<Vec<i16>, Truncated> {
        let bytes = self.take(count.checked_mul(2).ok_or(Truncated)?)?;
        Ok(bytes
            .chunks_exact(2)
            .map(|pair| i16::from_le_bytes([pair[0], pair[1]]))
            .collect())
    }

    /// A string.
    pub fn string(&mut self) -> Result<&'a str, Truncated> {
        let length = self.u8()? as usize;
        std::str::from_utf8(self.take(length)?).map_err(|_| Truncated)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_strings_come_back() {
        let mut out = Writer::default();
        out.u16(513);
        out.varint(0);
        out.varint(u32::MAX);
        out.string("Estrel");
        out.u64(7);
        let mut input = Reader::new(&out.bytes);
        assert_eq!(input.u16(), Ok(513));
        assert_eq!((input.varint(), input.varint()), (Ok(0), Ok(u32::MAX)));
        assert_eq!(input.string(), Ok("Estrel"));
        assert_eq!(input.u64(), Ok(7));
        assert_eq!(input.u8(), Err(Truncated));
    }
}
