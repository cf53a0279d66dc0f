//! Pictures for the tests, made on the spot.

use std::io::Write;

use anyhow::Result;
use flate2::{Compression, Crc, write::ZlibEncoder};

/// A PNG file that runs from a colour at its top left to black at its bottom right, so that a turned or stretched
/// picture is told from a cut one.
pub(super) fn png(width: u32, height: u32, colour: [u8; 3]) -> Result<Vec<u8>> {
    let mut rows = ZlibEncoder::new(Vec::new(), Compression::fast());
    for y in 0..height {
        // Each row starts with the number of its filter: none.
        let mut row = vec![0];
        for x in 0..width {
            let faded = |part: u8| u64::from(part) * u64::from(2 * width * height - x * height - y * width);
            let whole = u64::from(2 * width * height);
            row.extend(colour.map(|part| u8::try_from(faded(part) / whole).unwrap_or(u8::MAX)));
        }
        rows.write_all(&row)?;
    }
    let mut file = b"\x89PNG\r\n\x1a\n".to_vec();
    // Eight bits for each of red, green and blue, and no other refinement.
    let header = [&width.to_be_bytes()[..], &height.to_be_bytes(), &[8, 2, 0, 0, 0]].concat();
    for (name, data) in [(b"IHDR", header), (b"IDAT", rows.finish()?), (b"IEND", Vec::new())] {
        let mut sum = Crc::new();
        sum.update(name);
        sum.update(&data);
        file.extend(u32::try_from(data.len())?.to_be_bytes());
        file.extend([&name[..], &data, &sum.sum().to_be_bytes()].concat());
    }
    Ok(file)
}
