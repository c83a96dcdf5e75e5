//! Questions of an open attempt that a learner marked to look at later.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::*;

#[derive(Debug, DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        m.create_table(
            Table::create()
                .table("question_mark")
                .col(uuid("attempt_id"))
                .col(text("question"))
                .primary_key(Index::create().col("attempt_id").col("question"))
                .foreign_key(
                    ForeignKey::create()
                        .from("question_mark", "attempt_id")
                        .to("attempt", "id"),
                )
                .to_owned(),
        )
        .await
    }

    async fn down(&self, m: &SchemaManager) -> Result<(), DbErr> {
        m.drop_table(Table::drop().table("question_mark").to_owned())
            .await
    }
}
