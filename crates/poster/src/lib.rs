//! An entry code as something that can be printed or shown.
//!
//! A poster goes one way: what it is to say ([`Poster`]) is laid out as `layout` has it in millimetres, drawn as one
//! drawing, read back by a decoder that knows nothing of how it was drawn, and written as PDF, SVG or PNG.

#![forbid(unsafe_code)]
#![warn(missing_docs)]

mod artwork;
mod color;
mod draw;
mod layout;
mod poster;
pub mod qr;
mod read_back;
mod size;
mod text;
mod words;
mod write;

pub use artwork::{Artwork, ArtworkProblem, FILE_BYTES_MAX, PIXELS_MAX, PIXELS_MIN, PictureFile};
pub use color::{Color, NotAColor};
pub use draw::NoRoom;
pub use poster::{LANGUAGES_MAX, Made, Poster, PosterProblem};
pub use qr::{ErrorCorrection, QrProblem};
pub use size::{LABEL_SHEETS, LabelSheet, MODULE_MM_MIN, Size};
pub use text::{FontProblem, Fonts, FreeFont, MissingFont};
pub use words::{WORDS, Words};
pub use write::{Format, PNG_DPI};
