//! The QR code of an entry code's URL, as Alipay+'s code standard wants it.

use std::fmt::Write as _;

use qrcode::{Color, EcLevel, QrCode, Version};

/// The largest version that small printed codes scan well at. Source: Alipay+ docs, code format.
const VERSION_MAX: i16 = 4;

/// Free modules around the code. Source: ISO/IEC 18004.
const QUIET_ZONE_MODULES: usize = 4;

/// The longest URL that fits, in bytes: version 4 at error correction Q.
pub const URL_BYTES_MAX: usize = 46;

/// Why a URL has no QR code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum QrProblem {
    /// Longer than a code that scans well can carry.
    #[error(
        "the URL has {bytes} bytes; at most {URL_BYTES_MAX} fit a code that scans well: use a shorter host"
    )]
    TooLong {
        /// How long it is.
        bytes: usize,
    },
}

/// The QR code of `url` as an `svg` element: black on white in its quiet zone, as large as the page makes it.
///
/// # Errors
/// [`QrProblem::TooLong`]
pub fn svg(url: &str) -> Result<String, QrProblem> {
    let code = encode(url)?;
    let width = code.width();
    let size = width + 2 * QUIET_ZONE_MODULES;
    let mut path = String::new();
    for (index, color) in code.to_colors().into_iter().enumerate() {
        if color == Color::Dark {
            let (x, y) = (index % width + QUIET_ZONE_MODULES, index / width + QUIET_ZONE_MODULES);
            // Writing to a string does not fail.
            let _ = write!(path, "M{x} {y}h1v1h-1z");
        }
    }
    Ok(format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {size} {size}\" shape-rendering=\"crispEdges\">\
         <path fill=\"#fff\" d=\"M0 0h{size}v{size}H0z\"/><path d=\"{path}\"/></svg>"
    ))
}

/// The smallest version at error correction Q that the URL fits.
fn encode(url: &str) -> Result<QrCode, QrProblem> {
    (1..=VERSION_MAX)
        .find_map(|version| QrCode::with_version(url, Version::Normal(version), EcLevel::Q).ok())
        .ok_or(QrProblem::TooLong { bytes: url.len() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_url_fits_version_four_and_one_byte_more_is_refused() {
        let longest = format!("https://{}", "a".repeat(URL_BYTES_MAX - 8));
        assert_eq!(encode(&longest).unwrap().version(), Version::Normal(4));
        let longer = format!("{longest}a");
        assert_eq!(svg(&longer), Err(QrProblem::TooLong { bytes: URL_BYTES_MAX + 1 }));
    }

    #[test]
    fn the_quiet_zone_is_free_and_no_markup_comes_from_the_url() {
        let svg = svg("https://p.example/<script>").unwrap();
        assert!(svg.contains("viewBox=\"0 0 37 37\""), "{svg}");
        assert!(!svg.contains("script"));
        assert!(svg.contains("M4 4h1v1h-1z"), "the finder pattern begins after the quiet zone");
    }
}
