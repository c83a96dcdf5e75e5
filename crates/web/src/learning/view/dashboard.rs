//! What is next, how far one is, what was achieved.

use crate::certification::earned_here;
use crate::identity::{NewerTerms, ask_for_terms};
use crate::learning::view::program_progress::{NextUp, ProgramProgress, next_words, steps};
use crate::page_layout::Page;
use crate::paths;
use crate::reader::Reader;
use laurel_domain::enrollment::Status;
use laurel_persistence::certification::Holder;
use laurel_persistence::enrollment::Enrollment;
use laurel_ui::Tone;
use laurel_ui::button::{Weight, link_button};
use laurel_ui::empty::empty_state;
use laurel_ui::notice::quiet_notice;
use laurel_ui::patterns::{Entry, entries, section};
use laurel_ui::progress::{bar, ring};
use maud::{Markup, html};

/// What somebody does and did.
#[derive(Clone, Copy)]
pub struct DashboardView<'a> {
    pub name: &'a str,
    pub email_confirmed: bool,
    /// Texts in force that they did not accept.
    pub newer_terms: Option<NewerTerms>,
    /// Their places in courses, as they were used last.
    pub mine: &'a [Enrollment],
    /// The program of the course that is gone on with, where it belongs to one.
    pub program: Option<&'a ProgramProgress>,
    /// What is next in that course.
    pub next: Option<&'a NextUp>,
    pub held: &'a Holder,
}

pub fn page(reader: &Reader, view: &DashboardView<'_>) -> Page {
    let mine = view.mine;
    let title = reader.t("learning-dashboard-title");
    let is = |status| move |mine: &&Enrollment| mine.status == status;
    let active = in_turn(mine);
    // what stands among the steps is not said twice
    let shown = |mine: &&Enrollment| {
        let steps = view.program.into_iter().flat_map(|program| &program.steps);
        steps
            .map(|course| &course.slug)
            .any(|slug| *slug == mine.slug)
    };
    let others: Vec<&Enrollment> = active
        .iter()
        .skip(1)
        .copied()
        .filter(|mine| !shown(mine))
        .collect();
    let completed: Vec<&Enrollment> = mine
        .iter()
        .filter(is(Status::Completed))
        .filter(|mine| !shown(mine))
        .collect();
    let left: Vec<&Enrollment> = mine.iter().filter(is(Status::Withdrawn)).collect();
    let main = html! {
        div class="wrap form-page" {
            (greeting(reader, view.name))
            @if let Some(newer) = view.newer_terms { (ask_for_terms(reader, newer)) }
            @if !view.email_confirmed { (confirm_email(reader)) }
            (earned_here(reader, view.held, view.email_confirmed))
            @match active.first() {
                Some(mine) => {
                    (on_with(reader, mine, view.next))
                    @if let Some(program) = view.program { (steps(reader, program)) }
                }
                None => (nothing_open(reader, mine.is_empty())),
            }
        }
        @if !others.is_empty() { (section(None, reader.t("learning-dashboard-courses"), "", &lines(reader, &others))) }
        @if !completed.is_empty() { (section(None, reader.t("learning-dashboard-completed"), "", &lines(reader, &completed))) }
        @if !left.is_empty() { (section(None, reader.t("learning-dashboard-left"), reader.t("learning-dashboard-left-note"), &lines(reader, &left))) }
        // what waits stands at the top
        @if !view.held.issued.is_empty() || view.held.waiting.is_empty() {
            (section(Some("certificates"), reader.t("learning-dashboard-certificates"), "", &certificates(reader, view)))
        }
    };
    Page {
        title: title.to_owned(),
        main,
        ..Page::default()
    }
}

/// What was worked on last comes first; what was not begun yet follows in the
/// order in which it was joined, which is a program's own.
pub fn in_turn(mine: &[Enrollment]) -> Vec<&Enrollment> {
    let active = mine.iter().filter(|mine| mine.status == Status::Active);
    let begun = |mine: &&Enrollment| mine.done > 0 || mine.place.is_some();
    let (mut turn, mut rest): (Vec<_>, Vec<_>) = active.partition(begun);
    rest.sort_by_key(|mine| mine.id);
    turn.append(&mut rest);
    turn
}

