//! From an earned award to the fields that are sealed: decided once, at issue,
//! and never again.

use super::evidence::{Evidence, Subject};
use super::number::CertificateNumber;
use super::status::end_of;
use crate::authoring::document::AwardKind;
use crate::text::UnknownName;
use chrono::{DateTime, NaiveDate, Utc};
use chrono_tz::Tz;
use serde::{Deserialize, Serialize};

/// The version of new seals. Version 1, which did not name itself, is drawn as
/// it was drawn, for ever, and has no day of completion.
pub const SEAL: u32 = 2;

const fn unnamed() -> u32 {
    1
}

/// The design that new certificates are drawn in.
pub const TEMPLATE: &str = "laurel-1";

/// Where an earned award stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum EntitlementStatus {
    /// The person has yet to confirm how the name prints, or the email.
    WaitingForName,
    /// To be issued as soon as a worker comes to it.
    Ready,
    Issued,
    /// It can't be printed; the reason is kept beside.
    Refused,
}

impl EntitlementStatus {
    const ALL: [Self; 4] = [
        Self::WaitingForName,
        Self::Ready,
        Self::Issued,
        Self::Refused,
    ];

    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::WaitingForName => "waiting-for-name",
            Self::Ready => "ready",
            Self::Issued => "issued",
            Self::Refused => "refused",
        }
    }
}

impl std::str::FromStr for EntitlementStatus {
    type Err = UnknownName;

    fn from_str(name: &str) -> Result<Self, UnknownName> {
        Self::ALL
            .into_iter()
            .find(|status| status.as_str() == name)
            .ok_or(UnknownName)
    }
}

/// A certificate is only issued in a name that its holder confirmed, and to an
/// address that is the holder's.
#[must_use]
pub fn before_issue(name_confirmed: bool, email_confirmed: bool) -> EntitlementStatus {
    if name_confirmed && email_confirmed {
        EntitlementStatus::Ready
    } else {
        EntitlementStatus::WaitingForName
    }
}

/// What the person and the award bring.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EarnedAward {
    /// The name as its holder confirmed it.
    pub holder: String,
    pub evidence: Evidence,
}

/// What the organization brings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IssuingOrganization {
    pub organization: String,
    /// The site's public address, without a slash at its end.
    pub url: String,
    pub zone: Tz,
    pub signatory_name: String,
    pub signatory_role: String,
    /// `#rrggbb`
    pub primary: String,
    pub accent: String,
}

/// Everything that a certificate says, for ever.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sealed {
    /// What it is read and drawn by.
    #[serde(rename = "seal", default = "unnamed")]
    pub version: u32,
    /// `7K3M-Q9TX-2WHD-4`
    pub number: String,
    pub holder: String,
    pub title: String,
    pub kind: AwardKind,
    pub subject: Subject,
    pub statement: Option<String>,
    /// Hours of study, in half hours.
    pub half_hours: u32,
    pub courses: usize,
    pub assessed: bool,
    /// BCP 47, as wished; what the phrases are in is said there.
    pub language: String,
    /// Civil dates in `time_zone`; `expires_on` is the last valid day. Version 1
    /// does not say when it was completed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub completed_on: Option<NaiveDate>,
    pub issued_on: NaiveDate,
    pub expires_on: Option<NaiveDate>,
    pub time_zone: String,
    pub issuer: String,
    pub issuer_url: String,
    pub verify_url: String,
    pub signatory_name: String,
    pub signatory_role: String,
    /// `#rrggbb`
    #[serde(rename = "leaf")]
    pub primary: String,
    #[serde(rename = "gold")]
    pub accent: String,
    pub template: String,
}

/// The printed phrases in the certificate's language: sealed as well, since a
/// catalog may change.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Phrases {
    /// BCP 47
    pub language: String,
    pub document_title: String,
    /// For people who can't see the page.
    pub description: String,
    pub statement: String,
    pub achievement: String,
    pub details: String,
    pub validity: Option<String>,
    pub verify: String,
    pub scan: String,
    pub qr_description: String,
    pub signature_description: String,
    pub specimen: String,
    /// `14` and `hours`, set into the wreath; `None` where none are counted.
    pub hours: Option<(String, String)>,
}

