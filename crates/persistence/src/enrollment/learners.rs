//! The learners of a course as its staff see them.

use super::entity::enrollment;
use super::find::{Enrollment, of_row};
use crate::catalog::entity::course;
use crate::store::{InternalError, LIKE_ESCAPE, Store, like_pattern};
use laurel_domain::enrollment::Status;
use laurel_domain::identity::{Permit, actions};
use laurel_domain::ids::{CourseId, EnrollmentId};
use laurel_domain::sameness::listed_words;
use sea_orm::{ConnectionTrait, EntityTrait, FromQueryResult, QueryResult, Statement, Value};

/// Which learners.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct LearnerFilter {
    /// Part of a name or an address.
    pub search: Option<String>,
    pub status: Option<Status>,
    /// Those who enrolled before this one.
    pub before: Option<EnrollmentId>,
}

/// A learner of a course.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Learner {
    pub enrollment: Enrollment,
    pub name: String,
    pub email: String,
}

/// Who enrolled last first, at most `limit`.
///
/// # Errors
/// [`InternalError`]
pub async fn learners(
    store: &Store,
    permit: &Permit<actions::WatchCourse>,
    filter: LearnerFilter,
    limit: u64,
) -> Result<Vec<Learner>, InternalError> {
    let course = permit.course();
    let mut more = String::new();
    let mut values: Vec<Value> = vec![course.0.into()];
    if let Some(status) = filter.status {
        values.push(status.as_str().into());
        more.push_str(&format!(" AND e.status = ${}", values.len()));
    }
    if let Some(before) = filter.before {
        values.push(before.0.into());
        more.push_str(&format!(" AND e.id < ${}", values.len()));
    }
    if let Some(search) = filter.search {
        for word in listed_words(&search) {
            values.push(like_pattern(&word).into());
            more.push_str(&format!(
                " AND p.search_text LIKE ${} ESCAPE '{LIKE_ESCAPE}'",
                values.len()
            ));
        }
    }
    read(
        store,
        course,
        &format!("{more} ORDER BY e.id DESC LIMIT {limit}"),
        values,
    )
    .await
}

/// One learner of this course.
///
/// # Errors
/// [`InternalError`]
pub async fn learner(
    store: &Store,
    permit: &Permit<actions::WatchCourse>,
    id: EnrollmentId,
) -> Result<Option<Learner>, InternalError> {
    let course = permit.course();
    let values = vec![course.0.into(), id.0.into()];
    Ok(read(store, course, " AND e.id = $2", values).await?.pop())
}

async fn read(
    store: &Store,
    course: CourseId,
    more: &str,
    values: Vec<Value>,
) -> Result<Vec<Learner>, InternalError> {
    let Some(course) = course::Entity::find_by_id(course.0)
        .one(store.read())
        .await?
    else {
        return Ok(Vec::new());
    };
    let sql = format!(
        "SELECT e.*, p.name AS person_name, p.email AS person_email \
         FROM enrollment e JOIN person p ON p.id = e.person_id \
         WHERE e.course_id = $1 AND p.erased_at IS NULL{more}"
    );
    let backend = store.read().get_database_backend();
    let rows = store
        .read()
        .query_all_raw(Statement::from_sql_and_values(backend, sql, values))
        .await?;
    rows.iter().map(|row| line(row, &course)).collect()
}

fn line(row: &QueryResult, course: &course::Model) -> Result<Learner, InternalError> {
    let (slug, title) = (course.slug.clone(), course.title.clone());
    let model = enrollment::Model::from_query_result(row, "")?;
    Ok(Learner {
        enrollment: of_row(model, slug, title, course.status.0)?,
        name: row.try_get("", "person_name")?,
        email: row.try_get("", "person_email")?,
    })
}
