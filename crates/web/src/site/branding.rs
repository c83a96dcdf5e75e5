//! What the organization's settings make of the look: its color as a small
//! style sheet, and its logo. Both are named by what is in them, so that they
//! never change and are kept for ever.

use crate::gate::Gate;
use crate::http_problem::{Answer, HttpProblem};
use crate::paths;
use axum::http::header;
use axum::response::IntoResponse;
use laurel_domain::identity::actions;
use laurel_domain::site::{Shades, shades, text_color};
use laurel_persistence::site::{Logo, Settings, logo_bytes};

const FOR_EVER: &str = "public, max-age=31536000, immutable";

/// The style sheet of another color than the one that every style has already.
pub fn stylesheet(settings: &Settings) -> Option<String> {
    let own = settings.primary != Settings::default().primary;
    own.then(|| paths::colors(settings.primary.trim_start_matches('#')))
}

/// `GET /colors/{file}`, as `7a1f3d.css`.
pub async fn colors(
    paths::ColorsPath { file }: paths::ColorsPath,
    _: Gate<actions::Visit>,
) -> Answer {
    let digits = file.strip_suffix(".css").ok_or(HttpProblem::NotFound)?;
    let color = text_color(&format!("#{digits}")).map_err(|_| HttpProblem::NotFound)?;
    let shades = shades(&color).ok_or(HttpProblem::NotFound)?;
    let headers = [
        (header::CONTENT_TYPE, "text/css; charset=utf-8"),
        (header::CACHE_CONTROL, FOR_EVER),
    ];
    Ok((headers, rules(&shades)).into_response())
}

/// The same places as in `10-tokens.css`, which it follows.
fn rules(shades: &Shades) -> String {
    let Shades {
        primary,
        wash,
        night_primary,
        night_wash,
    } = shades;
    format!(
        "@layer base{{:root{{--leaf:{primary};--wash:{wash}}}\
         @supports (color:light-dark(red,red)){{:root{{\
         --leaf:light-dark({primary},{night_primary});--wash:light-dark({wash},{night_wash})}}}}}}"
    )
}

/// The address of the logo.
pub fn logo_address(logo: &Logo) -> String {
    paths::logo(&logo.sha256, &logo.ending)
}

/// `GET /logo/{file}`: the logo that is shown now, and no other blob.
pub async fn logo(
    paths::LogoPath { file }: paths::LogoPath,
    context: Gate<actions::Visit>,
) -> Answer {
    let settings = context.app.settings();
    let logo = settings.logo.as_ref().ok_or(HttpProblem::NotFound)?;
    if !logo_address(logo).ends_with(&format!("/{file}")) {
        return Err(HttpProblem::NotFound);
    }
    let media_type = match logo.ending.as_str() {
        "png" => "image/png",
        "jpg" => "image/jpeg",
        "webp" => "image/webp",
        _ => "image/svg+xml",
    };
    let bytes = logo_bytes(&context.app.store, context.public(), logo).await?;
    let headers = [
        (header::CONTENT_TYPE, media_type),
        (header::CACHE_CONTROL, FOR_EVER),
        // a drawing that is opened by itself can't do anything
        (
            header::CONTENT_SECURITY_POLICY,
            "default-src 'none'; style-src 'unsafe-inline'; sandbox",
        ),
    ];
    Ok((headers, bytes).into_response())
}
