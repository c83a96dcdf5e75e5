//! The search index over public pages, programs and courses. `heading` and
//! `body` are folded to bare words (lower case, no accents) before they come
//! here, so that both databases find the same; `content` is the text as it was
//! written, to show a piece of it. The one migration that must branch: FTS5 and tsvector.

use sea_orm_migration::{prelude::*, sea_orm::DbBackend};

#[derive(Debug, DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        let statements: &[&str] = match m.get_database_backend() {
            DbBackend::Sqlite => &[
                "CREATE VIRTUAL TABLE search_entry USING fts5(subject UNINDEXED, language UNINDEXED, address UNINDEXED, title UNINDEXED, summary UNINDEXED, content UNINDEXED, heading, body, tokenize = 'unicode61 remove_diacritics 2')",
            ],
            _ => &[
                "CREATE TABLE search_entry (subject text NOT NULL, language text NOT NULL, address text NOT NULL, title text NOT NULL, summary text NOT NULL, content text NOT NULL, heading text NOT NULL, body text NOT NULL, terms tsvector GENERATED ALWAYS AS (setweight(to_tsvector('simple', heading), 'A') || setweight(to_tsvector('simple', body), 'B')) STORED)",
                "CREATE INDEX ix_search_entry_terms ON search_entry USING gin (terms)",
                "CREATE INDEX ix_search_entry_subject ON search_entry (subject)",
            ],
        };
        for statement in statements {
            m.get_connection().execute_unprepared(statement).await?;
        }
        Ok(())
    }

    async fn down(&self, m: &SchemaManager) -> Result<(), DbErr> {
        m.get_connection()
            .execute_unprepared("DROP TABLE search_entry")
            .await?;
        Ok(())
    }
}
