//! Who reads a page, and how: the language, the colors, the time zone and the
//! instant. It is all that a view may know of the request, so every view can be
//! shown without a server.

use chrono::{DateTime, LocalResult, NaiveDate, TimeZone, Utc};
use chrono_tz::Tz;
use laurel_ui::date;
use laurel_words::{Catalog, Catalogs, Value, city};
use maud::Markup;

#[derive(Clone)]
pub struct Reader {
    pub catalogs: Catalogs,
    pub language: &'static str,
    /// `light`, `dark`, or empty for the device's own.
    pub theme: String,
    pub zone: Tz,
    pub now: DateTime<Utc>,
}

impl Reader {
    pub fn words(&self) -> &Catalog {
        self.catalogs.of(self.language)
    }

    /// A message of the reader's catalog.
    pub fn t<'a>(&'a self, key: &'a str) -> &'a str {
        self.words().t(key)
    }

    /// A message with variables.
    pub fn with(&self, key: &str, variables: &[(&'static str, Value<'_>)]) -> String {
        self.words().with(key, variables)
    }

    /// A number that stands by itself, as the language writes it.
    pub fn number(&self, number: u64) -> String {
        self.words().number(number)
    }

    /// `a, b and c`
    pub fn list(&self, items: &[impl AsRef<str>]) -> String {
        self.words().list(items)
    }

    /// The civil date here and now.
    pub fn today(&self) -> NaiveDate {
        self.now.with_timezone(&self.zone).date_naive()
    }

    /// A civil date in the reader's words, with the machine's form beside it.
    pub fn date(&self, day: NaiveDate) -> Markup {
        date::date(&day.to_string(), &self.words().date(day))
    }

    /// The civil date of an instant.
    pub fn day(&self, at: DateTime<Utc>) -> Markup {
        self.date(at.with_timezone(&self.zone).date_naive())
    }

    /// A moment, with the time zone that it is told in.
    pub fn moment(&self, at: DateTime<Utc>) -> Markup {
        let machine = at.with_timezone(&self.zone).format("%Y-%m-%dT%H:%M:%S%:z");
        date::moment(
            &machine.to_string(),
            &self.words().moment(at, self.zone),
            &self.zone_words(at),
        )
    }

    /// A moment in a sentence: `14 November 2026, 10:42 (New York)`.
    pub fn moment_words(&self, at: DateTime<Utc>) -> String {
        self.in_zone(&self.words().moment(at, self.zone), at)
    }

    /// A time of day in a sentence: `10:42 (New York)`.
    pub fn time_words(&self, at: DateTime<Utc>) -> String {
        self.in_zone(&self.words().time(at, self.zone), at)
    }

    /// The same with `{time}` where a script writes the time of day.
    pub fn time_template(&self) -> String {
        self.in_zone("{time}", self.now)
    }

    /// Said of every time, since who reads it may be in another zone.
    fn in_zone(&self, time: &str, at: DateTime<Utc>) -> String {
        let zone = self.zone_words(at);
        let variables = [("time", time.into()), ("zone", (&zone).into())];
        self.with("date-in-zone", &variables)
    }

    /// The zone that a time is told in; in the hour that comes twice a year, with which of
    /// the two it is: `Berlin, UTC+02:00`.
    fn zone_words(&self, at: DateTime<Utc>) -> String {
        let zone = city(self.zone.name());
        let local = at.with_timezone(&self.zone);
        match self.zone.from_local_datetime(&local.naive_local()) {
            LocalResult::Ambiguous(..) => format!("{zone}, UTC{}", local.format("%:z")),
            _ => zone,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Reader;
    use chrono::{DateTime, Utc};
    use laurel_words::Catalogs;

    #[test]
    fn in_the_double_hour_a_time_says_which_of_the_two_it_is() {
        let at = |text: &str| text.parse::<DateTime<Utc>>().expect("a moment");
        let reader = Reader {
            catalogs: Catalogs::embedded(),
            language: "en",
            theme: String::new(),
            zone: chrono_tz::Europe::Berlin,
            now: at("2026-10-25T00:00:00Z"),
        };
        for (moment, words) in [
            ("2026-10-25T00:50:00Z", "02:50 (Berlin, UTC+02:00)"),
            ("2026-10-25T01:20:00Z", "02:20 (Berlin, UTC+01:00)"),
            ("2026-10-25T02:00:00Z", "03:00 (Berlin)"),
            ("2026-10-24T23:59:00Z", "01:59 (Berlin)"),
            ("2026-03-29T01:00:00Z", "03:00 (Berlin)"),
        ] {
            assert_eq!(reader.time_words(at(moment)), words, "{moment}");
        }
    }
}
