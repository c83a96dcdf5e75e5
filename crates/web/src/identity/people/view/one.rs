//! One person, their roles, and what staff may do.

use crate::administration::pages::with_query;
use crate::identity::people::view::learning::{Learning, learning};
use crate::identity::people::view::list::state;
use crate::identity::people::view::roles::role_key;
use crate::page_layout::Page;
use crate::paths;
use crate::reader::Reader;
use chrono::{DateTime, Utc};
use laurel_domain::identity::{Grant, Role};
use laurel_persistence::catalog::CourseName;
use laurel_persistence::identity::Person;
use laurel_ui::Tone;
use laurel_ui::breadcrumb::breadcrumb;
use laurel_ui::button::{Button, Weight, button};
use laurel_ui::details::ruled_details;
use laurel_ui::field::{Field, SelectOption, field_id, hidden, select};
use laurel_ui::notice::notice;
use laurel_ui::patterns::{Entry, entries};
use maud::{Markup, html};

/// One person, and what the reader may do for them.
pub struct PersonView {
    pub who: Person,
    /// Until when their invitation is good, or was, where they did not take it yet.
    pub invited_until: Option<DateTime<Utc>>,
    /// Which an instructor can be given.
    pub courses: Vec<CourseName>,
    /// At how many places they are signed in.
    pub signed_in: usize,
    /// How many tokens of the JSON API they have.
    pub tokens: usize,
    pub learning: Learning,
    pub manages: bool,
    /// The roles that the reader may give and end.
    pub grantable: Vec<Role>,
    pub reads_audit: bool,
    /// Says at the top why nothing was changed.
    pub refused: Option<String>,
}

pub fn page(reader: &Reader, shown: &PersonView) -> Page {
    let who = &shown.who;
    let manages = shown.manages;
    let main = html! {
        (breadcrumb(reader.t("nav-breadcrumb"), &[(reader.t("admin-people-title"), paths::ADMIN_PEOPLE)]))
        h1 { (who.name) }
        @if let Some(reason) = &shown.refused { (notice(Tone::Bad, None, &html! { p { (reason) } })) }
        (facts(reader, shown))
        (learning(reader, who.id, &shown.learning))
        section {
            h2 { (reader.t("admin-people-roles")) }
            (roles(reader, shown, manages))
            @if manages { (give(reader, shown)) }
        }
        @if manages {
            section { h2 { (reader.t("admin-people-access")) } (access(reader, shown)) }
        }
        @if shown.reads_audit {
            p { a href=(with_query(paths::ADMIN_AUDIT, &[("subject", &format!("person:{}", who.id))])) { (reader.t("admin-people-history")) } }
        }
    };
    Page::administration(paths::ADMIN_PEOPLE, &who.name, main)
}

fn facts(reader: &Reader, shown: &PersonView) -> Markup {
    let who = &shown.who;
    let signed_in = reader.with(
        "admin-people-sessions",
        &[("count", shown.signed_in.into())],
    );
    let tokens = reader.with("admin-people-tokens", &[("count", shown.tokens.into())]);
    ruled_details(&[
        (reader.t("admin-people-email"), html! { (who.email) }),
        (
            reader.t("admin-people-state"),
            html! {
                (state(reader, who.email_confirmed_at.is_some(), !who.has_password))
                @if let Some(until) = shown.invited_until {
                    br;
                    @if until > reader.now { (reader.t("admin-people-invited-until")) } @else { (reader.t("admin-people-invited-ended")) }
                    " " (reader.moment(until))
                }
            },
        ),
        (reader.t("admin-people-joined"), reader.day(who.created_at)),
        (reader.t("admin-people-signed-in"), html! { (signed_in) }),
        (reader.t("admin-people-api-tokens"), html! { (tokens) }),
    ])
}

fn roles(reader: &Reader, shown: &PersonView, manages: bool) -> Markup {
    let lines: Vec<(String, &Grant)> = shown
        .who
        .grants
        .iter()
        .map(|grant| (grant_name(reader, grant, &shown.courses), grant))
        .collect();
    let entries_of: Vec<Entry> = lines
        .iter()
        .map(|(name, grant)| Entry {
            title: name,
            action: (manages && shown.grantable.contains(&grant.role))
                .then(|| end_button(reader, shown, grant, name)),
            ..Entry::default()
        })
        .collect();
    html! {
        @if entries_of.is_empty() { p { (reader.t("admin-people-roles-none")) } }
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

fn end_button(reader: &Reader, shown: &PersonView, grant: &Grant, name: &str) -> Markup {
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

fn give(reader: &Reader, shown: &PersonView) -> Markup {
    let offered: Vec<SelectOption> = shown
        .grantable
        .iter()
        .map(|role| SelectOption {
            value: role.as_str(),
            label: reader.t(role_key(*role)),
        })
        .collect();
    let ids: Vec<String> = shown
        .courses
        .iter()
        .map(|course| course.id.to_string())
        .collect();
    let mut courses = vec![SelectOption {
        value: "",
        label: reader.t("word-none"),
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
            (select(&Field { name: "role", label: reader.t("admin-people-role"), ..Field::default() }, &offered))
            (select(&Field { name: "course", id: Some(&field_id("course")), label: reader.t("admin-people-role-course"), ..Field::default() }, &courses))
            (button(&Button { label: reader.t("admin-people-role-give"), weight: Weight::Secondary, ..Button::default() }))
        }
    }
}

fn access(reader: &Reader, shown: &PersonView) -> Markup {
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
            @if shown.tokens > 0 { (act(&paths::admin_person_end_tokens(id), "admin-people-end-tokens")) }
            (act(&paths::admin_person_password_link(id), "admin-people-password-link"))
            @if shown.who.email_confirmed_at.is_none() { (act(&paths::admin_person_confirmation(id), "admin-people-confirmation")) }
        }
    }
}
