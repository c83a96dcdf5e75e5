//! The drawn signature, read from a PNG file.

use resvg::tiny_skia::{ColorU8, Pixmap, PremultipliedColorU8};

use super::{CertificateFacts, Refusal};
use crate::drawing::Picture;

/// The PNG file that the facts bring along, if any.
pub(crate) fn signature_of(facts: &CertificateFacts) -> Option<&[u8]> {
    facts.signatory.as_ref()?.signature_png.as_deref()
}

/// Reads the PNG and parts color from opacity, as PDF stores them.
pub(super) fn read(png: &[u8]) -> Result<Picture, Refusal> {
    let pixels = Pixmap::decode_png(png).map_err(|_| Refusal::SignatureNotPng)?;
    let colors: Vec<ColorU8> = pixels
        .pixels()
        .iter()
        .map(PremultipliedColorU8::demultiply)
        .collect();
    Ok(Picture {
        width: pixels.width(),
        height: pixels.height(),
        rgb: colors
            .iter()
            .flat_map(|c| [c.red(), c.green(), c.blue()])
            .collect(),
        alpha: colors.iter().copied().map(ColorU8::alpha).collect(),
    })
}
