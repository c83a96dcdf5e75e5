//! What was answered in a survey, for the staff of its course.

use super::entity::answer;
use crate::store::{InternalError, Store};
use chrono::{DateTime, Utc};
use laurel_domain::assessment::Response;
use laurel_domain::identity::{Permit, actions};
use laurel_domain::ids::{AttemptId, EnrollmentId};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect, QueryTrait, Statement,
    Value,
};
use std::collections::BTreeMap;
use uuid::Uuid;

/// A survey as one learner sent it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SentSurvey {
    pub attempt: AttemptId,
    pub enrollment: EnrollmentId,
    /// The learner's.
    pub name: String,
    pub sent_at: DateTime<Utc>,
    /// By the question's id.
    pub answers: BTreeMap<String, Response>,
}

/// How often each answer was given, by the question's id; and how often the survey was sent.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SurveyCounts {
    pub sent: u64,
    pub answers: BTreeMap<String, Vec<(Response, u64)>>,
}

const SENT: &str = "FROM attempt a JOIN enrollment e ON e.id = a.enrollment_id \
    JOIN person p ON p.id = e.person_id \
    WHERE e.course_id = $1 AND a.activity = $2 AND a.submitted_at IS NOT NULL";

/// Those that were sent last first, at most `limit`, sent before the attempt `before`.
///
/// # Errors
/// [`InternalError`]
pub async fn sent_surveys(
    store: &Store,
    permit: &Permit<actions::WatchCourse>,
    activity: &str,
    before: Option<AttemptId>,
    limit: u64,
) -> Result<Vec<SentSurvey>, InternalError> {
    let mut values: Vec<Value> = vec![permit.course().0.into(), activity.into()];
    let mut more = String::new();
    if let Some(before) = before {
        values.push(before.0.into());
        more.push_str(" AND a.id < $3");
    }
    let sql = format!(
        "SELECT a.id, a.enrollment_id, a.submitted_at, p.name {SENT}{more} ORDER BY a.id DESC LIMIT {limit}"
    );
    let backend = store.read().get_database_backend();
    let statement = Statement::from_sql_and_values(backend, sql, values);
    let mut found = Vec::new();
    for row in store.read().query_all_raw(statement).await? {
        let id: Uuid = row.try_get("", "id")?;
        found.push(SentSurvey {
            attempt: AttemptId(id),
            enrollment: EnrollmentId(row.try_get("", "enrollment_id")?),
            name: row.try_get("", "name")?,
            sent_at: row.try_get("", "submitted_at")?,
            answers: BTreeMap::new(),
        });
    }
    let ids = found.iter().map(|sent| sent.attempt.0).collect();
    let mut answers = answers_of(store, ids).await?;
    for sent in &mut found {
        sent.answers = answers.remove(&sent.attempt.0).unwrap_or_default();
    }
    Ok(found)
}

type Answers = BTreeMap<Uuid, BTreeMap<String, Response>>;

/// The last answer to each question of these attempts.
async fn answers_of(store: &Store, attempts: Vec<Uuid>) -> Result<Answers, InternalError> {
    let last = answer::Entity::find()
        .select_only()
        .column_as(answer::Column::Id.max(), "last")
        .filter(answer::Column::AttemptId.is_in(attempts))
        .group_by(answer::Column::AttemptId)
        .group_by(answer::Column::Question)
        .into_query();
    let rows = answer::Entity::find()
        .filter(answer::Column::Id.in_subquery(last))
        .all(store.read())
        .await?;
    let mut all = Answers::new();
    for row in rows {
        if let Some(response) = serde_json::from_str(&row.response)? {
            let of_attempt = all.entry(row.attempt_id).or_default();
            of_attempt.insert(row.question, response);
        }
    }
    Ok(all)
}

/// Counts the answers to these questions, which have few different ones.
///
/// # Errors
/// [`InternalError`]
pub async fn survey_counts(
    store: &Store,
    permit: &Permit<actions::WatchCourse>,
    activity: &str,
    questions: &[&str],
) -> Result<SurveyCounts, InternalError> {
    let backend = store.read().get_database_backend();
    let values: Vec<Value> = vec![permit.course().0.into(), activity.into()];
    let sql = format!("SELECT COUNT(*) AS many {SENT}");
    let statement = Statement::from_sql_and_values(backend, sql, values.clone());
    let sent: i64 = match store.read().query_one_raw(statement).await? {
        Some(row) => row.try_get("", "many")?,
        None => 0,
    };
    let mut counts = SurveyCounts {
        sent: u64::try_from(sent).unwrap_or(0),
        answers: BTreeMap::new(),
    };
    for question in questions {
        let mut values = values.clone();
        values.push((*question).into());
        let sql = format!(
            "SELECT n.response, COUNT(*) AS many FROM answer n WHERE n.id IN \
             (SELECT MAX(l.id) FROM answer l WHERE l.question = $3 AND l.attempt_id IN (SELECT a.id {SENT}) \
             GROUP BY l.attempt_id) GROUP BY n.response"
        );
        let statement = Statement::from_sql_and_values(backend, sql, values);
        let mut given = Vec::new();
        for row in store.read().query_all_raw(statement).await? {
            let response: String = row.try_get("", "response")?;
            let many: i64 = row.try_get("", "many")?;
            // one that was taken back is none
            if let Some(response) = serde_json::from_str(&response)? {
                given.push((response, u64::try_from(many).unwrap_or(0)));
            }
        }
        counts.answers.insert((*question).to_owned(), given);
    }
    Ok(counts)
}
