//! Why a course could not be joined, and what to do about it.

use crate::forms::{Errors, summary};
use crate::page_layout::Page;
use crate::paths;
use crate::reader::Reader;
use laurel_persistence::catalog::CourseEntry;
use laurel_ui::button::{Weight, link_button, submit};
use laurel_ui::field::{Field, field};
use maud::{Markup, html};
use serde::Deserialize;

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct EnrollForm {
    pub code: String,
}

/// Why somebody could not join a course.
pub enum NotEnrolled<'a> {
    /// The code is missing or wrong, or was wrong too often.
    Code(&'a EnrollForm),
    /// These come first.
    Prerequisites(Vec<CourseEntry>),
    Retired,
}

/// A course that could not be joined.
pub struct NotEnrolledView<'a> {
    pub course: &'a CourseEntry,
    pub why: NotEnrolled<'a>,
    pub errors: Errors,
}

pub fn page(reader: &Reader, view: &NotEnrolledView<'_>) -> Page {
    let (course, errors) = (view.course, &view.errors);
    let title = reader.t("enrollment-refused-title");
    let back = reader.with("nav-back-to", &[("title", (&course.title).into())]);
    Page {
        title: title.to_owned(),
        main: html! {
            div class="narrow form-page" {
                h1 { (title) }
                p class="lead" { (course.title) }
                (summary(reader, errors, &[("code", "enrollment-code-label")]))
                @match &view.why {
                    NotEnrolled::Code(fields) => (code_form(reader, &course.slug, fields, errors)),
                    NotEnrolled::Prerequisites(first) => (first_these(reader, first)),
                    NotEnrolled::Retired => p { (reader.t("enrollment-refused-retired")) },
                }
                p { (link_button(&back, &paths::course(&course.slug), Weight::Quiet)) }
            }
        },
        ..Page::default()
    }
}

fn first_these(reader: &Reader, first: &[CourseEntry]) -> Markup {
    html! {
        ul class="list" {
            @for before in first {
                li { a href=(paths::course(&before.slug)) {
                    (reader.with("enrollment-refused-prerequisite", &[("title", (&before.title).into())]))
                } }
            }
        }
    }
}

fn code_form(reader: &Reader, slug: &str, fields: &EnrollForm, errors: &Errors) -> Markup {
    html! {
        form class="form" method="post" action=(paths::enroll(slug)) novalidate {
            (field(&Field { name: "code", label: reader.t("enrollment-code-label"), value: &fields.code,
                hint: Some(reader.t("enrollment-code-hint")), error: errors.of("code"), required: true,
                autocomplete: Some("off"), maxlength: Some(64), short: true, ..Field::default() }))
            (submit(reader.t("enrollment-code-submit")))
        }
    }
}
