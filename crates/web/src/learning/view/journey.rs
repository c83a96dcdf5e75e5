//! A program's courses as steps to the certificate, and the lesson that is next.

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

/// A program with its courses, as far as one is.
#[derive(Debug, Clone)]
pub struct Journey {
    pub title: String,
    pub slug: String,
    /// BCP 47.
    pub language: String,
    pub legs: Vec<Leg>,
    /// Whether a certificate stands at its end.
    pub certificate: bool,
}

/// A course on the way.
#[derive(Debug, Clone, Default)]
pub struct Leg {
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

impl Leg {
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
pub fn steps(reader: &Reader, journey: &Journey) -> Markup {
    let language = foreign(reader, &journey.language);
    html! {
        section class="stack" {
            h2 {
                a href=(paths::program(&journey.slug)) { (words_of(language, &html! { (journey.title) })) }
            }
            ol class="journey" {
                @for leg in &journey.legs { (step(reader, leg, language)) }
                @if journey.certificate {
                    li class="journey-end" {
                        span class="journey-mark" { (mark()) }
                        p class="journey-title" { (reader.t("catalog-fact-certificate")) }
                    }
                }
            }
        }
    }
}

fn step(reader: &Reader, leg: &Leg, language: Option<&str>) -> Markup {
    let percent = u8::try_from(leg.percent.min(100)).unwrap_or(100);
    html! {
        li class=[leg.completed_at.map(|_| "done")] {
            span class="journey-mark" {
                @if leg.completed_at.is_some() { (icon(Icon::Check)) } @else { (ring(percent, &format!("{percent}%"))) }
            }
            p class="journey-title" lang=[language] dir=[language.map(direction_of)] { a href=(leg.href()) { (leg.title) } }
            p class="meta" { (stands(reader, leg)) }
        }
    }
}

fn stands(reader: &Reader, leg: &Leg) -> String {
    if let Some(at) = leg.completed_at {
        let day = at.with_timezone(&reader.zone).date_naive();
        let day = reader.words().date(day);
        return reader.with("enrollment-state-completed-on", &[("date", (&day).into())]);
    }
    let time = leg.minutes_left.filter(|left| *left > 0);
    let time = time.map(|left| duration(reader, left));
    match (leg.inside, time) {
        (true, Some(time)) => reader.with(
            "learning-progress-done-left",
            &[
                ("done", leg.done.into()),
                ("count", leg.total.into()),
                ("time", (&time).into()),
            ],
        ),
        (true, None) => reader.with(
            "learning-progress-done",
            &[("done", leg.done.into()), ("count", leg.total.into())],
        ),
        (false, Some(time)) => reader.with("learning-journey-ahead", &[("time", (&time).into())]),
        (false, None) => reader.t("learning-progress-none").to_owned(),
    }
}

/// The lesson that is next, by its name: "Next · 13 min · Responding well".
pub fn next_words(reader: &Reader, next: &NextUp, course: &str) -> Markup {
    let time = duration(reader, next.minutes);
    let words = reader.with(
        "learning-journey-next",
        &[("time", (&time).into()), ("course", course.into())],
    );
    html! {
        p class="meta" { (words) }
        p class="next-title" { (words_of(foreign(reader, &next.language), &html! { (next.title) })) }
    }
}
