//! What a learner was given on top of a quiz's rules, and the form that gives more.

use crate::enrollment::view::learner::LearnerRecord;
use crate::forms::Errors;
use crate::paths;
use crate::reader::Reader;
use laurel_domain::assessment::Allowance;
use laurel_domain::authoring::document::Activity;
use laurel_ui::button::submit;
use laurel_ui::field::{Field, InputKind, SelectOption, field, select, textarea};
use laurel_ui::table::{Column, Table, table};
use maud::{Markup, html};
use serde::Deserialize;

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct AllowanceForm {
    /// The activity's id.
    pub quiz: String,
    pub attempts: String,
    pub minutes: String,
    #[serde(rename = "why")]
    pub reason: String,
    /// How often something had been given when the form was made.
    pub given: String,
}

/// Quizzes of which there can be more: whose attempts or time are limited.
fn limited(record: &LearnerRecord) -> Vec<&Activity> {
    let activities = record.revision.document.activities();
    activities
        .filter(|activity| {
            let quiz = activity.quiz();
            quiz.is_some_and(|quiz| quiz.attempts.is_some() || quiz.time_limit_minutes.is_some())
        })
        .collect()
}

/// In words: "1 attempt · 20 minutes".
pub fn given_words(reader: &Reader, given: Allowance) -> String {
    let attempts = (given.attempts > 0).then(|| {
        reader.with(
            "enrollment-allowance-attempts",
            &[("count", given.attempts.into())],
        )
    });
    let minutes = (given.minutes > 0).then(|| {
        reader.with(
            "enrollment-allowance-minutes",
            &[("count", given.minutes.into())],
        )
    });
    let parts: Vec<String> = attempts.into_iter().chain(minutes).collect();
    parts.join(" · ")
}

/// What was given, line by line; nothing where nothing was.
pub fn given(reader: &Reader, record: &LearnerRecord) -> Markup {
    let rows: Vec<Vec<Markup>> = record
        .allowances
        .iter()
        .map(|item| {
            let by = item.by.and_then(|id| record.staff.get(&id));
            vec![
                html! { (record.title_of(&item.activity)) },
                html! { (given_words(reader, item.given)) @if let Some(name) = by { " · " bdi { (name) } } },
                reader.moment(item.at),
                html! { (item.reason) },
            ]
        })
        .collect();
    html! {
        @if !rows.is_empty() {
            h3 { (reader.t("enrollment-allowance-given")) }
            (table(&Table {
                caption: reader.t("enrollment-allowance-given"), caption_hidden: true,
                columns: &[
                    Column::text(reader.t("enrollment-rule-activity")), Column::text(reader.t("enrollment-allowance-what")),
                    Column::text(reader.t("enrollment-learner-when")), Column::text(reader.t("enrollment-rule-reason")),
                ],
                rows: &rows,
            }))
        }
    }
}

/// The form; nothing where no quiz has a limit.
pub fn form(
    reader: &Reader,
    record: &LearnerRecord,
    fields: &AllowanceForm,
    errors: &Errors,
) -> Markup {
    let quizzes = limited(record);
    if quizzes.is_empty() {
        return Markup::default();
    }
    let mut options = vec![SelectOption {
        value: "",
        label: reader.t("assessment-kind-matching-choose"),
    }];
    options.extend(quizzes.iter().map(|quiz| SelectOption {
        value: &quiz.id,
        label: &quiz.title,
    }));
    // the same form, sent again, still says what it said first
    let given = match fields.given.as_str() {
        "" => record.allowances.len().to_string(),
        given => given.to_owned(),
    };
    let action = paths::allowances(&record.course.slug, record.learner.enrollment.id);
    let number = |name, label, value, hint| {
        field(&Field {
            name,
            label: reader.t(label),
            value,
            hint: Some(reader.t(hint)),
            error: errors.of(name),
            kind: InputKind::Number,
            min: Some("0"),
            short: true,
            ..Field::default()
        })
    };
    html! {
        form class="form" method="post" action=(action) novalidate {
            h3 { (reader.t("enrollment-allowance-title")) }
            p { (reader.t("enrollment-allowance-text")) }
            input type="hidden" name="given" value=(given);
            (select(&Field { name: "quiz", label: reader.t("catalog-course-kind-quiz"), value: &fields.quiz, error: errors.of("quiz"), required: true, ..Field::default() }, &options))
            (number("attempts", "enrollment-allowance-more-attempts", &fields.attempts, "enrollment-allowance-more-attempts-hint"))
            (number("minutes", "enrollment-allowance-more-minutes", &fields.minutes, "enrollment-allowance-more-minutes-hint"))
            (textarea(&Field { name: "why", label: reader.t("enrollment-allowance-reason"), value: &fields.reason, hint: Some(reader.t("enrollment-allowance-reason-hint")), error: errors.of("why"), required: true, maxlength: Some(1000), ..Field::default() }, 3))
            (submit(reader.t("enrollment-allowance-submit")))
        }
    }
}
