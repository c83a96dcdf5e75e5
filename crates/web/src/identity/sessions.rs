//! Between the session's row and the cookie.

use crate::app::App;
use crate::session::{Answer, Claims, SESSION};
use crate::visit::Visit;
use axum::http::{HeaderValue, header};
use axum::response::Response;
use laurel_domain::ids::PersonId;
use laurel_persistence::Fault;
use laurel_persistence::identity::{Device, Opened, open_session, renew_session};

/// The cookie outlives the browser's session; the row decides how long it counts.
const DAYS: i64 = 30;

/// `made` is when, in this process's time, the row was about to be read.
fn claims(app: &App, opened: Opened, made: u64) -> Claims {
    Claims {
        session: opened.session,
        person: opened.person.id,
        name: opened.person.name,
        language: opened.person.language,
        theme: opened.person.theme,
        email_confirmed: opened.person.email_confirmed_at.is_some(),
        grants: opened.person.grants,
        node: app.node.id(),
        made,
    }
}

fn cookie(app: &App, claims: &Claims) -> Option<String> {
    let token = app.keys.sign(claims)?;
    Some(app.keys.set_cookie(SESSION, &token, DAYS))
}

fn is_fresh(app: &App, claims: &Claims) -> bool {
    claims.is_fresh(app.node.id(), app.node.running())
}

/// Whether a token may be taken at its word.
pub fn is_believed(app: &App, claims: &Claims) -> bool {
    is_fresh(app, claims) && !app.revocations.doubts(claims, 0)
}

/// Who a token is that is old, of another node, or in doubt, and the
/// `Set-Cookie` that says so: as the row was read lately, where nothing changed
/// since.
pub async fn look_up(app: &App, old: &Claims) -> (Option<Claims>, Option<String>) {
    match app.asked.get(old.session) {
        Some(answer)
            if is_fresh(app, &answer.claims)
                && !app.revocations.doubts(&answer.claims, answer.noted) =>
        {
            // who shows the newest token already needs no other
            let is_newest = (old.node, old.made) == (answer.claims.node, answer.claims.made);
            let cookie = (!is_newest).then(|| answer.cookie.clone());
            (Some(answer.claims.clone()), cookie)
        }
        _ => renew(app, old).await,
    }
}

/// Asks the session's row; a session that ended takes its cookie with it.
pub async fn renew(app: &App, old: &Claims) -> (Option<Claims>, Option<String>) {
    let (made, noted) = (app.node.running(), app.revocations.noted());
    match renew_session(&app.store, old.session).await {
        Ok(Some(opened)) => {
            let claims = claims(app, opened, made);
            let line = cookie(app, &claims);
            if let Some(line) = &line {
                app.asked.keep(Answer {
                    claims: claims.clone(),
                    cookie: line.clone(),
                    noted,
                });
            }
            (Some(claims), line)
        }
        Ok(None) => {
            app.asked.forget(old.session);
            (None, Some(app.keys.set_cookie(SESSION, "", -1)))
        }
        Err(fault) => {
            tracing::error!(%fault, "a session can't be renewed");
            (None, None)
        }
    }
}

/// Signs somebody in on this device: adds the cookie to the answer.
pub async fn sign_in(
    visit: &Visit,
    person: PersonId,
    mut response: Response,
) -> Result<Response, Fault> {
    let app = &visit.app;
    let device = Device {
        user_agent: visit.user_agent.clone(),
        address: visit.address.to_string(),
    };
    let made = app.node.running();
    let line = open_session(&app.store, person, device)
        .await?
        .map(|opened| claims(app, opened, made))
        .and_then(|claims| cookie(app, &claims));
    if let Some(line) = line.and_then(|line| HeaderValue::from_str(&line).ok()) {
        response.headers_mut().append(header::SET_COOKIE, line);
    }
    Ok(response)
}

/// Adds a token that says what is so now: after one's own name or address changed.
pub async fn with_fresh_token(visit: &Visit, claims: &Claims, mut response: Response) -> Response {
    let line = renew(&visit.app, claims).await.1;
    if let Some(line) = line.and_then(|line| HeaderValue::from_str(&line).ok()) {
        response.headers_mut().append(header::SET_COOKIE, line);
    }
    response
}

/// Takes the cookie away.
pub fn sign_out(visit: &Visit, mut response: Response) -> Response {
    let line = visit.app.keys.set_cookie(SESSION, "", -1);
    if let Ok(line) = HeaderValue::from_str(&line) {
        response.headers_mut().append(header::SET_COOKIE, line);
    }
    response
}
