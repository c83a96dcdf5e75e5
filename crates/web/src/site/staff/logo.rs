//! The logo among the settings: sent as a file, or taken away.

use super::settings::page_with;
use crate::forms::Errors;
use crate::paths;
use crate::problem::{Answer, Problem};
use crate::shell;
use crate::site::logo_address;
use crate::visit::Visit;
use axum::body::Bytes;
use axum::extract::Multipart;
use axum::extract::multipart::MultipartError;
use axum::http::StatusCode;
use axum::response::Response;
use laurel_domain::identity::{Action, Resource};
use laurel_persistence::Stop;
use laurel_persistence::site::{LOGO_MOST, LogoRefusal, remove_logo, set_logo};
use laurel_ui::button::{Button, Weight, button};
use laurel_ui::file_picker::{FilePicker, file_picker};
use maud::{Markup, html};

pub fn form(visit: &Visit, errors: &Errors) -> Markup {
    let settings = visit.app.settings();
    html! {
        form class="form" method="post" action=(paths::ADMIN_LOGO) enctype="multipart/form-data" novalidate {
            h2 id="logo" { (visit.t("admin-settings-logo")) }
            @if let Some(logo) = &settings.logo {
                p { img class="logo-now" src=(logo_address(logo)) alt=(visit.t("admin-settings-logo-now")) height="72" width=((logo.ratio * 72).div_ceil(100)); }
            }
            (file_picker(&FilePicker { name: "file", label: visit.t("admin-settings-logo-file"), hint: Some(&hint(visit)),
                error: errors.of("file"), accept: Some(".svg,.png,.jpg,.jpeg,.webp"), ..FilePicker::default() }))
            div class="actions" {
                (button(&Button { label: visit.t("admin-settings-logo-set"), weight: Weight::Secondary, ..Button::default() }))
                @if settings.logo.is_some() {
                    (button(&Button { label: visit.t("admin-settings-logo-remove"), weight: Weight::Quiet, name_value: Some(("wish", "remove")), ..Button::default() }))
                }
            }
        }
    }
}

fn hint(visit: &Visit) -> String {
    let most = (LOGO_MOST / 1024).to_string();
    visit.with("admin-settings-logo-hint", &[("size", (&most).into())])
}

pub async fn send(visit: Visit, mut sent: Multipart) -> Answer {
    let permit = visit.permit(Action::ManageSettings, Resource::Site)?;
    let store = &visit.app.store;
    let (wish, file) = match read(&mut sent).await {
        Ok(read) => read,
        Err(error) if error.status() == StatusCode::PAYLOAD_TOO_LARGE => {
            return Ok(refused(&visit, &too_large(&visit)));
        }
        Err(_) => return Err(Problem::Unreadable),
    };
    if wish == "remove" {
        remove_logo(store, &permit).await?;
        shell::reload(&visit.app).await;
        return Ok(visit.go(paths::ADMIN_SETTINGS, "flash-settings-saved"));
    }
    let Some(file) = file.filter(|file| !file.is_empty()) else {
        return Ok(refused(&visit, visit.t("form-error-required")));
    };
    match set_logo(store, &permit, file).await {
        Ok(()) => {
            shell::reload(&visit.app).await;
            Ok(visit.go(paths::ADMIN_SETTINGS, "flash-settings-saved"))
        }
        Err(Stop::Refused(LogoRefusal::TooLarge)) => Ok(refused(&visit, &too_large(&visit))),
        Err(Stop::Refused(LogoRefusal::NotAPicture)) => {
            Ok(refused(&visit, visit.t("admin-settings-logo-error")))
        }
        Err(Stop::Fault(fault)) => Err(fault.into()),
    }
}

/// What was wished, and the file.
async fn read(sent: &mut Multipart) -> Result<(String, Option<Bytes>), MultipartError> {
    let (mut wish, mut file) = (String::new(), None);
    while let Some(field) = sent.next_field().await? {
        match field.name() {
            Some("wish") => wish = field.text().await?,
            Some("file") => file = Some(field.bytes().await?),
            _ => {}
        }
    }
    Ok((wish, file))
}

fn too_large(visit: &Visit) -> String {
    let size = visit.with("unit-bytes-kb", &[("size", (LOGO_MOST / 1024).into())]);
    visit.with("form-error-file-size", &[("size", (&size).into())])
}

fn refused(visit: &Visit, message: &str) -> Response {
    let mut errors = Errors::default();
    errors.add("file", message);
    visit.mend(page_with(visit, &errors))
}
