//! `/admin/people/{id}`: one person, their roles, and what staff may do.

use super::learning::{Learning, PageOffsets, learning};
use super::list::state;
use super::role_key;
use crate::administration::admin_layout;
use crate::administration::pages::with_query;
use crate::extract::Query;
use crate::gate::Gate;
use crate::http_problem::{Answer, HttpProblem};
use crate::page_layout::Page;
use crate::paths;
use crate::reader::Reader;
use crate::request_context::RequestContext;
use laurel_domain::identity::actions;
use laurel_domain::identity::{ActionName, Grant, Role, needs};
use laurel_domain::ids::PersonId;
use laurel_persistence::identity::{CourseName, Person, course_names, person_of, sessions_of};
use laurel_ui::Tone;
use laurel_ui::breadcrumb::breadcrumb;
use laurel_ui::button::{Button, Weight, button};
use laurel_ui::details::ruled_details;
use laurel_ui::field::{Field, SelectOption, field_id, hidden, select};
use laurel_ui::notice::notice;
use laurel_ui::patterns::{Entry, entries};
use maud::{Markup, html};

pub async fn show(
    paths::AdminPersonPath { id }: paths::AdminPersonPath,
    context: Gate<actions::ReadPeople>,
    Query(offsets): Query<PageOffsets>,
) -> Answer {
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
    let permit = context.authorize::<actions::ReadPeople>(())?;
    Ok(PersonPage {
        who: person_of(store, &permit, id)
            .await?
            .ok_or(HttpProblem::NotFound)?,
        courses: course_names(store, &permit).await?,
        signed_in: sessions_of(store, &permit, id).await?.len(),
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
    let manages = context.may(ActionName::ManagePeople);
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
        @if context.may(ActionName::ReadAudit) {
            section {
                p { a href=(with_query(paths::ADMIN_AUDIT, &[("subject", &format!("person:{}", who.id))])) { (context.t("admin-people-history")) } }
            }
        }
    };
    admin_layout(context, paths::ADMIN_PEOPLE, &who.name, &main)
}

fn facts(reader: &Reader, shown: &PersonPage) -> Markup {
    let who = &shown.who;
    let signed_in = reader.with(
        "admin-people-sessions",
        &[("count", shown.signed_in.into())],
    );
    ruled_details(&[
        (reader.t("admin-people-email"), html! { (who.email) }),
        (
            reader.t("admin-people-state"),
            state(reader, who.email_confirmed_at.is_some()),
        ),
        (reader.t("admin-people-joined"), reader.day(who.created_at)),
        (reader.t("admin-people-signed-in"), html! { (signed_in) }),
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

fn grant_name(reader: &Reader, grant: &Grant, courses: &[CourseName]) -> String {
    let role = reader.t(role_key(grant.role));
    match grant
        .course
        .and_then(|id| courses.iter().find(|course| course.id == id))
    {
        Some(course) => format!("{role} · {}", course.title),
        None => role.to_owned(),
    }
}

fn end_button(reader: &Reader, shown: &PersonPage, grant: &Grant, name: &str) -> Markup {
    let label = reader.t("admin-people-role-end");
    let action = paths::admin_person_end_role(shown.who.id);
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
    let action = paths::admin_person_roles(shown.who.id);
    html! {
        form class="inline-form" method="post" action=(action) {
            (select(&Field { name: "role", label: context.t("admin-people-role"), ..Field::default() }, &offered))
            (select(&Field { name: "course", id: Some(&field_id("course")), label: context.t("admin-people-role-course"), ..Field::default() }, &courses))
            (button(&Button { label: context.t("admin-people-role-give"), weight: Weight::Secondary, ..Button::default() }))
        }
    }
}

fn access(reader: &Reader, shown: &PersonPage) -> Markup {
    let id = shown.who.id;
    let act = |action: &str, key: &str| {
        html! {
            form method="post" action=(action) {
                (button(&Button { label: reader.t(key), weight: Weight::Secondary, ..Button::default() }))
            }
        }
    };
    html! {
        div class="actions" {
            (act(&paths::admin_person_end_sessions(id), "admin-people-end-sessions"))
            (act(&paths::admin_person_password_link(id), "admin-people-password-link"))
            @if shown.who.email_confirmed_at.is_none() { (act(&paths::admin_person_confirmation(id), "admin-people-confirmation")) }
        }
    }
}
