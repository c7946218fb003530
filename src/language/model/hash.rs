//! Hashes of words and features: fixed forever, since the weights are stored under them.

/// Hash of a sequence of bytes (FNV-1a, 64 bits).
pub fn bytes(bytes: impl IntoIterator<Item = u8>) -> u64 {
    bytes.into_iter().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

/// Key of a feature: its template and up to three values.
#[inline]
pub fn feature(template: u64, a: u64, b: u64, c: u64) -> u64 {
    let mut hash = template.wrapping_add(1).wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ a;
    hash = hash.wrapping_mul(0xbf58_476d_1ce4_e5b9);
    hash ^= hash >> 29;
    hash = (hash ^ b).wrapping_mul(0x94d0_49bb_1331_11eb);
    hash ^= hash >> 32;
    hash = (hash ^ c).wrapping_mul(0xd6e8_feb8_6659_fd93);
    hash ^ (hash >> 31)
}
