//! Certificates as sealed PDF files: PDF/A-3b (ISO 19005-3) and PDF/UA-1 (ISO 14289-1).

mod column;
mod facts;
mod foot;
mod frame;
mod laurel;
mod layout;
mod qr;
mod rosette;
mod signature;

use std::collections::BTreeMap;
use std::sync::Arc;

use sha2::{Digest, Sha256};

pub use crate::design::Design;
pub use crate::drawing::Color;
use crate::drawing::Ornament;
use crate::pdf;
use crate::type_setting::{Fonts, Unprintable};
pub use facts::{
    CertificateFacts, CertificateKind, Colors, Hours, PaperSize, PrintedWords, Signatory,
};
pub(crate) use frame::{Frame, frame};
pub(crate) use layout::lay_out;
pub(crate) use signature::{decode, signature_of};

/// A finished file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Artifact {
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
    /// Even at the smallest size.
    #[error("there is no room for {text:?}")]
    TooLong { text: String },
    #[error("the picture of the signature is not a PNG file")]
    SignatureNotPng,
    #[error("the picture of the signature has more than 16 million pixels")]
    SignatureTooLarge,
    /// The PDF library gave up on a font; the text is its own.
    #[error("the file could not be written: {0}")]
    NotWritten(String),
}

/// Prints certificates; keeps what many of them share, so keep one for each worker.
pub struct Renderer {
    fonts: Arc<Fonts>,
    pdf_writer: pdf::PdfWriter,
    frames: BTreeMap<Frame, (Vec<Ornament>, pdf::Form)>,
    signature: Option<Signature>,
}

/// The signature that was printed last.
struct Signature {
    png: Vec<u8>,
    size: (u32, u32),
    form: pdf::Form,
}

/// Whether a certificate can be printed, without printing it.
///
/// # Errors
/// As [`Renderer::render`].
pub fn check(fonts: &Fonts, facts: &CertificateFacts) -> Result<(), Refusal> {
    lay_out(fonts, facts, &[], None).map(drop)
}

/// More looks than this are not kept at a time: organizations have one or two.
const FRAMES_KEPT: usize = 16;

impl Renderer {
    #[must_use]
    pub fn new(fonts: Arc<Fonts>) -> Self {
        Self {
            fonts,
            pdf_writer: pdf::PdfWriter::default(),
            frames: BTreeMap::new(),
            signature: None,
        }
    }

    /// Prints one certificate. The same facts give the same bytes.
    ///
    /// # Errors
    /// [`Refusal::Unprintable`] names letters that no typeface has; the other
    /// refusals concern the address and the picture of the signature.
    pub fn render(&mut self, facts: &CertificateFacts) -> Result<Artifact, Refusal> {
        self.keep_signature(facts)?;
        let signature = self
            .signature
            .as_ref()
            .filter(|_| signature_of(facts).is_some());
        let key = Frame::of(facts);
        if self.frames.len() >= FRAMES_KEPT && !self.frames.contains_key(&key) {
            self.frames.clear();
        }
        let (ornaments, form) = self.frames.entry(key).or_insert_with(|| {
            let ornaments = frame(key);
            let form = pdf::Form::drawn(&ornaments, facts.paper.size());
            (ornaments, form)
        });
        let sheet = lay_out(
            &self.fonts,
            facts,
            ornaments,
            signature.map(|kept| kept.size),
        )?;
        let info = pdf::DocumentInfo {
            title: &facts.words.document_title,
            description: &facts.words.description,
            author: &facts.issuer,
            identifier: &facts.number,
            address: &facts.verify_url,
            language: &facts.language,
            date: facts.issued_on,
        };
        let picture = signature.map(|kept| &kept.form);
        let pdf = self
            .pdf_writer
            .render(&self.fonts, &sheet, form, picture, &info)?;
        let sha256 = Sha256::digest(&pdf).into();
        Ok(Artifact { pdf, sha256 })
    }

    /// Reads and compresses the signature, unless it is the one before.
    fn keep_signature(&mut self, facts: &CertificateFacts) -> Result<(), Refusal> {
        let Some(png) = signature_of(facts) else {
            return Ok(());
        };
        if self.signature.as_ref().is_none_or(|kept| kept.png != png) {
            let picture = signature::read(png)?;
            self.signature = Some(Signature {
                png: png.to_vec(),
                size: (picture.width, picture.height),
                form: pdf::Form::pictured(&picture),
            });
        }
        Ok(())
    }
}
