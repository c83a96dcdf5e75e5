//! Between the session's row and the cookie.

use crate::app::App;
use crate::cookies::{self, Lifetime};
use crate::request_context::RequestContext;
use crate::session::{Answer, Claims, SESSION};
use axum::http::{HeaderName, HeaderValue};
use axum::response::Response;
use laurel_domain::identity::{Actor, visit};
use laurel_domain::ids::PersonId;
use laurel_persistence::InternalError;
use laurel_persistence::identity::{Device, NewSession, open_session, renew_session};

/// W3C, Clear Site Data, section 3.
const CLEAR_SITE_DATA: HeaderName = HeaderName::from_static("clear-site-data");
const KEPT_IN_THE_BROWSER: HeaderValue = HeaderValue::from_static("\"cache\", \"storage\"");

/// The cookie outlives the browser's session; the row decides how long it counts.
const DAYS: u16 = 30;

/// `made` is when, in this process's time, the row was about to be read.
fn claims(app: &App, opened: NewSession, made: u64) -> Claims {
    Claims {
        session: opened.session,
        person: opened.person.id,
        name: opened.person.name,
        language: opened.person.language,
        theme: opened.person.theme,
        time_zone: opened.person.time_zone,
        email_confirmed: opened.person.email_confirmed_at.is_some(),
        grants: opened.person.grants,
        node: app.node.id(),
        made,
    }
}

fn cookie(app: &App, claims: &Claims) -> Option<HeaderValue> {
    let token = app.keys.sign(claims)?;
    app.keys.set_cookie(SESSION, &token, Lifetime::Days(DAYS))
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
pub async fn look_up_session(app: &App, old: &Claims) -> (Option<Claims>, Option<HeaderValue>) {
    match app.session_lookups.get(old.session) {
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
pub async fn renew(app: &App, old: &Claims) -> (Option<Claims>, Option<HeaderValue>) {
    let (made, noted) = (app.node.running(), app.revocations.noted());
    match renew_session(&app.store, &visit(&Actor::Visitor), old.session).await {
        Ok(Some(opened)) => {
            let claims = claims(app, opened, made);
            let line = cookie(app, &claims);
            if let Some(line) = &line {
                app.session_lookups.keep(Answer {
                    claims: claims.clone(),
                    cookie: line.clone(),
                    noted,
                });
            }
            (Some(claims), line)
        }
        Ok(None) => {
            app.session_lookups.forget(old.session);
            (None, app.keys.end_cookie(SESSION))
        }
        Err(error) => {
            tracing::error!(%error, "a session can't be renewed");
            (None, None)
        }
    }
}

/// Signs somebody in on this device, and says who it is now, with the cookie that
/// says so; `None` where the person is gone.
pub async fn open(
    context: &RequestContext,
    person: PersonId,
) -> Result<Option<(Claims, Option<HeaderValue>)>, InternalError> {
    let app = &context.app;
    let device = Device {
        user_agent: context.user_agent.clone(),
        address: context.address.to_string(),
    };
    let made = app.node.running();
    let opened = open_session(&app.store, &context.visit(), person, device).await?;
    Ok(opened.map(|opened| {
        let claims = claims(app, opened, made);
        let line = cookie(app, &claims);
        (claims, line)
    }))
}

/// Signs somebody in on this device: adds the cookie to the answer.
pub async fn sign_in(
    context: &RequestContext,
    person: PersonId,
    mut response: Response,
) -> Result<Response, InternalError> {
    let opened = open(context, person).await?;
    cookies::add(&mut response, opened.and_then(|(_, line)| line));
    Ok(response)
}

/// Adds a token that says what is so now: after one's own name or address changed.
pub async fn with_fresh_token(
    context: &RequestContext,
    claims: &Claims,
    mut response: Response,
) -> Response {
    let line = renew(&context.app, claims).await.1;
    cookies::add(&mut response, line);
    response
}

/// Takes the cookie away.
pub fn sign_out(context: &RequestContext, mut response: Response) -> Response {
    cookies::add(&mut response, context.app.keys.end_cookie(SESSION));
    // pages that the browser kept would be shown to who goes back
    response
        .headers_mut()
        .insert(CLEAR_SITE_DATA, KEPT_IN_THE_BROWSER);
    response
}
