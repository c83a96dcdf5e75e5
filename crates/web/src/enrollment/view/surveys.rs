//! What learners answered in a survey.

use crate::enrollment::surveys::words;
use crate::page_layout::Page;
use crate::paths;
use crate::reader::Reader;
use laurel_domain::assessment::Response;
use laurel_domain::authoring::document::{Activity, Question, QuestionKind};
use laurel_persistence::assessment::{SentSurvey, SurveyCounts};
use laurel_persistence::catalog::CourseEntry;
use laurel_ui::breadcrumb::breadcrumb;
use laurel_ui::button::{Weight, link_button};
use laurel_ui::details::ruled_details;
use laurel_ui::empty::empty_state;
use laurel_ui::pagination::{Pagination, pagination};
use laurel_ui::table::{Column, Table, table};
use maud::{Markup, html};

/// A survey with what was sent.
#[derive(Clone, Copy)]
pub struct SurveyView<'a> {
    pub course: &'a CourseEntry,
    pub activity: &'a Activity,
    pub counts: &'a SurveyCounts,
    /// A page of them, those sent last first.
    pub sent: &'a [SentSurvey],
    pub more: bool,
    /// Whether this is the first page of them.
    pub first: bool,
}

pub fn page(reader: &Reader, view: &SurveyView<'_>) -> Page {
    let slug = &view.course.slug;
    let title = &view.activity.title;
    let questions = view.activity.questions();
    let main = html! {
        (breadcrumb(reader.t("nav-breadcrumb"), &[(reader.t("nav-studio"), paths::STUDIO), (&view.course.title, &paths::studio_course(slug))]))
        h1 { (title) }
        p class="lead" { (reader.with("enrollment-survey-sent", &[("count", view.counts.sent.into())])) }
        @if view.counts.sent == 0 {
            (empty_state(reader.t("enrollment-survey-empty"), reader.t("enrollment-survey-empty-text"), &Markup::default()))
        } @else {
            p { (link_button(reader.t("enrollment-survey-export"), &paths::survey_csv(slug, &view.activity.slug), Weight::Secondary)) }
            @if view.first { @for question in questions { (counted(reader, question, view.counts)) } }
            section id="answers" {
                h2 { (reader.t("enrollment-survey-each")) }
                @for sent in view.sent { (one(reader, view.course, questions, sent)) }
                (pages(reader, view))
            }
        }
    };
    Page::studio(paths::STUDIO, title, main)
}

/// How often each answer was given; of what people wrote, nothing is counted.
fn counted(reader: &Reader, question: &Question, counts: &SurveyCounts) -> Markup {
    let given = counts
        .answers
        .get(&question.id)
        .map_or(&[][..], Vec::as_slice);
    let many = |wanted: &dyn Fn(&Response) -> bool| -> u64 {
        let found = given.iter().filter(|(response, _)| wanted(response));
        found.map(|(_, many)| many).sum()
    };
    let lines: Vec<(String, u64)> = match &question.kind {
        QuestionKind::Scale { min, max, low, high, .. } => (*min..=*max)
            .map(|value| {
                let end = match value {
                    value if value == *min && !low.is_empty() => format!(" · {low}"),
                    value if value == *max && !high.is_empty() => format!(" · {high}"),
                    _ => String::new(),
                };
                let is_it = |response: &Response| *response == Response::Rated { value };
                (format!("{value}{end}"), many(&is_it))
            })
            .collect(),
        QuestionKind::Choice { options, .. } => options
            .iter()
            .map(|option| {
                let is_it = |response: &Response| matches!(response, Response::Chosen { options } if options.contains(&option.id));
                (laurel_markdown::plain(&option.text), many(&is_it))
            })
            .collect(),
        _ => return Markup::default(),
    };
    let all: u64 = lines.iter().map(|(_, many)| many).sum();
    let rows: Vec<Vec<Markup>> = lines
        .iter()
        .map(|(words, many)| {
            let percent = (many * 100 + all / 2).checked_div(all).unwrap_or(0);
            vec![
                html! { (words) },
                html! { (reader.number(*many)) },
                html! { (reader.with("unit-percent", &[("percent", percent.into())])) },
            ]
        })
        .collect();
    let heading = laurel_markdown::plain(&question.prompt);
    html! {
        section {
            h2 { (heading) }
            @if let Some(mean) = mean(given) {
                p class="meta" { (reader.with("enrollment-survey-mean", &[("mean", mean.into())])) }
            }
            (table(&Table {
                caption: &heading, caption_hidden: true,
                columns: &[
                    Column::text(reader.t("enrollment-survey-answer")),
                    Column::number(reader.t("enrollment-survey-many")),
                    Column::number(reader.t("enrollment-survey-share")),
                ],
                rows: &rows,
            }))
        }
    }
}

/// Of the numbers on a scale, to a tenth.
fn mean(given: &[(Response, u64)]) -> Option<f64> {
    let (mut sum, mut all) = (0_i64, 0_i64);
    for (response, many) in given {
        if let Response::Rated { value } = response {
            let many = i64::try_from(*many).ok()?;
            sum += i64::from(*value) * many;
            all += many;
        }
    }
    let tenths = (sum * 10 + all / 2).checked_div(all)?;
    i32::try_from(tenths)
        .ok()
        .map(|tenths| f64::from(tenths) / 10.0)
}

fn one(reader: &Reader, course: &CourseEntry, questions: &[Question], sent: &SentSurvey) -> Markup {
    let prompts: Vec<String> = questions
        .iter()
        .map(|question| laurel_markdown::plain(&question.prompt))
        .collect();
    let answers: Vec<(&str, Markup)> = questions
        .iter()
        .zip(&prompts)
        .filter_map(|(question, prompt)| {
            let given = sent.answers.get(&question.id)?;
            let words = words(question, given);
            Some((prompt.as_str(), html! { span class="as-typed" { (words) } }))
        })
        .collect();
    html! {
        article class="stack" {
            h3 { a href=(paths::learner(&course.slug, sent.enrollment)) { bdi { (sent.name) } } }
            p class="meta" { (reader.moment(sent.sent_at)) }
            @if answers.is_empty() { p class="muted" { (reader.t("enrollment-survey-nothing")) } }
            @else { (ruled_details(&answers)) }
        }
    }
}

fn pages(reader: &Reader, view: &SurveyView<'_>) -> Markup {
    let base = paths::survey(&view.course.slug, &view.activity.slug);
    let last = view.sent.last().filter(|_| view.more);
    let next = last.map(|last| format!("{base}?before={}", last.attempt));
    let first = (!view.first).then(|| base.clone());
    pagination(&Pagination {
        label: reader.t("nav-pages"),
        previous: first.as_deref(),
        previous_label: reader.t("enrollment-learners-first"),
        next: next.as_deref(),
        next_label: reader.t("nav-next"),
        position: "",
    })
}
