//! The second wall around certificates: the database itself refuses to change
//! or delete one, or an event of one. Only the link to a person may be cut,
//! which is what erasing that person does.

use sea_orm_migration::{prelude::*, sea_orm::DbBackend};

#[derive(Debug, DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        m.create_index(
            Index::create()
                .name("ix_certificate_event_other")
                .table("certificate_event")
                .col("other_id")
                .to_owned(),
        )
        .await?;
        let statements = match m.get_database_backend() {
            DbBackend::Sqlite => SQLITE,
            _ => POSTGRESQL,
        };
        for statement in statements {
            m.get_connection().execute_unprepared(statement).await?;
        }
        Ok(())
    }

    async fn down(&self, m: &SchemaManager) -> Result<(), DbErr> {
        let statements: &[&str] = match m.get_database_backend() {
            DbBackend::Sqlite => &[
                "DROP TRIGGER certificate_is_kept",
                "DROP TRIGGER certificate_is_sealed",
                "DROP TRIGGER certificate_event_is_kept",
                "DROP TRIGGER certificate_event_is_sealed",
                "DROP INDEX ix_certificate_event_other",
            ],
            _ => &[
                "DROP TRIGGER certificate_is_sealed ON certificate",
                "DROP TRIGGER certificate_is_kept ON certificate",
                "DROP TRIGGER certificate_event_is_sealed ON certificate_event",
                "DROP TRIGGER certificate_event_is_kept ON certificate_event",
                "DROP FUNCTION certificate_guard",
                "DROP FUNCTION certificate_event_guard",
                "DROP INDEX ix_certificate_event_other",
            ],
        };
        for statement in statements {
            m.get_connection().execute_unprepared(statement).await?;
        }
        Ok(())
    }
}

const SQLITE: &[&str] = &[
    "CREATE TRIGGER certificate_is_kept BEFORE DELETE ON certificate \
     BEGIN SELECT RAISE(ABORT, 'a certificate is never deleted'); END",
    "CREATE TRIGGER certificate_is_sealed BEFORE UPDATE ON certificate \
     WHEN NOT (NEW.person_id IS NULL \
       AND NEW.id IS OLD.id AND NEW.number IS OLD.number AND NEW.award_id IS OLD.award_id \
       AND NEW.cycle IS OLD.cycle AND NEW.holder IS OLD.holder AND NEW.title IS OLD.title \
       AND NEW.kind IS OLD.kind AND NEW.hours_halves IS OLD.hours_halves \
       AND NEW.language IS OLD.language AND NEW.issued_on IS OLD.issued_on \
       AND NEW.issued_at IS OLD.issued_at AND NEW.expires_on IS OLD.expires_on \
       AND NEW.time_zone IS OLD.time_zone AND NEW.issuer_name IS OLD.issuer_name \
       AND NEW.issuer_url IS OLD.issuer_url AND NEW.template IS OLD.template \
       AND NEW.pdf_sha256 IS OLD.pdf_sha256 AND NEW.pdf_size IS OLD.pdf_size \
       AND NEW.sealed IS OLD.sealed AND NEW.evidence IS OLD.evidence \
       AND NEW.search_text IS OLD.search_text) \
     BEGIN SELECT RAISE(ABORT, 'a certificate is sealed'); END",
    "CREATE TRIGGER certificate_event_is_kept BEFORE DELETE ON certificate_event \
     BEGIN SELECT RAISE(ABORT, 'an event of a certificate is never deleted'); END",
    "CREATE TRIGGER certificate_event_is_sealed BEFORE UPDATE ON certificate_event \
     BEGIN SELECT RAISE(ABORT, 'an event of a certificate is never changed'); END",
];

const POSTGRESQL: &[&str] = &[
    "CREATE FUNCTION certificate_guard() RETURNS trigger LANGUAGE plpgsql AS $$ \
     BEGIN \
       IF TG_OP = 'UPDATE' AND NEW.person_id IS NULL \
          AND to_jsonb(NEW) - 'person_id' = to_jsonb(OLD) - 'person_id' THEN \
         RETURN NEW; \
       END IF; \
       RAISE EXCEPTION 'a certificate is sealed and never deleted'; \
     END $$",
    "CREATE FUNCTION certificate_event_guard() RETURNS trigger LANGUAGE plpgsql AS $$ \
     BEGIN RAISE EXCEPTION 'an event of a certificate is never changed or deleted'; END $$",
    "CREATE TRIGGER certificate_is_sealed BEFORE UPDATE OR DELETE ON certificate \
     FOR EACH ROW EXECUTE FUNCTION certificate_guard()",
    "CREATE TRIGGER certificate_is_kept BEFORE TRUNCATE ON certificate \
     FOR EACH STATEMENT EXECUTE FUNCTION certificate_guard()",
    "CREATE TRIGGER certificate_event_is_sealed BEFORE UPDATE OR DELETE ON certificate_event \
     FOR EACH ROW EXECUTE FUNCTION certificate_event_guard()",
    "CREATE TRIGGER certificate_event_is_kept BEFORE TRUNCATE ON certificate_event \
     FOR EACH STATEMENT EXECUTE FUNCTION certificate_event_guard()",
];
