//! The outbox and the jobs: both are written in the transaction that causes them and claimed by workers.

use sea_orm_migration::{prelude::*, schema::*};

#[derive(Debug, DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        m.create_table(
            Table::create()
                .table("outbox")
                .col(pk_uuid("id"))
                .col(string("kind"))
                .col(uuid_null("person_id"))
                .col(string("recipient"))
                .col(text("data"))
                .col(string_null("subject"))
                .col(text_null("text_body"))
                .col(text_null("html_body"))
                .col(string("language"))
                .col(string("dedup_key"))
                .col(timestamp_with_time_zone("created_at"))
                .col(timestamp_with_time_zone("next_at"))
                .col(timestamp_with_time_zone_null("leased_until"))
                .col(integer("attempts"))
                .col(timestamp_with_time_zone_null("sent_at"))
                .col(timestamp_with_time_zone_null("failed_at"))
                .col(text_null("last_answer"))
                .to_owned(),
        )
        .await?;
        m.create_table(
            Table::create()
                .table("job")
                .col(pk_uuid("id"))
                .col(string("kind"))
                .col(text("payload"))
                .col(string("dedup_key"))
                .col(timestamp_with_time_zone("created_at"))
                .col(timestamp_with_time_zone("next_at"))
                .col(timestamp_with_time_zone_null("leased_until"))
                .col(integer("attempts"))
                .col(timestamp_with_time_zone_null("done_at"))
                .col(timestamp_with_time_zone_null("failed_at"))
                .col(text_null("last_error"))
                .col(integer("progress"))
                .col(integer("total"))
                .to_owned(),
        )
        .await?;
        m.create_index(
            Index::create()
                .name("uq_outbox_dedup")
                .table("outbox")
                .col("dedup_key")
                .unique()
                .to_owned(),
        )
        .await?;
        m.create_index(
            Index::create()
                .name("ix_outbox_due")
                .table("outbox")
                .col("sent_at")
                .col("failed_at")
                .col("next_at")
                .to_owned(),
        )
        .await?;
        m.create_index(
            Index::create()
                .name("ix_outbox_created")
                .table("outbox")
                .col("created_at")
                .col("id")
                .to_owned(),
        )
        .await?;
        m.create_index(
            Index::create()
                .name("uq_job_dedup")
                .table("job")
                .col("dedup_key")
                .unique()
                .to_owned(),
        )
        .await?;
        m.create_index(
            Index::create()
                .name("ix_job_due")
                .table("job")
                .col("done_at")
                .col("failed_at")
                .col("next_at")
                .to_owned(),
        )
        .await?;
        m.create_index(
            Index::create()
                .name("ix_job_created")
                .table("job")
                .col("created_at")
                .col("id")
                .to_owned(),
        )
        .await?;
        Ok(())
    }

    async fn down(&self, m: &SchemaManager) -> Result<(), DbErr> {
        for table in ["job", "outbox"] {
            m.drop_table(Table::drop().table(table).to_owned()).await?;
        }
        Ok(())
    }
}
