//! Finds out who visits: from the token in the cookie, or, where that is old
//! or in doubt, from the session's row, and then sets a new token.

use super::{cache, headers, monitor, tokens};
use crate::accept::wants_json;
use crate::app::App;
use crate::cookies;
use crate::http_problem::HttpProblem;
use crate::identity::sessions;
use crate::paths;
use crate::reader::Reader;
use crate::request_context::{Inner, RequestContext};
use crate::session::{Claims, SESSION};
use axum::extract::{ConnectInfo, FromRequestParts, Request};
use axum::http::request::Parts;
use axum::http::uri::Authority;
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, Uri, header};
use axum::middleware::Next;
use axum::response::Response;
use chrono_tz::Tz;
use laurel_domain::identity::{Access, Actor};
use laurel_domain::site::{Reach, reach};
use laurel_persistence::identity::VerifiedToken;
use std::convert::Infallible;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::sync::Arc;

pub async fn welcome(app: &App, mut request: Request, next: Next) -> Response {
    if is_api(&request) {
        return welcome_program(app, request, next).await;
    }
    let (claims, set_cookie) = match cookies::read(request.headers(), &app.keys.named(SESSION))
        .and_then(|token| app.verified_tokens.read(&app.keys, token))
    {
        None => (None, None),
        Some(claims) if sessions::is_believed(app, &claims) => (Some(claims), None),
        Some(old) => sessions::look_up_session(app, &old).await,
    };
    let context = RequestContext::new(read(app, &request, claims, Shown::Nothing));
    let flash = context.flash.is_some();
    let is_private = context.is_signed_in() || paths::is_personal_link(context.uri.path());
    request.extensions_mut().insert(context);
    let mut response = cache::serve(app, request, next).await;
    if is_private {
        headers::keep_nowhere(&mut response);
    }
    // who signed in, changed or ended the session in this request has the last word
    if !cookies::sets(&response, &app.keys.named(SESSION)) {
        cookies::add(&mut response, set_cookie);
    }
    // what was to be said was said
    if flash && !response.status().is_redirection() {
        cookies::add(&mut response, app.keys.end_cookie("flash"));
    }
    response
}

/// The JSON API knows tokens only: a cookie says nothing there.
async fn welcome_program(app: &App, mut request: Request, next: Next) -> Response {
    let shown = match request.headers().get(header::AUTHORIZATION) {
        None if monitor::asks(&request) => Shown::Monitor,
        None => Shown::Nothing,
        Some(value) => tokens::verify(app, value).await,
    };
    let context = RequestContext::new(read(app, &request, None, shown));
    request.extensions_mut().insert(context);
    let mut response = cache::serve(app, request, next).await;
    headers::keep_nowhere(&mut response);
    response
}

/// What a program showed to say who it is.
pub enum Shown {
    Nothing,
    /// Nothing, but it asks for the figures from the site's own machine.
    Monitor,
    Token(Arc<VerifiedToken>),
    /// Something that does not work.
    BadToken,
    /// It can't be asked now whether it works.
    NotKnown,
}

