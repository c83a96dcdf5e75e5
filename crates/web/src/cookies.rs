//! Cookies: read from what a browser sends, and written with the attributes that
//! all of ours have.

use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::Response;
use cookie::time::Duration;
use cookie::{Cookie, SameSite};

/// How long a browser keeps a cookie.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lifetime {
    /// As long as the browser runs.
    Browser,
    Days(u16),
    /// It goes at once.
    Over,
}

/// The value of a cookie.
pub fn read<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|line| line.to_str().ok())
        // most visitors have few of ours, and each page looks for four
        .filter(|line| line.contains(name))
        .flat_map(Cookie::split_parse)
        .filter_map(Result::ok)
        .find(|cookie| cookie.name() == name)
        .and_then(|cookie| cookie.value_raw())
}

/// A `Set-Cookie` value; `None` for letters that no header takes. `secure`: the
/// site is at an https address.
pub fn line(name: &str, value: &str, lifetime: Lifetime, secure: bool) -> Option<HeaderValue> {
    let mut cookie = Cookie::build((name, value))
        .path("/")
        .http_only(true)
        .same_site(SameSite::Lax)
        .secure(secure)
        .build();
    cookie.set_max_age(match lifetime {
        Lifetime::Browser => None,
        Lifetime::Days(days) => Some(Duration::days(days.into())),
        Lifetime::Over => Some(Duration::ZERO),
    });
    HeaderValue::from_str(&cookie.to_string()).ok()
}

/// Whether an answer sets this cookie already.
pub fn sets(response: &Response, name: &str) -> bool {
    let mut lines = response.headers().get_all(header::SET_COOKIE).iter();
    lines.any(|line| {
        let rest = line.as_bytes().strip_prefix(name.as_bytes());
        rest.is_some_and(|rest| rest.first() == Some(&b'='))
    })
}

/// Adds `Set-Cookie` values to an answer.
pub fn add(response: &mut Response, lines: impl IntoIterator<Item = HeaderValue>) {
    for line in lines {
        response.headers_mut().append(header::SET_COOKIE, line);
    }
}

#[cfg(test)]
mod tests {
    use super::{Lifetime, line, read};
    use axum::http::{HeaderMap, HeaderValue, header};
    use std::collections::BTreeSet;

    fn parts(text: &str) -> BTreeSet<&str> {
        text.split("; ").collect()
    }

    #[test]
    fn a_cookie_has_the_attributes_that_are_promised() {
        for (lifetime, secure, expected) in [
            (
                Lifetime::Browser,
                false,
                "theme=dark; Path=/; HttpOnly; SameSite=Lax",
            ),
            (
                Lifetime::Days(30),
                true,
                "theme=dark; Path=/; HttpOnly; SameSite=Lax; Max-Age=2592000; Secure",
            ),
            (
                Lifetime::Over,
                false,
                "theme=dark; Path=/; HttpOnly; SameSite=Lax; Max-Age=0",
            ),
        ] {
            let line = line("theme", "dark", lifetime, secure).expect("a header");
            let text = line.to_str().expect("text");
            assert!(text.starts_with("theme=dark; "), "{text}");
            assert_eq!(parts(text), parts(expected));
        }
        assert_eq!(line("theme", "\n", Lifetime::Browser, false), None);
    }

    #[test]
    fn a_cookie_is_found_among_others() {
        let mut headers = HeaderMap::new();
        assert_eq!(read(&headers, "a"), None);
        for line in ["a=1; b=x=y ;c; =d; a=2", "e=\"f\"", "g="] {
            headers.append(header::COOKIE, HeaderValue::from_static(line));
        }
        for (name, value) in [
            ("a", Some("1")),
            ("b", Some("x=y")),
            ("c", None),
            ("", None),
            ("e", Some("\"f\"")),
            ("g", Some("")),
            ("A", None),
        ] {
            assert_eq!(read(&headers, name), value, "{name}");
        }
    }
}
