//! `PUT|POST …/attempts/{id}/answers/{question}`: keeps an answer. A script
//! puts it and gets 204; a plain form is led on.

use super::attempt_context::AttemptContext;
use super::view::answer::{StandsView, stands_page};
use super::view::attempt::{self, AttemptView, UnsavedAnswer};
use super::view::feedback::verdict_id;
use crate::forms::Form;
use crate::gate::Gate;
use crate::http_problem::{Answer, HttpProblem};
use crate::learning::not_learning;
use crate::paths;
use crate::reader::Reader;
use crate::request_context::RequestContext;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect};
use laurel_domain::assessment::ResponseRefusal;
use laurel_domain::identity::actions;
use laurel_persistence::UseCaseError;
use laurel_persistence::assessment::{KeepAnswerRefusal, keep_answer, mark_question};
use laurel_ui::quiz::{MARK, MARKED};

/// The field that says that nothing else is sent.
const ONLY: &str = "only";

type Sent = Vec<(String, String)>;

pub async fn put(
    at: paths::AnswerPath,
    context: Gate<actions::Learn>,
    Form(sent): Form<Sent>,
) -> Answer {
    match keep(&context, &at, &sent).await? {
        Ok(()) => Ok(StatusCode::NO_CONTENT.into_response()),
        Err(refusal) => refused(&context, &at, &sent, refusal).await,
    }
}

pub async fn post(
    at: paths::AnswerPath,
    context: Gate<actions::Learn>,
    Form(sent): Form<Sent>,
) -> Answer {
    let sent = with_move(sent);
    if let Some(address) = only_moved(&context, &at, &sent).await? {
        return Ok(Redirect::to(&address).into_response());
    }
    match keep(&context, &at, &sent).await? {
        Ok(()) => {
            let here = AttemptContext::load(&context, &at.attempt()).await?;
            Ok(Redirect::to(&onward(&here, &at.question, &sent)).into_response())
        }
        Err(refusal) => refused(&context, &at, &sent, refusal).await,
    }
}

/// Where an answer is checked as soon as it is kept, a move must not keep it:
/// the order goes along in the address until it is handed over to be checked.
async fn only_moved(
    context: &RequestContext,
    at: &paths::AnswerPath,
    sent: &Sent,
) -> Result<Option<String>, HttpProblem> {
    if value(sent, "move").is_none() {
        return Ok(None);
    }
    let here = AttemptContext::load(context, &at.attempt()).await?;
    let open = here.attempt.rules.submitted_at.is_none();
    if !(open && here.tells_at_once()) || here.is_answered(&at.question) {
        return Ok(None);
    }
    let order = sent.iter().filter(|(name, _)| name == "order");
    let order: String = order
        .map(|(_, id)| format!("&order={}", paths::encode(id)))
        .collect();
    let address = onward(&here, &at.question, sent);
    Ok(Some(address.replacen(
        "&moved=",
        &format!("{order}&moved="),
        1,
    )))
}

async fn keep(
    context: &RequestContext,
    at: &paths::AnswerPath,
    sent: &Sent,
) -> Result<Result<(), KeepAnswerRefusal>, HttpProblem> {
    let permit = context.authorize_own::<actions::Learn>()?;
    let store = &context.app.store;
    let mut kept = Ok(());
    // the script sends the mark alone where the answer is as it was
    if value(sent, ONLY) != Some(MARK) {
        let answer = keep_answer(store, &permit, at.id, &at.question, sent).await;
        kept = answer.map(|_| ());
    }
    if let (Ok(()), Some(on)) = (&kept, is_marked(sent)) {
        kept = mark_question(store, &permit, at.id, &at.question, on).await;
    }
    match kept {
        Ok(()) => Ok(Ok(())),
        Err(stop @ UseCaseError::Refused(KeepAnswerRefusal::NotFound)) => Err(stop.into()),
        Err(UseCaseError::Refused(refusal)) => Ok(Err(refusal)),
        Err(UseCaseError::Internal(error)) => Err(error.into()),
    }
}

/// The page says it either way; where nothing is said, it stays as it was.
fn is_marked(sent: &Sent) -> Option<bool> {
    let said = sent.iter().rfind(|(name, _)| name == MARK);
    said.map(|(_, value)| value == MARKED)
}

