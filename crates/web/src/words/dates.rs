//! Civil dates and moments, as people read them.

use super::Catalog;
use crate::request_context::RequestContext;
use crate::ui::date;
use chrono::{DateTime, Datelike, NaiveDate, Utc};
use chrono_tz::Tz;
use maud::Markup;

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

impl RequestContext {
    /// A civil date in the reader's words, with the machine's form beside it.
    pub fn date(&self, day: NaiveDate) -> Markup {
        date::date(&day.to_string(), &self.words().date(day))
    }

    /// The civil date of an instant in the organization's time zone.
    pub fn day(&self, at: DateTime<Utc>) -> Markup {
        let zone = self.app.settings().zone();
        self.date(at.with_timezone(&zone).date_naive())
    }

    /// A moment in the organization's time zone, which it names.
    pub fn moment(&self, at: DateTime<Utc>) -> Markup {
        let zone = self.app.settings().zone();
        let machine = at.with_timezone(&zone).format("%Y-%m-%dT%H:%M:%S%:z");
        date::moment(
            &machine.to_string(),
            &self.words().moment(at, zone),
            &city(zone.name()),
        )
    }
}

impl RequestContext {
    /// A moment in a sentence: `14 November 2026, 10:42 (New York)`.
    pub fn moment_words(&self, at: DateTime<Utc>) -> String {
        let zone = self.app.settings().zone();
        self.in_zone(&self.words().moment(at, zone))
    }

    /// A time of day in a sentence: `10:42 (New York)`.
    pub fn time_words(&self, at: DateTime<Utc>) -> String {
        let there = at.with_timezone(&self.app.settings().zone());
        self.in_zone(&there.format("%H:%M").to_string())
    }

    /// Said of every time, since who reads it may be in another zone.
    fn in_zone(&self, time: &str) -> String {
        let zone = city(self.app.settings().zone().name());
        let variables = [("time", time.into()), ("zone", (&zone).into())];
        self.with("date-in-zone", &variables)
    }
}

/// `America/New_York` is New York, as people say it.
fn city(zone: &str) -> String {
    zone.rsplit('/').next().unwrap_or(zone).replace('_', " ")
}

#[cfg(test)]
mod tests {
    use crate::words::Catalogs;
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
