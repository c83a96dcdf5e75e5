//! What can be earned. An award is never deleted: certificates hang on it.

use super::entity::award::{ActiveModel, Column, Entity, Model};
use crate::store::{InternalError, Store, Tx, Word};
use chrono::{DateTime, Utc};
use laurel_domain::authoring::document::{self, AwardKind};
use laurel_domain::identity::Public;
use laurel_domain::ids::{AwardId, CourseId, ProgramId};
use sea_orm::sea_query::Expr;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, QueryFilter,
    QueryOrder, Set,
};
use uuid::Uuid;

/// What must be completed to earn it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AwardSubject {
    Program(ProgramId),
    Course(CourseId),
}

impl AwardSubject {
    pub(super) const fn as_str(self) -> &'static str {
        match self {
            Self::Program(_) => "program",
            Self::Course(_) => "course",
        }
    }

    pub(super) const fn id(self) -> Uuid {
        match self {
            Self::Program(id) => id.0,
            Self::Course(id) => id.0,
        }
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Award {
    pub id: AwardId,
    pub slug: String,
    pub subject: AwardSubject,
    /// Stands on the certificate.
    pub title: String,
    pub kind: AwardKind,
    /// Calendar months from issue; `None`: no end.
    pub valid_months: Option<u32>,
    /// Stands before the title; `None`: a sentence in the reader's language.
    pub statement: Option<String>,
    /// Since when it can't be earned any more.
    pub retired_at: Option<DateTime<Utc>>,
}

impl TryFrom<Model> for Award {
    type Error = InternalError;

    fn try_from(row: Model) -> Result<Self, InternalError> {
        let unknown = |what: &str| InternalError::Corrupt(format!("award {} has {what}", row.id));
        Ok(Self {
            id: AwardId(row.id),
            subject: match row.subject.as_str() {
                "program" => AwardSubject::Program(ProgramId(row.subject_id)),
                "course" => AwardSubject::Course(CourseId(row.subject_id)),
                _ => return Err(unknown("an unknown subject")),
            },
            kind: row.kind.0,
            slug: row.slug,
            title: row.title,
            valid_months: row.valid_months.and_then(|months| months.try_into().ok()),
            statement: Some(row.statement).filter(|text| !text.is_empty()),
            retired_at: row.retired_at,
        })
    }
}

/// The award with this address; awards are shown with what earns them.
///
/// # Errors
/// [`InternalError`]
pub async fn award_by_slug(
    store: &Store,
    _: Public,
    slug: &str,
) -> Result<Option<Award>, InternalError> {
    let row = Entity::find()
        .filter(Column::Slug.eq(slug))
        .one(store.read())
        .await?;
    row.map(Award::try_from).transpose()
}

/// The awards that completing this earns now; at most one today.
pub(crate) async fn awards_of<C: ConnectionTrait>(
    on: &C,
    subject: AwardSubject,
) -> Result<Vec<Award>, InternalError> {
    let rows = Entity::find()
        .filter(Column::SubjectId.eq(subject.id()))
        .filter(Column::RetiredAt.is_null())
        .order_by_asc(Column::Id)
        .all(on)
        .await?;
    rows.into_iter().map(Award::try_from).collect()
}

/// Makes the subject's award what its document says: the one that is named is
/// made or updated, every other one of the subject is retired.
pub(crate) async fn settle_award(
    tx: &Tx,
    subject: AwardSubject,
    wanted: Option<&document::Award>,
) -> Result<(), InternalError> {
    let now = tx.now();
    let mut others = Entity::update_many()
        .col_expr(Column::RetiredAt, Expr::value(now))
        .filter(Column::SubjectId.eq(subject.id()))
        .filter(Column::RetiredAt.is_null());
    if let Some(wanted) = wanted {
        others = others.filter(Column::Slug.ne(&wanted.slug));
    }
    others.exec(tx).await?;
    let Some(wanted) = wanted else {
        return Ok(());
    };
    let known = Entity::find()
        .filter(Column::Slug.eq(&wanted.slug))
        .one(tx)
        .await?;
    let is_known = known.is_some();
    let mut row = known.map_or_else(
        || ActiveModel {
            id: Set(tx.new_id()),
            slug: Set(wanted.slug.clone()),
            subject: Set(subject.as_str().to_owned()),
            subject_id: Set(subject.id()),
            created_at: Set(now),
            ..Default::default()
        },
        IntoActiveModel::into_active_model,
    );
    row.title = Set(wanted.title.clone());
    row.kind = Set(Word(wanted.kind));
    row.valid_months = Set(wanted.valid_months.and_then(|m| i32::try_from(m).ok()));
    row.statement = Set(wanted.statement.clone().unwrap_or_default());
    row.retired_at = Set(None);
    if is_known {
        row.update(tx).await?;
    } else {
        row.insert(tx).await?;
    }
    Ok(())
}
