//! People are found without apostrophes, and by the two letters that stand for one: what
//! lists search by is written anew in SQL as far as that can do it. SQLite's search index
//! is made anew, so that marks which are parts of letters belong to words. What
//! certificates are searched by is sealed with them and stays.

use sea_orm_migration::{prelude::*, sea_orm::DbBackend};

const LETTERS: [(&str, &str); 9] = [
    ("''", ""),
    ("’", ""),
    ("‘", ""),
    ("ʼ", ""),
    ("`", ""),
    ("ß", "ss"),
    ("æ", "ae"),
    ("œ", "oe"),
    ("þ", "th"),
];

const INDEX: [&str; 4] = [
    "CREATE VIRTUAL TABLE search_entry_new USING fts5(subject UNINDEXED, language UNINDEXED, address UNINDEXED, title UNINDEXED, summary UNINDEXED, content UNINDEXED, heading, body, tokenize = \"unicode61 remove_diacritics 0 categories 'L* M* N* Co'\")",
    "INSERT INTO search_entry_new (subject, language, address, title, summary, content, heading, body) SELECT subject, language, address, title, summary, content, heading, body FROM search_entry",
    "DROP TABLE search_entry",
    "ALTER TABLE search_entry_new RENAME TO search_entry",
];

#[derive(Debug, DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        let mut text = "search_text".to_owned();
        for (before, after) in LETTERS {
            text = format!("replace({text}, '{before}', '{after}')");
        }
        let sql = format!("UPDATE person SET search_text = {text} WHERE search_text <> {text}");
        m.get_connection().execute_unprepared(&sql).await?;
        if m.get_database_backend() == DbBackend::Sqlite {
            for statement in INDEX {
                m.get_connection().execute_unprepared(statement).await?;
            }
        }
        Ok(())
    }

    async fn down(&self, _: &SchemaManager) -> Result<(), DbErr> {
        Ok(())
    }
}
