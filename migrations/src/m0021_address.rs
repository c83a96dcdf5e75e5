//! Every address that a published course or program had: an earlier one leads to where it is now.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::*;

#[derive(Debug, DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        m.create_table(
            Table::create()
                .table("address")
                .col(text("kind"))
                .col(text("slug"))
                .col(uuid("target_id"))
                .primary_key(Index::create().col("kind").col("slug"))
                .to_owned(),
        )
        .await?;
        for kind in ["course", "program"] {
            m.get_connection()
                .execute_unprepared(&format!(
                    "INSERT INTO address (kind, slug, target_id) SELECT '{kind}', slug, id FROM {kind} WHERE current_revision_id IS NOT NULL"
                ))
                .await?;
        }
        Ok(())
    }

    async fn down(&self, m: &SchemaManager) -> Result<(), DbErr> {
        m.drop_table(Table::drop().table("address").to_owned())
            .await
    }
}
