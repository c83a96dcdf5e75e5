//! How a language writes dates, times, numbers and lists: Unicode's own data
//! (CLDR), read once for each language and kept.

use chrono::{Datelike, NaiveDate, NaiveTime, Timelike};
use fixed_decimal::{Decimal, FloatPrecision};
use fluent_bundle::FluentValue;
use icu_calendar::{Date, Gregorian};
use icu_datetime::fieldsets::{T, YMD};
use icu_datetime::input::Time;
use icu_datetime::{FixedCalendarDateTimeFormatter, NoCalendarFormatter};
use icu_decimal::DecimalFormatter;
use icu_list::ListFormatter;
use icu_locale_core::Locale;
use intl_memoizer::Memoizable;
use intl_memoizer::concurrent::IntlLangMemoizer;
use unic_langid::LanguageIdentifier;

/// What one language needs.
pub(super) struct Formats {
    date: FixedCalendarDateTimeFormatter<Gregorian, YMD>,
    time: NoCalendarFormatter<T>,
    number: DecimalFormatter,
    list: ListFormatter,
}

/// The region whose habits a language is written in where nobody says which:
/// English as most of the world has it, the day first and 24 hours.
fn locale(language: &str) -> Locale {
    let name = if language == "en" { "en-GB" } else { language };
    name.parse().unwrap_or(Locale::UNKNOWN)
}

impl Formats {
    #[expect(
        clippy::expect_used,
        reason = "the data is compiled in, and what a language lacks is taken from the root"
    )]
    pub(super) fn of(language: &str) -> Self {
        let locale = locale(language);
        Self {
            date: FixedCalendarDateTimeFormatter::try_new((&locale).into(), YMD::long())
                .expect("the months of every language"),
            time: NoCalendarFormatter::try_new((&locale).into(), T::hm())
                .expect("the hours of every language"),
            number: DecimalFormatter::try_new((&locale).into(), Default::default())
                .expect("the digits of every language"),
            list: ListFormatter::try_new_and((&locale).into(), Default::default())
                .expect("the \"and\" of every language"),
        }
    }

    pub(super) fn date(&self, day: NaiveDate) -> String {
        let month = u8::try_from(day.month()).unwrap_or_default();
        let number = u8::try_from(day.day()).unwrap_or_default();
        Date::try_new_gregorian(day.year(), month, number).map_or_else(
            |_| day.to_string(),
            |day| self.date.format(&day).to_string(),
        )
    }

    pub(super) fn time(&self, time: NaiveTime) -> String {
        let part = |part: u32| u8::try_from(part).unwrap_or_default();
        Time::try_new(part(time.hour()), part(time.minute()), 0, 0).map_or_else(
            |_| time.to_string(),
            |time| self.time.format(&time).to_string(),
        )
    }

    pub(super) fn number(&self, number: f64) -> String {
        shown(&self.number, number)
    }

    pub(super) fn list(&self, items: &[impl AsRef<str>]) -> String {
        let items = items.iter().map(AsRef::as_ref);
        self.list.format(items).to_string()
    }
}

fn shown(format: &DecimalFormatter, number: f64) -> String {
    Decimal::try_from_f64(number, FloatPrecision::RoundTrip).map_or_else(
        |_| number.to_string(),
        |number| format.format(&number).to_string(),
    )
}

/// How numbers within a phrase are written; kept beside the phrases by Fluent.
struct PhraseNumbers(DecimalFormatter);

impl Memoizable for PhraseNumbers {
    type Args = ();
    type Error = icu_provider::DataError;

    fn construct(language: LanguageIdentifier, (): ()) -> Result<Self, Self::Error> {
        let locale = locale(&language.to_string());
        DecimalFormatter::try_new((&locale).into(), Default::default()).map(Self)
    }
}

/// What Fluent asks before it writes a variable: numbers are written as the
/// language writes them.
pub(super) fn in_phrase(value: &FluentValue<'_>, kept: &IntlLangMemoizer) -> Option<String> {
    let FluentValue::Number(number) = value else {
        return None;
    };
    let written = |numbers: &PhraseNumbers| shown(&numbers.0, number.value);
    kept.with_try_get((), written).ok()
}

#[cfg(test)]
mod tests {
    use super::Formats;
    use crate::{Catalogs, PSEUDO};
    use chrono::NaiveDate;

    #[test]
    fn a_date_reads_as_on_every_certificate_before() {
        const MONTHS: [(&str, &str); 12] = [
            ("January", "enero"),
            ("February", "febrero"),
            ("March", "marzo"),
            ("April", "abril"),
            ("May", "mayo"),
            ("June", "junio"),
            ("July", "julio"),
            ("August", "agosto"),
            ("September", "septiembre"),
            ("October", "octubre"),
            ("November", "noviembre"),
            ("December", "diciembre"),
        ];
        let (english, spanish) = (Formats::of("en"), Formats::of("es"));
        for (year, (month, (in_english, in_spanish))) in
            [1999, 2026, 2127].into_iter().flat_map(|year| {
                let months = (1..).zip(MONTHS);
                months.map(move |month| (year, month))
            })
        {
            for day in [1, 9, 28] {
                let date = NaiveDate::from_ymd_opt(year, month, day).unwrap();
                assert_eq!(english.date(date), format!("{day} {in_english} {year}"));
                assert_eq!(
                    spanish.date(date),
                    format!("{day} de {in_spanish} de {year}")
                );
            }
        }
    }

    #[test]
    fn a_number_is_grouped_as_the_language_does() {
        for (language, numbers) in [
            ("en", ["0", "999", "1,234", "1,234,567", "14.5", "-3"]),
            ("es", ["0", "999", "1234", "1.234.567", "14,5", "-3"]),
        ] {
            let formats = Formats::of(language);
            let written = [0.0, 999.0, 1234.0, 1_234_567.0, 14.5, -3.0];
            assert_eq!(written.map(|n| formats.number(n)), numbers, "{language}");
        }
    }

    #[test]
    fn a_list_ends_with_and() {
        let list = |language: &str, items: &[&str]| Formats::of(language).list(items);
        assert_eq!(list("en", &[]), "");
        assert_eq!(list("en", &["a"]), "a");
        assert_eq!(list("en", &["a", "b", "c"]), "a, b and c");
        assert_eq!(list("es", &["a", "b", "c"]), "a, b y c");
        assert_eq!(list("es", &["verano", "invierno"]), "verano e invierno");
    }

    #[test]
    fn a_number_in_a_phrase_is_written_as_beside_it() {
        let all = Catalogs::embedded();
        for (language, written) in [("en", "12,500 min"), ("es", "12.500 min")] {
            let words = all.of(language);
            let phrase = words.with("unit-minutes-short", &[("minutes", 12_500.into())]);
            assert_eq!(phrase, written);
            assert_eq!(format!("{} min", words.number(12_500.0)), written);
        }
    }

    #[test]
    fn the_made_up_language_has_the_letters_of_its_direction() {
        let formats = Formats::of(PSEUDO);
        let day = NaiveDate::from_ymd_opt(2026, 11, 14).unwrap();
        assert_eq!(formats.date(day), "14 نوفمبر 2026");
        assert_eq!(
            formats.time(day.and_hms_opt(18, 6, 0).unwrap().time()),
            "6:06 م"
        );
    }
}
