//! What staff gave a learner on top of a quiz's rules: attempts, minutes, and why.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::*;

#[derive(Debug, DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        m.create_table(
            Table::create()
                .table("allowance")
                .col(uuid("id").primary_key())
                .col(uuid("enrollment_id"))
                .col(text("activity"))
                .col(integer("attempts"))
                .col(integer("minutes"))
                .col(text("reason"))
                .col(timestamp_with_time_zone("given_at"))
                .col(uuid_null("given_by"))
                .foreign_key(
                    ForeignKey::create()
                        .from("allowance", "enrollment_id")
                        .to("enrollment", "id"),
                )
                .to_owned(),
        )
        .await?;
        m.create_index(
            Index::create()
                .name("ix_allowance_enrollment")
                .table("allowance")
                .col("enrollment_id")
                .to_owned(),
        )
        .await
    }

    async fn down(&self, m: &SchemaManager) -> Result<(), DbErr> {
        m.drop_table(Table::drop().table("allowance").to_owned())
            .await
    }
}
