//! Attempts as JSON. What a learner may not see yet is not in them.

use crate::api::{
    ApiBody, ApiQuery, Cursor, Items, Nothing, PageQuery, created, found, items, no_content, once,
};
use crate::enrollment::own;
use crate::gate::Gate;
use crate::http_problem::{Answer, FieldProblem, HttpProblem};
use crate::learning::activity_named;
use crate::paths;
use crate::request_context::RequestContext;
use crate::routes::Routes;
use axum_extra::routing::TypedPath;
use chrono::{DateTime, Utc};
use laurel_domain::assessment::{
    AttemptState, LearnerKind, LearnerQuestion, Response, Reveal, grade, reveal,
};
use laurel_domain::authoring::document::Course;
use laurel_domain::identity::{OwnScope, actions};
use laurel_domain::ids::AttemptId;
use laurel_persistence::assessment::{
    Attempt, LearnerAttempt, attempt, attempt_revision, attempts, close, keep_answer,
    start as start_attempt, submit as submit_attempt,
};
use laurel_persistence::enrollment::pinned_revision;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use utoipa::ToSchema;
use utoipa_axum::routes;
use uuid::Uuid;

pub fn routes(routes: Routes) -> Routes {
    routes
        .api(routes!(list), list)
        .api(routes!(start), start)
        .api(routes!(show), show)
        .api(routes!(answer), answer)
        .api(routes!(submit), submit)
}

/// One go at a quiz or a survey.
#[derive(Debug, Serialize, ToSchema)]
struct AttemptView {
    id: Uuid,
    enrollment: Uuid,
    /// The activity's id.
    activity: String,
    /// From 1.
    number: u32,
    started_at: DateTime<Utc>,
    /// When what stands is handed in by itself; `null`: never.
    deadline: Option<DateTime<Utc>>,
    submitted_at: Option<DateTime<Utc>>,
    /// Once it is graded; surveys have none.
    score: Option<ScoreView>,
}

#[derive(Debug, Serialize, ToSchema)]
struct ScoreView {
    points: f64,
    max: f64,
    percent: u32,
    passed: bool,
}

/// An attempt with its questions.
#[derive(Debug, Serialize, ToSchema)]
struct WholeAttemptView {
    #[serde(flatten)]
    attempt: AttemptView,
    questions: Vec<QuestionView>,
}

/// A question as a learner sees it. Texts are Markdown.
#[derive(Debug, Serialize, ToSchema)]
struct QuestionView {
    id: String,
    /// `single`, `multiple`, `numeric`, `short`, `matching`, `ordering`, `essay`,
    /// `scale` or `choice`.
    kind: &'static str,
    points: u32,
    prompt: String,
    /// To choose from.
    options: Vec<ItemView>,
    /// To put in order.
    items: Vec<ItemView>,
    /// To be matched with one of `rights`.
    lefts: Vec<ItemView>,
    rights: Vec<ItemView>,
    /// Of a scale.
    min: Option<i32>,
    max: Option<i32>,
    /// What was answered, as it is sent; `null`: nothing.
    answer: Option<AnswerBody>,
    /// What it earned, once that may be said.
    result: Option<ResultView>,
}

#[derive(Debug, Serialize, ToSchema)]
struct ItemView {
    id: String,
    text: String,
}

#[derive(Debug, Serialize, ToSchema)]
struct ResultView {
    points: f64,
    right: bool,
    /// Markdown; may be empty.
    explanation: String,
}

/// An answer: the one of these that the question's kind is answered with. An empty
/// list or text leaves the question open again.
#[derive(Debug, Default, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct AnswerBody {
    /// Ids of `options` (`single`, `multiple`, `choice`); the number on a `scale`.
    #[serde(skip_serializing_if = "Option::is_none")]
    choice: Option<OneOrMany>,
    /// What was written (`short`, `numeric`, `essay`).
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<String>,
    /// Ids of all `items`, in order (`ordering`).
    #[serde(skip_serializing_if = "Option::is_none")]
    order: Option<Vec<String>>,
    /// Ids of `rights` by ids of `lefts` (`matching`).
    #[serde(rename = "match", skip_serializing_if = "Option::is_none")]
    matched: Option<BTreeMap<String, String>>,
}

