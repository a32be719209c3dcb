//! A poster as a drawing in millimetres, from which all that is handed out is made.

mod canvas;
mod face;
mod page;
mod stack;

pub(crate) use canvas::Placed;
pub(crate) use face::{Content, face};
pub(crate) use page::{BLEED_MM, Page, Place};
pub use stack::NoRoom;
