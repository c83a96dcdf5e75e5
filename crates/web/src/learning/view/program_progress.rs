//! A program's courses in their order up to the certificate, and the lesson that is next.

use crate::catalog::foreign;
use crate::learning::time::duration;
use crate::paths;
use crate::reader::Reader;
use chrono::{DateTime, Utc};
use laurel_persistence::enrollment::Enrollment;
use laurel_ui::icon::{Icon, icon};
use laurel_ui::laurel::mark;
use laurel_ui::progress::ring;
use laurel_ui::text_direction::{direction_of, words_of};
use maud::{Markup, html};

/// How far a learner is in a program.
#[derive(Debug, Clone)]
pub struct ProgramProgress {
    pub title: String,
    pub slug: String,
    /// BCP 47.
    pub language: String,
    pub steps: Vec<CourseStep>,
    /// Whether a certificate stands at its end.
    pub certificate: bool,
}

/// One of its courses.
#[derive(Debug, Clone, Default)]
pub struct CourseStep {
    pub slug: String,
    pub title: String,
    pub inside: bool,
    pub done: u32,
    pub total: u32,
    pub percent: u32,
    /// As far as it is known.
    pub minutes_left: Option<u32>,
    pub completed_at: Option<DateTime<Utc>>,
}

/// What is to be done next.
#[derive(Debug, Clone)]
pub struct NextUp {
    pub title: String,
    pub minutes: u32,
    /// BCP 47.
    pub language: String,
}

impl CourseStep {
    pub fn of(mine: &Enrollment, minutes_left: Option<u32>) -> Self {
        Self {
            slug: mine.slug.clone(),
            title: mine.title.clone(),
            inside: true,
            done: mine.done,
            total: mine.total,
            percent: mine.percent,
            minutes_left,
            completed_at: mine.completed_at,
        }
    }

    fn href(&self) -> String {
        match (self.inside, self.completed_at) {
            (true, Some(_)) => paths::progress(&self.slug),
            (true, None) => paths::learn(&self.slug),
            (false, _) => paths::course(&self.slug),
        }
    }
}

/// The steps, one below the other on a phone and beside each other where there is room.
pub fn steps(reader: &Reader, program: &ProgramProgress) -> Markup {
    let language = foreign(reader, &program.language);
    html! {
        section class="stack" {
            h2 {
                a href=(paths::program(&program.slug)) { (words_of(language, &html! { (program.title) })) }
            }
            ol class="program-progress" {
                @for course in &program.steps { (step(reader, course, language)) }
                @if program.certificate {
                    li class="program-progress-end" {
                        span class="program-progress-mark" { (mark()) }
                        p class="program-progress-title" { (reader.t("learning-program-certificate")) }
                    }
                }
            }
        }
    }
}

fn step(reader: &Reader, course: &CourseStep, language: Option<&str>) -> Markup {
    let percent = u8::try_from(course.percent.min(100)).unwrap_or(100);
    html! {
        li class=[course.completed_at.map(|_| "done")] {
            span class="program-progress-mark" {
                @if course.completed_at.is_some() { (icon(Icon::Check)) } @else { (ring(percent, &reader.with("unit-percent-sign", &[("percent", percent.into())]))) }
            }
            p class="program-progress-title" lang=[language] dir=[language.map(direction_of)] { a href=(course.href()) { (course.title) } }
            p class="meta" { (stands(reader, course)) }
        }
    }
}

fn stands(reader: &Reader, course: &CourseStep) -> String {
    if let Some(at) = course.completed_at {
        let day = at.with_timezone(&reader.zone).date_naive();
        let day = reader.words().date(day);
        return reader.with("enrollment-state-completed-on", &[("date", (&day).into())]);
    }
    let time = course.minutes_left.filter(|left| *left > 0);
    let time = time.map(|left| duration(reader, left));
    match (course.inside, time) {
        (true, Some(time)) => reader.with(
            "learning-progress-done-left",
            &[
                ("done", course.done.into()),
                ("count", course.total.into()),
                ("time", (&time).into()),
            ],
        ),
        (true, None) => reader.with(
            "learning-progress-done",
            &[("done", course.done.into()), ("count", course.total.into())],
        ),
        (false, Some(time)) => reader.with("learning-program-ahead", &[("time", (&time).into())]),
        (false, None) => reader.t("learning-progress-none").to_owned(),
    }
}

/// The lesson that is next, and how long it takes: "13 min", "Responding well".
pub fn next_words(reader: &Reader, next: &NextUp) -> Markup {
    html! {
        p class="next-title" { (words_of(foreign(reader, &next.language), &html! { (next.title) })) }
        p class="meta" { (duration(reader, next.minutes)) }
    }
}