#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(untagged)]
enum OneOrMany {
    One(String),
    Number(i32),
    Many(Vec<String>),
}

impl OneOrMany {
    fn all(&self) -> Vec<String> {
        match self {
            Self::One(id) => vec![id.clone()],
            Self::Number(number) => vec![number.to_string()],
            Self::Many(ids) => ids.clone(),
        }
    }
}

impl AnswerBody {
    fn of(response: &Response) -> Self {
        let mut body = Self::default();
        match response {
            Response::Chosen { options } => {
                body.choice = Some(OneOrMany::Many(options.iter().cloned().collect()));
            }
            Response::Rated { value } => body.choice = Some(OneOrMany::Number(*value)),
            Response::Written { text } => body.text = Some(text.clone()),
            Response::Ordered { items } => body.order = Some(items.clone()),
            Response::Matched { pairs } => body.matched = Some(pairs.clone()),
        }
        body
    }

    /// As the fields of the question's form.
    fn fields(&self) -> Result<Vec<(String, String)>, HttpProblem> {
        let given = [
            self.choice.is_some(),
            self.text.is_some(),
            self.order.is_some(),
            self.matched.is_some(),
        ];
        if given.into_iter().filter(|given| *given).count() != 1 {
            return Err(HttpProblem::refused_fields(vec![FieldProblem::new(
                "choice",
                "api-error-one-answer",
            )]));
        }
        // an empty list leaves the question open; its name still says which kind is meant
        let all = |name: &'static str, values: Vec<String>| {
            let values = if values.is_empty() {
                vec![String::new()]
            } else {
                values
            };
            values
                .into_iter()
                .map(move |value| (name.to_owned(), value))
        };
        let mut fields = Vec::new();
        if let Some(choice) = &self.choice {
            fields.extend(all("choice", choice.all()));
        }
        if let Some(text) = &self.text {
            fields.push(("text".to_owned(), text.clone()));
        }
        if let Some(order) = &self.order {
            fields.extend(all("order", order.clone()));
        }
        if let Some(pairs) = &self.matched {
            let named = pairs
                .iter()
                .map(|(left, right)| (format!("match.{left}"), right.clone()));
            fields.extend(named);
            if pairs.is_empty() {
                fields.push(("match.".to_owned(), String::new()));
            }
        }
        Ok(fields)
    }
}

/// Thousandths as points.
fn points(milli: u64) -> f64 {
    f64::from(u32::try_from(milli).unwrap_or(u32::MAX)) / 1000.0
}

fn view(one: &Attempt) -> AttemptView {
    AttemptView {
        id: one.id.0,
        enrollment: one.enrollment.0,
        activity: one.activity.clone(),
        number: one.number,
        started_at: one.rules.started_at,
        deadline: one.rules.deadline,
        submitted_at: one.rules.submitted_at,
        score: one.score.map(|score| ScoreView {
            points: points(score.earned_milli),
            max: points(score.max_milli),
            percent: score.percent,
            passed: score.passed,
        }),
    }
}

/// The attempt, if it is the actor's own; one whose time is over is closed first.
async fn load(context: &RequestContext, id: AttemptId) -> Result<LearnerAttempt, HttpProblem> {
    let permit = context.authorize_own::<actions::Learn>()?;
    let store = &context.app.store;
    let found = attempt(store, &permit, id)
        .await?
        .ok_or(HttpProblem::NotFound)?;
    let rules = found.attempt.rules;
    if rules.submitted_at.is_some() || !rules.is_over(context.now) {
        return Ok(found);
    }
    close(store, &permit, id).await?;
    attempt(store, &permit, id)
        .await?
        .ok_or(HttpProblem::NotFound)
}