fn read(app: &App, request: &Request, claims: Option<Claims>, shown: Shown) -> Inner {
    let headers = request.headers();
    let text = |name| {
        headers
            .get(name)
            .and_then(|v: &HeaderValue| v.to_str().ok())
            .unwrap_or_default()
    };
    let bundled = app.bundled();
    let is_monitor = matches!(shown, Shown::Monitor);
    let (token, token_problem) = match shown {
        Shown::Token(token) => (Some(token), None),
        Shown::Nothing | Shown::Monitor => (None, None),
        Shown::BadToken => (None, Some(HttpProblem::BadToken)),
        Shown::NotKnown => (None, Some(HttpProblem::Unavailable)),
    };
    let is_api = is_api(request);
    let language = claims
        .as_ref()
        .map(|c| c.language.as_str())
        .or_else(|| cookies::read(headers, &app.keys.named("language")).filter(|_| !is_api))
        .and_then(|code| bundled.catalogs.known(code))
        .unwrap_or_else(|| bundled.catalogs.negotiate(text(header::ACCEPT_LANGUAGE)));
    let theme = claims
        .as_ref()
        .map(|c| c.theme.as_str())
        .filter(|theme| !theme.is_empty())
        .or_else(|| cookies::read(headers, &app.keys.named("theme")))
        .filter(|theme| matches!(*theme, "light" | "dark"))
        .unwrap_or_default();
    let is_ahead = text(HeaderName::from_static("sec-purpose")).starts_with("prefetch");
    // a page that nobody looks at yet leaves it to the one that somebody does
    let flash = cookies::read(headers, &app.keys.named("flash"))
        .filter(|_| !is_ahead)
        .filter(|key| key.starts_with("flash-") && bundled.catalogs.of(language).has(key));
    Inner {
        actor: if is_monitor {
            Actor::Monitor
        } else {
            actor(claims.as_ref(), token.as_deref(), request.method())
        },
        reader: Reader {
            catalogs: bundled.catalogs.clone(),
            language,
            theme: theme.to_owned(),
            zone: zone(app, claims.as_ref(), token.as_deref()),
            now: app.store.now(),
        },
        address: address(app, request),
        user_agent: text(header::USER_AGENT).chars().take(200).collect(),
        request_id: hex::encode(app.store.random::<8>()),
        method: request.method().clone(),
        uri: request.uri().clone(),
        came_from: came_from(request),
        wants_json: is_api || wants_json(headers),
        is_ahead,
        flash: flash.map(str::to_owned),
        claims,
        token,
        token_problem,
        bundled,
        app: app.clone(),
    }
}

/// What the browser says of the page before, where that is one of this site.
fn came_from(request: &Request) -> Option<String> {
    let text = |name| request.headers().get(name)?.to_str().ok();
    let page: Uri = text(header::REFERER)?.parse().ok()?;
    // HTTP/2 says the host in the address
    let host = text(header::HOST).or_else(|| Some(request.uri().authority()?.as_str()))?;
    let path = page.path_and_query()?.as_str();
    (page.authority()?.as_str() == host && paths::local(path).is_some()).then(|| path.to_owned())
}

fn actor(claims: Option<&Claims>, token: Option<&VerifiedToken>, method: &Method) -> Actor {
    match (claims, token) {
        (Some(claims), _) => claims.actor(),
        (None, Some(token)) => Actor::Token {
            id: token.person.id,
            grants: token.person.grants.clone(),
            scopes: token.scopes.clone(),
            access: Access::of(method.is_safe()),
        },
        (None, None) => Actor::Visitor,
    }
}

/// The time zone that the person chose, or the organization's.
fn zone(app: &App, claims: Option<&Claims>, token: Option<&VerifiedToken>) -> Tz {
    let chosen = claims.map_or_else(
        || token.and_then(|token| token.person.time_zone.as_deref()),
        |claims| claims.time_zone.as_deref(),
    );
    chosen
        .and_then(|name| name.parse().ok())
        .unwrap_or_else(|| app.settings().zone())
}

/// Whether programs ask here, by tokens. What describes the API is a page like others.
pub(super) fn is_api(request: &Request) -> bool {
    let path = request.uri().path();
    (path.starts_with(paths::API) && path != paths::API_DOCS) || path == paths::METRICS
}

/// The visitor's network address: the peer's, or, behind a proxy that is
/// trusted, the last one that is not such a proxy.
fn address(app: &App, request: &Request) -> IpAddr {
    let peer = peer(request);
    if !app.options.trusted_proxies.contains(&peer) {
        return peer;
    }
    visitor_behind(&app.options.trusted_proxies, request.headers()).unwrap_or(peer)
}

/// Who is connected: the visitor, or a proxy.
pub(super) fn peer(request: &Request) -> IpAddr {
    request
        .extensions()
        .get::<ConnectInfo<SocketAddr>>()
        // an IPv4 visitor of an IPv6 socket is an IPv4 visitor
        .map_or(IpAddr::V4(Ipv4Addr::UNSPECIFIED), |info| {
            info.0.ip().to_canonical()
        })
}

