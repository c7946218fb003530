//! Averaged perceptron (Collins 2002) with integer weights, so that training gives the same bits everywhere.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

/// The keys are hashes already.
#[derive(Clone, Copy, Debug, Default)]
pub struct Identity(u64);

impl Hasher for Identity {
    fn finish(&self) -> u64 {
        self.0
    }
    fn write(&mut self, _: &[u8]) {}
    fn write_u64(&mut self, value: u64) {
        self.0 = value;
    }
}

/// One class's weight of one feature.
#[derive(Clone, Copy, Debug)]
struct Cell {
    class: u8,
    weight: i32,
    total: i64,
    stamp: u32,
}

/// Weights in training.
#[derive(Debug, Default)]
pub struct Perceptron {
    rows: HashMap<u64, (u32, Vec<Cell>), BuildHasherDefault<Identity>>,
    time: u32,
}

impl Perceptron {
    /// Sums the weights of the features into `scores`.
    pub fn score(&self, keys: &[u64], scores: &mut [i32]) {
        scores.fill(0);
        for key in keys {
            if let Some((_, row)) = self.rows.get(key) {
                for cell in row {
                    scores[cell.class as usize] += cell.weight;
                }
            }
        }
    }

    /// Counts a decision; call once for each, whether right or wrong.
    pub fn tick(&mut self) {
        self.time += 1;
    }

    /// Moves the features towards class `right` and away from `wrong`.
    pub fn update(&mut self, keys: &[u64], right: usize, wrong: usize) {
        for &key in keys {
            let (count, row) = self.rows.entry(key).or_default();
            *count += 1;
            for (class, step) in [(right as u8, 1), (wrong as u8, -1)] {
                let at = match row.iter().position(|cell| cell.class == class) {
                    Some(at) => at,
                    None => {
                        row.push(Cell {
                            class,
                            weight: 0,
                            total: 0,
                            stamp: self.time,
                        });
                        row.len() - 1
                    }
                };
                let cell = &mut row[at];
                cell.total += i64::from(cell.weight) * i64::from(self.time - cell.stamp);
                cell.stamp = self.time;
                cell.weight += step;
            }
        }
    }

    /// The averaged weights of the features updated at least `least` times, `scale` to one, sorted by key. Weights that round to
    /// nothing are left out.
    pub fn averaged(&self, least: u32, scale: i64) -> Vec<(u64, Vec<(u8, i16)>)> {
        let time = i64::from(self.time.max(1));
        let mut rows: Vec<(u64, Vec<(u8, i16)>)> = Vec::new();
        for (&key, (count, row)) in &self.rows {
            if *count < least {
                continue;
            }
            let mut kept: Vec<(u8, i16)> = row
                .iter()
                .filter_map(|cell| {
                    let total =
                        cell.total + i64::from(cell.weight) * i64::from(self.time - cell.stamp);
                    let twice = 2 * total * scale;
                    let rounded = (twice + twice.signum() * time) / (2 * time);
                    let weight = rounded.clamp(-32767, 32767) as i16;
                    (weight != 0).then_some((cell.class, weight))
                })
                .collect();
            kept.sort_unstable();
            if !kept.is_empty() {
                rows.push((key, kept));
            }
        }
        rows.sort_unstable_by_key(|row| row.0);
        rows
    }
}
