use crate::store::Unique;
use sea_orm::entity::prelude::*;

/// An address has one account.
pub const EMAIL: Unique = Unique {
    name: "uq_person_email",
    columns: "person.email",
};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "person")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub email: String,
    pub name: String,
    pub certificate_name: Option<String>,
    pub name_confirmed_at: Option<DateTimeUtc>,
    pub password_hash: Option<String>,
    pub email_confirmed_at: Option<DateTimeUtc>,
    pub language: String,
    pub theme: String,
    /// An IANA name; `None`: the organization's.
    pub time_zone: Option<String>,
    pub search_text: String,
    pub created_at: DateTimeUtc,
    pub erased_at: Option<DateTimeUtc>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
