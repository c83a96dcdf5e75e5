use crate::store::{Unique, Word};
use laurel_domain::authoring::document::AwardKind;
use sea_orm::entity::prelude::*;

/// No two have the same number.
pub const NUMBER: Unique = Unique {
    name: "uq_certificate_number",
    columns: "certificate.number",
};
/// One for a person, an award and a cycle.
pub const EARNED: Unique = Unique {
    name: "uq_certificate_earned",
    columns: "certificate.person_id, certificate.award_id, certificate.cycle",
};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "certificate")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub number: String,
    pub person_id: Option<Uuid>,
    pub award_id: Uuid,
    pub cycle: i32,
    pub holder: String,
    pub title: String,
    pub kind: Word<AwardKind>,
    pub hours_halves: i32,
    pub language: String,
    pub issued_on: Date,
    pub issued_at: DateTimeUtc,
    pub expires_on: Option<Date>,
    pub time_zone: String,
    pub issuer_name: String,
    pub issuer_url: String,
    pub template: String,
    pub pdf_sha256: String,
    pub pdf_size: i64,
    #[sea_orm(column_type = "Text")]
    pub sealed: String,
    #[sea_orm(column_type = "Text")]
    pub evidence: String,
    pub search_text: String,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
