//! The list: search by name or address, filter by role, a page at a time.

use super::role_key;
use crate::administration::admin_layout;
use crate::administration::pages::{A_PAGE, cursor, older};
use crate::extract::Query;
use crate::http_problem::Answer;
use crate::paths;
use crate::request_context::RequestContext;
use crate::ui::button::{Button, Weight, button, link_button};
use crate::ui::empty::empty_state;
use crate::ui::field::{Field, InputKind, SelectOption, field, select};
use crate::ui::staff::staff_head;
use crate::ui::table::{Column, Table, table};
use crate::ui::{Tone, tone_words};
use laurel_domain::identity::{Action, Resource, Role};
use laurel_persistence::identity::{PeopleQuery, PersonItem, people};
use maud::{Markup, html};
use serde::Deserialize;

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct PeopleParameters {
    q: String,
    role: String,
    before: String,
}

pub async fn show(context: RequestContext, Query(parameters): Query<PeopleParameters>) -> Answer {
    let permit = context.permit(Action::ReadPeople, Resource::Site)?;
    let search = PeopleQuery {
        text: parameters.q.chars().take(200).collect(),
        // everybody is a learner
        role: parameters
            .role
            .parse::<Role>()
            .ok()
            .filter(|role| *role != Role::Learner),
        before: parameters.before.parse().ok(),
    };
    let lines = people(&context.app.store, &permit, search, A_PAGE).await?;
    let main = html! {
        (staff_head(context.t("admin-people-title"), &html! {
            @if context.may(Action::ManagePeople) {
                (link_button(context.t("admin-people-add"), paths::ADMIN_PEOPLE_NEW, Weight::Primary))
            }
        }))
        (filters(&context, &parameters))
        @if lines.is_empty() {
            (nobody(&context, &parameters))
        } @else {
            (rows(&context, &lines))
        }
        (older(&context, paths::ADMIN_PEOPLE, &[("q", &parameters.q), ("role", &parameters.role)], !parameters.before.is_empty(),
            cursor(&lines, |line| line.id.to_string())))
    };
    let title = context.t("admin-people-title");
    Ok(context.page(admin_layout(&context, paths::ADMIN_PEOPLE, title, &main)))
}

fn filters(context: &RequestContext, parameters: &PeopleParameters) -> Markup {
    let mut roles = vec![SelectOption {
        value: "",
        label: context.t("word-all"),
    }];
    roles.extend(
        [
            Role::Instructor,
            Role::Issuer,
            Role::Administrator,
            Role::Owner,
        ]
        .map(|role| SelectOption {
            value: role.as_str(),
            label: context.t(role_key(role)),
        }),
    );
    html! {
        form class="filters" method="get" action=(paths::ADMIN_PEOPLE) role="search" {
            (field(&Field { name: "q", label: context.t("admin-people-search"), value: &parameters.q, kind: InputKind::Search, ..Field::default() }))
            (select(&Field { name: "role", label: context.t("admin-people-role"), value: &parameters.role, ..Field::default() }, &roles))
            (button(&Button { label: context.t("action-search"), weight: Weight::Secondary, ..Button::default() }))
        }
    }
}

fn nobody(context: &RequestContext, parameters: &PeopleParameters) -> Markup {
    if parameters.q.is_empty() && parameters.role.is_empty() {
        empty_state(
            context.t("admin-people-title"),
            context.t("admin-people-empty"),
            &html! {},
        )
    } else {
        let clear = link_button(
            context.t("action-clear"),
            paths::ADMIN_PEOPLE,
            Weight::Secondary,
        );
        empty_state(
            context.t("admin-list-none"),
            context.t("admin-list-no-match"),
            &clear,
        )
    }
}

fn rows(context: &RequestContext, lines: &[PersonItem]) -> Markup {
    let rows: Vec<Vec<Markup>> = lines
        .iter()
        .map(|line| {
            vec![
                html! { a href=(paths::admin_person(&line.id.to_string())) { (line.name) } },
                html! { (line.email) },
                html! { (roles(context, &line.roles)) },
                state(context, line.confirmed),
                context.day(line.created_at),
            ]
        })
        .collect();
    table(&Table {
        caption: context.t("admin-people-title"),
        caption_hidden: true,
        columns: &[
            Column::text(context.t("admin-people-name")),
            Column::text(context.t("admin-people-email")),
            Column::text(context.t("admin-people-role")),
            Column::text(context.t("admin-people-state")),
            Column::text(context.t("admin-people-joined")),
        ],
        rows: &rows,
    })
}

fn roles(context: &RequestContext, roles: &[Role]) -> String {
    if roles.is_empty() {
        return context.t(role_key(Role::Learner)).to_owned();
    }
    let names: Vec<&str> = roles
        .iter()
        .map(|role| context.t(role_key(*role)))
        .collect();
    names.join(", ")
}

pub(super) fn state(context: &RequestContext, confirmed: bool) -> Markup {
    if confirmed {
        tone_words(Tone::Good, context.t("admin-people-state-active"))
    } else {
        tone_words(Tone::Warn, context.t("admin-people-state-unconfirmed"))
    }
}
