//! Civil dates and moments on a page: in the reader's words, with the machine's
//! form beside them, in the organisation's time zone.

use crate::visit::Visit;
use chrono::{DateTime, NaiveDate, Utc};
use laurel_ui::date;
use laurel_words::city;
use maud::Markup;

impl Visit {
    /// A civil date in the reader's words, with the machine's form beside it.
    pub fn date(&self, day: NaiveDate) -> Markup {
        date::date(&day.to_string(), &self.words().date(day))
    }

    /// The civil date of an instant in the organisation's time zone.
    pub fn day(&self, at: DateTime<Utc>) -> Markup {
        let zone = self.app.settings().zone();
        self.date(at.with_timezone(&zone).date_naive())
    }

    /// A moment in the organisation's time zone, which it names.
    pub fn moment(&self, at: DateTime<Utc>) -> Markup {
        let zone = self.app.settings().zone();
        let machine = at.with_timezone(&zone).format("%Y-%m-%dT%H:%M:%S%:z");
        date::moment(
            &machine.to_string(),
            &self.words().moment(at, zone),
            &city(zone.name()),
        )
    }

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
