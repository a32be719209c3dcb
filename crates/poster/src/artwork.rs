//! The operator's pictures: a store's logo, an acceptance mark. What cannot be shown well and safely is refused, on
//! posters and on pages alike.

mod expansion;
mod layers;
mod svg;

use std::io::Cursor;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use crate::layout::Area;

/// The largest file, in bytes.
pub const FILE_BYTES_MAX: usize = 1024 * 1024;
/// The most pixels on a side.
pub const PIXELS_MAX: u32 = 4096;
/// The fewest pixels on the longer side: 20 mm at 300 dpi are 236.
pub const PIXELS_MIN: u32 = 200;

/// A picture that can be printed, and shown on a page.
#[derive(Clone, Debug)]
pub struct Artwork {
    /// Width over height.
    ratio: f32,
    picture: Picture,
}

#[derive(Clone, Debug)]
enum Picture {
    /// A PNG file, as it was given, and its width and height.
    Pixels { file: Vec<u8>, size: (u32, u32) },
    /// Lines and areas, from a parser that keeps nothing else.
    Vectors { markup: String, width: f32 },
}

/// A picture as browsers take it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PictureFile {
    /// The file.
    pub bytes: Vec<u8>,
    /// What the file's name ends with: `png` or `svg`.
    pub extension: &'static str,
    /// Its media type.
    pub media_type: &'static str,
}

/// Why a picture is refused.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ArtworkProblem {
    /// Larger than [`FILE_BYTES_MAX`].
    #[error("it has {0} bytes; at most {FILE_BYTES_MAX} are taken")]
    TooLarge(usize),
    /// Neither PNG nor SVG, or damaged.
    #[error("it is neither a PNG nor an SVG picture that can be read: {0}")]
    Unreadable(String),
    /// More pixels than a poster needs.
    #[error("it has {0} × {1} pixels; at most {PIXELS_MAX} on a side are taken")]
    TooManyPixels(u32, u32),
    /// It would be printed blurred.
    #[error(
        "it has {0} × {1} pixels; fewer than {PIXELS_MIN} on its longer side are blurred in print: give an SVG"
    )]
    TooFewPixels(u32, u32),
    /// There is nothing to see.
    #[error("there is nothing to see in it")]
    Empty,
    /// So long and thin that it is a line in its slot.
    #[error("one of its sides is more than 20 times the other")]
    TooThin,
    /// The SVG holds what does not belong in a picture.
    #[error("the SVG has {0} in it, which is no part of a picture: {1}")]
    Forbidden(String, &'static str),
    /// The SVG is small and takes much to draw: memory, or time.
    #[error("the SVG takes too much to draw: {0}; simplify it, or give a PNG")]
    TooElaborate(&'static str),
}

impl Artwork {
    /// Reads a PNG or SVG file.
    ///
    /// # Errors
    /// [`ArtworkProblem`]
    pub fn read(file: Vec<u8>) -> Result<Self, ArtworkProblem> {
        if file.len() > FILE_BYTES_MAX {
            return Err(ArtworkProblem::TooLarge(file.len()));
        }
        if file.starts_with(b"\x89PNG") {
            return Self::of_png(file);
        }
        let (markup, width, height) = svg::read(&file)?;
        Self::shaped(width, height, Picture::Vectors { markup, width })
    }

    fn of_png(file: Vec<u8>) -> Result<Self, ArtworkProblem> {
        let unreadable = |error: png::DecodingError| ArtworkProblem::Unreadable(error.to_string());
        let mut decoder = png::Decoder::new(Cursor::new(&file));
        decoder
            .set_transformations(png::Transformations::normalize_to_color8() | png::Transformations::ALPHA);
        let mut reader = decoder.read_info().map_err(unreadable)?;
        let (width, height) = reader.info().size();
        if width.max(height) > PIXELS_MAX {
            return Err(ArtworkProblem::TooManyPixels(width, height));
        }
        if width.max(height) < PIXELS_MIN {
            return Err(ArtworkProblem::TooFewPixels(width, height));
        }
        let bytes_per_pixel = reader.output_color_type().0.samples();
        // Row by row: a file of 3 kB can be one of 64 MB.
        let mut seen = false;
        while let Some(row) = reader.next_row().map_err(unreadable)? {
            let mut pixels = row.data().chunks_exact(bytes_per_pixel);
            seen = seen || pixels.any(|pixel| pixel.last().is_some_and(|alpha| *alpha > 0));
        }
        if !seen {
            return Err(ArtworkProblem::Empty);
        }
        let size = (width, height);
        #[expect(clippy::cast_precision_loss, reason = "at most 4096")]
        let (width, height) = (width as f32, height as f32);
        Self::shaped(width, height, Picture::Pixels { file, size })
    }

    fn shaped(width: f32, height: f32, picture: Picture) -> Result<Self, ArtworkProblem> {
        let ratio = width / height;
        if (0.05..=20.0).contains(&ratio) {
            Ok(Self { ratio, picture })
        } else {
            Err(ArtworkProblem::TooThin)
        }
    }

    /// How many pixels wide and high it is; `None` for an SVG, which has none.
    #[must_use]
    pub const fn pixels(&self) -> Option<(u32, u32)> {
        match self.picture {
            Picture::Pixels { size, .. } => Some(size),
            Picture::Vectors { .. } => None,
        }
    }

    /// The picture as a file of its own. Of an SVG it has the shapes alone, whatever else was in it.
    #[must_use]
    pub fn file(&self) -> PictureFile {
        match &self.picture {
            Picture::Pixels { file, .. } => {
                PictureFile { bytes: file.clone(), extension: "png", media_type: "image/png" }
            }
            Picture::Vectors { markup, width } => {
                // The shapes say how large they are; a page draws them in another size.
                let height = width / self.ratio;
                let bytes = format!(
                    "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" \
                     viewBox=\"0 0 {width} {height}\">{markup}</svg>"
                );
                PictureFile { bytes: bytes.into_bytes(), extension: "svg", media_type: "image/svg+xml" }
            }
        }
    }

    /// How wide and high it is drawn where there is so much room at most.
    #[must_use]
    pub fn within(&self, width: f32, height: f32) -> (f32, f32) {
        let width = width.min(height * self.ratio);
        (width, width / self.ratio)
    }

    /// Where it is drawn in the middle of an area.
    pub(crate) fn centred_in(&self, area: Area) -> Area {
        let (width, height) = self.within(area.width, area.height);
        let (x, y) = (area.x + (area.width - width) / 2.0, area.y + (area.height - height) / 2.0);
        Area { x, y, width, height }
    }

    /// The picture as SVG markup, one unit wide.
    pub(crate) fn markup(&self) -> String {
        match &self.picture {
            Picture::Vectors { markup, width } => {
                format!("<g transform=\"scale({})\">{markup}</g>", 1.0 / width)
            }
            Picture::Pixels { file, .. } => {
                let data = STANDARD.encode(file);
                let height = 1.0 / self.ratio;
                format!("<image width=\"1\" height=\"{height}\" href=\"data:image/png;base64,{data}\"/>")
            }
        }
    }
}

#[cfg(test)]
mod tests;
