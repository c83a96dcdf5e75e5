use crate::catalog::CatalogStatus;
use crate::store::Word;
use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "program")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub key: String,
    pub slug: String,
    pub title: String,
    pub status: Word<CatalogStatus>,
    #[sea_orm(column_type = "Text")]
    pub document: String,
    #[sea_orm(column_type = "Text")]
    pub source: String,
    pub hash: String,
    pub position: i32,
    pub current_revision_id: Option<Uuid>,
    pub created_at: DateTimeUtc,
    pub updated_at: DateTimeUtc,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    /// What visitors read.
    #[sea_orm(
        belongs_to = "super::program_revision::Entity",
        from = "Column::CurrentRevisionId",
        to = "super::program_revision::Column::Id"
    )]
    Current,
}

impl ActiveModelBehavior for ActiveModel {}
