//! The logo among the settings: sent as a file, or taken away.

use super::settings::page_with;
use crate::forms::Errors;
use crate::gate::Gate;
use crate::http_problem::{Answer, HttpProblem};
use crate::page_layout;
use crate::paths;
use crate::reader::Reader;
use crate::request_context::RequestContext;
use crate::site::logo_address;
use axum::body::Bytes;
use axum::extract::Multipart;
use axum::extract::multipart::MultipartError;
use axum::http::StatusCode;
use axum::response::Response;
use laurel_domain::identity::actions;

use laurel_persistence::UseCaseError;
use laurel_persistence::site::{LogoRefusal, MAX_LOGO, remove_logo, set_logo};
use laurel_ui::button::{Button, Weight, button};
use laurel_ui::file_picker::{FilePicker, file_picker};
use maud::{Markup, html};

pub fn form(context: &RequestContext, errors: &Errors) -> Markup {
    let settings = context.app.settings();
    html! {
        form class="form" method="post" action=(paths::ADMIN_LOGO) enctype="multipart/form-data" novalidate {
            h2 id="logo" { (context.t("admin-settings-logo")) }
            @if let Some(logo) = &settings.logo {
                p { img class="logo-now" src=(logo_address(logo)) alt=(context.t("admin-settings-logo-now")) height="72" width=((logo.ratio * 72).div_ceil(100)); }
            }
            (file_picker(&FilePicker { name: "file", label: context.t("admin-settings-logo-file"), hint: Some(&hint(context)),
                error: errors.of("file"), accept: Some(".svg,.png,.jpg,.jpeg,.webp"), ..FilePicker::default() }))
            div class="actions" {
                (button(&Button { label: context.t("admin-settings-logo-set"), weight: Weight::Secondary, ..Button::default() }))
                @if settings.logo.is_some() {
                    (button(&Button { label: context.t("admin-settings-logo-remove"), weight: Weight::Quiet, name_value: Some(("wish", "remove")), ..Button::default() }))
                }
            }
        }
    }
}

fn hint(reader: &Reader) -> String {
    let most = (MAX_LOGO / 1024).to_string();
    reader.with("admin-settings-logo-hint", &[("size", (&most).into())])
}

pub async fn send(
    _: paths::AdminLogoPath,
    context: Gate<actions::ManageSettings>,
    mut sent: Multipart,
) -> Answer {
    let permit = context.permit()?;
    let store = &context.app.store;
    let (wish, file) = match read(&mut sent).await {
        Ok(read) => read,
        Err(error) if error.status() == StatusCode::PAYLOAD_TOO_LARGE => {
            return Ok(refused(&context, &too_large(&context)));
        }
        Err(_) => return Err(HttpProblem::Unreadable),
    };
    if wish == "remove" {
        remove_logo(store, &permit).await?;
        page_layout::reload(&context.app, context.public()).await;
        return Ok(context.go(paths::ADMIN_SETTINGS, "flash-settings-saved"));
    }
    let Some(file) = file.filter(|file| !file.is_empty()) else {
        return Ok(refused(&context, context.t("form-error-required")));
    };
    match set_logo(store, &permit, file).await {
        Ok(()) => {
            page_layout::reload(&context.app, context.public()).await;
            Ok(context.go(paths::ADMIN_SETTINGS, "flash-settings-saved"))
        }
        Err(UseCaseError::Refused(LogoRefusal::TooLarge)) => {
            Ok(refused(&context, &too_large(&context)))
        }
        Err(UseCaseError::Refused(LogoRefusal::NotAPicture)) => {
            Ok(refused(&context, context.t("admin-settings-logo-error")))
        }
        Err(UseCaseError::Internal(error)) => Err(error.into()),
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

fn too_large(reader: &Reader) -> String {
    let size = reader.with("unit-bytes-kb", &[("size", (MAX_LOGO / 1024).into())]);
    reader.with("form-error-file-size", &[("size", (&size).into())])
}

fn refused(context: &RequestContext, message: &str) -> Response {
    let mut errors = Errors::default();
    errors.add("file", message);
    context.invalid(page_with(context, &errors))
}
