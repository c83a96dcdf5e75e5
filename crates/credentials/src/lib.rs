//! Laurel's artifacts: facts, words and fonts in, bytes out.
//!
//! This crate is pure. It reads no file and no clock, asks nobody, and draws no
//! random number: what is not in its arguments is not in its bytes. The same
//! facts with the same build give the same bytes.

pub mod certificate;
mod design;
mod drawing;
pub mod identify;
mod pdf;
pub mod picture;
mod type_setting;

pub use design::Design;
pub use type_setting::{FontRefused, Fonts, Unprintable, check_name, check_text};
