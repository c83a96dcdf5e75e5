//! `/admin/audit`: who did what to what, newest first.

mod chain;
mod row;
mod words;

use crate::administration::frame;
use crate::administration::pages::{A_PAGE, cursor, older};
use crate::paths;
use crate::problem::Answer;
use crate::routes::Routes;
use crate::segment::Query;
use crate::visit::Visit;
use laurel_domain::certification::CertificateNumber;
use laurel_domain::identity::{Action, Email, Resource};
use laurel_persistence::audit::{Filter, list};
use laurel_persistence::identity::person_by_email;
use laurel_ui::button::{Button, Weight, button, link_button};
use laurel_ui::empty::empty_state;
use laurel_ui::field::{Field, SelectOption, field, select};
use laurel_ui::staff::staff_head;
use maud::{Markup, html};
use serde::Deserialize;

pub fn routes(routes: Routes) -> Routes {
    routes.get("/admin/audit", Action::ReadAudit, show).get(
        "/admin/audit/chain",
        Action::ReadAudit,
        chain::show,
    )
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
        subject: on_what(&visit, &wish.subject).await?,
        before: wish.before.parse().ok(),
    };
    let trail = list(&visit.app.store, &permit, filter, A_PAGE).await?;
    let title = visit.t("admin-audit-title");
    let main = html! {
        (staff_head(title, &link_button(visit.t("admin-audit-chain-check"), paths::ADMIN_AUDIT_CHAIN, Weight::Secondary)))
        p { (visit.t("admin-audit-lead")) }
        (filters(&visit, &wish))
        @if trail.lines.is_empty() { (nothing(&visit, &wish)) } @else { (row::rows(&visit, &trail)) }
        (older(&visit, paths::ADMIN_AUDIT, &[("actor", &wish.actor), ("action", &wish.action), ("subject", &wish.subject)],
            !wish.before.is_empty(), cursor(&trail.lines, |line| line.seq.to_string())))
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

/// A person is found by their address and a certificate by its number; what
/// else there is is reached by its links.
async fn on_what(visit: &Visit, text: &str) -> Result<Option<String>, crate::problem::Problem> {
    if let Ok(number) = CertificateNumber::parse(text) {
        return Ok(Some(format!("certificate:{number}")));
    }
    if let Ok(email) = Email::parse(text)
        && let Some(person) = person_by_email(&visit.app.store, &email).await?
    {
        return Ok(Some(format!("person:{}", person.id)));
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
            (field(&Field { name: "subject", label: visit.t("admin-audit-on-filter"), value: &wish.subject, ..Field::default() }))
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
