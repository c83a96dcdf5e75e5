//! Civil dates and moments, as people read them.

use crate::Catalog;
use chrono::{DateTime, Datelike, NaiveDate, Utc};
use chrono_tz::Tz;

impl Catalog {
    /// `14 November 2026`
    #[must_use]
    pub fn date(&self, day: NaiveDate) -> String {
        let month = format!("date-month-{}", day.month());
        self.with(
            "date-day",
            &[
                ("day", (&day.day().to_string()).into()),
                ("month", self.t(&month).into()),
                ("year", (&day.year().to_string()).into()),
            ],
        )
    }

    /// `14 November 2026, 10:42`, in that time zone.
    #[must_use]
    pub fn moment(&self, at: DateTime<Utc>, zone: Tz) -> String {
        let there = at.with_timezone(&zone);
        self.with(
            "date-moment",
            &[
                ("date", (&self.date(there.date_naive())).into()),
                ("time", (&there.format("%H:%M").to_string()).into()),
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
    }
}
