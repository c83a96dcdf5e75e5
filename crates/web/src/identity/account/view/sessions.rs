//! Where one is signed in, and how to end it.

use crate::identity::account::view::account::AccountView;
use crate::identity::account::view::reauthentication::reauthentication;
use crate::paths;
use crate::reader::Reader;
use laurel_persistence::identity::SessionItem;
use laurel_ui::button::{Button, Weight, button};
use laurel_ui::patterns::{Entry, entries};
use maud::{Markup, html};

/// One form with a button for each device, so that who is asked for a password types it once.
pub fn list(reader: &Reader, view: &AccountView) -> Markup {
    let (devices, this) = (&view.devices, view.session);
    let titles: Vec<String> = devices
        .iter()
        .map(|device| title(reader, device, this == Some(device.id)))
        .collect();
    let lines: Vec<Entry> = devices
        .iter()
        .zip(&titles)
        .map(|(device, title)| Entry {
            title,
            meta: Some(meta(reader, device)),
            action: (this != Some(device.id)).then(|| end_button(reader, device, title)),
            ..Entry::default()
        })
        .collect();
    html! {
        form class="stack" method="post" action=(paths::ACCOUNT_END_OTHER_SESSIONS) novalidate {
            @if devices.len() > 1 {
                (reauthentication(reader, &view.who, view.reauthentication, "sessions_password", view.draft.errors.of("sessions_password")))
                // the first button is the one that Enter in the field presses
                (button(&Button { label: reader.t("identity-sessions-end-others"), weight: Weight::Secondary, ..Button::default() }))
            } @else {
                p class="muted" { (reader.t("identity-sessions-only")) }
            }
            (entries(&lines))
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
    button(&Button {
        label,
        weight: Weight::Secondary,
        small: true,
        formaction: Some(&paths::end_session(device.id)),
        spoken_label: Some(&format!("{label}: {title}")),
        ..Button::default()
    })
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
