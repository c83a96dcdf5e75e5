//! How many learners are in courses. Who was erased does not count.

use crate::identity::entity::person;
use crate::store::{InternalError, Store, Word};
use laurel_domain::enrollment::Status;
use laurel_domain::identity::{Permit, actions};
use sea_orm::sea_query::{Alias, Expr, ExprTrait, Func, IntoCondition, Query, SelectStatement};
use sea_orm::{ColumnTrait, ConnectionTrait, TryGetable};
use std::collections::BTreeMap;
use uuid::Uuid;

const ENROLLMENT: &str = "enrollment";

/// How many are in a course, for who is about to change it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct LearnerCounts {
    pub active: i64,
    pub completed: i64,
}

impl LearnerCounts {
    fn add(&mut self, status: Status, many: i64) {
        match status {
            Status::Active => self.active += many,
            Status::Completed => self.completed += many,
            Status::Withdrawn => {}
        }
    }
}

/// # Errors
/// [`InternalError`]
pub async fn learners_by_status(
    store: &Store,
    permit: &Permit<actions::AuthorCourse>,
) -> Result<LearnerCounts, InternalError> {
    let course = permit.course();
    counted(store, enrollment_column("course_id").eq(course.0)).await
}

/// Those of the enrollments that `of` chooses.
pub(crate) async fn counted(store: &Store, of: Expr) -> Result<LearnerCounts, InternalError> {
    let mut learners = LearnerCounts::default();
    for (Word(status), many) in count(store, "status", of).await? {
        learners.add(status, many);
    }
    Ok(learners)
}

/// How many are in each of these courses and did not leave it.
pub(crate) async fn enrolled(
    store: &Store,
    courses: Vec<Uuid>,
) -> Result<BTreeMap<Uuid, i64>, InternalError> {
    if courses.is_empty() {
        return Ok(BTreeMap::new());
    }
    let of = enrollment_column("course_id")
        .is_in(courses)
        .and(enrollment_column("status").ne(Status::Withdrawn.as_str()));
    count(store, "course_id", of).await
}

/// All of them by their index alone, less the few whose person was erased: to
/// look at the person of each would read two tables.
async fn count<K: TryGetable + Ord>(
    store: &Store,
    by: &'static str,
    of: Expr,
) -> Result<BTreeMap<K, i64>, InternalError> {
    let mut counts = rows(store, grouped(by, of.clone())).await?;
    let mut erased = grouped(by, of);
    erased.inner_join(
        person::Entity,
        enrollment_column("person_id")
            .eq(Expr::col((person::Entity, person::Column::Id)))
            .and(person::Column::ErasedAt.is_not_null())
            .into_condition(),
    );
    for (key, many) in rows(store, erased).await? {
        if let Some(count) = counts.get_mut(&key) {
            *count -= many;
        }
    }
    Ok(counts)
}

/// Of the enrollments' table.
pub(crate) fn enrollment_column(name: &'static str) -> Expr {
    Expr::col((Alias::new(ENROLLMENT), Alias::new(name)))
}

fn grouped(by: &'static str, of: Expr) -> SelectStatement {
    Query::select()
        .expr_as(enrollment_column(by), Alias::new("key"))
        .expr_as(Func::count(enrollment_column(by)), Alias::new("many"))
        .from(Alias::new(ENROLLMENT))
        .and_where(of)
        .add_group_by([enrollment_column(by)])
        .to_owned()
}

async fn rows<K: TryGetable + Ord>(
    store: &Store,
    query: SelectStatement,
) -> Result<BTreeMap<K, i64>, InternalError> {
    let mut counts = BTreeMap::new();
    for row in store.read().query_all(&query).await? {
        counts.insert(row.try_get("", "key")?, row.try_get("", "many")?);
    }
    Ok(counts)
}
