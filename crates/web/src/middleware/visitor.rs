//! Finds out who visits: from the token in the cookie, or, where that is old
//! or in doubt, from the session's row, and then sets a new token.

use crate::app::App;
use crate::identity::sessions;
use crate::reader::Reader;
use crate::request_context::{Inner, RequestContext, cookie};
use crate::session::{Claims, SESSION};
use axum::extract::{ConnectInfo, Request, State};
use axum::http::{HeaderMap, HeaderValue, header};
use axum::middleware::Next;
use axum::response::Response;
use laurel_domain::identity::Actor;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};

pub async fn welcome(State(app): State<App>, mut request: Request, next: Next) -> Response {
    let (claims, set_cookie) = match cookie(request.headers(), &app.keys.named(SESSION))
        .and_then(|token| app.verified_tokens.read(&app.keys, token))
    {
        None => (None, None),
        Some(claims) if sessions::is_believed(&app, &claims) => (Some(claims), None),
        Some(old) => sessions::look_up_session(&app, &old).await,
    };
    let context = RequestContext::new(read(&app, &request, claims));
    let flash = context.flash.is_some();
    request.extensions_mut().insert(context);
    let mut response = next.run(request).await;
    if let Some(value) = set_cookie.and_then(|c| HeaderValue::from_str(&c).ok()) {
        response.headers_mut().append(header::SET_COOKIE, value);
    }
    // what was to be said was said
    if flash
        && !response.status().is_redirection()
        && let Ok(value) = HeaderValue::from_str(&app.keys.set_cookie("flash", "", -1))
    {
        response.headers_mut().append(header::SET_COOKIE, value);
    }
    response
}

fn read(app: &App, request: &Request, claims: Option<Claims>) -> Inner {
    let headers = request.headers();
    let text = |name| {
        headers
            .get(name)
            .and_then(|v: &HeaderValue| v.to_str().ok())
            .unwrap_or_default()
    };
    let bundled = app.bundled();
    let language = claims
        .as_ref()
        .map(|c| c.language.as_str())
        .or_else(|| cookie(headers, &app.keys.named("language")))
        .and_then(|code| bundled.catalogs.known(code))
        .unwrap_or_else(|| bundled.catalogs.negotiate(text(header::ACCEPT_LANGUAGE)));
    let theme = claims
        .as_ref()
        .map(|c| c.theme.as_str())
        .filter(|theme| !theme.is_empty())
        .or_else(|| cookie(headers, &app.keys.named("theme")))
        .filter(|theme| matches!(*theme, "light" | "dark"))
        .unwrap_or_default();
    let flash = cookie(headers, &app.keys.named("flash"))
        .filter(|key| key.starts_with("flash-") && bundled.catalogs.of(language).has(key));
    Inner {
        actor: claims.as_ref().map_or(Actor::Visitor, |c| Actor::Person {
            id: c.person,
            grants: c.grants.clone(),
        }),
        reader: Reader {
            catalogs: bundled.catalogs.clone(),
            language,
            theme: theme.to_owned(),
            zone: app.settings().zone(),
            now: app.store.now(),
        },
        address: address(app, request),
        user_agent: text(header::USER_AGENT).chars().take(200).collect(),
        request_id: hex::encode(app.store.random::<8>()),
        method: request.method().clone(),
        uri: request.uri().clone(),
        wants_json: wants_json(headers),
        flash: flash.map(str::to_owned),
        claims,
        bundled,
        app: app.clone(),
    }
}

fn wants_json(headers: &HeaderMap) -> bool {
    headers
        .get(header::ACCEPT)
        .and_then(|v| v.to_str().ok())
        .is_some_and(|accept| accept.contains("json") && !accept.contains("text/html"))
}

/// The visitor's network address: the peer's, or, behind a proxy that is
/// trusted, the last one that is not such a proxy.
fn address(app: &App, request: &Request) -> IpAddr {
    let peer = request
        .extensions()
        .get::<ConnectInfo<SocketAddr>>()
        // an IPv4 visitor of an IPv6 socket is an IPv4 visitor
        .map_or(IpAddr::V4(Ipv4Addr::UNSPECIFIED), |info| {
            info.0.ip().to_canonical()
        });
    if !app.options.trusted_proxies.contains(&peer) {
        return peer;
    }
    forwarded_for(request.headers())
        .find(|address| !app.options.trusted_proxies.contains(address))
        .unwrap_or(peer)
}

/// Whom the proxies saw, the nearest first. Some proxies add to the line that
/// came, others add a line below it, and some add the port.
fn forwarded_for(headers: &HeaderMap) -> impl Iterator<Item = IpAddr> + '_ {
    headers
        .get_all("x-forwarded-for")
        .iter()
        .rev()
        .filter_map(|line| line.to_str().ok())
        .flat_map(|line| line.rsplit(','))
        .filter_map(|part| {
            let part = part.trim();
            let with_port = || part.parse().map(|known: SocketAddr| known.ip());
            part.parse().or_else(|_| with_port()).ok()
        })
        .map(|address: IpAddr| address.to_canonical())
}

#[cfg(test)]
mod tests {
    use super::forwarded_for;
    use axum::http::{HeaderMap, HeaderValue};
    use std::net::IpAddr;

    #[test]
    fn the_nearest_proxy_is_believed_before_what_a_visitor_wrote() {
        let mut headers = HeaderMap::new();
        for line in [
            "198.51.100.1",
            "made up, 203.0.113.7:4711, ::ffff:192.0.2.9",
        ] {
            headers.append("x-forwarded-for", HeaderValue::from_static(line));
        }
        let seen: Vec<String> = forwarded_for(&headers)
            .map(|a: IpAddr| a.to_string())
            .collect();
        assert_eq!(seen, ["192.0.2.9", "203.0.113.7", "198.51.100.1"]);
    }
}
