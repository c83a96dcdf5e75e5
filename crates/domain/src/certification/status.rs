//! A certificate's state, derived from its sealed dates and its events.

use crate::text::UnknownName;
use chrono::{DateTime, Datelike, Months, NaiveDate, Utc};
use chrono_tz::Tz;
use serde::{Deserialize, Serialize};

/// What happened to a certificate. Events are only ever added.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum EventKind {
    Issued,
    Revoked,
    Suspended,
    Reinstated,
    Replaced,
    Renewed,
    Withdrawn,
}

impl EventKind {
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Issued => "issued",
            Self::Revoked => "revoked",
            Self::Suspended => "suspended",
            Self::Reinstated => "reinstated",
            Self::Replaced => "replaced",
            Self::Renewed => "renewed",
            Self::Withdrawn => "withdrawn",
        }
    }
}

impl std::str::FromStr for EventKind {
    type Err = UnknownName;

    fn from_str(name: &str) -> Result<Self, UnknownName> {
        [
            Self::Issued,
            Self::Revoked,
            Self::Suspended,
            Self::Reinstated,
            Self::Replaced,
            Self::Renewed,
            Self::Withdrawn,
        ]
        .into_iter()
        .find(|kind| kind.as_str() == name)
        .ok_or(UnknownName)
    }
}

/// The public class of a reason to revoke; the note beside it stays private.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RevocationReason {
    IssuedInError,
    RequirementsNotMet,
    AcademicIntegrity,
    HolderRequest,
    Other,
}

impl RevocationReason {
    pub const ALL: [Self; 5] = [
        Self::IssuedInError,
        Self::RequirementsNotMet,
        Self::AcademicIntegrity,
        Self::HolderRequest,
        Self::Other,
    ];

    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::IssuedInError => "issued-in-error",
            Self::RequirementsNotMet => "requirements-not-met",
            Self::AcademicIntegrity => "academic-integrity",
            Self::HolderRequest => "holder-request",
            Self::Other => "other",
        }
    }
}

impl std::str::FromStr for RevocationReason {
    type Err = UnknownName;

    fn from_str(name: &str) -> Result<Self, UnknownName> {
        Self::ALL
            .into_iter()
            .find(|reason| reason.as_str() == name)
            .ok_or(UnknownName)
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CertificateEvent {
    pub kind: EventKind,
    pub at: DateTime<Utc>,
}

/// What a stranger is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Status {
    Valid,
    Expired,
    Revoked,
    Suspended,
    Replaced,
    Withdrawn,
}

impl Status {
    pub const ALL: [Self; 6] = [
        Self::Valid,
        Self::Expired,
        Self::Revoked,
        Self::Suspended,
        Self::Replaced,
        Self::Withdrawn,
    ];

    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Valid => "valid",
            Self::Expired => "expired",
            Self::Revoked => "revoked",
            Self::Suspended => "suspended",
            Self::Replaced => "replaced",
            Self::Withdrawn => "withdrawn",
        }
    }
}

impl std::str::FromStr for Status {
    type Err = UnknownName;

    fn from_str(name: &str) -> Result<Self, UnknownName> {
        Self::ALL
            .into_iter()
            .find(|status| status.as_str() == name)
            .ok_or(UnknownName)
    }
}

/// The last civil day on which a certificate that begins on `from` is valid:
/// the day before the same day `months` later. Where that month has no such day,
/// its last day: the day after it would be the same day.
#[must_use]
pub fn end_of(from: NaiveDate, months: u32) -> Option<NaiveDate> {
    let later = from.checked_add_months(Months::new(months))?;
    if later.day() < from.day() {
        Some(later)
    } else {
        later.pred_opt()
    }
}

