//! Fixed-point numbers: a value is an integer over a power of two, named by its number of fraction bits.

/// Fraction bits of a sum of embeddings.
pub const INPUT: u32 = 12;
/// Fraction bits of weights.
pub const WEIGHT: u32 = 11;
/// Fraction bits of what goes into a gate.
pub const GATE: u32 = 11;
/// Fraction bits of a layer's output, which lies in −1..1.
pub const OUTPUT: u32 = 13;
/// Fraction bits of the parser's hidden layer.
pub const HIDDEN: u32 = 9;

/// A value as an integer with `bits` fraction bits, within 16 bits.
pub fn fixed16(value: f32, bits: u32) -> i16 {
    (value * (1u32 << bits) as f32).round().clamp(-32767.0, 32767.0) as i16
}

/// A value as an integer with `bits` fraction bits, within 32 bits.
pub fn fixed32(value: f32, bits: u32) -> i32 {
    (value * (1u32 << bits) as f32).round().clamp(-1e9, 1e9) as i32
}

/// `value` with `bits` fewer fraction bits, rounded.
#[inline(always)]
pub fn drop_bits(value: i32, bits: u32) -> i32 {
    value.wrapping_add(1 << (bits - 1)) >> bits
}

/// Within 16 bits.
#[inline(always)]
pub fn saturate(value: i32) -> i16 {
    value.clamp(-32768, 32767) as i16
}

/// A smooth step from −1 at −2 to 1 at 2, of a gate's input; 14 fraction bits.
#[inline(always)]
pub fn squash(x: i32) -> i32 {
    let x = x.clamp(-4096, 4096);
    (x * (8192 - x.abs())) >> 10
}

/// A smooth step from 0 at −4 to 1 at 4, of a gate's input; 14 fraction bits.
#[inline(always)]
pub fn gate(x: i32) -> i32 {
    let x = x.clamp(-8192, 8192);
    8192 + ((x * (16384 - x.abs())) >> 13)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_reach_their_ends() {
        assert_eq!(squash(0), 0);
        assert_eq!(squash(2 << GATE), 1 << 14);
        assert_eq!(squash(-(9 << GATE)), -(1 << 14));
        assert_eq!(gate(0), 1 << 13);
        assert_eq!(gate(4 << GATE), 1 << 14);
        assert_eq!(gate(-(5 << GATE)), 0);
    }

    #[test]
    fn rounding_is_to_the_nearest() {
        assert_eq!(drop_bits(7, 2), 2);
        assert_eq!(drop_bits(-7, 2), -2);
        assert_eq!(fixed16(0.5, 11), 1024);
        assert_eq!(fixed16(100.0, 11), 32767);
    }
}
