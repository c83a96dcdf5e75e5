//! `/dashboard`: what is next, how far one is, what was achieved.

use crate::paths;
use crate::problem::{Answer, Problem};
use crate::shell::Page;
use crate::visit::Visit;
use laurel_domain::enrollment::Status;
use laurel_persistence::certification::of_person;
use laurel_persistence::enrollment::{Enrollment, enrollments};
use laurel_ui::Tone;
use laurel_ui::button::{Weight, link_button};
use laurel_ui::empty::empty_state;
use laurel_ui::notice::quiet_notice;
use laurel_ui::patterns::{Entry, entries, section};
use laurel_ui::progress::{bar, ring};
use maud::{Markup, html};

pub async fn show(visit: Visit) -> Answer {
    let mine = enrollments(&visit.app.store, visit.person()?).await?;
    let certificates = certificates(&visit).await?;
    let title = visit.t("learning-dashboard-title");
    let is = |status| move |mine: &&Enrollment| mine.status == status;
    let active = in_turn(mine.iter().filter(is(Status::Active)).collect());
    let completed: Vec<&Enrollment> = mine.iter().filter(is(Status::Completed)).collect();
    let left: Vec<&Enrollment> = mine.iter().filter(is(Status::Withdrawn)).collect();
    let main = html! {
        div class="wrap form-page" {
            (greeting(&visit))
            (confirm_email(&visit))
            @match active.first() {
                Some(next) => (on_with(&visit, next)),
                None => (nothing_open(&visit, mine.is_empty())),
            }
        }
        @if active.len() > 1 { (section(None, visit.t("learning-dashboard-courses"), "", &lines(&visit, active.get(1..).unwrap_or_default()))) }
        @if !completed.is_empty() { (section(None, visit.t("learning-dashboard-completed"), "", &lines(&visit, &completed))) }
        @if !left.is_empty() { (section(None, visit.t("learning-dashboard-left"), visit.t("learning-dashboard-left-note"), &lines(&visit, &left))) }
        (section(Some("certificates"), visit.t("learning-dashboard-certificates"), "", &certificates))
    };
    Ok(visit.page(Page {
        title,
        main,
        ..Page::default()
    }))
}

/// What was worked on last comes first; what was not begun yet follows in the
/// order in which it was joined, which is a program's own.
fn in_turn(active: Vec<&Enrollment>) -> Vec<&Enrollment> {
    let begun = |mine: &&Enrollment| mine.done > 0 || mine.place.is_some();
    let (mut turn, mut rest): (Vec<_>, Vec<_>) = active.into_iter().partition(begun);
    rest.sort_by_key(|mine| mine.id);
    turn.append(&mut rest);
    turn
}

fn greeting(visit: &Visit) -> Markup {
    let name = visit.claims.as_ref().map_or("", |c| c.name.as_str());
    html! {
        h1 { (visit.t("learning-dashboard-title")) }
        p class="lead" { (visit.with("learning-dashboard-greeting", &[("name", name.into())])) }
    }
}

fn confirm_email(visit: &Visit) -> Markup {
    let confirmed = visit.claims.as_ref().is_none_or(|c| c.email_confirmed);
    html! {
        @if !confirmed {
            (quiet_notice(Tone::Warn, Some(visit.t("learning-why-email")), &html! {
                p { (visit.t("learning-dashboard-confirm-email")) " " a href=(paths::ACCOUNT) { (visit.t("learning-why-go")) } }
            }))
        }
    }
}

/// The one big action.
fn on_with(visit: &Visit, next: &Enrollment) -> Markup {
    html! {
        section class="stack" {
            h2 { (visit.t("learning-dashboard-next")) }
            (bar(&next.title, &words(visit, next), next.percent, 100))
            div class="actions" {
                (link_button(&visit.with("learning-dashboard-next-action", &[("title", (&next.title).into())]), &paths::learn(&next.slug), Weight::Primary))
                (link_button(visit.t("learning-why-title"), &paths::progress(&next.slug), Weight::Quiet))
            }
        }
    }
}

fn nothing_open(visit: &Visit, nothing_ever: bool) -> Markup {
    let action = link_button(
        visit.t("learning-dashboard-empty-action"),
        paths::PROGRAMS,
        Weight::Primary,
    );
    if nothing_ever {
        empty_state(
            visit.t("learning-dashboard-empty-title"),
            visit.t("learning-dashboard-empty-text"),
            &action,
        )
    } else {
        html! { p { (action) } }
    }
}

fn words(visit: &Visit, mine: &Enrollment) -> String {
    let zone = visit.app.settings().zone();
    match (mine.status, mine.completed_at) {
        (_, Some(at)) => {
            let day = visit.words().date(at.with_timezone(&zone).date_naive());
            visit.with("enrollment-state-completed-on", &[("date", (&day).into())])
        }
        (Status::Withdrawn, _) => visit.t("enrollment-state-left").to_owned(),
        _ if mine.done == 0 && mine.place.is_none() => visit.t("learning-progress-none").to_owned(),
        _ => visit.with(
            "learning-progress-done",
            &[("done", mine.done.into()), ("count", mine.total.into())],
        ),
    }
}

fn lines(visit: &Visit, mine: &[&Enrollment]) -> Markup {
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
                &words(visit, mine),
            )),
        })
        .collect();
    entries(&lines)
}

/// The person's certificates and what waits to become one, or that there are
/// none yet.
async fn certificates(visit: &Visit) -> Result<Markup, Problem> {
    let held = of_person(&visit.app.store, visit.person()?).await?;
    let lines = crate::certification::entries(visit, &held);
    Ok(html! {
        @if lines.is_empty() { p class="muted" { (visit.t("learning-dashboard-certificates-empty")) } }
        @else { (entries(&lines)) }
    })
}