/// The site's address as this visitor came by it: `http://127.0.0.1:8080`. Behind a proxy that
/// is trusted, with the scheme that it says it was asked with. `None` where that leads nowhere
/// from elsewhere: some systems take `0.0.0.0` for themselves.
pub struct CameBy(pub Option<String>);

impl FromRequestParts<App> for CameBy {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Infallible> {
        let peer = parts.extensions.get::<ConnectInfo<SocketAddr>>();
        let is_trusted = peer.is_some_and(|peer| {
            let peer = peer.0.ip().to_canonical();
            app.options.trusted_proxies.contains(&peer)
        });
        let said = |name| {
            parts
                .headers
                .get(name)
                .and_then(|value| value.to_str().ok())
        };
        let scheme = match said("x-forwarded-proto") {
            Some(proto) if is_trusted && proto.eq_ignore_ascii_case("https") => "https",
            _ => "http",
        };
        // HTTP/2 says the host in the address
        let host = parts.uri.authority().map(Authority::as_str);
        let host = host.or_else(|| said(header::HOST.as_str()));
        let address = host.map(|host| format!("{scheme}://{host}"));
        Ok(Self(address.filter(|url| reach(url) != Reach::Nowhere)))
    }
}

/// The nearest that is not such a proxy. What stands before something that is
/// no address was written by the visitor, so it says nothing.
fn visitor_behind(proxies: &[IpAddr], headers: &HeaderMap) -> Option<IpAddr> {
    forwarded_for(headers)
        .find(|hop| hop.is_none_or(|address| !proxies.contains(&address)))
        .flatten()
}

/// Whom the proxies saw, the nearest first; `None` is what is no address. Some
/// proxies add to the line that came, others add a line below it, and some add
/// the port.
fn forwarded_for(headers: &HeaderMap) -> impl Iterator<Item = Option<IpAddr>> + '_ {
    headers
        .get_all("x-forwarded-for")
        .iter()
        .rev()
        .flat_map(|line| line.to_str().unwrap_or_default().rsplit(','))
        .map(|part| {
            let part = part.trim();
            let with_port = || part.parse().map(|known: SocketAddr| known.ip());
            let address: Option<IpAddr> = part.parse().or_else(|_| with_port()).ok();
            address.map(|address| address.to_canonical())
        })
}

#[cfg(test)]
mod tests {
    use super::visitor_behind;
    use axum::http::{HeaderMap, HeaderValue};

    /// Behind the proxies 192.0.2.9 and 203.0.113.7.
    fn seen(lines: &[&str]) -> Option<String> {
        let mut headers = HeaderMap::new();
        for line in lines {
            let line = HeaderValue::from_bytes(line.as_bytes()).unwrap();
            headers.append("x-forwarded-for", line);
        }
        let proxies = ["192.0.2.9", "203.0.113.7"].map(|proxy| proxy.parse().unwrap());
        visitor_behind(&proxies, &headers).map(|address| address.to_string())
    }

    #[test]
    fn the_nearest_proxy_is_believed_before_what_a_visitor_wrote() {
        for lines in [
            &["198.51.100.1"][..],
            &["10.1.1.1, 198.51.100.1"],
            &[
                "10.1.1.1",
                "198.51.100.1, 203.0.113.7:4711, ::ffff:192.0.2.9",
            ],
            &["unknown, 198.51.100.1", "192.0.2.9"],
        ] {
            assert_eq!(seen(lines).as_deref(), Some("198.51.100.1"), "{lines:?}");
        }
    }

    #[test]
    fn what_stands_before_something_that_is_no_address_is_not_believed() {
        for lines in [
            &["198.51.100.1, unknown"][..],
            &["198.51.100.1", "_hidden, 192.0.2.9"],
            &["198.51.100.1, "],
            &["198.51.100.1", "\u{e9}"],
            &["192.0.2.9"],
            &[],
        ] {
            assert_eq!(seen(lines), None, "{lines:?}");
        }
    }
}