/// The state now. All of `events` count: what was written has happened, also
/// where a page began to be made just before, or on a node whose clock is
/// behind. `expires_on` is the last valid civil day in the
/// organization's time zone; it ends at that zone's midnight, whatever
/// daylight saving does.
#[must_use]
pub fn status_at(
    events: &[CertificateEvent],
    expires_on: Option<NaiveDate>,
    zone: Tz,
    now: DateTime<Utc>,
) -> Status {
    let mut status = Status::Valid;
    for event in events {
        status = match (event.kind, status) {
            // nothing brings back what was revoked, replaced or withdrawn
            (_, Status::Revoked) => Status::Revoked,
            (EventKind::Withdrawn, _) | (_, Status::Withdrawn) => Status::Withdrawn,
            (EventKind::Revoked, _) => Status::Revoked,
            (EventKind::Replaced, _) | (_, Status::Replaced) => Status::Replaced,
            (EventKind::Suspended, _) => Status::Suspended,
            (EventKind::Reinstated, _) => Status::Valid,
            (EventKind::Issued | EventKind::Renewed, kept) => kept,
        };
    }
    let today = now.with_timezone(&zone).date_naive();
    match (status, expires_on) {
        (Status::Valid, Some(last)) if today > last => Status::Expired,
        (other, _) => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::TimeZone;

    fn at(text: &str) -> DateTime<Utc> {
        DateTime::parse_from_rfc3339(text).map_or(DateTime::UNIX_EPOCH, |t| t.to_utc())
    }
    fn event(kind: EventKind, when: &str) -> CertificateEvent {
        CertificateEvent { kind, at: at(when) }
    }

    #[test]
    fn what_is_kept_and_published_in_words_stays_readable() {
        let events = [
            (EventKind::Issued, "issued"),
            (EventKind::Revoked, "revoked"),
            (EventKind::Suspended, "suspended"),
            (EventKind::Reinstated, "reinstated"),
            (EventKind::Replaced, "replaced"),
            (EventKind::Renewed, "renewed"),
            (EventKind::Withdrawn, "withdrawn"),
        ];
        for (kind, word) in events {
            assert_eq!((kind.as_str(), word.parse()), (word, Ok(kind)));
        }
        let words = [
            "valid",
            "expired",
            "revoked",
            "suspended",
            "replaced",
            "withdrawn",
        ];
        assert_eq!(Status::ALL.map(Status::as_str), words);
        assert_eq!(words.map(str::parse), Status::ALL.map(Ok));
        let words = [
            "issued-in-error",
            "requirements-not-met",
            "academic-integrity",
            "holder-request",
            "other",
        ];
        assert_eq!(RevocationReason::ALL.map(RevocationReason::as_str), words);
        assert_eq!(words.map(str::parse), RevocationReason::ALL.map(Ok));
        assert_eq!("".parse::<Status>(), Err(UnknownName));
    }

    #[test]
    fn it_ends_at_the_zones_midnight_over_a_daylight_saving_change() {
        let zone = chrono_tz::America::New_York;
        let last = NaiveDate::from_ymd_opt(2026, 11, 1); // clocks go back on this day
        let midnight = zone
            .with_ymd_and_hms(2026, 11, 2, 0, 0, 0)
            .unwrap()
            .to_utc();
        let before = midnight - chrono::Duration::seconds(1);
        assert_eq!(status_at(&[], last, zone, before), Status::Valid);
        assert_eq!(status_at(&[], last, zone, midnight), Status::Expired);
        assert_eq!(midnight, at("2026-11-02T05:00:00Z"));
    }

    #[test]
    fn nothing_brings_back_a_revoked_one() {
        let events = [
            event(EventKind::Issued, "2026-01-01T00:00:00Z"),
            event(EventKind::Revoked, "2026-02-01T00:00:00Z"),
            event(EventKind::Reinstated, "2026-03-01T00:00:00Z"),
        ];
        let now = at("2026-04-01T00:00:00Z");
        assert_eq!(status_at(&events, None, Tz::UTC, now), Status::Revoked);
    }

    #[test]
    fn what_was_written_has_happened_also_for_a_clock_that_is_behind() {
        let events = [event(EventKind::Withdrawn, "2026-02-01T00:00:00.000002Z")];
        let asked = at("2026-02-01T00:00:00.000001Z");
        assert_eq!(status_at(&events, None, Tz::UTC, asked), Status::Withdrawn);
    }

    #[test]
    fn it_is_valid_for_whole_months_whatever_days_they_have() {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        let ends = [
            ("2026-11-24", 24, "2028-11-23"),
            ("2026-11-01", 1, "2026-11-30"),
            ("2027-03-01", 12, "2028-02-29"),
            // the month has no such day: valid to its last
            ("2028-02-29", 12, "2029-02-28"),
            ("2028-02-29", 48, "2032-02-28"),
            ("2024-02-29", 24, "2026-02-28"),
            ("2026-01-31", 1, "2026-02-28"),
            ("2026-01-30", 1, "2026-02-28"),
            ("2026-01-29", 1, "2026-02-28"),
            ("2026-01-28", 1, "2026-02-27"),
            ("2027-12-31", 2, "2028-02-29"),
            ("2026-03-31", 1, "2026-04-30"),
            ("2026-08-31", 1, "2026-09-30"),
            ("2026-05-31", 6, "2026-11-30"),
            ("2026-12-31", 1, "2027-01-30"),
        ];
        for (from, months, end) in ends {
            assert_eq!(
                end_of(day(from), months),
                Some(day(end)),
                "{from} + {months}"
            );
        }
        assert_eq!(end_of(NaiveDate::MAX, 1), None);
    }

    #[test]
    fn it_never_ends_before_the_months_are_over() {
        // whoever begins a day later never ends earlier, and no day is lost
        let mut from = NaiveDate::from_ymd_opt(2027, 1, 1).unwrap();
        for _ in 0..800 {
            let next = from.succ_opt().unwrap();
            for months in [1, 6, 12, 24, 25] {
                assert!(end_of(from, months) <= end_of(next, months), "{from}");
                let same_day = from.checked_add_months(Months::new(months)).unwrap();
                assert!(end_of(from, months) >= same_day.pred_opt(), "{from}");
            }
            from = next;
        }
    }
}
