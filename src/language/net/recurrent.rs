//! One direction of a recurrent layer: what it remembers is a mix, weighed by a gate, of what it remembered and what it sees.

use super::numbers::{gate, squash};

/// Steps from word to word. `gates` gives the three inputs of each unit (candidates, forget gates, output gates: `width` each)
/// for a word; outputs (13 fraction bits) go to `out`, `stride` apart, from `offset`.
#[inline(always)]
pub fn run<'a>(
    order: impl Iterator<Item = usize>,
    width: usize,
    mut gates: impl FnMut(usize) -> (&'a [i16], &'a [i16]),
    out: &mut [i16],
    stride: usize,
    offset: usize,
    memory: &mut Vec<i32>,
) {
    memory.clear();
    memory.resize(width, 0);
    for at in order {
        let (own, other) = gates(at);
        let (z, rest) = own[..3 * width].split_at(width);
        let (f, o) = rest.split_at(width);
        let out = &mut out[at * stride + offset..at * stride + offset + width];
        if other.is_empty() {
            for ((((z, f), o), c), out) in z.iter().zip(f).zip(o).zip(memory.iter_mut()).zip(out) {
                *out = unit(i32::from(*z), i32::from(*f), i32::from(*o), c);
            }
        } else {
            let (z2, rest) = other[..3 * width].split_at(width);
            let (f2, o2) = rest.split_at(width);
            for (((((((z, f), o), z2), f2), o2), c), out) in z
                .iter()
                .zip(f)
                .zip(o)
                .zip(z2)
                .zip(f2)
                .zip(o2)
                .zip(memory.iter_mut())
                .zip(out)
            {
                let sum = |a: &i16, b: &i16| i32::from(*a) + i32::from(*b);
                *out = unit(sum(z, z2), sum(f, f2), sum(o, o2), c);
            }
        }
    }
}

/// One unit at one word: changes its memory, gives its output.
#[inline(always)]
fn unit(z: i32, f: i32, o: i32, memory: &mut i32) -> i16 {
    let (z, f, o) = (squash(z), gate(f), gate(o));
    let c = (f * *memory + ((1 << 14) - f) * z + (1 << 13)) >> 14;
    *memory = c;
    ((o * c + (1 << 14)) >> 15) as i16
}
