//! Which languages a subject of the search index is there in, as a table with an index: the
//! table of FTS5 has none. And people by a part of their name: the index holds what is
//! looked through, newest first, so that rows which don't match are never read. And what
//! waits for somebody: it is little of much, so an index holds it alone.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::*;

#[derive(Debug, DeriveMigrationName)]
pub struct Migration;

const FILL: &str = "INSERT INTO search_subject (subject, language) SELECT DISTINCT subject, language FROM search_entry";
const INDEXES: [(&str, &str); 5] = [
    (
        "ix_person_listed",
        "person (id, search_text) WHERE erased_at IS NULL",
    ),
    (
        "ix_contact_message_open",
        "contact_message (id) WHERE handled_at IS NULL",
    ),
    (
        "ix_entitlement_unissued",
        "entitlement (id) WHERE status <> 'issued'",
    ),
    (
        "ix_outbox_failed",
        "outbox (id) WHERE failed_at IS NOT NULL",
    ),
    ("ix_job_failed", "job (id) WHERE failed_at IS NOT NULL"),
];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        m.create_table(
            Table::create()
                .table("search_subject")
                .col(text("subject"))
                .col(text("language"))
                .primary_key(Index::create().col("subject").col("language"))
                .to_owned(),
        )
        .await?;
        m.get_connection().execute_unprepared(FILL).await?;
        m.drop_index(
            Index::drop()
                .name("ix_person_search")
                .table("person")
                .to_owned(),
        )
        .await?;
        for (name, on) in INDEXES {
            let sql = format!("CREATE INDEX {name} ON {on}");
            m.get_connection().execute_unprepared(&sql).await?;
        }
        Ok(())
    }

    async fn down(&self, m: &SchemaManager) -> Result<(), DbErr> {
        for (name, _) in INDEXES {
            let sql = format!("DROP INDEX {name}");
            m.get_connection().execute_unprepared(&sql).await?;
        }
        m.create_index(
            Index::create()
                .name("ix_person_search")
                .table("person")
                .col("search_text")
                .to_owned(),
        )
        .await?;
        m.drop_table(Table::drop().table("search_subject").to_owned())
            .await
    }
}
