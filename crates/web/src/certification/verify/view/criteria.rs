//! What a certificate is given for: said from what it was earned with, and
//! nothing that was not measured.

use crate::paths;
use crate::reader::Reader;
use laurel_domain::certification::{Evidence, Subject};
use laurel_persistence::certification::Certificate;
use laurel_words::Catalog;
use maud::{Markup, html};

pub fn criteria(reader: &Reader, found: &Certificate) -> Markup {
    let evidence = &found.evidence;
    if evidence.courses.is_empty() {
        return html! {};
    }
    let link = match evidence.subject {
        Subject::Program => "certification-criteria-program-link",
        Subject::Course => "certification-criteria-course-link",
    };
    html! {
        section {
            h2 { (reader.t("certification-criteria-title")) }
            p { (words(reader.words(), evidence)) }
            @if found.sealed.half_hours > 0 { p { (reader.t("certification-criteria-hours")) } }
            @if let Some(path) = path(evidence) { p { a href=(path) { (reader.t(link)) } } }
        }
    }
}

/// What it takes, in sentences.
pub fn words(words: &Catalog, evidence: &Evidence) -> String {
    let titles: Vec<String> = evidence
        .courses
        .iter()
        .map(|course| course.title.clone())
        .collect();
    let list = words.list(&titles);
    let passed = evidence
        .courses
        .iter()
        .map(|course| course.passed.len())
        .sum::<usize>();
    let what = match evidence.subject {
        Subject::Program => "certification-criteria-program",
        Subject::Course => "certification-criteria-course",
    };
    let about = [("count", titles.len().into()), ("courses", (&list).into())];
    let what = words.with(what, &about);
    let how = if passed > 0 {
        words.with(
            "certification-criteria-quizzes",
            &[("count", passed.into())],
        )
    } else {
        words.t("certification-criteria-none").to_owned()
    };
    format!("{what} {how}")
}

/// The page of the program or the course.
pub fn path(evidence: &Evidence) -> Option<String> {
    match &evidence.program {
        Some(rule) => Some(paths::program(&rule.slug)),
        None => evidence
            .courses
            .first()
            .map(|course| paths::course(&course.slug)),
    }
}
