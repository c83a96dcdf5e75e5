//! What changed, for every node to hear of. On PostgreSQL each row carries the
//! number of its transaction, since transactions do not commit in the order of
//! the rows' ids. Nothing is moved from the table before: what it tells counts
//! for seconds, and a server that starts reads everything anew.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::*;

#[derive(Debug, DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        m.drop_table(Table::drop().table("invalidation").to_owned())
            .await?;
        let mut table = Table::create()
            .table("change")
            .col(big_pk_auto("id"))
            .col(string("kind"))
            .col(uuid_null("subject"))
            // the database's clock: those of the nodes may differ
            .col(timestamp_with_time_zone("at").default(Expr::current_timestamp()))
            .to_owned();
        if m.get_database_backend() != sea_orm::DbBackend::Postgres {
            return m.create_table(table).await;
        }
        let number = ColumnDef::new("xid")
            .custom("xid8")
            .not_null()
            .default(Expr::cust("pg_current_xact_id()"))
            .to_owned();
        m.create_table(table.col(number).to_owned()).await?;
        m.create_index(
            Index::create()
                .name("ix_change_xid")
                .table("change")
                .col("xid")
                .to_owned(),
        )
        .await
    }

    async fn down(&self, m: &SchemaManager) -> Result<(), DbErr> {
        m.drop_table(Table::drop().table("change").to_owned())
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
        .await
    }
}
