//! Text that is ready to be set: which fonts write it, how wide it will be, and how it fits where it goes.

mod fit;
mod fonts;
mod runs;
mod shape;

pub use fonts::{FontProblem, Fonts, FreeFont, MissingFont};

pub(crate) use fit::{Block, Room};
pub(crate) use fonts::Weight;
pub(crate) use runs::Prepared;
pub(crate) use shape::{Letters, Shaped};