/// Seals what was earned under a number, at an instant.
#[must_use]
pub fn seal(
    earned: &EarnedAward,
    issuing: &IssuingOrganization,
    number: &CertificateNumber,
    now: DateTime<Utc>,
) -> Sealed {
    let day = |at: DateTime<Utc>| at.with_timezone(&issuing.zone).date_naive();
    let issued_on = day(now);
    let evidence = &earned.evidence;
    let completed_on = evidence.completed_at().map(day);
    let valid_from = completed_on.unwrap_or(issued_on);
    Sealed {
        version: SEAL,
        number: number.to_string(),
        holder: earned.holder.clone(),
        title: evidence.title.clone(),
        kind: evidence.kind,
        subject: evidence.subject,
        statement: evidence.statement.clone(),
        half_hours: evidence.half_hours,
        courses: evidence.courses.len(),
        assessed: evidence.assessed(),
        language: evidence.language.clone(),
        completed_on,
        issued_on,
        expires_on: evidence
            .valid_months
            .and_then(|months| end_of(valid_from, months)),
        time_zone: issuing.zone.name().to_owned(),
        issuer: issuing.organization.clone(),
        issuer_url: issuing.url.clone(),
        verify_url: format!("{}/verify/{number}", issuing.url),
        signatory_name: issuing.signatory_name.clone(),
        signatory_role: issuing.signatory_role.clone(),
        primary: issuing.primary.clone(),
        accent: issuing.accent.clone(),
        template: TEMPLATE.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::certification::CompletedCourse;

    #[test]
    fn what_is_kept_in_words_stays_readable() {
        let words = ["waiting-for-name", "ready", "issued", "refused"];
        assert_eq!(EntitlementStatus::ALL.map(EntitlementStatus::as_str), words);
        assert_eq!(words.map(str::parse), EntitlementStatus::ALL.map(Ok));
    }

    fn earned(valid_months: Option<u32>) -> EarnedAward {
        EarnedAward {
            holder: "Nguyễn Thị Ánh".to_owned(),
            evidence: Evidence {
                subject: Subject::Program,
                title: "Compassionate Leadership Certificate".to_owned(),
                kind: AwardKind::Certification,
                statement: None,
                valid_months,
                language: "en".to_owned(),
                half_hours: 28,
                program: None,
                courses: Vec::new(),
            },
        }
    }

    fn issuing(zone: Tz) -> IssuingOrganization {
        IssuingOrganization {
            organization: "Center".to_owned(),
            url: "https://example.org".to_owned(),
            zone,
            signatory_name: String::new(),
            signatory_role: String::new(),
            primary: "#1f5c43".to_owned(),
            accent: "#b98a2e".to_owned(),
        }
    }

    #[test]
    fn dates_are_civil_dates_of_the_organisation() {
        let at = DateTime::parse_from_rfc3339("2026-11-14T03:00:00Z")
            .map_or(DateTime::UNIX_EPOCH, |at| at.to_utc());
        let number = CertificateNumber::from_random([7; 8]);
        let sealed = seal(
            &earned(Some(24)),
            &issuing(chrono_tz::America::New_York),
            &number,
            at,
        );
        assert_eq!(sealed.issued_on.to_string(), "2026-11-13");
        assert_eq!(
            sealed.expires_on.map(|day| day.to_string()).as_deref(),
            Some("2028-11-12")
        );
        let sealed = seal(&earned(None), &issuing(Tz::UTC), &number, at);
        assert_eq!(
            (sealed.issued_on.to_string(), sealed.expires_on),
            ("2026-11-14".to_owned(), None)
        );
        assert_eq!(
            sealed.verify_url,
            format!("https://example.org/verify/{number}")
        );
    }

    fn instant(text: &str) -> DateTime<Utc> {
        DateTime::parse_from_rfc3339(text).unwrap().to_utc()
    }

    fn completed(at: &str) -> CompletedCourse {
        CompletedCourse {
            course: uuid::Uuid::nil().into(),
            slug: "short".to_owned(),
            title: "Short".to_owned(),
            revision: 1,
            hash: String::new(),
            half_hours: 2,
            assessed: false,
            completed_at: instant(at),
            passed: Vec::new(),
        }
    }

    #[test]
    fn the_day_of_completion_is_that_of_the_last_course_and_validity_begins_with_it() {
        let mut earned = earned(Some(12));
        earned.evidence.courses = vec![
            completed("2027-11-26T04:30:00Z"),
            completed("2027-06-01T12:00:00Z"),
        ];
        let number = CertificateNumber::from_random([7; 8]);
        let confirmed = instant("2028-01-04T12:00:00Z");
        let zone = chrono_tz::America::New_York;
        let sealed = seal(&earned, &issuing(zone), &number, confirmed);
        let written = |day: Option<NaiveDate>| day.map(|day| day.to_string());
        assert_eq!(written(sealed.completed_on).as_deref(), Some("2027-11-25"));
        assert_eq!(sealed.issued_on.to_string(), "2028-01-04");
        assert_eq!(written(sealed.expires_on).as_deref(), Some("2028-11-24"));
        assert_eq!(sealed.version, 2);
    }

    #[test]
    fn a_seal_without_a_version_is_the_first_and_has_no_day_of_completion() {
        let number = CertificateNumber::from_random([7; 8]);
        let now = instant("2028-01-04T12:00:00Z");
        let sealed = seal(&earned(None), &issuing(Tz::UTC), &number, now);
        let mut document = serde_json::to_value(&sealed).unwrap();
        assert_eq!(document["seal"], 2);
        let fields = document.as_object_mut().unwrap();
        fields.remove("seal");
        let first: Sealed = serde_json::from_value(document.clone()).unwrap();
        assert_eq!((first.version, first.completed_on), (1, None));
    }

    #[test]
    fn nothing_is_issued_before_name_and_address_are_confirmed() {
        assert_eq!(before_issue(true, true), EntitlementStatus::Ready);
        for (name, email) in [(false, true), (true, false), (false, false)] {
            assert_eq!(before_issue(name, email), EntitlementStatus::WaitingForName);
        }
    }
}
