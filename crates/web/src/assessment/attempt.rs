//! `GET …/attempts/{id}`: the questions while it is open, one a screen or all
//! on one; the result once it was handed in.

use super::attempt_context::AttemptContext;
use super::result;
use super::view::attempt::{AttemptView, UnsavedAnswer, page};
use crate::extract::Query;
use crate::gate::Gate;
use crate::http_problem::{Answer, HttpProblem};
use crate::learning::not_learning;
use crate::paths;
use laurel_domain::enrollment::LearnRefusal;
use laurel_domain::identity::actions;
use serde::Deserialize;

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct AttemptQuery {
    /// The question, from 1.
    q: String,
    /// The way that an item was just moved, and the item, as in `up.3`.
    moved: String,
    /// `missed`: of a result, only what was not right.
    only: String,
    /// The order as it was moved, where it is not kept before it is checked.
    order: Vec<String>,
}

pub async fn show(
    at: paths::AttemptPath,
    context: Gate<actions::Learn>,
    Query(query): Query<AttemptQuery>,
) -> Answer {
    let here = AttemptContext::load(&context, &at).await?;
    if here.attempt.rules.submitted_at.is_some() {
        return result::answer(&context, &here, query.only == "missed").await;
    }
    if here.left {
        return not_learning(&context, &at.course, LearnRefusal::NotIn).await;
    }
    let number = query.q.parse().unwrap_or_else(|_| here.first_open());
    let order = query.order.into_iter();
    let sent: Vec<(String, String)> = order.map(|id| ("order".to_owned(), id)).collect();
    let again = UnsavedAnswer {
        number,
        sent: &sent,
        error: None,
        moved: (!query.moved.is_empty()).then_some(query.moved.as_str()),
    };
    let view = AttemptView::new(&here, number, again, context.app.store.now())
        .ok_or(HttpProblem::NotFound)?;
    Ok(context.page(page(&context, &view)))
}
