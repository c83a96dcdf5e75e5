//! What whoever guards the site wants to know, a line of the log each, all beginning with
//! "security:" (ASVS 5.0, 16.3). Never a password, a link's secret or an address that was typed.

use crate::http_problem::HttpProblem;
use crate::request_context::RequestContext;
use laurel_domain::ids::PersonId;

/// Somebody is signed in on this device from now on.
pub fn signed_in(context: &RequestContext, person: PersonId) {
    tracing::info!(person = %person, network = %context.address, request = %context.request_id, "security: signed in");
}

/// The password was not the account's, or there is no such account.
pub fn wrong_password(context: &RequestContext) {
    failed(context, "wrong password");
}

/// No more passwords of this account are looked at for a while.
pub fn locked_out(context: &RequestContext) {
    failed(context, "too many wrong passwords");
}

/// The code of a course was another one.
pub fn wrong_code(context: &RequestContext) {
    failed(context, "wrong code of a course");
}

/// A link that was used already, has ended or never was.
pub fn dead_link(context: &RequestContext) {
    failed(context, "a link that does not work");
}

/// What was refused by right, where it was.
pub fn refused(context: &RequestContext, problem: &HttpProblem) {
    match problem {
        HttpProblem::Forbidden => failed(context, "not allowed"),
        HttpProblem::Scope(_) => failed(context, "a token asked for more than its scopes"),
        HttpProblem::BadToken => failed(context, "a token that does not work"),
        HttpProblem::CrossSite => failed(context, "a form of another site"),
        HttpProblem::MadeForAnother { .. } => {
            failed(context, "a form that was made for another person");
        }
        HttpProblem::TooMany { .. } => failed(context, "too many requests"),
        _ => {}
    }
}

fn failed(context: &RequestContext, what: &str) {
    let person = context
        .claims
        .as_ref()
        .map(|claims| claims.person.to_string());
    tracing::warn!(
        network = %context.address,
        person = person.unwrap_or_default(),
        method = %context.method,
        path = without_secrets(context.uri.path()),
        request = %context.request_id,
        "security: {what}"
    );
}

/// The path, up to what signs its reader in.
fn without_secrets(path: &str) -> String {
    let is_secret = |part: &str| part.len() >= 32 && part.bytes().all(|b| b.is_ascii_hexdigit());
    let shown = path.split('/').take_while(|part| !is_secret(part));
    shown.collect::<Vec<_>>().join("/")
}

#[cfg(test)]
mod tests {
    use super::without_secrets;

    #[test]
    fn no_link_that_signs_in_is_in_the_log() {
        let secret = "0123456789abcdef".repeat(3);
        assert_eq!(without_secrets(&format!("/sign-in/{secret}")), "/sign-in");
        assert_eq!(
            without_secrets(&format!("/notifications/manage/{secret}/topics")),
            "/notifications/manage"
        );
        let id = "/admin/people/0190a4b2-3c4d-7e5f-8a9b-0c1d2e3f4a5b";
        assert_eq!(without_secrets(id), id);
    }
}
