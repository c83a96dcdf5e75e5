//! The logo among the settings: sent as a file, or taken away.

use super::view::settings::{SettingsView, page};
use crate::forms::Errors;
use crate::gate::Gate;
use crate::http_problem::{Answer, HttpProblem};
use crate::page_layout;
use crate::paths;
use crate::reader::Reader;
use crate::request_context::RequestContext;
use axum::body::Bytes;
use axum::extract::Multipart;
use axum::extract::multipart::MultipartError;
use axum::http::StatusCode;
use axum::response::Response;
use laurel_domain::identity::actions;
use laurel_persistence::UseCaseError;
use laurel_persistence::site::{LogoRefusal, MAX_LOGO, remove_logo, set_logo};

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
        return saved(&context).await;
    }
    let Some(file) = file.filter(|file| !file.is_empty()) else {
        return Ok(refused(&context, context.t("form-error-required")));
    };
    match set_logo(store, &permit, file).await {
        Ok(()) => saved(&context).await,
        Err(UseCaseError::Refused(refusal)) => Ok(not_taken(&context, refusal)),
        Err(UseCaseError::Internal(error)) => Err(error.into()),
    }
}

fn not_taken(context: &RequestContext, refusal: LogoRefusal) -> Response {
    match refusal {
        LogoRefusal::TooLarge => refused(context, &too_large(context)),
        LogoRefusal::NotAPicture => refused(context, context.t("admin-settings-logo-error")),
    }
}

async fn saved(context: &RequestContext) -> Answer {
    page_layout::reload(&context.app, context.public()).await;
    Ok(context.go(paths::ADMIN_SETTINGS, "flash-settings-saved"))
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
    let (settings, outline) = (context.app.settings(), context.app.outline());
    let address = context.app.public_address();
    let view = SettingsView::new(&settings, &address, &outline, errors);
    context.invalid(page(context, &view))
}
