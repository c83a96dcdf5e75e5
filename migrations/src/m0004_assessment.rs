//! Attempts and the journal of answers. The attempt row exists before its first question is seen; answers are only ever added, the last one counts.

use sea_orm_migration::{prelude::*, schema::*};

#[derive(Debug, DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        m.create_table(
            Table::create()
                .table("attempt")
                .col(pk_uuid("id"))
                .col(uuid("enrollment_id"))
                .col(uuid("revision_id"))
                .col(string("activity"))
                .col(integer("number"))
                .col(big_integer("seed"))
                .col(text("paper"))
                .col(timestamp_with_time_zone("started_at"))
                .col(timestamp_with_time_zone_null("deadline_at"))
                .col(timestamp_with_time_zone_null("submitted_at"))
                .col(string_null("submitted_how"))
                .col(big_integer_null("earned"))
                .col(big_integer_null("most"))
                .col(integer_null("percent"))
                .col(boolean_null("passed"))
                .col(text_null("grades"))
                .foreign_key(
                    ForeignKey::create()
                        .name("fk_attempt_enrollment_id")
                        .from("attempt", "enrollment_id")
                        .to("enrollment", "id"),
                )
                .foreign_key(
                    ForeignKey::create()
                        .name("fk_attempt_revision_id")
                        .from("attempt", "revision_id")
                        .to("revision", "id"),
                )
                .to_owned(),
        )
        .await?;
        m.create_table(
            Table::create()
                .table("answer")
                .col(big_pk_auto("id"))
                .col(uuid("attempt_id"))
                .col(string("question"))
                .col(text("response"))
                .col(timestamp_with_time_zone("at"))
                .foreign_key(
                    ForeignKey::create()
                        .name("fk_answer_attempt_id")
                        .from("answer", "attempt_id")
                        .to("attempt", "id"),
                )
                .to_owned(),
        )
        .await?;
        m.create_index(
            Index::create()
                .name("uq_attempt_number")
                .table("attempt")
                .col("enrollment_id")
                .col("activity")
                .col("number")
                .unique()
                .to_owned(),
        )
        .await?;
        m.create_index(
            Index::create()
                .name("ix_attempt_deadline")
                .table("attempt")
                .col("submitted_at")
                .col("deadline_at")
                .to_owned(),
        )
        .await?;
        m.create_index(
            Index::create()
                .name("ix_answer_attempt")
                .table("answer")
                .col("attempt_id")
                .col("question")
                .col("id")
                .to_owned(),
        )
        .await?;
        Ok(())
    }

    async fn down(&self, m: &SchemaManager) -> Result<(), DbErr> {
        for table in ["answer", "attempt"] {
            m.drop_table(Table::drop().table(table).to_owned()).await?;
        }
        Ok(())
    }
}
