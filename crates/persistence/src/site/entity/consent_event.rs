use crate::site::ConsentKind;
use crate::store::Word;
use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "consent_event")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub subscription_id: Uuid,
    pub kind: Word<ConsentKind>,
    pub at: DateTimeUtc,
    #[sea_orm(column_type = "Text")]
    pub text: String,
    pub language: String,
    pub form: String,
    #[sea_orm(column_type = "Text")]
    pub topics: String,
    pub token_hash: Option<String>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
