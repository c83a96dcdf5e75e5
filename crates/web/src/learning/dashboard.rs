//! `/dashboard`: what is next, how far one is, what was achieved.

use crate::gate::Gate;
use crate::http_problem::{Answer, HttpProblem};
use crate::page_layout::Page;
use crate::paths;
use crate::reader::Reader;
use crate::request_context::RequestContext;
use laurel_domain::enrollment::Status;
use laurel_domain::identity::actions;
use laurel_persistence::certification::of_person;
use laurel_persistence::enrollment::{Enrollment, enrollments};
use laurel_ui::Tone;
use laurel_ui::button::{Weight, link_button};
use laurel_ui::empty::empty_state;
use laurel_ui::notice::quiet_notice;
use laurel_ui::patterns::{Entry, entries, section};
use laurel_ui::progress::{bar, ring};
use maud::{Markup, html};

pub async fn show(_: paths::DashboardPath, context: Gate<actions::UseAccount>) -> Answer {
    let mine = enrollments(&context.app.store, context.own_scope()?).await?;
    let certificates = certificates(&context).await?;
    let title = context.t("learning-dashboard-title");
    let is = |status| move |mine: &&Enrollment| mine.status == status;
    let active = in_turn(mine.iter().filter(is(Status::Active)).collect());
    let completed: Vec<&Enrollment> = mine.iter().filter(is(Status::Completed)).collect();
    let left: Vec<&Enrollment> = mine.iter().filter(is(Status::Withdrawn)).collect();
    let main = html! {
        div class="wrap form-page" {
            (greeting(&context))
            (confirm_email(&context))
            @match active.first() {
                Some(next) => (on_with(&context, next)),
                None => (nothing_open(&context, mine.is_empty())),
            }
        }
        @if active.len() > 1 { (section(None, context.t("learning-dashboard-courses"), "", &lines(&context, active.get(1..).unwrap_or_default()))) }
        @if !completed.is_empty() { (section(None, context.t("learning-dashboard-completed"), "", &lines(&context, &completed))) }
        @if !left.is_empty() { (section(None, context.t("learning-dashboard-left"), context.t("learning-dashboard-left-note"), &lines(&context, &left))) }
        (section(Some("certificates"), context.t("learning-dashboard-certificates"), "", &certificates))
    };
    Ok(context.page(Page {
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

fn greeting(context: &RequestContext) -> Markup {
    let name = context.claims.as_ref().map_or("", |c| c.name.as_str());
    html! {
        h1 { (context.t("learning-dashboard-title")) }
        p class="lead" { (context.with("learning-dashboard-greeting", &[("name", name.into())])) }
    }
}

fn confirm_email(context: &RequestContext) -> Markup {
    let confirmed = context.claims.as_ref().is_none_or(|c| c.email_confirmed);
    html! {
        @if !confirmed {
            (quiet_notice(Tone::Warn, Some(context.t("learning-why-email")), &html! {
                p { (context.t("learning-dashboard-confirm-email")) " " a href=(paths::ACCOUNT) { (context.t("learning-why-go")) } }
            }))
        }
    }
}

/// The one big action.
fn on_with(context: &RequestContext, next: &Enrollment) -> Markup {
    html! {
        section class="stack" {
            h2 { (context.t("learning-dashboard-next")) }
            (bar(&next.title, &words(context, next), next.percent, 100))
            div class="actions" {
                (link_button(&context.with("learning-dashboard-next-action", &[("title", (&next.title).into())]), &paths::learn(&next.slug), Weight::Primary))
                (link_button(context.t("learning-why-title"), &paths::progress(&next.slug), Weight::Quiet))
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

fn words(context: &RequestContext, mine: &Enrollment) -> String {
    let zone = context.app.settings().zone();
    match (mine.status, mine.completed_at) {
        (_, Some(at)) => {
            let day = context.words().date(at.with_timezone(&zone).date_naive());
            context.with("enrollment-state-completed-on", &[("date", (&day).into())])
        }
        (Status::Withdrawn, _) => context.t("enrollment-state-left").to_owned(),
        _ if mine.done == 0 && mine.place.is_none() => {
            context.t("learning-progress-none").to_owned()
        }
        _ => context.with(
            "learning-progress-done",
            &[("done", mine.done.into()), ("count", mine.total.into())],
        ),
    }
}

fn lines(context: &RequestContext, mine: &[&Enrollment]) -> Markup {
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
                &words(context, mine),
            )),
        })
        .collect();
    entries(&lines)
}

/// The person's certificates and what waits to become one, or that there are
/// none yet.
async fn certificates(context: &RequestContext) -> Result<Markup, HttpProblem> {
    let held = of_person(&context.app.store, context.own_scope()?).await?;
    let lines = crate::certification::entries(context, &held);
    Ok(html! {
        @if lines.is_empty() { p class="muted" { (context.t("learning-dashboard-certificates-empty")) } }
        @else { (entries(&lines)) }
    })
}
