//! Certificates: confirming the name, the moment itself, verification for
//! anybody, and the pages of those who issue and revoke.

mod phrases;
mod pictures;

pub use phrases::{figure, phrases};
pub use pictures::Pictures;
