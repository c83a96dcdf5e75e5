//! `/admin/audit`: who did what to what, newest first.

mod words;

use crate::administration::frame;
use crate::administration::pages::{A_PAGE, cursor, older, with_query};
use crate::paths;
use crate::problem::Answer;
use crate::routes::Routes;
use crate::segment::Query;
use crate::ui::button::{Button, Weight, button, link_button};
use crate::ui::empty::empty_state;
use crate::ui::field::{Field, SelectOption, field, select};
use crate::ui::table::{Column, Table, table};
use crate::visit::Visit;
use laurel_domain::identity::{Action, Email, Resource};
use laurel_persistence::audit::{Filter, Line, list};
use laurel_persistence::identity::person_by_email;
use maud::{Markup, html};
use serde::Deserialize;
use serde_json::Value;

pub fn routes(routes: Routes) -> Routes {
    routes.get("/admin/audit", Action::ReadAudit, show)
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Wish {
    actor: String,
    action: String,
    subject: String,
    before: String,
}

async fn show(visit: Visit, Query(wish): Query<Wish>) -> Answer {
    let permit = visit.permit(Action::ReadAudit, Resource::Site)?;
    let filter = Filter {
        actor: who(&visit, &wish.actor).await?,
        action: some(&wish.action),
        subject: some(&wish.subject),
        before: wish.before.parse().ok(),
    };
    let lines = list(&visit.app.store, &permit, filter, A_PAGE).await?;
    let title = visit.t("admin-audit-title");
    let main = html! {
        h1 { (title) }
        p { (visit.t("admin-audit-lead")) }
        (filters(&visit, &wish))
        @if lines.is_empty() { (nothing(&visit, &wish)) } @else { (rows(&visit, &lines)) }
        (older(&visit, paths::ADMIN_AUDIT, &[("actor", &wish.actor), ("action", &wish.action), ("subject", &wish.subject)],
            !wish.before.is_empty(), cursor(&lines, |line| line.seq.to_string())))
    };
    Ok(visit.page(frame(&visit, paths::ADMIN_AUDIT, title, &main)))
}

fn some(text: &str) -> Option<String> {
    let text = text.trim();
    (!text.is_empty()).then(|| text.to_owned())
}

/// People are known by their address; the trail knows them by id.
async fn who(visit: &Visit, text: &str) -> Result<Option<String>, crate::problem::Problem> {
    if let Ok(email) = Email::parse(text)
        && let Some(person) = person_by_email(&visit.app.store, &email).await?
    {
        return Ok(Some(person.id.to_string()));
    }
    Ok(some(text))
}

fn filters(visit: &Visit, wish: &Wish) -> Markup {
    let mut actions = vec![SelectOption {
        value: "",
        label: visit.t("word-all"),
    }];
    let mut offered: Vec<(&str, String)> = laurel_domain::audit::actions()
        .map(|word| (word, words::action(visit, word)))
        .collect();
    offered.sort_by(|(_, a), (_, b)| a.cmp(b));
    actions.extend(
        offered
            .iter()
            .map(|(value, label)| SelectOption { value, label }),
    );
    html! {
        form class="filters" method="get" action=(paths::ADMIN_AUDIT) role="search" {
            (field(&Field { name: "actor", label: visit.t("admin-audit-who-filter"), value: &wish.actor, ..Field::default() }))
            (select(&Field { name: "action", label: visit.t("admin-audit-what"), value: &wish.action, ..Field::default() }, &actions))
            (field(&Field { name: "subject", label: visit.t("admin-audit-on"), value: &wish.subject, ..Field::default() }))
            (button(&Button { label: visit.t("action-filter"), weight: Weight::Secondary, ..Button::default() }))
        }
    }
}

fn nothing(visit: &Visit, wish: &Wish) -> Markup {
    if [&wish.actor, &wish.action, &wish.subject]
        .iter()
        .all(|text| text.is_empty())
    {
        return empty_state(
            visit.t("admin-audit-title"),
            visit.t("admin-audit-empty"),
            &html! {},
        );
    }
    let clear = link_button(
        visit.t("action-clear"),
        paths::ADMIN_AUDIT,
        Weight::Secondary,
    );
    empty_state(
        visit.t("admin-list-none"),
        visit.t("admin-list-no-match"),
        &clear,
    )
}

fn rows(visit: &Visit, lines: &[Line]) -> Markup {
    let rows: Vec<Vec<Markup>> = lines
        .iter()
        .map(|line| {
            vec![
                html! { (line.seq) },
                visit.moment(line.at),
                actor(visit, line),
                html! { a href=(with_query(paths::ADMIN_AUDIT, &[("action", &line.action)])) { (words::action(visit, &line.action)) } },
                subject(visit, line),
                detail(visit, &line.detail),
            ]
        })
        .collect();
    table(&Table {
        caption: visit.t("admin-audit-title"),
        caption_hidden: true,
        columns: &[
            Column::number(visit.t("admin-audit-line")),
            Column::text(visit.t("admin-audit-when")),
            Column::text(visit.t("admin-audit-who")),
            Column::text(visit.t("admin-audit-what")),
            Column::text(visit.t("admin-audit-on")),
            Column::text(visit.t("admin-audit-detail")),
        ],
        rows: &rows,
    })
}

fn actor(visit: &Visit, line: &Line) -> Markup {
    let name = match (&line.actor_name, line.actor.as_str()) {
        (Some(name), _) => name.as_str(),
        (None, "operator") => visit.t("admin-audit-operator"),
        (None, "setup-link") => visit.t("admin-audit-setup-link"),
        (None, "system") => visit.t("admin-audit-system"),
        (None, other) => other,
    };
    html! { a href=(with_query(paths::ADMIN_AUDIT, &[("actor", &line.actor)])) { (name) } }
}

fn subject(visit: &Visit, line: &Line) -> Markup {
    let name = match &line.subject_name {
        Some(name) => name.clone(),
        None => words::subject(visit, &line.subject),
    };
    html! { a href=(with_query(paths::ADMIN_AUDIT, &[("subject", &line.subject)])) { (name) } }
}

/// What is longer opens at a tap.
const LONG: usize = 80;

/// The data of a line, a pair a line; what is nested stays as it is.
fn detail(visit: &Visit, json: &str) -> Markup {
    let Ok(Value::Object(pairs)) = serde_json::from_str::<Value>(json) else {
        return html! { (json) };
    };
    html! {
        @for (name, value) in pairs.iter().filter(|(_, value)| !value.is_null()) {
            @let value = words::value(visit, name, value);
            @let name = words::field(visit, name);
            @if value.chars().count() > LONG {
                details class="long-value" { summary { (name) } (value) }
            } @else {
                div class="long-value" { span class="muted" { (name) ": " } (value) }
            }
        }
    }
}
