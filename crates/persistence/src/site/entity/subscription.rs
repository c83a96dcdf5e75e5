use crate::store::Unique;
use sea_orm::entity::prelude::*;

/// An address is on the list once.
pub const EMAIL: Unique = Unique {
    name: "uq_subscription_email",
    columns: "subscription.email",
};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "subscription")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub email: String,
    pub language: String,
    pub secret: String,
    #[sea_orm(column_type = "Text")]
    pub topics: String,
    pub created_at: DateTimeUtc,
    pub confirmed_at: Option<DateTimeUtc>,
    pub left_at: Option<DateTimeUtc>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
