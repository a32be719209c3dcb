//! The QR code of an entry code's URL, as Alipay+'s code standard wants it.

mod outline;

use qrcode::{Color, EcLevel, QrCode, Version};

/// The largest version that small printed codes scan well at. Source: Alipay+ docs, code format.
pub const VERSION_MAX: i16 = 4;

/// Free modules around the code. Source: ISO/IEC 18004.
pub const QUIET_ZONE_MODULES: usize = 4;

/// How much of a code may be lost and it still is read. Source of both limits: Alipay+ docs, code format.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ErrorCorrection {
    /// A quarter: for a code with nothing on it.
    Q,
    /// Nearly a third: for a code with something in its middle.
    H,
}

impl ErrorCorrection {
    /// Its name in the standard.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Q => "Q",
            Self::H => "H",
        }
    }

    /// The longest URL, in bytes: what version 4 carries of any text.
    pub const fn url_bytes_max(self) -> usize {
        match self {
            Self::Q => 46,
            Self::H => 34,
        }
    }

    const fn level(self) -> EcLevel {
        match self {
            Self::Q => EcLevel::Q,
            Self::H => EcLevel::H,
        }
    }
}

/// Why a URL has no QR code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum QrProblem {
    /// Longer than a code that scans well can carry.
    #[error(
        "the URL has {bytes} bytes; at most {allowed} fit a code that scans well: use a host that is {} shorter",
        bytes.saturating_sub(*allowed)
    )]
    TooLong {
        /// How long it is.
        bytes: usize,
        /// How long it may be.
        allowed: usize,
    },
}

/// A QR code: which of its modules are dark.
#[derive(Clone, Debug)]
pub struct Symbol {
    dark: Vec<bool>,
    width: usize,
    version: i16,
    error_correction: ErrorCorrection,
}

impl Symbol {
    /// The smallest code that carries `url`.
    ///
    /// # Errors
    /// [`QrProblem::TooLong`]
    pub fn of(url: &str, error_correction: ErrorCorrection) -> Result<Self, QrProblem> {
        let (bytes, allowed) = (url.len(), error_correction.url_bytes_max());
        let too_long = QrProblem::TooLong { bytes, allowed };
        if bytes > allowed {
            return Err(too_long);
        }
        let encode = |version| {
            let code = QrCode::with_version(url, Version::Normal(version), error_correction.level()).ok()?;
            Some((version, code))
        };
        let (version, code) = (1..=VERSION_MAX).find_map(encode).ok_or(too_long)?;
        let dark = code.to_colors().into_iter().map(|color| color == Color::Dark).collect();
        Ok(Self { dark, width: code.width(), version, error_correction })
    }

    /// Modules on a side, without the quiet zone: 21 to 33.
    pub const fn width(&self) -> usize {
        self.width
    }

    /// Modules on a side with the quiet zone.
    pub const fn width_with_quiet_zone(&self) -> usize {
        self.width + 2 * QUIET_ZONE_MODULES
    }

    /// The version: 1 to 4.
    pub const fn version(&self) -> i16 {
        self.version
    }

    /// How much of it may be lost.
    pub const fn error_correction(&self) -> ErrorCorrection {
        self.error_correction
    }

    /// The dark modules as the `d` of an SVG path, in modules from the corner of the quiet zone. Modules that
    /// touch are one shape, so that no printer leaves a hair of white between them.
    pub fn path(&self) -> String {
        self.path_without_center(0)
    }

    /// The same without a square of so many modules in the middle, which something else will stand in.
    pub(crate) fn path_without_center(&self, free: usize) -> String {
        let start = (self.width - free) / 2;
        let free = start..start + free;
        let dark = |x: usize, y: usize| {
            x < self.width
                && y < self.width
                && self.dark[y * self.width + x]
                && !(free.contains(&x) && free.contains(&y))
        };
        outline::path(dark, self.width)
    }
}

/// The longest text that [`svg_for_screens`] takes, in bytes.
pub const SCREEN_BYTES_MAX: usize = 400;

/// The QR code of any text as an `svg` element, for a screen that is looked at from close by: as large as the text wants
/// it, with the usual error correction, M.
///
/// # Errors
/// [`QrProblem::TooLong`]
pub fn svg_for_screens(text: &str) -> Result<String, QrProblem> {
    let too_long = QrProblem::TooLong { bytes: text.len(), allowed: SCREEN_BYTES_MAX };
    if text.len() > SCREEN_BYTES_MAX {
        return Err(too_long);
    }
    let code = QrCode::with_error_correction_level(text, EcLevel::M).map_err(|_| too_long)?;
    let width = code.width();
    let dark: Vec<bool> = code.to_colors().into_iter().map(|color| color == Color::Dark).collect();
    let path = outline::path(|x, y| x < width && y < width && dark[y * width + x], width);
    Ok(element(width + 2 * QUIET_ZONE_MODULES, &path))
}

/// The QR code of `url` as an `svg` element: black on white in its quiet zone, as large as the page makes it.
///
/// # Errors
/// [`QrProblem::TooLong`]
pub fn svg(url: &str) -> Result<String, QrProblem> {
    let symbol = Symbol::of(url, ErrorCorrection::Q)?;
    Ok(element(symbol.width_with_quiet_zone(), &symbol.path()))
}

fn element(size: usize, path: &str) -> String {
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {size} {size}\" shape-rendering=\"crispEdges\">\
         <path fill=\"#fff\" d=\"M0 0h{size}v{size}H0z\"/><path d=\"{path}\"/></svg>"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_url_fits_version_four_and_one_byte_more_is_refused() {
        for (error_correction, allowed) in [(ErrorCorrection::Q, 46), (ErrorCorrection::H, 34)] {
            let longest = format!("https://{}", "a".repeat(allowed - 8));
            assert_eq!(Symbol::of(&longest, error_correction).unwrap().version(), 4);
            let longer = format!("{longest}a");
            let problem = Symbol::of(&longer, error_correction).unwrap_err();
            assert_eq!(problem, QrProblem::TooLong { bytes: allowed + 1, allowed });
        }
    }

    #[test]
    fn what_is_too_long_says_by_how_much() {
        let problem = svg(&format!("https://{}", "a".repeat(42))).unwrap_err();
        let said = problem.to_string();
        assert!(
            said.contains("50 bytes") && said.contains("at most 46") && said.contains("4 shorter"),
            "{said}"
        );
    }

    #[test]
    fn the_quiet_zone_is_free_and_no_markup_comes_from_the_url() {
        let svg = svg("https://p.example/<script>").unwrap();
        assert!(svg.contains("viewBox=\"0 0 37 37\""), "{svg}");
        assert!(!svg.contains("script"));
        assert!(svg.contains("d=\"M4 4h7v7h-7z"), "the finder pattern begins after the quiet zone: {svg}");
    }

    #[test]
    fn a_code_of_the_longest_url_is_small_markup() {
        let bytes = svg(&format!("https://{}", "a".repeat(38))).unwrap().len();
        assert!(bytes < 4_500, "{bytes} bytes");
    }
}
