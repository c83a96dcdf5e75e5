//! The renderer: typefaces read once, a renderer that keeps what certificates
//! share, and the way from sealed fields to what `credentials` draws.

use crate::site::Settings;
use crate::store::InternalError;
use laurel_credentials::certificate::{
    Artifact, CertificateFacts, CertificateKind, Color, Colors, Hours, PaperSize, PrintedWords,
    Refusal, Renderer, Signatory,
};
use laurel_credentials::{Design, FontRefused, Fonts, check_name, check_text, picture};
use laurel_domain::authoring::document::AwardKind;
use laurel_domain::certification::{IssuingOrganization, Phrases, Sealed};
use moka::sync::Cache;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

/// Why a certificate can't be printed.
pub use laurel_credentials::certificate::Refusal as PrintRefusal;

/// Letters that no typeface has, each once.
pub type Unprintable = laurel_credentials::Unprintable;

/// Cheap to clone; all clones are the same renderer.
#[derive(Clone)]
pub struct CertificateRenderer(Arc<Inner>);

struct Inner {
    /// Typefaces of the organization's own, asked after the bundled ones.
    folder: PathBuf,
    fonts: OnceLock<Arc<Fonts>>,
    writer: Mutex<Option<Renderer>>,
    /// Names that were looked at: a list asks for the same ones again and again.
    checked: Cache<String, Result<(), Unprintable>>,
}

/// How many names are remembered.
const MAX_CHECKED: u64 = 2000;

impl std::fmt::Debug for CertificateRenderer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("CertificateRenderer")
            .finish_non_exhaustive()
    }
}

impl CertificateRenderer {
    /// `folder` may hold more typefaces (`.ttf`, `.otf`, `.ttc`); it need not exist.
    #[must_use]
    pub fn new(folder: PathBuf) -> Self {
        Self(Arc::new(Inner {
            folder,
            fonts: OnceLock::new(),
            writer: Mutex::new(None),
            checked: Cache::new(MAX_CHECKED),
        }))
    }

    /// Costs tens of milliseconds the first time.
    fn fonts(&self) -> Result<Arc<Fonts>, InternalError> {
        if let Some(fonts) = self.0.fonts.get() {
            return Ok(fonts.clone());
        }
        let (fonts, _, refused) = self.load();
        for why in refused {
            tracing::error!(folder = %self.0.folder.display(), "a typeface is not used: {why}");
        }
        Ok(self.0.fonts.get_or_init(|| Arc::new(fonts)).clone())
    }

    /// With how many files were added, and those that are not used.
    fn load(&self) -> (Fonts, usize, Vec<String>) {
        let (mut names, mut files, mut wrong) = (Vec::new(), Vec::new(), Vec::new());
        let paths = self.added();
        let count = paths.len();
        for path in paths {
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            match std::fs::read(&path) {
                Ok(bytes) => {
                    files.push(bytes);
                    names.push(name.into_owned());
                }
                Err(error) => wrong.push(format!("{name}: {error}")),
            }
        }
        let (fonts, refused) = Fonts::load_usable(files);
        wrong.extend(refused.into_iter().map(|why| {
            let name = names.get(why.place()).map_or("", String::as_str);
            match why {
                FontRefused::NotAFont(_) => format!("{name} is not a font that can be read"),
                FontRefused::NotEmbeddable(_) => {
                    format!("{name}: its license forbids to embed it into documents")
                }
            }
        }));
        (fonts, count, wrong)
    }

    /// How many typefaces were added, and those that can't be used, with why.
    ///
    /// # Errors
    /// [`InternalError`]
    pub async fn added_fonts(&self) -> Result<(usize, Vec<String>), InternalError> {
        self.work(|renderer| {
            let (_, count, wrong) = renderer.load();
            Ok((count, wrong))
        })
        .await
    }

    /// In the order of their names, so that the same folder prints the same.
    fn added(&self) -> Vec<PathBuf> {
        let mut paths: Vec<PathBuf> = std::fs::read_dir(&self.0.folder)
            .into_iter()
            .flatten()
            .flatten()
            .map(|entry| entry.path())
            .filter(|path| is_font(path))
            .collect();
        paths.sort();
        paths
    }

    async fn work<T, F>(&self, work: F) -> Result<T, InternalError>
    where
        T: Send + 'static,
        F: FnOnce(&Self) -> Result<T, InternalError> + Send + 'static,
    {
        let renderer = self.clone();
        tokio::task::spawn_blocking(move || work(&renderer))
            .await
            .map_err(|_| InternalError::Stopped)?
    }

    /// Whether every letter of a name can be printed.
    ///
    /// # Errors
    /// [`InternalError`] where the typefaces can't be read.
    pub async fn check_name(&self, name: &str) -> Result<Result<(), Unprintable>, InternalError> {
        if let Some(known) = self.0.checked.get(name) {
            return Ok(known);
        }
        let name = name.to_owned();
        self.work(move |renderer| {
            let checked = check_name(renderer.fonts()?.as_ref(), &name);
            renderer.0.checked.insert(name, checked.clone());
            Ok(checked)
        })
        .await
    }

    /// The same of another text that is printed.
    ///
    /// # Errors
    /// [`InternalError`] where the typefaces can't be read.
    pub async fn check_text(&self, text: &str) -> Result<Result<(), Unprintable>, InternalError> {
        let text = text.to_owned();
        self.work(move |renderer| Ok(check_text(renderer.fonts()?.as_ref(), &text)))
            .await
    }

