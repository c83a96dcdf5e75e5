//! Civil dates and moments, as people read them.

use crate::Catalog;
use chrono::{DateTime, NaiveDate, Utc};
use chrono_tz::Tz;

impl Catalog {
    /// `14 November 2026`
    #[must_use]
    pub fn date(&self, day: NaiveDate) -> String {
        self.formats.date(day)
    }

    /// `10:42`, in that time zone.
    #[must_use]
    pub fn time(&self, at: DateTime<Utc>, zone: Tz) -> String {
        self.formats.time(at.with_timezone(&zone).time())
    }

    /// `14 November 2026, 10:42`, in that time zone.
    #[must_use]
    pub fn moment(&self, at: DateTime<Utc>, zone: Tz) -> String {
        self.with(
            "date-moment",
            &[
                (
                    "date",
                    (&self.date(at.with_timezone(&zone).date_naive())).into(),
                ),
                ("time", (&self.time(at, zone)).into()),
            ],
        )
    }
}

/// `America/New_York` is New York, as people say it.
#[must_use]
pub fn city(zone: &str) -> String {
    zone.rsplit('/').next().unwrap_or(zone).replace('_', " ")
}

#[cfg(test)]
mod tests {
    use crate::Catalogs;
    use chrono::{DateTime, NaiveDate};

    #[test]
    fn a_date_is_read_in_the_readers_language() {
        let all = Catalogs::embedded();
        let day = NaiveDate::from_ymd_opt(2026, 11, 14).unwrap_or_default();
        assert_eq!(all.of("en").date(day), "14 November 2026");
        assert_eq!(all.of("es").date(day), "14 de noviembre de 2026");
    }

    #[test]
    fn a_moment_is_told_in_its_zone() {
        let at = DateTime::from_timestamp(1_795_000_000, 0).unwrap_or_default();
        let all = Catalogs::embedded();
        assert_eq!(
            all.of("en").moment(at, chrono_tz::America::New_York),
            "18 November 2026, 06:06"
        );
        assert_eq!(
            all.of("es").moment(at, chrono_tz::Asia::Tokyo),
            "18 de noviembre de 2026, 20:06"
        );
    }
}
