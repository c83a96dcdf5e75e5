//! The small facts about programs and courses, in words.

use crate::request_context::RequestContext;
use laurel_domain::authoring::document::{Award, AwardKind, Program, ProgramStatus};
use maud::{Markup, html};

/// Half hours as hours.
#[must_use]
pub fn hours(half_hours: u32) -> f64 {
    f64::from(half_hours) / 2.0
}

/// "3 courses · about 14 hours · free · certificate"
pub fn program_facts(
    context: &RequestContext,
    document: &Program,
    status: ProgramStatus,
    courses: usize,
    half_hours: u32,
) -> Markup {
    let mut facts = Vec::new();
    match status {
        ProgramStatus::Preparation => facts.push(context.t("catalog-fact-preparation").to_owned()),
        ProgramStatus::Retired => facts.push(context.t("catalog-programs-retired").to_owned()),
        ProgramStatus::Open => {}
    }
    if courses > 0 {
        facts.push(context.with("catalog-fact-courses", &[("count", courses.into())]));
    }
    if half_hours > 0 {
        facts.push(context.with("catalog-fact-hours", &[("hours", hours(half_hours).into())]));
    }
    if let Some(language) = foreign(context, &document.language) {
        let language = language_in_words(context, language);
        facts.push(context.with("catalog-fact-language", &[("language", language.into())]));
    }
    if status == ProgramStatus::Open {
        facts.push(price(context, document));
    }
    html! {
        (facts.join(" · "))
        @if let Some(award) = &document.award {
            @if !facts.is_empty() { " · " }
            span class="gold" { (award_fact(context, award)) }
        }
    }
}

/// "free", or what it costs.
pub(super) fn price(context: &RequestContext, document: &Program) -> String {
    document.price.as_ref().map_or_else(
        || context.t("catalog-fact-free").to_owned(),
        |price| context.with("catalog-fact-price", &[("price", price.into())]),
    )
}

/// "certificate", "certification, renewed every 24 months".
#[must_use]
pub fn award_fact(context: &RequestContext, award: &Award) -> String {
    match (award.kind, award.valid_months) {
        (AwardKind::Certificate, _) => context.t("catalog-fact-certificate").to_owned(),
        (AwardKind::Certification, None) => context.t("catalog-fact-certification").to_owned(),
        (AwardKind::Certification, Some(months)) => {
            context.with("catalog-fact-renewed", &[("months", months.into())])
        }
    }
}

/// The language of a text, where it is not the page's: for `lang`.
pub(super) fn foreign<'a>(context: &RequestContext, language: &'a str) -> Option<&'a str> {
    let primary = language.split('-').next().unwrap_or(language);
    (primary != context.language).then_some(language)
}

/// In the reader's language, where it is one of those that are offered.
pub(super) fn language_in_words<'a>(context: &'a RequestContext, language: &'a str) -> &'a str {
    match language {
        "en" => context.t("language-name-en"),
        "es" => context.t("language-name-es"),
        _ => language_name(language),
    }
}

/// In that language itself, where it is one of those that are offered.
pub(super) fn language_name(language: &str) -> &str {
    crate::words::OFFERED
        .iter()
        .find(|(code, _)| *code == language)
        .map_or(language, |(_, name)| name)
}
