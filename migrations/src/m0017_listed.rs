//! People are found without apostrophes, and by the two letters that stand for one: what
//! lists search by is written anew as `laurel_domain::sameness::listed` writes it, as far
//! as it may have been otherwise. What certificates are searched by is sealed with them.

use sea_orm_migration::prelude::*;

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
        m.get_connection().execute_unprepared(&sql).await.map(drop)
    }

    async fn down(&self, _: &SchemaManager) -> Result<(), DbErr> {
        Ok(())
    }
}