    /// Whether a certificate can be printed, and if not, why: the text that is
    /// at fault is in the refusal.
    ///
    /// # Errors
    /// [`InternalError`] where the typefaces can't be read.
    pub async fn check(
        &self,
        sealed: &Sealed,
        phrases: &Phrases,
    ) -> Result<Result<(), Refusal>, InternalError> {
        let facts = facts(sealed, phrases, false);
        self.work(move |renderer| {
            let fonts = renderer.fonts()?;
            Ok(laurel_credentials::certificate::check(
                fonts.as_ref(),
                &facts,
            ))
        })
        .await
    }

    /// The sealed file. The same fields give the same bytes.
    pub(super) async fn render(
        &self,
        sealed: &Sealed,
        phrases: &Phrases,
    ) -> Result<Result<Artifact, Refusal>, InternalError> {
        let facts = facts(sealed, phrases, false);
        self.work(move |renderer| {
            let fonts = renderer.fonts()?;
            let mut writer = renderer
                .0
                .writer
                .lock()
                .unwrap_or_else(PoisonError::into_inner);
            Ok(writer
                .get_or_insert_with(|| Renderer::new(fonts))
                .render(&facts))
        })
        .await
    }

    /// The certificate as a picture of paths alone.
    ///
    /// # Errors
    /// [`InternalError`] where it can't be drawn.
    pub async fn svg(
        &self,
        sealed: &Sealed,
        phrases: &Phrases,
        how: Shown,
    ) -> Result<String, InternalError> {
        let facts = shown(sealed, phrases, how);
        self.work(move |renderer| {
            picture::svg(renderer.fonts()?.as_ref(), &facts)
                .map_err(|error| InternalError::Certificate(error.to_string()))
        })
        .await
    }

    /// The same as a PNG, `width` pixels wide.
    ///
    /// # Errors
    /// [`InternalError`] where it can't be drawn.
    pub async fn png(
        &self,
        sealed: &Sealed,
        phrases: &Phrases,
        width: u32,
        how: Shown,
    ) -> Result<Vec<u8>, InternalError> {
        let facts = shown(sealed, phrases, how);
        self.work(move |renderer| {
            picture::png(renderer.fonts()?.as_ref(), &facts, width)
                .map_err(|error| InternalError::Certificate(error.to_string()))
        })
        .await
    }
}

/// By its name, as such files come from everywhere.
fn is_font(path: &Path) -> bool {
    let ending = path.extension().unwrap_or_default().to_ascii_lowercase();
    ["ttf", "otf", "ttc", "otc"]
        .iter()
        .any(|known| ending == *known)
}

/// What the organization brings to a certificate, as the settings say now.
#[must_use]
pub fn issuing(settings: &Settings, public_url: &str) -> IssuingOrganization {
    IssuingOrganization {
        organization: settings.organization.clone(),
        url: public_url.to_owned(),
        zone: settings.zone(),
        signatory_name: settings.signatory_name.clone(),
        signatory_role: settings.signatory_role.clone(),
        primary: settings.primary.clone(),
        accent: settings.accent.clone(),
    }
}

fn facts(sealed: &Sealed, phrases: &Phrases, specimen: bool) -> CertificateFacts {
    let usual = Colors::default();
    CertificateFacts {
        number: sealed.number.clone(),
        language: phrases.language.clone(),
        kind: match sealed.kind {
            AwardKind::Certificate => CertificateKind::Certificate,
            AwardKind::Certification => CertificateKind::Certification,
        },
        holder: sealed.holder.clone(),
        title: sealed.title.clone(),
        hours: phrases
            .hours
            .clone()
            .map(|(figure, unit)| Hours { figure, unit }),
        issuer: sealed.issuer.clone(),
        issued_on: sealed.issued_on,
        signatory: Some(Signatory {
            name: sealed.signatory_name.clone(),
            role: sealed.signatory_role.clone(),
            signature_png: None,
        }),
        verify_url: sealed.verify_url.clone(),
        words: PrintedWords {
            document_title: phrases.document_title.clone(),
            description: phrases.description.clone(),
            statement: phrases.statement.clone(),
            achievement: phrases.achievement.clone(),
            details: phrases.details.clone(),
            validity: phrases.validity.clone(),
            verify: phrases.verify.clone(),
            scan: phrases.scan.clone(),
            seal_note: None,
            qr_description: phrases.qr_description.clone(),
            signature_description: phrases.signature_description.clone(),
            specimen: phrases.specimen.clone(),
        },
        colors: Colors {
            primary: color(&sealed.primary).unwrap_or(usual.primary),
            accent: color(&sealed.accent).unwrap_or(usual.accent),
            ..usual
        },
        paper: PaperSize::A4,
        specimen,
        struck: None,
        design: if sealed.version < 2 {
            Design::First
        } else {
            Design::Second
        },
    }
}

/// How a picture shows a certificate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Shown {
    AsSealed,
    /// Marked as a sample that nobody earned.
    Specimen,
    /// With this word across, since it is not valid any more.
    Struck(String),
}

fn shown(sealed: &Sealed, phrases: &Phrases, how: Shown) -> CertificateFacts {
    let facts = facts(sealed, phrases, how == Shown::Specimen);
    match how {
        Shown::Struck(word) => CertificateFacts {
            struck: Some(word),
            ..facts
        },
        Shown::AsSealed | Shown::Specimen => facts,
    }
}

/// `#rrggbb`
fn color(text: &str) -> Option<Color> {
    let digits = hex::decode(text.strip_prefix('#')?).ok()?;
    let [red, green, blue] = digits.try_into().ok()?;
    Some(Color::new(red, green, blue))
}
