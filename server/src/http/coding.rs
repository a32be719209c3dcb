//! How answers are compressed, and which way a browser takes.

use std::io::Write as _;

use axum::body::Bytes;
use axum::http::{HeaderMap, HeaderValue, header};
use brotli::enc::BrotliEncoderParams;
use flate2::write::GzEncoder;
use flate2::{Compress, Compression, Crc, FlushCompress};

/// How hard: from 4 to 5 the entry page loses a twelfth of its bytes, half a kilobyte; the levels above take more time
/// than bytes.
const BROTLI_QUALITY: i32 = 5;

/// What ending a part adds to it at most, in bytes, and some more.
const FLUSHED_BYTES_MAX: usize = 64;

/// A way to compress.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Coding {
    Brotli,
    Gzip,
}

impl Coding {
    /// The better first.
    const ALL: [Self; 2] = [Self::Brotli, Self::Gzip];

    /// What HTTP calls it.
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Brotli => "br",
            Self::Gzip => "gzip",
        }
    }

    /// The best that the browser takes.
    pub(super) fn chosen(request: &HeaderMap) -> Option<Self> {
        Self::ALL.into_iter().find(|coding| coding.is_taken(request))
    }

    /// Whether the browser takes it: it is named, and not with a weight of zero.
    pub(super) fn is_taken(self, request: &HeaderMap) -> bool {
        let fields = request.get_all(header::ACCEPT_ENCODING).iter();
        fields.filter_map(|field| field.to_str().ok()).flat_map(|field| field.split(',')).any(|offer| {
            let (name, weight) = offer.split_once(';').unwrap_or((offer, ""));
            let weight = weight.trim().strip_prefix("q=").unwrap_or("1");
            name.trim().eq_ignore_ascii_case(self.name())
                && weight.parse().is_ok_and(|weight: f32| weight > 0.0)
        })
    }

    /// The whole of something compressed at once: no encoder outlives this.
    ///
    /// # Errors
    /// None that is known: memory takes everything.
    pub(super) fn compress(self, plain: &[u8]) -> std::io::Result<Bytes> {
        match self {
            Self::Brotli => {
                let params = BrotliEncoderParams {
                    quality: BROTLI_QUALITY,
                    size_hint: plain.len(),
                    ..BrotliEncoderParams::default()
                };
                let mut packed = Vec::with_capacity(plain.len() / 2);
                brotli::BrotliCompress(&mut &plain[..], &mut packed, &params)?;
                Ok(packed.into())
            }
            Self::Gzip => {
                let mut encoder = GzEncoder::new(Vec::with_capacity(plain.len() / 2), Compression::default());
                encoder.write_all(plain)?;
                Ok(encoder.finish()?.into())
            }
        }
    }
}

impl From<Coding> for HeaderValue {
    fn from(coding: Coding) -> Self {
        Self::from_static(coding.name())
    }
}

/// One gzip file out of parts that come one after another, each of them compressed by itself: between two parts there is
/// only a checksum in memory, however slowly the client takes them.
#[derive(Debug, Default)]
pub(super) struct GzipInParts {
    checksum: Crc,
    began: bool,
}

impl GzipInParts {
    /// RFC 1952: magic, deflate, no flags, no time, no level, made anywhere.
    const HEAD: [u8; 10] = [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff];

    /// RFC 1951: a last block of fixed codes with nothing in it.
    const LAST_BLOCK: [u8; 2] = [3, 0];

    /// The next part, compressed. It ends on a byte, and refers to nothing before it.
    ///
    /// # Errors
    /// None that is known: memory takes everything.
    pub(super) fn part(&mut self, plain: &[u8]) -> std::io::Result<Bytes> {
        self.checksum.update(plain);
        let mut packed = self.head();
        let mut deflate = Compress::new(Compression::default(), false);
        let mut taken = 0;
        // A flush is complete when it leaves room.
        while taken < plain.len() || packed.len() == packed.capacity() {
            packed.reserve(plain.len() / 4 + FLUSHED_BYTES_MAX);
            deflate.compress_vec(&plain[taken..], &mut packed, FlushCompress::Sync)?;
            taken = usize::try_from(deflate.total_in()).unwrap_or(usize::MAX).min(plain.len());
        }
        Ok(packed.into())
    }

    /// What ends the file.
    pub(super) fn end(&mut self) -> Bytes {
        let mut packed = self.head();
        packed.extend_from_slice(&Self::LAST_BLOCK);
        packed.extend_from_slice(&self.checksum.sum().to_le_bytes());
        packed.extend_from_slice(&self.checksum.amount().to_le_bytes());
        packed.into()
    }

    fn head(&mut self) -> Vec<u8> {
        if std::mem::replace(&mut self.began, true) { Vec::new() } else { Self::HEAD.to_vec() }
    }
}

#[cfg(test)]
mod tests {
    use std::io::Read as _;

    use flate2::read::GzDecoder;

    use super::*;

    fn gunzip(packed: &[u8]) -> String {
        let mut text = String::new();
        GzDecoder::new(packed).read_to_string(&mut text).unwrap();
        text
    }

    #[test]
    fn what_is_compressed_whole_is_the_same_again() {
        for text in ["", "x", &"Kopi Corner 咖啡角 ".repeat(5_000)] {
            assert_eq!(gunzip(&Coding::Gzip.compress(text.as_bytes()).unwrap()), text);
            let packed = Coding::Brotli.compress(text.as_bytes()).unwrap();
            let mut plain = Vec::new();
            brotli::BrotliDecompress(&mut &packed[..], &mut plain).unwrap();
            assert_eq!(plain, text.as_bytes());
            assert!(text.len() < 100 || packed.len() * 20 < text.len());
        }
    }

    #[test]
    fn parts_make_one_file() {
        // Of every kind: nothing, a little, much that packs well, much that does not.
        let random: String = (0..40_000_u32)
            .map(|n| char::from(b' ' + (n.wrapping_mul(2_654_435_761) >> 24) as u8 % 90))
            .collect();
        for parts in [
            &[][..],
            &[""],
            &["a,b\r\n"],
            &["a,b\r\n", "", "1,2\r\n", &"3,4\r\n".repeat(20_000)],
            &[&random, &random, "end"],
        ] {
            let mut gzip = GzipInParts::default();
            let mut file: Vec<u8> =
                parts.iter().flat_map(|part| gzip.part(part.as_bytes()).unwrap()).collect();
            file.extend(gzip.end());
            assert_eq!(gunzip(&file), parts.concat());
        }
    }

    #[test]
    fn a_browser_gets_the_best_that_it_takes() {
        for (takes, expected) in [
            ("gzip, deflate, br", Some(Coding::Brotli)),
            ("gzip;q=1.0, BR;q=0.1", Some(Coding::Brotli)),
            ("gzip, br;q=0", Some(Coding::Gzip)),
            ("gzip;q=0.000", None),
            ("brotli, *;q=0", None),
            ("br;q=nonsense", None),
            ("", None),
        ] {
            let mut headers = HeaderMap::new();
            headers.insert(header::ACCEPT_ENCODING, HeaderValue::from_static(takes));
            assert_eq!(Coding::chosen(&headers), expected, "{takes}");
        }
    }
}
