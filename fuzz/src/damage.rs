//! Bytes that are nearly right.

/// `sound` with changes: every four bytes say where which byte is put. Behind the end it is added; where the number of them is
/// odd, all ends at the last place that was changed.
pub fn damaged(sound: &[u8], changes: &[u8]) -> Vec<u8> {
    let mut damaged = sound.to_owned();
    let mut end = damaged.len();
    for change in changes.chunks_exact(4) {
        let at = u32::from_le_bytes([change[0], change[1], change[2], 0]) as usize % (sound.len() + 16);
        if at >= damaged.len() {
            damaged.push(change[3]);
        } else {
            damaged[at] = change[3];
            end = at;
        }
    }
    if changes.len() % 2 == 1 {
        damaged.truncate(end);
    }
    damaged
}