async fn whole(
    context: &RequestContext,
    found: &LearnerAttempt,
) -> Result<WholeAttemptView, HttpProblem> {
    let (store, permit) = (
        &context.app.store,
        context.authorize_own::<actions::Learn>()?,
    );
    let of = &found.attempt;
    let pinned = attempt_revision(store, &permit, found).await?;
    let course = &pinned.document;
    let quiz = course
        .activity(&of.activity)
        .and_then(|(_, one)| one.quiz());
    let shows = match quiz {
        None => Reveal::Nothing,
        Some(quiz) => {
            let own = OwnScope::of(&permit).into();
            let all = attempts(store, &own, of.enrollment, Some(&of.activity)).await?;
            let rules: Vec<AttemptState> = all.iter().map(|one| one.rules).collect();
            let passed = rules.iter().any(|one| one.passed);
            reveal(quiz.feedback, &of.rules, passed, context.now)
        }
    };
    let places = of.question_set.questions.iter();
    let questions = places.filter_map(|place| {
        let response = found.given.get(&place.id).map(|given| &given.response);
        question(course, &place.id, &place.order, response, shows)
    });
    Ok(WholeAttemptView {
        attempt: view(of),
        questions: questions.collect(),
    })
}

fn question(
    course: &Course,
    id: &str,
    order: &[String],
    response: Option<&Response>,
    shows: Reveal,
) -> Option<QuestionView> {
    let with_key = course.question(id)?;
    let asked = LearnerQuestion::new(with_key, order);
    let told = match shows {
        Reveal::Nothing => false,
        Reveal::Answered => response.is_some(),
        Reveal::All => true,
    };
    let result = told.then(|| {
        let grade = grade(with_key, response);
        ResultView {
            points: points(grade.earned_milli),
            right: grade.earned_milli == grade.max_milli,
            explanation: with_key.explanation.clone(),
        }
    });
    let mut view = QuestionView {
        id: asked.id,
        kind: "",
        points: asked.points,
        prompt: asked.prompt,
        options: Vec::new(),
        items: Vec::new(),
        lefts: Vec::new(),
        rights: Vec::new(),
        min: None,
        max: None,
        answer: response.map(AnswerBody::of),
        result,
    };
    let all = |items: Vec<laurel_domain::assessment::DisplayItem>| {
        let items = items.into_iter();
        items
            .map(|item| ItemView {
                id: item.id,
                text: item.text,
            })
            .collect()
    };
    match asked.kind {
        LearnerKind::Single { options } => (view.kind, view.options) = ("single", all(options)),
        LearnerKind::Multiple { options } => (view.kind, view.options) = ("multiple", all(options)),
        LearnerKind::Choice { options, .. } => (view.kind, view.options) = ("choice", all(options)),
        LearnerKind::Numeric { .. } => view.kind = "numeric",
        LearnerKind::Short => view.kind = "short",
        LearnerKind::Essay { .. } => view.kind = "essay",
        LearnerKind::Matching { lefts, rights } => {
            (view.kind, view.lefts, view.rights) = ("matching", all(lefts), all(rights));
        }
        LearnerKind::Ordering { items } => (view.kind, view.items) = ("ordering", all(items)),
        LearnerKind::Scale { min, max, .. } => {
            (view.kind, view.min, view.max) = ("scale", Some(min), Some(max));
        }
    }
    Some(view)
}

/// The attempts at one quiz or survey, in order
#[utoipa::path(get, path = paths::ApiAttemptsPath::PATH, tag = "Learning", operation_id = "list_attempts",
    params(PageQuery),
    responses((status = 200, description = "A page of attempts.", body = Items<AttemptView>)))]
