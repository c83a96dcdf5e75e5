//! The words printed on a certificate, in its language.

use laurel_domain::certification::{Phrases, Sealed, Subject};
use laurel_words::{Catalog, Catalogs, Value};

/// In the certificate's language where there is a catalog for it. They are
/// sealed with the certificate: a catalog may change later.
pub fn phrases(catalogs: &Catalogs, sealed: &Sealed) -> Phrases {
    let primary = sealed.language.split('-').next().unwrap_or_default();
    let words = catalogs.of(primary);
    let say = |key: &str, variables: &[(&'static str, Value<'_>)]| words.with(key, variables);
    let details = details(words, sealed);
    let address = sealed
        .verify_url
        .rsplit_once('/')
        .map_or(sealed.verify_url.as_str(), |(page, _)| page);
    let address = address.split_once("://").map_or(address, |(_, rest)| rest);
    let organization = Value::from(&sealed.issuer);
    Phrases {
        language: words.language().to_owned(),
        document_title: say(
            "certification-printed-document-title",
            &[
                ("title", (&sealed.title).into()),
                ("name", (&sealed.holder).into()),
            ],
        ),
        description: say(
            "certification-printed-description",
            &[
                ("organization", organization.clone()),
                ("name", (&sealed.holder).into()),
                ("title", (&sealed.title).into()),
                ("details", (&details).into()),
                ("number", (&sealed.number).into()),
            ],
        ),
        statement: say(
            "certification-printed-certifies",
            &[("organization", organization)],
        ),
        achievement: achievement(words, sealed),
        details,
        validity: Some(validity(words, sealed)),
        verify: say(
            "certification-printed-verify",
            &[("address", address.into())],
        ),
        scan: words.t("certification-printed-scan").to_owned(),
        qr_description: say(
            "certification-printed-qr",
            &[("address", (&sealed.verify_url).into())],
        ),
        signature_description: String::new(),
        specimen: words.t("certification-printed-specimen").to_owned(),
        hours: (sealed.half_hours > 0)
            .then(|| (figure(sealed.half_hours), unit(words, sealed.half_hours))),
    }
}

fn achievement(words: &Catalog, sealed: &Sealed) -> String {
    if let Some(statement) = &sealed.statement {
        return statement.clone();
    }
    words
        .t(match (sealed.subject, sealed.assessed) {
            (Subject::Program, true) => "certification-printed-statement-program",
            (Subject::Program, false) => "certification-printed-statement-program-plain",
            (Subject::Course, true) => "certification-printed-statement-course",
            (Subject::Course, false) => "certification-printed-statement-course-plain",
        })
        .to_owned()
}

/// `Issued on 16 November 2026, valid until 13 November 2028`
fn validity(words: &Catalog, sealed: &Sealed) -> String {
    let issued = words.date(sealed.issued_on);
    let issued = ("issued", Value::from(&issued));
    let Some(day) = sealed.expires_on else {
        return words.with("certification-printed-issued", &[issued]);
    };
    let date = words.date(day);
    let date = ("date", Value::from(&date));
    words.with("certification-printed-issued-until", &[issued, date])
}

/// `14 hours of study, three courses, completed on 14 November 2026`
fn details(words: &Catalog, sealed: &Sealed) -> String {
    let date = words.date(sealed.completed_on.unwrap_or(sealed.issued_on));
    let date = ("date", Value::from(&date));
    if sealed.half_hours == 0 {
        return words.with("certification-printed-on", &[date]);
    }
    let study = study(words, sealed.half_hours);
    let study = ("hours", Value::from(&study));
    if sealed.courses < 2 {
        return words.with("certification-printed-line-hours", &[study, date]);
    }
    let courses = words.with(
        "certification-printed-courses",
        &[("count", sealed.courses.into())],
    );
    let courses = ("courses", Value::from(&courses));
    words.with("certification-printed-line", &[study, courses, date])
}

/// `14 hours of study`. Half an hour is one in words, whatever the rule for
/// plurals says of numbers with a fraction.
fn study(words: &Catalog, half_hours: u32) -> String {
    if half_hours == 1 {
        return words.t("certification-printed-half-hour").to_owned();
    }
    let figure = figure(half_hours);
    words.with(
        "certification-printed-hours",
        &[hours(half_hours), ("figure", (&figure).into())],
    )
}

/// `hours`, below the figure.
fn unit(words: &Catalog, half_hours: u32) -> String {
    if half_hours == 1 {
        return words.t("certification-printed-half-hour-unit").to_owned();
    }
    words.with("certification-printed-hours-unit", &[hours(half_hours)])
}

/// For the plural form.
fn hours(half_hours: u32) -> (&'static str, Value<'static>) {
    ("hours", (f64::from(half_hours) / 2.0).into())
}

/// Half hours as people write hours everywhere: `14` or `14½`.
pub fn figure(half_hours: u32) -> String {
    match (half_hours / 2, half_hours % 2) {
        (whole, 0) => whole.to_string(),
        (0, _) => "½".to_owned(),
        (whole, _) => format!("{whole}½"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn half_an_hour_is_not_written_as_many() {
        let catalogs = Catalogs::embedded();
        for (language, half, one, more) in [
            (
                "en",
                ["½ hour of study", "hour"],
                "1 hour of study",
                "1½ hours of study",
            ),
            (
                "es",
                ["½ hora de estudio", "hora"],
                "1 hora de estudio",
                "1½ horas de estudio",
            ),
        ] {
            let words = catalogs.of(language);
            assert_eq!([study(words, 1), unit(words, 1)], half);
            assert_eq!([study(words, 2), study(words, 3)], [one, more]);
        }
    }

    #[test]
    fn half_hours_are_read_as_hours() {
        assert_eq!(
            [28, 29, 1].map(figure),
            ["14".to_owned(), "14½".to_owned(), "½".to_owned()]
        );
    }
}
