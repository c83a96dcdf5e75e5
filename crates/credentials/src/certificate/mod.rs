//! Certificates as sealed PDF files: PDF/A-3b (ISO 19005-3) and PDF/UA-1 (ISO 14289-1).

mod facts;
mod foot;
mod frame;
mod laurel;
mod layout;
mod qr;
mod rosette;

use std::collections::BTreeMap;
use std::sync::Arc;

use sha2::{Digest, Sha256};

pub use crate::drawing::Color;
use crate::drawing::Ornament;
use crate::pdf;
use crate::type_setting::{Fonts, Unprintable};
pub use facts::{CertificateFacts, Colors, Hours, Kind, Paper, Signatory, Words};
pub(crate) use frame::{Frame, frame};
pub(crate) use layout::lay_out;

/// A finished file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Artefact {
    pub pdf: Vec<u8>,
    pub sha256: [u8; 32],
}

/// Why a certificate cannot be printed.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    #[error(transparent)]
    Unprintable(#[from] Unprintable),
    /// The address does not fit into a QR code (more than 2,331 bytes).
    #[error("the address to verify at is too long for a QR code")]
    AddressTooLong,
    #[error("the picture of the signature is not a PNG file")]
    SignatureNotPng,
    /// The PDF library gave up on a font; the text is its own.
    #[error("the file could not be written: {0}")]
    NotWritten(String),
}

/// Prints certificates; keeps what many of them share, so keep one for each worker.
pub struct Printer {
    fonts: Arc<Fonts>,
    press: pdf::Press,
    frames: BTreeMap<Frame, (Vec<Ornament>, pdf::Form)>,
}

/// More looks than this are not kept at a time: organizations have one or two.
const FRAMES_KEPT: usize = 16;

impl Printer {
    #[must_use]
    pub fn new(fonts: Arc<Fonts>) -> Self {
        Self {
            fonts,
            press: pdf::Press::default(),
            frames: BTreeMap::new(),
        }
    }

    /// Prints one certificate. The same facts give the same bytes.
    ///
    /// # Errors
    /// [`Refusal::Unprintable`] names letters that no typeface has; the other
    /// refusals concern the address and the picture of the signature.
    pub fn print(&mut self, facts: &CertificateFacts) -> Result<Artefact, Refusal> {
        let key = Frame::of(facts);
        if !self.frames.contains_key(&key) {
            if self.frames.len() >= FRAMES_KEPT {
                self.frames.clear();
            }
            let parts = frame(key);
            let form = pdf::Form::of(&parts, facts.paper.size());
            self.frames.insert(key, (parts, form));
        }
        let (parts, form) = &self.frames[&key];
        let sheet = lay_out(&self.fonts, facts, parts)?;
        let about = pdf::About {
            title: &facts.words.document_title,
            description: &facts.words.description,
            author: &facts.issuer,
            identifier: &facts.number,
            language: &facts.language,
            date: facts.issued_on,
        };
        let pdf = self.press.print(&self.fonts, &sheet, form, &about)?;
        let sha256 = Sha256::digest(&pdf).into();
        Ok(Artefact { pdf, sha256 })
    }
}