async fn list(
    paths::ApiAttemptsPath { id, activity }: paths::ApiAttemptsPath,
    context: Gate<actions::Learn>,
    ApiQuery(query): ApiQuery<PageQuery>,
) -> Answer {
    let store = &context.app.store;
    let own = OwnScope::of(&context.own()?).into();
    let pinned = pinned_revision(store, &own, id).await?;
    let pinned = pinned.ok_or(HttpProblem::NotFound)?;
    let activity = activity_named(&pinned.document, &activity)?;
    let cursor = Cursor::<u32>::read("attempts", query.cursor.as_deref(), query.limit)?;
    let all = attempts(store, &own, id, Some(&activity.id)).await?;
    let rest = all
        .into_iter()
        .filter(|one| Some(one.number) > cursor.after);
    Ok(items(
        &context,
        &cursor,
        rest.collect(),
        |one| one.number,
        |one| view(&one),
    ))
}

/// Begins an attempt, or answers the one that is open
///
/// The activity is named by its id or by its slug.
#[utoipa::path(post, path = paths::ApiAttemptsPath::PATH, tag = "Learning", operation_id = "start_attempt",
    request_body = Nothing,
    responses((status = 201, description = "The attempt.", body = WholeAttemptView)))]
async fn start(
    paths::ApiAttemptsPath { id, activity }: paths::ApiAttemptsPath,
    context: Gate<actions::Learn>,
    body: ApiBody<Nothing>,
) -> Answer {
    let permit = context.own()?;
    let mine = own(&context, id).await?.enrollment;
    let scope = OwnScope::of(&permit).into();
    let pinned = pinned_revision(&context.app.store, &scope, id).await?;
    let pinned = pinned.ok_or(HttpProblem::NotFound)?;
    let activity = activity_named(&pinned.document, &activity)?;
    let id = once(&context, body.key, async |store| {
        let started = start_attempt(store, &permit, &mine.slug, &activity.slug).await?;
        Ok(started.0)
    })
    .await?;
    let found = load(&context, AttemptId(id)).await?;
    let at = paths::api_attempt(AttemptId(id));
    Ok(created(&at, &whole(&context, &found).await?))
}

/// An attempt with its questions and answers
#[utoipa::path(get, path = paths::ApiAttemptPath::PATH, tag = "Learning", operation_id = "get_attempt",
    responses((status = 200, description = "The attempt.", body = WholeAttemptView)))]
async fn show(
    paths::ApiAttemptPath { id }: paths::ApiAttemptPath,
    context: Gate<actions::Learn>,
) -> Answer {
    let of = load(&context, id).await?;
    Ok(found(&whole(&context, &of).await?))
}

/// Keeps an answer, in place of the one before
///
/// An answer that does not suit the question's kind is refused, and the one before stays.
#[utoipa::path(put, path = paths::ApiAnswerPath::PATH, tag = "Learning", operation_id = "keep_answer",
    request_body = AnswerBody,
    responses((status = 204, description = "The answer is kept.")))]
async fn answer(
    paths::ApiAnswerPath { id, question }: paths::ApiAnswerPath,
    context: Gate<actions::Learn>,
    body: ApiBody<AnswerBody>,
) -> Answer {
    let fields = match body.value.fields() {
        Ok(fields) => fields,
        Err(problem) => {
            // of somebody else's attempt nothing is to be known, not even this
            load(&context, id).await?;
            return Err(problem);
        }
    };
    keep_answer(&context.app.store, &context.own()?, id, &question, &fields).await?;
    Ok(no_content())
}

/// Hands an attempt in
#[utoipa::path(post, path = paths::ApiSubmitPath::PATH, tag = "Learning", operation_id = "submit_attempt",
    request_body = Nothing,
    responses((status = 200, description = "The attempt, graded.", body = WholeAttemptView)))]
async fn submit(
    paths::ApiSubmitPath { id }: paths::ApiSubmitPath,
    context: Gate<actions::Learn>,
    body: ApiBody<Nothing>,
) -> Answer {
    let permit = context.own()?;
    once(&context, body.key, async |store| {
        submit_attempt(store, &permit, id).await?;
        Ok(id.0)
    })
    .await?;
    let of = load(&context, id).await?;
    Ok(found(&whole(&context, &of).await?))
}
