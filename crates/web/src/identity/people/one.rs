//! `/admin/people/{id}`: one person, their roles, and what staff may do.

use super::learning::{Learning, Turned, learning};
use super::list::state;
use super::role_key;
use crate::administration::frame;
use crate::administration::pages::with_query;
use crate::paths;
use crate::problem::{Answer, Problem};
use crate::segment::{Path, Query};
use crate::shell::Page;
use crate::visit::Visit;
use laurel_domain::identity::{Action, Grant, Resource, Role};
use laurel_domain::ids::PersonId;
use laurel_persistence::identity::{CourseName, Person, course_names, needs, person, sessions};
use laurel_ui::Tone;
use laurel_ui::breadcrumb::breadcrumb;
use laurel_ui::button::{Button, Weight, button};
use laurel_ui::details::ruled_details;
use laurel_ui::field::{Field, SelectOption, field_id, hidden, select};
use laurel_ui::notice::notice;
use laurel_ui::patterns::{Entry, entries};
use maud::{Markup, html};

pub async fn show(visit: Visit, Path(id): Path<PersonId>, Query(turned): Query<Turned>) -> Answer {
    visit.permit(Action::ReadPeople, Resource::Site)?;
    let known = load(&visit, id, &turned).await?;
    Ok(visit.page(page(&visit, &known, None)))
}

/// The person with what the page needs beside.
pub(super) struct Known {
    pub who: Person,
    courses: Vec<CourseName>,
    signed_in: usize,
    learning: Learning,
}

pub(super) async fn load(visit: &Visit, id: PersonId, turned: &Turned) -> Result<Known, Problem> {
    let store = &visit.app.store;
    Ok(Known {
        who: person(store, id).await?.ok_or(Problem::NotFound)?,
        courses: course_names(store).await?,
        signed_in: sessions(store, id).await?.len(),
        learning: Learning::load(visit, id, turned).await?,
    })
}

/// `refused` says at the top why nothing was changed.
pub(super) fn page<'a>(visit: &'a Visit, known: &'a Known, refused: Option<&str>) -> Page<'a> {
    let who = &known.who;
    let manages = visit.may(Action::ManagePeople);
    let main = html! {
        (breadcrumb(visit.t("nav-breadcrumb"), &[(visit.t("admin-people-title"), paths::ADMIN_PEOPLE)]))
        h1 { (who.name) }
        @if let Some(reason) = refused { (notice(Tone::Bad, None, &html! { p { (reason) } })) }
        (facts(visit, known))
        (learning(visit, who.id, &known.learning))
        section {
            h2 { (visit.t("admin-people-roles")) }
            (roles(visit, known, manages))
            @if manages { (give(visit, known)) }
        }
        @if manages {
            section { h2 { (visit.t("admin-people-access")) } (access(visit, known)) }
        }
        @if visit.may(Action::ReadAudit) {
            section {
                p { a href=(with_query(paths::ADMIN_AUDIT, &[("subject", &format!("person:{}", who.id))])) { (visit.t("admin-people-history")) } }
            }
        }
    };
    frame(visit, paths::ADMIN_PEOPLE, &who.name, &main)
}

fn facts(visit: &Visit, known: &Known) -> Markup {
    let who = &known.who;
    let signed_in = visit.with(
        "admin-people-sessions",
        &[("count", known.signed_in.into())],
    );
    ruled_details(&[
        (visit.t("admin-people-email"), html! { (who.email) }),
        (
            visit.t("admin-people-state"),
            state(visit, who.email_confirmed_at.is_some()),
        ),
        (visit.t("admin-people-joined"), visit.day(who.created_at)),
        (visit.t("admin-people-signed-in"), html! { (signed_in) }),
    ])
}

fn roles(visit: &Visit, known: &Known, manages: bool) -> Markup {
    let lines: Vec<(String, &Grant)> = known
        .who
        .grants
        .iter()
        .map(|grant| (grant_name(visit, grant, &known.courses), grant))
        .collect();
    let entries_of: Vec<Entry> = lines
        .iter()
        .map(|(name, grant)| Entry {
            title: name,
            action: (manages && visit.may(needs(grant.role)))
                .then(|| end_button(visit, known, grant, name)),
            ..Entry::default()
        })
        .collect();
    html! {
        @if entries_of.is_empty() { p { (visit.t("admin-people-roles-none")) } }
        @else { (entries(&entries_of)) }
    }
}

fn grant_name(visit: &Visit, grant: &Grant, courses: &[CourseName]) -> String {
    let role = visit.t(role_key(grant.role));
    match grant
        .course
        .and_then(|id| courses.iter().find(|course| course.id == id))
    {
        Some(course) => format!("{role} · {}", course.title),
        None => role.to_owned(),
    }
}

fn end_button(visit: &Visit, known: &Known, grant: &Grant, name: &str) -> Markup {
    let label = visit.t("admin-people-role-end");
    let action = paths::admin_person_act(&known.who.id.to_string(), "roles/end");
    html! {
        form method="post" action=(action) {
            (hidden("role", grant.role.word()))
            @if let Some(course) = grant.course { (hidden("course", &course.to_string())) }
            (button(&Button { label, weight: Weight::Secondary, small: true,
                spoken_label: Some(&format!("{label}: {name}")), ..Button::default() }))
        }
    }
}

fn give(visit: &Visit, known: &Known) -> Markup {
    let offered: Vec<SelectOption> = [
        Role::Instructor,
        Role::Issuer,
        Role::Administrator,
        Role::Owner,
    ]
    .into_iter()
    .filter(|role| visit.may(needs(*role)))
    .map(|role| SelectOption {
        value: role.word(),
        label: visit.t(role_key(role)),
    })
    .collect();
    let ids: Vec<String> = known
        .courses
        .iter()
        .map(|course| course.id.to_string())
        .collect();
    let mut courses = vec![SelectOption {
        value: "",
        label: visit.t("word-none"),
    }];
    courses.extend(
        known
            .courses
            .iter()
            .zip(&ids)
            .map(|(course, id)| SelectOption {
                value: id,
                label: &course.title,
            }),
    );
    let action = paths::admin_person_act(&known.who.id.to_string(), "roles");
    html! {
        form class="inline-form" method="post" action=(action) {
            (select(&Field { name: "role", label: visit.t("admin-people-role"), ..Field::default() }, &offered))
            (select(&Field { name: "course", id: Some(&field_id("course")), label: visit.t("admin-people-role-course"), ..Field::default() }, &courses))
            (button(&Button { label: visit.t("admin-people-role-give"), weight: Weight::Secondary, ..Button::default() }))
        }
    }
}

fn access(visit: &Visit, known: &Known) -> Markup {
    let id = known.who.id.to_string();
    let act = |what: &str, key: &str| {
        html! {
            form method="post" action=(paths::admin_person_act(&id, what)) {
                (button(&Button { label: visit.t(key), weight: Weight::Secondary, ..Button::default() }))
            }
        }
    };
    html! {
        div class="actions" {
            (act("sessions/end", "admin-people-end-sessions"))
            (act("password-link", "admin-people-password-link"))
            @if known.who.email_confirmed_at.is_none() { (act("confirmation", "admin-people-confirmation")) }
        }
    }
}
