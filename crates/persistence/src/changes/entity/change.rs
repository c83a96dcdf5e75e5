use sea_orm::entity::prelude::*;

/// The database gives the rest of a row: its instant, and on PostgreSQL the
/// number of its transaction.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "change")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    /// `content`, `person` or `session`.
    pub kind: String,
    /// The person's or session's id.
    pub subject: Option<Uuid>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
