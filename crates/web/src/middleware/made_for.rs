//! For whom a form was made. On a computer that people share, somebody may sign
//! in in one tab while a page of somebody else stands open in the next: what is
//! sent from there must not become theirs.
//!
//! Each form of a page that was made for somebody who is signed in says for whom,
//! in a field of its own. A form that does not say it, such as one that a program
//! sends, is taken.

use crate::forms::from_pairs;
use crate::http_problem::HttpProblem;
use crate::request_context::RequestContext;
use axum::body::{Body, to_bytes};
use axum::extract::Request;
use axum::http::{Method, header};
use laurel_domain::ids::PersonId;
use maud::{Markup, PreEscaped};

const FIELD: &str = "made_for";
/// As maud writes it.
const POSTED: &str = " method=\"post\"";

/// Says in each form of this page for whom it was made.
pub fn mark(page: &Markup, person: PersonId) -> Markup {
    let page = page.0.as_str();
    let field = format!(r#"<input type="hidden" name="{FIELD}" value="{person}">"#);
    let mut marked = String::with_capacity(page.len() + 12 * field.len());
    let mut rest = page;
    // an attribute's value holds no `>`: maud writes `&gt;`
    while let Some((before, after)) = rest.split_once(POSTED)
        && let Some((attributes, within)) = after.split_once('>')
    {
        for part in [before, POSTED, attributes, ">", &field] {
            marked.push_str(part);
        }
        rest = within;
    }
    marked.push_str(rest);
    PreEscaped(marked)
}

/// The request as it came, unless it is a form that was made for somebody else.
///
/// # Errors
/// [`HttpProblem::MadeForAnother`] with what was typed; [`HttpProblem::TooLarge`].
pub async fn check(context: &RequestContext, request: Request) -> Result<Request, HttpProblem> {
    let Some(claims) = &context.claims else {
        return Ok(request);
    };
    let kind = request.headers().get(header::CONTENT_TYPE);
    let is_form = kind.is_some_and(|kind| {
        kind.as_bytes()
            .starts_with(b"application/x-www-form-urlencoded")
    });
    if context.method != Method::POST || !is_form {
        return Ok(request);
    }
    let (parts, body) = request.into_parts();
    let sent = to_bytes(body, super::MAX_BODY).await;
    let sent = sent.map_err(|_| HttpProblem::TooLarge)?;
    // what can't be read, the handler refuses
    let pairs: Vec<(String, String)> = from_pairs(&sent).unwrap_or_default();
    let person = claims.person.to_string();
    if pairs
        .iter()
        .all(|(name, value)| name != FIELD || *value == person)
    {
        return Ok(Request::from_parts(parts, Body::from(sent)));
    }
    // what only the page wrote, such as a word behind a button, has no space
    let typed = pairs.into_iter().map(|(_, value)| value);
    let typed = typed.filter(|value| value.trim().contains(char::is_whitespace));
    Err(HttpProblem::MadeForAnother {
        name: claims.name.clone(),
        typed: typed.collect(),
    })
}

#[cfg(test)]
mod tests {
    use super::mark;
    use laurel_domain::ids::PersonId;
    use maud::html;

    #[test]
    fn every_form_that_is_posted_says_for_whom_it_was_made() {
        let person = PersonId(uuid::Uuid::from_u128(7));
        let page = html! {
            form class="a" method="post" action="/a>b" { p { "method=\"post\">" } }
            form action="/search" { input name="q"; }
            form method="post" enctype="multipart/form-data" {}
        };
        let marked = mark(&page, person);
        let field =
            r#"<input type="hidden" name="made_for" value="00000000-0000-0000-0000-000000000007">"#;
        assert_eq!(marked.0.matches(field).count(), 2, "{}", marked.0);
        assert!(
            marked
                .0
                .contains(&format!(r#"action="/a&gt;b">{field}<p>"#))
        );
        assert!(
            marked
                .0
                .contains(&format!(r#"enctype="multipart/form-data">{field}</form>"#))
        );
        assert_eq!(marked.0.replace(field, ""), page.0);
        assert_eq!(mark(&html! { p { "none" } }, person).0, "<p>none</p>");
    }
}