fn value<'a>(sent: &'a Sent, name: &str) -> Option<&'a str> {
    let mut found = sent.iter().filter(|(key, _)| key == name);
    found.next().map(|(_, value)| value.as_str())
}

/// A button of an ordering moves one item up or down before it is kept.
fn with_move(mut sent: Sent) -> Sent {
    let Some((way, item)) = value(&sent, "move").and_then(|m| m.split_once('.')) else {
        return sent;
    };
    let (way, item) = (way.to_owned(), item.to_owned());
    let places: Vec<usize> = (0..sent.len())
        .filter(|at| sent.get(*at).is_some_and(|(name, _)| name == "order"))
        .collect();
    let at = places
        .iter()
        .position(|at| sent.get(*at).is_some_and(|(_, value)| *value == item));
    let other = at.and_then(|at| match way.as_str() {
        "up" => at.checked_sub(1),
        _ => Some(at + 1),
    });
    if let (Some(Some(at)), Some(Some(other))) = (
        at.map(|at| places.get(at)),
        other.map(|other| places.get(other)),
    ) {
        sent.swap(*at, *other);
    }
    sent
}

fn onward(here: &AttemptContext, question: &str, sent: &Sent) -> String {
    let number = here.number_of(question).unwrap_or(1);
    let (course, activity) = here.address();
    // the button that was pressed takes the focus, which a fragment would prevent
    if let Some(moved) = value(sent, "move").filter(|moved| moved.contains('.')) {
        let moved = paths::encode(moved);
        return format!("{}&moved={moved}", here.question_path(number));
    }
    match value(sent, "go") {
        Some("back") => here.question_path(number.saturating_sub(1).max(1)),
        // the verdict is what one waits for
        Some("stay") if here.tells_at_once() => {
            format!("{}#{}", here.question_path(number), verdict_id(number))
        }
        Some("stay") => format!("{}#question-{number}", here.question_path(number)),
        Some("review") => paths::review(course, activity, here.id()),
        _ if number < here.length() => here.question_path(number + 1),
        _ => paths::review(course, activity, here.id()),
    }
}

/// The same question again with what was sent, or why nothing can be taken.
async fn refused(
    context: &RequestContext,
    at: &paths::AnswerPath,
    sent: &Sent,
    refusal: KeepAnswerRefusal,
) -> Answer {
    let error = match refusal {
        KeepAnswerRefusal::Learn(refusal) => {
            return not_learning(context, &at.course, refusal).await;
        }
        KeepAnswerRefusal::Answer(refusal) => {
            let view = StandsView {
                attempt: &at.attempt().to_string(),
                refusal,
            };
            let page = stands_page(context, &view);
            return Ok(context.page_with(StatusCode::CONFLICT, page));
        }
        KeepAnswerRefusal::NotFound => return Err(HttpProblem::NotFound),
        KeepAnswerRefusal::Empty => context.t("form-error-choice").to_owned(),
        KeepAnswerRefusal::Response(refusal) => words(context, refusal),
    };
    let here = AttemptContext::load(context, &at.attempt()).await?;
    let number = here.number_of(&at.question).ok_or(HttpProblem::NotFound)?;
    let again = UnsavedAnswer {
        number,
        sent,
        error: Some(&error),
        moved: None,
    };
    let view = AttemptView::new(&here, number, again, context.app.store.now())
        .ok_or(HttpProblem::NotFound)?;
    Ok(context.invalid(attempt::page(context, &view)))
}

fn words(reader: &Reader, refusal: ResponseRefusal) -> String {
    let key = match refusal {
        ResponseRefusal::Unknown { .. } => "form-error-unknown-option",
        ResponseRefusal::OnlyOne | ResponseRefusal::OutsideScale => "form-error-choice",
        ResponseRefusal::NotANumber => "form-error-number",
        ResponseRefusal::IncompleteOrder | ResponseRefusal::OtherKind { .. } => {
            "assessment-refused-format"
        }
        ResponseRefusal::TooLong { most } => {
            return reader.with("form-error-too-long", &[("count", most.into())]);
        }
    };
    reader.t(key).to_owned()
}
