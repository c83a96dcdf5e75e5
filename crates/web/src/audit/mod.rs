//! `/admin/audit`: who did what to what, newest first.

mod chain;
mod row;
mod words;

use crate::administration::admin_layout;
use crate::administration::pages::{A_PAGE, cursor, older};
use crate::extract::Query;
use crate::gate::Gate;
use crate::http_problem::Answer;
use crate::paths;
use crate::reader::Reader;
use crate::request_context::RequestContext;
use crate::routes::Routes;
use laurel_domain::certification::CertificateNumber;
use laurel_domain::identity::Email;
use laurel_domain::identity::actions;
use laurel_persistence::audit::{AuditFilter, list};
use laurel_persistence::identity::person_by_email;
use laurel_ui::button::{Button, Weight, button, link_button};
use laurel_ui::empty::empty_state;
use laurel_ui::field::{Field, SelectOption, field, select};
use laurel_ui::staff::staff_head;
use maud::{Markup, html};
use serde::Deserialize;

pub fn routes(routes: Routes) -> Routes {
    routes.get(show).get(chain::show)
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct AuditQuery {
    actor: String,
    action: String,
    subject: String,
    before: String,
}

async fn show(
    _: paths::AdminAuditPath,
    context: Gate<actions::ReadAudit>,
    Query(query): Query<AuditQuery>,
) -> Answer {
    let permit = context.permit()?;
    let filter = AuditFilter {
        actor: who(&context, &query.actor).await?,
        action: some(&query.action),
        subject: on_what(&context, &query.subject).await?,
        before: query.before.parse().ok(),
    };
    let trail = list(&context.app.store, &permit, filter, A_PAGE).await?;
    let title = context.t("admin-audit-title");
    let main = html! {
        (staff_head(title, &link_button(context.t("admin-audit-chain-check"), paths::ADMIN_AUDIT_CHAIN, Weight::Secondary)))
        p { (context.t("admin-audit-lead")) }
        (filters(&context, &query))
        @if trail.lines.is_empty() { (nothing(&context, &query)) } @else { (row::rows(&context, &trail)) }
        (older(&context, paths::ADMIN_AUDIT, &[("actor", &query.actor), ("action", &query.action), ("subject", &query.subject)],
            !query.before.is_empty(), cursor(&trail.lines, |line| line.seq.to_string())))
    };
    Ok(context.page(admin_layout(&context, paths::ADMIN_AUDIT, title, &main)))
}

fn some(text: &str) -> Option<String> {
    let text = text.trim();
    (!text.is_empty()).then(|| text.to_owned())
}

/// People are known by their address; the trail knows them by id.
async fn who(
    context: &RequestContext,
    text: &str,
) -> Result<Option<String>, crate::http_problem::HttpProblem> {
    if let Ok(email) = Email::parse(text)
        && let Ok(permit) = context.authorize(())
        && let Some(person) = person_by_email(&context.app.store, &permit, &email).await?
    {
        return Ok(Some(person.id.to_string()));
    }
    Ok(some(text))
}

/// A person is found by their address and a certificate by its number; what
/// else there is is reached by its links.
async fn on_what(
    context: &RequestContext,
    text: &str,
) -> Result<Option<String>, crate::http_problem::HttpProblem> {
    if let Ok(number) = CertificateNumber::parse(text) {
        return Ok(Some(format!("certificate:{number}")));
    }
    if let Ok(email) = Email::parse(text)
        && let Ok(permit) = context.authorize(())
        && let Some(person) = person_by_email(&context.app.store, &permit, &email).await?
    {
        return Ok(Some(format!("person:{}", person.id)));
    }
    Ok(some(text))
}

fn filters(reader: &Reader, query: &AuditQuery) -> Markup {
    let mut actions = vec![SelectOption {
        value: "",
        label: reader.t("word-all"),
    }];
    let mut offered: Vec<(&str, String)> = laurel_domain::audit::actions()
        .map(|word| (word, words::action(reader, word)))
        .collect();
    offered.sort_by(|(_, a), (_, b)| a.cmp(b));
    actions.extend(
        offered
            .iter()
            .map(|(value, label)| SelectOption { value, label }),
    );
    html! {
        form class="filters" method="get" action=(paths::ADMIN_AUDIT) role="search" {
            (field(&Field { name: "actor", label: reader.t("admin-audit-who-filter"), value: &query.actor, ..Field::default() }))
            (select(&Field { name: "action", label: reader.t("admin-audit-what"), value: &query.action, ..Field::default() }, &actions))
            (field(&Field { name: "subject", label: reader.t("admin-audit-on-filter"), value: &query.subject, ..Field::default() }))
            (button(&Button { label: reader.t("action-filter"), weight: Weight::Secondary, ..Button::default() }))
        }
    }
}

fn nothing(reader: &Reader, query: &AuditQuery) -> Markup {
    if [&query.actor, &query.action, &query.subject]
        .iter()
        .all(|text| text.is_empty())
    {
        return empty_state(
            reader.t("admin-audit-title"),
            reader.t("admin-audit-empty"),
            &html! {},
        );
    }
    let clear = link_button(
        reader.t("action-clear"),
        paths::ADMIN_AUDIT,
        Weight::Secondary,
    );
    empty_state(
        reader.t("admin-list-none"),
        reader.t("admin-list-no-match"),
        &clear,
    )
}
