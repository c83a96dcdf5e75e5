//! Who is in which course, on which revision, and the facts of their learning. The status, place and percent of an enrollment are derived from its facts.

use sea_orm_migration::{prelude::*, schema::*};

#[derive(Debug, DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        m.create_table(
            Table::create()
                .table("enrollment")
                .col(pk_uuid("id"))
                .col(uuid("person_id"))
                .col(uuid("course_id"))
                .col(uuid("revision_id"))
                .col(string("status"))
                .col(string_null("place"))
                .col(integer("done_count"))
                .col(integer("required_count"))
                .col(integer("percent"))
                .col(timestamp_with_time_zone("created_at"))
                .col(timestamp_with_time_zone("updated_at"))
                .col(timestamp_with_time_zone_null("completed_at"))
                .foreign_key(
                    ForeignKey::create()
                        .name("fk_enrollment_person_id")
                        .from("enrollment", "person_id")
                        .to("person", "id"),
                )
                .foreign_key(
                    ForeignKey::create()
                        .name("fk_enrollment_course_id")
                        .from("enrollment", "course_id")
                        .to("course", "id"),
                )
                .foreign_key(
                    ForeignKey::create()
                        .name("fk_enrollment_revision_id")
                        .from("enrollment", "revision_id")
                        .to("revision", "id"),
                )
                .to_owned(),
        )
        .await?;
        m.create_table(
            Table::create()
                .table("enrollment_event")
                .col(pk_uuid("id"))
                .col(uuid("enrollment_id"))
                .col(string("kind"))
                .col(timestamp_with_time_zone("at"))
                .col(uuid_null("by_person"))
                .col(text("reason"))
                .foreign_key(
                    ForeignKey::create()
                        .name("fk_enrollment_event_enrollment_id")
                        .from("enrollment_event", "enrollment_id")
                        .to("enrollment", "id"),
                )
                .to_owned(),
        )
        .await?;
        m.create_table(
            Table::create()
                .table("progress_fact")
                .col(pk_uuid("id"))
                .col(uuid("enrollment_id"))
                .col(string("activity"))
                .col(string("kind"))
                .col(timestamp_with_time_zone("at"))
                .col(uuid_null("by_person"))
                .col(text("reason"))
                .col(text("evidence"))
                .foreign_key(
                    ForeignKey::create()
                        .name("fk_progress_fact_enrollment_id")
                        .from("progress_fact", "enrollment_id")
                        .to("enrollment", "id"),
                )
                .to_owned(),
        )
        .await?;
        m.create_table(
            Table::create()
                .table("lesson_note")
                .col(pk_uuid("id"))
                .col(uuid("enrollment_id"))
                .col(string("activity"))
                .col(text("body"))
                .col(timestamp_with_time_zone("updated_at"))
                .foreign_key(
                    ForeignKey::create()
                        .name("fk_lesson_note_enrollment_id")
                        .from("lesson_note", "enrollment_id")
                        .to("enrollment", "id"),
                )
                .to_owned(),
        )
        .await?;
        m.create_table(
            Table::create()
                .table("bookmark")
                .col(pk_uuid("id"))
                .col(uuid("enrollment_id"))
                .col(string("activity"))
                .col(timestamp_with_time_zone("created_at"))
                .foreign_key(
                    ForeignKey::create()
                        .name("fk_bookmark_enrollment_id")
                        .from("bookmark", "enrollment_id")
                        .to("enrollment", "id"),
                )
                .to_owned(),
        )
        .await?;
        m.create_table(
            Table::create()
                .table("lesson_opening")
                .col(pk_uuid("id"))
                .col(uuid("enrollment_id"))
                .col(string("activity"))
                .col(timestamp_with_time_zone("opened_at"))
                .foreign_key(
                    ForeignKey::create()
                        .name("fk_lesson_opening_enrollment_id")
                        .from("lesson_opening", "enrollment_id")
                        .to("enrollment", "id"),
                )
                .to_owned(),
        )
        .await?;
        m.create_index(
            Index::create()
                .name("uq_enrollment_person_course")
                .table("enrollment")
                .col("person_id")
                .col("course_id")
                .unique()
                .to_owned(),
        )
        .await?;
        m.create_index(
            Index::create()
                .name("ix_enrollment_course")
                .table("enrollment")
                .col("course_id")
                .col("status")
                .col("id")
                .to_owned(),
        )
        .await?;
        m.create_index(
            Index::create()
                .name("ix_enrollment_event_enrollment")
                .table("enrollment_event")
                .col("enrollment_id")
                .to_owned(),
        )
        .await?;
        m.create_index(
            Index::create()
                .name("uq_progress_fact")
                .table("progress_fact")
                .col("enrollment_id")
                .col("activity")
                .col("kind")
                .unique()
                .to_owned(),
        )
        .await?;
        m.create_index(
            Index::create()
                .name("uq_lesson_note")
                .table("lesson_note")
                .col("enrollment_id")
                .col("activity")
                .unique()
                .to_owned(),
        )
        .await?;
        m.create_index(
            Index::create()
                .name("uq_bookmark")
                .table("bookmark")
                .col("enrollment_id")
                .col("activity")
                .unique()
                .to_owned(),
        )
        .await?;
        m.create_index(
            Index::create()
                .name("uq_lesson_opening")
                .table("lesson_opening")
                .col("enrollment_id")
                .col("activity")
                .unique()
                .to_owned(),
        )
        .await?;
        Ok(())
    }

    async fn down(&self, m: &SchemaManager) -> Result<(), DbErr> {
        for table in [
            "lesson_opening",
            "bookmark",
            "lesson_note",
            "progress_fact",
            "enrollment_event",
            "enrollment",
        ] {
            m.drop_table(Table::drop().table(table).to_owned()).await?;
        }
        Ok(())
    }
}
