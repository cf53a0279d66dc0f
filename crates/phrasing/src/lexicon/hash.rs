//! The hash of a word. The build script lays the table out by it and look-ups find the words by it, so that both have
//! to compile the same one: a hash from elsewhere could change with its version or with the machine.

/// Eight bytes at a time, mixed by multiplication; words are short.
pub(crate) fn of(word: &[u8]) -> u32 {
    let mut hash = word.len() as u64;
    for chunk in word.chunks(8) {
        let mut bytes = [0; 8];
        bytes[..chunk.len()].copy_from_slice(chunk);
        hash = (hash ^ u64::from_le_bytes(bytes)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        hash ^= hash >> 32;
    }
    (hash & 0xffff_ffff) as u32
}

/// The hash of two words in their order.
pub(crate) fn pair(first: &[u8], second: &[u8]) -> u32 {
    of(first).rotate_left(7).wrapping_mul(0x9e37_79b1) ^ of(second)
}
