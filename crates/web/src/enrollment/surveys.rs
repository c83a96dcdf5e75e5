//! `/studio/courses/{slug}/surveys/{activity}`: what learners answered in a survey, by
//! question and one by one; and all of it as a file.

use super::view::surveys::{SurveyView, page};
use super::watched;
use crate::csv::{Csv, moment};
use crate::extract::Query;
use crate::gate::Gate;
use crate::http_problem::{Answer, HttpProblem};
use crate::paths;
use crate::request_context::RequestContext;
use laurel_domain::assessment::Response;
use laurel_domain::authoring::document::{Activity, ActivityKind, Question, QuestionKind};
use laurel_domain::identity::{Permit, actions};
use laurel_domain::ids::AttemptId;
use laurel_persistence::assessment::{sent_surveys, survey_counts};
use laurel_persistence::catalog::{CourseEntry, current_revision};
use serde::Deserialize;
use uuid::Uuid;

pub const A_PAGE: usize = 50;
/// Lines of the file that are read at once.
const STRIDE: u64 = 200;

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct SurveyQuery {
    before: Option<Uuid>,
}

/// The survey as it is published, with the course that it belongs to.
async fn survey(
    context: &RequestContext,
    slug: &str,
    activity: &str,
) -> Result<(CourseEntry, Permit<actions::WatchCourse>, Activity), HttpProblem> {
    let (course, permit) = watched::<actions::WatchCourse>(context, slug).await?;
    let revision = current_revision(&context.app.store, context.public(), &course).await?;
    let revision = revision.ok_or(HttpProblem::NotFound)?;
    let found = revision.document.activity_by_slug(activity);
    let (_, activity) = found.ok_or(HttpProblem::NotFound)?;
    match activity.kind {
        ActivityKind::Survey(_) => Ok((course, permit, activity.clone())),
        _ => Err(HttpProblem::NotFound),
    }
}

pub async fn show(
    paths::SurveyPath { slug, activity }: paths::SurveyPath,
    context: Gate<actions::WatchCourse>,
    Query(query): Query<SurveyQuery>,
) -> Answer {
    let (course, permit, activity) = survey(&context, &slug, &activity).await?;
    let store = &context.app.store;
    let counted: Vec<&str> = activity
        .questions()
        .iter()
        .filter(|question| !matches!(question.kind, QuestionKind::Essay { .. }))
        .map(|question| question.id.as_str())
        .collect();
    let counts = survey_counts(store, &permit, &activity.id, &counted).await?;
    let before = query.before.map(AttemptId);
    let limit = A_PAGE as u64 + 1;
    let mut sent = sent_surveys(store, &permit, &activity.id, before, limit).await?;
    let more = sent.len() > A_PAGE;
    sent.truncate(A_PAGE);
    let view = SurveyView {
        course: &course,
        activity: &activity,
        counts: &counts,
        sent: &sent,
        more,
        first: before.is_none(),
    };
    Ok(context.page(page(&context, &view)))
}

pub async fn export(
    paths::SurveyCsvPath { slug, activity }: paths::SurveyCsvPath,
    context: Gate<actions::WatchCourse>,
) -> Answer {
    let (_, permit, activity) = survey(&context, &slug, &activity).await?;
    let csv = answers(&context, &permit, &activity).await?;
    csv.download(&format!("{slug}-{}.csv", activity.slug))
}

/// A line for each time that it was sent, a column for each question.
async fn answers(
    context: &RequestContext,
    permit: &Permit<actions::WatchCourse>,
    activity: &Activity,
) -> Result<Csv, HttpProblem> {
    let zone = context.app.settings().zone();
    let questions = activity.questions();
    let mut columns = vec!["sent".to_owned(), "name".to_owned()];
    columns.extend(
        questions
            .iter()
            .map(|question| laurel_markdown::plain(&question.prompt)),
    );
    let columns: Vec<&str> = columns.iter().map(String::as_str).collect();
    let mut csv = Csv::new(&columns)?;
    let mut before = None;
    loop {
        let store = &context.app.store;
        let sent = sent_surveys(store, permit, &activity.id, before, STRIDE).await?;
        let Some(last) = sent.last() else { break };
        before = Some(last.attempt);
        for one in &sent {
            let mut cells = vec![moment(one.sent_at, zone), one.name.clone()];
            cells.extend(questions.iter().map(|question| {
                let given = one.answers.get(&question.id);
                given
                    .map(|given| words(question, given))
                    .unwrap_or_default()
            }));
            csv.row(&cells)?;
        }
    }
    Ok(csv)
}

/// An answer as plain text.
pub fn words(question: &Question, response: &Response) -> String {
    match (response, &question.kind) {
        (Response::Written { text }, _) => text.clone(),
        (Response::Rated { value }, _) => value.to_string(),
        (Response::Chosen { options: chosen }, QuestionKind::Choice { options, .. }) => {
            let chosen = options.iter().filter(|option| chosen.contains(&option.id));
            let texts: Vec<String> = chosen
                .map(|option| laurel_markdown::plain(&option.text))
                .collect();
            texts.join(", ")
        }
        _ => String::new(),
    }
}
