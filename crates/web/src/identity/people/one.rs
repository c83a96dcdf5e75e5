//! `/admin/people/{id}`: one person, their roles, and what staff may do.

use super::learning::{Learning, PageOffsets, learning};
use super::list::state;
use super::role_key;
use crate::administration::admin_layout;
use crate::administration::pages::with_query;
use crate::extract::{Path, Query};
use crate::http_problem::{Answer, HttpProblem};
use crate::page_layout::Page;
use crate::paths;
use crate::request_context::RequestContext;
use crate::ui::Tone;
use crate::ui::breadcrumb::breadcrumb;
use crate::ui::button::{Button, Weight, button};
use crate::ui::details::ruled_details;
use crate::ui::field::{Field, SelectOption, field_id, hidden, select};
use crate::ui::notice::notice;
use crate::ui::patterns::{Entry, entries};
use laurel_domain::identity::{Action, Grant, Resource, Role};
use laurel_domain::ids::PersonId;
use laurel_persistence::identity::{CourseName, Person, course_names, needs, person, sessions};
use maud::{Markup, html};

pub async fn show(
    context: RequestContext,
    Path(id): Path<PersonId>,
    Query(offsets): Query<PageOffsets>,
) -> Answer {
    context.permit(Action::ReadPeople, Resource::Site)?;
    let shown = load(&context, id, &offsets).await?;
    Ok(context.page(page(&context, &shown, None)))
}

/// The person with what the page needs beside.
pub(super) struct PersonPage {
    pub who: Person,
    courses: Vec<CourseName>,
    signed_in: usize,
    learning: Learning,
}

pub(super) async fn load(
    context: &RequestContext,
    id: PersonId,
    offsets: &PageOffsets,
) -> Result<PersonPage, HttpProblem> {
    let store = &context.app.store;
    Ok(PersonPage {
        who: person(store, id).await?.ok_or(HttpProblem::NotFound)?,
        courses: course_names(store).await?,
        signed_in: sessions(store, id).await?.len(),
        learning: Learning::load(context, id, offsets).await?,
    })
}

/// `refused` says at the top why nothing was changed.
pub(super) fn page<'a>(
    context: &'a RequestContext,
    shown: &'a PersonPage,
    refused: Option<&str>,
) -> Page<'a> {
    let who = &shown.who;
    let manages = context.may(Action::ManagePeople);
    let main = html! {
        (breadcrumb(context.t("nav-breadcrumb"), &[(context.t("admin-people-title"), paths::ADMIN_PEOPLE)]))
        h1 { (who.name) }
        @if let Some(reason) = refused { (notice(Tone::Bad, None, &html! { p { (reason) } })) }
        (facts(context, shown))
        (learning(context, who.id, &shown.learning))
        section {
            h2 { (context.t("admin-people-roles")) }
            (roles(context, shown, manages))
            @if manages { (give(context, shown)) }
        }
        @if manages {
            section { h2 { (context.t("admin-people-access")) } (access(context, shown)) }
        }
        @if context.may(Action::ReadAudit) {
            section {
                p { a href=(with_query(paths::ADMIN_AUDIT, &[("subject", &format!("person:{}", who.id))])) { (context.t("admin-people-history")) } }
            }
        }
    };
    admin_layout(context, paths::ADMIN_PEOPLE, &who.name, &main)
}

fn facts(context: &RequestContext, shown: &PersonPage) -> Markup {
    let who = &shown.who;
    let signed_in = context.with(
        "admin-people-sessions",
        &[("count", shown.signed_in.into())],
    );
    ruled_details(&[
        (context.t("admin-people-email"), html! { (who.email) }),
        (
            context.t("admin-people-state"),
            state(context, who.email_confirmed_at.is_some()),
        ),
        (
            context.t("admin-people-joined"),
            context.day(who.created_at),
        ),
        (context.t("admin-people-signed-in"), html! { (signed_in) }),
    ])
}

fn roles(context: &RequestContext, shown: &PersonPage, manages: bool) -> Markup {
    let lines: Vec<(String, &Grant)> = shown
        .who
        .grants
        .iter()
        .map(|grant| (grant_name(context, grant, &shown.courses), grant))
        .collect();
    let entries_of: Vec<Entry> = lines
        .iter()
        .map(|(name, grant)| Entry {
            title: name,
            action: (manages && context.may(needs(grant.role)))
                .then(|| end_button(context, shown, grant, name)),
            ..Entry::default()
        })
        .collect();
    html! {
        @if entries_of.is_empty() { p { (context.t("admin-people-roles-none")) } }
        @else { (entries(&entries_of)) }
    }
}

fn grant_name(context: &RequestContext, grant: &Grant, courses: &[CourseName]) -> String {
    let role = context.t(role_key(grant.role));
    match grant
        .course
        .and_then(|id| courses.iter().find(|course| course.id == id))
    {
        Some(course) => format!("{role} · {}", course.title),
        None => role.to_owned(),
    }
}

fn end_button(context: &RequestContext, shown: &PersonPage, grant: &Grant, name: &str) -> Markup {
    let label = context.t("admin-people-role-end");
    let action = paths::admin_person_act(&shown.who.id.to_string(), "roles/end");
    html! {
        form method="post" action=(action) {
            (hidden("role", grant.role.as_str()))
            @if let Some(course) = grant.course { (hidden("course", &course.to_string())) }
            (button(&Button { label, weight: Weight::Secondary, small: true,
                spoken_label: Some(&format!("{label}: {name}")), ..Button::default() }))
        }
    }
}

fn give(context: &RequestContext, shown: &PersonPage) -> Markup {
    let offered: Vec<SelectOption> = [
        Role::Instructor,
        Role::Issuer,
        Role::Administrator,
        Role::Owner,
    ]
    .into_iter()
    .filter(|role| context.may(needs(*role)))
    .map(|role| SelectOption {
        value: role.as_str(),
        label: context.t(role_key(role)),
    })
    .collect();
    let ids: Vec<String> = shown
        .courses
        .iter()
        .map(|course| course.id.to_string())
        .collect();
    let mut courses = vec![SelectOption {
        value: "",
        label: context.t("word-none"),
    }];
    courses.extend(
        shown
            .courses
            .iter()
            .zip(&ids)
            .map(|(course, id)| SelectOption {
                value: id,
                label: &course.title,
            }),
    );
    let action = paths::admin_person_act(&shown.who.id.to_string(), "roles");
    html! {
        form class="inline-form" method="post" action=(action) {
            (select(&Field { name: "role", label: context.t("admin-people-role"), ..Field::default() }, &offered))
            (select(&Field { name: "course", id: Some(&field_id("course")), label: context.t("admin-people-role-course"), ..Field::default() }, &courses))
            (button(&Button { label: context.t("admin-people-role-give"), weight: Weight::Secondary, ..Button::default() }))
        }
    }
}

fn access(context: &RequestContext, shown: &PersonPage) -> Markup {
    let id = shown.who.id.to_string();
    let act = |what: &str, key: &str| {
        html! {
            form method="post" action=(paths::admin_person_act(&id, what)) {
                (button(&Button { label: context.t(key), weight: Weight::Secondary, ..Button::default() }))
            }
        }
    };
    html! {
        div class="actions" {
            (act("sessions/end", "admin-people-end-sessions"))
            (act("password-link", "admin-people-password-link"))
            @if shown.who.email_confirmed_at.is_none() { (act("confirmation", "admin-people-confirmation")) }
        }
    }
}
