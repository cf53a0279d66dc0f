//! How frames are written: as text, or compressed in one of two ways.

use std::io::Write;

use axum::extract::ws::Message;
use flate2::{Compress, Compression, FlushCompress, write::ZlibEncoder};
use serde_json::Value;

/// How much room is added at a time for what the compressor gives.
const ROOM: usize = 4_096;

/// The way of one connection.
#[derive(Debug)]
pub(crate) enum Transport {
    /// Text frames.
    Plain,
    /// Binary frames, each a whole zlib stream: `compress` in IDENTIFY.
    Payload,
    /// Binary frames, each a flushed piece of one zlib stream: `compress=zlib-stream` in the address.
    Stream(Box<Compress>),
}

impl Transport {
    pub(crate) fn stream() -> Self {
        Self::Stream(Box::new(Compress::new(Compression::fast(), true)))
    }

    /// Compresses payloads from now on, unless all is compressed anyway.
    pub(crate) fn compress_payloads(&mut self) {
        if matches!(self, Self::Plain) {
            *self = Self::Payload;
        }
    }

    pub(crate) fn encode(&mut self, frame: &Value) -> Message {
        let text = frame.to_string();
        let bytes = match self {
            Self::Plain => None,
            Self::Payload => whole(text.as_bytes()),
            Self::Stream(stream) => piece(stream, text.as_bytes()),
        };
        bytes.map_or_else(|| Message::Text(text.into()), |bytes| Message::Binary(bytes.into()))
    }
}

fn whole(text: &[u8]) -> Option<Vec<u8>> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::fast());
    encoder.write_all(text).and_then(|()| encoder.finish()).ok()
}

/// The next piece of a stream. It ends with the four bytes of a flush, by which clients know that it is whole.
fn piece(stream: &mut Compress, text: &[u8]) -> Option<Vec<u8>> {
    let (start, mut out) = (stream.total_in(), Vec::with_capacity(text.len() / 2 + 64));
    loop {
        let taken = usize::try_from(stream.total_in() - start).ok()?;
        stream.compress_vec(&text[taken..], &mut out, FlushCompress::Sync).ok()?;
        // Room to spare means that everything is out, the flush included.
        if out.len() < out.capacity() {
            return Some(out);
        }
        out.reserve(ROOM);
    }
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use flate2::{Decompress, FlushDecompress, read::ZlibDecoder};
    use serde_json::json;

    use super::*;

    fn bytes(message: Message) -> Vec<u8> {
        let Message::Binary(bytes) = message else { panic!("not binary: {message:?}") };
        bytes.to_vec()
    }

    #[test]
    fn compressed_payload_is_one_whole_zlib_stream() -> std::io::Result<()> {
        let (frame, mut transport) = (json!({"op": 10}), Transport::Plain);
        assert!(matches!(transport.encode(&frame), Message::Text(_)));
        transport.compress_payloads();
        for _ in 0..2 {
            let mut text = String::new();
            ZlibDecoder::new(&bytes(transport.encode(&frame))[..]).read_to_string(&mut text)?;
            assert_eq!(text, frame.to_string());
        }
        Ok(())
    }

    #[test]
    fn stream_is_one_for_all_frames_and_flushed_after_each() -> Result<(), flate2::DecompressError> {
        let (mut transport, mut reader) = (Transport::stream(), Decompress::new(true));
        transport.compress_payloads();
        // Long frames that compress badly need more room than was guessed.
        let noise = |seed: u64| {
            let next = |x: &u64| Some(x.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(seed));
            std::iter::successors(Some(seed), next).take(3_000).map(|x| format!("{x:x}")).collect::<String>()
        };
        for seed in 1..20 {
            let frame = json!({"op": 0, "d": noise(seed)[..usize::try_from(seed * seed * 100).unwrap_or(0)]});
            let piece = bytes(transport.encode(&frame));
            assert_eq!(piece[piece.len() - 4..], [0, 0, 0xff, 0xff]);
            let mut text = Vec::with_capacity(100_000);
            reader.decompress_vec(&piece, &mut text, FlushDecompress::Sync)?;
            assert_eq!(text, frame.to_string().as_bytes());
        }
        Ok(())
    }
}
