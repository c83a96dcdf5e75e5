use crate::store::Word;
use laurel_domain::authoring::document::AwardKind;
use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "award")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub slug: String,
    pub subject: String,
    pub subject_id: Uuid,
    pub title: String,
    pub kind: Word<AwardKind>,
    pub valid_months: Option<i32>,
    #[sea_orm(column_type = "Text")]
    pub statement: String,
    pub created_at: DateTimeUtc,
    pub retired_at: Option<DateTimeUtc>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
