//! Tokens of the JSON API, by the hash of their secret; what a client that asks
//! again has done already; and the time zone that a person chose.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::*;

#[derive(Debug, DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        m.create_table(
            Table::create()
                .table("api_token")
                .col(uuid("id").primary_key())
                .col(uuid("person_id"))
                .col(text("name"))
                .col(text("secret_hash"))
                .col(text("scopes"))
                .col(timestamp_with_time_zone("created_at"))
                .col(timestamp_with_time_zone("expires_at"))
                .col(timestamp_with_time_zone_null("last_used_at"))
                .col(timestamp_with_time_zone_null("ended_at"))
                .foreign_key(
                    ForeignKey::create()
                        .from("api_token", "person_id")
                        .to("person", "id"),
                )
                .to_owned(),
        )
        .await?;
        m.create_index(
            Index::create()
                .name("uq_api_token_secret")
                .table("api_token")
                .col("secret_hash")
                .unique()
                .to_owned(),
        )
        .await?;
        m.create_index(
            Index::create()
                .name("ix_api_token_person")
                .table("api_token")
                .col("person_id")
                .to_owned(),
        )
        .await?;
        m.create_table(
            Table::create()
                .table("idempotency_key")
                .col(uuid("token_id"))
                .col(text("method"))
                .col(text("path"))
                .col(text("key"))
                .col(text("body_hash"))
                .col(uuid("created_id"))
                .col(timestamp_with_time_zone("created_at"))
                .primary_key(
                    Index::create()
                        .col("token_id")
                        .col("method")
                        .col("path")
                        .col("key"),
                )
                .to_owned(),
        )
        .await?;
        m.create_index(
            Index::create()
                .name("ix_idempotency_key_created")
                .table("idempotency_key")
                .col("created_at")
                .to_owned(),
        )
        .await?;
        m.alter_table(
            Table::alter()
                .table("person")
                .add_column(text_null("time_zone"))
                .to_owned(),
        )
        .await
    }

    async fn down(&self, m: &SchemaManager) -> Result<(), DbErr> {
        m.alter_table(
            Table::alter()
                .table("person")
                .drop_column("time_zone")
                .to_owned(),
        )
        .await?;
        m.drop_table(Table::drop().table("idempotency_key").to_owned())
            .await?;
        m.drop_table(Table::drop().table("api_token").to_owned())
            .await
    }
}
