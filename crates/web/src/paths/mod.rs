//! Every address of the site. Nothing else builds one: a route's pattern, the
//! links to it and what a handler reads from it are one definition.

mod administration;
mod api;
mod catalog;
mod certification;
mod identity;
mod learning;
mod next;
mod site;
mod studio;

pub use administration::*;
pub use api::*;
pub use catalog::*;
pub use certification::*;
pub use identity::*;
pub use learning::*;
pub use next::*;
pub use site::*;
pub use studio::*;

use laurel_domain::ids::{AttemptId, CertificateId, CourseId, EnrollmentId, PersonId};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde::Deserialize;
use std::fmt;
use uuid::Uuid;

/// Defines addresses: a type that a handler takes and a route is added by, with
/// the constant or the function that makes the link.
macro_rules! addresses {
    () => {};
    ($(#[$doc:meta])* $name:ident = $path:literal $(=> const $link:ident)?; $($rest:tt)*) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, Default, serde::Deserialize, axum_extra::routing::TypedPath)]
        #[typed_path($path, rejection(crate::http_problem::HttpProblem))]
        pub struct $name;
        $crate::paths::addresses! { @constant [$(#[$doc])*] $path $($link)? }
        $crate::paths::addresses! { $($rest)* }
    };
    ($(#[$doc:meta])* $name:ident { $($field:ident: $type:ty),+ } = $path:literal $(=> fn $link:ident)?; $($rest:tt)*) => {
        $(#[$doc])*
        #[derive(Debug, Clone, serde::Deserialize, axum_extra::routing::TypedPath)]
        #[typed_path($path, rejection(crate::http_problem::HttpProblem))]
        pub struct $name {
            $(pub $field: $type),+
        }
        $crate::paths::addresses! { @link [$(#[$doc])*] $name { $($field: $type),+ } $($link)? }
        $crate::paths::addresses! { $($rest)* }
    };
    (@link [$($doc:tt)*] $name:ident { $($field:ident: $type:ty),+ } $link:ident) => {
        $($doc)*
        pub fn $link($($field: impl Into<$type>),+) -> String {
            $name { $($field: $field.into()),+ }.to_string()
        }
    };
    (@link [$($doc:tt)*] $name:ident { $($field:ident: $type:ty),+ }) => {};
    (@constant [$($doc:tt)*] $path:literal $link:ident) => {
        $($doc)*
        pub const $link: &str = $path;
    };
    (@constant [$($doc:tt)*] $path:literal) => {};
}
use addresses;

/// Whether an address lets in whoever has it: the links that emails carry.
pub fn is_personal_link(path: &str) -> bool {
    use axum_extra::routing::TypedPath;
    [
        SetupPath::PATH,
        ConfirmEmailPath::PATH,
        ResetPasswordPath::PATH,
        SignInPath::PATH,
        ConfirmSubscriptionPath::PATH,
        ManageSubscriptionPath::PATH,
    ]
    .iter()
    .filter_map(|pattern| pattern.strip_suffix("{token}"))
    .any(|before| path.starts_with(before))
}

/// One part of an address: a slug, a token, a number, the name of a file. It is
/// never empty, and never leads up.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub struct Slug(String);

/// A part of an address that leads elsewhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("no address has such a part")]
pub struct NoSlug;

impl TryFrom<String> for Slug {
    type Error = NoSlug;
    fn try_from(text: String) -> Result<Self, NoSlug> {
        if matches!(text.as_str(), "" | "." | "..") {
            Err(NoSlug)
        } else {
            Ok(Self(text))
        }
    }
}

impl Slug {
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl From<Slug> for String {
    fn from(slug: Slug) -> Self {
        slug.0
    }
}

impl fmt::Display for Slug {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::ops::Deref for Slug {
    type Target = str;
    fn deref(&self) -> &str {
        &self.0
    }
}

impl From<&str> for Slug {
    fn from(text: &str) -> Self {
        Self(text.to_owned())
    }
}

impl From<&String> for Slug {
    fn from(text: &String) -> Self {
        Self(text.clone())
    }
}

impl From<&Self> for Slug {
    fn from(slug: &Self) -> Self {
        slug.clone()
    }
}

/// An address with a query; without one where there are no pairs.
pub fn with_query(path: &str, pairs: &[(&str, &str)]) -> String {
    match serde_html_form::to_string(pairs) {
        Ok(query) if !query.is_empty() => format!("{path}?{query}"),
        _ => path.to_owned(),
    }
}

/// Below this, every address is the JSON API's.
pub const API: &str = "/api/";
pub const PRIVACY: &str = "/privacy";
pub const TERMS: &str = "/terms";
/// Where consent is given, as the record of it names the place.
pub const NOTIFICATIONS_CONFIRM: &str = "/notifications/confirm";
pub const NOTIFICATIONS_MANAGE: &str = "/notifications/manage";
/// In front of the name of a file of the binary.
pub const ASSETS: &str = "/assets/";
/// With a SHA-256 behind it.
pub const VERIFY_HASH: &str = "/verify/hash/";
pub const ADMIN_CERTIFICATES_WAITING: &str = "/admin/certificates#waiting";
pub const ADMIN_CONTACTS_ALL: &str = "/admin/contacts?state=all";
pub const ADMIN_MESSAGES_FAILED: &str = "/admin/messages?state=failed";
pub const ADMIN_MESSAGES_WAITING: &str = "/admin/messages?state=waiting";
pub const ADMIN_JOBS_FAILED: &str = "/admin/jobs?state=failed";

/// A file of the binary, by the path in `assets` or by the name it is served
/// by.
pub fn asset(name: &str) -> String {
    format!("{ASSETS}{name}")
}

/// A style sheet with the shades of a color, six digits.
pub fn colors(digits: &str) -> String {
    let file = format!("{digits}.css").as_str().into();
    ColorsPath { file }.to_string()
}

pub fn logo(sha256: &str, ending: &str) -> String {
    let file = format!("{sha256}.{ending}").as_str().into();
    LogoPath { file }.to_string()
}

/// One of the settings.
pub fn admin_setting(field: &str) -> String {
    format!("{ADMIN_SETTINGS}#{field}")
}

/// A page of the answers to a query.
pub fn search(query: &str, page: u32) -> String {
    with_query(SEARCH, &[("q", query), ("page", &page.to_string())])
}

/// The form of the notification list, with a topic chosen already.
pub fn notifications_about(topic: &str) -> String {
    if topic.is_empty() {
        NOTIFICATIONS.to_owned()
    } else {
        with_query(NOTIFICATIONS, &[("topic", topic)])
    }
}

/// The page of one's subscription, saying what was done just now.
pub fn manage_done(secret: &str, done: &str) -> String {
    with_query(&manage_subscription(secret), &[("done", done)])
}

/// A question of an attempt, from 1.
pub fn attempt_question(course: &str, activity: &str, id: AttemptId, number: usize) -> String {
    with_query(
        &attempt(course, activity, id),
        &[("q", &number.to_string())],
    )
}

/// The learners of a course who are in one state.
pub fn learners_who(course: &str, status: &str) -> String {
    with_query(&learners(course), &[("status", status)])
}

pub fn studio_after(course: CourseId) -> String {
    with_query(STUDIO, &[("after", &course.to_string())])
}

/// The page of a course's revisions before this number.
pub fn studio_course_before(slug: &str, number: i32) -> String {
    with_query(&studio_course(slug), &[("before", &number.to_string())])
}

/// `cursor` says of which of its two lists.
pub fn admin_programs_after(cursor: &str, id: Uuid) -> String {
    with_query(ADMIN_PROGRAMS, &[(cursor, &id.to_string())])
}

/// A person's page, with its two lists turned to what is older.
pub fn admin_person_turned(
    id: PersonId,
    enrolled: Option<EnrollmentId>,
    certified: Option<CertificateId>,
) -> String {
    let enrolled = enrolled.map(|id| id.to_string());
    let certified = certified.map(|id| id.to_string());
    let pairs: Vec<(&str, &str)> = [("enrolled", &enrolled), ("certified", &certified)]
        .into_iter()
        .filter_map(|(name, id)| Some((name, id.as_deref()?)))
        .collect();
    with_query(&admin_person(id), &pairs)
}

/// What anybody reads of a certificate, beside a file of this SHA-256.
pub fn verify_file_of(number: &str, sha256: &str) -> String {
    with_query(&verify(number), &[("sha256", sha256)])
}

/// A certificate's file or picture; `ending` is `pdf`, `png` or `svg`.
pub fn credential(number: &str, ending: &str) -> String {
    let file = format!("{number}.{ending}").as_str().into();
    CredentialPath { file }.to_string()
}

/// The preview of a name as it would print.
pub fn name_preview(name: &str) -> String {
    with_query(&CertificateNamePicturePath.to_string(), &[("name", name)])
}

/// What was earned and waits, before this one.
pub fn admin_certificates_waiting(before: Option<Uuid>) -> String {
    match before {
        Some(id) => format!("{ADMIN_CERTIFICATES}?waiting={id}#waiting"),
        None => ADMIN_CERTIFICATES_WAITING.to_owned(),
    }
}

/// Percent-encodes one value (RFC 3986 section 2.1).
pub fn encode(value: &str) -> impl fmt::Display + '_ {
    const KEPT: &AsciiSet = &NON_ALPHANUMERIC
        .remove(b'-')
        .remove(b'.')
        .remove(b'_')
        .remove(b'~');
    utf8_percent_encode(value, KEPT)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_is_made_by_what_the_route_is_added_by() {
        assert_eq!(
            preview("über/grün & 100% ? #a", "b"),
            "/courses/%C3%BCber%2Fgr%C3%BCn%20&%20100%25%20%3F%20%23a/preview/b"
        );
        assert_eq!(search("a b&c", 2), "/search?q=a+b%26c&page=2");
        for bad in ["", ".", ".."] {
            assert!(
                Slug::try_from(bad.to_owned()).is_err(),
                "{bad:?} leads elsewhere"
            );
        }
    }
}
