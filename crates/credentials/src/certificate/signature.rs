//! The drawn signature, read from a PNG file.

use resvg::tiny_skia::{ColorU8, Pixmap, PremultipliedColorU8};

use super::{CertificateFacts, Refusal};
use crate::drawing::Picture;

/// The PNG file that the facts bring along, if any.
pub(crate) fn signature_of(facts: &CertificateFacts) -> Option<&[u8]> {
    facts.signatory.as_ref()?.signature_png.as_deref()
}

/// Pixels of a picture that is read; a scanned page has about nine million.
const MAX_PIXELS: u64 = 16_000_000;

/// Decodes the PNG, unless it is a small file that would fill the memory.
pub(crate) fn decode(png: &[u8]) -> Result<Pixmap, Refusal> {
    // width and height stand first in the header chunk (PNG, 11.2.2)
    let number = |place: usize| {
        let bytes = png.get(place..place + 4)?;
        Some(u64::from(u32::from_be_bytes(bytes.try_into().ok()?)))
    };
    let (width, height) = number(16).zip(number(20)).ok_or(Refusal::SignatureNotPng)?;
    if width * height > MAX_PIXELS {
        return Err(Refusal::SignatureTooLarge);
    }
    Pixmap::decode_png(png).map_err(|_| Refusal::SignatureNotPng)
}

/// Reads the PNG and parts color from opacity, as PDF stores them.
pub(super) fn read(png: &[u8]) -> Result<Picture, Refusal> {
    let pixels = decode(png)?;
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
