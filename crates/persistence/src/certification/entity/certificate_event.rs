use crate::store::Word;
use laurel_domain::certification::{EventKind, RevocationReason};
use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "certificate_event")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub certificate_id: Uuid,
    pub kind: Word<EventKind>,
    pub at: DateTimeUtc,
    pub on_date: Date,
    pub by_person: Option<Uuid>,
    pub reason: Option<Word<RevocationReason>>,
    #[sea_orm(column_type = "Text", nullable)]
    pub public_note: Option<String>,
    #[sea_orm(column_type = "Text", nullable)]
    pub private_note: Option<String>,
    pub other_id: Option<Uuid>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
