//! Whose an enrollment is, for the ids in the audit trail.

use super::entity::enrollment::{Column, Entity};
use crate::identity::entity::person;
use sea_orm::sea_query::SelectStatement;
use sea_orm::{ColumnTrait, EntityTrait, JoinType, QueryFilter, QuerySelect, QueryTrait};

/// The learners' names by the ids of their enrollments.
pub(crate) fn names(asked: &SelectStatement) -> Vec<SelectStatement> {
    let with_person = Entity::belongs_to(person::Entity)
        .from(Column::PersonId)
        .to(person::Column::Id)
        .into();
    let learners = Entity::find()
        .select_only()
        .column(Column::Id)
        .column(person::Column::Name)
        .join(JoinType::InnerJoin, with_person)
        .filter(Column::Id.in_subquery(asked.clone()))
        .filter(person::Column::ErasedAt.is_null());
    vec![learners.into_query()]
}
