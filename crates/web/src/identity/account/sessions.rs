//! Where one is signed in, and how to end it.

use crate::gate::Gate;
use crate::http_problem::{Answer, HttpProblem};
use crate::identity::sessions;
use crate::paths;
use crate::reader::Reader;
use crate::request_context::RequestContext;
use laurel_domain::identity::actions;
use laurel_persistence::changes::Changed;
use laurel_persistence::identity::{SessionItem, end_all_sessions, end_session};
use laurel_ui::button::{Button, Weight, button};
use laurel_ui::patterns::{Entry, entries};
use maud::{Markup, html};

pub async fn end(
    paths::AccountEndSessionPath { id }: paths::AccountEndSessionPath,
    context: Gate<actions::UseAccount>,
) -> Answer {
    let claims = context.claims.as_ref().ok_or(HttpProblem::SignIn)?;
    if !end_session(&context.app.store, &context.own()?, id).await? {
        return Err(HttpProblem::NotFound);
    }
    context.app.changed(Changed::Session(id));
    if id == claims.session {
        let response = context.go(paths::HOME, "flash-signed-out");
        return Ok(sessions::sign_out(&context, response));
    }
    Ok(context.go(paths::ACCOUNT, "flash-session-ended"))
}

pub async fn end_others(
    _: paths::AccountEndOtherSessionsPath,
    context: Gate<actions::UseAccount>,
) -> Answer {
    let claims = context.claims.as_ref().ok_or(HttpProblem::SignIn)?;
    end_all_sessions(&context.app.store, &context.own()?, Some(claims.session)).await?;
    let changed = Changed::Person(claims.person);
    context.app.changed(changed);
    let response = context.go(paths::ACCOUNT, "flash-sessions-ended");
    Ok(sessions::with_fresh_token(&context, claims, response).await)
}

pub(super) fn list(context: &RequestContext, devices: &[SessionItem]) -> Markup {
    let this = context.claims.as_ref().map(|claims| claims.session);
    let titles: Vec<String> = devices
        .iter()
        .map(|device| title(context, device, this == Some(device.id)))
        .collect();
    let lines: Vec<Entry> = devices
        .iter()
        .zip(&titles)
        .map(|(device, title)| Entry {
            title,
            meta: Some(meta(context, device)),
            action: (this != Some(device.id)).then(|| end_button(context, device, title)),
            ..Entry::default()
        })
        .collect();
    html! {
        div class="stack" {
            (entries(&lines))
            @if devices.len() > 1 {
                form method="post" action=(paths::ACCOUNT_END_OTHER_SESSIONS) {
                    (button(&Button { label: context.t("identity-sessions-end-others"), weight: Weight::Secondary, ..Button::default() }))
                }
            } @else {
                p class="muted" { (context.t("identity-sessions-only")) }
            }
        }
    }
}

fn title(reader: &Reader, device: &SessionItem, this: bool) -> String {
    let name = browser(&device.user_agent)
        .unwrap_or_else(|| reader.t("identity-sessions-device-unknown").to_owned());
    if this {
        format!("{name} · {}", reader.t("identity-sessions-this"))
    } else {
        name
    }
}

fn meta(reader: &Reader, device: &SessionItem) -> Markup {
    html! {
        (reader.t("identity-sessions-since")) " " (reader.moment(device.created_at)) " · "
        (reader.t("identity-sessions-used")) " " (reader.moment(device.last_seen_at)) " · " (device.address)
    }
}

fn end_button(reader: &Reader, device: &SessionItem, title: &str) -> Markup {
    let label = reader.t("identity-sessions-end");
    html! {
        form method="post" action=(paths::end_session(device.id)) {
            (button(&Button { label, weight: Weight::Secondary, small: true,
                spoken_label: Some(&format!("{label}: {title}")), ..Button::default() }))
        }
    }
}

/// Browser and system as far as they can be told: names, not phrases.
fn browser(user_agent: &str) -> Option<String> {
    let first = |names: &[(&str, &str)]| {
        names
            .iter()
            .find(|(part, _)| user_agent.contains(part))
            .map(|(_, name)| (*name).to_owned())
    };
    // the order matters: each says that it is also those below it
    let program = first(&[
        ("Edg", "Edge"),
        ("OPR/", "Opera"),
        ("SamsungBrowser", "Samsung Internet"),
        ("Firefox", "Firefox"),
        ("Chrome", "Chrome"),
        ("Safari", "Safari"),
        ("curl", "curl"),
    ]);
    let system = first(&[
        ("Android", "Android"),
        ("iPhone", "iPhone"),
        ("iPad", "iPad"),
        ("Windows", "Windows"),
        ("Mac OS", "macOS"),
        ("CrOS", "ChromeOS"),
        ("Linux", "Linux"),
    ]);
    match (program, system) {
        (Some(program), Some(system)) => Some(format!("{program}, {system}")),
        (one, other) => one.or(other),
    }
}

#[cfg(test)]
mod tests {
    use super::browser;

    #[test]
    fn a_device_is_named_as_its_owner_knows_it() {
        let android = "Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0 Mobile Safari/537.36";
        assert_eq!(browser(android).as_deref(), Some("Chrome, Android"));
        assert_eq!(browser("curl/8.5").as_deref(), Some("curl"));
        assert_eq!(browser(""), None);
    }
}
