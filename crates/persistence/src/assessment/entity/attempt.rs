use crate::assessment::SubmittedBy;
use crate::store::Word;
use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "attempt")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub enrollment_id: Uuid,
    pub revision_id: Uuid,
    pub activity: String,
    pub number: i32,
    pub seed: i64,
    #[sea_orm(column_type = "Text")]
    #[sea_orm(column_name = "paper")]
    pub question_set: String,
    pub started_at: DateTimeUtc,
    pub deadline_at: Option<DateTimeUtc>,
    pub submitted_at: Option<DateTimeUtc>,
    pub submitted_how: Option<Word<SubmittedBy>>,
    pub earned: Option<i64>,
    pub most: Option<i64>,
    pub percent: Option<i32>,
    pub passed: Option<bool>,
    #[sea_orm(column_type = "Text", nullable)]
    pub grades: Option<String>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