fn greeting(reader: &Reader, name: &str) -> Markup {
    html! {
        h1 { (reader.t("learning-dashboard-title")) }
        p class="lead" { (reader.with("learning-dashboard-greeting", &[("name", name.into())])) }
    }
}

fn confirm_email(reader: &Reader) -> Markup {
    quiet_notice(
        Tone::Warn,
        Some(reader.t("learning-why-email")),
        &html! {
            p { (reader.t("learning-dashboard-confirm-email")) " " a href=(paths::ACCOUNT) { (reader.t("learning-why-go")) } }
        },
    )
}

/// The one big action.
fn on_with(reader: &Reader, next: &Enrollment, up: Option<&NextUp>) -> Markup {
    html! {
        section class="next-panel" {
            div class="stack" {
                h2 class="meta" { (reader.t("learning-dashboard-next")) }
                @if let Some(up) = up { (next_words(reader, up)) }
                (bar(&next.title, &words(reader, next), next.percent, 100))
            }
            div class="actions" {
                (link_button(&reader.with("learning-dashboard-next-action", &[("title", (&next.title).into())]), &paths::learn(&next.slug), Weight::Primary))
                (link_button(reader.t("learning-why-title"), &paths::progress(&next.slug), Weight::Quiet))
            }
        }
    }
}

fn nothing_open(reader: &Reader, nothing_ever: bool) -> Markup {
    let action = link_button(
        reader.t("learning-dashboard-empty-action"),
        paths::PROGRAMS,
        Weight::Primary,
    );
    if nothing_ever {
        empty_state(
            reader.t("learning-dashboard-empty-title"),
            reader.t("learning-dashboard-empty-text"),
            &action,
        )
    } else {
        html! { p { (action) } }
    }
}

fn words(reader: &Reader, mine: &Enrollment) -> String {
    match (mine.status, mine.completed_at) {
        (_, Some(at)) => {
            let day = reader
                .words()
                .date(at.with_timezone(&reader.zone).date_naive());
            reader.with("enrollment-state-completed-on", &[("date", (&day).into())])
        }
        (Status::Withdrawn, _) => reader.t("enrollment-state-left").to_owned(),
        _ if mine.done == 0 && mine.place.is_none() => {
            reader.t("learning-progress-none").to_owned()
        }
        _ => reader.with(
            "learning-progress-done",
            &[("done", mine.done.into()), ("count", mine.total.into())],
        ),
    }
}

fn lines(reader: &Reader, mine: &[&Enrollment]) -> Markup {
    let hrefs: Vec<String> = mine
        .iter()
        .map(|mine| match mine.status {
            Status::Active => paths::learn(&mine.slug),
            Status::Completed => paths::progress(&mine.slug),
            Status::Withdrawn => paths::course(&mine.slug),
        })
        .collect();
    let lines: Vec<Entry> = mine
        .iter()
        .zip(&hrefs)
        .map(|(mine, href)| Entry {
            title: &mine.title,
            href: Some(href),
            text: "",
            meta: None,
            action: Some(ring(
                u8::try_from(mine.percent).unwrap_or(100),
                &words(reader, mine),
            )),
        })
        .collect();
    entries(&lines)
}

/// The person's certificates, or that there are none yet.
fn certificates(reader: &Reader, view: &DashboardView<'_>) -> Markup {
    let issued = Holder {
        issued: view.held.issued.clone(),
        ..Holder::default()
    };
    let lines = crate::certification::entries(reader, &issued, view.email_confirmed);
    html! {
        @if lines.is_empty() { p class="muted" { (reader.t("learning-dashboard-certificates-empty")) } }
        @else { (entries(&lines)) }
    }
}
