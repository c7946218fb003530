//! A linear model as an open-addressed table: feature key → the classes it speaks for or against, with integer weights.

use super::codec::{Reader, Truncated, Writer};

/// Weights of the features; sums of them are exact, so that every machine decides alike.
#[derive(Debug, Default)]
pub struct Table {
    /// Slot → key; 0 is empty. A power of two long.
    keys: Vec<u64>,
    /// Slot → first entry and number of entries.
    places: Vec<(u32, u16)>,
    /// Class and weight.
    entries: Vec<(u8, i16)>,
}

impl Table {
    /// From rows of key and (class, weight), sorted by key.
    pub fn build(rows: &[(u64, Vec<(u8, i16)>)]) -> Self {
        let slots = (rows.len() * 2).next_power_of_two().max(2);
        let mut table = Table {
            keys: vec![0; slots],
            places: vec![(0, 0); slots],
            entries: Vec::new(),
        };
        for (key, row) in rows {
            let key = (*key).max(1);
            let mut slot = key as usize & (slots - 1);
            while table.keys[slot] != 0 {
                slot = (slot + 1) & (slots - 1);
            }
            table.keys[slot] = key;
            table.places[slot] = (table.entries.len() as u32, row.len() as u16);
            table.entries.extend(row);
        }
        table
    }

    /// Adds the weights of the feature to the scores of the classes.
    #[inline]
    pub fn add(&self, key: u64, scores: &mut [i32]) {
        let key = key.max(1);
        let mask = self.keys.len() - 1;
        let mut slot = key as usize & mask;
        loop {
            let found = self.keys[slot];
            if found == key {
                let (start, length) = self.places[slot];
                for &(class, weight) in
                    &self.entries[start as usize..start as usize + length as usize]
                {
                    scores[class as usize] += i32::from(weight);
                }
                return;
            }
            if found == 0 {
                return;
            }
            slot = (slot + 1) & mask;
        }
    }

    /// Writes rows.
    pub fn write(rows: &[(u64, Vec<(u8, i16)>)], out: &mut Writer) {
        out.u32(rows.len() as u32);
        for (key, row) in rows {
            out.u64(*key);
            out.u8(row.len() as u8);
            for &(class, weight) in row {
                out.u8(class);
                out.u16(weight as u16);
            }
        }
    }

    /// Reads what [`Table::write`] wrote.
    pub fn read(input: &mut Reader) -> Result<Self, Truncated> {
        let count = input.u32()? as usize;
        let mut rows = Vec::with_capacity(count.min(1 << 22));
        for _ in 0..count {
            let key = input.u64()?;
            let length = input.u8()?;
            let mut row = Vec::with_capacity(length as usize);
            for _ in 0..length {
                row.push((input.u8()?, input.u16()? as i16));
            }
            rows.push((key, row));
        }
        Ok(Table::build(&rows))
    }
}
