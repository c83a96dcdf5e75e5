//! A sample certificate that nobody earned: of a program, or of a name before
//! it is printed.

use crate::app::App;
use crate::http_problem::HttpProblem;
use laurel_domain::authoring::document::AwardKind;
use laurel_domain::certification::{
    CertificateNumber, CompletedCourse, EarnedAward, Evidence, Sealed, Subject, seal,
};
use laurel_persistence::certification::{PrintRefusal, Shown, issuing};
use laurel_persistence::site::Settings;

use super::phrases;

/// What a sample shows.
#[derive(Debug, Clone)]
pub struct Specimen {
    /// The award's title.
    pub title: String,
    pub kind: AwardKind,
    pub subject: Subject,
    /// Instead of a sentence in the certificate's language.
    pub statement: Option<String>,
    /// Calendar months.
    pub valid_months: Option<u32>,
    pub half_hours: u32,
    /// How many courses it takes.
    pub courses: usize,
    /// Whether each has a quiz that counts.
    pub assessed: bool,
    /// BCP 47
    pub language: String,
    /// `None`: a name in the certificate's language that is nobody's.
    pub holder: Option<String>,
}

impl Specimen {
    /// A sample of what was earned, in somebody's name.
    pub fn of(evidence: &Evidence, holder: &str) -> Self {
        Self {
            title: evidence.title.clone(),
            kind: evidence.kind,
            subject: evidence.subject,
            statement: evidence.statement.clone(),
            valid_months: evidence.valid_months,
            half_hours: evidence.half_hours,
            courses: evidence.courses.len(),
            assessed: evidence.assessed(),
            language: evidence.language.clone(),
            holder: Some(holder.to_owned()),
        }
    }

    fn evidence(&self, app: &App) -> Evidence {
        let course = CompletedCourse {
            course: uuid::Uuid::nil().into(),
            slug: String::new(),
            title: String::new(),
            revision: 0,
            hash: String::new(),
            half_hours: 0,
            assessed: self.assessed,
            completed_at: app.store.now(),
            passed: Vec::new(),
        };
        Evidence {
            subject: self.subject,
            title: self.title.clone(),
            kind: self.kind,
            statement: self.statement.clone(),
            valid_months: self.valid_months,
            language: self.language.clone(),
            half_hours: self.half_hours,
            program: None,
            courses: vec![course; self.courses],
        }
    }
}

/// The sample as SVG, marked as one; show it by `<img>`.
pub async fn specimen(app: &App, specimen: &Specimen) -> Result<String, HttpProblem> {
    let primary = specimen.language.split('-').next().unwrap_or_default();
    let bundled = app.bundled();
    let nobody = bundled
        .catalogs
        .of(primary)
        .t("certification-specimen-name");
    let earned = EarnedAward {
        holder: specimen.holder.clone().unwrap_or_else(|| nobody.to_owned()),
        evidence: specimen.evidence(app),
    };
    let sealed = sealed(app, &app.settings(), &earned);
    let phrases = phrases(&bundled.catalogs, &sealed);
    Ok(app
        .certificate_renderer
        .svg(&sealed, &phrases, Shown::Specimen)
        .await?)
}

fn sealed(app: &App, settings: &Settings, earned: &EarnedAward) -> Sealed {
    let issuing = issuing(settings, &app.public_url());
    // all zeros: never drawn by chance, and says so at a glance
    let number = CertificateNumber::from_random([0; 8]);
    seal(earned, &issuing, &number, app.store.now())
}

/// Whether a certificate can be printed with these settings: of somebody with a
/// short name, for something with a short title.
pub async fn try_print(
    app: &App,
    settings: &Settings,
) -> Result<Result<(), PrintRefusal>, HttpProblem> {
    let bundled = app.bundled();
    let words = bundled.catalogs.of(&settings.language);
    let name = words.t("certification-specimen-name");
    let specimen = Specimen {
        title: words.t("certification-specimen-title").to_owned(),
        kind: AwardKind::Certification,
        subject: Subject::Program,
        statement: None,
        valid_months: Some(12),
        half_hours: 29,
        courses: 4,
        assessed: true,
        language: settings.language.clone(),
        holder: None,
    };
    let earned = EarnedAward {
        holder: name.to_owned(),
        evidence: specimen.evidence(app),
    };
    let sealed = sealed(app, settings, &earned);
    let phrases = phrases(&bundled.catalogs, &sealed);
    Ok(app.certificate_renderer.check(&sealed, &phrases).await?)
}
