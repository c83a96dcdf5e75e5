//! The small facts about programs and courses, in words.

use crate::reader::Reader;
use laurel_domain::authoring::document::{Award, AwardKind, Program, ProgramStatus};
use maud::{Markup, html};

/// Half hours as hours.
#[must_use]
pub fn hours(half_hours: u32) -> f64 {
    f64::from(half_hours) / 2.0
}

/// "3 courses · about 14 hours · free · certificate"
pub fn program_facts(
    reader: &Reader,
    document: &Program,
    status: ProgramStatus,
    courses: usize,
    half_hours: u32,
) -> Markup {
    let mut facts = Vec::new();
    match status {
        ProgramStatus::Preparation => facts.push(reader.t("catalog-fact-preparation").to_owned()),
        ProgramStatus::Retired => facts.push(reader.t("catalog-programs-retired").to_owned()),
        ProgramStatus::Open => {}
    }
    if courses > 0 {
        facts.push(reader.with("catalog-fact-courses", &[("count", courses.into())]));
    }
    if half_hours > 0 {
        facts.push(reader.with("catalog-fact-hours", &[("hours", hours(half_hours).into())]));
    }
    if let Some(language) = foreign(reader, &document.language) {
        let language = language_in_words(reader, language);
        facts.push(reader.with("catalog-fact-language", &[("language", language.into())]));
    }
    if status == ProgramStatus::Open {
        facts.push(price(reader, document));
    }
    html! {
        (facts.join(" · "))
        @if let Some(award) = &document.award {
            @if !facts.is_empty() { " · " }
            span class="gold" { (award_fact(reader, award)) }
        }
    }
}

/// "free", or what it costs.
pub(super) fn price(reader: &Reader, document: &Program) -> String {
    document.price.as_ref().map_or_else(
        || reader.t("catalog-fact-free").to_owned(),
        |price| reader.with("catalog-fact-price", &[("price", price.into())]),
    )
}

/// "certificate", "certification, renewed every 24 months".
#[must_use]
pub fn award_fact(reader: &Reader, award: &Award) -> String {
    match (award.kind, award.valid_months) {
        (AwardKind::Certificate, _) => reader.t("catalog-fact-certificate").to_owned(),
        (AwardKind::Certification, None) => reader.t("catalog-fact-certification").to_owned(),
        (AwardKind::Certification, Some(months)) => {
            reader.with("catalog-fact-renewed", &[("months", months.into())])
        }
    }
}

/// The language of a text, where it is not the page's: for `lang`.
pub fn foreign<'a>(reader: &Reader, language: &'a str) -> Option<&'a str> {
    let primary = language.split('-').next().unwrap_or(language);
    (primary != reader.language).then_some(language)
}

/// In the reader's language, where it is one of those that are offered.
pub(super) fn language_in_words<'a>(reader: &'a Reader, language: &'a str) -> &'a str {
    match language {
        "en" => reader.t("language-name-en"),
        "es" => reader.t("language-name-es"),
        _ => language_name(language),
    }
}

/// In that language itself, where it is one of those that are offered.
pub(super) fn language_name(language: &str) -> &str {
    laurel_words::OFFERED
        .iter()
        .find(|(code, _)| *code == language)
        .map_or(language, |(_, name)| name)
}
