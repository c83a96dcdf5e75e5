//! The list: search by name or address, filter by role, a page at a time.

use super::role_key;
use crate::administration::frame;
use crate::administration::pages::{A_PAGE, cursor, older};
use crate::paths;
use crate::problem::Answer;
use crate::segment::Query;
use crate::visit::Visit;
use laurel_domain::identity::{Action, Resource, Role};
use laurel_persistence::identity::{PersonLine, Search, people};
use laurel_ui::button::{Button, Weight, button, link_button};
use laurel_ui::empty::empty_state;
use laurel_ui::field::{Field, Kind, SelectOption, field, select};
use laurel_ui::staff::staff_head;
use laurel_ui::table::{Column, Table, table};
use laurel_ui::{Tone, tone_words};
use maud::{Markup, html};
use serde::Deserialize;

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Wish {
    q: String,
    role: String,
    before: String,
}

pub async fn show(visit: Visit, Query(wish): Query<Wish>) -> Answer {
    let permit = visit.permit(Action::ReadPeople, Resource::Site)?;
    let search = Search {
        text: wish.q.chars().take(200).collect(),
        // everybody is a learner
        role: Role::from_word(&wish.role).filter(|role| *role != Role::Learner),
        before: wish.before.parse().ok(),
    };
    let lines = people(&visit.app.store, &permit, search, A_PAGE).await?;
    let main = html! {
        (staff_head(visit.t("admin-people-title"), &html! {
            @if visit.may(Action::ManagePeople) {
                (link_button(visit.t("admin-people-add"), paths::ADMIN_PEOPLE_NEW, Weight::Primary))
            }
        }))
        (filters(&visit, &wish))
        @if lines.is_empty() {
            (nobody(&visit, &wish))
        } @else {
            (rows(&visit, &lines))
        }
        (older(&visit, paths::ADMIN_PEOPLE, &[("q", &wish.q), ("role", &wish.role)], !wish.before.is_empty(),
            cursor(&lines, |line| line.id.to_string())))
    };
    let title = visit.t("admin-people-title");
    Ok(visit.page(frame(&visit, paths::ADMIN_PEOPLE, title, &main)))
}

fn filters(visit: &Visit, wish: &Wish) -> Markup {
    let mut roles = vec![SelectOption {
        value: "",
        label: visit.t("word-all"),
    }];
    roles.extend(
        [
            Role::Instructor,
            Role::Issuer,
            Role::Administrator,
            Role::Owner,
        ]
        .map(|role| SelectOption {
            value: role.word(),
            label: visit.t(role_key(role)),
        }),
    );
    html! {
        form class="filters" method="get" action=(paths::ADMIN_PEOPLE) role="search" {
            (field(&Field { name: "q", label: visit.t("admin-people-search"), value: &wish.q, kind: Kind::Search, ..Field::default() }))
            (select(&Field { name: "role", label: visit.t("admin-people-role"), value: &wish.role, ..Field::default() }, &roles))
            (button(&Button { label: visit.t("action-search"), weight: Weight::Secondary, ..Button::default() }))
        }
    }
}

fn nobody(visit: &Visit, wish: &Wish) -> Markup {
    if wish.q.is_empty() && wish.role.is_empty() {
        empty_state(
            visit.t("admin-people-title"),
            visit.t("admin-people-empty"),
            &html! {},
        )
    } else {
        let clear = link_button(
            visit.t("action-clear"),
            paths::ADMIN_PEOPLE,
            Weight::Secondary,
        );
        empty_state(
            visit.t("admin-list-none"),
            visit.t("admin-list-no-match"),
            &clear,
        )
    }
}

fn rows(visit: &Visit, lines: &[PersonLine]) -> Markup {
    let rows: Vec<Vec<Markup>> = lines
        .iter()
        .map(|line| {
            vec![
                html! { a href=(paths::admin_person(&line.id.to_string())) { (line.name) } },
                html! { (line.email) },
                html! { (roles(visit, &line.roles)) },
                state(visit, line.confirmed),
                visit.day(line.created_at),
            ]
        })
        .collect();
    table(&Table {
        caption: visit.t("admin-people-title"),
        caption_hidden: true,
        columns: &[
            Column::text(visit.t("admin-people-name")),
            Column::text(visit.t("admin-people-email")),
            Column::text(visit.t("admin-people-role")),
            Column::text(visit.t("admin-people-state")),
            Column::text(visit.t("admin-people-joined")),
        ],
        rows: &rows,
    })
}

fn roles(visit: &Visit, roles: &[Role]) -> String {
    if roles.is_empty() {
        return visit.t(role_key(Role::Learner)).to_owned();
    }
    let names: Vec<&str> = roles.iter().map(|role| visit.t(role_key(*role))).collect();
    names.join(", ")
}

pub(super) fn state(visit: &Visit, confirmed: bool) -> Markup {
    if confirmed {
        tone_words(Tone::Good, visit.t("admin-people-state-active"))
    } else {
        tone_words(Tone::Warn, visit.t("admin-people-state-unconfirmed"))
    }
}
