//! People, their roles and sessions, one-time links, and which terms they accepted.

use sea_orm_migration::{prelude::*, schema::*};

#[derive(Debug, DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        m.create_table(
            Table::create()
                .table("person")
                .col(pk_uuid("id"))
                .col(string("email"))
                .col(string("name"))
                .col(string_null("certificate_name"))
                .col(timestamp_with_time_zone_null("name_confirmed_at"))
                .col(string_null("password_hash"))
                .col(timestamp_with_time_zone_null("email_confirmed_at"))
                .col(string("language"))
                .col(string("theme"))
                .col(string("search_text"))
                .col(timestamp_with_time_zone("created_at"))
                .col(timestamp_with_time_zone_null("erased_at"))
                .to_owned(),
        )
        .await?;
        m.create_table(
            Table::create()
                .table("role_grant")
                .col(pk_uuid("id"))
                .col(uuid("person_id"))
                .col(string("role"))
                .col(uuid_null("course_id"))
                .col(timestamp_with_time_zone("granted_at"))
                .col(uuid_null("granted_by"))
                .col(timestamp_with_time_zone_null("ended_at"))
                .col(uuid_null("ended_by"))
                .foreign_key(
                    ForeignKey::create()
                        .name("fk_role_grant_person_id")
                        .from("role_grant", "person_id")
                        .to("person", "id"),
                )
                .to_owned(),
        )
        .await?;
        m.create_table(
            Table::create()
                .table("session")
                .col(pk_uuid("id"))
                .col(uuid("person_id"))
                .col(timestamp_with_time_zone("created_at"))
                .col(timestamp_with_time_zone("last_seen_at"))
                .col(timestamp_with_time_zone("expires_at"))
                .col(timestamp_with_time_zone_null("ended_at"))
                .col(string("user_agent"))
                .col(string("address"))
                .foreign_key(
                    ForeignKey::create()
                        .name("fk_session_person_id")
                        .from("session", "person_id")
                        .to("person", "id"),
                )
                .to_owned(),
        )
        .await?;
        m.create_table(
            Table::create()
                .table("one_time_link")
                .col(pk_uuid("id"))
                .col(string("purpose"))
                .col(uuid_null("person_id"))
                .col(string("token_hash"))
                .col(text("data"))
                .col(timestamp_with_time_zone("created_at"))
                .col(timestamp_with_time_zone("expires_at"))
                .col(timestamp_with_time_zone_null("used_at"))
                .foreign_key(
                    ForeignKey::create()
                        .name("fk_one_time_link_person_id")
                        .from("one_time_link", "person_id")
                        .to("person", "id"),
                )
                .to_owned(),
        )
        .await?;
        m.create_table(
            Table::create()
                .table("policy_acceptance")
                .col(pk_uuid("id"))
                .col(uuid("person_id"))
                .col(string("document"))
                .col(string("version"))
                .col(timestamp_with_time_zone("accepted_at"))
                .foreign_key(
                    ForeignKey::create()
                        .name("fk_policy_acceptance_person_id")
                        .from("policy_acceptance", "person_id")
                        .to("person", "id"),
                )
                .to_owned(),
        )
        .await?;
        m.create_table(
            Table::create()
                .table("invalidation")
                .col(big_pk_auto("id"))
                .col(string("kind"))
                .col(uuid("subject"))
                .col(timestamp_with_time_zone("at"))
                .to_owned(),
        )
        .await?;
        m.create_index(
            Index::create()
                .name("uq_person_email")
                .table("person")
                .col("email")
                .unique()
                .to_owned(),
        )
        .await?;
        m.create_index(
            Index::create()
                .name("ix_person_search")
                .table("person")
                .col("search_text")
                .to_owned(),
        )
        .await?;
        m.create_index(
            Index::create()
                .name("ix_person_created")
                .table("person")
                .col("created_at")
                .col("id")
                .to_owned(),
        )
        .await?;
        m.create_index(
            Index::create()
                .name("ix_role_grant_person")
                .table("role_grant")
                .col("person_id")
                .to_owned(),
        )
        .await?;
        m.create_index(
            Index::create()
                .name("ix_session_person")
                .table("session")
                .col("person_id")
                .col("ended_at")
                .to_owned(),
        )
        .await?;
        m.create_index(
            Index::create()
                .name("uq_one_time_link_hash")
                .table("one_time_link")
                .col("token_hash")
                .unique()
                .to_owned(),
        )
        .await?;
        m.create_index(
            Index::create()
                .name("ix_one_time_link_person")
                .table("one_time_link")
                .col("person_id")
                .col("purpose")
                .to_owned(),
        )
        .await?;
        m.create_index(
            Index::create()
                .name("uq_policy_acceptance")
                .table("policy_acceptance")
                .col("person_id")
                .col("document")
                .col("version")
                .unique()
                .to_owned(),
        )
        .await?;
        Ok(())
    }

    async fn down(&self, m: &SchemaManager) -> Result<(), DbErr> {
        for table in [
            "invalidation",
            "policy_acceptance",
            "one_time_link",
            "session",
            "role_grant",
            "person",
        ] {
            m.drop_table(Table::drop().table(table).to_owned()).await?;
        }
        Ok(())
    }
}
