//! What a certificate says: plain facts and phrases already in its language.
//!
//! Nothing here is computed or translated; whoever issues the certificate has
//! decided every word, and this crate only sets them.

use chrono::NaiveDate;

use crate::design::Design;
use crate::drawing::Color;

/// Everything that is printed on, or written into, one certificate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CertificateFacts {
    /// The number as people read it, for instance `7K3M-Q9TX-2WHD-4`.
    pub number: String,
    /// Language of the printed phrases as a BCP 47 tag, for instance `en` or `ar`.
    pub language: String,
    pub kind: CertificateKind,
    /// The person's name as they write it, in any script the fonts cover.
    pub holder: String,
    /// Name of the program or course.
    pub title: String,
    /// The hours set into the wreath; a star stands there without them.
    pub hours: Option<Hours>,
    /// Name of the organization, for the file's metadata.
    pub issuer: String,
    /// The civil date of issue, in the organization's time zone; it also dates the file.
    pub issued_on: NaiveDate,
    pub signatory: Option<Signatory>,
    /// What the QR code holds.
    pub verify_url: String,
    pub words: PrintedWords,
    pub colors: Colors,
    pub paper: PaperSize,
    /// Marks a sample that nobody earned.
    pub specimen: bool,
    /// A word across the picture of one that is not valid any more, for
    /// instance `Revoked`; never in the sealed file.
    pub struck: Option<String>,
    pub design: Design,
}

/// Whether learning was completed or a competence was examined; the latter is
/// framed with a second, golden line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum CertificateKind {
    Certificate,
    Certification,
}

/// Hours in the reader's digits and words, for instance `14` and `hours`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hours {
    pub figure: String,
    pub unit: String,
}

/// Who signs. Empty lines are left out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Signatory {
    pub name: String,
    pub role: String,
    /// A drawn signature as a PNG file, best with a transparent ground.
    pub signature_png: Option<Vec<u8>>,
}

/// The printed phrases, already translated and filled in. Empty optional lines are left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PrintedWords {
    /// Title of the file, for instance `Certificate of Ana Li: Compassionate Leadership`.
    pub document_title: String,
    /// One or two sentences for people who cannot see the page.
    pub description: String,
    /// Above the name, for instance `Center for Compassion certifies that`.
    pub statement: String,
    /// Below the name, for instance `has completed all requirements of the program`.
    pub achievement: String,
    /// Below the title, for instance `14 hours of study, on 14 November 2026`.
    pub details: String,
    /// For instance `Valid until 14 November 2029`.
    pub validity: Option<String>,
    /// For instance `Verify at example.org/verify`.
    pub verify: String,
    /// For instance `or scan the code`.
    pub scan: String,
    /// Below the signatory, for instance `Signed and sealed in the file`.
    pub seal_note: Option<String>,
    /// What the QR code is, in words.
    pub qr_description: String,
    /// What the picture of the signature is, in words.
    pub signature_description: String,
    /// The word that marks a sample.
    pub specimen: String,
}

/// The organization's colors.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Colors {
    pub paper: Color,
    pub ink: Color,
    pub muted: Color,
    /// Border, title and hours.
    pub primary: Color,
    /// Wreath, rosettes, seal and hairlines.
    pub accent: Color,
}

impl Default for Colors {
    fn default() -> Self {
        Self {
            paper: Color::new(0xff, 0xfd, 0xf8),
            ink: Color::new(0x1f, 0x2a, 0x26),
            muted: Color::new(0x56, 0x62, 0x5c),
            primary: Color::new(0x1f, 0x5c, 0x43),
            accent: Color::new(0xb9, 0x8a, 0x2e),
        }
    }
}

/// Paper, always with the long side across.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum PaperSize {
    A4,
    Letter,
}

impl PaperSize {
    /// Width and height in points (1/72 inch).
    #[must_use]
    pub fn size(self) -> (f32, f32) {
        match self {
            Self::A4 => (841.89, 595.28),
            Self::Letter => (792.0, 612.0),
        }
    }
}
